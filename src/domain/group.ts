import type { Role } from '../schemas/shared';
import type { Udsagn } from '../schemas/tjek';
import { type Answer, type Answers, answerOf, LEVELS, type NonAnswer } from './answer';
import { compareFractions, type Fraction, fraction } from './fraction';
import { add, averageOf, distance, roundHalfUp, scale, square, sumOf, toNumber } from './fraction-arithmetic';
import { firstThree, inPlaces, type Placed, type Places } from './places';
import { type Band, bandOf, type ElementScore, scoreElement } from './score';

/** How many in one role gave each answer to one statement (product.md section 7). Whole numbers of 0 and more. */
export interface Tally extends Readonly<Record<NonAnswer | 'blank', number>> {
  /** How many chose each level, from 0 *Slet ikke* to 4 *I meget høj grad*. */
  readonly counts: readonly [number, number, number, number, number];
}

/** How both roles answered one statement. */
export type RoleTallies = Readonly<Record<Role, Tally>>;

/** Udsagn id -> how it was answered. Counted hands are entered as such; responses become it by `talliesOf`. */
export type Tallies = ReadonlyMap<string, RoleTallies>;

type Statements = readonly Pick<Udsagn, 'id'>[];

/** The tally of a role in which nobody takes part. */
export const NOBODY: Tally = { counts: [0, 0, 0, 0, 0], 'ikke-relevant': 0, 'ved-ikke': 0, blank: 0 };

/** One role's answers to one statement, counted; undefined is blank. */
export function tallyOf(answers: readonly (Answer | undefined)[]): Tally {
  const count = (wanted: Answer | undefined) => answers.filter((answer) => answer === wanted).length;
  const [zero, one, two, three, four] = LEVELS;
  return {
    counts: [count(zero), count(one), count(two), count(three), count(four)],
    'ikke-relevant': count('ikke-relevant'),
    'ved-ikke': count('ved-ikke'),
    blank: count(undefined),
  };
}

/**
 * The answers of any number of respondents in each role, counted statement by statement.
 * @param respondents answers to ids that are not among the statements count for nothing
 */
export function talliesOf(
  statements: Statements,
  respondents: readonly { readonly role: Role; readonly answers: Answers }[],
): Tallies {
  const tally = (id: string, role: Role) =>
    tallyOf(
      respondents
        .filter((respondent) => respondent.role === role)
        .map(({ answers }) => answerOf(answers, id)),
    );
  return new Map(
    statements.map(({ id }) => [
      id,
      { forvaltning: tally(id, 'forvaltning'), skoleledelse: tally(id, 'skoleledelse') },
    ]),
  );
}

/** How both roles answered a statement; one that nobody was asked about has nobody's answers. */
export function tallyAt(tallies: Tallies, udsagn: string): RoleTallies {
  return tallies.get(udsagn) ?? { forvaltning: NOBODY, skoleledelse: NOBODY };
}

/** n: how many answered with a level. */
export function levelAnswers({ counts }: Tally): number {
  return counts.reduce<number>((sum, count) => sum + count, 0);
}

/** The mean level of a role, 0..4; undefined when nobody answered with a level. */
export function meanLevel(tally: Tally): Fraction | undefined {
  const n = levelAnswers(tally);
  return n === 0
    ? undefined
    : fraction(
        sumOver(tally, (level) => level),
        n,
      );
}

/** The means of one statement, in levels 0..4; undefined where there is no level answer to make one of. */
export interface Means extends Readonly<Record<Role, Fraction | undefined>> {
  /** The mean of the roles' means, or the one role's mean: the level that need and strengths go by (section 7). */
  readonly common: Fraction | undefined;
  /** How far the roles' means are from each other; undefined unless both roles have one. */
  readonly gap: Fraction | undefined;
}

