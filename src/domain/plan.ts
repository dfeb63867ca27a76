import { isBoolean, isNumber, isOneOf } from './more-shapes';
import { decodeResponse, type Response } from './response';
import { isId, isListOf, isText, isTime, parseBounded, shapeOf } from './shape';

/** The five parts of SMTTE and what makes room for them, in the order of the page. */
export const FOKUS_FIELDS = ['sammenhaeng', 'maal', 'tegn', 'tiltag', 'evaluering', 'pause'] as const;
/** The questions about all the indsatser together: three of the EVA report (5.1.3), three of the guide. */
export const QUESTIONS = ['antal', 'fylder', 'pres', 'ressourcer', 'slutte', 'politik'] as const;
/** What is said aloud when a status meeting begins, and what stands around it. */
export const MOEDE_FIELDS = [
  'preparedBy',
  'when',
  'present',
  'purpose',
  'assessed',
  'helps',
  'before',
  'agreed',
] as const;
/** How much an indsats fills in the everyday. */
export const SIZES = ['lidt', 'noget', 'meget'] as const;
export const STAGES = ['udvikling', 'drift'] as const;
/** What the readers have decided about an indsats. */
export const DECISIONS = ['fortsaet', 'juster', 'luk-ned', 'i-drift'] as const;
/** Who pointed a result out for the meeting. */
export const POINTERS = ['forvaltning', 'skoleledelse', 'begge'] as const;

export type FokusField = (typeof FOKUS_FIELDS)[number];
export type Question = (typeof QUESTIONS)[number];
export type MoedeField = (typeof MOEDE_FIELDS)[number];
export type Size = (typeof SIZES)[number];
export type Stage = (typeof STAGES)[number];
export type Decision = (typeof DECISIONS)[number];
export type Pointer = (typeof POINTERS)[number];

/** One line of *hvem gør hvad*: who is a role, when is a date or words. */
export interface Task {
  /** A number that no other task of the fokuspunkt has. */
  readonly id: number;
  readonly what: string;
  readonly who: string;
  readonly when: string;
}

/** The plan for one fokuspunkt. */
export interface FokusPlan extends Readonly<Record<FokusField, string>> {
  /** Id of the fokuspunkt. */
  readonly id: string;
  readonly tasks: readonly Task[];
}

/** An indsats that runs. '' is not said yet. */
export interface Indsats {
  readonly id: number;
  readonly name: string;
  readonly since: string;
  readonly involved: string;
  readonly signs: string;
  readonly size: Size | '';
  readonly stage: Stage | '';
  readonly decision: Decision | '';
}

/** A result to go into depth with: what lies behind, what that is built on, what follows. */
export interface MeetingResult {
  readonly id: number;
  readonly text: string;
  readonly by: Pointer | '';
  readonly behind: string;
  readonly basis: string;
  readonly next: string;
}

/** The preparation of one status meeting. */
export interface Moede extends Readonly<Record<MoedeField, string>> {
  readonly results: readonly MeetingResult[];
  /** Whether the agenda takes up the fokuspunkter of the plan, and the indsatser. */
  readonly withFokus: boolean;
  readonly withIndsatser: boolean;
}

/** The three pages of the plan, each emptied by itself. */
export type Part = 'fokus' | 'indsatser' | 'moede';

/**
 * Planen: what is kept on the device of the three pages of the plan (product.md sections 2 and 9). `encodePlan` writes it, `decodePlan`
 * reads it; the functions of plan-edit.ts keep it within the limits below, so that what is written can be read again.
 * A change of this shape takes a new `format`.
 */
export interface Plan {
  readonly format: 1;
  readonly fokus: readonly FokusPlan[];
  readonly indsatser: { readonly list: readonly Indsats[] } & Readonly<Record<Question, string>>;
  readonly moede: Moede;
  /** Time of the last change, UTC, as Date.toISOString() writes it; '' when nothing was ever changed. */
  readonly updated: string;
}

/** How many of each there is room for. Few fokuspunkter: product.md section 2. */
export const MOST = { fokus: 3, tasks: 10, indsatser: 20, results: 5 } as const;

/** The longest texts in UTF-16 code units, which is what `maxlength` counts: a line, some sentences, a note. */
export const TEXT_MAX = { line: 120, short: 400, long: 2000 } as const;

/** The longest text that is parsed. More than the fullest plan takes, also when each of its characters is written as six. */
export const ENCODED_MAX = 1_200_000;

const isLine = isText(TEXT_MAX.line);
const isShort = isText(TEXT_MAX.short);
const isLong = isText(TEXT_MAX.long);

