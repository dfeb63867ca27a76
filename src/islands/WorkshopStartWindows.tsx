import type { Workshop } from '../domain/workshop';
import type { WorkshopWindow } from '../domain/workshop-message';
import type { StartData } from './workshop-start-data';

/**
 * Opens a window of a workshop apart from this one, so that it can be moved to the projector. The same click again finds the same window;
 * where the browser opens none, the link does what links do.
 */
function openApart(event: MouseEvent & { currentTarget: HTMLAnchorElement }, name: string) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const opened = open(event.currentTarget.href, name, 'popup,width=1280,height=800');
  if (!opened) return;
  opened.focus();
  event.preventDefault();
}

/** The links to a workshop's two windows. */
export function WorkshopWindows({
  data,
  workshop: { id, name },
  quiet = false,
}: {
  data: Pick<StartData, 'pages'> & { start: Pick<StartData['start'], 'windows'> };
  workshop: Workshop;
  /** Among others of its kind: smaller, and told apart by the workshop's name. */
  quiet?: boolean;
}) {
  const { windows } = data.start;
  const link = (self: WorkshopWindow, label: string) => (
    <a
      class={quiet ? 'st-button st-button-quiet st-button-small' : 'st-button'}
      href={`${data.pages[self]}#${id}`}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => openApart(event, `${self}-${id}`)}
    >
      {label}
      {quiet && <span class="sr-only">: {name}</span>}
    </a>
  );
  return (
    <>
      {link('vaeg', windows.wall)}
      {link('leder', windows.leader)}
    </>
  );
}
