import type { Role } from '../schemas/shared';
import { type Answer, type Answers, isAnswer } from './answer';
import { type Check, cut, isId, isListOf, isRecordOf, isText, isTime, parseBounded, shapeOf } from './shape';

/** What the reader decided about a fokuspunkt: *valgt* goes into the plan, *lagt til side* is put aside. */
export type Choice = 'valgt' | 'lagt-til-side';

/** A statement that the reader wrote, with the answer and the note that the reader gave it. */
export interface OwnStatement {
  /** `egen-1` to `egen-8`, unique in the response. */
  readonly id: string;
  /** At most OWN_TEXT_MAX characters; may be empty while it is being written. */
  readonly text: string;
  readonly answer: Answer | null;
  readonly note: string;
}

/**
 * A besvarelse: one respondent's answers to one tjek, as it is kept on the device (product.md sections 3 and 9).
 * `encodeResponse` writes it, `decodeResponse` reads it. The functions below throw rather than return what could not be
 * read again, so long as the text keeps within 200 000 characters, which takes some ninety full notes to pass.
 * A change of this shape takes a new `format`. Format 1 had no `own`.
 */
export interface Response {
  readonly format: 2;
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
  /** The reader's own statements, at most OWN_MAX; they never count in a score. */
  readonly own: readonly OwnStatement[];
  /**
   * When it was answered: the time of the last change to `answers`, and before any, of the first thing that was written. A note or a choice
   * made later does not make old answers new. UTC, as Date.toISOString() writes it; '' when it is not known.
   */
  readonly updated: string;
}

/** The longest note, in UTF-16 code units: what `maxlength` on a text field counts. */
export const NOTE_MAX = 2000;
/** The most own statements in a response. */
export const OWN_MAX = 8;
/** The longest own statement, in UTF-16 code units. */
export const OWN_TEXT_MAX = 300;

const OWN_IDS = Array.from({ length: OWN_MAX }, (_, index) => `egen-${index + 1}`);
const ENTRIES_MAX = 200;
const TEXT_MAX = 200_000;
/** The longest name of an edition. */
export const EDITION_MAX = 120;

const isEdition = isText(EDITION_MAX);
const isNote = isText(NOTE_MAX);
const isChoice: Check = (value) => value === 'valgt' || value === 'lagt-til-side';
const recordOf = (check: Check) => isRecordOf(isId, check, ENTRIES_MAX);
const isResponse = shapeOf<Response>({
  format: (value) => value === 2,
  tjek: isId,
  edition: isEdition,
  role: (value) => value === 'forvaltning' || value === 'skoleledelse',
  answers: recordOf(isAnswer),
  notes: recordOf(isNote),
  choices: recordOf(isChoice),
  own: isListOf(
    shapeOf<OwnStatement>({
      id: (value) => OWN_IDS.some((known) => known === value),
      text: isText(OWN_TEXT_MAX),
      answer: (value) => value === null || isAnswer(value),
      note: isNote,
    }),
    OWN_MAX,
  ),
  updated: (value) => value === '' || isTime(value),
});

/**
 * A response without content (product.md section 9).
 * @throws RangeError when `tjek` is not an id, or the name of the edition is longer than 120 characters
 */
