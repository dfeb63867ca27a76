// What the site has on the device is what the page says it has, and all of it goes when the reader says so.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import words from '../../content/ui/privatliv.json';
import publisher from '../../content/ui/udgiver.json';
import { axeViolations } from '../helpers/page-checks';
import { serveFolder } from '../helpers/static-server.mjs';
import { forbidStorage } from '../helpers/storage';
import {
  all,
  fill,
  formPath,
  giveAnswers,
  kept,
  NOTHING_YET,
  storageKey,
  stored,
  test,
} from '../helpers/tjek';

const PAGE = 'privatliv/';
const V1 = 'samarbejdstjek:v1:';

/** The longest that a name can be; what is stored under it may be longer, and only this much is shown. */
const NAME = 'Foråret, '.padEnd(120, 'x');

/** A device that has been in use: one of everything, and something of another site at the same address. */
const USED: Record<string, string> = {
  ...stored('forvaltning', all(2)),
  [`${V1}navn:besvarelse:hurtigt-tjek:forvaltning`]: NAME + 'x'.repeat(5000),
  [`${V1}gemt:g1`]: JSON.stringify({
    format: 1,
    kind: 'besvarelse',
    name: 'Sidste år',
    saved: '2025-11-05T09:30:00.000Z',
    content: JSON.parse(Object.values(stored('skoleledelse', all(3))).join()),
  }),
  [`${V1}plan`]: '{"format":1',
  [`${V1}lagt-til-side:hurtigt-tjek:skoleledelse`]: 'æøå',
  [`${V1}workshop:wgammel`]: '{"__proto__":{"polluted":1}}',
  'starlight-theme': 'dark',
  'en-anden-sides': 'bliver',
};

const items = (page: Page) => page.locator('[data-stored-now] li');
const sum = (page: Page) => page.locator('[data-stored-sum]');
const keysOf = (page: Page) => page.evaluate(() => Object.keys(localStorage).sort());
/** Waits until the keyboard is at what says this. */
const isAt = (page: Page, text: string) =>
  expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent?.slice(0, 200)))
    .toMatch(new RegExp(`^${text.replace(/[?.]/g, '\\$&')}`));