/** The means of a statement (product.md sections 6 and 7). */
export function meansOf(tallies: RoleTallies): Means {
  const forvaltning = meanLevel(tallies.forvaltning);
  const skoleledelse = meanLevel(tallies.skoleledelse);
  return {
    forvaltning,
    skoleledelse,
    common: averageOf([forvaltning, skoleledelse].filter((mean) => mean !== undefined)),
    gap: forvaltning && skoleledelse && distance(forvaltning, skoleledelse),
  };
}

/** The spread within a role: the population variance of its levels, in squared levels (product.md section 7). */
export function variance(tally: Tally): Fraction | undefined {
  const n = levelAnswers(tally);
  if (n === 0) return undefined;
  const sum = sumOver(tally, (level) => level);
  const squares = sumOver(tally, (level) => level ** 2);
  return fraction(n * squares - sum ** 2, n ** 2);
}

/**
 * The spread of a statement over both roles: the population variance around `Means.common`, where each role weighs
 * half, however many they are. With one role it is that role's variance.
 *
 * It is the mean of the roles' variances plus gap^2 / 4. So it holds disagreement within the roles and between them on
 * one scale: two roles that each agree, g levels apart, have the standard deviation g / 2. Were all levels thrown
 * together instead, one dissenting forvaltning against forty school leaders would hardly show, and a role would change
 * the spread just by being twice as many (product.md section 7: a large role does not drown a small one).
 */
export function commonVariance(tallies: RoleTallies): Fraction | undefined {
  const within = averageOf(
    [variance(tallies.forvaltning), variance(tallies.skoleledelse)].filter((value) => value !== undefined),
  );
  const { gap } = meansOf(tallies);
  return within && gap ? add(within, scale(square(gap), 1, 4)) : within;
}

/** The standard deviation in levels, for display only; what is compared is the variance, which is exact. */
export function standardDeviation(variance: Fraction): number {
  return Math.sqrt(toNumber(variance));
}

/** The result of one element for one role of a group: as of one response, but the levels summed are means. */
export type GroupElementScore =
  | Exclude<ElementScore, { kind: 'score' }>
  | (Omit<Extract<ElementScore, { kind: 'score' }>, 'sum'> & { readonly sum: Fraction });

/**
 * Scores one element for one role: section 5 on the role's mean levels (product.md section 7). A statement is answered
 * when at least one answer is a level; it is *ikke relevant* when none is and all that was said is *ikke relevant*.
 * @param tallies the role's tally of each of the element's statements, in any order
 */
export function scoreGroupElement(tallies: readonly Tally[]): GroupElementScore {
  // How many answers it takes is for scoreElement to say; the level that stands for an answered statement is not used.
  const result = scoreElement(tallies.map(spokenFor));
  if (result.kind !== 'score') return result;
  const sum = sumOf(tallies.map(meanLevel).filter((mean) => mean !== undefined));
  const score = roundHalfUp(scale(sum, 100, 4 * result.counts.answered));
  return { ...result, score, band: bandOf(score), sum };
}

/** What a role said of a statement as a whole. */
function spokenFor(tally: Tally): Answer | undefined {
  if (levelAnswers(tally) > 0) return 0;
  if (tally['ved-ikke'] > 0) return 'ved-ikke';
  return tally['ikke-relevant'] > 0 ? 'ikke-relevant' : undefined;
}

/** The common score of an element (product.md section 7). */
export interface CommonScore {
  /** The mean of the two roles' scores as they are printed, so that a reader can check it: a whole or a half. */
  readonly mean: Fraction;
  /** `mean`, a half going up: 0..100. */
  readonly score: number;
  readonly band: Band;
}

/** The common score of two roles; undefined unless both have a score. */
export function commonScore(one: GroupElementScore, other: GroupElementScore): CommonScore | undefined {
  if (one.kind !== 'score' || other.kind !== 'score') return undefined;
  const mean = fraction(one.score + other.score, 2);
  const score = roundHalfUp(mean);
  return { mean, score, band: bandOf(score) };
}

