import type { Role } from '../schemas/shared';
import { type Answer, type Answers, isAnswer } from './answer';

/** What the reader decided about a fokuspunkt: *valgt* goes into the plan, *lagt til side* is put aside. */
export type Choice = 'valgt' | 'lagt-til-side';

/**
 * A besvarelse: one respondent's answers to one tjek, as it is kept on the device (product.md sections 3 and 9).
 * `encodeResponse` writes it, `decodeResponse` reads it. The functions below throw rather than return what could not be
 * read again, so long as the text keeps within 200 000 characters, which takes some ninety full notes to pass.
 * A change of this shape takes a new `format`.
 */
export interface Response {
  readonly format: 1;
  /** Id of the tjek. */
  readonly tjek: string;
  /** The edition that was answered last. Answers to statements of earlier editions stay among `answers`. */
  readonly edition: string;
  readonly role: Role;
  readonly answers: Answers;
  /** Udsagn id -> the reader's own words, at most NOTE_MAX characters. */
  readonly notes: Readonly<Record<string, string>>;
  /** Fokuspunkt id -> choice. */
  readonly choices: Readonly<Record<string, Choice>>;
  /** Time of the last change, UTC, as Date.toISOString() writes it; '' when nothing was ever changed. */
  readonly updated: string;
}

/** The longest note, in UTF-16 code units: what `maxlength` on a text field counts. */
export const NOTE_MAX = 2000;

const ENTRIES_MAX = 200;
const TEXT_MAX = 200_000;
/** Every key of a response and what its value must be; the type makes a key that is added to Response be added here. */
const VALID: Readonly<Record<keyof Response, (value: unknown) => boolean>> = {
  format: (value) => value === 1,
  tjek: isId,
  edition: (value) => typeof value === 'string',
  role: (value) => value === 'forvaltning' || value === 'skoleledelse',
  answers: (value) => isRecordOf(value, isAnswer),
  notes: (value) => isRecordOf(value, isNote),
  choices: (value) => isRecordOf(value, isChoice),
  updated: (value) => value === '' || isTime(value),
};

/**
 * A response without content (product.md section 9).
 * @throws RangeError when `tjek` is not an id
 */
export function emptyResponse(tjek: string, edition: string, role: Role): Response {
  requireThat(isId(tjek), `not an id: ${tjek}`);
  return { format: 1, tjek, edition, role, answers: {}, notes: {}, choices: {}, updated: '' };
}

/**
 * The response with one udsagn answered; undefined makes it blank.
 * @param now the time, as Date.toISOString() writes it
 * @throws RangeError when `udsagn` is not an id, `now` not such a time, or there are more than 200 answers
 */
export function withAnswer(
  response: Response,
  udsagn: string,
  answer: Answer | undefined,
  now: string,
): Response {
  return { ...response, answers: withEntry(response.answers, udsagn, answer), updated: requireTime(now) };
}

/**
 * The response with a note to one udsagn. The empty text removes the note; what is longer than NOTE_MAX is cut.
 * @param now the time, as Date.toISOString() writes it
 * @throws RangeError when `udsagn` is not an id, `now` not such a time, or there are more than 200 notes
 */
export function withNote(response: Response, udsagn: string, text: string, now: string): Response {
  const note = text === '' ? undefined : cutNote(text);
  return { ...response, notes: withEntry(response.notes, udsagn, note), updated: requireTime(now) };
}

/**
 * The response with a fokuspunkt picked or put aside; undefined takes the choice back (product.md section 6).
 * @param now the time, as Date.toISOString() writes it
 * @throws RangeError when `fokuspunkt` is not an id, `now` not such a time, or there are more than 200 choices
 */
export function withChoice(
  response: Response,
  fokuspunkt: string,
  choice: Choice | undefined,
  now: string,
): Response {
  return { ...response, choices: withEntry(response.choices, fokuspunkt, choice), updated: requireTime(now) };
}

