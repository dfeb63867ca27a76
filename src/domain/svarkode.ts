import type { Role } from '../schemas/shared';
import { unescaped } from './address';
import { type Answer, type Answers, answerOf, LEVELS } from './answer';
import { bitsOf, chunks, numberAt } from './bits';
import { fnv } from './fnv';
import { CHECK_SYMBOLS, fits, oneSymbolAway, withCheck } from './gf32';

/** What a svarkode must know of a tjek. */
export interface CodedTjek {
  readonly id: string;
  /** 1..15; belongs to this tjek for ever, also when the tjek is gone. */
  readonly number: number;
  /** The ids of all its statements. */
  readonly statements: readonly string[];
}

/** A svarkode that could be read. */
export interface Svarkode {
  readonly kind: 'ok';
  /** As `encodeSvarkode` writes it, however it was typed. */
  readonly code: string;
  /** Id of the tjek. */
  readonly tjek: string;
  readonly role: Role;
  readonly answers: Answers;
}

/**
 * What a text is when read as one svarkode. Places are indexes in the text. A `suggestion` is the only svarkode that one slip would
 * have turned into this text; it is for the reader to accept, never taken by itself.
 * - `empty`: nothing but spaces and hyphens
 * - `too-long`: so long that it was not read
 * - `symbol`: a symbol that no svarkode has
 * - `length`: too few or too many symbols; `symbols` is how many, `expected` how many the svarkoder of the known tjek have
 * - `check`: the symbols do not fit together; `at` where, when one wrong symbol or one swap of neighbours explains it
 * - `other-format`: made by an edition of the site that packs its codes in another way
 * - `other-edition`: of this tjek, but with other statements
 * - `unknown-tjek`: of a tjek that is not known here
 */
export type DecodedSvarkode =
  | Svarkode
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'symbol'; readonly at: number; readonly symbol: string; readonly suggestion?: string }
  | {
      readonly kind: 'length';
      readonly symbols: number;
      readonly expected: readonly number[];
      readonly suggestion?: string;
    }
  | {
      readonly kind: 'check';
      readonly at?: readonly number[];
      readonly suggestion?: string;
      readonly swapped?: boolean;
    }
  | { readonly kind: 'other-format' }
  | { readonly kind: 'other-edition'; readonly tjek: string }
  | { readonly kind: 'unknown-tjek'; readonly number: number };

/** Crockford's base32: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const READ_ALIKE: readonly [string, number][] = [
  ['O', 0],
  ['I', 1],
  ['L', 1],
];
/** Only a-z have small forms here: other letters have capitals that would pass for a symbol. */
const VALUES = new Map(
  [...[...ALPHABET].map((symbol, value) => [symbol, value] as const), ...READ_ALIKE].flatMap(
    ([symbol, value]) => [
      [symbol, value],
      [symbol.toLowerCase(), value],
    ],
  ),
);
/** White space, hyphens and dashes of every kind, dots, and what mail programs hide in long words. */
const SKIPPED = /[\s\p{Pd}\u2212_.·\u00ad\u200b-\u200d\u2060\ufeff]/u;
const TEXT_MAX = 400;
const GROUP = 4;

const SYMBOL_BITS = 5;
/** 0 is never used, so that a row of zeros is no code. Another format must keep these two bits and the check. */
const FORMAT = 2;
const FORMAT_BITS = 2;
/** How many bits the number of a tjek takes. */
export const NUMBER_BITS = 4;
const ROLE_BITS = 1;
/** How many bits the fingerprint of a tjek's statements takes. */
export const FINGERPRINT_BITS = 11;
const ANSWER_BITS = 3;
const HEADER_BITS = FORMAT_BITS + NUMBER_BITS + ROLE_BITS + FINGERPRINT_BITS;

const ROLES: readonly Role[] = ['forvaltning', 'skoleledelse'];
/** An answer is its place here; blank is the last. */
const ANSWERS: readonly (Answer | undefined)[] = [...LEVELS, 'ikke-relevant', 'ved-ikke', undefined];

