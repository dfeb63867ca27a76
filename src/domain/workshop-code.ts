// The result of a workshop in the address of its result sheet, so that a QR code opens the same sheet on another device.
import type { Role } from '../schemas/shared';
import { type Answer, LEVELS, type NonAnswer } from './answer';
import { bitsOf, chunks, numberAt } from './bits';
import { fnv } from './fnv';
import { type Tally, tallyAt } from './group';
import { timeOfResult } from './group-from';
import { type Check, isArrayOf, isText, parseBounded } from './shape';
import { type CodedTjek, edition, FINGERPRINT_BITS, NUMBER_BITS } from './svarkode';
import {
  type Agreed,
  decodeWorkshop,
  encodeWorkshop,
  HAND_ANSWERS,
  type HandCount,
  packAnswers,
  WAYS,
  WORKSHOP_MOST,
  WORKSHOP_ROLES,
  type Workshop,
  type WorkshopResponse,
} from './workshop';
import { planFor } from './workshop-edit';
import { handTally, isSmall, numberOf, responsesIn, workshopTallies } from './workshop-result';

/** What of a result's texts is not in its code. */
export type LeftOut = 'nothing' | 'notes' | 'texts';

/**
 * The result of a workshop as a code.
 * - `ok`: `leftOut` is `notes` when the group's notes were neither wanted nor found room, `texts` when what was agreed for each fokuspunkt
 *   found none either
 * - `hidden`: a role has so few responses that they are not shown one by one (product.md section 7); a code would tell them
 * - `other-edition`: the workshop was held on other statements than the tjek has now
 * - `too-long`: not even the numbers are short enough
 */
export type CodedWorkshop =
  | { readonly kind: 'ok'; readonly code: string; readonly leftOut: LeftOut }
  | { readonly kind: 'hidden' | 'other-edition' | 'too-long' };

/**
 * What a text is when read as the code of a result.
 * - `broken`: something is missing or changed
 * - `other-format`, `other-edition`, `unknown-tjek`: as of a svarkode
 */
export type DecodedWorkshopCode =
  | { readonly kind: 'ok'; readonly workshop: Workshop }
  | { readonly kind: 'broken' | 'other-format' | 'other-edition' | 'unknown-tjek' };

/** Those that an address may hold as they are. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const SYMBOL_BITS = 6;
const FORMAT = 1;
const FORMAT_BITS = 4;
const CHECK_BITS = 20;
/** How many symbols the format and the check take. */
const HEAD = (FORMAT_BITS + CHECK_BITS) / SYMBOL_BITS;
/** The longest text that is read. */
const CODE_MAX = 6000;
/** More zeros than any number here begins with. */
const ZEROS_MAX = 16;
/** An agreed answer is its place here. */
const AGREED: readonly Agreed['answer'][] = [...LEVELS, 'ikke-relevant', 'ved-ikke', 'uenige', null];
const AGREED_BITS = 4;
const NON_ANSWERS: readonly NonAnswer[] = ['ikke-relevant', 'ved-ikke'];

/**
 * The result of a workshop as text for the part of an address after `#`: which tjek, what was taken up, the counts of each role, what
 * was agreed, votes and plan. It holds what the result sheet shows and nothing else: neither the facilitator's own notes nor which
 * answers belong to one person. The group's notes are long and said among those who were there: they are in it only when asked for.
 *
 * @param tjek with its statements in any order
 * @param most how many symbols the code may have; texts are left out until it has no more
 */
export function encodeResult(
  workshop: Workshop,
  tjek: CodedTjek,
  most: number,
  withNotes: boolean,
): CodedWorkshop {
  if (WORKSHOP_ROLES.some((role) => isSmall(workshop, role))) return { kind: 'hidden' };
  const { statements } = edition(tjek);
  const asked = workshop.asked.toSorted();
  if (workshop.tjek !== tjek.id || asked.join() !== statements.join()) return { kind: 'other-edition' };
  const numbers = numbersOf(workshop, tjek);
  const kinds = ['nothing', 'notes', 'texts'] as const;
  for (const leftOut of withNotes ? kinds : kinds.slice(1)) {
    const code = written(numbers + textBits(JSON.stringify(textsOf(workshop, leftOut))));
    if (code.length <= most) return { kind: 'ok', code, leftOut };
  }
  return { kind: 'too-long' };
}