/** Whether there is nothing in it to lose: no answers, notes or choices. */
export function isEmpty(response: Response): boolean {
  return [response.answers, response.notes, response.choices].every(
    (record) => Object.keys(record).length === 0,
  );
}

/** The response as JSON text, for storage and files. */
export function encodeResponse(response: Response): string {
  return JSON.stringify(response);
}

/**
 * Why a text is not the response that was expected:
 * - `too-large`: longer than 200 000 characters; it was not parsed
 * - `not-json`: not JSON
 * - `not-a-response`: JSON of some other shape, or with a key or value that a response cannot have
 * - `other-format`: written in a format that this code does not know
 * - `other-tjek`: a response, but of another tjek or role
 */
export type UnreadableReason = 'too-large' | 'not-json' | 'not-a-response' | 'other-format' | 'other-tjek';

export type DecodedResponse =
  | { readonly kind: 'ok'; readonly response: Response }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason };

/**
 * Reads what `encodeResponse` wrote, or anything else: it never throws, and it takes a text whole or not at all, so that
 * the caller can set an unreadable one aside without loss (product.md section 9). The edition is not compared, and
 * answers to ids that no edition has are kept.
 */
export function decodeResponse(
  text: string,
  expected: { readonly tjek: string; readonly role: Role },
): DecodedResponse {
  if (text.length > TEXT_MAX) return unreadable('too-large');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unreadable('not-json');
  }
  if (!isRecord(value) || !Object.hasOwn(value, 'format')) return unreadable('not-a-response');
  if (value.format !== 1) return unreadable('other-format');
  if (!isResponse(value)) return unreadable('not-a-response');
  if (value.tjek !== expected.tjek || value.role !== expected.role) return unreadable('other-tjek');
  return { kind: 'ok', response: value };
}

function unreadable(reason: UnreadableReason): DecodedResponse {
  return { kind: 'unreadable', reason };
}

function isResponse(value: object): value is Response {
  const entries = Object.entries(value);
  return (
    entries.length === Object.keys(VALID).length &&
    entries.every(([key, entry]) => Object.hasOwn(VALID, key) && VALID[key as keyof Response](entry))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecordOf(value: unknown, isValue: (value: unknown) => boolean): boolean {
  if (!isRecord(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= ENTRIES_MAX && entries.every(([id, entry]) => isId(id) && isValue(entry));
}

/** As idSchema in src/schemas/shared.ts, without the names that every object inherits and that would be read by mistake. */
function isId(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) &&
    !['constructor', 'prototype'].includes(value)
  );
}

function isNote(value: unknown): boolean {
  return typeof value === 'string' && value.length <= NOTE_MAX;
}

function isChoice(value: unknown): boolean {
  return value === 'valgt' || value === 'lagt-til-side';
}

function isTime(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value)) return false;
  const time = new Date(value);
  // Engines read 31 February as 3 March; only a date that exists is written back as it was.
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 19) === value.slice(0, 19);
}

function requireTime(now: string): string {
  requireThat(isTime(now), `not a time as Date.toISOString() writes it: ${now}`);
  return now;
}

function requireThat(condition: boolean, otherwise: string): void {
  if (!condition) throw new RangeError(otherwise);
}

function withEntry<T>(
  record: Readonly<Record<string, T>>,
  id: string,
  value: T | undefined,
): Readonly<Record<string, T>> {
  requireThat(isId(id), `not an id: ${id}`);
  if (value === undefined) {
    const { [id]: _removed, ...others } = record;
    return others as Record<string, T>;
  }
  const changed = { ...record, [id]: value };
  requireThat(Object.keys(changed).length <= ENTRIES_MAX, `more than ${ENTRIES_MAX} entries`);
  return changed;
}

function cutNote(text: string): string {
  if (text.length <= NOTE_MAX) return text;
  // A cut in the middle of an emoji would leave half of it: a character that no font has.
  return text.slice(0, NOTE_MAX).replace(/[\uD800-\uDBFF]$/, '');
}
