import { useState } from 'preact/hooks';
import type { Workshop } from '../domain/workshop';
import { cleared } from '../domain/workshop-edit';
import { now } from '../stores/workshop';
import { downloadWorkshop } from './download-workshop';
import { useFocusLater } from './PlanParts';
import type { WorkshopProps } from './workshop-mount';

/**
 * What there is to do when a group has finished.
 * @param say tells what was done, where it is seen when this is gone
 */
export function LeaderEnd({
  data,
  open,
  workshop,
  say,
}: WorkshopProps & { workshop: Workshop; say?: ((text: string) => void) | undefined }) {
  const { end, now: words } = data.leader;
  const [asking, setAsking] = useState(false);
  const focusLater = useFocusLater();
  const ask = (next: boolean) => {
    setAsking(next);
    focusLater(next ? '[data-clear-question] button' : '[data-clear]');
  };
  return (
    <div class="st-end">
      <p class="st-panel-row">
        <a class="st-button" href={`${data.pages.resultat}#${workshop.id}`} target="_blank" rel="noopener">
          {end.resultat}
          <span class="sr-only"> ({words.newWindow})</span>
        </a>
        <button
          type="button"
          class="st-button st-button-quiet"
          onClick={() => downloadWorkshop(open.$workshop.get())}
        >
          {end.download}
        </button>
        {!asking && (
          <button type="button" class="st-button st-button-quiet" data-clear onClick={() => ask(true)}>
            {end.clear}
          </button>
        )}
      </p>
      {asking && (
        <div class="st-notice" data-clear-question>
          <p>{end.clearQuestion}</p>
          <p class="st-panel-row">
            <button
              type="button"
              class="st-button"
              onClick={() => {
                open.change((before) => cleared(before, now()));
                setAsking(false);
                say?.(end.cleared);
                // At once: this part of the window belongs to a step that the workshop is no longer at.
                document.querySelector<HTMLElement>('[data-undo]')?.focus();
              }}
            >
              {end.clearYes}
            </button>
            <button type="button" class="st-button st-button-quiet" onClick={() => ask(false)}>
              {end.clearNo}
            </button>
          </p>
        </div>
      )}
    </div>
  );
}