/**
 * One response as a short code in groups of four (product.md section 8): 12 symbols for nine statements, 14 for twelve, 25 for thirty.
 * Symbols of five bits hold the format (2 bits), the tjek's number (4), the role (1), the fingerprint of its statements (11) and three
 * bits per statement; then come three check symbols. The statements stand by id, so that showing them in another order, as when
 * fokuspunkter are rearranged, leaves every code as it was. Answers to other statements are left out.
 *
 * @throws RangeError when the number is not 1..15 or there are no statements
 */
export function encodeSvarkode(tjek: CodedTjek, role: Role, answers: Answers): string {
  if (!Number.isInteger(tjek.number) || tjek.number < 1 || tjek.number >= 2 ** NUMBER_BITS)
    throw new RangeError(`not a number of a tjek: ${tjek.number}`);
  if (tjek.statements.length === 0) throw new RangeError(`no statements in ${tjek.id}`);
  const { statements, print } = edition(tjek);
  const bits = [
    bitsOf(FORMAT, FORMAT_BITS),
    bitsOf(tjek.number, NUMBER_BITS),
    bitsOf(ROLES.indexOf(role), ROLE_BITS),
    bitsOf(print, FINGERPRINT_BITS),
    ...statements.map((id) => bitsOf(ANSWERS.indexOf(answerOf(answers, id)), ANSWER_BITS)),
  ].join('');
  const symbols = chunks(bits, SYMBOL_BITS).map((chunk) =>
    numberAt(chunk.padEnd(SYMBOL_BITS, '0'), 0, SYMBOL_BITS),
  );
  return written(withCheck(symbols));
}

/**
 * Reads one svarkode as it was typed, pasted or scanned, in any case, with or without hyphens and spaces. It never throws, and a text
 * of more than 400 characters is not read.
 *
 * @param catalogue the tjek of the site
 */
export function decodeSvarkode(text: string, catalogue: readonly CodedTjek[]): DecodedSvarkode {
  if (text.length > TEXT_MAX) return { kind: 'too-long' };
  const typed = symbolsIn(text);
  if (typed.length === 0) return { kind: 'empty' };
  const strange = typed.findIndex(({ value }) => value === undefined);
  const word = typed.map(({ value = 0 }) => value);
  if (strange >= 0) {
    const { at = 0, symbol = '' } = typed[strange] ?? {};
    const alone = typed.every(({ value }, index) => value !== undefined || index === strange);
    const mended = alone
      ? only(withOneLost(word, strange).flatMap((other) => readable(other, catalogue)))
      : undefined;
    return { kind: 'symbol', at, symbol, ...suggesting(mended) };
  }
  const read = readWord(word, catalogue);
  if (read) return read;
  const expected = [...new Set(catalogue.map(svarkodeLength))].toSorted((a, b) => a - b);
  if (!expected.includes(word.length)) {
    const mended = only(oneMoreOrLess(word).flatMap((other) => readable(other, catalogue)));
    return { kind: 'length', symbols: word.length, expected, ...suggesting(mended) };
  }
  const slip = only(slips(word).filter((candidate) => readable(candidate.word, catalogue).length > 0));
  if (!slip) return { kind: 'check' };
  return {
    kind: 'check',
    at: slip.places.map((place) => typed[place]?.at ?? 0),
    suggestion: written(slip.word),
    swapped: slip.places.length === 2,
  };
}

