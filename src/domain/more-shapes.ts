// Checks besides those of shape.ts, which a besvarelse does not need. Apart, so that the form of a tjek need not fetch them.
import { type Check, isArrayOf } from './shape';

export const isBoolean: Check = (value) => typeof value === 'boolean';

/** One of these words, or '' for not said yet. */
export const isOneOf =
  (choices: readonly string[]): Check =>
  (value) =>
    value === '' || (typeof value === 'string' && choices.includes(value));

/** A whole number above 0. */
export const isNumber: Check = (value) => Number.isSafeInteger(value) && (value as number) > 0;

/** A list of at most so many different texts. */
export const isSetOf =
  (check: Check, max: number): Check =>
  (value) =>
    isArrayOf(check, max)(value) && new Set(value as string[]).size === (value as string[]).length;
