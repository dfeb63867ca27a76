// Whether search finds what people look for: real queries, and the addresses that would serve them (tests/fixtures/search-queries.yaml).
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { parse } from 'yaml';
import { test } from '../helpers/browser';

type Group = Record<string, readonly string[]>;

const { misspelt, ...asTyped }: Record<string, Group> = parse(
  readFileSync('tests/fixtures/search-queries.yaml', 'utf8'),
);
const queries = Object.values(asTyped).flatMap((group) => Object.entries(group));
const FIRST = 5;
const SHARE = 0.95;
/** Stock Starlight took 357 ms; half of that is the aim. What is asserted leaves room for a busy machine. */
const MILLISECONDS = 250;
/** For the tests that search hundreds of times, when the machine has other things to do. */
const PATIENCE = { timeout: 90_000 };

interface Answer {
  status: string;
  /** The word after »Mente I«. */
  meant: string | undefined;
  results: { href: string; kind: string; title: string }[];
}

declare global {
  interface Window {
    ask: (query: string) => Promise<Answer>;
    lastInput: number;
    firstResult: number;
  }
}

const home = inject('url');
const field = (page: Page) => page.getByRole('dialog').getByRole('searchbox');

/** Opens search on a page, with `ask` to search without waiting for the pause after the last keystroke. */
async function openSearch(page: Page): Promise<void> {
  await page.goto(new URL('om/', home).href);
  await page.keyboard.press('Control+k');
  await field(page).waitFor();
  await page.evaluate(() => {
    const one = <E extends Element>(selector: string) => document.querySelector(selector) as E;
    const input = one<HTMLInputElement>('.st-search-input');
    const status = one('.st-search-status');
    const list = one('.st-search-results');
    const answer = () => ({
      status: status.firstChild?.textContent?.trim() ?? '',
      meant: status.querySelector('button')?.textContent ?? undefined,
      results: [...list.children].map((item) => ({
        href: item.querySelector('a')?.getAttribute('href') ?? '',
        kind: item.querySelector('.st-search-kind')?.textContent ?? '',
        title: item.querySelector('a')?.textContent ?? '',
      })),
    });
    window.ask = async (query) => {
      // What the last search left must not pass for an answer to this one.
      status.replaceChildren();
      list.replaceChildren();
      input.value = query;
      one('.st-search-filters select').dispatchEvent(new Event('change'));
      for (;;) {
        const found = answer();
        const said = found.status.endsWith(`»${query}«`);
        if (said && (found.results.length > 0 || found.status.startsWith('Intet'))) return found;
        await new Promise((done) => setTimeout(done));
      }
    };
    input.addEventListener('input', () => {
      window.lastInput = performance.now();
      window.firstResult = 0;
    });
    new MutationObserver(() => {
      if (list.children.length > 0 && !window.firstResult)
        requestAnimationFrame(() => {
          window.firstResult = performance.now();
        });
    }).observe(list, { childList: true });
  });
}

const ask = (page: Page, query: string): Promise<Answer> => page.evaluate((text) => window.ask(text), query);

/** The place of the first wanted address among the first results, from 1; 0 when none is there. */
const placeOf = ({ results }: Answer, wanted: readonly string[]): number =>
  results.slice(0, FIRST).findIndex(({ href }) => wanted.includes(href)) + 1;

test(`${queries.length} queries find a wanted page among the first ${FIRST}`, PATIENCE, async ({ open }) => {
  const { page } = await open();
  await openSearch(page);
  const misses: string[] = [];
  const behind: string[] = [];
  const questioned: string[] = [];
  let leading = 0;
  for (const [query, wanted] of queries) {
    const answer = await ask(page, query);
    const { results, meant } = answer;
    const place = placeOf(answer, wanted);
    if (place === 1) leading += 1;
    if (place === 0) {
      const instead = results.slice(0, FIRST).map(({ kind, title }) => `\n    ${kind}: ${title}`);
      misses.push(`  ${query}${instead.join('')}`);
    }
    // Pages to act on come before the documents and numbers they are taken from.
    const ours = results.findIndex(({ kind }) => /^(Guide|Fokuspunkt)/.test(kind));
    const theirs = results.findIndex(({ kind }) => /^(Kilde|Tal)/.test(kind));
    if (theirs >= 0 && ours > theirs) behind.push(query);
    if (meant && results.length > 0) questioned.push(`${query}: ${meant}`);
  }
  const percent = (n: number) => `${((100 * n) / queries.length).toFixed(1)} %`;
  const found = queries.length - misses.length;
  console.log(
    `${percent(found)} found, ${percent(leading)} as the first result; missed:\n${misses.join('\n')}`,
  );
  expect(queries.length).toBeGreaterThanOrEqual(80);
  expect.soft(found / queries.length, misses.join('\n')).toBeGreaterThanOrEqual(SHARE);
  expect.soft(behind.length / queries.length, behind.join(', ')).toBeLessThanOrEqual(1 - SHARE);
  expect.soft(questioned.length / queries.length, questioned.join(', ')).toBeLessThanOrEqual(1 - SHARE);
});

