// Builds the search index after the site: every page, and one record for each recommendation, quote, fact and term, so that a result is
// the thing itself. Danish needs more than stemming, so each entry also gets words of its own that only the index knows (search-words.mjs).
import { glob, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { close, createIndex } from 'pagefind';
import { parse } from 'yaml';
import { searchWords } from './search-words.mjs';

/** What a page is, by the first part of its address; pages that only list other things are found through those. */
const KINDS = {
  guide: 'Guide',
  fokuspunkter: 'Fokuspunkt',
  eksempler: 'Eksempel',
  kilder: 'Kilde',
  tjek: 'Tjek',
  workshop: 'Møde',
  materialer: 'Print',
};
const LISTS = ['anbefalinger', 'citater', 'begreber', 'tal'];
const UNUSED = [
  'pagefind-ui',
  'pagefind-modular-ui',
  'pagefind-component-ui',
  'pagefind-highlight',
  'wasm.unknown',
];
const ELEMENTS = { data: 'Data', sparring: 'Sparring', indsatser: 'Indsatser', tværgående: 'Tværgående' };

/** @param {string} text */
const escapeAttribute = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** @param {string} html @returns {string} the text of the part that is searched */
const textOf = (html) =>
  (/<main[^>]*data-pagefind-body[^>]*>([\s\S]*?)<\/main>/.exec(html)?.[1] ?? '')
    // What an element page gathers from the collections is found as itself.
    .replace(/<st-depth[\s\S]*?<\/st-depth>/g, ' ')
    .replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, ' ');

/** @typedef {{ url: string, title: string, text: string, kind: string, element: string | undefined, html?: string, source?: string }} Entry */

/** @param {string} root @param {string} base @returns {Promise<Entry[]>} */
async function pages(root, base) {
  /** @type {Entry[]} */
  const entries = [];
  for await (const file of glob('**/*.html', { cwd: root })) {
    const html = await readFile(root + file, 'utf8');
    const address = file.replaceAll('\\', '/').replace(/index\.html$/, '');
    const [room = ''] = address.split('/');
    if (!html.includes('data-pagefind-body')) continue;
    const title = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1]?.trim() ?? '';
    const kind = KINDS[/** @type {keyof typeof KINDS} */ (room)] ?? 'Side';
    const element = /st-page-title st-(data|sparring|indsatser)/.exec(html)?.[1];
    // A list is found by what it is; what it lists is found as itself.
    const isList = LISTS.includes(room) && address === `${room}/`;
    const about = /<meta name="?description"? content="([^"]*)"/.exec(html)?.[1] ?? '';
    entries.push(
      isList
        ? { url: base + address, title, text: about, kind: 'Bibliotek', element }
        : { url: base + address, title, text: textOf(html), kind, element, html },
    );
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
      title: `${q.speaker}: »${short(q.text)}«`,
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
      title: `${f.value}: ${short(f.statement)}`,
      text: `${f.statement} ${f.base}`,
      kind: 'Tal',
      element: f.element,
    })),
  ];
}

/** @returns {Promise<{ term: string, forms: string[], everyday: string[] }[]>} */
async function glossary() {
  const terms = [];
  for (const file of await readdir('content/terms')) {
    if (file.endsWith('.yaml') && !file.startsWith('_')) {
      terms.push({ forms: [], everyday: [], ...parse(await readFile(`content/terms/${file}`, 'utf8')) });
    }
  }
  return terms;
}

/** @param {string} base with a leading and a trailing slash @returns {import('astro').AstroIntegration} */
export const searchIndex = (base) => ({
  name: 'search-index',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const root = fileURLToPath(dir);
      const entries = [...(await pages(root, base)), ...(await things(root, base))];
      const words = searchWords(entries, await glossary());
      const { index, errors } = await createIndex({ forceLanguage: 'da' });
      if (!index) throw new Error(`the search index could not be made: ${errors.join(', ')}`);
      for (const [n, { url, title, text, kind, element, html }] of entries.entries()) {
        const extra = words.extra[n] ?? '';
        /** @type {Record<string, string>} */
        const meta = { slags: kind, ord: extra, ...(element ? { element } : {}) };
        const filters = {
          Slags: [kind],
          ...(element ? { Element: [ELEMENTS[/** @type {keyof typeof ELEMENTS} */ (element)]] } : {}),
        };
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
          await index.addHTMLFile({ url, content: html.replace('</head>', `${tags}</head>`) });
        } else {
          await index.addCustomRecord({
            url,
            language: 'da',
            content: text,
            meta: { title, ...meta },
            filters,
          });
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
