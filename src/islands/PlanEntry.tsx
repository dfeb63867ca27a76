import { useRef, useState } from 'preact/hooks';
import { fill } from '../domain/text';
import { WORKSHOP_TEXT, type Workshop } from '../domain/workshop';
import { atStep, planFor, withPlan } from '../domain/workshop-edit';
import { type Carried, carryOver } from '../domain/workshop-to-plan';
import { type OpenPlan, openPlan } from '../stores/plan';
import { $storage } from '../stores/storage';
import { now } from '../stores/workshop';
import { Sign } from './Sign';
import { TypedField } from './TypedField';
import { titleOf } from './VoteEntry';
import type { WorkshopData } from './workshop-data';
import { hereIn } from './workshop-here';
import type { WorkshopProps } from './workshop-mount';

/** What became of each fokuspunkt that was carried over, in sentences. */
function carriedWords(data: WorkshopData, carried: readonly Carried[]): string[] {
  const { plan } = data.leader;
  const sentences = carried.flatMap(({ id, kind, left }) => {
    const title = titleOf(data, id);
    return [fill(plan.carried[kind], { title }), ...left.map((what) => fill(plan.left[what], { title }))];
  });
  return $storage.get() !== 'not-kept' ? sentences : [...sentences, plan.notKept];
}

/** Takes what was planned over into the plan of the site. */
function Carry({ data, workshop }: { data: WorkshopData; workshop: Workshop }) {
  const { plan } = data.leader;
  const opened = useRef<OpenPlan | undefined>(undefined);
  const [said, setSaid] = useState<readonly string[]>([]);
  const carry = () => {
    opened.current ??= openPlan();
    const planned = workshop.chosen.map((id) => planFor(workshop, id));
    let carried: readonly Carried[] = [];
    opened.current.change((before) => {
      const result = carryOver(before, planned);
      carried = result.carried;
      return result.plan;
    });
    setSaid(carriedWords(data, carried));
  };
  return (
    <div class="st-carry">
      <p class="st-hint">{plan.carryHint}</p>
      <p class="st-panel-row">
        <button type="button" class="st-button st-button-quiet" onClick={carry}>
          {plan.carry}
        </button>
        <a href={data.pages.plan} target="_blank" rel="noopener">
          {plan.open}
          <span class="sr-only"> ({data.leader.now.newWindow})</span>
        </a>
      </p>
      <div role="status">
        {said.map((sentence) => (
          <p key={sentence} class="st-panel-said">
            {sentence}
          </p>
        ))}
      </div>
    </div>
  );
}

function Fokuspunkt({ data, open, workshop, id }: WorkshopProps & { workshop: Workshop; id: string }) {
  const { plan } = data.leader;
  const planned = planFor(workshop, id);
  const fokuspunkt = data.fokuspunkter.find((one) => one.id === id);
  const title = titleOf(data, id);
  const field = (name: 'step' | 'who' | 'when' | 'stops') => ({
    data,
    label: plan[name],
    about: title,
    value: planned[name],
    max: name === 'step' || name === 'stops' ? WORKSHOP_TEXT.short : WORKSHOP_TEXT.line,
    write: (text: string) => open.change((before) => withPlan(before, id, { [name]: text }), `${id} ${name}`),
  });
  return (
    <article class={`st-agreed-plan st-${fokuspunkt?.element}`} aria-label={title}>
      <h4>
        {fokuspunkt && <Sign element={fokuspunkt.element} />} {title}
      </h4>
      <TypedField {...field('step')} rows={2}>
        {fokuspunkt && (
          <p class="st-hint">
            {plan.suggestion} {fokuspunkt.firstStep}
          </p>
        )}
        {fokuspunkt && planned.step === '' && (
          <button
            type="button"
            class="st-quiet"
            onClick={({ currentTarget }) => {
              currentTarget.closest('.st-panel-field')?.querySelector('textarea')?.focus();
              open.change((before) => withPlan(before, id, { step: fokuspunkt.firstStep }));
            }}
          >
            {plan.use}
            <span class="sr-only">: {title}</span>
          </button>
        )}
      </TypedField>
      <div class="st-panel-pair">
        <TypedField {...field('who')} hint={plan.whoHint} />
        <TypedField {...field('when')} />
      </div>
      <TypedField {...field('stops')} rows={2} />
    </article>
  );
}

/** What follows for each chosen fokuspunkt, and the way into the plan of the site. */
export function PlanEntry(props: WorkshopProps & { workshop: Workshop }) {
  const { data, open, workshop } = props;
  const { plan } = data.leader;
  if (workshop.chosen.length === 0)
    return (
      <>
        <p>{plan.none}</p>
        <button
          type="button"
          class="st-button st-button-quiet"
          onClick={() =>
            open.go((before) => {
              const votes = hereIn(data, before).steps.find(({ kind }) => kind === 'valg');
              return votes ? atStep(before, votes, now()) : before;
            })
          }
        >
          {plan.toVotes}
        </button>
      </>
    );
  return (
    <>
      {workshop.chosen.map((id) => (
        <Fokuspunkt key={id} {...props} id={id} />
      ))}
      <Carry data={data} workshop={workshop} />
    </>
  );
}
