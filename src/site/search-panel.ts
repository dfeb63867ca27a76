// The search itself: fetched when search is opened. Pagefind finds; this draws, narrows, and helps when nothing is found.
import { distance } from 'fastest-levenshtein';
import { fill } from '../domain/text';

/** What Pagefind returns for one entry, as far as it is used. */
interface Entry {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  sub_results: { url: string; title: string }[];
}
interface Hit {
  id: string;
  score: number;
  data(): Promise<Entry>;
}
interface Pagefind {
  destroy(): Promise<void>;
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(term: string, options: { filters: Record<string, string> }): Promise<{ results: Hit[] }>;
}

/** The texts of the panel, from content/ui/da.json. */
export type PanelTexts = Record<
  | 'zero_results'
  | 'many_results'
  | 'one_result'
  | 'searching'
  | 'load_more'
  | 'alt_search'
  | 'search_suggestion'
  | 'search_label'
  | 'all'
  | 'kind'
  | 'element',
  string
>;

/** Words that say nothing of what is looked for; a search of several words goes on without them. */
const EMPTY = new Set(
  'af alle at da de dem den der det du eller en er et for fra få gør gøre han har have hos hun hvad hvem hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornår i ikke jeg jer jo kan kommer man med meget mellem men min mine mit mod når nogle nu og om op os på sig så skal skulle som til ud under ved vi vil være vores'.split(
    ' ',
  ),
);
const PAGE = 8;
const DELAY = 60;
/**
 * What a word is worth by where it stands; search-index.mjs says what the names mean. Measured with the queries of
 * tests/fixtures/search-queries.yaml: no value matters much by itself, their order does.
 */
const RANKING = {
  termFrequency: 0.6,
  pageLength: 0.4,
  metaWeights: {
    navn: 9,
    title: 5,
    vending: 4,
    om: 3,
    titelord: 1,
    slags: 1,
    element: 0.5,
    line: 0.2,
    ord: 0.4,
  },
};

const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
): HTMLElementTagNameMap[K] => Object.assign(document.createElement(tag), properties);

/** Fetches the index, and lets go of what came when a part did not, so that it can be tried again. */
async function loadIndex(base: string) {
  const pagefind = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as Pagefind;
  try {
    // The addresses in the index have the base path already.
    await pagefind.options({ baseUrl: '/', excerptLength: 22, ranking: RANKING });
    await pagefind.init();
    const [filters, vocabulary] = await Promise.all([
      pagefind.filters(),
      fetch(`${base}pagefind/ord.json`).then((answer) => answer.json() as Promise<string[]>),
    ]);
    return { pagefind, available: filters, vocabulary };
  } catch (error) {
    await pagefind.destroy();
    throw error;
  }
}