export function emptyResponse(tjek: string, edition: string, role: Role): Response {
  requireThat(isId(tjek) && isEdition(edition), `not an edition of a tjek: ${tjek}, ${edition}`);
  return { format: 2, tjek, edition, role, answers: {}, notes: {}, choices: {}, own: [], updated: '' };
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
 * @param now the time, as Date.toISOString() writes it; only kept where there is none yet
 * @throws RangeError when `udsagn` is not an id, `now` not such a time, or there are more than 200 notes
 */
export function withNote(response: Response, udsagn: string, text: string, now: string): Response {
  const note = text === '' ? undefined : cut(text, NOTE_MAX);
  return { ...response, notes: withEntry(response.notes, udsagn, note), updated: begun(response, now) };
}

/**
 * The response with a fokuspunkt picked or put aside; undefined takes the choice back (product.md section 6).
 * @param now the time, as Date.toISOString() writes it; only kept where there is none yet
 * @throws RangeError when `fokuspunkt` is not an id, `now` not such a time, or there are more than 200 choices
 */
export function withChoice(
  response: Response,
  fokuspunkt: string,
  choice: Choice | undefined,
  now: string,
): Response {
  return {
    ...response,
    choices: withEntry(response.choices, fokuspunkt, choice),
    updated: begun(response, now),
  };
}

/**
 * The response with one more own statement, empty, or as it was when OWN_MAX is reached.
 * @param now the time, as Date.toISOString() writes it; only kept where there is none yet
 */
export function withNewOwn(response: Response, now: string): Response {
  const taken = response.own.map(({ id }) => id);
  const id = OWN_IDS.find((candidate) => !taken.includes(candidate));
  if (id === undefined) return response;
  return {
    ...response,
    own: [...response.own, { id, text: '', answer: null, note: '' }],
    updated: begun(response, now),
  };
}

/**
 * The response with an own statement changed; what is too long is cut. undefined removes it.
 * @param now the time, as Date.toISOString() writes it; only kept where there is none yet
 */
export function withOwn(
  response: Response,
  id: string,
  change: Partial<Omit<OwnStatement, 'id'>> | undefined,
  now: string,
): Response {
  const own = response.own.flatMap((statement) => {
    if (statement.id !== id) return [statement];
    if (change === undefined) return [];
    const next = { ...statement, ...change };
    return [{ ...next, text: cut(next.text, OWN_TEXT_MAX), note: cut(next.note, NOTE_MAX) }];
  });
  return { ...response, own, updated: begun(response, now) };
}

/**
 * The response with what another has of answers and notes to `statements`, where this one is blank: a quick tjek is part of a thorough.
 * @param now the time, as Date.toISOString() writes it
 */
export function withAnswersOf(
  response: Response,
  other: Response,
  statements: readonly string[],
  now: string,
): Response {
  const taken = <T>(mine: Readonly<Record<string, T>>, theirs: Readonly<Record<string, T>>) => ({
    ...Object.fromEntries(Object.entries(theirs).filter(([id]) => statements.includes(id))),
    ...mine,
  });
  return {
    ...response,
    answers: taken(response.answers, other.answers),
    notes: taken(response.notes, other.notes),
    updated: requireTime(now),
  };
}

/** Whether there is nothing in it to lose: no answers, notes, choices or own statements. */
export function isEmpty(response: Response): boolean {
  return [response.answers, response.notes, response.choices, response.own].every(
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
 *
 * @param expected the tjek and role that it must be of; of any when left out
 */
export function decodeResponse(
  text: string,
  expected?: { readonly tjek: string; readonly role: Role },
): DecodedResponse {
  const parsed = parseBounded(text, TEXT_MAX);
  if (parsed.kind !== 'ok') return unreadable(parsed.kind);
  const { value } = parsed;
  if (!Object.hasOwn(value, 'format')) return unreadable('not-a-response');
  const { format } = value as { format: unknown };
  if (format !== 1 && format !== 2) return unreadable('other-format');
  const current = format === 1 ? fromFormat1(value) : value;
  if (!isResponse(current)) return unreadable('not-a-response');
  const response = current as Response;
  const isExpected = !expected || (response.tjek === expected.tjek && response.role === expected.role);
  return isExpected ? { kind: 'ok', response } : unreadable('other-tjek');
}

function unreadable(reason: UnreadableReason): DecodedResponse {
  return { kind: 'unreadable', reason };
}

/** Format 1 as format 2; one that already has what came later was never written by us, and stays unreadable. */
function fromFormat1(value: object): object {
  return Object.hasOwn(value, 'own') ? value : { ...value, format: 2, own: [] };
}

/** What is no answer leaves the time of the answers as it is. */
function begun({ updated }: Response, now: string): string {
  const time = requireTime(now);
  return updated || time;
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
