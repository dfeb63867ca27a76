// What every kept thing shares: it is written at each change, two tabs agree on it, and what cannot be read is set aside, not lost.
import { persistentAtom } from '@nanostores/persistent';
import { atom } from 'nanostores';
import { read, remove, useSafeStorage, write } from './storage';

interface Kept<T> {
  /** Where it is kept. */
  key: string;
  /** Where the text of one that cannot be read is moved, untouched; the last one is kept. */
  asideKey: string;
  empty: T;
  encode: (value: T) => string;
  /** The value of a text, or undefined when it cannot be read. */
  decode: (text: string) => T | undefined;
}

/** Opens one kept thing: its store, the text of an earlier one that could not be read, and what can be done about either. */
export function openKept<T>({ key, asideKey, empty, encode, decode }: Kept<T>) {
  useSafeStorage();
  const $setAside = atom<string | undefined>(read(asideKey));
  let current = () => empty;
  const $value = persistentAtom<T>(key, empty, {
    encode,
    decode: (text) => {
      const decoded = decode(text);
      if (decoded !== undefined) return decoded;
      write(asideKey, text);
      $setAside.set(text);
      // It may be another tab that wrote it: what stands in this one stays.
      return current();
    },
  });
  current = () => $value.value ?? empty;
  return {
    $value,
    $setAside,
    /** Empties it, as if nothing had ever been kept. */
    clear() {
      $value.set(empty);
      remove(key);
    },
    /** Forgets what was set aside, once the reader has it or does not want it. */
    forgetSetAside() {
      // Until something is written, the old text also stands where it was found.
      if (read(key) === $setAside.get()) {
        const value = $value.get();
        if (value === empty) remove(key);
        else $value.set(value);
      }
      remove(asideKey);
      $setAside.set(undefined);
    },
  };
}