/** The bits in symbols, with the format and the check before them. */
function written(bits: string): string {
  const body = symbolsOf(bits);
  return symbolsOf(bitsOf(FORMAT, FORMAT_BITS) + checkOf(body)) + body;
}

const checkOf = (body: string): string => {
  const hash = fnv(body) >>> 0;
  return bitsOf((hash ^ (hash >>> CHECK_BITS)) & (2 ** CHECK_BITS - 1), CHECK_BITS);
};

const symbolsOf = (bits: string): string =>
  chunks(bits, SYMBOL_BITS)
    .map((chunk) => ALPHABET[numberAt(chunk.padEnd(SYMBOL_BITS, '0'), 0, SYMBOL_BITS)])
    .join('');

/** A whole number of 0 and more in few bits when it is small (exponential Golomb). */
function countBits(n: number): string {
  const binary = (n + 1).toString(2);
  return '0'.repeat(binary.length - 1) + binary;
}

/** A text as its length in bytes of UTF-8, and those. */
function textBits(text: string): string {
  const bytes = [...encodeURIComponent(text).matchAll(/%(..)|(.)/g)].map(([, hex, plain = '']) =>
    bitsOf(hex ? Number.parseInt(hex, 16) : plain.charCodeAt(0), 8),
  );
  return countBits(bytes.length) + bytes.join('');
}

/** How many gave each answer, as `HAND_ANSWERS` has them. */
const countsOf = (tally: Tally): number[] => [...tally.counts, ...NON_ANSWERS.map((answer) => tally[answer])];

function numbersOf(workshop: Workshop, tjek: CodedTjek): string {
  const { statements, print } = edition(tjek);
  const came = responsesIn(workshop);
  const responses = workshopTallies({ ...workshop, hands: {} });
  const hands = (id: string, role: Role) =>
    handTally(Object.hasOwn(workshop.hands, id) ? workshop.hands[id]?.[role] : undefined);
  return [
    bitsOf(tjek.number, NUMBER_BITS),
    bitsOf(print, FINGERPRINT_BITS),
    ...WAYS.map((way) => bitsOf(Number(workshop.ways.includes(way)), 1)),
    ...WORKSHOP_ROLES.map((role) => countBits(came[role])),
    ...statements.flatMap((id) => [
      bitsOf(Number(workshop.taken.includes(id)), 1),
      bitsOf(AGREED.indexOf(agreedAt(workshop, id).answer), AGREED_BITS),
      ...WORKSHOP_ROLES.flatMap((role) => [
        ...someBits(countsOf(hands(id, role))),
        ...(came[role] > 0 ? countsOf(tallyAt(responses, id)[role]).map(countBits) : []),
      ]),
    ]),
  ].join('');
}

/** Counts after one bit that says whether there are any. */
const someBits = (counts: readonly number[]): string[] =>
  counts.every((n) => n === 0) ? ['0'] : ['1', ...counts.map(countBits)];

const agreedAt = ({ agreed }: Workshop, id: string): Agreed =>
  (Object.hasOwn(agreed, id) ? agreed[id] : undefined) ?? { answer: null, note: '' };

/** What is written in words, as a list: names would take more room than what they name. */
type Texts = readonly [
  name: string,
  edition: string,
  drejebog: string,
  updated: string,
  room: readonly number[],
  chosen: readonly string[],
  added: readonly string[],
  votes: readonly (readonly [fokuspunkt: string, n: number])[],
  plan: readonly (readonly [fokuspunkt: string, step: string, who: string, when: string, stops: string])[],
  notes: readonly (readonly [udsagn: string, note: string])[],
];

const isString = isText(CODE_MAX);
const isRows = (columns: readonly Check[]): Check =>
  isArrayOf((row) => isRow(columns)(row), WORKSHOP_MOST.entries);
const isRow =
  (columns: readonly Check[]): Check =>
  (value) =>
    Array.isArray(value) && value.length === columns.length && columns.every((check, at) => check(value[at]));
