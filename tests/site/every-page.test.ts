// What must hold on every page, tried on one visit to each: asking for a page anew for each question takes most of the time.
import { expect, inject } from 'vitest';
import { pagesOf, test } from '../helpers/browser';
import { bringAxe, problemsInEveryWay } from '../helpers/page-checks';

const pages = await pagesOf(inject('url'));

/** One page of each kind: those beside each other under an address are made by one template. */
const kindsOf = (all: readonly string[]) => [
  ...new Map(all.toReversed().map((page) => [page.replace(/[^/]+\/$/, ''), page])).values(),
];
const firsts = new Set(kindsOf(pages));
/** What has been looked at in every colour. */
const coloured = new Set<string>();

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
    for (const url of pages.filter((_, index) => index % PARTS === part)) {
      await page.goto(url);
      found.push(
        ...(await problemsInEveryWay(page, firsts.has(url) ? 'first of its kind' : 'like another', coloured)),
      );
    }
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
