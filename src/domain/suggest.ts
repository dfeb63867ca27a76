import type { Udsagn } from '../schemas/tjek';
import { type Answers, answerOf, isLevel, type Level } from './answer';
import { compareFractions, type Fraction, fraction } from './fraction';
import { firstThree, inPlaces, type Placed, type Places } from './places';

export type Statements = readonly Pick<Udsagn, 'id' | 'fokuspunkt'>[];

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

/** The need from which a fokuspunkt is suggested. */
export const NEED = fraction(1, 2);

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
export function causesOf<C>(
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
