// Spoils texts in every way that comes to mind, and in the same ways for the same seed.

/** Chance that can be repeated. */
export interface Chance {
  /** A whole number from 0 to below `below`. */
  readonly int: (below: number) => number;
  readonly pick: <T>(of: readonly [T, ...T[]]) => T;
  /** Whether something happens that does so once in so many times. */
  readonly once: (inTimes: number) => boolean;
}

/** Mulberry32: small, fast, and good enough to spoil texts with. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const int = (below: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  return {
    int,
    pick: <T>(of: readonly [T, ...T[]]) => of[int(of.length)] ?? of[0],
    once: (inTimes) => int(inTimes) === 0,
  };
}

/** Names that objects inherit, and others that readers have been caught by. */
const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'toJSON',
  'then',
  'length',
  '0',
  '',
  'format',
  'id',
  'kind',
  'own',
  'polluted',
  'a\u0000b',
  'ID',
] as const;

/** Texts that are read as markup, as code, as numbers, as dates, or from right to left. */
export const TEXTS = [
  '',
  ' ',
  '\t\n',
  '0',
  '-0',
  '1e3',
  '007',
  '1,5',
  'NaN',
  'null',
  'true',
  '[object Object]',
  '__proto__',
  'constructor',
  'skoleledelse',
  'forvaltning',
  '../../../etc/passwd',
  '<script>globalThis.polluted = 1</script>',
  '"><svg onload=globalThis.polluted=1>',
  '<img src=x onerror=globalThis.polluted=1>',
  'javascript:globalThis.polluted=1',
  '{n} $& $1 %s {constructor}',
  "' OR 1=1 --",
  '=HYPERLINK("http://elsewhere.invalid")',
  '\ud800',
  '\udc00\ud800',
  '\u202egnirps',
  '\u200b\u200d\ufeff',
  '\u0000',
  '\u2028\u2029',
  'e\u0301\u0301\u0301',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}',
  '2026-02-31T09:00:00.000Z',
  '0000-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '2026-11-22T09:00:00Z',
  'a'.repeat(121),
  'æ'.repeat(401),
  '\u0007'.repeat(2001),
] as const;

/** Numbers as JSON may have them, also where JavaScript has none; `NaN` and the like are no JSON at all. */
const NUMBERS = [
  '0',
  '-0',
  '-1',
  '1',
  '2',
  '3',
  '4',
  '5',
  '1.5',
  '1e2',
  '1e12',
  '1e999',
  '-1e999',
  '5e-324',
  '4294967296',
  '9007199254740991',
  '9007199254740993',
  '0.1e1',
  'NaN',
  'Infinity',
  '01',
  '0x10',
] as const;

/** Stands for something that is written without its quotes. */
const BARE = 'bare:';
const bare = (text: string) => text.replace(/"bare:([^"]*)"/g, '$1');

type Tree = null | boolean | number | string | Tree[] | { [key: string]: Tree };

const deep = (chance: Chance, inner: Tree): Tree => {
  let nested = inner;
  for (let depth = chance.pick([1, 3, 20, 300]); depth > 0; depth -= 1)
    nested = chance.once(2) ? [nested] : { a: nested };
  return nested;
};

/** A value of any type. */
function anyValue(chance: Chance): Tree {
  switch (chance.int(7)) {
    case 0:
      return chance.pick([null, true, false]);
    case 1:
      return [];
    case 2:
      return {};
    case 3:
      return deep(chance, 1);
    case 4:
      return Object.fromEntries([[chance.pick(KEYS), { polluted: true }]]);
    case 5:
      return `${BARE}${chance.pick(NUMBERS)}`;
    default:
      return chance.pick(TEXTS);
  }
}

/** How many times something may be repeated and still be about as long as the fullest of ours. */
const times = (wanted: number, length: number) =>
  Math.max(1, Math.min(wanted, Math.floor(300_000 / (length + 1))));
const lengthOf = (node: Tree) => JSON.stringify(node).length;

/** The object as entries, one of them changed; keys such as `__proto__` become its own. */
function changedEntries(chance: Chance, node: { [key: string]: Tree }): Tree {
  const entries = Object.entries(node);
  const at = chance.int(Math.max(1, entries.length));
  const [key = '', value = null] = entries[at] ?? [];
  const others = entries.filter((_, index) => index !== at);
  switch (chance.int(5)) {
    case 0:
      return Object.fromEntries(others);
    case 1:
      return Object.fromEntries([...entries, [chance.pick(KEYS), anyValue(chance)]]);
    case 2:
      return Object.fromEntries([...others, [chance.pick([chance.pick(KEYS), `${key}x`]), value]]);
    case 3:
      return entries.map(([, one]) => one);
    default: {
      // More entries than there is room for, too.
      const many = Array.from(
        { length: times(chance.pick([1, 20, 301]), lengthOf(value)) },
        (_, n): [string, Tree] => [`${key}-${n}`, value],
      );
      return Object.fromEntries([...entries, ...many]);
    }
  }
}

