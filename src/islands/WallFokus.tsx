import { toNumber } from '../domain/fraction-arithmetic';
import { level } from '../domain/gap-words';
import { groupStrengths, levelAnswers } from '../domain/group';
import type { GroupSuggestion } from '../domain/suggest-group';
import { fill } from '../domain/text';
import type { WorkshopPlan } from '../domain/workshop';
import { planFor } from '../domain/workshop-edit';
import {
  candidatesIn,
  isSmall,
  statementsIn,
  suggestionsIn,
  workshopTallies,
} from '../domain/workshop-result';
import { Sign } from './Sign';
import type { WallView } from './wall-view';
import type { WorkshopData } from './workshop-data';
import { suggestionSources } from './workshop-words';

const decimals = new Intl.NumberFormat('da-DK', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

type Fokuspunkt = WorkshopData['fokuspunkter'][number];

/** The fokuspunkt with an id; undefined where the site no longer has it. */
const fokuspunktAt = ({ data }: WallView, id: string): Fokuspunkt | undefined =>
  data.fokuspunkter.find((one) => one.id === id);

const Title = ({ fokuspunkt }: { fokuspunkt: Fokuspunkt }) => (
  <>
    <Sign element={fokuspunkt.element} /> {fokuspunkt.title}
  </>
);

/** Why a fokuspunkt is suggested. Numbers that would give away what one or two people answered stay out. */
function whyWords(view: WallView, suggestion: GroupSuggestion, numbers: boolean): string {
  const { suggest } = view.data.wall;
  const labelOf = (udsagn: string | undefined) =>
    view.tjek.statements.find(({ id }) => id === udsagn)?.label ?? '';
  const { because, mean, need, gap, widest, reason } = suggestion;
  if (!numbers) return reason === 'behov' ? suggest.needInWords : suggest.gapInWords;
  if (reason === 'forskel' && gap)
    return `${fill(suggest.byGap, { gap: level(gap), statement: labelOf(widest[0]) })} ${suggest.arithmeticGap}`;
  const values = { mean: level(mean), count: because.length, statement: labelOf(because[0]?.udsagn) };
  const why = fill(because.length === 1 ? suggest.byNeedOne : suggest.byNeedMany, values);
  return `${why} ${fill(suggest.arithmetic, { mean: level(mean), need: decimals.format(toNumber(need)) })}`;
}

/** The strengths, where nothing is suggested: what goes well is worth keeping (product.md section 6). */
function Strengths({ view }: { view: WallView }) {
  const { suggest } = view.data.wall;
  const statements = statementsIn(view.workshop, view.tjek.statements);
  const tallies = workshopTallies(view.workshop);
  const some = [...tallies.values()].some((tally) =>
    view.roles.some((role) => levelAnswers(tally[role]) > 0),
  );
  if (!some) return <p class="wall-gap">{suggest.nothing}</p>;
  const strong = groupStrengths(statements, tallies);
  return (
    <>
      <p>{suggest.none}</p>
      <ul class="wall-list wall-strengths">
        {statements
          .filter(({ id }) => strong.includes(id))
          .map((statement) => (
            <li key={statement.id} class={`st-${statement.element}`}>
              <p class="wall-item">
                <Sign element={statement.element} /> {statement.label}
              </p>
            </li>
          ))}
      </ul>
      <p class="wall-gap">{strong.length > 0 ? suggest.keep : suggest.noStrengths}</p>
    </>
  );
}

/** The suggested fokuspunkter, and why. */
export function Suggested({ view }: { view: WallView }) {
  const { wall, workshop } = view.data;
  const { suggest } = wall;
  const { shown, rest, sharedPlace } = suggestionsIn(view.workshop, view.tjek.statements);
  const small = view.roles.filter((role) => isSmall(view.workshop, role));
  if (shown.length === 0) return <Strengths view={view} />;
  return (
    <>
      <p>
        {sharedPlace ? <strong>{suggest.shared}.</strong> : suggest.lead}{' '}
        {rest.length > 0 && fill(suggest.more, { n: rest.length })}
      </p>
      <ol class="wall-list">
        {shown.map((suggestion) => {
          const fokuspunkt = fokuspunktAt(view, suggestion.fokuspunkt);
          if (!fokuspunkt) return null;
          // The wall has room for one; the result sheet has them all.
          const [source] = suggestionSources(suggestion, view.tjek.statements);
          return (
            <li key={fokuspunkt.id} class={`st-${fokuspunkt.element}`} value={suggestion.rank}>
              <p class="wall-item">
                <Title fokuspunkt={fokuspunkt} />{' '}
                {suggestion.tied && <span class="wall-tag">{view.data.texts.result.tie}</span>}
              </p>
              <p>{whyWords(view, suggestion, small.length === 0)}</p>
              {source && <p class="wall-source">{fill(wall.source, { source: source.label })}</p>}
            </li>
          );
        })}
      </ol>
      {small.map((role) => (
        <p key={role} class="wall-small">
          {fill(suggest.noNumbers, { role: workshop.roleDefinite[role] })}
        </p>
      ))}
    </>
  );
}

/** What can be voted on, with the votes as they are counted. */
export function Vote({ view }: { view: WallView }) {
  const { vote } = view.data.wall;
  const candidates = candidatesIn(view.workshop, view.tjek.statements);
  if (candidates.length === 0) return <p class="wall-gap">{vote.nothing}</p>;
  return (
    <>
      <p>{vote.lead}</p>
      <ol class={candidates.length > 5 ? 'wall-votes wall-votes-many' : 'wall-votes'}>
        {candidates.map(({ fokuspunkt: id, votes, tied }) => {
          const fokuspunkt = fokuspunktAt(view, id);
          if (!fokuspunkt) return null;
          const isChosen = view.workshop.chosen.includes(id);
          return (
            <li key={id} class={`st-${fokuspunkt.element}${isChosen ? ' wall-chosen' : ''}`}>
              <span class="wall-item">
                <Title fokuspunkt={fokuspunkt} />{' '}
                {isChosen && <span class="wall-tag wall-tag-strong">{vote.chosen}</span>}{' '}
                {tied && votes > 0 && <span class="wall-tag">{vote.tie}</span>}
              </span>
              <span class="wall-vote">
                <span aria-hidden="true">{votes}</span>
                <span class="sr-only">{votes === 1 ? vote.votesOne : fill(vote.votes, { n: votes })}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** What was decided for each chosen fokuspunkt: all that was planned, or the agreements alone. */
export function Plan({ view, full }: { view: WallView; full: boolean }) {
  const { plan, thanks } = view.data.wall;
  const chosen = view.workshop.chosen.flatMap((id) => fokuspunktAt(view, id) ?? []);
  if (chosen.length === 0) return <p class="wall-gap">{full ? plan.nothing : thanks.nothing}</p>;
  const planned = ({ step, who, when, stops }: WorkshopPlan) => [
    { name: plan.step, text: step },
    { name: plan.whoWhen, text: [who, when].filter(Boolean).join('\n') },
    ...(full ? [{ name: plan.stops, text: stops }] : []),
  ];
  return (
    <table class={full ? 'wall-plan' : 'wall-plan wall-agreements'}>
      <thead>
        <tr>
          <th scope="col">{plan.fokuspunkt}</th>
          {planned(planFor(view.workshop, '')).map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {chosen.map((fokuspunkt) => (
          <tr key={fokuspunkt.id} class={`st-${fokuspunkt.element}`}>
            <th scope="row">
              <Title fokuspunkt={fokuspunkt} />
            </th>
            {planned(planFor(view.workshop, fokuspunkt.id)).map(({ name, text }) => (
              <td key={name} data-label={name}>
                {text || '…'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
