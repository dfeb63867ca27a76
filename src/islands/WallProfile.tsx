import {
  commonScore,
  type GroupElementScore,
  levelAnswers,
  scoreGroupElement,
  tallyAt,
} from '../domain/group';
import { noScoreWords } from '../domain/result-words';
import { fill } from '../domain/text';
import { disagreementsIn, shownTallies, statementsIn, workshopTallies } from '../domain/workshop-result';
import type { Element, Role } from '../schemas/shared';
import { Sign } from './Sign';
import { gapSentence, SmallPicture, SmallRoles } from './WallAnswers';
import { shownAnswers, type WallView } from './wall-view';

const ELEMENTS: readonly Element[] = ['data', 'sparring', 'indsatser'];

function Score({ view, score }: { view: WallView; score: GroupElementScore }) {
  const { texts, wall } = view.data;
  if (score.kind !== 'score') return <p class="wall-no-score">{noScoreWords(texts, score)}</p>;
  const { notRelevant, dontKnow } = score.counts;
  const { coverageNotRelevant, coverageDontKnow } = texts.result;
  return (
    <>
      <p class="wall-score">
        <strong>{score.score}</strong> {texts.bands[score.band]}
      </p>
      <span class="wall-bar-track" aria-hidden="true">
        <span style={{ inlineSize: `${score.score}%` }} />
      </span>
      <p class="wall-coverage">
        {[
          fill(wall.profile.coverage, { answered: score.counts.answered, total: score.counts.total }),
          ...(notRelevant > 0 ? [fill(coverageNotRelevant, { n: notRelevant })] : []),
          ...(dontKnow > 0 ? [fill(coverageDontKnow, { n: dontKnow })] : []),
        ].join(' · ')}
      </p>
    </>
  );
}

/** Each element's score for each role, and what lies midway. There is no total across the elements (product.md section 2). */
export function Profile({ view }: { view: WallView }) {
  const { texts, wall } = view.data;
  const tallies = workshopTallies(view.workshop);
  const statements = statementsIn(view.workshop, view.tjek.statements);
  const both = view.roles.length > 1;
  return (
    <>
      <table class="wall-profile">
        <thead>
          <tr>
            <th scope="col">
              <span class="sr-only">{texts.result.tableElement}</span>
            </th>
            {view.roles.map((role) => (
              <th key={role} scope="col" class="wall-role">
                {texts.roles[role]}
              </th>
            ))}
            {both && (
              <th scope="col" class="wall-role">
                {wall.profile.common}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {ELEMENTS.map((element) => {
            const here = statements.filter((statement) => statement.element === element);
            const score = (role: Role) => scoreGroupElement(here.map(({ id }) => tallyAt(tallies, id)[role]));
            const common = commonScore(score('forvaltning'), score('skoleledelse'));
            return (
              <tr key={element} class={`st-${element}`}>
                <th scope="row">
                  <Sign element={element} /> {texts.elements[element].name}
                </th>
                {here.length === 0 ? (
                  <td colSpan={view.roles.length + Number(both)}>{wall.profile.none}</td>
                ) : (
                  view.roles.map((role) => (
                    <td key={role}>
                      <Score view={view} score={score(role)} />
                    </td>
                  ))
                )}
                {here.length > 0 && both && (
                  <td class="wall-score">
                    {common ? <strong>{common.score}</strong> : texts.result.noScore}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="wall-said">{wall.profile.lead}</p>
    </>
  );
}

/** *Mest uenige*: at most three statements, more where a place is shared. */
export function MostDisagreed({ view }: { view: WallView }) {
  const { wall } = view.data;
  const { shown, sharedPlace } = disagreementsIn(view.workshop, view.tjek.statements);
  const tallies = shownTallies(view.workshop);
  const some = [...tallies.values()].some((tally) =>
    view.roles.some((role) => levelAnswers(tally[role]) > 0),
  );
  const [first] = view.tjek.statements;
  const small = first ? shownAnswers(view, first.id).small : [];
  return (
    <>
      {shown.length === 0 && <p class="wall-gap">{some ? wall.disagree.agree : wall.disagree.nothing}</p>}
      {sharedPlace && <p>{wall.disagree.shared}</p>}
      <ol class="wall-list wall-differences">
        {shown.map(({ udsagn, tied, rank }) => {
          const statement = view.tjek.statements.find(({ id }) => id === udsagn);
          if (!statement) return null;
          return (
            <li key={udsagn} class={`st-${statement.element}`} value={rank}>
              <p class="wall-item">
                <Sign element={statement.element} /> {statement.label}{' '}
                {tied && <span class="wall-tag">{wall.disagree.tie}</span>}
              </p>
              <SmallPicture view={view} udsagn={udsagn} />
              <p>{gapSentence(view, udsagn, shownAnswers(view, udsagn))}</p>
            </li>
          );
        })}
      </ol>
      <SmallRoles view={view} small={small} />
    </>
  );
}
