// What stands in an address, read back.
/** A part of an address as it was before it was put there; one that is not written as addresses are, as it is. Never throws. */
export function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const NAMES_MAX = 10_000;

/** The names that stand in an address after `#` with commas between; none where there are more than anybody can have picked. */
export const namesIn = (hash: string): readonly string[] =>
  hash.length > NAMES_MAX ? [] : unescaped(hash.slice(1)).split(',');
