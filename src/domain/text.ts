/** Puts values into a text: `{name}` becomes `values.name`; a name that has no value stays as it is. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) =>
    Object.hasOwn(values, key) ? String(values[key]) : whole,
  );

const number = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 2 });

/** A number as Danes read it, with at most two decimals: 3 or 2,5. For display only. */
export const decimal = (value: number): string => number.format(value);

/** A number with exactly two decimals: 0,50. For display only. */
export const hundredths = (value: number): string => value.toFixed(2).replace('.', ',');

/** A part of an address as it was before it was put there; one that is not written as addresses are, as it is. Never throws. */
export function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const NAMES_MAX = 10_000;

/** The names that stand in an address after `#` with commas between; none where there are more than anybody can have picked. */
export const namesIn = (hash: string): readonly string[] =>
  hash.length > NAMES_MAX ? [] : unescaped(hash.slice(1)).split(',');
