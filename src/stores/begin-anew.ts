import { entryOf } from './as-new';
import { readKept } from './mine';
import { remove } from './storage';
import { writeAll } from './write-all';

/**
 * Puts the besvarelse that stands open on the shelf, with its name and its date, so that its tjek can be taken again.
 * @param key where it is kept
 * @returns whether it is there; where there was no room, or nothing stood open, all is as before
 */
export function beginAnew(key: string): boolean {
  const open = readKept().find((thing) => thing.key === key);
  if (open?.kind !== 'besvarelse' || open.place !== 'open') return false;
  const { kind, name, content, keys } = open;
  // On the shelf before it leaves its place: a crash in between leaves it twice, never not at all.
  if (!writeAll([entryOf({ kind, name, content })])) return false;
  for (const each of keys) remove(each);
  return true;
}