test('what is misspelt leads there by the word that search suggests', async ({ open }) => {
  const { page } = await open();
  await openSearch(page);
  const misses: string[] = [];
  for (const [query, wanted] of Object.entries(misspelt ?? {})) {
    const { meant } = await ask(page, query);
    if (!meant || placeOf(await ask(page, meant), wanted) === 0) misses.push(`${query}: ${meant}`);
  }
  expect(misses).toEqual([]);
});

test('a term of the glossary comes first when it is typed as it is called', PATIENCE, async ({ open }) => {
  const { page } = await open();
  const terms: { id: string; term: string }[] = await (
    await fetch(new URL('data/begreber.json', home))
  ).json();
  expect(terms.length).toBeGreaterThan(40);
  await openSearch(page);
  const others: string[] = [];
  for (const { id, term } of terms) {
    const [first] = (await ask(page, term)).results;
    if (first?.href !== `/begreber/#${id}`) others.push(`${term}: ${first?.title}`);
  }
  expect(others).toEqual([]);
});

describe('the panel', () => {
  test('suggests a word, and the word works', async ({ open }) => {
    const { page } = await open();
    await openSearch(page);
    await field(page).fill('dobeltrolle');
    const suggestion = page.locator('.st-search-status button');
    expect(await suggestion.innerText()).toBe('dobbeltrolle');
    expect(await page.locator('.st-search-status').innerText()).toMatch(/Mente I dobbeltrolle$/);
    await suggestion.click();
    await page.locator('.st-search-results').getByRole('link', { name: 'dobbeltrolle' }).first().waitFor();
    expect(await field(page).inputValue()).toBe('dobbeltrolle');
  });

  test('says of each result what it is and where it belongs, and narrows by both', async ({ open }) => {
    const { page } = await open();
    await openSearch(page);
    const all = await ask(page, 'skoleledelse');
    expect(all.results[0]).toEqual({
      href: '/begreber/#skoleledelse',
      kind: 'Begreb · Tværgående',
      title: 'skoleledelse',
    });
    const count = ({ status }: Answer) => Number.parseInt(status, 10);
    const narrowed = async (name: string, value: string) => {
      await page.locator(`.st-search-filters select[name=${name}]`).selectOption(value);
      return ask(page, 'skoleledelse');
    };
    const quotes = await narrowed('Slags', 'Citat');
    expect(quotes.results.length).toBeGreaterThan(0);
    for (const { kind } of quotes.results) expect(kind).toMatch(/^Citat · /);
    const few = await narrowed('Element', 'Data');
    expect(count(few)).toBeLessThan(count(quotes));
    for (const { kind } of few.results) expect(kind).toBe('Citat · Data');
    await narrowed('Slags', '');
    expect((await narrowed('Element', '')).status).toBe(all.status);
  });

  test('draws the first result soon after the last keystroke', async ({ open }) => {
    const { page } = await open();
    await openSearch(page);
    const times: number[] = [];
    const misses: string[] = [];
    for (const [query, wanted] of queries.filter((_, n) => n % Math.floor(queries.length / 15) === 0)) {
      await field(page).fill('');
      await page.waitForFunction(() => document.querySelector('.st-search-results')?.children.length === 0);
      await field(page).pressSequentially(query);
      const drawn = await page.waitForFunction(
        (text) =>
          document.querySelector('.st-search-status')?.textContent?.includes(`»${text}«`) &&
          window.firstResult - window.lastInput > 0 &&
          window.firstResult - window.lastInput,
        query,
      );
      times.push((await drawn.jsonValue()) as number);
      const hrefs = await page
        .locator('.st-search-results > li > a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      if (!hrefs.slice(0, FIRST).some((href) => wanted.includes(href))) misses.push(query);
    }
    const median = times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
    console.log(`from keystroke to result: ${Math.round(median)} ms, the median of ${times.length}`);
    expect(times.length).toBeGreaterThanOrEqual(15);
    expect(misses.length, misses.join(', ')).toBeLessThanOrEqual(1);
    expect(median).toBeLessThanOrEqual(MILLISECONDS);
  });
});
