/** A place in an order in which equals share (product.md section 6): never broken by the order of the list. */
export interface Placed {
  /** From 1; equals share a place and the next is skipped: 1, 2, 2, 4. */
  readonly rank: number;
  /** Another one has the same place. */
  readonly tied: boolean;
}

/** What is shown first and what is one click away, largest first. */
export interface Places<T> {
  /** At most three, unless `sharedPlace`. */
  readonly shown: T[];
  readonly rest: T[];
  /** A tie straddles the third place, so that all of the tied are shown: *Delt plads - vælg selv*. */
  readonly sharedPlace: boolean;
}

const PLACES = 3;

/**
 * Gives each its place. Equals stand in the order of `items`; their rank is equal.
 * @param compare negative when a comes before b, 0 when they share a place
 */
export function inPlaces<T extends object>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): (T & Placed)[] {
  const sorted = [...items].sort(compare);
  return sorted.map((item) => {
    const first = sorted.findIndex((other) => compare(other, item) === 0);
    const equals = sorted.filter((other) => compare(other, item) === 0).length;
    return { ...item, rank: first + 1, tied: equals > 1 };
  });
}

/** Parts what has its place into the first three and the rest. */
export function firstThree<T extends Placed>(placed: readonly T[]): Places<T> {
  // Those who share a place have the same rank, so a tie that begins within the three places is shown whole.
  const shown = placed.filter(({ rank }) => rank <= PLACES);
  return { shown, rest: placed.slice(shown.length), sharedPlace: shown.length > PLACES };
}
