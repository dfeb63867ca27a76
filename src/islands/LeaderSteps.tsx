import { fill } from '../domain/text';
import type { Workshop } from '../domain/workshop';
import { roomChecks } from '../domain/workshop-result';
import { FRAME_STEPS, type Step } from '../domain/workshop-steps';
import type { WorkshopData } from './workshop-data';
import { hereIn, udsagnOf } from './workshop-here';

interface Props {
  data: WorkshopData;
  workshop: Workshop;
  go: (step: Step) => void;
}

/** What has come of a statement so far, in a few words. */
function doneWords({ leader }: WorkshopData, workshop: Workshop, udsagn: string): string {
  const given = roomChecks(workshop, udsagn).reduce((sum, check) => sum + check.given, 0);
  const isAgreed = (workshop.agreed[udsagn]?.answer ?? null) !== null;
  return [given > 0 && fill(leader.steps.answers, { n: given }), isAgreed && leader.steps.agreed]
    .filter(Boolean)
    .join(', ');
}

function Buttons({ data, workshop, go, steps, about }: Props & { steps: readonly Step[]; about: string }) {
  const { step: current } = hereIn(data, workshop);
  return (
    <ul class="st-steps-row">
      {steps.map((step) => (
        <li key={step.id}>
          <button
            type="button"
            aria-current={step.id === current.id ? 'step' : undefined}
            onClick={() => go(step)}
          >
            {data.workshop.steps[step.kind].name}
            <span class="sr-only">: {about}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Every step of the workshop, to go to at once. */
export function LeaderSteps(props: Props) {
  const { data, workshop } = props;
  const here = hereIn(data, workshop);
  const { steps: words } = data.leader;
  const isFrame = ({ kind }: Step) => FRAME_STEPS.some((frame) => frame === kind);
  const frames = here.steps.filter(isFrame);
  const ends = here.steps.filter((step) => step.udsagn === undefined && !isFrame(step));
  return (
    <details class="st-panel-fold st-steps">
      <summary>{words.heading}</summary>
      <h3>{words.begin}</h3>
      <Buttons {...props} steps={frames} about={words.begin} />
      <ol>
        {workshop.taken.map((id) => {
          const steps = here.steps.filter(({ udsagn }) => udsagn === id);
          const [first] = steps;
          const label = (first && udsagnOf(here, first)?.label) ?? id;
          return (
            <li key={id}>
              <h3>
                {label} <span class="st-hint">{doneWords(data, workshop, id)}</span>
              </h3>
              <Buttons {...props} steps={steps} about={label} />
            </li>
          );
        })}
      </ol>
      <h3>{words.end}</h3>
      <Buttons {...props} steps={ends} about={words.end} />
    </details>
  );
}