function changedList(chance: Chance, node: readonly Tree[]): Tree {
  const at = chance.int(Math.max(1, node.length));
  switch (chance.int(5)) {
    case 0:
      return node.toSpliced(at, 1);
    case 1:
      return node.toSpliced(at, 0, anyValue(chance));
    case 2:
      return Array.from(
        { length: times(chance.pick([2, 12, 1001]), lengthOf(node[at] ?? null)) },
        () => node[at] ?? null,
      );
    case 3:
      return Object.fromEntries(node.map((one, index) => [String(index), one]));
    default:
      return node.toReversed();
  }
}

function changedNode(chance: Chance, node: Tree): Tree {
  if (chance.once(3)) return anyValue(chance);
  if (chance.once(12)) return deep(chance, node);
  if (Array.isArray(node)) return changedList(chance, node);
  if (typeof node === 'object' && node !== null) return changedEntries(chance, node);
  if (typeof node === 'number')
    return chance.pick<Tree>([String(node), -node, node + 1, node * 1e6, node + 0.5]);
  if (typeof node === 'string')
    return chance.pick([
      `${node}${chance.pick(TEXTS)}`,
      node.repeat(times(chance.pick([2, 50, 500]), node.length)),
      node.toUpperCase(),
      [...node],
      `${BARE}${/^\d+$/.test(node) ? node : 1}`,
    ]);
  return anyValue(chance);
}

const childrenOf = (node: Tree): readonly Tree[] =>
  typeof node === 'object' && node !== null ? Object.values(node) : [];

/** The tree with something in it changed, reached by chance: what is deep is reached as often as what is not. */
function changedTree(chance: Chance, node: Tree): Tree {
  const isLeaf = childrenOf(node).length === 0;
  if (isLeaf || chance.once(4)) return changedNode(chance, node);
  if (Array.isArray(node)) {
    const at = chance.int(node.length);
    return node.with(at, changedTree(chance, node[at] ?? null));
  }
  const entries = Object.entries(node as { [key: string]: Tree });
  const at = chance.int(entries.length);
  return Object.fromEntries(
    entries.map(([key, value], index) => [key, index === at ? changedTree(chance, value) : value]),
  );
}

/** The text as JSON with something in it changed; as it is when it is no JSON. */
function changedJson(chance: Chance, text: string): string {
  let tree: Tree;
  try {
    tree = JSON.parse(text);
  } catch {
    return changedText(chance, text, text);
  }
  for (let times = chance.pick([1, 1, 1, 2, 4]); times > 0; times -= 1) tree = changedTree(chance, tree);
  return bare(JSON.stringify(tree));
}

const PIECES = [
  ...TEXTS,
  ...NUMBERS,
  ...KEYS,
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  ',',
  ':',
  '\\u0000',
  '/*',
  '-',
  '#',
  '&',
  '?',
] as const;

/** The text with some of its characters changed, or put together with another. */
function changedText(chance: Chance, text: string, other: string): string {
  const at = chance.int(text.length + 1);
  const end = Math.min(text.length, at + chance.pick([1, 1, 2, 8, 60]));
  const [before, piece, after] = [text.slice(0, at), text.slice(at, end), text.slice(end)];
  switch (chance.int(10)) {
    case 0:
      return (
        before + String.fromCharCode(chance.pick([chance.int(128), chance.int(0x10000)])) + text.slice(at + 1)
      );
    case 1:
      return before + chance.pick(PIECES as unknown as [string, ...string[]]) + piece + after;
    case 2:
      return before + after;
    case 3:
      return before + piece.repeat(chance.pick([2, 2, 20, 400])) + after;
    case 4:
      return before;
    case 5:
      return before + other.slice(chance.int(other.length + 1));
    case 6:
      return before + [...piece].reverse().join('') + after;
    case 7:
      return before + (chance.once(2) ? piece.toLowerCase() : piece.toUpperCase()) + after;
    case 8:
      return text.slice(at);
    default:
      return chance.pick([
        text + other,
        `\ufeff${text}`,
        text.replaceAll('"', "'"),
        `"${text}"`,
        text.normalize('NFD'),
      ]);
  }
}

/** Spoiling what was spoilt makes some texts longer and longer. */
const LONGEST = 400_000;

/** A spoilt copy of one of these texts, and now and then one that is not. */
export function spoilt(chance: Chance, texts: readonly [string, ...string[]]): string {
  if (chance.once(50)) return chance.pick(texts);
  let text = chance.pick(texts);
  for (let times = chance.pick([1, 1, 1, 2, 5]); times > 0; times -= 1)
    text = (chance.once(2) ? changedJson(chance, text) : changedText(chance, text, chance.pick(texts))).slice(
      0,
      LONGEST,
    );
  // A few are so long that somebody has to say no before reading them.
  return chance.once(2000) ? text.repeat(times(500, text.length / 20)) : text;
}
