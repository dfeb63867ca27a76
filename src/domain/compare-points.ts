// What can be laid beside each other: kept besvarelser and workshops, each as it was at one time.
import type { Role } from '../schemas/shared';
import type { Answers } from './answer';
import { levelAnswers, type Tallies, type Tally, talliesOf, tallyAt } from './group';
import type { OwnStatement, Response } from './response';
import type { Workshop } from './workshop';
import { WORKSHOP_ROLES } from './workshop';
import { hasAnswers, isSmall, responsesIn, shownTallies, workshopTallies } from './workshop-result';

/** A kept besvarelse, workshop or group, as a point in time. */
export interface Point {
  /** No other point has the same. */
  readonly id: string;
  readonly kind: 'besvarelse' | 'workshop';
  /** What the reader calls it; '' where it has no name. */
  readonly name: string;
  readonly tjek: string;
  readonly edition: string;
  /** UTC, as Date.toISOString() writes it; '' where it is not known. */
  readonly time: string;
  /** The day of `time` on the reader's calendar: 2026-11-22. */
  readonly day: string;
  /** The roles that answered anything. */
  readonly roles: readonly Role[];
  /** How many besvarelser came in for each role; hands that were counted are not among them. */
  readonly responses: Readonly<Record<Role, number>>;
  /** Ids of the statements of its edition; undefined where it only holds those that were answered. */
  readonly asked: readonly string[] | undefined;
  /** Ids of the statements that were taken up or answered; a besvarelse has those that were answered. */
  readonly taken: readonly string[];
  /** What the one who answered a besvarelse said; undefined of a workshop. */
  readonly answers: Answers | undefined;
  /** Udsagn id -> what was noted: the respondent's own words, or those that a workshop agreed on; never the facilitator's own. */
  readonly notes: Readonly<Record<string, string>>;
  /** The respondent's own statements. */
  readonly own: readonly OwnStatement[];
  readonly tallies: Tallies;
  /** As `tallies`, without what may not be shown statement by statement. */
  readonly shown: Tallies;
  /** The roles that have too few responses to be shown statement by statement (product.md section 7). */
  readonly small: readonly Role[];
}

/** What a kept thing is called, and when it was. */
export type Labelled = Pick<Point, 'id' | 'name' | 'time' | 'day'>;

/** A besvarelse as a point in time. */
export function pointOfResponse(labelled: Labelled, response: Response): Point {
  const { tjek, edition, role, answers, notes, own } = response;
  const taken = Object.keys(answers);
  const tallies = talliesOf(
    taken.map((id) => ({ id })),
    [response],
  );
  return {
    ...labelled,
    kind: 'besvarelse',
    tjek,
    edition,
    roles: taken.length > 0 ? [role] : [],
    responses: {
      forvaltning: role === 'forvaltning' ? 1 : 0,
      skoleledelse: role === 'skoleledelse' ? 1 : 0,
    },
    asked: undefined,
    taken,
    answers,
    notes,
    own,
    tallies,
    shown: tallies,
    small: [],
  };
}

const isAnything = (tally: Tally) => levelAnswers(tally) + tally['ikke-relevant'] + tally['ved-ikke'] > 0;

/** A workshop, or a group of besvarelser, as a point in time. */
export function pointOfWorkshop(labelled: Labelled, workshop: Workshop): Point {
  const { tjek, edition, asked, agreed } = workshop;
  const tallies = workshopTallies(workshop);
  return {
    ...labelled,
    kind: 'workshop',
    tjek,
    edition,
    roles: WORKSHOP_ROLES.filter((role) => asked.some((id) => isAnything(tallyAt(tallies, id)[role]))),
    responses: responsesIn(workshop),
    asked,
    taken: asked.filter((id) => workshop.taken.includes(id) || hasAnswers(tallies, id)),
    answers: undefined,
    notes: Object.fromEntries(Object.entries(agreed).map(([id, { note }]) => [id, note])),
    own: [],
    tallies,
    shown: shownTallies(workshop),
    small: WORKSHOP_ROLES.filter((role) => isSmall(workshop, role)),
  };
}