/** What a word says when its symbols fit together, whatever its length; undefined when they do not. */
function readWord(word: readonly number[], catalogue: readonly CodedTjek[]): DecodedSvarkode | undefined {
  const bits = word
    .map((symbol) => bitsOf(symbol, SYMBOL_BITS))
    .join('')
    .slice(0, -CHECK_SYMBOLS * SYMBOL_BITS);
  if (bits.length < HEADER_BITS + ANSWER_BITS || !fits(word)) return undefined;
  const format = numberAt(bits, 0, FORMAT_BITS);
  if (format === 0) return undefined;
  if (format !== FORMAT) return { kind: 'other-format' };
  const number = numberAt(bits, FORMAT_BITS, NUMBER_BITS);
  const tjek = catalogue.find((known) => known.number === number);
  if (!tjek) return { kind: 'unknown-tjek', number };
  const { statements, print } = edition(tjek);
  if (print !== numberAt(bits, HEADER_BITS - FINGERPRINT_BITS, FINGERPRINT_BITS))
    return { kind: 'other-edition', tjek: tjek.id };
  const end = HEADER_BITS + statements.length * ANSWER_BITS;
  if (word.length !== svarkodeLength(tjek) || bits.includes('1', end)) return undefined;
  const answers: Record<string, Answer> = {};
  for (const [index, id] of statements.entries()) {
    const answer = ANSWERS[numberAt(bits, HEADER_BITS + index * ANSWER_BITS, ANSWER_BITS)];
    if (answer !== undefined) answers[id] = answer;
  }
  const role = ROLES[numberAt(bits, FORMAT_BITS + NUMBER_BITS, ROLE_BITS)] ?? 'forvaltning';
  return { kind: 'ok', code: written(word), tjek: tjek.id, role, answers };
}

/** The svarkode that a word is, if it is one. */
function readable(word: readonly number[], catalogue: readonly CodedTjek[]): Svarkode[] {
  const read = readWord(word, catalogue);
  return read?.kind === 'ok' ? [read] : [];
}

/** The words that fit and are one slip away: one wrong symbol, or two neighbours swapped. */
function slips(word: readonly number[]): { readonly places: readonly number[]; readonly word: number[] }[] {
  const swaps = word.slice(1).flatMap((next, place) => {
    const swapped = word.with(place, next).with(place + 1, word[place] ?? 0);
    return fits(swapped) ? [{ places: [place, place + 1], word: swapped }] : [];
  });
  return [...oneSymbolAway(word).map(({ at, word: other }) => ({ places: [at], word: other })), ...swaps];
}

/** The words that fit when the symbol at one place, written as 0, could not be read. */
function withOneLost(word: readonly number[], place: number): number[][] {
  if (fits(word)) return [[...word]];
  return oneSymbolAway(word)
    .filter(({ at }) => at === place)
    .map(({ word: other }) => other);
}

/** The words that fit with one symbol left out or put in. */
function oneMoreOrLess(word: readonly number[]): number[][] {
  const words = Array.from({ length: word.length + 1 }, (_, place) => [
    ...withOneLost(word.toSpliced(place, 0, 0), place),
    ...(place < word.length ? [word.toSpliced(place, 1)] : []),
  ]).flat();
  // A symbol typed twice can be taken out in either place.
  return [...new Map(words.map((other) => [String(other), other])).values()];
}

function only<T>(values: readonly T[]): T | undefined {
  return values.length === 1 ? values[0] : undefined;
}

function suggesting(mended: Svarkode | undefined): { suggestion?: string } {
  return mended ? { suggestion: mended.code } : {};
}

/** The symbols of a text, where they stand, and the element of each; undefined when it is none of the alphabet's. */
function symbolsIn(text: string): { at: number; symbol: string; value: number | undefined }[] {
  let at = 0;
  return Array.from(text).flatMap((symbol) => {
    const here = at;
    at += symbol.length;
    const value = VALUES.get(symbol);
    return value === undefined && SKIPPED.test(symbol) ? [] : [{ at: here, symbol, value }];
  });
}

function written(word: readonly number[]): string {
  const symbols = word.map((value) => ALPHABET[value]).join('');
  return chunks(symbols, GROUP).join('-');
}

/** How many symbols the codes of a tjek have, hyphens not counted. */
export function svarkodeLength(tjek: CodedTjek): number {
  return Math.ceil((HEADER_BITS + tjek.statements.length * ANSWER_BITS) / SYMBOL_BITS) + CHECK_SYMBOLS;
}

