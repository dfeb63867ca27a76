// What must hold on every page, tried on one visit to each: asking for a page anew for each question takes most of the time.
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { pagesOf, test } from '../helpers/browser';
import { axeViolations, bringAxe, overflowOf } from '../helpers/page-checks';

const pages = await pagesOf(inject('url'));

/** One page of each kind: those beside each other under an address are made by one template. */
const kindsOf = (all: readonly string[]) => [
  ...new Map(all.toReversed().map((page) => [page.replace(/[^/]+\/$/, ''), page])).values(),
];
const firsts = new Set(kindsOf(pages));

/** Waits until the page has the theme of its reader. */
const isIn = (page: Page, theme: 'light' | 'dark') =>
  expect.poll(() => page.evaluate('document.documentElement.dataset.theme'), { interval: 10 }).toBe(theme);

/** The narrowest that must do, 400 % of 1280 px (WCAG 1.4.10), and a common phone. */
const NARROW = 320;
const PHONE = { width: 390, height: 844 };

/** Looks at a page in every way: the whole of it, or its own content where another page has shown what surrounds it. */
async function problemsOf(page: Page, url: string): Promise<string[]> {
  const isFirst = firsts.has(url);
  const found: string[] = [];
  const look = async (way: string, rules?: 'all' | 'colours') => {
    const violations = await axeViolations(page, isFirst ? 'all' : 'content', rules);
    found.push(...violations.map((violation) => `${way}: ${violation}`));
  };
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.goto(url);
  await isIn(page, 'light');
  await look('in light');

  await page.emulateMedia({ colorScheme: 'dark' });
  await isIn(page, 'dark');
  // Nothing else depends on the theme: on one page of each kind that is tried as well.
  await look('in dark', isFirst ? 'all' : 'colours');

  await page.emulateMedia({ media: 'print' });
  await look('on paper, from dark');

  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.setViewportSize({ ...PHONE, width: NARROW });
  found.push(...(await overflowOf(page)));
  await page.setViewportSize(PHONE);
  found.push(...(await overflowOf(page)));
  // What one template makes is laid out alike: the other pages have shown above what they hold.
  if (isFirst) await look('on a phone');
  await page.setViewportSize({ width: 1280, height: 900 });
  return found;
}

/** In how many parts the pages are taken, so that a fault is told of before all is done. Side by side they only make each other slow. */
const PARTS = 8;
const parts = Array.from({ length: PARTS }, (_, part) => part);

// The page also tells on itself: errors, violations of its policy and requests elsewhere fail the test too (helpers/browser.ts).
test.for(parts)(
  'axe finds nothing on any page, in light, dark, on paper and on a phone, and none scrolls sideways (%i)',
  { timeout: 200_000 },
  async (part, { open }) => {
    const { page } = await open();
    await bringAxe(page);
    const found: string[] = [];
    for (const url of pages.filter((_, index) => index % PARTS === part))
      found.push(...(await problemsOf(page, url)));
    expect(pages.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  },
);

// That every link of every page stays under the path is for links.test.ts, which reads them all.
test('under a sub-path no kind of page gives an error, a violation of the policy or a request elsewhere', {
  timeout: 90_000,
}, async ({ open }) => {
  const mine = kindsOf(await pagesOf(inject('baseUrl')));
  expect(mine.length).toBeGreaterThan(8);
  const { page, requests } = await open();
  for (const url of mine) await page.goto(url);
  await page.waitForLoadState('networkidle');
  expect(requests).toEqual(expect.arrayContaining(mine));
});
