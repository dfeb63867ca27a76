import { type Tally, tallyAt } from '../domain/group';
import { WORKSHOP_ROLES, type Workshop } from '../domain/workshop';
import { countOf, isSmall, roomChecks, shownTallies, workshopTallies } from '../domain/workshop-result';
import type { Step } from '../domain/workshop-steps';
import type { Role } from '../schemas/shared';
import type { WorkshopData, WorkshopUdsagn } from './workshop-data';
import { hereIn, udsagnOf } from './workshop-here';

/** What the wall shows of a workshop at its step. */
export interface WallView {
  readonly data: WorkshopData;
  readonly workshop: Workshop;
  readonly tjek: WorkshopData['tjek'][number];
  readonly steps: readonly Step[];
  readonly step: Step;
  /** The statement that the step is about; undefined also where the tjek no longer has it. */
  readonly statement: WorkshopUdsagn | undefined;
  /** The roles that somebody in the room has. */
  readonly roles: readonly Role[];
}

/** What the wall shows, or undefined where the site no longer has the tjek of the workshop. */
export function wallView(data: WorkshopData, workshop: Workshop): WallView | undefined {
  const tjek = data.tjek.find(({ id }) => id === workshop.tjek);
  if (!tjek) return undefined;
  const here = hereIn(data, workshop);
  return {
    data,
    workshop,
    tjek,
    steps: here.steps,
    step: here.step,
    statement: udsagnOf(here, here.step),
    roles: rolesIn(workshop),
  };
}

/** The roles that take part: those of whom it was not said that nobody is there, or who have answered all the same. */
function rolesIn(workshop: Workshop): readonly Role[] {
  const tallies = [...workshopTallies(workshop).values()];
  const present = WORKSHOP_ROLES.filter((role) => {
    const room = countOf(workshop.room[role]);
    const isThere = room.kind !== 'ok' || room.n > 0;
    return isThere || tallies.some((tally) => answersIn(tally[role]) > 0);
  });
  return present.length > 0 ? present : WORKSHOP_ROLES;
}

/** How many answers of any kind a tally holds; blank is none. */
export const answersIn = ({ counts, ...others }: Tally): number =>
  counts.reduce<number>((sum, count) => sum + count, 0) + others['ikke-relevant'] + others['ved-ikke'];

/** What may be shown of the answers to the step's statement. */
export interface ShownAnswers {
  readonly tally: Readonly<Record<Role, Tally>>;
  /** The roles whose responses are not shown, since they are too few (product.md section 7). */
  readonly small: readonly Role[];
}

/** What may be shown of the answers to a statement. */
export function shownAnswers({ workshop, roles }: WallView, udsagn: string): ShownAnswers {
  return {
    tally: tallyAt(shownTallies(workshop), udsagn),
    small: roles.filter((role) => isSmall(workshop, role)),
  };
}

/** How many answers to a statement are in, as a sentence for each role in the room. */
export const cameIn = (view: WallView, udsagn: string) =>
  roomChecks(view.workshop, udsagn).filter(({ role }) => view.roles.includes(role));
