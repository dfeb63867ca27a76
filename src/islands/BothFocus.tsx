import { useStore } from '@nanostores/preact';
import { hundredths } from '../domain/decimals';
import { toNumber } from '../domain/fraction-arithmetic';
import { level } from '../domain/gap-words';
import type { Tallies } from '../domain/group';
import { addFokus, hasRoomForFokus } from '../domain/plan-edit';
import { type GroupSuggestion, suggestForGroup } from '../domain/suggest-group';
import { fill } from '../domain/text';
import type { OpenPlan } from '../stores/plan';
import type { BothData } from './both-data';
import { Sign } from './Sign';

function Why({ data, suggestion }: { data: BothData; suggestion: GroupSuggestion }) {
  const { both, texts } = data;
  const causes = suggestion.because.map(({ udsagn, means }) => ({
    means,
    statement: data.statements.find(({ id }) => id === udsagn),
  }));
  const role = (name: 'forvaltning' | 'skoleledelse') => texts.roles[name].toLowerCase();
  return (
    <details class="st-why">
      <summary>{both.why}</summary>
      {causes.map(({ statement, means: { forvaltning, skoleledelse, common } }) => {
        const label = statement?.label ?? '';
        return (
          <p key={statement?.id}>
            {forvaltning && skoleledelse
              ? fill(both.whyBoth, { statement: label, f: level(forvaltning), s: level(skoleledelse) })
              : fill(both.whyOne, {
                  statement: label,
                  role: role(forvaltning ? 'forvaltning' : 'skoleledelse'),
                  level: level(common),
                })}
          </p>
        );
      })}
      <p>
        {fill(both.arithmetic, {
          mean: level(suggestion.mean),
          need: hundredths(toNumber(suggestion.need)),
        })}
      </p>
      {suggestion.gap && <p>{fill(both.arithmeticGap, { gap: level(suggestion.gap) })}</p>}
      <p class="st-why-source">
        {texts.result.whySource}{' '}
        {causes
          .flatMap(({ statement }) => statement?.sources ?? [])
          .map((source, index) => (
            <>
              {index > 0 && ' · '}
              <a href={source.href}>{source.label}</a>
            </>
          ))}
      </p>
    </details>
  );
}

/** Takes a fokuspunkt along into the plan, which holds at most three. */
function Take({
  data: { both, fokuspunkter, planHref },
  id,
  plan,
}: {
  data: BothData;
  id: string;
  plan: OpenPlan;
}) {
  const current = useStore(plan.$plan);
  if (current.fokus.some((fokus) => fokus.id === id))
    return (
      <p class="print:hidden">
        <strong>{both.taken}</strong> · <a href={planHref}>{both.toPlan}</a>
      </p>
    );
  if (!hasRoomForFokus(current)) return <p class="st-hint print:hidden">{both.planFull}</p>;
  return (
    <p class="print:hidden">
      <button
        type="button"
        class="st-button st-button-small"
        onClick={() => plan.change((before) => addFokus(before, id))}
      >
        {both.take}
        <span class="sr-only">: {fokuspunkter.find((fokuspunkt) => fokuspunkt.id === id)?.title}</span>
      </button>
    </p>
  );
}

function Cards({
  data,
  suggestions,
  plan,
}: {
  data: BothData;
  suggestions: readonly GroupSuggestion[];
  plan: OpenPlan;
}) {
  return (
    <ul class="st-suggestions">
      {suggestions.map((suggestion) => {
        const fokuspunkt = data.fokuspunkter.find(({ id }) => id === suggestion.fokuspunkt);
        if (!fokuspunkt) throw new Error(`the page does not carry the fokuspunkt ${suggestion.fokuspunkt}`);
        return (
          <li key={fokuspunkt.id} class={`st-suggestion st-${fokuspunkt.element}`}>
            <h3>
              <Sign element={fokuspunkt.element} />
              <a href={fokuspunkt.href}>{fokuspunkt.title}</a>
            </h3>
            {(suggestion.tied || suggestion.reason === 'forskel') && (
              <p class="st-tags">
                {suggestion.reason === 'forskel' && (
                  <span class="st-tag st-tag-strong">{data.both.byGap}</span>
                )}
                {suggestion.tied && <span class="st-tag">{data.texts.result.tie}</span>}
              </p>
            )}
            <p class="st-screen-only">{fokuspunkt.summary}</p>
            <p>
              <strong>{data.texts.result.firstStep}:</strong> {fokuspunkt.firstStep}
            </p>
            <Why data={data} suggestion={suggestion} />
            <Take data={data} id={fokuspunkt.id} plan={plan} />
          </li>
        );
      })}
    </ul>
  );
}

/** The fokuspunkter that both roles' answers point to, by need and by gap. */
export function BothFocus({ data, tallies, plan }: { data: BothData; tallies: Tallies; plan: OpenPlan }) {
  const { both, texts } = data;
  const { shown, rest, sharedPlace } = suggestForGroup(data.statements, tallies);
  return (
    <section class="st-focus" aria-labelledby="fokus">
      <h2 id="fokus">{both.suggested}</h2>
      <p>{shown.length > 0 ? both.suggestedLead : both.suggestedNone}</p>
      {sharedPlace && (
        <p>
          <strong>{texts.result.sharedPlace}.</strong> {texts.result.sharedPlaceLead}
        </p>
      )}
      <Cards data={data} suggestions={shown} plan={plan} />
      {rest.length > 0 && (
        <details>
          <summary>{fill(both.more, { n: rest.length })}</summary>
          <Cards data={data} suggestions={rest} plan={plan} />
        </details>
      )}
    </section>
  );
}
