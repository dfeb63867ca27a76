import { useStore } from '@nanostores/preact';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { fill } from '../domain/text';
import { WORKSHOP_TEXT, type Workshop } from '../domain/workshop';
import { withFacilitatorNote } from '../domain/workshop-edit';
import { type Step, stepAt } from '../domain/workshop-steps';
import { AgreedEntry } from './AgreedEntry';
import { AnswersIn } from './AnswersIn';
import { useFocusKept } from './focus-kept';
import { HandEntry } from './HandEntry';
import { LeaderEnd } from './LeaderEnd';
import { PlanEntry } from './PlanEntry';
import { TypedField } from './TypedField';
import { isTextField } from './text-field';
import { VoteEntry } from './VoteEntry';
import { hereIn, stepName, udsagnOf } from './workshop-here';
import type { WorkshopProps } from './workshop-mount';

/**
 * The step that the panel is at: the workshop's own, but while somebody types in the panel it stays at the step that they type for, since a
 * field that another window took away would take their letters with it.
 */
function useStepWhileTyping(current: string) {
  const panel = useRef<HTMLDivElement>(null);
  const typing = useRef(false);
  const shown = useRef(current);
  const [, redraw] = useState({});
  if (!typing.current) shown.current = current;
  const release = () => {
    typing.current = false;
    redraw({});
  };
  return {
    shown: shown.current,
    release,
    panel: {
      ref: panel,
      onInput: ({ target }: Event) => {
        if (isTextField(target)) typing.current = true;
      },
      onFocusOut: ({ relatedTarget }: FocusEvent) => {
        // The button that follows is one of the ways to leave: it must still be there when it is reached.
        const stays =
          relatedTarget instanceof Element &&
          panel.current?.contains(relatedTarget) &&
          (isTextField(relatedTarget) || relatedTarget.closest('[data-held]'));
        if (typing.current && !stays) release();
      },
    },
  };
}

interface PartProps {
  heading: string;
  /** Shown at once; else it is one click away. */
  now: boolean;
  children: ComponentChildren;
}

/** One thing to enter. */
const Part = ({ heading, now, children }: PartProps) =>
  now ? (
    <section class="st-panel-part" aria-label={heading}>
      <h3>{heading}</h3>
      {children}
    </section>
  ) : (
    <details class="st-panel-fold">
      <summary>{heading}</summary>
      {children}
    </details>
  );

interface StepProps extends WorkshopProps {
  workshop: Workshop;
  step: Step;
  onDone: (() => void) | undefined;
  say: ((text: string) => void) | undefined;
}

/** What is entered for a statement: what its step asks for, and what can be put right afterwards. */
function StatementParts({ onDone, say: _, step, ...props }: StepProps) {
  const { data, workshop } = props;
  const { hands, agreed } = data.leader;
  const { udsagn, kind } = step;
  if (udsagn === undefined) return null;
  const counting = workshop.ways.includes('haender') || workshop.hands[udsagn] !== undefined;
  const isBefore = kind === 'laes' || kind === 'taenk';
  const hasAgreed =
    kind === 'aftal' || kind === 'tal' || kind === 'vis' || workshop.agreed[udsagn] !== undefined;
  return (
    <>
      {kind === 'aftal' && (
        <Part heading={agreed.heading} now>
          <AgreedEntry {...props} udsagn={udsagn} />
        </Part>
      )}
      {counting && (
        <Part heading={kind === 'svar' || isBefore ? hands.heading : hands.fix} now={kind === 'svar'}>
          <HandEntry {...props} udsagn={udsagn} onDone={kind === 'svar' ? onDone : undefined} />
        </Part>
      )}
      {kind !== 'aftal' && hasAgreed && (
        <Part heading={agreed.heading} now={kind === 'tal'}>
          <AgreedEntry {...props} udsagn={udsagn} />
        </Part>
      )}
    </>
  );
}

/** The answers from telephones and paper: the step's own business at `deltag`, at hand for latecomers ever after. */
function AnswersPart({ step, onDone: _, say: __, ...props }: StepProps) {
  const { data, workshop } = props;
  const { answersIn } = data.leader;
  const own = workshop.ways.some((way) => way !== 'haender') || workshop.responses.length > 0;
  if (!own) return null;
  const now = step.kind === 'deltag';
  return (
    <Part
      heading={now ? answersIn.heading : fill(answersIn.fold, { n: workshop.responses.length })}
      now={now}
    >
      <AnswersIn {...props} />
    </Part>
  );
}

/** What the step asks the facilitator to enter. */
function StepParts(all: StepProps) {
  const { onDone: _, say, step, ...props } = all;
  const { leader } = props.data;
  if (step.udsagn !== undefined) return <StatementParts {...all} />;
  switch (step.kind) {
    case 'valg':
      return (
        <Part heading={leader.votes.heading} now>
          <VoteEntry {...props} />
        </Part>
      );
    case 'plan':
      return (
        <Part heading={leader.plan.heading} now>
          <PlanEntry {...props} />
        </Part>
      );
    case 'tak':
      return (
        <Part heading={leader.end.heading} now>
          <LeaderEnd {...props} say={say} />
        </Part>
      );
    case 'deltag':
      return null;
    default:
      return <p class="st-hint">{leader.panel.nothing}</p>;
  }
}

/**
 * All that the facilitator enters at the current step: in the facilitator's window, and in a dialog on the wall when there is no other
 * window.
 * @param withNote shows the facilitator's own note, which must never be where others can see it
 * @param onDone called when the last count of a statement was typed
 * @param say tells what was done to the workshop as a whole
 */
export function FacilitatorPanel({
  data,
  open,
  withNote = false,
  onDone,
  say,
}: WorkshopProps & { withNote?: boolean; onDone?: () => void; say?: (text: string) => void }) {
  const workshop = useStore(open.$workshop);
  const here = hereIn(data, workshop);
  const { shown, release, panel } = useStepWhileTyping(here.step.id);
  const step = stepAt(here.steps, shown);
  const udsagn = udsagnOf(here, step);
  const noteKey = step.udsagn ?? step.id;
  const props = { data, open, workshop, step, onDone, say };
  useFocusKept(panel.ref, () => panel.ref.current?.querySelector('h2'));
  return (
    <div class="st-panel" {...panel}>
      {step.id !== here.step.id && (
        <div class="st-notice" role="status" data-held>
          <p>{fill(data.leader.panel.held, { step: stepName(data, here, here.step) })}</p>
          <button type="button" class="st-button st-button-quiet" onClick={release}>
            {data.leader.panel.follow}
          </button>
        </div>
      )}
      <h2 class={udsagn ? 'st-panel-about' : 'sr-only'} tabIndex={-1}>
        {udsagn?.label ?? data.workshop.steps[step.kind].name}
      </h2>
      <div key={noteKey} class="st-panel-parts">
        <StepParts {...props} />
        <AnswersPart {...props} />
        {withNote && (
          <TypedField
            data={data}
            label={data.leader.panel.note}
            about={stepName(data, here, step)}
            hint={data.leader.panel.noteHint}
            value={workshop.notes[noteKey] ?? ''}
            max={WORKSHOP_TEXT.note}
            rows={2}
            write={(text) =>
              open.change((before) => withFacilitatorNote(before, noteKey, text), `note ${noteKey}`)
            }
          />
        )}
      </div>
    </div>
  );
}
