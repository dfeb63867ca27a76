// Reckoning with fractions. Apart from fraction.ts, since the result of one respondent only compares them.
import { compareFractions, type Fraction, fraction } from './fraction';

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
