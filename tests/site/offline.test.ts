// The site with the network cut: the server is stopped. And what happens when there is a newer edition on it.
import { cp, glob, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished } from 'vitest';
import offlineTexts from '../../content/ui/offline.json';
import { unpack } from '../../src/offline/pack.mjs';
import { keepOffline } from '../../src/site/offline.mjs';
import { test } from '../helpers/browser';
import { allKept, keptBy, LONG } from '../helpers/kept-site';
import { axeViolations } from '../helpers/page-checks';
import { serveFolder } from '../helpers/static-server.mjs';
import { formPath, radio } from '../helpers/tjek';

const BASE = '/samarbejdstjek/';
/** The parts of an edition as its worker names them. */
async function editionOf(folder: string): Promise<Edition> {
  const [, json = ''] = /^const EDITION = (.*);$/m.exec(await readFile(`${folder}/sw.js`, 'utf8')) ?? [];
  return JSON.parse(json);
}

test('after one visit to the front page the whole site works without a network, under a sub-path too', {
  timeout: 120_000,
}, async ({ open }) => {
  const server = await serveFolder('dist-base', { base: BASE });
  const visit = await open({ keeps: server.url });
  const { page } = visit;
  const at = (path: string) => new URL(path, server.url).href;
  await page.goto(server.url);
  await allKept(page);
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  expect(scope).toBe(server.url);
  const addresses = Object.values(await keptBy(page)).flat();
  expect(addresses.filter((address) => !address.startsWith(BASE))).toEqual([]);
  await server.close();

  // A page for reading, from a link with something of its own at its end, and without its slash.
  const reading = await page.goto(at('guide/data?moede=K7XM#x'));
  expect(reading?.fromServiceWorker()).toBe(true);
  expect(new URL(page.url()).href).toBe(at('guide/data/?moede=K7XM#x'));
  expect(await page.evaluate(async () => (await document.fonts.ready).status)).toBe('loaded');

  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox').fill('trivsel');
  await page.locator('.st-search-results a').first().click();
  await page.waitForURL((url) => !url.pathname.endsWith('/guide/data/'));
  await page.getByRole('heading', { level: 1 }).waitFor();

  await page.goto(at('tjek/hurtigt-tjek/skoleledelse/'));
  for (const udsagn of await page.locator('fieldset').all())
    await udsagn.getByText('I nogen grad', { exact: true }).click();
  await page.getByRole('link', { name: 'Se resultatet' }).click();
  await page.locator('.st-profile-row').first().waitFor();

  await page.goto(at('anbefalinger/'));
  await page.getByLabel('Målgruppe').selectOption('politikere');
  await page.getByRole('status').filter({ hasText: /\d/ }).first().waitFor();

  const missing = await page.goto(at('findes/ikke/'));
  expect(missing?.status()).toBe(503);
  await page.getByRole('heading', { level: 1, name: 'Siden kan ikke hentes lige nu' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Workshoppen' }).click();
  await page.waitForURL(at('workshop/'));
  // The browser notes the status that was asked for.
  expect(visit.problems.splice(0).filter((problem) => !problem.includes('503'))).toEqual([]);
});

/** A copy of the site, as it was deployed first. */
async function copyOfSite(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'edition-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp('dist', folder, { recursive: true });
  await keepOffline(`${folder}/`, '/');
  return folder;
}

/** Makes of a site what a later deploy makes of it: other words on every page, and another name for every script. */
async function makeNewEdition(folder: string): Promise<void> {
  const renamed = (text: string) =>
    text.replace(/\.([\w-]{8})\.js\b/g, (_, hash: string) => `.${[...hash].reverse().join('')}.js`);
  for await (const entry of glob(['**/*.html', '_astro/*.js'], { cwd: folder })) {
    const file = join(folder, entry);
    const text = renamed(await readFile(file, 'utf8')).replaceAll('</h1>', ' (ny)</h1>');
    await writeFile(file, text);
    if (file.endsWith('.js')) await rename(file, join(dirname(file), renamed(basename(file))));
  }
  await keepOffline(`${folder}/`, '/');
}

/** Waits until what would show the notice has come, and sees that it does not. */
async function isNotOffered(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)))
    .toContainEqual(expect.stringContaining('/new-edition.'));
  expect(await page.getByText('ny udgave').filter({ visible: true }).count()).toBe(0);
}

