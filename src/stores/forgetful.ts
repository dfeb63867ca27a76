// *Gem ikke på denne computer* (product.md section 9): a tab in which everything is kept in the tab's own storage, which the browser
// empties when the tab closes. What reads and writes there is in storage.ts; here it begins and ends.
import { type Entry, entryOf } from './as-new';
import { fileItemOf, type KeptThing, readKept } from './mine';
import { newShelfId, shelfKey } from './shelf';
import { FORGETFUL, relyOnOther, remove } from './storage';
import { writeAll } from './write-all';

function setForgetful(on: boolean): void {
  if (on) sessionStorage.setItem(FORGETFUL, '1');
  else sessionStorage.removeItem(FORGETFUL);
  // Says what is true of the other storage.
  relyOnOther(true);
}

/** From now on this tab keeps nothing on the device. @returns false where the tab has no storage of its own either */
export function beginForgetful(): boolean {
  try {
    setForgetful(true);
    return true;
  } catch {
    return false;
  }
}

/** Everything that was made in this tab while it kept nothing on the device. */
export const madeMeanwhile = (): readonly KeptThing[] => readKept();

const entryFor = (thing: KeptThing): Entry =>
  thing.kind === 'unreadable' ? [shelfKey(newShelfId()), thing.text] : entryOf(fileItemOf(thing));

/**
 * This tab keeps things on the device again.
 * @param keep whether what was made meanwhile comes along, as new things beside what was there; else it is thrown away
 * @returns false where the device has no room for it: then nothing is changed, and the tab still keeps nothing on the device
 */
export function endForgetful(keep: boolean): boolean {
  const made = madeMeanwhile();
  setForgetful(false);
  const done = !keep || made.length === 0 || writeAll(made.map(entryFor));
  setForgetful(true);
  if (!done) return false;
  for (const { keys } of made) for (const key of keys) remove(key);
  setForgetful(false);
  return true;
}