const isWords = isArrayOf(isString, WORKSHOP_MOST.entries);
const isAmount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isTextsRow = isRow([
  isString,
  isString,
  isString,
  isString,
  isRow([isAmount, isAmount]),
  isWords,
  isWords,
  isRows([isString, isAmount]),
  isRows([isString, isString, isString, isString, isString]),
  isRows([isString, isString]),
]);
const isTexts = (value: unknown): value is Texts => isTextsRow(value);

const sharedNotes = (workshop: Workshop) =>
  workshop.asked.flatMap((id) => {
    const { note } = agreedAt(workshop, id);
    return note.trim() === '' ? [] : [[id, note] as const];
  });

/** Whether the group wrote notes, which its code can hold when asked to. */
export const hasSharedNotes = (workshop: Workshop): boolean => sharedNotes(workshop).length > 0;

function textsOf(workshop: Workshop, leftOut: LeftOut): Texts {
  const { name, edition, drejebog, room, chosen, added, votes } = workshop;
  const voted = Object.entries(votes).flatMap(([id, typed]) =>
    numberOf(typed) > 0 ? [[id, numberOf(typed)] as const] : [],
  );
  const votedFor = added.filter((id) => voted.some(([one]) => one === id));
  const plans = chosen.map((id) => planFor(workshop, id));
  return [
    name,
    edition,
    drejebog,
    timeOfResult(workshop),
    WORKSHOP_ROLES.map((role) => numberOf(room[role])),
    chosen,
    votedFor,
    voted,
    leftOut === 'texts' ? [] : plans.map(({ id, step, who, when, stops }) => [id, step, who, when, stops]),
    leftOut === 'nothing' ? sharedNotes(workshop) : [],
  ];
}

/**
 * Reads what `encodeResult` wrote, or anything else: it never throws. The responses of the workshop that it gives are made so that their
 * counts are the right ones; who answered what is not known.
 *
 * @param catalogue the tjek of the site
 * @param id of the workshop that it gives
 */
export function decodeResult(text: string, catalogue: readonly CodedTjek[], id: string): DecodedWorkshopCode {
  if (text.length <= HEAD || text.length > CODE_MAX || !/^[\w-]+$/.test(text)) return { kind: 'broken' };
  const [head, body] = [bitsIn(text.slice(0, HEAD)), text.slice(HEAD)];
  if (head.slice(FORMAT_BITS) !== checkOf(body)) return { kind: 'broken' };
  if (numberAt(head, 0, FORMAT_BITS) !== FORMAT) return { kind: 'other-format' };
  const reader = readerOf(bitsIn(body));
  const number = reader.bits(NUMBER_BITS);
  const tjek = catalogue.find((known) => known.number === number);
  if (!tjek) return { kind: 'unknown-tjek' };
  if (reader.bits(FINGERPRINT_BITS) !== edition(tjek).print) return { kind: 'other-edition' };
  const workshop = workshopOf(reader, tjek, id);
  // What a stored workshop may hold, so may this one.
  const checked = workshop && decodeWorkshop(encodeWorkshop(workshop));
  return checked?.kind === 'ok' ? checked : { kind: 'broken' };
}

const bitsIn = (text: string): string =>
  [...text].map((symbol) => bitsOf(ALPHABET.indexOf(symbol), SYMBOL_BITS)).join('');

/** Takes one thing after the other from a row of bits; beyond the end there are only zeros. */
interface Reader {
  readonly bits: (count: number) => number;
  readonly count: () => number;
  readonly counts: (many: number) => number[];
  readonly text: () => string;
}

function readerOf(row: string): Reader {
  let at = 0;
  const bits = (count: number) => {
    const value = numberAt(row.slice(at, at + count).padEnd(count, '0'), 0, count);
    at += count;
    return value;
  };
  const count = () => {
    let zeros = 0;
    while (zeros < ZEROS_MAX && row[at + zeros] !== '1') zeros += 1;
    at += zeros;
    return bits(zeros + 1) - 1;
  };
  return {
    bits,
    count,
    counts: (many) => Array.from({ length: many }, count),
    text: () => {
      const length = Math.max(0, Math.min(count(), Math.floor((row.length - at) / 8)));
      const bytes = Array.from({ length }, () => `%${bits(8).toString(16).padStart(2, '0')}`).join('');
      try {
        return decodeURIComponent(bytes);
      } catch {
        return '';
      }
    },
  };
}

