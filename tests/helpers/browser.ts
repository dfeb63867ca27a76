// What browser tests share: one browser for each worker, and readers who come to the site with it. A test fails when a page of its own
// had a problem that it did not ask for: `expect(visit.problems.splice(0))` is how a test takes the ones it did.
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject, test as plain } from 'vitest';
import { launch } from './chromium.mjs';
import { type Heard, type Room, roomsOf } from './rooms';

/** How a reader comes to the site. */
export interface Reader {
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  javaScript?: boolean;
  reducedMotion?: 'reduce' | 'no-preference';
  /** A site of the test's own, served at this address, that the browser may keep for use without a network. */
  keeps?: string;
}

/** A page of its own, with nothing stored, and what it did. */
export interface Visit extends Pick<Heard, 'problems' | 'requests'> {
  page: Page;
}

export interface VisitOptions extends BrowserContextOptions {
  /** What the device already holds. */
  storage?: Record<string, string>;
  /** Runs before the page's own scripts. */
  before?: () => void;
  /** Prepares the tab before the page is asked for. */
  prepare?: (page: Page) => Promise<unknown>;
  /** The problem that the test itself provokes, such as that of a request which it stops. */
  provoked?: RegExp;
  /** Go on when the address is answered, before the page is loaded. */
  early?: boolean;
}

/** Fills the storage for the next page that a tab goes to, before that page looks into it. Give up what it returns after that. */
const fill = (page: Page, storage: Record<string, string>): Promise<{ dispose(): Promise<void> }> =>
  page.addInitScript((all) => {
    // Not by setItem, which a test may have made fail.
    Object.assign(localStorage, all);
  }, storage);

/**
 * Vitest's `test` with two ways to the site. `open(reader)` gives a blank tab of a reader's own, 1280 x 900, and what it does.
 * `visit(path, options)` gives a tab with a page of the built site, 1280 x 800 and without motion. When the test ends its tabs are
 * closed, and a problem on any of them fails it.
 */
export const test = plain
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures this one needs, none.
  .extend('rooms', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const browser = await launch();
    onCleanup(() => browser.close());
    return roomsOf(browser);
  })
  .extend('enter', async ({ rooms }, { onCleanup }) => {
    const entered: Room[] = [];
    onCleanup(async () => {
      for (const room of entered) await rooms.leave(room);
      expect(entered.flatMap(({ heard }) => heard.problems)).toEqual([]);
    });
    return async (options: BrowserContextOptions, site?: string) => {
      const origins = (site ? [site] : [inject('url'), inject('baseUrl')]).map((url) => new URL(url).origin);
      const danish = {
        locale: 'da-DK',
        timezoneId: 'Europe/Copenhagen',
        colorScheme: 'light',
        ...options,
      } as const;
      const { room, page } = await rooms.enter({ options: danish, origins, keeps: site !== undefined });
      entered.push(room);
      return { room, page };
    };
  })
  .extend('open', async ({ enter }) => async (reader: Reader = {}): Promise<Visit> => {
    const { width = 1280, height = 900, javaScript = true, keeps, ...options } = reader;
    const { room, page } = await enter(
      { viewport: { width, height }, javaScriptEnabled: javaScript, ...options },
      keeps,
    );
    const { problems, requests } = room.heard;
    return { page, problems, requests };
  })
  .extend('visit', async ({ enter }) => async (path: string, options: VisitOptions = {}): Promise<Page> => {
    const { storage, before, prepare, provoked, early = false, ...rest } = options;
    const { room, page } = await enter({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      ...rest,
    });
    room.heard.provoked = provoked;
    if (before) await room.context.addInitScript(before);
    await prepare?.(page);
    const filling = storage && (await fill(page, storage));
    await page.goto(new URL(path, inject('url')).href, { waitUntil: early ? 'commit' : 'load' });
    await filling?.dispose();
    return page;
  });

const read = async (url: URL): Promise<string> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response.text();
};

const locations = (xml: string): string[] =>
  [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, location = '']) => new URL(location).pathname);

/**
 * The addresses of all pages that the site's own sitemap lists, on the server that `url` names, and its pages for errors.
 *
 * @param url ends with a slash, as `inject('url')` and `inject('baseUrl')` do
 */
export async function pagesOf(url: string): Promise<string[]> {
  const maps = locations(await read(new URL('sitemap-index.xml', url)));
  const pages = await Promise.all(maps.map(async (path) => locations(await read(new URL(path, url)))));
  const errors = ['404.html', '500.html'].map((file) => new URL(file, url).pathname);
  return [...pages.flat(), ...errors].map((path) => new URL(path, url).href);
}
