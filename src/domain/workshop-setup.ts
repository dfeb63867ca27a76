// What a facilitator chooses before a workshop begins, and how long it will take.
import type { Drejebog } from '../schemas/drejebog';
import type { Element } from '../schemas/shared';
import type { Tjek, Udsagn } from '../schemas/tjek';
import { isSetOf } from './more-shapes';
import { type Check, isId, isText, parseBounded, shapeOf } from './shape';
import { fill } from './text';
import { WAYS, WORKSHOP_MOST, WORKSHOP_TEXT, type Workshop } from './workshop';
import type { WorkshopSetup } from './workshop-edit';
import { type StepsOf, statementsFor, stepsOf, totalSeconds } from './workshop-steps';

/** The tjek that can be chosen, as far as a workshop needs it. */
export type SetupTjek = Pick<Tjek, 'edition' | 'minutes'> & {
  readonly id: string;
  readonly statements: readonly Pick<Udsagn, 'id' | 'element' | 'fokuspunkt'>[];
};

/** What can be chosen in the form of a new workshop. */
export interface Draft extends Pick<Workshop, 'name' | 'ways' | 'room'> {
  /** The element that is gone into where the drejebog takes only one; undefined is the drejebog's own. */
  readonly element: Element | undefined;
  /** The statements as picked by hand; undefined follows the drejebog. */
  readonly picked: readonly string[] | undefined;
}

/** The form as far as it is filled in, with the ids of the tjek and the drejebog. */
export interface StartDraft extends Draft {
  readonly tjek: string;
  readonly drejebog: string;
}

const isOf =
  (choices: readonly unknown[]): Check =>
  (value) =>
    choices.includes(value);
/** JSON has no undefined: what is not chosen is not there. */
const isMaybe =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const isCount = isText(WORKSHOP_TEXT.count);
/** The longest text that is parsed: far more than a draft takes. */
const DRAFT_MAX = 100_000;
const isStored = shapeOf<StartDraft>({
  name: isText(WORKSHOP_TEXT.line),
  ways: isSetOf(isOf(WAYS), WAYS.length),
  room: shapeOf<Draft['room']>({ forvaltning: isCount, skoleledelse: isCount }),
  element: isMaybe(isOf(['data', 'sparring', 'indsatser'] satisfies Element[])),
  picked: isMaybe(isSetOf(isId, WORKSHOP_MOST.entries)),
  tjek: isId,
  drejebog: isId,
});

/** A draft as a text that `decodeDraft` reads. */
export const encodeDraft = ({ element, picked, ...draft }: StartDraft): string =>
  JSON.stringify({ ...draft, element: element ?? null, picked: picked ?? null });

/** A draft that was kept; undefined for any other text. Never throws. */
export function decodeDraft(text: string): StartDraft | undefined {
  const parsed = parseBounded(text, DRAFT_MAX);
  if (parsed.kind !== 'ok' || !isStored(parsed.value)) return undefined;
  const { element, picked, ...draft } = parsed.value as StartDraft;
  return { ...draft, element: element ?? undefined, picked: picked ?? undefined };
}

/** Whether a drejebog goes into a single element, so that the reader can choose which. */
export const takesOneElement = ({ take }: Pick<Drejebog, 'take'>): boolean => take.elements.length === 1;

/** Ids of the statements that a draft takes up, in the order of the tjek. */
export function takenOf(
  { picked, element }: Pick<Draft, 'picked' | 'element'>,
  { statements }: Pick<SetupTjek, 'statements'>,
  drejebog: Pick<Drejebog, 'take'>,
): string[] {
  if (picked) return statements.map(({ id }) => id).filter((id) => picked.includes(id));
  const elements = element && takesOneElement(drejebog) ? [element] : drejebog.take.elements;
  return statementsFor(statements, { ...drejebog.take, elements });
}

/** The setup that a draft stands for. */
export function setupOf(draft: Draft, tjek: SetupTjek, drejebog: Drejebog & { id: string }): WorkshopSetup {
  return {
    name: draft.name,
    tjek: tjek.id,
    edition: tjek.edition,
    asked: tjek.statements.map(({ id }) => id),
    drejebog: drejebog.id,
    taken: takenOf(draft, tjek, drejebog),
    ways: draft.ways,
    room: draft.room,
  };
}

/** How long a workshop takes. */
export interface Duration {
  /** In whole minutes, rounded. */
  readonly minutes: number;
  /** How many minutes more than the drejebog says; below 0 when it is less. */
  readonly over: number;
}

/** How long it takes to go through the steps. @param minutes how long it takes to answer the whole tjek */
export function durationOf(
  workshop: StepsOf,
  drejebog: Pick<Drejebog, 'seconds' | 'minutes'>,
  minutes: number,
): Duration {
  const total = Math.round(totalSeconds(stepsOf(workshop, drejebog, minutes)) / 60);
  return { minutes: total, over: total - drejebog.minutes };
}

/** The words of a duration; content/ui/workshop-start.json has them. */
export interface DurationWords {
  readonly time: string;
  readonly timeOne: string;
  readonly minutes: string;
  readonly minute: string;
  readonly asPlanned: string;
  readonly more: string;
  readonly less: string;
}

/** How long it takes, in a sentence: »Det giver 52 minutter med 4 udsagn, 7 mere end drejebogen.« */
export function durationSentence(
  { minutes, over }: Duration,
  statements: number,
  words: DurationWords,
): string {
  const total = minutes === 1 ? words.minute : fill(words.minutes, { n: minutes });
  const time = fill(statements === 1 ? words.timeOne : words.time, { total, n: statements });
  const sentence = over === 0 ? words.asPlanned : over > 0 ? words.more : words.less;
  return fill(sentence, { time, n: Math.abs(over) });
}

/** What a workshop refers to and the site no longer has. */
export interface Lost {
  readonly tjek: boolean;
  readonly drejebog: boolean;
  /** The tjek is here in another edition. */
  readonly edition: boolean;
  /** How many statements of the workshop the tjek no longer has. */
  readonly statements: number;
}

/** Compares a workshop, which may have been made long ago and elsewhere, with what the site has now. */
export function lostIn(
  { tjek: id, edition, asked, drejebog }: Pick<Workshop, 'tjek' | 'edition' | 'asked' | 'drejebog'>,
  tjek: readonly (Pick<SetupTjek, 'id' | 'edition'> & {
    readonly statements: readonly { readonly id: string }[];
  })[],
  drejeboeger: readonly { readonly id: string }[],
): Lost {
  const here = tjek.find((one) => one.id === id);
  const known = new Set(here?.statements.map((statement) => statement.id));
  return {
    tjek: here === undefined,
    drejebog: drejeboeger.every((one) => one.id !== drejebog),
    edition: here !== undefined && here.edition !== edition,
    statements: here ? asked.filter((udsagn) => !known.has(udsagn)).length : 0,
  };
}