test('a new edition waits for the reader’s word, never comes in the middle of a workshop, and is never mixed with the old', {
  timeout: 120_000,
}, async ({ open }) => {
  const folder = await copyOfSite();
  let server = await serveFolder(folder);
  const port = Number(new URL(server.url).port);
  const visit = await open({ keeps: server.url });
  const { page } = visit;
  const at = (path: string) => new URL(path, server.url).href;
  const title = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await page.goto(at('om/'));
  await page.getByText('Hele sitet er gemt på denne enhed').waitFor(LONG);
  const [before] = Object.keys(await keptBy(page));

  await server.close();
  await makeNewEdition(folder);
  server = await serveFolder(folder, { port });

  // The old one stays whole: a page that was not opened before, and a part of it that is only fetched now.
  await page.goto(at('metode/'));
  const notice = page.getByRole('region', { name: 'Ny udgave' });
  await notice.getByText('Der er en ny udgave af sitet.').waitFor(LONG);
  await title('Sådan regnes resultatet ud');
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox').fill('trivsel');
  await page.locator('.st-search-results a').first().waitFor();
  await page.keyboard.press('Escape');
  expect(await axeViolations(page)).toEqual([]);

  const other = await page.context().newPage();
  await other.goto(at('workshop/leder/'));
  await isNotOffered(other);
  await other.goto(at('workshop/vaeg/'));
  await isNotOffered(other);
  await notice.getByRole('button', { name: 'Hent den nu' }).click();
  await notice.getByText('En workshop er i gang i et andet vindue.').waitFor();
  await title('Sådan regnes resultatet ud');

  // Who does not want it now is not asked on every page.
  await other.goto(at('plan/'));
  await other.getByRole('button', { name: 'Ikke nu' }).click();
  await other.reload();
  await isNotOffered(other);

  // A tab with answers that are nowhere else.
  const holding = await page.context().newPage();
  await holding.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key: string, value: string) {
      if (key.startsWith('samarbejdstjek:')) throw new DOMException('full', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
  });
  await holding.goto(at(formPath('forvaltning')));
  await radio(holding, 'forvaltning', 0, 3).check();

  // All windows get it at once, but for that one.
  await notice.getByRole('button', { name: 'Hent den nu' }).click();
  await title('Sådan regnes resultatet ud (ny)');
  await other.getByRole('heading', { level: 1, name: /\(ny\)$/ }).waitFor();
  await expect.poll(async () => Object.keys(await keptBy(page))).toHaveLength(1);
  expect(Object.keys(await keptBy(page))).not.toEqual([before]);
  await holding.getByText(offlineTexts.edition.held).waitFor();
  const take = holding.getByRole('button', { name: offlineTexts.edition.take });
  const asked = holding.waitForEvent('dialog').then(async (dialog) => {
    await dialog.dismiss();
    return dialog.type();
  });
  await take.click();
  expect(await asked).toBe('beforeunload');
  expect(await radio(holding, 'forvaltning', 0, 3).isChecked()).toBe(true);
  holding.once('dialog', (dialog) => dialog.accept());
  await take.click();
  await holding.getByRole('heading', { level: 1, name: /\(ny\)$/ }).waitFor();
  expect(await notice.isHidden()).toBe(true);

  // And it is all there: a reader who could do without the network still can.
  await server.close();
  await page.goto(at('kilder/'));
  await page.getByRole('heading', { level: 1, name: /\(ny\)$/ }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox').fill('trivsel');
  await page.locator('.st-search-results a').first().waitFor();
});

