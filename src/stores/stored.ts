// Looks over all that is stored, now and when that changes. Apart from storage.ts, so that a form, which knows its own key, need not fetch it.
import { device, read, seen, unwritten, write } from './storage';

/** All keys with a beginning and their values, in the order of the keys. Never throws. */
export function readEntries(beginning: string): [key: string, value: string][] {
  const keys = new Set(unwritten.keys());
  try {
    for (const key of Object.keys(device() ?? {})) keys.add(key);
  } catch {
    // Forbidden while the page is open.
  }
  return [...keys]
    .filter((key) => key.startsWith(beginning))
    .sort()
    .flatMap((key) => {
      const value = read(key);
      return value === undefined ? [] : [[key, value] as [string, string]];
    });
}

/**
 * Keeps what a page shows of the storage in step with other tabs.
 *
 * @param concerns whether what is kept under a key is shown
 * @param refresh reads it anew
 * @returns ends it
 */
export function keepInStep(concerns: (key: string) => boolean, refresh: () => void): () => void {
  const until = new AbortController();
  // Without a key, all of the storage was emptied.
  addEventListener('storage', ({ key }) => (key === null || concerns(key)) && refresh(), until);
  // A page that the browser had put to sleep has missed what happened meanwhile.
  addEventListener('pageshow', ({ persisted }) => persisted && refresh(), until);
  return () => until.abort();
}

/** Where a browser keeps things: on the device, or in one tab, until that is closed. */
export type StoragePlace = 'device' | 'tab';

const storageAt = (place: StoragePlace): Storage =>
  place === 'device' ? globalThis.localStorage : globalThis.sessionStorage;

/** Everything that lies in a place at this moment, whatever this tab itself keeps where. Never throws. */
export function everythingIn(place: StoragePlace): [key: string, value: string][] {
  try {
    return Object.entries<string>(storageAt(place)).sort(([a], [b]) => (a < b ? -1 : 1));
  } catch {
    return [];
  }
}

/** Removes keys from a place, and from this tab's memory. @returns whether they are gone */
export function removeFrom(place: StoragePlace, keys: readonly string[]): boolean {
  try {
    for (const key of keys) {
      unwritten.delete(key);
      storageAt(place).removeItem(key);
      if (place === 'device') seen.delete(key);
    }
    return true;
  } catch {
    return false;
  }
}

/** Puts these keys in a place, or none where there is no room for one of them. @returns whether they are there */
export function putIn(
  place: StoragePlace,
  entries: readonly (readonly [key: string, value: string])[],
): boolean {
  const done: string[] = [];
  try {
    for (const [key, value] of entries) {
      storageAt(place).setItem(key, value);
      done.push(key);
    }
    return true;
  } catch {
    removeFrom(place, done);
    return false;
  }
}

/**
 * Writes what was found elsewhere, and tells what is open of it as word of another tab would. Never throws.
 * @returns whether it reached the storage; else it is in this tab's memory
 */
export function takeIn(key: string, value: string): boolean {
  write(key, value);
  const done = !unwritten.has(key);
  // What another tab has there is not what is to be written again.
  if (!done) seen.delete(key);
  // When whoever called has done the rest.
  queueMicrotask(() => dispatchEvent(new StorageEvent('storage', { key, newValue: value })));
  return done;
}