describe('the page about privacy', () => {
  test('lists all that is stored in words, and lets go of one thing at a time', async ({ visit }) => {
    const page = await visit(PAGE, { storage: USED });
    await items(page).nth(5).waitFor();
    expect(await items(page).locator('strong').allInnerTexts()).toEqual([
      NAME,
      'Sidste år',
      ...Array(3).fill(words.kinds.unreadable),
      words.settings['starlight-theme'],
    ]);
    expect(await items(page).first().locator('.st-hint').innerText()).toMatch(
      /^Besvarelse · Hurtigt tjek, Forvaltning · svar fra 5\. november 2026 · \d+ byte · på enheden$/,
    );
    expect(await items(page).nth(1).locator('.st-hint').innerText()).toContain(words.shelved);
    expect(await axeViolations(page)).toEqual([]);
    const size = Object.entries(USED).reduce(
      (bytes, [key, text]) =>
        key.startsWith('en-') || key.includes(':navn:') ? bytes : bytes + Buffer.byteLength(key + text),
      0,
    );
    expect(await sum(page).innerText()).toBe(
      fill(words.sum, {
        n: 6,
        size: fill(words.sizes.kB, { n: (size / 1000).toFixed(1).replace('.', ',') }),
      }),
    );

    const download = page.waitForEvent('download');
    await items(page).nth(3).getByRole('button', { name: words.download }).click();
    expect((await download).suggestedFilename()).toMatch(/^samarbejdstjek-v1-.*\.txt$/);

    await items(page).first().getByRole('button', { name: words.remove }).click();
    await page.getByText(fill(words.removed, { what: NAME })).waitFor();
    await isAt(page, words.undo);
    expect((await keysOf(page)).filter((key) => key.includes('forvaltning'))).toEqual([]);
    // There is no room for it once: it is not lost for that.
    await page.evaluate(() => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = () => {
        Storage.prototype.setItem = setItem;
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.keyboard.press('Enter');
    await page.getByText(fill(words.notPutBack, { what: NAME })).waitFor();
    const rescued = page.waitForEvent('download');
    await page.locator('.st-stored-said').getByRole('button', { name: words.download }).click();
    expect(await readFile(await (await rescued).path(), 'utf8')).toBe(USED[storageKey('forvaltning')]);
    await page.getByRole('button', { name: words.undo, exact: true }).press('Enter');
    await items(page).nth(5).waitFor();
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual(USED);
  });

  test('»Slet alt« leaves nothing of the site in any tab, and nothing else is touched', async ({ visit }) => {
    const page = await visit(formPath('forvaltning'), { storage: USED });
    const form = page;
    await form.getByText(kept(9)).waitFor();
    const other = await page.context().newPage();
    await other.goto(new URL('/privatliv/#slet-alt', page.url()).href);
    await items(other).nth(5).waitFor();
    // What is typed in one tab is on the list of the other at once.
    await form.getByRole('button', { name: 'Fjern svaret' }).first().click();
    await expect
      .poll(() => items(other).first().locator('.st-hint').innerText())
      .not.toContain('5. november 2026');

    await other.getByRole('button', { name: words.all.open }).click();
    await isAt(other, words.all.question);
    await other.getByRole('button', { name: words.all.no }).click();
    await isAt(other, words.all.open);
    expect((await keysOf(other)).length).toBe(Object.keys(USED).length);

    // A window that holds the copies against a crash, as one of an edition before might.
    await form.evaluate(
      () =>
        new Promise<void>((opened) => {
          const opening = indexedDB.open('samarbejdstjek-sikkerhedskopi');
          opening.onsuccess = () => {
            addEventListener('lets-go', () => opening.result.close());
            opened();
          };
        }),
    );
    await other.keyboard.press('Enter');
    await other.getByRole('button', { name: words.all.yes }).click();
    await other.getByText(words.all.partly).waitFor();
    await form.evaluate(() => dispatchEvent(new Event('lets-go')));
    await other.getByRole('button', { name: words.all.open }).click();
    await other.getByRole('button', { name: words.all.yes }).click();
    await other.getByText(words.all.done).waitFor();
    expect(await sum(other).innerText()).toBe(words.nothing);
    expect(await keysOf(other)).toEqual(['en-anden-sides']);
    expect(await other.evaluate(() => sessionStorage.length)).toBe(0);

    // The form in the other tab is blank, and what is answered there from now on is kept.
    await form.getByText(NOTHING_YET).waitFor();
    await giveAnswers(form, 'forvaltning', [1]);
    await form.getByText(kept(1)).waitFor();
    await items(other).first().waitFor();
    expect(await keysOf(form)).toContain(storageKey('forvaltning'));
  });

  test('says so where nothing may be stored', async ({ visit }) => {
    const page = await visit(PAGE, { before: forbidStorage });
    await page.getByText(words.nothing).waitFor();
    await page.getByText(words.site.notKept).waitFor();
    expect(await page.getByRole('button', { name: words.all.open }).isDisabled()).toBe(true);
  });

  test('counts the kept site, and deletes it too when asked to', { timeout: 60_000 }, async ({ open }) => {
    const server = await serveFolder('dist-base', { base: '/samarbejdstjek/' });
    try {
      const { page } = await open({ keeps: server.url });
      await page.goto(new URL(PAGE, server.url).href);
      await page.getByText(/^\d{3,} filer, [\d,]+ MB\./).waitFor({ timeout: 40_000 });
      await page.getByRole('button', { name: words.all.open }).click();
      await page.getByLabel(words.all.site).check();
      await page.getByRole('button', { name: words.all.yes }).click();
      await page.getByText(words.site.notKept).waitFor();
      expect(await page.evaluate(() => caches.keys())).toEqual([]);
      expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
        0,
      );
    } finally {
      await server.close();
    }
  });
});

test('the pages say who has put the site out, or that it is missing, and every page leads to both', async ({
  visit,
}) => {
  const answering = publisher.name || words.publisher.missing;
  const page = await visit('tilgaengelighed/');
  await page.getByText(answering).waitFor();
  const foot = page.locator('.st-footer-links');
  await foot.getByRole('link', { name: 'Privatliv' }).click();
  await page.getByRole('heading', { level: 1, name: 'Privatliv' }).waitFor();
  await page.getByText(answering).waitFor();
  await foot.getByRole('link', { name: 'Om', exact: true }).click();
  await page.getByRole('main').getByText(answering).waitFor();
});
