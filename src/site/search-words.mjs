// The words that only the search index knows: what stemming does not find in Danish.
// - the tail of a compound, where head and tail are both words of the site: dobbeltrolle -> rolle
// - word families that share a stem but not a form: skoleledelse -> skoleleder, prioritering -> prioritere
// - æ, ø, å written as ae, oe, aa
// - the words that readers have for the site's own (the glossary's `everyday`, content/ui/search.yaml)

/** Word families, as pairs of endings: a word with the one may be searched by the other. */
const FAMILIES = [
  ['ledelse', 'leder'],
  ['ledelser', 'leder'],
  ['ledelsen', 'leder'],
  ['ledelserne', 'leder'],
  ['leder', 'ledelse'],
  ['ledere', 'ledelse'],
  ['lederen', 'ledelse'],
  ['lederne', 'ledelse'],
  ['ering', 'ere'],
  ['eringen', 'ere'],
  ['erer', 'ering'],
  ['ere', 'ering'],
  ['ér', 'ering'],
  ['tion', 'tere'],
  ['iske', 'i'],
  ['isk', 'i'],
  ['sel', 'slen'],
  ['slen', 'sel'],
];
/** Short words that begin other words without making them compounds: for-ældre, ind-hold. */
const PREFIXES = new Set('for ind til fra med mod over under sam gen ved ned hen den der sig kan'.split(' '));
/** Endings of nouns that always take an s before the next part of a compound: what follows is a word, known or not. */
const JOINED = /(ing|else|tet|sel|tion|hed|skab)s$/;
/** What Pagefind leaves out by itself; data-pagefind-ignore is the rest. */
const UNREAD = ['nav', 'footer', 'svg', 'form', 'label', 'noscript', 'iframe', 'template'];
const VOID = ['br', 'img', 'input', 'hr', 'meta', 'link', 'wbr'];

/** @param {string} text @returns {string[]} */
export const wordsOf = (text) => text.toLowerCase().match(/[a-zæøåéü]{2,}/g) ?? [];

/** @param {string} word */
export const ascii = (word) => word.replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');

/** @param {string} html a whole page @returns {string} the text of it that Pagefind reads */
export function readableText(html) {
  const main = /<main[^>]*data-pagefind-body[^>]*>([\s\S]*?)<\/main>/.exec(html)?.[1] ?? '';
  let unread = { name: '', depth: 0 };
  const markup = main.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ');
  const parts = markup.split(/(<[^>]+>)/).map((part) => {
    const [, end, name = ''] = /^<(\/?)([a-z0-9-]+)/i.exec(part) ?? [];
    if (!name) return unread.depth > 0 ? '' : part;
    if (VOID.includes(name) || part.endsWith('/>')) return ' ';
    if (unread.depth > 0) unread.depth += name === unread.name ? (end ? -1 : 1) : 0;
    else if (!end && (UNREAD.includes(name) || part.includes('data-pagefind-ignore')))
      unread = { name, depth: 1 };
    return ' ';
  });
  return parts.join('').replace(/&[a-z#0-9]+;/g, ' ');
}

/**
 * The tails of a compound: what is left when a word of the site, with or without a joining s or e, is taken off the front.
 *
 * @param {string} word @param {ReadonlySet<string>} known
 */
export function tailsOf(word, known) {
  const tails = [];
  for (let cut = 3; cut <= word.length - 4; cut++) {
    const head = word.slice(0, cut);
    const tail = word.slice(cut);
    const heads = [head, head.replace(/[se]$/, '')].filter((part) => part.length > 2 && !PREFIXES.has(part));
    if ((known.has(tail) || JOINED.test(head)) && heads.some((part) => known.has(part))) tails.push(tail);
  }
  return tails;
}

/** @param {string} word @returns {string[]} the same word with another ending */
export const familyOf = (word) =>
  FAMILIES.filter(([from = '']) => word.length > from.length + 2 && word.endsWith(from)).map(
    ([from = '', to = '']) => word.slice(0, -from.length) + to,
  );

/** @param {Iterable<string>} words @param {ReadonlySet<string>} known @returns {Set<string>} what may be searched instead of them */
function derivedFrom(words, known) {
  const all = new Set(words);
  for (const word of words) for (const other of [...tailsOf(word, known), ...familyOf(word)]) all.add(other);
  for (const word of [...all]) all.add(ascii(word));
  for (const word of words) all.delete(word);
  return all;
}

/** @param {readonly string[]} names @returns {RegExp} finds them in a text, also as the beginning of a longer word */
const finder = (names) =>
  new RegExp(
    `(?<!\\p{L})(?:${names.map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')})`,
    'giu',
  );

/**
 * @typedef {object} Words what readers say for what the site says
 * @property {readonly string[]} site
 * @property {readonly string[]} readers
 */
/**
 * @typedef {object} Extra words that an entry may be found by and does not have
 * @property {string} name other names of the thing itself
 * @property {string} phrase several words that mean the thing itself
 * @property {string} title what may be searched instead of the words of its title
 * @property {string} text what may be searched instead of the words of its text
 */

/** How many entries may use a word before a single use of it says nothing of what the entry is about. */
const FEW = 8;

/**
 * @param {readonly { title: string, text: string }[]} entries those without a title are known by their text alone
 * @param {readonly Words[]} synonyms
 * @returns {{ extra: Extra[], vocabulary: string[] }} one extra for each entry, and all words that find something, the commonest first
 */
export function searchWords(entries, synonyms) {
  const counts = new Map();
  for (const { title, text } of entries) {
    for (const word of wordsOf(`${title} ${text}`)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const known = new Set(counts.keys());
  /** @type {{ name: string[], phrase: string[], title: string[], text: string[] }[]} */
  const said = entries.map(() => ({ name: [], phrase: [], title: [], text: [] }));
  for (const { site, readers } of synonyms) {
    const pattern = finder(site);
    const names = new Set(site.map((name) => name.toLowerCase()));
    const uses = entries.map(({ text }) => text.match(pattern)?.length ?? 0);
    const enough = uses.filter(Boolean).length > FEW ? 3 : 1;
    for (const [n, { title }] of entries.entries()) {
      const its = /** @type {typeof said[number]} */ (said[n]);
      if (names.has(title.toLowerCase())) {
        for (const one of [...site, ...readers])
          its[one.includes(' ') ? 'phrase' : 'name'].push(...wordsOf(one));
      } else if (title.match(pattern)) its.title.push(...readers.flatMap(wordsOf));
      else if ((uses[n] ?? 0) >= enough) its.text.push(...readers.flatMap(wordsOf));
    }
  }
  const extra = entries.map((entry, n) => {
    const its = /** @type {typeof said[number]} */ (said[n]);
    const seen = new Set();
    /** @param {string} own @param {readonly string[]} readers @returns {string} */
    const add = (own, readers) => {
      const words = wordsOf(own);
      for (const word of words) seen.add(word);
      const more = new Set(
        [...readers, ...derivedFrom([...words, ...readers], known)].filter((word) => !seen.has(word)),
      );
      for (const word of more) seen.add(word);
      return [...more].join(' ');
    };
    // A phrase is found by all its words, so they may have been said before.
    const phrase = its.phrase.join(' ');
    return {
      name: add('', its.name),
      phrase,
      title: add(entry.title, its.title),
      text: add(entry.text, its.text),
    };
  });
  for (const word of synonyms.flatMap(({ site, readers }) => [...site, ...readers]).flatMap(wordsOf))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  const vocabulary = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
  return { extra, vocabulary };
}
