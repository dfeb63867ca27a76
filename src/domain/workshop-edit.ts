// The changes that can be made to a workshop. Each gives a new workshop within the limits of workshop.ts: a text that is too long is cut,
// and where there is no room for one more it comes back as it was. None of them moves it to another step, but `atStep`.
import type { Role } from '../schemas/shared';
import type { Answers } from './answer';
import { cut, isId } from './shape';
import {
  type Agreed,
  type Clock,
  type HandAnswer,
  type PaperDraft,
  packAnswers,
  unpackAnswers,
  WAYS,
  type Way,
  WORKSHOP_MOST,
  WORKSHOP_TEXT,
  WORKSHOP_TIME_MAX,
  type Workshop,
  type WorkshopPlan,
  type WorkshopResponse,
} from './workshop';
import type { Step } from './workshop-steps';

/** What a facilitator decides before a workshop begins. */
export type WorkshopSetup = Pick<
  Workshop,
  'name' | 'tjek' | 'edition' | 'asked' | 'drejebog' | 'taken' | 'ways' | 'room'
>;

const NO_DRAFT: PaperDraft = { role: '', answers: '', corrects: 0 };

/**
 * A workshop in which nothing has happened yet.
 * @param id not used by another workshop
 * @param now the time, as Date.toISOString() writes it
 * @throws RangeError when `id` is not an id
 */
export function newWorkshop(id: string, setup: WorkshopSetup, now: string): Workshop {
  if (!isId(id)) throw new RangeError(`not an id: ${id}`);
  return {
    format: 1,
    id,
    revision: 1,
    ...setup,
    name: cut(setup.name, WORKSHOP_TEXT.line),
    room: {
      forvaltning: cut(setup.room.forvaltning, WORKSHOP_TEXT.count),
      skoleledelse: cut(setup.room.skoleledelse, WORKSHOP_TEXT.count),
    },
    hands: {},
    responses: [],
    codeDraft: '',
    paperDraft: NO_DRAFT,
    showSmall: false,
    agreed: {},
    notes: {},
    votes: {},
    added: [],
    chosen: [],
    plan: [],
    step: '',
    clock: { left: 0, since: '' },
    spent: 0,
    created: now,
    updated: now,
  };
}

/** A new workshop with the same setup, and nothing of what was answered: a template. */
export const asTemplate = (workshop: Workshop, id: string, name: string, now: string): Workshop =>
  newWorkshop(id, { ...setupOf(workshop), name }, now);

/** The same workshop under another id: what opens when a file is read, so that it never overwrites one's own. */
export const asCopy = (workshop: Workshop, id: string): Workshop => ({ ...workshop, id, revision: 1 });

/** The number of the change that comes next. Beyond the last number there is none that could be read again. */
export const nextRevision = ({ revision }: Pick<Workshop, 'revision'>): number =>
  Math.min(revision + 1, Number.MAX_SAFE_INTEGER);

/** The workshop with all that was entered taken away, ready for the next group: only the setup stays. */
export const cleared = (workshop: Workshop, now: string): Workshop => ({
  ...newWorkshop(workshop.id, setupOf(workshop), now),
  created: workshop.created,
  revision: workshop.revision,
});

function setupOf(workshop: Workshop): WorkshopSetup {
  const { name, tjek, edition, asked, drejebog, taken, ways, room } = workshop;
  return { name, tjek, edition, asked, drejebog, taken, ways, room };
}

/** The workshop with another name, cut to the longest that is kept. */
export const withName = (workshop: Workshop, name: string): Workshop => ({
  ...workshop,
  name: cut(name, WORKSHOP_TEXT.line),
});

/** The workshop with other statements taken up; they stand in the order of the tjek, and others than its own are left out. */
export const withTaken = (workshop: Workshop, taken: readonly string[]): Workshop => ({
  ...workshop,
  taken: workshop.asked.filter((id) => taken.includes(id)),
});

/** The workshop with another drejebog and the statements that are taken up with it. */
export const withDrejebog = (workshop: Workshop, drejebog: string, taken: readonly string[]): Workshop =>
  withTaken({ ...workshop, drejebog }, taken);

/** The workshop with a way for answers to come in added or taken out; what came in that way stays. */
export const withWay = (workshop: Workshop, way: Way, on: boolean): Workshop => ({
  ...workshop,
  ways: WAYS.filter((one) => (one === way ? on : workshop.ways.includes(one))),
});

/** The workshop with how many of a role are in the room, as typed. */
export const withRoom = (workshop: Workshop, role: Role, typed: string): Workshop => ({
  ...workshop,
  room: { ...workshop.room, [role]: cut(typed, WORKSHOP_TEXT.count) },
});

/** The workshop with a count of hands as typed; '' takes it away. */
export function withHands(
  workshop: Workshop,
  udsagn: string,
  role: Role,
  answer: HandAnswer,
  typed: string,
): Workshop {
  const before = (Object.hasOwn(workshop.hands, udsagn) ? workshop.hands[udsagn] : undefined) ?? {
    forvaltning: {},
    skoleledelse: {},
  };
  const { [answer]: _before, ...others } = before[role];
  const hand = typed === '' ? others : { ...others, [answer]: cut(typed, WORKSHOP_TEXT.count) };
  const hands = { ...workshop.hands, [udsagn]: { ...before, [role]: hand } };
  return hasRoom(hands) ? { ...workshop, hands } : workshop;
}

