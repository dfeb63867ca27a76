/**
 * An exact number; the denominator is positive. Rounding, thresholds and ties are decided on these, never on
 * floating-point noise (product.md section 7).
 * Of bigint where means of means are added, since a few roles of unequal size outgrow the exact integers of a number.
 * Of number, and not reduced, where the page prints what the reader can count: 5/8 of two answers.
 */
export interface Fraction<N extends number | bigint = bigint> {
  readonly numerator: N;
  readonly denominator: N;
}

/**
 * numerator / denominator in lowest terms.
 * @throws RangeError when one of them is not an integer, or the denominator is not positive
 */
export function fraction(numerator: number | bigint, denominator: number | bigint = 1): Fraction {
  const [top, bottom] = [BigInt(numerator), BigInt(denominator)];
  if (bottom <= 0n) throw new RangeError(`not a positive denominator: ${denominator}`);
  let [divisor, rest] = [top < 0n ? -top : top, bottom];
  while (rest > 0n) [divisor, rest] = [rest, divisor % rest];
  return { numerator: top / divisor, denominator: bottom / divisor };
}

/** Negative when a < b, 0 when they are equal, positive when a > b; decided on integers. */
export function compareFractions(a: Fraction<number | bigint>, b: Fraction<number | bigint>): number {
  const left = BigInt(a.numerator) * BigInt(b.denominator);
  const right = BigInt(b.numerator) * BigInt(a.denominator);
  return left < right ? -1 : left > right ? 1 : 0;
}
