import type { Role } from '../schemas/shared';
import { type Answer, type Answers, answerOf, isAnswer } from './answer';
import { isBoolean, isNumber, isSetOf } from './more-shapes';
import { isId, isListOf, isRecordOf, isText, isTime, parseBounded, shapeOf } from './shape';

/** How answers come in: hands that are counted, people's own devices (svarkoder), forms of paper. A workshop may mix them. */
export const WAYS = ['haender', 'enheder', 'papir'] as const;
export type Way = (typeof WAYS)[number];

/** The answers that hands are counted for, in the order of the form. */
export const HAND_ANSWERS = ['0', '1', '2', '3', '4', 'ikke-relevant', 'ved-ikke'] as const;
export type HandAnswer = (typeof HAND_ANSWERS)[number];

/** What was typed for each answer; a count that is no number is kept as typed, so that it can be put right. */
export type HandCount = Readonly<Partial<Record<HandAnswer, string>>>;

/** What a group agreed on for a statement (product.md section 4): an answer, *Vi er uenige*, or nothing yet. */
export interface Agreed {
  readonly answer: Answer | 'uenige' | null;
  /** In the group's own words, shown on the wall. */
  readonly note: string;
}

/** One person's answers that came in as a svarkode or on paper. */
export interface WorkshopResponse {
  /** A number that no other response of the workshop has. */
  readonly id: number;
  readonly way: Exclude<Way, 'haender'>;
  readonly role: Role;
  /** One character for each of `Workshop.asked`: 0-4, `i` (ikke relevant), `v` (ved ikke), `-` (blank). */
  readonly answers: string;
}

/** The form of paper that is being typed in. */
export interface PaperDraft {
  readonly role: Role | '';
  /** As `WorkshopResponse.answers`, as far as it is typed. */
  readonly answers: string;
  /** Id of the response that is put right; 0 for a new one. */
  readonly corrects: number;
}

/** What follows for one chosen fokuspunkt. */
export interface WorkshopPlan {
  /** Id of the fokuspunkt. */
  readonly id: string;
  /** The first step. */
  readonly step: string;
  readonly who: string;
  readonly when: string;
  /** What stops or waits, to make room. */
  readonly stops: string;
}

/** The time of the step that the workshop is at. It runs when `since` is a time; else it stands still. */
export interface Clock {
  /** Milliseconds left at `since`, or left while it stands still; below 0 when the time was passed. */
  readonly left: number;
  /** UTC, as Date.toISOString() writes it; '' when it stands still. */
  readonly since: string;
}

/**
 * A workshop, as it is kept on the facilitator's device and in a file (product.md sections 4, 7 and 9). No names of people are in it, but
 * those that somebody types. `encodeWorkshop` writes it, `decodeWorkshop` reads it; the functions of workshop-edit.ts keep it within the
 * limits below. A change of this shape takes a new `format`.
 */
export interface Workshop {
  readonly format: 1;
  readonly id: string;
  /** Counts the changes, so that of two windows' copies the newer one is known. */
  readonly revision: number;
  /** What the facilitator calls it. */
  readonly name: string;
  readonly tjek: string;
  readonly edition: string;
  /** Ids of all statements of the tjek, in its order, as they were when the workshop was made. */
  readonly asked: readonly string[];
  /** Id of the drejebog. */
  readonly drejebog: string;
  /** Ids of the statements that are taken up, in order. */
  readonly taken: readonly string[];
  readonly ways: readonly Way[];
  /** How many are in the room, as typed; '' is not said. */
  readonly room: Readonly<Record<Role, string>>;
  /** Udsagn id -> role -> what was counted. */
  readonly hands: Readonly<Record<string, Readonly<Record<Role, HandCount>>>>;
  readonly responses: readonly WorkshopResponse[];
  /** What stands in the field for svarkoder and is not taken in yet. */
  readonly codeDraft: string;
  readonly paperDraft: PaperDraft;
  /** Whether the distribution is shown for a role with fewer than three responses (product.md section 7). */
  readonly showSmall: boolean;
  /** Udsagn id -> what was agreed. */
  readonly agreed: Readonly<Record<string, Agreed>>;
  /** Step key (an udsagn id, or the id of a step that is not about one) -> the facilitator's own note, never on the wall. */
  readonly notes: Readonly<Record<string, string>>;
  /** Fokuspunkt id -> hands or dots, as typed. */
  readonly votes: Readonly<Record<string, string>>;
  /** Fokuspunkter that somebody asked to vote on besides the suggested ones. */
  readonly added: readonly string[];
  /** Ids of the fokuspunkter that the group chose, at most three (product.md section 2). */
  readonly chosen: readonly string[];
  readonly plan: readonly WorkshopPlan[];
  /** Id of the step that the wall shows. */
  readonly step: string;
  readonly clock: Clock;
  /** Milliseconds that the clock has run until `clock.since`, over all steps; breaks in which it stood still do not count. */
  readonly spent: number;
  /** When it was made, and when it was last changed: UTC, as Date.toISOString() writes it. */
  readonly created: string;
  readonly updated: string;
}

