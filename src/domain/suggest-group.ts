// Apart from suggest.ts, so that the result of one response does not carry the code of groups.
import { compareFractions, type Fraction, fraction } from './fraction';
import { averageOf, larger, scale, subtract } from './fraction-arithmetic';
import { type Means, meansOf, type Tallies, tallyAt } from './group';
import { firstThree, inPlaces, type Placed, type Places } from './places';
import { causesOf, NEED, type Statements } from './suggest';

const GAP = fraction(3, 2);

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
