// What came out of a workshop, computed from what was entered: nothing of it is kept.
import type { Element, Role } from '../schemas/shared';
import type { Udsagn } from '../schemas/tjek';
import {
  commonScore,
  type GroupElementScore,
  levelAnswers,
  mostDisagreed,
  type RoleTallies,
  scoreGroupElement,
  type Tallies,
  type Tally,
  talliesOf,
  tallyAt,
} from './group';
import { inPlaces, type Placed } from './places';
import { groupNeeds, suggestForGroup } from './suggest-group';
import {
  HAND_ANSWERS,
  type HandAnswer,
  type HandCount,
  unpackAnswers,
  WORKSHOP_ROLES,
  type Workshop,
} from './workshop';

/** The most hands that are believed; more is a slip of the finger. */
export const COUNT_MAX = 500;
/** With fewer responses in a role, the distribution by person is not shown (product.md section 7). */
export const SMALL_GROUP = 3;

/**
 * What was typed as a number of people.
 * - `empty`: nothing
 * - `ok`: a whole number of 0 to COUNT_MAX
 * - `not-a-number`, `negative`, `not-whole`, `too-many`: what is wrong with it
 */
export type Count =
  | { readonly kind: 'empty' }
  | { readonly kind: 'ok'; readonly n: number }
  | { readonly kind: 'not-a-number' | 'negative' | 'not-whole' | 'too-many' };

/** How much of what was typed is read: more than any number of people, and than the fields have room for. */
const COUNT_LENGTH = 100;

/** Reads a number of people as typed. */
export function countOf(text: string | undefined): Count {
  const typed = (text ?? '').slice(0, COUNT_LENGTH).trim();
  if (typed === '') return { kind: 'empty' };
  if (/^[-−–]\s*\d+$/.test(typed)) return { kind: 'negative' };
  if (/^\d+[.,]\d+$/.test(typed)) return { kind: 'not-whole' };
  if (!/^\d+$/.test(typed)) return { kind: 'not-a-number' };
  const n = Number(typed);
  return n > COUNT_MAX ? { kind: 'too-many' } : { kind: 'ok', n };
}

/** The number of people typed, or 0 where it is not one. */
export function numberOf(text: string | undefined): number {
  const count = countOf(text);
  return count.kind === 'ok' ? count.n : 0;
}

/** The hands of one role for one statement; what is no number counts for nothing until it is put right. */
export function handTally(hand: HandCount | undefined): Tally {
  const n = (answer: HandAnswer) => numberOf(hand?.[answer]);
  return {
    counts: [n('0'), n('1'), n('2'), n('3'), n('4')],
    'ikke-relevant': n('ikke-relevant'),
    'ved-ikke': n('ved-ikke'),
    blank: 0,
  };
}

const plus = (a: Tally, b: Tally): Tally => {
  const [a0, a1, a2, a3, a4] = a.counts;
  const [b0, b1, b2, b3, b4] = b.counts;
  return {
    counts: [a0 + b0, a1 + b1, a2 + b2, a3 + b3, a4 + b4],
    'ikke-relevant': a['ikke-relevant'] + b['ikke-relevant'],
    'ved-ikke': a['ved-ikke'] + b['ved-ikke'],
    blank: a.blank + b.blank,
  };
};

const bothRoles = (tally: (role: Role) => Tally): RoleTallies => ({
  forvaltning: tally('forvaltning'),
  skoleledelse: tally('skoleledelse'),
});

/** How many responses have come in by svarkode and paper, in each role. */
export function responsesIn({ responses }: Pick<Workshop, 'responses'>): Readonly<Record<Role, number>> {
  const n = (role: Role) => responses.filter((response) => response.role === role).length;
  return { forvaltning: n('forvaltning'), skoleledelse: n('skoleledelse') };
}

/** What came in for the statements of the tjek, by hands and by responses together. */
export function workshopTallies(workshop: Pick<Workshop, 'asked' | 'hands' | 'responses'>): Tallies {
  return combine(workshop, () => true);
}

/** Whether the responses of a role are too few to be shown one by one. Hands are public already (product.md section 7). */
export function isSmall(workshop: Pick<Workshop, 'responses' | 'showSmall'>, role: Role): boolean {
  const n = responsesIn(workshop)[role];
  return !workshop.showSmall && n > 0 && n < SMALL_GROUP;
}

/** What may be shown statement by statement: as `workshopTallies`, without the responses of a role that has too few. */
export function shownTallies(
  workshop: Pick<Workshop, 'asked' | 'hands' | 'responses' | 'showSmall'>,
): Tallies {
  return combine(workshop, (role) => !isSmall(workshop, role));
}

function combine(
  { asked, hands, responses }: Pick<Workshop, 'asked' | 'hands' | 'responses'>,
  withResponses: (role: Role) => boolean,
): Tallies {
  const respondents = responses
    .filter(({ role }) => withResponses(role))
    .map(({ role, answers }) => ({ role, answers: unpackAnswers(asked, answers) }));
  const given = talliesOf(
    asked.map((id) => ({ id })),
    respondents,
  );
  return new Map(
    asked.map((id) => {
      const hand = Object.hasOwn(hands, id) ? hands[id] : undefined;
      const answered = tallyAt(given, id);
      return [id, bothRoles((role) => plus(handTally(hand?.[role]), answered[role]))] as const;
    }),
  );
}

