import { type Fraction, toNumber } from '../domain/fraction';
import type { Means } from '../domain/group';
import { decimal, fill } from '../domain/text';
import type { BothData } from './both-data';

/** A level or a mean of levels as it is printed: 3 or 2,5. */
export const level = (value: Fraction): string => decimal(toNumber(value));

/** How far the roles are from each other, in words; whose answer there is when only one has given a level. */
export function gapWords({ both }: Pick<BothData, 'both'>, means: Means): string {
  if (means.gap) {
    if (means.gap.numerator === 0n) return both.agree;
    const n = level(means.gap);
    return n === '1' ? both.gapOne : fill(both.gapMany, { n });
  }
  if (!means.common) return both.none;
  return fill(both.onlyOne, { role: both.definite[means.forvaltning ? 'forvaltning' : 'skoleledelse'] });
}