/** Starts the panel in `box`. `base` is the site's base path, with slashes at both ends. */
export async function startSearchPanel(
  box: HTMLElement,
  base: string,
  texts: PanelTexts,
): Promise<HTMLInputElement> {
  const { pagefind, available, vocabulary } = await loadIndex(base);

  const input = element('input', {
    type: 'search',
    className: 'st-search-input',
    autocomplete: 'off',
    spellcheck: false,
  });
  input.setAttribute('aria-label', texts.search_label);
  input.placeholder = texts.search_label;
  const selects = (['Slags', 'Element'] as const).map((name) => {
    const label = element('label');
    const select = element('select', { name });
    select.append(element('option', { value: '', textContent: texts.all }));
    for (const value of Object.keys(available[name] ?? {}))
      select.append(element('option', { value, textContent: value }));
    label.append(element('span', { textContent: name === 'Slags' ? texts.kind : texts.element }), select);
    return { label, select };
  });
  const status = element('p', { className: 'st-search-status' });
  status.setAttribute('role', 'status');
  const list = element('ol', { className: 'st-search-results' });
  const more = element('button', {
    type: 'button',
    className: 'st-button st-button-quiet',
    textContent: texts.load_more,
    hidden: true,
  });
  const narrow = element('div', { className: 'st-search-filters' });
  narrow.append(...selects.map(({ label }) => label));
  box.replaceChildren(input, narrow, status, list, more);

  let turn = 0;
  let hits: Hit[] = [];
  let shown = 0;

  const say = (text: string, term: string, n = 0) =>
    fill(text.replace('[SEARCH_TERM]', `»${term}«`).replace('[COUNT]', `${n}`), {});
  const filters = () =>
    Object.fromEntries(
      selects.filter(({ select }) => select.value).map(({ select }) => [select.name, select.value]),
    );

  /** Finds what has all the words that say something, and after that what has most of them. */
  const find = async (term: string): Promise<Hit[]> => {
    const options = { filters: filters() };
    const all = term.toLowerCase().split(/\s+/);
    const telling = all.filter((word) => !EMPTY.has(word));
    const words = telling.length > 0 ? telling : all;
    const { results } = await pagefind.search(words.join(' '), options);
    if (words.length === 1 || results.length >= PAGE) return results;
    // Pagefind forgets a hit when the object it gave is gone, so these are kept as they are.
    const some = new Map<string, { hit: Hit; words: number; score: number }>();
    for (const word of words) {
      for (const hit of (await pagefind.search(word, options)).results) {
        const { words = 0, score = 0 } = some.get(hit.id) ?? {};
        some.set(hit.id, { hit, words: words + 1, score: score + hit.score });
      }
    }
    for (const { id } of results) some.delete(id);
    const rest = [...some.values()].sort((a, b) => b.words - a.words || b.score - a.score);
    return [...results, ...rest.map(({ hit }) => hit)];
  };

  /** Puts what is called exactly that first, a term of the glossary before anything else. */
  const namesakesFirst = async (found: Hit[], term: string): Promise<Hit[]> => {
    const front = await Promise.all(
      found.slice(0, PAGE).map(async (hit) => ({ hit, ...(await hit.data()) })),
    );
    const rank = ({ meta }: Entry) =>
      meta['title']?.toLowerCase() !== term.toLowerCase() ? 0 : meta['slags'] === 'Begreb' ? 2 : 1;
    return [...front.sort((a, b) => rank(b) - rank(a)).map(({ hit }) => hit), ...found.slice(PAGE)];
  };

  const draw = async (mine: number) => {
    const next = await Promise.all(hits.slice(shown, shown + PAGE).map((hit) => hit.data()));
    if (mine !== turn) return;
    for (const entry of next) list.append(drawEntry(entry));
    shown += next.length;
    more.hidden = shown >= hits.length;
  };

  /** Asks whether another word was meant, when the site has none like the one that was typed. */
  const help = (term: string) => {
    const guess = nearest(term, vocabulary);
    if (!guess) return;
    const button = element('button', { type: 'button', className: 'st-quiet', textContent: guess });
    button.addEventListener('click', () => {
      input.value = guess;
      input.focus();
      void search();
    });
    status.append(' ', texts.search_suggestion, ' ', button);
  };

  const search = async () => {
    const mine = ++turn;
    const term = input.value.replace(/[?!.,;:]+(\s|$)/g, ' ').trim();
    if (term.length < 2) {
      status.textContent = '';
      list.replaceChildren();
      more.hidden = true;
      return;
    }
    const found = await namesakesFirst(await find(term), term);
    if (mine !== turn) return;
    hits = found;
    shown = 0;
    list.replaceChildren();
    const text = hits.length === 1 ? texts.one_result : texts.many_results;
    status.textContent = say(hits.length === 0 ? texts.zero_results : text, term, hits.length);
    help(term);
    await draw(mine);
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void search(), DELAY);
  });
  // In a search field Escape empties it first, and only the next one would close.
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    input.closest('dialog')?.close();
  });
  for (const { select } of selects) select.addEventListener('change', () => void search());
  more.addEventListener('click', () => void draw(turn));
  return input;
}

/** One result: its title, what it is, where the words stand, and the parts of the page that have them. */
function drawEntry({ url, excerpt, meta, sub_results }: Entry): HTMLLIElement {
  const item = element('li', { className: meta['element'] ? `st-${meta['element'].toLowerCase()}` : '' });
  const kind = element('span', {
    className: 'st-search-kind',
    textContent: [meta['slags'], meta['element']].filter(Boolean).join(' · '),
  });
  const link = element('a', { href: url, textContent: meta['title'] || meta['line'] || url });
  const text = element('p', { className: 'st-search-excerpt' });
  // Pagefind escapes the excerpt and adds only <mark>.
  text.innerHTML = excerpt;
  item.append(kind, link, text);
  const parts = sub_results
    .filter((part) => part.url !== url && part.url.includes('#') && !part.url.endsWith('#_top'))
    .slice(0, 3);
  if (parts.length > 0) {
    const list = element('ul');
    for (const part of parts) {
      const entry = element('li');
      entry.append(element('a', { href: part.url, textContent: part.title }));
      list.append(entry);
    }
    item.append(list);
  }
  return item;
}

/** Endings that a known word may have without being another. */
const ENDING = /^(e|en|ens|ene|enes|er|ers|erne|ernes|et|ets|n|ne|r|rne|s|t|ts)$/;

/** The site's own words nearest to a misspelt search, word by word; undefined when none is needed or near. */
function nearest(term: string, vocabulary: readonly string[]): string | undefined {
  const known = (word: string) =>
    word.length < 4 ||
    /[^a-zæøå]/.test(word) ||
    vocabulary.some(
      (one) => one.startsWith(word) || (word.startsWith(one) && ENDING.test(word.slice(one.length))),
    );
  const words = term.toLowerCase().split(/\s+/);
  const guesses = words.map((word) => {
    if (known(word)) return word;
    let best = { word: '', steps: (word.length < 6 ? 1 : word.length < 10 ? 2 : 3) + 1 };
    for (const candidate of vocabulary) {
      if (Math.abs(candidate.length - word.length) >= best.steps) continue;
      const steps = distance(word, candidate);
      if (steps < best.steps) best = { word: candidate, steps };
    }
    return best.word || word;
  });
  const guess = guesses.join(' ');
  return guess === words.join(' ') ? undefined : guess;
}
