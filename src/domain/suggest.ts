import type { Udsagn } from '../schemas/tjek';
import { type Answers, answerOf, isLevel, type Level } from './answer';

/** An exact number: both are integers, the denominator is positive. Not reduced. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** Negative when a < b, 0 when they are equal, positive when a > b; decided on integers. */
export function compareFractions(a: Fraction, b: Fraction): number {
  return a.numerator * b.denominator - b.numerator * a.denominator;
}

/** A fokuspunkt that the answers point to, and why (product.md section 6). */
export interface Suggestion {
  /** The fokuspunkt's id. */
  readonly fokuspunkt: string;
  /**
   * 1 - mean(level) / 4 over the n statements in `because`, kept as (4n - sum) / 4n so that the page can print the
   * arithmetic with the numbers that the reader can count.
   */
  readonly need: Fraction;
  /** The answered statements that belong to the fokuspunkt, in the order of the tjek. */
  readonly because: readonly { readonly udsagn: string; readonly level: Level }[];
  /** Place among all the suggested, from 1; equal needs share a place and the next is skipped: 1, 2, 2, 4. */
  readonly rank: number;
  /** Another suggestion has the same need. */
  readonly tied: boolean;
}

/** What is suggested (product.md section 6), largest need first. */
export interface Suggestions {
  /** At most three, unless `sharedPlace`. Empty: nothing is suggested. */
  readonly shown: Suggestion[];
  /** The suggested that are one click away. */
  readonly rest: Suggestion[];
  /** A tie straddles the third place, so that all of the tied are shown: *Delt plads - vælg selv*. */
  readonly sharedPlace: boolean;
}

const PLACES = 3;
const HALF: Fraction = { numerator: 1, denominator: 2 };

/**
 * The fokuspunkter that one response points to: those with a need of at least 1/2 (product.md section 6).
 * Tied fokuspunkter stand in the order in which `statements` first names them; their rank is equal.
 * @param statements the statements of the tjek
 * @param answers answers to ids that are not among the statements count for nothing
 */
export function suggestFokuspunkter(
  statements: readonly Pick<Udsagn, 'id' | 'fokuspunkt'>[],
  answers: Answers,
): Suggestions {
  const causes = new Map<string, { udsagn: string; level: Level }[]>();
  for (const { id, fokuspunkt } of statements) {
    const because = causes.get(fokuspunkt) ?? [];
    causes.set(fokuspunkt, because);
    const answer = answerOf(answers, id);
    if (isLevel(answer)) because.push({ udsagn: id, level: answer });
  }

  const suggested = [...causes]
    .filter(([, because]) => because.length > 0)
    .map(([fokuspunkt, because]) => ({
      fokuspunkt,
      because,
      need: needOf(because.map(({ level }) => level)),
    }))
    .filter(({ need }) => compareFractions(need, HALF) >= 0)
    .sort((a, b) => compareFractions(b.need, a.need));

  const ranked = suggested.map((suggestion): Suggestion => {
    const comparisons = suggested.map((other) => compareFractions(other.need, suggestion.need));
    const larger = comparisons.filter((comparison) => comparison > 0).length;
    const equal = comparisons.filter((comparison) => comparison === 0).length;
    return { ...suggestion, rank: larger + 1, tied: equal > 1 };
  });

  // Those who share a place have the same rank, so a tie that begins within the three places is shown whole.
  const shown = ranked.filter(({ rank }) => rank <= PLACES);
  return { shown, rest: ranked.slice(shown.length), sharedPlace: shown.length > PLACES };
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

function needOf(levels: readonly Level[]): Fraction {
  const denominator = 4 * levels.length;
  return { numerator: denominator - levels.reduce<number>((sum, level) => sum + level, 0), denominator };
}
