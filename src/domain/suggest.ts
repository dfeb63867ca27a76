import type { Udsagn } from '../schemas/tjek';
import { type Answers, answerOf, isLevel, type Level } from './answer';
import { averageOf, compareFractions, type Fraction, fraction, larger, scale, subtract } from './fraction';
import { type Means, meansOf, type Tallies, tallyAt } from './group';
import { firstThree, inPlaces, type Placed, type Places } from './places';

type Statements = readonly Pick<Udsagn, 'id' | 'fokuspunkt'>[];

/** A fokuspunkt that the answers point to, and why (product.md section 6). Its rank is that among all the suggested. */
export interface Suggestion extends Placed {
  /** The fokuspunkt's id. */
  readonly fokuspunkt: string;
  /**
   * 1 - mean(level) / 4 over the n statements in `because`, kept as (4n - sum) / 4n so that the page can print the
   * arithmetic with the numbers that the reader can count.
   */
  readonly need: Fraction<number>;
  /** The answered statements that belong to the fokuspunkt, in the order of the tjek. */
  readonly because: readonly { readonly udsagn: string; readonly level: Level }[];
}

/** What is suggested (product.md section 6), largest need first. `shown` is empty when nothing is. */
export type Suggestions = Places<Suggestion>;

const NEED = fraction(1, 2);
const GAP = fraction(3, 2);

/**
 * The fokuspunkter that one response points to: those with a need of at least 1/2 (product.md section 6).
 * Tied fokuspunkter stand in the order in which `statements` first names them; their rank is equal.
 * @param statements the statements of the tjek
 * @param answers answers to ids that are not among the statements count for nothing
 */
export function suggestFokuspunkter(statements: Statements, answers: Answers): Suggestions {
  const suggested = causesOf(statements, (udsagn) => {
    const level = answerOf(answers, udsagn);
    return isLevel(level) ? { udsagn, level } : undefined;
  })
    .map(({ fokuspunkt, because }) => ({
      fokuspunkt,
      because,
      need: needOf(because.map(({ level }) => level)),
    }))
    .filter(({ need }) => compareFractions(need, NEED) >= 0);
  return firstThree(inPlaces(suggested, (a, b) => compareFractions(b.need, a.need)));
}

/** Why a fokuspunkt of a group is suggested: `behov`, or `forskel` when the gap alone does it (*Tal om forskellen*). */
export type GroupReason = 'behov' | 'forskel';

/** What a group's answers say of a fokuspunkt, with the numbers to print the arithmetic (product.md section 6). */
export interface GroupNeed {
  /** The fokuspunkt's id. */
  readonly fokuspunkt: string;
  /** The mean of the `common` means in `because`, 0..4. */
  readonly mean: Fraction;
  /** 1 - mean / 4, 0..1. */
  readonly need: Fraction;
  /** The largest gap in `because`, in levels; undefined when no statement has a level from both roles. */
  readonly gap: Fraction | undefined;
  /** Ids of the statements with that gap. */
  readonly widest: readonly string[];
  /** The statements of the fokuspunkt that have a level answer, in the order of the tjek. */
  readonly because: readonly { readonly udsagn: string; readonly means: AnsweredMeans }[];
  /** undefined: it is not suggested. */
  readonly reason: GroupReason | undefined;
}

/** The means of a statement that at least one role answered with a level. */
export interface AnsweredMeans extends Means {
  readonly common: Fraction;
}

/** A fokuspunkt that a group's answers point to. Its rank is that among all the suggested. */
export interface GroupSuggestion extends GroupNeed, Placed {
  readonly reason: GroupReason;
}

/**
 * What the answers of a group say of each fokuspunkt of which a statement is answered with a level, suggested or not,
 * in the order in which `statements` first names them (product.md sections 6 and 7).
 */
export function groupNeeds(statements: Statements, tallies: Tallies): GroupNeed[] {
  return causesOf(statements, (udsagn) => {
    const means = meansOf(tallyAt(tallies, udsagn));
    return isAnswered(means) ? { udsagn, means } : undefined;
  }).map(({ fokuspunkt, because }) => {
    const mean = averageOf(because.map(({ means }) => means.common)) ?? fraction(0);
    const need = subtract(fraction(1), scale(mean, 1, 4));
    const gaps = because.map(({ means }) => means.gap).filter((gap) => gap !== undefined);
    const gap = gaps.length === 0 ? undefined : gaps.reduce(larger);
    const widest = because
      .filter(({ means }) => gap && means.gap && compareFractions(means.gap, gap) === 0)
      .map(({ udsagn }) => udsagn);
    return { fokuspunkt, mean, need, gap, widest, because, reason: reasonFor(need, gap) };
  });
}

/**
 * The fokuspunkter that a group's answers point to: those with a need of at least 1/2 or a gap of at least 3/2, by need,
 * then by gap (product.md section 6). Tied ones stand in the order of the tjek; their rank is equal.
 * Of a single response they are those of `suggestFokuspunkter`.
 */
export function suggestForGroup(statements: Statements, tallies: Tallies): Places<GroupSuggestion> {
  const suggested = groupNeeds(statements, tallies).flatMap((need) =>
    need.reason ? [{ ...need, reason: need.reason }] : [],
  );
  return firstThree(
    inPlaces(suggested, (a, b) => compareFractions(b.need, a.need) || compareFractions(gapOf(b), gapOf(a))),
  );
}

/** Ids of the statements at level 3 or 4, in the order of `statements` (product.md section 6, *Strength*). */
export function strengths(statements: readonly Pick<Udsagn, 'id'>[], answers: Answers): string[] {
  return statements
    .map(({ id }) => id)
    .filter((id) => {
      const answer = answerOf(answers, id);
      return isLevel(answer) && answer >= 3;
    });
}

/**
 * The fokuspunkter with what its answered statements are, in the order in which `statements` first names them; those of
 * which no statement is answered have no need and are left out.
 * @param causeOf undefined when the statement is not answered
 */
function causesOf<C>(
  statements: Statements,
  causeOf: (udsagn: string) => C | undefined,
): { fokuspunkt: string; because: C[] }[] {
  const causes = new Map<string, C[]>();
  for (const { id, fokuspunkt } of statements) {
    const because = causes.get(fokuspunkt) ?? [];
    causes.set(fokuspunkt, because);
    const cause = causeOf(id);
    if (cause !== undefined) because.push(cause);
  }
  return [...causes]
    .filter(([, because]) => because.length > 0)
    .map(([fokuspunkt, because]) => ({ fokuspunkt, because }));
}

function needOf(levels: readonly Level[]): Fraction<number> {
  const denominator = 4 * levels.length;
  return { numerator: denominator - levels.reduce<number>((sum, level) => sum + level, 0), denominator };
}

function isAnswered(means: Means): means is AnsweredMeans {
  return means.common !== undefined;
}

function reasonFor(need: Fraction, gap: Fraction | undefined): GroupReason | undefined {
  if (compareFractions(need, NEED) >= 0) return 'behov';
  return gap && compareFractions(gap, GAP) >= 0 ? 'forskel' : undefined;
}

/** For the order alone: where no difference is known, none is larger. */
function gapOf({ gap }: GroupNeed): Fraction {
  return gap ?? fraction(0);
}