/** How much there is room for. */
export const WORKSHOP_MOST = { asked: 100, responses: 1000, chosen: 3, entries: 300 } as const;

/** The longest time, in milliseconds: some thirty years, so that what is added to it stays a whole number. */
export const WORKSHOP_TIME_MAX = 1e12;

/** The longest texts in UTF-16 code units: a count, a line, some sentences, a note, the field for svarkoder. */
export const WORKSHOP_TEXT = { count: 12, line: 120, short: 400, note: 2000, codes: 60_000 } as const;

/** The longest text that is parsed: more than fits in a browser's storage, so that whatever was kept can be read again. */
export const WORKSHOP_ENCODED_MAX = 5_300_000;

const ROLES = ['forvaltning', 'skoleledelse'] as const;
/** The character of each answer in `WorkshopResponse.answers`. */
const CHARACTERS: Readonly<Record<string, Answer | undefined>> = {
  '0': 0,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  i: 'ikke-relevant',
  v: 'ved-ikke',
  '-': undefined,
};

/** Answers as the characters of `WorkshopResponse.answers`; answers to ids that are not asked are left out. */
export function packAnswers(asked: readonly string[], answers: Answers): string {
  const character = (answer: Answer | undefined) =>
    Object.keys(CHARACTERS).find((key) => CHARACTERS[key] === answer) ?? '-';
  return asked.map((id) => character(answerOf(answers, id))).join('');
}

/** The answers that `packAnswers` wrote. */
export function unpackAnswers(asked: readonly string[], packed: string): Answers {
  return Object.fromEntries(
    asked.flatMap((id, index) => {
      const answer = CHARACTERS[packed[index] ?? '-'];
      return answer === undefined ? [] : [[id, answer] as const];
    }),
  );
}

/** Roles in the order of the sources. */
export const WORKSHOP_ROLES: readonly Role[] = ROLES;

const isCount = isText(WORKSHOP_TEXT.count);
const isLine = isText(WORKSHOP_TEXT.line);
const isShort = isText(WORKSHOP_TEXT.short);
const isNote = isText(WORKSHOP_TEXT.note);
const isRole = (value: unknown) => ROLES.some((role) => role === value);
const isWay = (value: unknown) => WAYS.some((way) => way === value);
const ENTRIES = WORKSHOP_MOST.entries;
/** Answers as `packAnswers` writes them. */
const isPacked = (value: unknown) => typeof value === 'string' && /^[0-4iv-]{0,100}$/.test(value);
/** A whole number of 0 and more. */
const isAmount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isMilliseconds = (value: unknown) =>
  Number.isSafeInteger(value) && Math.abs(value as number) <= WORKSHOP_TIME_MAX;

const handCount = isRecordOf(
  (key) => HAND_ANSWERS.some((answer) => answer === key),
  isCount,
  HAND_ANSWERS.length,
);
/** The longest name of a step. */
export const STEP_MAX = 200;
/** `data-aftalt-foer-moedet/vis`, `profil`, or '' before the first. */
const isStep = (value: unknown) =>
  value === '' || (typeof value === 'string' && value.length <= STEP_MAX && value.split('/').every(isId));