/** The workshop with responses taken in, last, as long as there is room. */
export function withResponses(
  workshop: Workshop,
  responses: readonly {
    readonly way: WorkshopResponse['way'];
    readonly role: Role;
    readonly answers: Answers;
  }[],
): Workshop {
  const taken = new Set(workshop.responses.map(({ id }) => id));
  const highest = Math.max(0, ...taken);
  // A file may have numbers beyond which there is no next one.
  let id = Number.isSafeInteger(highest + WORKSHOP_MOST.responses) ? highest : 0;
  const nextId = () => {
    do id += 1;
    while (taken.has(id));
    return id;
  };
  const added = responses
    .slice(0, WORKSHOP_MOST.responses - workshop.responses.length)
    .map(({ way, role, answers }) => ({
      id: nextId(),
      way,
      role,
      answers: packAnswers(workshop.asked, answers),
    }));
  return { ...workshop, responses: [...workshop.responses, ...added] };
}

/** The workshop with a response changed; undefined takes it out. */
export const withResponse = (
  workshop: Workshop,
  id: number,
  change: { readonly role: Role; readonly answers: Answers } | undefined,
): Workshop => ({
  ...workshop,
  responses: workshop.responses.flatMap((response) => {
    if (response.id !== id) return [response];
    return change
      ? [{ ...response, role: change.role, answers: packAnswers(workshop.asked, change.answers) }]
      : [];
  }),
});

/** The workshop with the svarkoder that are typed and not taken in yet. */
export const withCodeDraft = (workshop: Workshop, codeDraft: string): Workshop => ({
  ...workshop,
  codeDraft: cut(codeDraft, WORKSHOP_TEXT.codes),
});

/** The workshop with what is typed of a form of paper changed. */
export const withPaperDraft = (workshop: Workshop, change: Partial<PaperDraft>): Workshop => ({
  ...workshop,
  paperDraft: { ...workshop.paperDraft, ...change },
});

/** Whether something of a form is typed, and for which role. */
export const isPaperReady = ({ paperDraft: { role, answers } }: Pick<Workshop, 'paperDraft'>): boolean =>
  role !== '' && /[^-]/.test(answers);

/**
 * The workshop with the form that is typed taken in, as a new response or in the place of the one it corrects; the next form is of the
 * same role. As it was while the form has no role or no answer, or there is no room for more.
 */
export function withPaperTaken(workshop: Workshop): Workshop {
  const { role, answers: packed, corrects } = workshop.paperDraft;
  if (role === '' || !isPaperReady(workshop)) return workshop;
  const form = { role, answers: unpackAnswers(workshop.asked, packed) };
  const corrected = workshop.responses.some(({ id }) => id === corrects);
  if (!corrected && workshop.responses.length >= WORKSHOP_MOST.responses) return workshop;
  const taken = corrected
    ? withResponse(workshop, corrects, form)
    : withResponses(workshop, [{ way: 'papir', ...form }]);
  return { ...taken, paperDraft: { ...NO_DRAFT, role } };
}

/** The workshop with a response laid out to be put right as a form; as it was where it has none with that id. */
export function withPaperOpened(workshop: Workshop, id: number): Workshop {
  const response = workshop.responses.find((one) => one.id === id);
  if (!response) return workshop;
  return withPaperDraft(workshop, { role: response.role, answers: response.answers, corrects: id });
}

/** The workshop without the form that is being typed. */
export const withoutPaperDraft = (workshop: Workshop): Workshop => ({ ...workshop, paperDraft: NO_DRAFT });

/** The workshop with the answers of roles with few people shown or not (product.md section 7). */
export const withShowSmall = (workshop: Workshop, showSmall: boolean): Workshop => ({
  ...workshop,
  showSmall,
});

/** The workshop with what was agreed on a statement changed. */
export function withAgreed(workshop: Workshop, udsagn: string, change: Partial<Agreed>): Workshop {
  const before = (Object.hasOwn(workshop.agreed, udsagn) ? workshop.agreed[udsagn] : undefined) ?? {
    answer: null,
    note: '',
  };
  const next = { ...before, ...change };
  const agreed = { ...workshop.agreed, [udsagn]: { ...next, note: cut(next.note, WORKSHOP_TEXT.note) } };
  return hasRoom(agreed) ? { ...workshop, agreed } : workshop;
}

/** Whether there are no more entries than can be read again. */
const hasRoom = (entries: Readonly<Record<string, unknown>>) =>
  Object.keys(entries).length <= WORKSHOP_MOST.entries;