function workshopOf(reader: Reader, tjek: CodedTjek, id: string): Workshop | undefined {
  const { statements } = edition(tjek);
  const ways = WAYS.filter(() => reader.bits(1) === 1);
  const came = reader.counts(WORKSHOP_ROLES.length);
  if (came.some((n) => n > WORKSHOP_MOST.responses)) return undefined;
  const read = statements.map((statement) => ({
    id: statement,
    taken: reader.bits(1) === 1,
    answer: AGREED[reader.bits(AGREED_BITS)] ?? null,
    roles: came.map((n) => ({
      hands: reader.bits(1) === 1 ? reader.counts(HAND_ANSWERS.length) : [],
      responses: n > 0 ? reader.counts(HAND_ANSWERS.length) : [],
    })),
  }));
  const parsed = parseBounded(reader.text(), CODE_MAX);
  const texts = parsed.kind === 'ok' ? parsed.value : undefined;
  if (!isTexts(texts)) return undefined;
  const [name, made, drejebog, updated, room, chosen, added, votes, plan, notes] = texts;
  const noteOf = new Map(notes);
  return {
    format: 1,
    id,
    revision: 1,
    name,
    tjek: tjek.id,
    edition: made,
    asked: tjek.statements,
    drejebog,
    taken: read.filter(({ taken }) => taken).map((one) => one.id),
    ways,
    room: { forvaltning: String(room[0]), skoleledelse: String(room[1]) },
    // As in a workshop that was never written in a code, only what there is: a group has none of either.
    hands: Object.fromEntries(
      read
        .filter(({ roles }) => roles.some(({ hands }) => hands.length > 0))
        .map(({ id, roles }) => [
          id,
          { forvaltning: handsOf(roles[0]?.hands), skoleledelse: handsOf(roles[1]?.hands) },
        ]),
    ),
    responses: WORKSHOP_ROLES.flatMap((role, index) =>
      responsesOf(
        role,
        came[index] ?? 0,
        tjek.statements,
        new Map(read.map((one) => [one.id, one.roles[index]?.responses ?? []])),
        ways.includes('enheder') ? 'enheder' : 'papir',
      ),
    ).map((response, index) => ({ ...response, id: index + 1 })),
    codeDraft: '',
    paperDraft: { role: '', answers: '', corrects: 0 },
    // Small roles are coded only when they were shown.
    showSmall: true,
    agreed: Object.fromEntries(
      read
        .filter(({ id, answer }) => answer !== null || noteOf.has(id))
        .map(({ id, answer }) => [id, { answer, note: noteOf.get(id) ?? '' }]),
    ),
    notes: {},
    votes: Object.fromEntries(votes.map(([key, n]) => [key, String(n)])),
    added,
    chosen,
    plan: plan.map(([fokuspunkt, step, who, when, stops]) => ({ id: fokuspunkt, step, who, when, stops })),
    step: '',
    clock: { left: 0, since: '' },
    spent: 0,
    created: updated,
    updated,
  };
}

const handsOf = (counts: readonly number[] = []): HandCount =>
  Object.fromEntries(
    HAND_ANSWERS.flatMap((answer, index) => {
      const n = counts[index] ?? 0;
      return n > 0 ? [[answer, String(n)] as const] : [];
    }),
  );

const NAMED: readonly Answer[] = [...LEVELS, ...NON_ANSWERS];

/** So many responses that so many of them gave each answer to each statement; the first are those with the lowest answers. */
function responsesOf(
  role: Role,
  n: number,
  asked: readonly string[],
  counts: ReadonlyMap<string, readonly number[]>,
  way: WorkshopResponse['way'],
): Omit<WorkshopResponse, 'id'>[] {
  const sorted = new Map(
    [...counts].map(([id, given]) => [
      id,
      given.flatMap((count, index) => Array.from({ length: Math.min(count, n) }, () => NAMED[index])),
    ]),
  );
  return Array.from({ length: n }, (_, person) => {
    const answers = Object.fromEntries(
      asked.flatMap((id) => {
        const answer = sorted.get(id)?.[person];
        return answer === undefined ? [] : [[id, answer]];
      }),
    );
    return { role, way, answers: packAnswers(asked, answers) };
  });
}
