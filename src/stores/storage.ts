// The device's storage, made safe: a full or forbidden storage never stops the page, it only changes what the page may promise.
import { atom } from 'nanostores';

/**
 * Whether what is typed is kept on the device.
 * - `kept`: the last write reached the storage (or nothing was written yet)
 * - `this-tab`: the reader asked for nothing to be kept (forgetful.ts); it is gone when the tab closes
 * - `not-kept`: storage is forbidden or full; what was typed lives in this tab's memory only
 */
export const $storage = atom<'kept' | 'this-tab' | 'not-kept'>('kept');

/**
 * Set in the tab's own storage while nothing is to be kept on the device. Not among the keys that begin with `samarbejdstjek:`: deleting
 * all that is kept must not begin to keep again.
 */
export const FORGETFUL = 'samarbejdstjek-gem-ikke';

/** Whether this tab keeps nothing on the device. Asked for each time, as a page may have slept while the reader changed it. */
export function isForgetful(): boolean {
  try {
    return sessionStorage.getItem(FORGETFUL) !== null;
  } catch {
    return false;
  }
}

/** What could not be written, by key; read before the storage, so that the tab always sees its own last word. */
export const unwritten = new Map<string, string>();

/** What this tab has seen on the device, by key: a browser that empties its storage asks nobody. */
export const seen = new Map<string, string>();

/** Whether the browser had emptied its storage while this page was open. What the page had seen there has been written again. */
export const $emptied = atom(false);

const tell = () => $storage.set(unwritten.size > 0 ? 'not-kept' : isForgetful() ? 'this-tab' : 'kept');
tell();

/** Half of how long to wait for word that what is gone was removed in another tab, in milliseconds: that is told of each key by itself. */
const WORD = 500;

let timer: ReturnType<typeof setTimeout>;

/** Waits anew, in halves: a page that was busy all of one hears in the other what was said meanwhile. */
function wait(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = setTimeout(writeAgain, WORD);
  }, WORD);
}

function writeAgain(): void {
  for (const [key, value] of unwritten) {
    if (seen.get(key) !== value) continue;
    write(key, value);
    if (!unwritten.has(key)) $emptied.set(true);
  }
}

// Whoever else listens does so after this.
globalThis.addEventListener?.('storage', (event) => {
  const { key, newValue } = event;
  if (key && seen.has(key)) {
    if (unwritten.get(key) === seen.get(key)) unwritten.delete(key);
    if (newValue === null) seen.delete(key);
    else seen.set(key, newValue);
  }
  // What other tabs keep on the device is unseen in a tab that keeps nothing there.
  if (isForgetful()) return event.stopImmediatePropagation();
  // What others only write, perhaps without a pause, prolongs no wait.
  if (newValue === null) wait();
  for (const [key, value] of seen) {
    if (read(key) !== undefined) continue;
    unwritten.set(key, value);
    wait();
  }
});
// A page that the browser had put to sleep has missed what was removed meanwhile.
globalThis.addEventListener?.('pageshow', ({ persisted }) => {
  if (!persisted) return;
  for (const [key, value] of seen) if (unwritten.get(key) === value) unwritten.delete(key);
  seen.clear();
});

// What only this tab's memory has is not left for a link, nor for another edition of the site (src/site/registration.ts).
const hold = (event: Event) => {
  if (unwritten.size > 0) event.preventDefault();
};
$storage.subscribe((state) => {
  globalThis.onbeforeunload = state === 'not-kept' ? hold : null;
});

/** Where this tab keeps things, or undefined where that is forbidden. Prefer `read` and `write`. */
export const device = (): Storage | undefined => {
  let storage: Storage | undefined;
  try {
    storage = isForgetful() ? sessionStorage : globalThis.localStorage;
  } catch {
    // Forbidden: as good as absent.
  }
  if (!storage) $storage.set('not-kept');
  return storage;
};

/** Reads a key: this tab's unwritten value first, then the device's. Never throws. */
export function read(key: string): string | undefined {
  if (unwritten.has(key)) return unwritten.get(key);
  try {
    const value = device()?.getItem(key) ?? undefined;
    if (value !== undefined && !isForgetful()) seen.set(key, value);
    return value;
  } catch {
    return undefined;
  }
}

/** Notes that a key holds this value where this tab keeps things. */
export function noteWritten(key: string, value: string): void {
  if (!isForgetful()) seen.set(key, value);
  unwritten.delete(key);
  if (unwritten.size === 0) tell();
}

/** Writes a key, or keeps it in memory and says so in `$storage`. Never throws. */
export function write(key: string, value: string): void {
  try {
    const storage = device();
    storage?.setItem(key, value);
    if (storage) {
      noteWritten(key, value);
      return;
    }
  } catch {
    // Full or forbidden: as good as absent.
  }
  unwritten.set(key, value);
  $storage.set('not-kept');
}

/** Takes another tab's word for what it wrote and this tab only heard of: `$storage` is to be as true here as there. */
export function relyOnOther(kept: boolean): void {
  if (kept) tell();
  else $storage.set('not-kept');
}

/** Removes a key from the device and from memory. Never throws. */
export function remove(key: string): void {
  unwritten.delete(key);
  try {
    device()?.removeItem(key);
    if (!isForgetful()) seen.delete(key);
  } catch {
    $storage.set('not-kept');
  }
}
