// Builds the search index after the site: every page, and one record for each recommendation, quote, fact and term, so that a result is
// the thing itself. Danish needs more than stemming, so each entry also gets words of its own that only the index knows (search-words.mjs).
import { glob, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { close, createIndex } from 'pagefind';
import { parse } from 'yaml';
import { readableText, searchWords } from './search-words.mjs';

/** What a page is, by the first part of its address. */
const KINDS = {
  guide: 'Guide',
  fokuspunkter: 'Fokuspunkt',
  eksempler: 'Eksempel',
  kilder: 'Kilde',
  tjek: 'Tjek',
  plan: 'Plan',
  workshop: 'Møde',
  materialer: 'Print',
  moeder: 'Bibliotek',
};
/** Pages that only list other things: found by what they are, and what they list as itself. */
const LISTS = ['anbefalinger', 'citater', 'begreber', 'tal', 'eksempler', 'kilder'];
/** What a word in the text of a page is worth: pages to act on come before the documents they are taken from. */
const WEIGHTS = { Guide: 2, Fokuspunkt: 2, Kilde: 0.3 };
const UNUSED = [
  'pagefind-ui',
  'pagefind-modular-ui',
  'pagefind-component-ui',
  'pagefind-highlight',
  'wasm.unknown',
];
/** @param {string} text */
const escapeAttribute = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * @typedef {object} Entry
 * @property {string} url
 * @property {string} title what it is called; empty when it has no name, only words of its own
 * @property {string} [line] what is shown instead of a title
 * @property {string} [about] what it says of itself in a line
 * @property {string} text
 * @property {string} kind
 * @property {string} [element]
 * @property {string} [html] of a page
 */

/** @param {string} html @param {RegExp} pattern @returns {string} */
const textIn = (html, pattern) => (pattern.exec(html)?.[1] ?? '').replace(/<[^>]+>|\s+/g, ' ').trim();

/** @param {string} root @param {string} base @returns {Promise<Entry[]>} */
async function pages(root, base) {
  /** @type {Entry[]} */
  const entries = [];
  for await (const file of glob('**/*.html', { cwd: root })) {
    const html = await readFile(root + file, 'utf8');
    const address = file.replaceAll('\\', '/').replace(/index\.html$/, '');
    const [room = ''] = address.split('/');
    if (!html.includes('data-pagefind-body')) continue;
    const isList = LISTS.includes(room) && address === `${room}/`;
    const kind = isList ? 'Bibliotek' : (KINDS[/** @type {keyof typeof KINDS} */ (room)] ?? 'Side');
    const heading = textIn(html, /<h1[^>]*>([\s\S]*?)<\/h1>/);
    const about = [
      kind === 'Side' ? textIn(html, /<p class="st-kicker">([\s\S]*?)<\/p>/) : '',
      textIn(html, /<meta name="?description"? content="([^"]*)"/),
    ].join(' ');
    entries.push({
      url: base + address,
      // The title of a source says what all of the site is about; whoever looks for that wants the pages, not the source.
      ...(kind === 'Kilde' ? { title: '', line: heading } : { title: heading }),
      about,
      kind,
      element: /st-page-title st-(data|sparring|indsatser)/.exec(html)?.[1],
      ...(isList ? { text: about } : { text: readableText(html), html }),
    });
  }
  return entries;
}

/** @param {string} root @param {string} base @returns {Promise<Entry[]>} */
async function things(root, base) {
  /** @param {string} name */
  const data = async (name) => JSON.parse(await readFile(`${root}data/${name}.json`, 'utf8'));
  /** @param {string} text */
  const short = (text) => (text.length > 70 ? `${text.slice(0, 67).replace(/\s+\S*$/, '')} …` : text);
  const [recommendations, quotes, terms, facts] = await Promise.all(
    ['anbefalinger', 'citater', 'begreber', 'tal'].map(data),
  );
  return [
    ...recommendations.map((/** @type {any} */ r) => ({
      url: `${base}anbefalinger/#${r.id}`,
      title: r.title,
      text: r.text,
      kind: 'Anbefaling',
      element: r.element,
    })),
    ...quotes.map((/** @type {any} */ q) => ({
      url: `${base}citater/#${q.id}`,
      title: '',
      line: `${q.speaker}: »${short(q.text)}«`,
      text: q.text,
      kind: 'Citat',
      element: q.element,
    })),
    ...terms.map((/** @type {any} */ t) => ({
      url: `${base}begreber/#${t.id}`,
      title: t.term,
      text: t.explanation,
      kind: 'Begreb',
      element: t.element,
    })),
    ...facts.map((/** @type {any} */ f) => ({
      url: `${base}tal/#${f.id}`,
      title: '',
      line: `${f.value}: ${short(f.statement)}`,
      text: `${f.value}. ${f.statement} ${f.base}`,
      kind: 'Tal',
      element: f.element,
    })),
  ];
}

