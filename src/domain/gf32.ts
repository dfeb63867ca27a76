// The check of a svarkode: a Reed-Solomon code over the field of 32 elements, so that a symbol of base32 is one element.
// Its polynomial has the roots 1, a and a^2: words of at most 31 symbols differ in at least four places. Longer words keep that
// one wrong symbol and one swap of neighbours never fit, since a^i and a^(i+1) are never the same.

/** How many check symbols a word ends with. */
export const CHECK_SYMBOLS = 3;

const ORDER = 31;
/** x^5 + x^2 + 1, whose root generates all elements but zero. */
const PRIMITIVE = 0b100101;

const POWERS: number[] = [1];
while (POWERS.length < ORDER) {
  const next = (POWERS.at(-1) ?? 1) << 1;
  POWERS.push(next > ORDER ? next ^ PRIMITIVE : next);
}
const LOGARITHMS: readonly number[] = Array.from({ length: ORDER + 1 }, (_, element) =>
  POWERS.indexOf(element),
);

/** a to a power, 0 or more. */
const power = (exponent: number): number => POWERS[exponent % ORDER] ?? 1;

function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : power((LOGARITHMS[a] ?? 0) + (LOGARITHMS[b] ?? 0));
}

/** The polynomial of the code without its leading power, highest first: (x - 1)(x - a)(x - a^2). */
let GENERATOR: readonly number[] = [1];
for (let root = 0; root < CHECK_SYMBOLS; root += 1) {
  const by = power(root);
  GENERATOR = [...GENERATOR, 0].map(
    (coefficient, index) => coefficient ^ times(GENERATOR[index - 1] ?? 0, by),
  );
}
GENERATOR = GENERATOR.slice(1);

/** What the word's polynomial gives at the roots; all zero when the word fits. */
function syndromes(word: readonly number[]): number[] {
  return GENERATOR.map((_, root) => word.reduce((sum, symbol) => times(sum, power(root)) ^ symbol, 0));
}

/** The word with its check symbols. `word` holds elements 0..31. */
export function withCheck(word: readonly number[]): number[] {
  const rest = word.reduce<number[]>(
    (remainder, symbol) => {
      const lead = symbol ^ (remainder[0] ?? 0);
      return GENERATOR.map((coefficient, index) => (remainder[index + 1] ?? 0) ^ times(lead, coefficient));
    },
    GENERATOR.map(() => 0),
  );
  return [...word, ...rest];
}

/** Whether a word with check symbols is one that `withCheck` makes. */
export function fits(word: readonly number[]): boolean {
  return syndromes(word).every((syndrome) => syndrome === 0);
}

/**
 * The words that fit and differ from this one in exactly one symbol, with the place of that symbol. At most one for words of up to
 * 31 symbols.
 */
export function oneSymbolAway(word: readonly number[]): { readonly at: number; readonly word: number[] }[] {
  const [error = 0, ...others] = syndromes(word);
  if (error === 0) return [];
  return word.flatMap((symbol, at) => {
    const place = word.length - 1 - at;
    const explains = others.every((syndrome, index) => syndrome === times(error, power(place * (index + 1))));
    return explains ? [{ at, word: word.with(at, symbol ^ error) }] : [];
  });
}