/** The entries with one written, last; '' takes it away, and where there is no room for one more they come back as they were. */
function withEntry(
  entries: Readonly<Record<string, string>>,
  key: string,
  text: string,
): Readonly<Record<string, string>> {
  const { [key]: _before, ...others } = entries;
  if (text === '') return others;
  return Object.keys(others).length < WORKSHOP_MOST.entries ? { ...others, [key]: text } : entries;
}

/** The workshop with the facilitator's own note; '' takes it away. @param step its id; the steps of one statement share a note */
export function withFacilitatorNote(workshop: Workshop, step: string, text: string): Workshop {
  const [key = ''] = step.split('/');
  return { ...workshop, notes: withEntry(workshop.notes, key, cut(text, WORKSHOP_TEXT.note)) };
}

/** The workshop with the hands or dots for a fokuspunkt, as typed; '' takes them away. */
export function withVotes(workshop: Workshop, fokuspunkt: string, typed: string): Workshop {
  return { ...workshop, votes: withEntry(workshop.votes, fokuspunkt, cut(typed, WORKSHOP_TEXT.count)) };
}

/** The workshop with a fokuspunkt more to vote on. */
export const withCandidate = (workshop: Workshop, fokuspunkt: string): Workshop => ({
  ...workshop,
  added: [...new Set([...workshop.added, fokuspunkt])].slice(0, WORKSHOP_MOST.entries),
});

/** Whether there is room to choose one more fokuspunkt. */
export const hasRoomToChoose = (workshop: Workshop): boolean => workshop.chosen.length < WORKSHOP_MOST.chosen;

/** The workshop with a fokuspunkt chosen or not; as it was when three are chosen. What was planned for it stays. */
export function withChosen(workshop: Workshop, fokuspunkt: string, on: boolean): Workshop {
  const others = workshop.chosen.filter((id) => id !== fokuspunkt);
  if (!on) return { ...workshop, chosen: others };
  if (others.length >= WORKSHOP_MOST.chosen) return workshop;
  return { ...workshop, chosen: [...others, fokuspunkt] };
}

const NO_PLAN = { step: '', who: '', when: '', stops: '' };

/** What is planned for a fokuspunkt; empty fields when nothing is. */
export const planFor = (workshop: Workshop, fokuspunkt: string): WorkshopPlan =>
  workshop.plan.find(({ id }) => id === fokuspunkt) ?? { id: fokuspunkt, ...NO_PLAN };

/** The workshop with the plan for a fokuspunkt changed. */
export function withPlan(
  workshop: Workshop,
  fokuspunkt: string,
  change: Partial<Omit<WorkshopPlan, 'id'>>,
): Workshop {
  const { id, step, who, when, stops } = { ...planFor(workshop, fokuspunkt), ...change };
  const next = {
    id,
    step: cut(step, WORKSHOP_TEXT.short),
    who: cut(who, WORKSHOP_TEXT.line),
    when: cut(when, WORKSHOP_TEXT.line),
    stops: cut(stops, WORKSHOP_TEXT.short),
  };
  const others = workshop.plan.filter((plan) => plan.id !== fokuspunkt);
  return others.length < WORKSHOP_MOST.entries ? { ...workshop, plan: [...others, next] } : workshop;
}

/** A longer stretch than this, in milliseconds, was a break in which nobody stopped the clock: the rest of it counts for nothing. */
const LONGEST_STRETCH = 60 * 60_000;

/** Milliseconds that the clock has run until now, over all steps. */
export function spentUntil({ spent, clock }: Pick<Workshop, 'spent' | 'clock'>, now: string): number {
  if (clock.since === '') return spent;
  const stretch = Date.parse(now) - Date.parse(clock.since);
  return inReach(spent + Math.min(LONGEST_STRETCH, Math.max(0, stretch)));
}

/** The workshop at another step, whose time begins to run. */
export const atStep = (workshop: Workshop, step: Step, now: string): Workshop => ({
  ...workshop,
  step: step.id,
  clock: { left: step.seconds * 1000, since: now },
  spent: spentUntil(workshop, now),
});

/** A time that can be read again: a file may say that a clock has run since the year 0. */
const inReach = (milliseconds: number) =>
  Math.max(-WORKSHOP_TIME_MAX, Math.min(WORKSHOP_TIME_MAX, milliseconds));

/** Milliseconds left of the step, below 0 when its time was passed. */
export function timeLeft({ left, since }: Clock, now: string): number {
  return since === '' ? left : inReach(left - (Date.parse(now) - Date.parse(since)));
}

/** The clock stopped where it is, or going on. */
export const withClockRunning = (workshop: Workshop, running: boolean, now: string): Workshop => ({
  ...workshop,
  clock: { left: timeLeft(workshop.clock, now), since: running ? now : '' },
  spent: spentUntil(workshop, now),
});

/** The clock with more time, in seconds; never less than none left before it is added. */
export function withMoreTime(workshop: Workshop, seconds: number, now: string): Workshop {
  const left = inReach(Math.max(0, timeLeft(workshop.clock, now)) + seconds * 1000);
  return {
    ...workshop,
    clock: { left, since: workshop.clock.since && now },
    spent: spentUntil(workshop, now),
  };
}
