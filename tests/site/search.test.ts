import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { test, type Visit } from '../helpers/browser';

const home = inject('url');
const at = (path: string) => new URL(path, home).href;

/** What would be there if a text of the panel had no Danish words. */
const ENGLISH = /\b(clear|results?|search(ing)?|load more|filters?|no matches|try|undefined)\b|\[[A-Z_]+\]/i;

const opener = (page: Page) => page.getByRole('button', { name: 'Søg', exact: true });
const field = (page: Page) => page.getByRole('dialog').getByRole('searchbox', { name: 'Søg på sitet' });
const results = (page: Page) => page.locator('.st-search-results > li > a');
const message = (page: Page) => page.locator('.st-search-status');
const hasFocus = (element: Element) => element === document.activeElement;

const searchRequests = ({ requests }: Visit) =>
  requests.filter((url) => /\/pagefind\/|search-panel/.test(url));

test('nothing of search is fetched before somebody wants it', async ({ open }) => {
  const visit = await open();
  await visit.page.goto(at('guide/data/'), { waitUntil: 'networkidle' });
  expect(searchRequests(visit)).toEqual([]);
  const before = new Set(visit.requests);
  await opener(visit.page).focus();
  await expect.poll(() => searchRequests(visit)).not.toEqual([]);
  // Whatever the file of the panel is called, it comes only now.
  expect(visit.requests.filter((url) => !before.has(url) && /\/_astro\/.*\.js$/.test(url))).not.toEqual([]);
});

describe('with the keyboard alone', () => {
  test.for(['trivsel', 'dobbeltrolle'])(
    'Ctrl+K and »%s« give results in Danish, and the first leads to its page',
    async (word, { open }) => {
      const { page } = await open();
      await page.goto(at('om/'));
      await page.keyboard.press('Control+k');
      await field(page).waitFor();
      await expect.poll(() => field(page).evaluate(hasFocus)).toBe(true);
      await page.keyboard.type(word);
      await expect.poll(() => message(page).textContent()).toMatch(new RegExp(`^\\d+ sider om »${word}«$`));
      await results(page).first().waitFor();
      expect(await page.getByRole('dialog').innerText()).not.toMatch(ENGLISH);
      const first = await results(page).first().getAttribute('href');
      await expect
        .poll(async () => {
          await page.keyboard.press('Tab');
          return page.evaluate(() => document.activeElement?.getAttribute('href'));
        })
        .toBe(first);
      await page.keyboard.press('Enter');
      await page.waitForURL(new URL(first ?? '', home).href);
      expect(await page.getByRole('main').innerText()).toMatch(new RegExp(word, 'i'));
    },
  );

  test('Enter in the field searches and goes nowhere', async ({ open }) => {
    const { page } = await open();
    await page.goto(at('om/'));
    await page.keyboard.press('Control+k');
    await field(page).fill('sparring');
    await field(page).press('Enter');
    await results(page).first().waitFor();
    expect(page.url()).toBe(at('om/'));
  });

  test('Escape closes, and the focus is back on the button', async ({ open }) => {
    const { page } = await open();
    await page.goto(at('om/'));
    await opener(page).focus();
    await page.keyboard.press('Enter');
    await field(page).fill('trivsel');
    await results(page).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await opener(page).evaluate(hasFocus)).toBe(true);
  });

  test('Ctrl+K again closes, the focus is back where it was, and the next time it is in the field', async ({
    open,
  }) => {
    const { page } = await open();
    await page.goto(at('om/'));
    const link = page.locator('.st-footer-links').getByRole('link', { name: 'Kilder' });
    await link.focus();
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
    await expect.poll(() => field(page).evaluate(hasFocus)).toBe(true);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await link.evaluate(hasFocus)).toBe(true);
    await page.keyboard.press('Control+k');
    await expect.poll(() => field(page).evaluate(hasFocus)).toBe(true);
  });
});

test('what is found nowhere is said in Danish', async ({ open }) => {
  const { page } = await open();
  await page.goto(home);
  await opener(page).click();
  await field(page).fill('zzyzx');
  await expect.poll(() => message(page).textContent()).toMatch(/^Intet fundet om »zzyzx«/);
  expect(await page.getByRole('dialog').innerText()).not.toMatch(ENGLISH);
});

test('more results than fit can be asked for in Danish', async ({ open }) => {
  const { page } = await open();
  await page.goto(home);
  await opener(page).click();
  await field(page).fill('skoleledelse');
  await results(page).first().waitFor();
  const before = await results(page).count();
  await page.getByRole('dialog').getByRole('button', { name: 'Vis flere' }).click();
  await expect.poll(() => results(page).count()).toBeGreaterThan(before);
});

test('only what was typed last is shown, and an empty field shows nothing', async ({ open }) => {
  const { page } = await open();
  await page.goto(home);
  await opener(page).click();
  await field(page).pressSequentially('råderum', { delay: 5 });
  await expect.poll(() => message(page).textContent()).toMatch(/om »råderum«$/);
  await results(page).first().waitFor();
  const hrefs = await results(page).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(new Set(hrefs).size).toBe(hrefs.length);
  await field(page).fill('');
  await expect.poll(() => results(page).count()).toBe(0);
  expect(await message(page).textContent()).toBe('');
  expect(await page.getByRole('button', { name: 'Vis flere' }).isVisible()).toBe(false);
});

describe('when search cannot be fetched', () => {
  test.for([
    ['its interface', '**/_astro/search-panel*'],
    ['its index', '**/pagefind/**'],
    ['a part of its index', '**/pagefind/*.pagefind'],
    ['its words', '**/pagefind/ord.json'],
  ] as const)('%s: it says so in Danish, and works when tried again', async ([, files], { open }) => {
    const visit = await open();
    const { page } = visit;
    await page.goto(at('om/'));
    let refused = 0;
    await page.route(files, (route) => {
      refused += 1;
      return route.abort();
    });
    await opener(page).click();
    await page.getByRole('alert').getByText('Søgningen kunne ikke hentes').waitFor();
    expect(refused).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Luk' }).click();
    await page.unroute(files);
    // A refused request is an error in the console, which is what happened; anything else is not.
    const REFUSED = /net::ERR_FAILED|Failed to load the Pagefind/;
    expect(visit.problems.filter((problem) => !REFUSED.test(problem))).toEqual([]);
    visit.problems.length = 0;

    await opener(page).click();
    await field(page).fill('trivsel');
    await results(page).first().waitFor();
    expect(await page.getByText('Søgningen kunne ikke hentes').isVisible()).toBe(false);
  });
});

test('under a base path, every result leads to a page under it', async ({ open }) => {
  const base = inject('baseUrl');
  const { page } = await open();
  await page.goto(new URL('om/', base).href);
  await opener(page).click();
  await field(page).fill('data');
  await results(page).first().waitFor();
  const links = page.locator('.st-search-results a');
  const hrefs = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(hrefs.length).toBeGreaterThan(3);
  for (const href of hrefs) {
    expect(href.startsWith(base), href).toBe(true);
    expect((await fetch(href)).status, href).toBe(200);
  }
  await results(page).first().click();
  await page.waitForURL(hrefs[0] ?? '');
});
