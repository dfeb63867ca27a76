import { useStore } from '@nanostores/preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fileStem } from '../domain/file-name';
import { encodePlan, isEmptyPart, type Part } from '../domain/plan';
import { referatText } from '../domain/referat';
import { $storage } from '../stores/storage';
import { download } from './download';
import { type PlanProps, useFocusLater } from './PlanParts';
import { TakeAlong } from './TakeAlong';
import type { Takeaway } from './take-data';

/** What went wrong with the storage, and what can be done about it. */
function Alerts({ data, open }: PlanProps) {
  const { common } = data.texts;
  const storage = useStore($storage);
  const setAside = useStore(open.$setAside);
  return (
    <>
      {storage === 'not-kept' && (
        <div class="st-notice print:hidden" role="alert">
          <p>{common.notSaved}</p>
          <button
            type="button"
            class="st-button st-button-quiet"
            onClick={() =>
              download('samarbejdstjek-plan.json', encodePlan(open.$plan.get()), 'application/json')
            }
          >
            {common.downloadRescue}
          </button>
        </div>
      )}
      {setAside !== undefined && (
        <div class="st-notice print:hidden" role="alert">
          <p>{common.unreadable}</p>
          <p class="st-row">
            <button
              type="button"
              class="st-button st-button-quiet"
              onClick={() => download('samarbejdstjek-gammel-plan.txt', setAside)}
            >
              {common.unreadableDownload}
            </button>
            <button type="button" class="st-quiet" onClick={open.forgetSetAside}>
              {common.unreadableForget}
            </button>
          </p>
        </div>
      )}
    </>
  );
}

/** The bar that follows along: what is kept, what was taken away, and the ways out of the page. */
function Bar({ data, open, take }: PlanProps & { take: () => Takeaway }) {
  const { common } = data.texts;
  const { updated } = useStore(open.$plan);
  const storage = useStore($storage);
  const removed = useStore(open.$undo);
  const undoButton = useRef<HTMLButtonElement>(null);
  const focusLater = useFocusLater();
  // What took it away went with it, so the keyboard goes on from here.
  useEffect(() => {
    if (removed) undoButton.current?.focus({ preventScroll: true });
  }, [removed]);
  const state = {
    kept: updated ? common.saved : common.nothingYet,
    'this-tab': common.thisTab,
    'not-kept': '',
  }[storage];
  return (
    <div class="st-plan-bar print:hidden">
      <p role="status" class="st-plan-state">
        {removed?.said ?? state}
      </p>
      {removed && (
        <button
          ref={undoButton}
          type="button"
          class="st-button st-button-quiet st-button-small"
          onClick={() => {
            open.undo();
            focusLater('[data-plan] h2');
          }}
        >
          {common.undo}
        </button>
      )}
      <div class="st-row">
        <button type="button" class="st-button st-button-quiet st-button-small" onClick={() => print()}>
          {common.print}
        </button>
        <TakeAlong
          data={data.take}
          draw={async (place) => {
            const [{ drawTakePanel }, { PlanLink }] = await Promise.all([
              import('./TakePanel'),
              import('./PlanLink'),
            ]);
            const children = <PlanLink data={data} open={open} />;
            drawTakePanel(place, { data: data.take, kind: 'plan', take, children });
          }}
        />
      </div>
    </div>
  );
}

/** Empties one part of the plan when the reader says so twice. */
function StartOver({ open, data, part }: PlanProps & { part: Part }) {
  const { common, ...texts } = data.texts;
  const plan = useStore(open.$plan);
  const [asking, setAsking] = useState(false);
  const focusLater = useFocusLater();
  if (isEmptyPart(plan, part)) return null;
  const ask = (next: boolean) => {
    setAsking(next);
    focusLater(next ? '[data-confirm] button' : '[data-start-over]');
  };
  if (!asking)
    return (
      <button type="button" class="st-quiet" data-start-over onClick={() => ask(true)}>
        {common.startOver}
      </button>
    );
  return (
    <div class="st-row" data-confirm>
      <p>{texts[part].startOverQuestion}</p>
      <button
        type="button"
        class="st-button"
        onClick={() => {
          setAsking(false);
          open.startOver(part, texts[part].cleared);
        }}
      >
        {common.startOverYes}
      </button>
      <button type="button" class="st-button st-button-quiet" onClick={() => ask(false)}>
        {common.startOverNo}
      </button>
    </div>
  );
}

/** A part of the plan as it is taken along. */
type TakenPart = Pick<Takeaway, 'referat' | 'table'>;

interface FrameProps extends PlanProps {
  part: Part;
  /** What is taken along. */
  take: () => TakenPart;
  /** What is printed. */
  sheet: ComponentChildren;
  children: ComponentChildren;
}

/** What stands around each page of the plan. */
export function PlanFrame({ part, take, sheet, children, ...props }: FrameProps) {
  const { common } = props.data.texts;
  const [shown, setShown] = useState(false);
  const takeAll = (): Takeaway => {
    const plan = props.open.$plan.get();
    const { referat, table } = take();
    const stem = fileStem([props.data.texts[part].nav], plan.updated || new Date().toISOString());
    return { stem, referat, table, json: encodePlan(plan) };
  };
  return (
    <>
      <div class="st-plan-screen print:hidden">
        <Alerts {...props} />
        {children}
        <div class="st-plan-end">
          <details class="st-preview" onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
            <summary>{common.preview}</summary>
            {shown && (
              <textarea
                readOnly
                rows={14}
                dir="auto"
                aria-label={common.previewLabel}
                value={referatText(take().referat)}
              />
            )}
          </details>
          <StartOver {...props} part={part} />
        </div>
        <Bar {...props} take={takeAll} />
      </div>
      <div class="st-sheet">{sheet}</div>
    </>
  );
}
