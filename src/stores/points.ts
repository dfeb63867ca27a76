import { atom, type ReadableAtom } from 'nanostores';
import { type Labelled, type Point, pointOfResponse, pointOfWorkshop } from '../domain/compare-points';
import { isKeptKey, type KeptThing, readKept } from './mine';
import { keepInStep } from './stored';

const BEGINNING = 'samarbejdstjek:v1:';

const OPEN = 'besvarelse:';

/** Whether a point is the besvarelse that stands open for its tjek and role. */
export const isOpenPoint = ({ id }: Pick<Point, 'id'>): boolean => id.startsWith(OPEN);

/** Where a point is kept. */
export const keyOfPoint = ({ id }: Pick<Point, 'id'>): string => BEGINNING + id;

/** The day of a time on the calendar of this device; '' of no time. */
function dayOf(time: string): string {
  if (time === '') return '';
  const date = new Date(time);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * A besvarelse counts from when it was changed last. A workshop counts from when it was made: to give an old one another name is no reason
 * for it to come after a newer one.
 */
function pointsFrom(thing: KeptThing): Point[] {
  if (thing.kind === 'unreadable' || thing.kind === 'plan') return [];
  const time = thing.kind === 'workshop' ? thing.content.created : thing.changed;
  const labelled: Labelled = {
    id: thing.key.slice(BEGINNING.length),
    name: thing.name.trim(),
    time,
    day: dayOf(time),
  };
  const point =
    thing.kind === 'workshop'
      ? pointOfWorkshop(labelled, thing.content)
      : pointOfResponse(labelled, thing.content);
  return point.roles.length > 0 ? [point] : [];
}

const readPoints = () => readKept().flatMap(pointsFrom);

/** The kept besvarelser and workshops that hold an answer, as points in time; in step with other tabs. */
export type KeptPoints = ReadableAtom<readonly Point[]>;

/** Opens them. */
export function openPoints(): KeptPoints {
  const $points = atom<readonly Point[]>(readPoints());
  const refresh = () => $points.set(readPoints());
  keepInStep(isKeptKey, refresh);
  return $points;
}
