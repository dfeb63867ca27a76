import { useStore } from '@nanostores/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Workshop } from '../domain/workshop';
import { atStep } from '../domain/workshop-edit';
import { type Step, stepFrom, stepPast } from '../domain/workshop-steps';
import { now } from '../stores/workshop';
import { FacilitatorPanel } from './FacilitatorPanel';
import { useFocusKept } from './focus-kept';
import { LeaderHead } from './LeaderHead';
import { LeaderNext, LeaderNow } from './LeaderNow';
import { LeaderSettings } from './LeaderSettings';
import { LeaderSteps } from './LeaderSteps';
import { useFocusLater } from './PlanParts';
import { isTextField } from './text-field';
import { type Here, hereIn } from './workshop-here';
import type { WorkshopProps } from './workshop-mount';

/** A count that nothing is typed in yet, else the first. */
const COUNTS = ['.st-hands input:placeholder-shown', '.st-hands input'];

const ways = {
  next: ({ steps, step }: Here, { step: at }: Workshop) => (at === '' ? step : stepFrom(steps, step, 1)),
  back: ({ steps, step }: Here) => stepFrom(steps, step, -1),
  skip: ({ steps, step }: Here) => stepPast(steps, step),
};
type Way = keyof typeof ways;

/** Goes through the workshop; the time of a step begins anew only when the step is another. */
function useMoves({ data, open }: WorkshopProps) {
  const goTo = (step: Step) =>
    open.go((before) => (before.step === step.id ? before : atStep(before, step, now())));
  const move = (way: Way) => goTo(ways[way](hereIn(data, open.$workshop.get()), open.$workshop.get()));
  return { goTo, move };
}

/** Page Down, Page Up and Ctrl+Z, wherever no text is written. */
function useKeys(keys: { move: (way: Way) => void; undo: () => void }) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || isTextField(event.target)) return;
      const withCtrl = event.ctrlKey || event.metaKey;
      const action =
        withCtrl && event.key.toLowerCase() === 'z' && !event.shiftKey
          ? keys.undo
          : !withCtrl && event.key === 'PageDown'
            ? () => keys.move('next')
            : !withCtrl && event.key === 'PageUp'
              ? () => keys.move('back')
              : undefined;
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}

/** The facilitator's window: where the workshop is, what to say and to enter, and the way on. */
export function Leader(props: WorkshopProps) {
  const { data, open } = props;
  const { move: words } = data.leader;
  const workshop = useStore(open.$workshop);
  const [said, setSaid] = useState('');
  const focusLater = useFocusLater();
  const { goTo, move } = useMoves(props);
  const { steps, step } = hereIn(data, workshop);
  const following = stepFrom(steps, step, 1);
  const undo = () => {
    if (!open.$canUndo.get()) return;
    open.undo();
    setSaid(data.leader.head.undone);
  };
  useKeys({ move, undo });
  // What was said of a change does not hold after the next one.
  useEffect(() => open.$workshop.listen(() => setSaid('')), [open]);

  const bar = useRef<HTMLElement>(null);
  useFocusKept(bar, () => document.querySelector<HTMLElement>('[data-next], .st-panel h2'));

  const next = () => {
    move('next');
    // Who presses the button is about to type what is counted.
    if (hereIn(data, open.$workshop.get()).step.kind === 'svar') focusLater(...COUNTS);
  };
  const nextLabel = following.kind === 'vis' ? words.reveal : words.next;
  return (
    <div class="st-leader">
      <LeaderHead {...props} said={said} undo={undo} />
      <div class="st-leader-main">
        <LeaderNow {...props} workshop={workshop} />
        <FacilitatorPanel
          {...props}
          withNote
          say={setSaid}
          onDone={() => document.querySelector<HTMLElement>('[data-next]')?.focus()}
        />
        <LeaderNext data={data} workshop={workshop} />
        <div class="st-leader-more">
          <LeaderSteps data={data} workshop={workshop} go={goTo} />
          <LeaderSettings {...props} workshop={workshop} say={setSaid} />
          <p class="st-hint">{words.keys}</p>
        </div>
      </div>
      <nav ref={bar} class="st-leader-bar" aria-label={words.label}>
        <button
          type="button"
          class="st-button st-button-quiet"
          aria-disabled={steps[0]?.id === step.id}
          onClick={() => move('back')}
        >
          {words.back}
        </button>
        {step.udsagn !== undefined && (
          <button type="button" class="st-button st-button-quiet" onClick={() => move('skip')}>
            {words.skip}
          </button>
        )}
        {(workshop.step === '' || following.id !== step.id) && (
          <button type="button" class="st-button st-leader-next" data-next onClick={next}>
            {workshop.step === '' ? words.begin : nextLabel}
          </button>
        )}
      </nav>
    </div>
  );
}
