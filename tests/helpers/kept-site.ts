// What a browser keeps of the site for use without a network.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** To fetch and keep all of the site takes a second or two, and more beside other tests. */
export const LONG = { timeout: 40_000 };

/** The addresses that the browser keeps, by the names of the caches. */
export const keptBy = (page: Page): Promise<Record<string, string[]>> =>
  page.evaluate(async () => {
    const kept: Record<string, string[]> = {};
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      kept[name] = requests.map(({ url }) => new URL(url).pathname);
    }
    return kept;
  });

/** Waits until the last of the packs is there. */
export const allKept = (page: Page) =>
  expect
    .poll(async () => Object.values(await keptBy(page)).flat(), { ...LONG })
    .toContainEqual(expect.stringContaining('/_astro/offline-search.'));