/** How what came in for a statement fits with how many are in the room. */
export interface RoomCheck {
  readonly role: Role;
  /** Hands counted, and responses that answered the statement. */
  readonly given: number;
  /** In the room; undefined where it was not said. */
  readonly room: number | undefined;
  /** Counts that are not numbers. */
  readonly wrong: readonly { readonly answer: HandAnswer; readonly count: Count }[];
}

/** Compares what came in for a statement with the room, for each role. A mismatch is said, never refused. */
export function roomChecks(workshop: Workshop, udsagn: string): RoomCheck[] {
  const tally = tallyAt(workshopTallies(workshop), udsagn);
  const hand = Object.hasOwn(workshop.hands, udsagn) ? workshop.hands[udsagn] : undefined;
  return WORKSHOP_ROLES.map((role) => {
    const room = countOf(workshop.room[role]);
    return {
      role,
      given: levelAnswers(tally[role]) + tally[role]['ikke-relevant'] + tally[role]['ved-ikke'],
      room: room.kind === 'ok' ? room.n : undefined,
      wrong: HAND_ANSWERS.map((answer) => ({ answer, count: countOf(hand?.[role]?.[answer]) })).filter(
        ({ count }) => count.kind !== 'ok' && count.kind !== 'empty',
      ),
    };
  });
}

/** Whether anything has come in for a statement, in any role. */
export const hasAnswers = (tallies: Tallies, udsagn: string): boolean =>
  WORKSHOP_ROLES.some((role) => {
    const tally = tallyAt(tallies, udsagn)[role];
    return levelAnswers(tally) + tally['ikke-relevant'] + tally['ved-ikke'] > 0;
  });

/** The statements, in the order of the tjek, that are taken up or that somebody has answered. */
export function statementsIn<S extends Pick<Udsagn, 'id'>>(
  workshop: Workshop,
  statements: readonly S[],
): S[] {
  const tallies = workshopTallies(workshop);
  return statements.filter(({ id }) => workshop.taken.includes(id) || hasAnswers(tallies, id));
}

/** The scores of one element, of the statements that were taken up or answered. */
export interface ElementResult extends Readonly<Record<Role, GroupElementScore>> {
  readonly element: Element;
  readonly common: ReturnType<typeof commonScore>;
}

const ELEMENTS: readonly Element[] = ['data', 'sparring', 'indsatser'];

/**
 * The profile of a workshop: each element of which something was taken up or answered, for both roles and in common (product.md
 * section 7). Statements that were left out do not count as missing: a drejebog takes a few of each element.
 */
export function profileIn(
  workshop: Workshop,
  statements: readonly Pick<Udsagn, 'id' | 'element'>[],
): ElementResult[] {
  const tallies = workshopTallies(workshop);
  const taken = statementsIn(workshop, statements);
  return ELEMENTS.flatMap((element) => {
    const here = taken.filter((statement) => statement.element === element);
    if (here.length === 0) return [];
    const score = (role: Role) => scoreGroupElement(here.map(({ id }) => tallyAt(tallies, id)[role]));
    const [forvaltning, skoleledelse] = [score('forvaltning'), score('skoleledelse')];
    return [{ element, forvaltning, skoleledelse, common: commonScore(forvaltning, skoleledelse) }];
  });
}

/** *Mest uenige* of a workshop, by what may be shown. */
export const disagreementsIn = (workshop: Workshop, statements: readonly Pick<Udsagn, 'id'>[]) =>
  mostDisagreed(statementsIn(workshop, statements), shownTallies(workshop));

type Statements = readonly Pick<Udsagn, 'id' | 'fokuspunkt'>[];

/** The fokuspunkter that the answers point to (product.md section 6). */
export const suggestionsIn = (workshop: Workshop, statements: Statements) =>
  suggestForGroup(statementsIn(workshop, statements), workshopTallies(workshop));

/** A fokuspunkt to vote on. */
export interface Candidate extends Placed {
  readonly fokuspunkt: string;
  /** Hands or dots. */
  readonly votes: number;
  readonly suggested: boolean;
}

/**
 * What can be voted on: every suggested fokuspunkt and those that somebody added, by votes; equals share a place. Where nothing is
 * suggested, those that any answer touches.
 */
export function candidatesIn(workshop: Workshop, statements: Statements): Candidate[] {
  const { shown, rest } = suggestionsIn(workshop, statements);
  const suggested = [...shown, ...rest].map(({ fokuspunkt }) => fokuspunkt);
  const touched = groupNeeds(statementsIn(workshop, statements), workshopTallies(workshop)).map(
    ({ fokuspunkt }) => fokuspunkt,
  );
  const first = suggested.length > 0 ? suggested : touched;
  const all = [...new Set([...first, ...workshop.added, ...workshop.chosen])];
  const candidates = all.map((fokuspunkt) => ({
    fokuspunkt,
    votes: numberOf(Object.hasOwn(workshop.votes, fokuspunkt) ? workshop.votes[fokuspunkt] : undefined),
    suggested: suggested.includes(fokuspunkt),
  }));
  return inPlaces(candidates, (a, b) => b.votes - a.votes);
}