const task = shapeOf<Task>({ id: isNumber, what: isShort, who: isLine, when: isLine });
const fokusPlan = shapeOf<FokusPlan>({
  id: isId,
  sammenhaeng: isLong,
  maal: isLong,
  tegn: isLong,
  tiltag: isLong,
  evaluering: isLong,
  pause: isLong,
  tasks: isListOf(task, MOST.tasks),
});
const indsats = shapeOf<Indsats>({
  id: isNumber,
  name: isLine,
  since: isLine,
  involved: isShort,
  signs: isShort,
  size: isOneOf(SIZES),
  stage: isOneOf(STAGES),
  decision: isOneOf(DECISIONS),
});
const result = shapeOf<MeetingResult>({
  id: isNumber,
  text: isShort,
  by: isOneOf(POINTERS),
  behind: isLong,
  basis: isLong,
  next: isLong,
});
const isPlan = shapeOf<Plan>({
  format: (value) => value === 1,
  fokus: isListOf(fokusPlan, MOST.fokus),
  indsatser: shapeOf<Plan['indsatser']>({
    list: isListOf(indsats, MOST.indsatser),
    antal: isLong,
    fylder: isLong,
    pres: isLong,
    ressourcer: isLong,
    slutte: isLong,
    politik: isLong,
  }),
  moede: shapeOf<Moede>({
    preparedBy: isLine,
    when: isLine,
    present: isShort,
    purpose: isLong,
    assessed: isLong,
    helps: isLong,
    before: isLong,
    agreed: isLong,
    results: isListOf(result, MOST.results),
    withFokus: isBoolean,
    withIndsatser: isBoolean,
  }),
  updated: (value) => value === '' || isTime(value),
});

/** A plan without content. */
export const EMPTY_PLAN: Plan = {
  format: 1,
  fokus: [],
  indsatser: { list: [], antal: '', fylder: '', pres: '', ressourcer: '', slutte: '', politik: '' },
  moede: {
    preparedBy: '',
    when: '',
    present: '',
    purpose: '',
    assessed: '',
    helps: '',
    before: '',
    agreed: '',
    results: [],
    withFokus: true,
    withIndsatser: true,
  },
  updated: '',
};

/** Whether there is nothing in a part of the plan to lose. */
export const isEmptyPart = (plan: Plan, part: Part): boolean =>
  JSON.stringify(plan[part]) === JSON.stringify(EMPTY_PLAN[part]);

/** The plan as JSON text, for storage and files. */
export const encodePlan = (plan: Plan): string => JSON.stringify(plan);

/**
 * Why a text is not a plan:
 * - `too-large`: longer than the fullest plan; it was not parsed
 * - `not-json`: not JSON
 * - `not-a-plan`: JSON of some other shape, or with a key or value that a plan cannot have
 * - `other-format`: written in a format that this code does not know
 */
export type UnreadablePlan = 'too-large' | 'not-json' | 'not-a-plan' | 'other-format';

export type DecodedPlan =
  | { readonly kind: 'ok'; readonly plan: Plan }
  | { readonly kind: 'unreadable'; readonly reason: UnreadablePlan };

/** Reads what `encodePlan` wrote, or anything else: it never throws, and takes a text whole or not at all. */
export function decodePlan(text: string): DecodedPlan {
  const parsed = parseBounded(text, ENCODED_MAX);
  if (parsed.kind !== 'ok') return { kind: 'unreadable', reason: parsed.kind };
  const { value } = parsed;
  if (!Object.hasOwn(value, 'format')) return { kind: 'unreadable', reason: 'not-a-plan' };
  if ((value as { format: unknown }).format !== 1) return { kind: 'unreadable', reason: 'other-format' };
  if (!isPlan(value)) return { kind: 'unreadable', reason: 'not-a-plan' };
  return { kind: 'ok', plan: value as Plan };
}

/** Ids of the fokuspunkter that are picked (*valgt*) in any of these besvarelser. */
export const pickedIn = (responses: readonly Response[]): ReadonlySet<string> =>
  new Set(responses.flatMap(({ choices }) => Object.keys(choices).filter((id) => choices[id] === 'valgt')));

/** The besvarelser among stored texts, each of whatever tjek and role it says it is; what cannot be read is passed over. */
export function readableResponses(stored: readonly string[]): readonly Response[] {
  return stored.flatMap((text) => {
    const decoded = decodeResponse(text);
    return decoded.kind === 'ok' ? [decoded.response] : [];
  });
}
