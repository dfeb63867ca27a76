// What every kept thing shares: it is written at each change, two tabs agree on it, and what cannot be read is set aside, not lost.
import { atom } from 'nanostores';
import { read, remove, write } from './storage';

interface Kept<T> {
  /** Where it is kept. */
  key: string;
  /** Where the text of one that cannot be read is put, untouched; what comes to lie beside it has `:2`, `:3` and so on after that. */
  asideKey: string;
  empty: T;
  encode: (value: T) => string;
  /** The value of a text, or undefined when it cannot be read. */
  decode: (text: string) => T | undefined;
}

/** Opens one kept thing: its store, the text of an earlier one that could not be read, and what can be done about either. */
export function openKept<T>({ key, asideKey, empty, encode, decode }: Kept<T>) {
  const $value = atom(empty);
  const $setAside = atom(read(asideKey));
  /** What another tab, of a newer edition perhaps, wrote here that this one cannot read. */
  let foreign: string | undefined;

  /** Where a text is set aside, or can be. */
  const placeOf = (text: string) => {
    let place = asideKey;
    for (let n = 2; ![undefined, text].includes(read(place)); n += 1) place = `${asideKey}:${n}`;
    return place;
  };
  const setAside = (text: string) => write(placeOf(text), text);

  /** Shows what stands there now. What cannot be read takes nothing from what is shown. */
  const show = (text: string | undefined) => {
    const value = text === undefined ? empty : decode(text);
    foreign = value === undefined ? text : undefined;
    if (value !== undefined) $value.set(value);
    else $setAside.set(text);
  };
  const set = (value: T) => {
    // Not as soon as it comes: while somebody types in the other tab, each letter is another text.
    if (foreign !== undefined) setAside(foreign);
    foreign = undefined;
    write(key, encode(value));
    $value.set(value);
  };

  show(read(key));
  if (foreign !== undefined) setAside(foreign);
  addEventListener('storage', (event) => {
    const text = event.newValue ?? undefined;
    if (event.key === key) show(text);
    if (event.key === asideKey) $setAside.set(text);
  });
  // A page that the browser had put to sleep has missed what happened meanwhile.
  addEventListener('pageshow', ({ persisted }) => {
    const text = read(key);
    if (persisted && text !== encode($value.get())) show(text);
  });
  return {
    $value,
    $setAside,
    set,
    /** Empties it, as if nothing had ever been kept. */
    clear() {
      set(empty);
      remove(key);
    },
    /** Forgets what was set aside, once the reader has it or does not want it. */
    forgetSetAside() {
      const text = $setAside.get() ?? '';
      // Until something is written, the old text also stands where it was found.
      if (read(key) === text) {
        foreign = undefined;
        if ($value.get() === empty) remove(key);
        else set($value.get());
      }
      remove(placeOf(text));
      $setAside.set(read(asideKey));
    },
  };
}
