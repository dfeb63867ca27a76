import { device, noteWritten, unwritten, write } from './storage';

/** Writes all of these keys or, where there is no room for one of them, none. Never throws. @returns whether they were written */
export function writeAll(entries: readonly (readonly [key: string, value: string])[]): boolean {
  const storage = device();
  if (!storage) return false;
  const before = new Map<string, string | null>();
  try {
    for (const [key, value] of entries) {
      if (!before.has(key)) before.set(key, storage.getItem(key));
      storage.setItem(key, value);
    }
  } catch {
    putBack(storage, before);
    return false;
  }
  // Nothing of what this tab could not write earlier stands in front of it any more.
  for (const entry of entries) noteWritten(...entry);
  return true;
}

/**
 * What is new goes first, so that there is room for what was there before. What still finds none stays in memory, which `write` tells; and
 * so does what this tab could not write earlier, which is newer than what was there.
 */
function putBack(storage: Storage, before: ReadonlyMap<string, string | null>): void {
  const newer = [...unwritten].filter(([key]) => before.has(key));
  try {
    for (const key of before.keys()) storage.removeItem(key);
  } catch {
    // Forbidden meanwhile: what was written, was.
  }
  for (const [key, value] of before) if (value !== null) write(key, value);
  for (const entry of newer) write(...entry);
}
