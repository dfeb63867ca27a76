// What the tests of hostile inputs ask of a reader.

/**
 * What a reader made of a text.
 * - `taken`: `written` is what it read, written again; `value` is set when that is JSON; `use` does with it what the site does
 * - `refused`: and why
 */
export type Outcome =
  | { readonly kind: 'taken'; readonly written: string; readonly value?: unknown; readonly use?: () => void }
  | { readonly kind: 'refused'; readonly why: string };

export interface Reader {
  readonly name: string;
  /** Texts that it takes: what is spoilt. */
  readonly seeds: readonly [string, ...string[]];
  readonly read: (text: string) => Outcome;
  /** How many spoilt texts it is given. */
  readonly inputs: number;
  /** Whether it reads whole texts of ours and nothing else, so that it refuses whatever is not JSON of our making. */
  readonly strict: boolean;
}

/** That a text was refused. */
export const refused = (why: string): Outcome => ({ kind: 'refused', why });

/** Fails the test of the text that is read. */
export const must = (condition: boolean, otherwise: string): void => {
  if (!condition) throw new Error(otherwise);
};
