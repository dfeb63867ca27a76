import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Takes the keyboard to another place when what had the focus inside the container was drawn away: by a step that has no such field, or
 * by the button that did away with itself. Otherwise the keyboard would begin again from the top of the page.
 * @param place where to go on; asked for after the drawing
 */
export function useFocusKept(
  container: RefObject<HTMLElement>,
  place: () => HTMLElement | null | undefined,
): void {
  const last = useRef<Node | undefined>(undefined);
  useEffect(() => {
    const entered = ({ target }: FocusEvent) => {
      last.current = target instanceof Node && container.current?.contains(target) ? target : undefined;
    };
    const left = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        // Still there, and not only because the whole window was left: somebody has clicked beside everything.
        const byChoice = last.current?.isConnected && document.activeElement !== target;
        if (target === last.current && byChoice) last.current = undefined;
      });
    document.addEventListener('focusin', entered);
    document.addEventListener('focusout', left);
    return () => {
      document.removeEventListener('focusin', entered);
      document.removeEventListener('focusout', left);
    };
  }, [container]);
  useEffect(() => {
    if (!last.current || last.current.isConnected) return;
    last.current = undefined;
    if (document.activeElement === document.body) place()?.focus();
  });
}
