import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { test, type Visit } from '../helpers/browser';

const home = inject('url');
const at = (path: string) => new URL(path, home).href;

/** What Pagefind says when nobody has given it Danish words. */
const ENGLISH = /\b(clear|results?|search(ing)?|load more|filters|no matches|try)\b/i;

const opener = (page: Page) => page.getByRole('button', { name: 'Søg', exact: true });
const field = (page: Page) => page.getByRole('dialog').getByRole('textbox', { name: 'Søg på sitet' });
const results = (page: Page) => page.locator('.pagefind-ui__result-link');
const message = (page: Page) => page.locator('.pagefind-ui__message');

const searchRequests = ({ requests }: Visit) => requests.filter((url) => /\/pagefind\/|ui-core/.test(url));

test('nothing of search is fetched before somebody wants it', async ({ open }) => {
  const visit = await open();
  await visit.page.goto(at('guide/data/'), { waitUntil: 'networkidle' });
  expect(searchRequests(visit)).toEqual([]);
  const before = new Set(visit.requests);
  await opener(visit.page).focus();
  await expect.poll(() => searchRequests(visit)).not.toEqual([]);
  // Whatever the file of the interface is called, it comes only now.
  expect(visit.requests.filter((url) => !before.has(url) && /\/_astro\/.*\.js$/.test(url))).not.toEqual([]);
});

describe('with the keyboard alone', () => {
  test.for([
    ['trivsel', /^\d+ sider om trivsel$/],
    ['dobbeltrolle', /^\d+ sider om dobbeltrolle$/],
  ] as const)(
    'Ctrl+K and »%s« give results in Danish, and the first leads to its page',
    async ([word, told], { open }) => {
      const { page } = await open();
      await page.goto(at('om/'));
      await page.keyboard.press('Control+k');
      await field(page).waitFor();
      await expect.poll(() => field(page).evaluate((input) => input === document.activeElement)).toBe(true);
      await page.keyboard.type(word);
      await expect.poll(() => message(page).textContent()).toMatch(told);
      await results(page).first().waitFor();
      const shown = await page.getByRole('dialog').innerText();
      expect(shown).not.toMatch(ENGLISH);
      expect(shown).toContain('Ryd');
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
    expect(await opener(page).evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('Ctrl+K again closes, and the focus is back where it was', async ({ open }) => {
    const { page } = await open();
    await page.goto(at('om/'));
    const link = page.locator('.st-footer-links').getByRole('link', { name: 'Kilder' });
    await link.focus();
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await link.evaluate((it) => it === document.activeElement)).toBe(true);
  });
});

test('what is found nowhere is said in Danish', async ({ open }) => {
  const { page } = await open();
  await page.goto(home);
  await opener(page).click();
  await field(page).fill('zzyzx');
  await expect.poll(() => message(page).textContent()).toMatch(/^Intet fundet om zzyzx/);
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

describe('when search cannot be fetched', () => {
  test.for([
    ['its interface', '**/_astro/ui-core*'],
    ['its index', '**/pagefind/**'],
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
    expect(visit.problems.filter((problem) => !problem.includes('net::ERR_FAILED'))).toEqual([]);
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
  const hrefs = await results(page).evaluateAll((links) =>
    links.map((link) => (link as HTMLAnchorElement).href),
  );
  expect(hrefs.length).toBeGreaterThan(3);
  for (const href of hrefs) {
    expect(href.startsWith(base), href).toBe(true);
    expect((await fetch(href)).status, href).toBe(200);
  }
  await results(page).first().click();
  await page.waitForURL(hrefs[0] ?? '');
});
