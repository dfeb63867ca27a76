// The words that only the search index knows: what stemming does not find in Danish.
// - the tail of a compound, where head and tail are both words of the site: dobbeltrolle -> rolle
// - word families that share a stem but not a form: skoleledelse -> skoleleder, prioritering -> prioritere
// - æ, ø, å written as ae, oe, aa
// - the everyday words that the glossary knows for a term

/** Word families, as pairs of endings: a word with the one may be searched by the other. */
const FAMILIES = [
  ['ledelse', 'leder'],
  ['ledelser', 'leder'],
  ['ledelsen', 'leder'],
  ['leder', 'ledelse'],
  ['ledere', 'ledelse'],
  ['ering', 'ere'],
  ['eringen', 'ere'],
  ['erer', 'ering'],
  ['ere', 'ering'],
  ['tion', 'tere'],
  ['iske', 'i'],
  ['isk', 'i'],
];

/** @param {string} text @returns {string[]} */
export const wordsOf = (text) => text.toLowerCase().match(/[a-zæøåéü]{2,}/g) ?? [];

/** @param {string} word */
const ascii = (word) => word.replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');

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
    const heads = [head, head.replace(/[se]$/, '')];
    if (known.has(tail) && heads.some((part) => part.length > 2 && known.has(part))) tails.push(tail);
  }
  return tails;
}

/**
 * @param {readonly { title: string, text: string }[]} entries
 * @param {readonly { term: string, forms: readonly string[], everyday: readonly string[] }[]} glossary
 * @returns {{ extra: string[], vocabulary: string[] }} the extra words of each entry, and all words of the site, the commonest first
 */
export function searchWords(entries, glossary) {
  const counts = new Map();
  for (const { title, text } of entries) {
    for (const word of wordsOf(`${title} ${text}`)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const known = new Set(counts.keys());
  const extra = entries.map(({ title, text }) => {
    const whole = `${title} ${text}`.toLowerCase();
    const found = new Set();
    for (const word of new Set(wordsOf(whole))) {
      for (const tail of tailsOf(word, known)) found.add(tail);
      for (const [from, to] of FAMILIES)
        if (word.length > from.length + 2 && word.endsWith(from)) found.add(word.slice(0, -from.length) + to);
      if (ascii(word) !== word) found.add(ascii(word));
    }
    for (const { term, forms, everyday } of glossary) {
      const names = [term, ...forms].map((name) => name.toLowerCase());
      const inTitle = names.some((name) => title.toLowerCase().includes(name));
      const often = names.reduce((n, name) => n + whole.split(name).length - 1, 0) > 2;
      if (inTitle || often) for (const word of everyday) found.add(word.toLowerCase());
    }
    return [...found].join(' ');
  });
  const vocabulary = [...counts]
    .filter(([word, count]) => word.length > 3 && count > 1)
    .sort(([, a], [, b]) => b - a)
    .map(([word]) => word);
  return { extra, vocabulary };
}
