import type { Element } from '../schemas/shared';

const shapes: Record<Element, preact.JSX.Element> = {
  data: <rect x="2" y="2" width="16" height="16" fill="currentColor" />,
  sparring: <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="4" />,
  indsatser: <path d="M10 1.5 19 18H1Z" fill="currentColor" />,
};

/** The element's sign, the same as src/components/Sign.astro draws. */
export const Sign = ({ element }: { element: Element }) => (
  <svg class={`st-sign st-${element}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    {shapes[element]}
  </svg>
);
