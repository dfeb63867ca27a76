import {
  type Change,
  type Column,
  type Comparison,
  hasBeforeAndNow,
  type Mark,
  type StatementLine,
} from '../domain/compare';
import type { Point } from '../domain/compare-points';
import { decimal } from '../domain/decimals';
import { compareFractions, type Fraction, fraction } from '../domain/fraction';
import { distance } from '../domain/fraction-arithmetic';
import { level } from '../domain/gap-words';
import { fill } from '../domain/text';
import type { Role } from '../schemas/shared';
import type { CompareData, ComparedUdsagn } from './compare-data';

const days = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long' });
const shortDays = new Intl.DateTimeFormat('da-DK', { day: 'numeric', month: 'short' });
const shortest = new Intl.DateTimeFormat('da-DK', { day: 'numeric', month: 'numeric' });
const lists = new Intl.ListFormat('da-DK');

/** Several as one says them: a, b og c. */
export const listWords = (words: readonly string[]): string => lists.format(words);

/** The day as the calendar of the device has it; the time of day is put where no time zone can change it. */
const dateOf = (day: string) => new Date(`${day}T12:00:00`);

/** A day in full: 22. november 2026. */
export const dayWords = ({ compare }: CompareData, day: string): string =>
  day === '' ? compare.choose.undated : days.format(dateOf(day));

/** A day on two short lines, for where there is little room; with a number for the month where there are many. */
export const shortDay = (day: string, columns = 1): readonly [string, string] =>
  day === '' ? ['–', ''] : [(columns > 4 ? shortest : shortDays).format(dateOf(day)), day.slice(0, 4)];

/** What a point is called: its name, or its roles where it has none. */
export const pointName = ({ compare, texts }: CompareData, point: Point): string =>
  point.name ||
  (point.kind === 'besvarelse' && point.roles[0] ? texts.roles[point.roles[0]] : compare.choose.unnamed);

/** A column by its day, and its number, as two may be of one day. */
export const columnHead = ({ day }: Column, index: number): string =>
  `${shortDay(day).join(' ').trim()} (${index + 1})`;

const HALF = fraction(1, 2);

/** Steps as one says them: ½, 1, 1½, 0,33. What would be printed as 0 is said to be less than can be printed. */
function stepsWords({ compare }: Pick<CompareData, 'compare'>, by: Fraction): string {
  const whole = by.numerator / by.denominator;
  const rest = fraction(by.numerator % by.denominator, by.denominator);
  if (compareFractions(rest, HALF) === 0) return whole === 0n ? '½' : `${whole}½`;
  return compareFractions(by, fraction(1, 200)) < 0 ? compare.change.tiny : level(by);
}

/** How far something moved: 1 trin op, uændret, ½ trin ned. */
export function changeWords(data: Pick<CompareData, 'compare'>, { by }: Pick<Change, 'by'>): string {
  const { change } = data.compare;
  if (by.numerator === 0n) return change.same;
  const n = stepsWords(data, distance(by, fraction(0)));
  return fill(by.numerator > 0n ? change.up : change.down, { n });
}

/** What a role's line through the columns says: how far it moved and between what, or why it does not say so. */
export function lineWords(data: CompareData, { marks, change }: StatementLine): string {
  const { change: words } = data.compare;
  const at = (index: number) => {
    const mark = marks[index];
    return mark?.kind === 'level' ? level(mark.mean) : '';
  };
  if (change) {
    const to = at(change.to);
    return change.by.numerator === 0n
      ? fill(words.sameAt, { to })
      : fill(words.fromTo, { change: changeWords(data, change), from: at(change.from), to });
  }
  const levels = marks.filter(({ kind }) => kind === 'level').length;
  if (levels > 1) return words.sameDay;
  if (marks.some(({ kind }) => kind === 'small')) return words.small;
  return levels === 1 ? words.one : words.none;
}

/** What a role answered at a column, for a table: a level, or which of the other things it is. */
export function markWords({ compare, texts }: CompareData, mark: Mark): string {
  if (mark.kind === 'level') return level(mark.mean);
  if (mark.kind !== 'no-level') return compare.marks[mark.kind];
  const { tally } = mark;
  const [dontKnow, notRelevant] = [tally['ved-ikke'], tally['ikke-relevant']];
  // One who answered alone said one of these; of several it takes more than a word.
  if (dontKnow + notRelevant + tally.blank > 1) return compare.marks['no-level'];
  if (dontKnow) return texts.nonAnswers['ved-ikke'];
  return notRelevant ? texts.nonAnswers['ikke-relevant'] : texts.result.blank;
}

/** The lines of elements whose scores are not of the same statements: »Data (forvaltning)«. */
export const unlikeLines = (
  { texts }: CompareData,
  { elements }: Pick<Comparison<ComparedUdsagn>, 'elements'>,
): string[] =>
  elements.flatMap(({ element, lines }) =>
    lines
      .filter(({ sameStatements }) => !sameStatements)
      .map(({ role }) => `${texts.elements[element].name} (${texts.roles[role].toLowerCase()})`),
  );

/** What must be known before the comparison is read, one sentence each. */
export function noteWords(
  data: CompareData,
  comparison: Comparison<ComparedUdsagn>,
  total: number,
): string[] {
  const { notes } = data.compare;
  const { columns, statements, sameDay, mixed } = comparison;
  const together = sameDay.map(({ role, points }) =>
    fill(notes.sameDay, {
      names: listWords(points.map((point) => `»${pointName(data, point)}«`)),
      role: roleWords(data, role),
    }),
  );
  if (statements.length === 0) return [...together, notes.noStatements];
  if (!hasBeforeAndNow(comparison)) return [...together, notes.nothing];
  const unlike = unlikeLines(data, comparison);
  const hidden = statements.some(({ lines }) =>
    lines.some(({ marks }) => marks.some(({ kind }) => kind === 'small')),
  );
  const editions = new Set(columns.flatMap(({ points }) => points.map(({ edition }) => edition)));
  return [
    ...together,
    ...(mixed ? [notes.mixed] : []),
    ...(hidden ? [notes.small] : []),
    ...(editions.size > 1 ? [fill(notes.editions, { n: statements.length, total })] : []),
    ...(unlike.length > 0 ? [fill(notes.notSame, { lines: listWords(unlike) })] : []),
  ];
}

const roleWords = ({ texts }: CompareData, role: Role) => texts.roles[role].toLowerCase();

/** What stands in a column: what the point is called, and who answered. */
export function pointWords(data: CompareData, point: Point): string {
  const { named } = data.compare.key;
  const isNameless = point.name === '' && point.kind === 'besvarelse';
  return isNameless
    ? pointName(data, point)
    : fill(named, { name: pointName(data, point), roles: whoWords(data, point) });
}

/** Who answered at a point: the roles, and of a group how many besvarelser came in for each. */
function whoWords(data: CompareData, { kind, roles, responses }: Point): string {
  const { key } = data.compare;
  if (kind === 'besvarelse') return listWords(roles.map((role) => roleWords(data, role)));
  const words = roles.map((role) => {
    const n = responses[role];
    const text = n === 1 ? key.responsesOne : key.responses;
    return n === 0 ? roleWords(data, role) : fill(text, { role: roleWords(data, role), n: decimal(n) });
  });
  return fill(key.workshop, { roles: listWords(words) });
}