test('a page that was on its way when another edition took over is loaded again, once', async ({ open }) => {
  const server = await serveFolder(await copyOfSite());
  const { page } = await open({ keeps: server.url });
  const at = (path: string) => new URL(path, server.url).href;
  await page.goto(server.url);
  await allKept(page);
  const ofNavigation = () => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return { type: entry?.type, edition: entry?.serverTiming[0]?.description };
  };
  await page.goto(at('metode/'));
  const [edition] = Object.keys(await keptBy(page));
  expect(await page.evaluate(ofNavigation)).toEqual({ type: 'navigate', edition });

  // As the page would see it; when exactly another edition takes over cannot be arranged.
  const late = await page.context().newPage();
  await late.addInitScript(() => {
    const { getEntriesByType } = Performance.prototype;
    Performance.prototype.getEntriesByType = function (name: string) {
      const entries = getEntriesByType.call(this, name);
      const { type } = entries[0] as PerformanceNavigationTiming;
      const old = { type, serverTiming: [{ name: 'edition', description: 'an older one' }] };
      return name === 'navigation' && type === 'navigate'
        ? ([old] as unknown as PerformanceEntryList)
        : entries;
    };
  });
  await late.goto(at('metode/')).catch(() => undefined);
  await expect
    .poll(() => late.evaluate(ofNavigation).catch(() => undefined))
    .toEqual({ type: 'reload', edition });
  await server.close();
});

describe.each(['dist', 'dist-base'])('what is kept of %s', (folder) => {
  const inSite = (address: string, { base }: Edition) => `${folder}/${address.slice(base.length)}`;

  test('is every page and every file that a page asks for, as they are', async () => {
    const edition = await editionOf(folder);
    const { first, later } = edition;
    const packs = await Promise.all(
      [...first.packs, ...later.packs].map(async (address) =>
        unpack(JSON.parse(await readFile(inSite(address, edition), 'utf8'))),
      ),
    );
    const kept = new Map(packs.flatMap((pack) => [...pack]));
    expect(packs.reduce((sum, { size }) => sum + size, 0)).toBe(kept.size);
    const pages = await Array.fromAsync(glob('**/*.html', { cwd: folder }));
    expect(pages.length).toBeGreaterThan(100);
    for (const page of pages.filter((file) => file !== '404.html')) {
      const path = page.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1');
      expect(kept.get(path) === (await readFile(`${folder}/${page}`, 'utf8')), page).toBe(true);
    }
    const assets = [...first.files, ...later.files].map((address) => address.slice(edition.base.length));
    const files = await Array.fromAsync(
      glob('{_astro,pagefind}/**/*.*', { cwd: folder, exclude: ['**/offline-*', '**/*.{br,gz}'] }),
    );
    const isKept = (path: string) => kept.has(path) || assets.includes(path);
    expect(files.filter((file) => !isKept(file.replaceAll('\\', '/')))).toEqual([]);
  });

  test('takes less than 3 MB, and what comes at once less than 650 kB', async () => {
    const edition = await editionOf(folder);
    const weigh = async (addresses: string[], compress: (body: Buffer) => Buffer) => {
      const bodies = await Promise.all(addresses.map((address) => readFile(inSite(address, edition))));
      return bodies.reduce((sum, body) => sum + compress(body).length, 0);
    };
    const WAYS: Record<string, (body: Buffer) => Buffer> = {
      raw: (body) => body,
      gzip: (body) => gzipSync(body),
      brotli: (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    };
    const rows: string[] = [];
    const sums: Record<string, number[]> = {};
    for (const [way, compress] of Object.entries(WAYS)) {
      const parts = [edition.first, edition.later].map(({ files, packs }) => [...files, ...packs]);
      const [first = 0, later = 0] = await Promise.all(parts.map((part) => weigh(part, compress)));
      sums[way] = [first, first + later];
      rows.push(`${way.padEnd(8)}${`${first}`.padStart(10)}${`${first + later}`.padStart(10)}`);
    }
    console.info([`kept of ${folder}, bytes: at once, in all`, ...rows].join('\n'));
    const [atOnce = Number.NaN, inAll = Number.NaN] = sums['gzip'] ?? [];
    expect(atOnce).toBeLessThan(650_000);
    expect(inAll).toBeLessThan(3_000_000);
  });
});
