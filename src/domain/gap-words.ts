import type { Role } from '../schemas/shared';
import { decimal } from './decimals';
import type { Fraction } from './fraction';
import { toNumber } from './fraction-arithmetic';
import type { Means } from './group';
import { fill } from './text';

/** The words of a gap; content/ui/both.json has them. */
export interface GapTexts
  extends Readonly<Record<'agree' | 'gapOne' | 'gapMany' | 'none' | 'onlyOne', string>> {
  readonly definite: Readonly<Record<Role, string>>;
}

/** A level or a mean of levels as it is printed: 3 or 2,5. */
export const level = (value: Fraction): string => decimal(toNumber(value));

/** How far the roles are from each other, in words; whose answer there is when only one has given a level. */
export function gapWords({ both }: { readonly both: GapTexts }, means: Means): string {
  if (means.gap) {
    if (means.gap.numerator === 0n) return both.agree;
    const n = level(means.gap);
    return n === '1' ? both.gapOne : fill(both.gapMany, { n });
  }
  if (!means.common) return both.none;
  return fill(both.onlyOne, { role: both.definite[means.forvaltning ? 'forvaltning' : 'skoleledelse'] });
}