/** @returns {Promise<import('./search-words.mjs').Words[]>} */
async function synonyms() {
  const ours = Object.entries(parse(await readFile('content/ui/search.yaml', 'utf8')) ?? {});
  const words = ours.map(([site, readers]) => {
    if (!Array.isArray(readers))
      throw new Error(`content/ui/search.yaml: »${site}« skal have en liste af ord.`);
    return { site: [site], readers: readers.map(String) };
  });
  for (const file of await readdir('content/terms')) {
    if (!file.endsWith('.yaml') || file.startsWith('_')) continue;
    const { term, forms = [], everyday = [] } = parse(await readFile(`content/terms/${file}`, 'utf8'));
    words.push({ site: [term, ...forms], readers: everyday });
  }
  return words;
}

/** @param {Record<string, string | undefined>} fields @returns {Record<string, string>} those that say something */
const filled = (fields) =>
  Object.fromEntries(Object.entries(fields).flatMap(([key, value]) => (value ? [[key, value]] : [])));

/** @param {string} base with a leading and a trailing slash @returns {import('astro').AstroIntegration} */
export const searchIndex = (base) => ({
  name: 'search-index',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const root = fileURLToPath(dir);
      const entries = [...(await pages(root, base)), ...(await things(root, base))];
      const words = searchWords(entries, await synonyms());
      const { index, errors } = await createIndex({ forceLanguage: 'da' });
      if (!index) throw new Error(`the search index could not be made: ${errors.join(', ')}`);
      for (const [n, { url, title, line, about, text, kind, element: id = '', html }] of entries.entries()) {
        const extra = words.extra[n];
        const element = id.charAt(0).toUpperCase() + id.slice(1);
        // What they weigh is said in search-panel.ts.
        const meta = {
          // Without one, even an empty one, Pagefind takes the heading.
          title,
          ...filled({
            line,
            om: about,
            slags: kind,
            element,
            navn: extra?.name,
            vending: extra?.phrase,
            titelord: extra?.title,
            ord: kind === 'Kilde' ? '' : extra?.text,
          }),
        };
        const filters = { Slags: [kind], ...(element && { Element: [element] }) };
        if (html) {
          const tags = [
            ...Object.entries(meta).map(
              ([key, value]) =>
                `<meta data-pagefind-meta="${key}[content]" content="${escapeAttribute(value)}">`,
            ),
            ...Object.entries(filters).map(
              ([key, [value]]) =>
                `<meta data-pagefind-filter="${key}[content]" content="${escapeAttribute(value ?? '')}">`,
            ),
          ].join('');
          const weight = WEIGHTS[/** @type {keyof typeof WEIGHTS} */ (kind)] ?? 1;
          const content = html
            .replace('</head>', () => `${tags}</head>`)
            .replace('data-pagefind-body', `data-pagefind-body data-pagefind-weight="${weight}"`);
          await index.addHTMLFile({ url, content });
        } else {
          await index.addCustomRecord({ url, language: 'da', content: text, meta, filters });
        }
      }
      const folder = `${root}pagefind/`;
      await index.writeFiles({ outputPath: folder });
      await close();
      for (const file of await readdir(folder, { recursive: true })) {
        if (UNUSED.some((name) => file.startsWith(name))) await rm(folder + file);
        // Older versions left empty files now and then, and search was dead without a word.
        else if ((await stat(folder + file)).size === 0)
          throw new Error(`the search index is broken: pagefind/${file} is empty; build again`);
      }
      await writeFile(`${folder}ord.json`, JSON.stringify(words.vocabulary));
      logger.info(`${entries.length} entries, ${words.vocabulary.length} words`);
    },
  },
});
