import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** The words of the offer. */
export interface KeepCopyTexts {
  readonly keep: string;
  readonly keepHint: string;
}

interface Props {
  texts: KeepCopyTexts;
  /** Keeps the copy, and gives what is said of where it went. */
  keep: () => ComponentChildren;
  /** Other buttons, which stand before it. */
  children?: ComponentChildren;
}

/** Offers a copy of what a link holds; once, as the answer takes the place of the button. */
export function KeepCopy({ texts, keep, children }: Props) {
  const [said, setSaid] = useState<ComponentChildren>();
  const notice = useRef<HTMLDivElement>(null);
  // The button that had the keyboard is gone.
  useEffect(() => notice.current?.focus(), [said]);
  return (
    <div class="st-read-actions print:hidden">
      <div class="st-result-actions">
        {children}
        {!said && (
          <button
            type="button"
            class="st-button st-button-quiet"
            aria-describedby="gem-hjaelp"
            onClick={() => setSaid(keep())}
          >
            {texts.keep}
          </button>
        )}
      </div>
      {!said && (
        <p class="st-hint" id="gem-hjaelp">
          {texts.keepHint}
        </p>
      )}
      <div role="status">
        {said && (
          <div class="st-notice" tabIndex={-1} ref={notice}>
            {said}
          </div>
        )}
      </div>
    </div>
  );
}
