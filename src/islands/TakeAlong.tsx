import { useRef } from 'preact/hooks';
import type { TakeData } from './take-data';

/**
 * »Hent eller del«: all the ways out of a page in one quiet place. Only the button stands here; what it opens is fetched when it is asked for.
 *
 * @param draw fetches what it opens and draws it into the place, each time that it is opened
 */
export function TakeAlong({
  data: { texts },
  draw,
}: {
  data: TakeData;
  draw: (place: HTMLElement) => Promise<void>;
}) {
  const place = useRef<HTMLDivElement>(null);
  return (
    <details
      class="st-take print:hidden"
      onToggle={({ currentTarget }) => {
        const here = place.current;
        if (currentTarget.open && here)
          draw(here).catch(() => {
            here.textContent = texts.loadFailed;
          });
      }}
    >
      <summary class="st-button st-button-quiet">{texts.open}</summary>
      <div ref={place} class="st-take-panel">
        {texts.loading}
      </div>
    </details>
  );
}
