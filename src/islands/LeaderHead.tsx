import { useStore } from '@nanostores/preact';
import { $emptied, $storage } from '../stores/storage';
import { downloadWorkshop } from './download-workshop';
import { TotalTime } from './LeaderClock';
import type { WorkshopProps } from './workshop-mount';

/** Whether the wall is open, and the way to it. */
function Wall({ data, open }: WorkshopProps) {
  const { head } = data.leader;
  const { id } = useStore(open.$workshop);
  const isOpen = useStore(open.$windows).includes('vaeg');
  const name = `vaeg-${id}`;
  return (
    <p class="st-panel-row st-wall-state">
      <span role="status">{isOpen ? head.wallOpen : head.wallClosed}</span>
      <a
        class={isOpen ? 'st-quiet-link' : 'st-button'}
        href={`${data.pages.vaeg}#${id}`}
        target={name}
        onClick={(event) => {
          // A window of its own can be drawn over to the projector; where the browser gives none, the link opens a tab.
          const wall = window.open(event.currentTarget.href, name, 'popup,width=1280,height=720');
          if (!wall) return;
          event.preventDefault();
          wall.focus();
        }}
      >
        {isOpen ? head.showWall : head.openWall}
      </a>
    </p>
  );
}

/** What is true of the whole workshop: its name, the wall, the time, what is kept, and the way back. */
export function LeaderHead({ data, open, said, undo }: WorkshopProps & { said: string; undo: () => void }) {
  const { head } = data.leader;
  const workshop = useStore(open.$workshop);
  const storage = useStore($storage);
  const emptied = useStore($emptied);
  const canUndo = useStore(open.$canUndo);
  return (
    <header class="st-leader-head">
      <div class="st-leader-name">
        <p class="st-hint">{head.kicker}</p>
        <h1>{workshop.name || head.unnamed}</h1>
      </div>
      <TotalTime data={data} workshop={workshop} />
      <Wall data={data} open={open} />
      <p class="st-panel-row">
        <span class="st-hint" role="status">
          {said ||
            {
              kept: emptied ? data.workshop.emptied : head.saved,
              'this-tab': data.workshop.thisTab,
              'not-kept': '',
            }[storage]}
        </span>
        <button
          type="button"
          class="st-button st-button-quiet"
          data-undo
          aria-disabled={!canUndo}
          onClick={undo}
        >
          {head.undo}
        </button>
      </p>
      {storage === 'not-kept' && (
        <div class="st-notice" role="alert">
          <p>{data.workshop.notSaved}</p>
          <button type="button" class="st-button" onClick={() => downloadWorkshop(open.$workshop.get())}>
            {data.workshop.downloadRescue}
          </button>
        </div>
      )}
    </header>
  );
}
