/** Files that are kept together: those with a name of their own, and packs of many (pack.mjs). Addresses with the base path. */
interface Part {
  files: string[];
  packs: string[];
}

/** What the build knows about the site; src/site/offline.mjs puts it at the head of the worker. */
interface Edition {
  /** The site's base path, with a slash at both ends. */
  base: string;
  /** How the names of all the site's caches begin. Sites under other paths of the same host have others. */
  caches: string;
  /** The name of this edition's cache: another for every change to any file or to the worker. */
  cache: string;
  /** What must be there before the worker is of use. */
  first: Part;
  /** The rest, fetched piece by piece when the page that was asked for is there. */
  later: Part;
}

declare const EDITION: Edition;
