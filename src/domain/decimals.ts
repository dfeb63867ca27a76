const number = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 2 });

/** A number as Danes read it, with at most two decimals: 3 or 2,5. For display only. */
export const decimal = (value: number): string => number.format(value);

/** A number with exactly two decimals: 0,50. For display only. */
export const hundredths = (value: number): string => value.toFixed(2).replace('.', ',');