const isWorkshop = shapeOf<Workshop>({
  format: (value) => value === 1,
  id: isId,
  revision: isNumber,
  name: isLine,
  tjek: isId,
  edition: isLine,
  asked: isSetOf(isId, WORKSHOP_MOST.asked),
  drejebog: isId,
  taken: isSetOf(isId, WORKSHOP_MOST.asked),
  ways: isSetOf(isWay, WAYS.length),
  room: shapeOf<Workshop['room']>({ forvaltning: isCount, skoleledelse: isCount }),
  hands: isRecordOf(
    isId,
    shapeOf<Record<Role, HandCount>>({ forvaltning: handCount, skoleledelse: handCount }),
    ENTRIES,
  ),
  responses: isListOf(
    shapeOf<WorkshopResponse>({
      id: isNumber,
      way: (value) => value !== 'haender' && isWay(value),
      role: isRole,
      answers: isPacked,
    }),
    WORKSHOP_MOST.responses,
  ),
  codeDraft: isText(WORKSHOP_TEXT.codes),
  paperDraft: shapeOf<PaperDraft>({
    role: (value) => value === '' || isRole(value),
    answers: isPacked,
    corrects: isAmount,
  }),
  showSmall: isBoolean,
  agreed: isRecordOf(
    isId,
    shapeOf<Agreed>({
      answer: (value) => value === null || value === 'uenige' || isAnswer(value),
      note: isNote,
    }),
    ENTRIES,
  ),
  notes: isRecordOf(isId, isNote, ENTRIES),
  votes: isRecordOf(isId, isCount, ENTRIES),
  added: isSetOf(isId, ENTRIES),
  chosen: isSetOf(isId, WORKSHOP_MOST.chosen),
  plan: isListOf(
    shapeOf<WorkshopPlan>({ id: isId, step: isShort, who: isLine, when: isLine, stops: isShort }),
    ENTRIES,
  ),
  step: isStep,
  clock: shapeOf<Clock>({
    left: isMilliseconds,
    since: (value) => value === '' || isTime(value),
  }),
  spent: (value) => isAmount(value) && isMilliseconds(value),
  created: isTime,
  updated: isTime,
});

/** The workshop as JSON text, for storage and files. */
export const encodeWorkshop = (workshop: Workshop): string => JSON.stringify(workshop);

/**
 * Why a text is not a workshop:
 * - `too-large`: longer than any workshop; it was not parsed
 * - `not-json`: not JSON
 * - `not-a-workshop`: JSON of some other shape, or with a key or value that a workshop cannot have
 * - `other-format`: written in a format that this code does not know
 */
export type UnreadableWorkshop = 'too-large' | 'not-json' | 'not-a-workshop' | 'other-format';

export type DecodedWorkshop =
  | { readonly kind: 'ok'; readonly workshop: Workshop }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableWorkshop };

/** Reads what `encodeWorkshop` wrote, or anything else: it never throws, and takes a text whole or not at all. */
export function decodeWorkshop(text: string): DecodedWorkshop {
  const parsed = parseBounded(text, WORKSHOP_ENCODED_MAX);
  if (parsed.kind !== 'ok') return { kind: 'unreadable', reason: parsed.kind };
  const { value } = parsed;
  if (!Object.hasOwn(value, 'drejebog')) return { kind: 'unreadable', reason: 'not-a-workshop' };
  if ((value as { format: unknown }).format !== 1) return { kind: 'unreadable', reason: 'other-format' };
  const current = withLaterKeys(value);
  if (!isWorkshop(current)) return { kind: 'unreadable', reason: 'not-a-workshop' };
  return { kind: 'ok', workshop: current as Workshop };
}

/** The first workshops had no form of paper in the making and no count of the time; their `format` was 1 as well. */
const withLaterKeys = (value: object): object =>
  'paperDraft' in value || 'spent' in value
    ? value
    : { ...value, paperDraft: { role: '', answers: '', corrects: 0 }, spent: 0 };
