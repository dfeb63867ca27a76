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

/** a + b, in lowest terms. */
export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** a - b, in lowest terms. */
export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** value * numerator / denominator, in lowest terms; both are integers, the denominator is positive. */
export function scale(value: Fraction, numerator: number, denominator: number): Fraction {
  return fraction(value.numerator * BigInt(numerator), value.denominator * BigInt(denominator));
}

/** value * value, in lowest terms. */
export function square(value: Fraction): Fraction {
  return fraction(value.numerator ** 2n, value.denominator ** 2n);
}

/** The distance between a and b, never negative. */
export function distance(a: Fraction, b: Fraction): Fraction {
  return compareFractions(a, b) < 0 ? subtract(b, a) : subtract(a, b);
}

/** The sum; 0 of nothing. */
export function sumOf(values: readonly Fraction[]): Fraction {
  return values.reduce(add, fraction(0));
}

/** The plain mean; undefined of nothing. */
export function averageOf(values: readonly Fraction[]): Fraction | undefined {
  return values.length === 0 ? undefined : scale(sumOf(values), 1, values.length);
}

/** The larger of two; b when they are equal. */
export function larger(a: Fraction, b: Fraction): Fraction {
  return compareFractions(a, b) > 0 ? a : b;
}

/** The nearest integer, a half going up; for values of 0 and more. */
export function roundHalfUp({ numerator, denominator }: Fraction): number {
  return Number((2n * numerator + denominator) / (2n * denominator));
}

/** For display only: nothing may be decided on it. */
export function toNumber({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}
