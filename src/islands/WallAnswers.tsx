import { LEVELS } from '../domain/answer';
import { level } from '../domain/gap-words';
import { gapsOf, levelAnswers, meanLevel, standardDeviation, type Tally, variance } from '../domain/group';
import { fill } from '../domain/text';
import type { Role } from '../schemas/shared';
import { answersIn, type ShownAnswers, shownAnswers, type WallView } from './wall-view';

const roughly = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 1 });

/** How much a role's answers differ, in plain words. */
export function spreadWords({ answers }: WallView['data']['wall'], tally: Tally): string {
  const spread = variance(tally);
  if (!spread) return answers.spreadNone;
  if (levelAnswers(tally) === 1) return answers.spreadOne;
  if (spread.numerator === 0n) return answers.spreadSame;
  return fill(answers.spreadBy, { n: roughly.format(standardDeviation(spread)) });
}

/** How far the roles are from each other on a statement, as a sentence; '' where one of them has no mean to show. */
export function gapSentence({ data }: WallView, udsagn: string, { tally }: ShownAnswers): string {
  const { answers, definite } = data.wall;
  const [gap] = gapsOf([{ id: udsagn }], new Map([[udsagn, tally]]));
  if (!gap) return '';
  if (!gap.higher) return answers.gapNone;
  const lower: Role = gap.higher === 'forvaltning' ? 'skoleledelse' : 'forvaltning';
  return fill(answers.gap, {
    higher: definite[gap.higher],
    lower: data.workshop.roleDefinite[lower],
    n: level(gap.gap),
  });
}

/** Why the answers of a role are not shown. */
export function SmallRoles({ view, small }: { view: WallView; small: readonly Role[] }) {
  const { small: sentence, roleDefinite } = view.data.workshop;
  return small.map((role) => (
    <p key={role} class="wall-small">
      {fill(sentence, { role: roleDefinite[role] })}
    </p>
  ));
}

/** The largest part of a role's answers that are alike, 0..1: the length of the longest bar. */
const largestPart = (tallies: readonly Tally[]) =>
  Math.max(
    ...tallies.map(
      (tally) =>
        Math.max(...tally.counts, tally['ikke-relevant'], tally['ved-ikke']) / Math.max(1, answersIn(tally)),
    ),
    Number.EPSILON,
  );

/** Bars are parts of the role's own answers, so that a role of few is as easy to see as one of many. */
function Bar({ count, of, longest }: { count: number; of: Tally; longest: number }) {
  const part = count / Math.max(1, answersIn(of)) / longest;
  return (
    <span class={count === 0 ? 'wall-bar wall-bar-none' : 'wall-bar'}>
      <span class="wall-bar-fill" style={{ inlineSize: `${100 * part}%` }} />
      <span class="wall-bar-count">{count}</span>
    </span>
  );
}

/** How both roles answered, back to back: a table whose cells are also bars. */
export function Distribution({ view, shown }: { view: WallView; shown: ShownAnswers }) {
  const { texts, wall } = view.data;
  const { answers } = wall;
  const roles = view.roles.filter((role) => answersIn(shown.tally[role]) > 0);
  const [left, right] = roles.length === 2 ? roles : [undefined, roles[0]];
  const longest = largestPart(roles.map((role) => shown.tally[role]));
  const row = (name: string, cell: (tally: Tally) => preact.ComponentChildren, key = name) => (
    <tr key={key}>
      {left && <td class="wall-left">{cell(shown.tally[left])}</td>}
      <th scope="row">{name}</th>
      {right && <td>{cell(shown.tally[right])}</td>}
    </tr>
  );
  const counted = (name: string, count: (tally: Tally) => number) =>
    row(name, (tally) => <Bar count={count(tally)} of={tally} longest={longest} />);
  const head = (role: Role) => (
    <>
      <span class="wall-role">{texts.roles[role]}</span>{' '}
      <span class="wall-role-count">{fill(answers.count, { n: answersIn(shown.tally[role]) })}</span>
    </>
  );
  const someBlank = roles.some((role) => shown.tally[role].blank > 0);
  return (
    <table class={left ? 'wall-answers wall-answers-two' : 'wall-answers'}>
      <caption class="sr-only">{answers.caption}</caption>
      <thead>
        <tr>
          {left && (
            <th scope="col" class="wall-left">
              {head(left)}
            </th>
          )}
          <th scope="col">
            <span class="sr-only">{answers.answer}</span>
          </th>
          {right && <th scope="col">{head(right)}</th>}
        </tr>
      </thead>
      <tbody>{LEVELS.map((at) => counted(texts.levels[at] ?? '', ({ counts }) => counts[at]))}</tbody>
      <tbody class="wall-apart">
        {counted(texts.nonAnswers['ikke-relevant'], (tally) => tally['ikke-relevant'])}
        {counted(texts.nonAnswers['ved-ikke'], (tally) => tally['ved-ikke'])}
        {someBlank && row(texts.result.blank, ({ blank }) => blank)}
      </tbody>
      <tbody class="wall-sums">
        {row(answers.mean, (tally) => {
          const mean = meanLevel(tally);
          return <strong>{mean ? level(mean) : answers.meanNone}</strong>;
        })}
        {row(answers.spread, (tally) => spreadWords(wall, tally))}
      </tbody>
    </table>
  );
}

/** The revealed answers to a statement, or why there are none to see. */
export function Revealed({ view, udsagn }: { view: WallView; udsagn: string }) {
  const { wall, workshop } = view.data;
  const shown = shownAnswers(view, udsagn);
  const some = view.roles.some((role) => answersIn(shown.tally[role]) > 0);
  const silent = view.roles.filter(
    (role) => !shown.small.includes(role) && levelAnswers(shown.tally[role]) === 0,
  );
  return (
    <>
      {some && <Distribution view={view} shown={shown} />}
      <div class="wall-said">
        {some && <p class="wall-gap">{gapSentence(view, udsagn, shown)}</p>}
        <SmallRoles view={view} small={shown.small} />
        {!some && shown.small.length === 0 && <p class="wall-gap">{wall.answers.nobody}</p>}
        {(some || shown.small.length > 0) &&
          silent.map((role) => (
            <p key={role}>{fill(wall.answers.nobodyIn, { role: workshop.roleDefinite[role] })}</p>
          ))}
      </div>
    </>
  );
}

/** The distribution in little, beside the talk. Its numbers are text for those who do not see it. */
export function SmallPicture({ view, udsagn }: { view: WallView; udsagn: string }) {
  const { texts, wall } = view.data;
  const shown = shownAnswers(view, udsagn);
  const roles = view.roles.filter((role) => answersIn(shown.tally[role]) > 0);
  const longest = largestPart(roles.map((role) => shown.tally[role]));
  if (roles.length === 0) return null;
  return (
    <ul class="wall-picture" aria-label={wall.answers.small}>
      {roles.map((role) => {
        const tally = shown.tally[role];
        const mean = meanLevel(tally);
        return (
          <li key={role}>
            <span class="wall-columns" aria-hidden="true">
              {tally.counts.map((count, at) => (
                <span
                  key={LEVELS[at]}
                  style={{ blockSize: `${(100 * count) / Math.max(1, answersIn(tally)) / longest}%` }}
                />
              ))}
            </span>
            <span class="sr-only">
              {tally.counts.map((count, at) => `${texts.levels[at]}: ${count}`).join(', ')}
            </span>
            <span class="wall-picture-role">
              <span class="wall-role">{texts.roles[role]}</span>{' '}
              {mean && fill(wall.answers.meanOf, { n: level(mean) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