/** What a code says of a tjek's statements. */
export interface Edition {
  /** The ids in the order of the code. */
  readonly statements: readonly string[];
  /** Their fingerprint, of `FINGERPRINT_BITS`. */
  readonly print: number;
}

const EDITIONS = new WeakMap<CodedTjek, Edition>();

/** What codes say of a tjek's statements; worked out once per tjek, as hundreds of codes are read at a time. */
export function edition(tjek: CodedTjek): Edition {
  const known = EDITIONS.get(tjek);
  if (known) return known;
  const statements = tjek.statements.toSorted();
  const made = { statements, print: fingerprint(tjek.id, statements) };
  EDITIONS.set(tjek, made);
  return made;
}

/** Over a tjek's id and its statements' ids, folded; differs when a statement is added, removed or replaced. */
function fingerprint(tjek: string, statements: readonly string[]): number {
  const hash = fnv([tjek, ...statements].join(' '));
  const folded = hash ^ (hash >>> FINGERPRINT_BITS) ^ (hash >>> (2 * FINGERPRINT_BITS));
  return folded & (2 ** FINGERPRINT_BITS - 1);
}

/** What a text with any number of svarkoder holds. */
export interface FoundSvarkoder {
  /** In the order of the text; the same code twice stands twice. */
  readonly found: readonly Svarkode[];
  /** What looks like a svarkode and cannot be read, as it stands in the text; its places are indexes in its own `text`. */
  readonly problems: readonly { readonly text: string; readonly decoded: DecodedSvarkode }[];
  /** How many other words there were. */
  readonly ignored: number;
}

