// What must hold on every page, tried on one visit to each: asking for a page anew for each question takes most of the time.
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { pagesOf, test } from '../helpers/browser';
import { axeViolations, overflowOf } from '../helpers/page-checks';

const pages = await pagesOf(inject('url'));

/** One page of each kind: those beside each other under an address are made by one template. */
const kindsOf = (all: readonly string[]) => [
  ...new Map(all.toReversed().map((page) => [page.replace(/[^/]+\/$/, ''), page])).values(),
];
const firsts = new Set(kindsOf(pages));

/** The ways to meet a page, one after the other in the same tab. */
const WAYS: Record<string, (page: Page) => Promise<unknown>> = {
  'in light': (page) => page.emulateMedia({ media: 'screen', colorScheme: 'light' }),
  'on a phone': (page) => page.setViewportSize({ width: 390, height: 844 }),
  'in dark': async (page) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-theme=dark]').waitFor();
  },
  'on paper, from dark': (page) => page.emulateMedia({ media: 'print' }),
};

/** The narrowest that must do, 400 % of 1280 px (WCAG 1.4.10), and a common phone. */
const NARROW = [320, 390];

/** Looks at a page in every way: the whole of it, or its own content where another page has shown what surrounds it. */
async function problemsOf(page: Page, url: string): Promise<string[]> {
  const part = firsts.has(url) ? 'all' : 'content';
  const found: string[] = [];
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.goto(url);
  await page.locator('html[data-theme=light]').waitFor();
  for (const [way, meet] of Object.entries(WAYS)) {
    await meet(page);
    found.push(...(await axeViolations(page, part)).map((violation) => `${way}: ${violation}`));
  }
  await page.emulateMedia({ media: 'screen' });
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 800 });
    found.push(...(await overflowOf(page)));
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  return found;
}

/** In how many parts the pages are taken, so that a fault is told of before all is done. Side by side they only make each other slow. */
const PARTS = 4;
const parts = Array.from({ length: PARTS }, (_, part) => part);

// The page also tells on itself: errors, violations of its policy and requests elsewhere fail the test too (helpers/browser.ts).
test.for(parts)(
  'axe finds nothing on any page, in light, dark, on paper and on a phone, and none scrolls sideways (%i)',
  { timeout: 200_000 },
  async (part, { open }) => {
    const { page } = await open();
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
