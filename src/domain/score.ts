import { type Answer, isLevel } from './answer';

/** How an element's statements were answered, in statements; the last four add up to `total`. */
export interface Counts {
  readonly total: number;
  /** With a level. */
  readonly answered: number;
  readonly notRelevant: number;
  readonly dontKnow: number;
  readonly blank: number;
}

/** *Mest at hente* 0-39, *På vej* 40-69, *Styrke* 70-100 (product.md section 5). */
export type Band = 'mest-at-hente' | 'paa-vej' | 'styrke';

/**
 * The result of one element in one response (product.md section 5).
 * - `score`: an integer 0..100 with its band; `sum` is the sum of the levels, of `4 * counts.answered` possible.
 * - `missing`: no score yet; `missing` more statements must be answered with a level.
 * - `too-few-relevant`: one relevant statement only; a score takes two levels, so none can come.
 * - `none-relevant`: every statement is marked *ikke relevant*, or there are no statements.
 */
export type ElementScore =
  | {
      readonly kind: 'score';
      readonly score: number;
      readonly band: Band;
      readonly sum: number;
      readonly counts: Counts;
    }
  | { readonly kind: 'missing'; readonly missing: number; readonly counts: Counts }
  | { readonly kind: 'too-few-relevant'; readonly counts: Counts }
  | { readonly kind: 'none-relevant'; readonly counts: Counts };

/** The band of a score, an integer 0..100 (product.md section 5). */
export function bandOf(score: number): Band {
  if (score >= 70) return 'styrke';
  return score >= 40 ? 'paa-vej' : 'mest-at-hente';
}

/**
 * Scores one element of one response (product.md section 5).
 * @param answers one entry for each of the element's statements, in any order; undefined is blank
 */
export function scoreElement(answers: readonly (Answer | undefined)[]): ElementScore {
  const levels = answers.filter(isLevel);
  const answered = levels.length;
  const notRelevant = answers.filter((answer) => answer === 'ikke-relevant').length;
  const dontKnow = answers.filter((answer) => answer === 'ved-ikke').length;
  const total = answers.length;
  const counts = { total, answered, notRelevant, dontKnow, blank: total - answered - notRelevant - dontKnow };

  const relevant = total - notRelevant;
  if (relevant === 0) return { kind: 'none-relevant', counts };
  if (relevant === 1) return { kind: 'too-few-relevant', counts };

  // Two thirds of two or more, rounded up, is at least two: the rule's other condition.
  const required = Math.ceil((2 * relevant) / 3);
  if (answered < required) return { kind: 'missing', missing: required - answered, counts };

  const sum = levels.reduce<number>((total, level) => total + level, 0);
  const score = divideHalfUp(100 * sum, 4 * answered);
  return { kind: 'score', score, band: bandOf(score), sum, counts };
}

/**
 * numerator / denominator to the nearest integer, a half going up. Both are integers, denominator > 0, numerator >= 0:
 * the remainder decides, so no floating-point noise can (product.md section 7).
 */
function divideHalfUp(numerator: number, denominator: number): number {
  const remainder = numerator % denominator;
  const whole = (numerator - remainder) / denominator;
  return 2 * remainder >= denominator ? whole + 1 : whole;
}