const PASTED_MAX = 100_000;
/** What stands between codes and words. Links are taken apart before. */
const BETWEEN = /[\s,;:|"'»«“”„‘’()[\]{}<>=/#&]+/;
/** From the first letter or digit to the last. */
const CORE = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su;
const HYPHENS = /[\p{Pd}\u2212_.·]+/u;
/** How far from a code's length what was meant as one may be. */
const NEAR = 2;

/** A word of the text. */
interface Word {
  readonly text: string;
  /** Which line it stands on. */
  readonly line: number;
  /** The elements of its symbols, undefined for those of no code. */
  readonly values: readonly (number | undefined)[];
}

/**
 * Finds the svarkoder in what was pasted or typed: one or hundreds, on lines, with commas, as links, in an e-mail, with spaces between
 * the groups. Words that do not look like codes are passed over, unless there is nothing else. Text beyond 100 000 characters is not
 * read; then the only problem is `too-long`.
 *
 * @param catalogue the tjek of the site
 */
export function svarkoderIn(text: string, catalogue: readonly CodedTjek[]): FoundSvarkoder {
  if (text.length > PASTED_MAX)
    return { found: [], problems: [{ text: '', decoded: { kind: 'too-long' } }], ignored: 0 };
  const words = wordsIn(text);
  const found: Svarkode[] = [];
  const problems: { text: string; decoded: DecodedSvarkode }[] = [];
  let ignored = 0;
  for (let index = 0; index < words.length; ) {
    const code = codeFrom(words, index, catalogue);
    const near = code ? 0 : nearCodeFrom(words, index, catalogue);
    if (code) {
      found.push(code.read);
    } else if (near > 0) {
      const run = words.slice(index, index + near).map((word) => word.text);
      problems.push({ text: run.join(' '), decoded: decodeSvarkode(run.join(' '), catalogue) });
    } else {
      ignored += 1;
    }
    index += code?.words ?? Math.max(near, 1);
  }
  const whole = text.trim();
  if (found.length === 0 && problems.length === 0 && ignored > 0) {
    return { found, problems: [{ text: whole, decoded: decodeSvarkode(whole, catalogue) }], ignored: 0 };
  }
  return { found, problems, ignored };
}

/** The svarkode in a link to /svar/, also in one that a mail program has wrapped in its own; any other text as it is. */
export function codeInLink(text: string): string {
  return linkIn(text)?.[1] ?? text;
}

/** What stands after the svarkode in a link to /svar/; undefined when nothing does, or the text is no such link. */
export const afterCodeInLink = (text: string): string | undefined => linkIn(text)?.[2];

/** No second question mark within: a text of nothing but beginnings of links would take minutes to search. */
const LINK = /\/svar\/?(?:\?[^#?\s]*)?#([^&\s]*)(?:&(\S*))?/;
/** Longer than a link with all the notes that it may have; what is longer is not searched. */
const LINK_MAX = 200_000;

const linkIn = (text: string): RegExpExecArray | null =>
  text.length > LINK_MAX ? null : LINK.exec(/%23/i.test(text) ? unescaped(text) : text);

/** Addresses other than links to /svar/ are full of letters and digits, and left out. */
function wordsIn(text: string): Word[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((content, line) =>
    content
      .split(/\s+/)
      .map(codeInLink)
      .filter((chunk) => !chunk.includes('://'))
      .flatMap((chunk) => chunk.split(BETWEEN))
      .map((word) => CORE.exec(word)?.[0] ?? '')
      .filter((word) => word !== '')
      .map((word) => ({ text: word, line, values: symbolsIn(word).map(({ value }) => value) })),
  );
}

/** The code that a word begins, alone or with those after it. Words that are no code practically never make one together. */
function codeFrom(
  words: readonly Word[],
  start: number,
  catalogue: readonly CodedTjek[],
): { readonly read: Svarkode; readonly words: number } | undefined {
  const lengths = catalogue.map(svarkodeLength);
  const symbols: number[] = [];
  for (let end = start; symbols.length < Math.max(...lengths); end += 1) {
    const values = words[end]?.values;
    if (!values || values.length > Math.max(...lengths)) return undefined;
    if (!values.every((value) => value !== undefined)) return undefined;
    symbols.push(...values);
    const [read] = lengths.includes(symbols.length) ? readable(symbols, catalogue) : [];
    if (read) return { read, words: end - start + 1 };
  }
  return undefined;
}

/**
 * How many words from this one on were surely meant as a code: one hyphenated in groups of four, or of letters and digits, of about
 * the length of a code; or groups of four that are a line, or the right number. 0 when none.
 */
function nearCodeFrom(words: readonly Word[], start: number, catalogue: readonly CodedTjek[]): number {
  const lengths = catalogue.map(svarkodeLength);
  const isNear = (symbols: number) => lengths.some((length) => Math.abs(length - symbols) <= NEAR);
  const first = words[start];
  if (!first) return 0;
  const parts = first.text.split(HYPHENS);
  if (parts.length > 1) {
    // A code of another edition may have any length.
    const fitting = readWord(
      first.values.map((value = 0) => value),
      catalogue,
    );
    return (isNear(first.values.length) || fitting) && likeGroups(parts) ? 1 : 0;
  }
  if (isMixed(first.text) && isNear(first.values.length)) return 1;

  const most = Math.max(...lengths) / GROUP + NEAR;
  const next = words.slice(start, start + most);
  const end = next.findIndex(({ values, line }) => line !== first.line || values.length > GROUP + 1);
  const groups = next.slice(0, end < 0 ? most : end).map(({ text }) => text);
  if (groups.length < most && isNear(groups.join('').length) && likeGroups(groups)) return groups.length;
  const whole = lengths.map((length) => Math.ceil(length / GROUP)).filter((count) => count <= groups.length);
  const count = Math.min(...whole);
  const taken = groups.slice(0, count);
  return taken.every((group) => group.length === GROUP) && likeGroups(taken) ? taken.length : 0;
}

/** Letters and digits in one word, as in few words but codes. */
function isMixed(word: string): boolean {
  return /\d/.test(word) && /\p{L}/u.test(word);
}

/** Groups of four, all but one or two at most, in capitals or with letters and digits in one group. */
function likeGroups(groups: readonly string[]): boolean {
  const text = groups.join('');
  const capitals = /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
  const whole = groups.filter((group) => group.length === GROUP).length;
  return whole >= 2 && groups.length - whole <= 2 && (capitals || groups.some(isMixed));
}
