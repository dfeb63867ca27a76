// The device's storage, made safe: a full or forbidden storage never stops the page, it only changes what the page may promise.
import { setPersistentEngine, windowPersistentEvents } from '@nanostores/persistent';
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

const tell = () => $storage.set(unwritten.size > 0 ? 'not-kept' : isForgetful() ? 'this-tab' : 'kept');
tell();

// What other tabs keep on the device is unseen in a tab that keeps nothing there. Whoever else listens does so after this.
globalThis.addEventListener?.('storage', (event) => isForgetful() && event.stopImmediatePropagation());

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
    return device()?.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Writes a key, or keeps it in memory and says so in `$storage`. Never throws. */
export function write(key: string, value: string): void {
  try {
    const storage = device();
    if (!storage) throw new Error('no storage');
    storage.setItem(key, value);
    unwritten.delete(key);
    if (unwritten.size === 0) tell();
  } catch {
    unwritten.set(key, value);
    $storage.set('not-kept');
  }
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
  } catch {
    $storage.set('not-kept');
  }
}

/** Makes @nanostores/persistent use the functions above; its events still come from the window, so two tabs agree. */
export function useSafeStorage(): void {
  const engine = new Proxy<Record<string, string>>(
    {},
    {
      has: (_, key) => read(String(key)) !== undefined,
      get: (_, key) => read(String(key)),
      set: (_, key, value: string) => {
        write(String(key), value);
        return true;
      },
      deleteProperty: (_, key) => {
        remove(String(key));
        return true;
      },
    },
  );
  setPersistentEngine(engine, windowPersistentEvents);
}
