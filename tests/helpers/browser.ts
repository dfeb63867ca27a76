// What browser tests share: one browser per file, and pages that write down whatever goes wrong in them. A test fails when a page of
// its own had a problem that it did not ask for: `expect(visit.problems.splice(0))` is how a test takes the ones it did.
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { expect, inject, test as plain } from 'vitest';
import { launch } from './chromium.mjs';

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
export interface Visit {
  page: Page;
  /** What a reader should never meet: errors, warnings, violations of the security policy, failed or foreign requests. */
  problems: string[];
  /** Every address that was asked for, in order. */
  requests: string[];
}

/** Starts the browser; close it when done. */
export const openBrowser = (): Promise<Browser> => launch();

/**
 * Makes a browser like one that keeps no sites for use without a network: on a plain http address, or where the reader forbids it.
 * Without this every test would fetch the whole site again in the background, and count requests that it did not cause. Playwright's
 * own `serviceWorkers: 'block'` warns in the console, where a warning is a fault.
 */
export const keepNothing = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
  });

/** Addresses that need no network. */
const LOCAL = /^(data|blob|about):/;

/** Opens a page in a context of its own, which Danish readers have, and lets it tell on itself. */
export async function openVisit(browser: Browser, reader: Reader = {}): Promise<Visit> {
  const { width = 1280, height = 900, colorScheme = 'light', javaScript = true } = reader;
  const context = await browser.newContext({
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    viewport: { width, height },
    colorScheme,
    javaScriptEnabled: javaScript,
    reducedMotion: reader.reducedMotion ?? 'no-preference',
  });
  const { keeps } = reader;
  if (!keeps) await keepNothing(context);
  const sites = keeps ? [keeps] : [inject('url'), inject('baseUrl')];
  const ours = sites.map((url) => new URL(url).origin);
  const problems: string[] = [];
  const requests: string[] = [];
  const page = await context.newPage();
  // Sooner than Vitest gives up, so that the report says what was waited for.
  page.setDefaultTimeout(10_000);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      problems.push(`${message.type()} in the console of ${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`error on ${page.url()}: ${error.message}`));
  context.on('request', (request: Request) => {
    const url = request.url();
    if (LOCAL.test(url)) return;
    requests.push(url);
    if (!ours.includes(new URL(url).origin)) problems.push(`request to another origin: ${url}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) problems.push(`status ${response.status()}: ${response.url()}`);
  });
  await context.exposeBinding('reportViolation', (_, violation: string) => {
    problems.push(`security policy: ${violation}`);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const { reportViolation } = globalThis as unknown as { reportViolation: (text: string) => void };
      reportViolation(`${event.effectiveDirective} blocked ${event.blockedURI} on ${location.pathname}`);
    });
  });
  return { page, problems, requests };
}

/** Waits until everything the page has said has arrived, and closes it. */
export async function closeVisit({ page }: Visit): Promise<void> {
  // An answer to a question comes after all that was said before it.
  if (!page.isClosed()) await page.evaluate(() => 0).catch(() => undefined);
  await page.context().close();
}

/**
 * Vitest's `test` with `open`, which opens a page as a given reader. Pages are closed when the test ends, and a problem on any of
 * them fails it.
 */
export const test = plain
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures this one needs, none.
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await openBrowser();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('open', async ({ browser }, { onCleanup }) => {
    const visits: Visit[] = [];
    onCleanup(async () => {
      await Promise.all(visits.map(closeVisit));
      expect(visits.flatMap(({ problems }) => problems)).toEqual([]);
    });
    return async (reader?: Reader): Promise<Visit> => {
      const visit = await openVisit(browser, reader);
      visits.push(visit);
      return visit;
    };
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

/** Rows for `test.for`: what to call each page in a report, and its address. */
export const named = (pages: readonly string[]): [path: string, url: string][] =>
  pages.map((url) => [new URL(url).pathname, url]);
