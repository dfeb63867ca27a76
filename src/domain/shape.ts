// What the strict readers of stored texts and files are made of: each says whether a value, of any type, is of one shape. Nothing is
// mended on the way: a text is taken whole or not at all.

export type Check = (value: unknown) => boolean;
/** One check for each key, so that the compiler demands one for a key that is added. */
type Checks<T> = { readonly [K in keyof Required<T>]: Check };

/** A text of at most so many UTF-16 code units, which is what `maxlength` counts. */
export const isText =
  (max: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= max;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with exactly these keys. */
const isShape =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) => {
    if (!isObject(value)) return false;
    const entries = Object.entries(value);
    return (
      entries.length === Object.keys(checks).length &&
      entries.every(([key, entry]) => Object.hasOwn(checks, key) && checks[key]?.(entry))
    );
  };

/** The checks of a shape. */
export const shapeOf = <T>(checks: Checks<T>): Check => isShape(checks as Readonly<Record<string, Check>>);

/** An object of at most so many entries, each key and each value as they should be. */
export const isRecordOf =
  (isKey: Check, isValue: Check, max: number): Check =>
  (value) => {
    if (!isObject(value)) return false;
    const entries = Object.entries(value);
    return entries.length <= max && entries.every(([key, entry]) => isKey(key) && isValue(entry));
  };

/** A list of at most so many. */
export const isArrayOf =
  (check: Check, max: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= max && value.every(check);

/** A list of at most so many, no two with the same id. */
export const isListOf =
  (check: Check, max: number): Check =>
  (value) =>
    isArrayOf(check, max)(value) &&
    new Set((value as { id: unknown }[]).map(({ id }) => id)).size === (value as unknown[]).length;

/** The longest id. */
export const ID_MAX = 120;

/** As idSchema in src/schemas/shared.ts, without the names that every object inherits and that would be read by mistake. */
export const isId: Check = (value) =>
  typeof value === 'string' &&
  value.length <= ID_MAX &&
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) &&
  !['constructor', 'prototype'].includes(value);

/** A time as Date.toISOString() writes it. */
export const isTime: Check = (value) => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value)) return false;
  const time = new Date(value);
  // Engines read 31 February as 3 March; only a date that exists is written back as it was.
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 19) === value.slice(0, 19);
};

/** The value of a JSON text; undefined, which JSON cannot say, when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How deep the objects and lists of a JSON text lie in each other, and how many are never closed. Read without parsing, letter by letter. */
export function nestingOf(text: string): { readonly depth: number; readonly open: number } {
  let depth = 0;
  let open = 0;
  let inText = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (inText) {
      if (character === '\\') index++;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === '{' || character === '[') depth = Math.max(depth, ++open);
    else if (character === '}' || character === ']') open--;
  }
  return { depth, open: inText ? open + 1 : open };
}

/** The text, at most so many UTF-16 code units of it. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  // A cut in the middle of an emoji would leave half of it: a character that no font has.
  return text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
}

/** How deep what is stored, sent and kept in files may be nested before it is parsed: the deepest of ours is five. */
const DEPTH_MAX = 16;

/** The object or list that a JSON text holds, or why it was not parsed. */
export type Parsed =
  | { readonly kind: 'ok'; readonly value: object }
  | { readonly kind: 'too-large' | 'not-json' };

/**
 * Parses a JSON text of at most so many UTF-16 code units; it never throws. What is neither object nor list, or is nested so deep that
 * it is not parsed, is nothing of ours whatever it is: an object without keys.
 */
export function parseBounded(text: string, max: number): Parsed {
  if (text.length > max) return { kind: 'too-large' };
  const value = nestingOf(text).depth > DEPTH_MAX ? null : parseJson(text);
  if (value === undefined) return { kind: 'not-json' };
  return { kind: 'ok', value: typeof value === 'object' && value !== null ? value : {} };
}
