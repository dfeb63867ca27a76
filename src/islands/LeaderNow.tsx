import { fill } from '../domain/text';
import type { Workshop } from '../domain/workshop';
import { WORKSHOP_ROLES } from '../domain/workshop';
import { type StepKind, stepFrom } from '../domain/workshop-steps';
import { clockText } from '../domain/workshop-time';
import { StepClock } from './LeaderClock';
import { Sign } from './Sign';
import type { WorkshopData, WorkshopUdsagn } from './workshop-data';
import { hereIn, stepName, udsagnOf } from './workshop-here';
import type { WorkshopProps } from './workshop-mount';

interface PieceProps {
  data: WorkshopData;
  udsagn: WorkshopUdsagn;
}

const Wordings = ({ data, udsagn }: PieceProps) => (
  <dl class="st-now-wordings">
    {WORKSHOP_ROLES.map((role) => (
      <div key={role}>
        <dt>{data.texts.roles[role]}</dt>
        <dd>{udsagn.wording[role]}</dd>
      </div>
    ))}
  </dl>
);

const Signs = ({ data: { leader }, udsagn }: PieceProps) => (
  <dl class="st-now-signs">
    <div>
      <dt>{leader.now.absent}</dt>
      <dd>{udsagn.signs.absent}</dd>
    </div>
    <div>
      <dt>{leader.now.present}</dt>
      <dd>{udsagn.signs.present}</dd>
    </div>
  </dl>
);

const Prompts = ({ data, udsagn }: PieceProps) => (
  <div class="st-now-prompts">
    <h3>{data.leader.now.prompts}</h3>
    <ul>
      <li>{data.workshop.buildsOn}</li>
      {udsagn.prompts.map((prompt) => (
        <li key={prompt}>{prompt}</li>
      ))}
    </ul>
  </div>
);

const Quote = ({ udsagn: { quote } }: PieceProps) =>
  quote ? (
    <figure class="st-now-quote">
      <blockquote>»{quote.text}«</blockquote>
      <figcaption>
        {quote.speaker}, {quote.source}
      </figcaption>
    </figure>
  ) : null;

const Sources = ({ data: { leader }, udsagn }: PieceProps) => (
  <p class="st-hint">
    {leader.now.sources}:{' '}
    {udsagn.sources.map(({ label, href }, index) => (
      <>
        {index > 0 && ' · '}
        <a href={href} target="_blank" rel="noopener">
          {label}
          <span class="sr-only"> ({leader.now.newWindow})</span>
        </a>
      </>
    ))}
  </p>
);

type Piece = (props: PieceProps) => preact.JSX.Element | null;

/** What of a statement is shown at once at a step, in order; the rest is one click away. */
const AT_ONCE: Partial<Record<StepKind, readonly Piece[]>> = {
  laes: [Wordings, Signs],
  tal: [Prompts, Wordings, Quote],
};

function Statement({ data, udsagn, kind }: PieceProps & { kind: StepKind }) {
  const atOnce = AT_ONCE[kind] ?? [Wordings];
  const others = [Wordings, Signs, Prompts, Quote, Sources].filter((piece) => !atOnce.includes(piece));
  return (
    <div class={`st-now-statement st-${udsagn.element}`}>
      {atOnce.map((Piece, index) => (
        <Piece key={index} data={data} udsagn={udsagn} />
      ))}
      <details class="st-panel-fold" key={udsagn.id}>
        <summary>{data.leader.now.more}</summary>
        {others.map((Piece, index) => (
          <Piece key={index} data={data} udsagn={udsagn} />
        ))}
      </details>
    </div>
  );
}

/** What comes after the current step. */
export function LeaderNext({ data, workshop }: Pick<WorkshopProps, 'data'> & { workshop: Workshop }) {
  const { next } = data.leader;
  const here = hereIn(data, workshop);
  const { step } = here;
  const following = stepFrom(here.steps, step, 1);
  const isLast = following.id === step.id;
  const udsagn = udsagnOf(here, following);
  const isNew = udsagn && following.udsagn !== step.udsagn;
  const [line] = data.workshop.steps[following.kind].say;
  return (
    <section class="st-next" aria-labelledby="derefter">
      <h2 id="derefter">{next.heading}</h2>
      {isLast ? (
        <p>{next.last}</p>
      ) : (
        <>
          <p>
            <b>{stepName(data, here, following)}</b> · {clockText(following.seconds * 1000)}
          </p>
          {isNew ? <Wordings data={data} udsagn={udsagn} /> : <p class="st-hint">{line}</p>}
        </>
      )}
    </section>
  );
}

/** The current step as the facilitator needs it. */
export function LeaderNow(props: WorkshopProps & { workshop: Workshop }) {
  const { data, workshop } = props;
  const { now } = data.leader;
  const here = hereIn(data, workshop);
  const { step } = here;
  const udsagn = udsagnOf(here, step);
  const { name, say } = data.workshop.steps[step.kind];
  return (
    <section class="st-now" aria-labelledby="nu">
      <div class="st-now-head">
        <div role="status">
          {step.number !== undefined && (
            <p class={`st-now-kicker st-${udsagn?.element}`}>
              {udsagn && <Sign element={udsagn.element} />}{' '}
              {fill(data.workshop.statementOf, { n: step.number, total: workshop.taken.length })}
              {udsagn && `, ${data.texts.elements[udsagn.element].name}`}
            </p>
          )}
          <h2 id="nu">
            <span class="sr-only">{now.heading}: </span>
            {name}
          </h2>
        </div>
        <StepClock {...props} />
      </div>
      {workshop.step === '' && <p class="st-notice">{now.notBegun}</p>}
      <ul class="st-now-say" aria-label={now.say}>
        {say.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {udsagn && <Statement data={data} udsagn={udsagn} kind={step.kind} />}
    </section>
  );
}