/** A statement on which the answers differ. */
export interface Disagreement extends Placed {
  readonly udsagn: string;
  /** `commonVariance` of the statement; never 0. */
  readonly variance: Fraction;
  readonly means: Means;
}

/**
 * *Mest uenige*: the statements by spread, largest first; those on which all agree are left out (product.md section 7).
 * `shown` are the first three; ties share a place as suggestions do, so there are more when the third place is shared.
 */
export function mostDisagreed(statements: Statements, tallies: Tallies): Places<Disagreement> {
  const disagreements = statements.flatMap(({ id }) => {
    const tally = tallyAt(tallies, id);
    const spread = commonVariance(tally);
    const differs = spread && spread.numerator > 0n;
    return differs ? [{ udsagn: id, variance: spread, means: meansOf(tally) }] : [];
  });
  return firstThree(inPlaces(disagreements, (a, b) => compareFractions(b.variance, a.variance)));
}

/** The difference between the roles on one statement. */
export interface Gap extends Placed {
  readonly udsagn: string;
  /** In levels, 0 and more. */
  readonly gap: Fraction;
  /** The role with the higher mean; undefined when the means are equal. */
  readonly higher: Role | undefined;
  readonly means: Means;
}

/** The statements to which both roles have given a level, by gap, largest first; equals in the order of the tjek. */
export function gapsOf(statements: Statements, tallies: Tallies): Gap[] {
  const gaps = statements.flatMap(({ id }) => {
    const means = meansOf(tallyAt(tallies, id));
    return means.gap ? [{ udsagn: id, gap: means.gap, higher: higherOf(means), means }] : [];
  });
  return inPlaces(gaps, (a, b) => compareFractions(b.gap, a.gap));
}

function higherOf({ forvaltning, skoleledelse }: Means): Role | undefined {
  if (!forvaltning || !skoleledelse) return undefined;
  const order = compareFractions(forvaltning, skoleledelse);
  if (order === 0) return undefined;
  return order > 0 ? 'forvaltning' : 'skoleledelse';
}

/** The mean from which a statement is a strength, and the one down to which it is a need (product.md section 6). */
const STRONG = fraction(3);
const WEAK = fraction(2);

/**
 * Ids of a group's strengths, in the order of `statements`: every role that answered has a mean of 3 or more
 * (product.md section 6). Of a single response they are those of `strengths` in suggest.ts.
 */
export function groupStrengths(statements: Statements, tallies: Tallies): string[] {
  return idsWhere(statements, tallies, 1, (mean) => compareFractions(mean, STRONG) >= 0);
}

/** Ids of the statements that both roles see as strong: both means are 3 or more (product.md section 6). */
export function agreedStrengths(statements: Statements, tallies: Tallies): string[] {
  return idsWhere(statements, tallies, 2, (mean) => compareFractions(mean, STRONG) >= 0);
}

/**
 * Ids of the statements that both roles see as hard: both means are 2 or less. That is the level at which section 6
 * sees a need: 1 - 2/4 = 0.5.
 */
export function agreedWeak(statements: Statements, tallies: Tallies): string[] {
  return idsWhere(statements, tallies, 2, (mean) => compareFractions(mean, WEAK) <= 0);
}

/** The statements that at least so many roles answered with a level, and whose means all hold. */
function idsWhere(
  statements: Statements,
  tallies: Tallies,
  roles: number,
  holds: (mean: Fraction) => boolean,
): string[] {
  return statements
    .map(({ id }) => id)
    .filter((id) => {
      const { forvaltning, skoleledelse } = meansOf(tallyAt(tallies, id));
      const means = [forvaltning, skoleledelse].filter((mean) => mean !== undefined);
      return means.length >= roles && means.every(holds);
    });
}

/** The sum of a value of the level over all level answers. */
function sumOver({ counts }: Tally, value: (level: number) => number): number {
  return counts.reduce<number>((sum, count, level) => sum + count * value(level), 0);
}
