// How readers come to the materials for print: from the pages they are made of and from Materialer, and how they choose among many.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test as plain } from 'vitest';
import words from '../../content/ui/materialer.json';
import { fill } from '../../src/domain/text';
import type { Material } from '../../src/materials';
import type { Quote } from '../../src/schemas/quote';
import { entriesOf, readContent } from '../../src/site/content-files';
import { test } from '../helpers/browser';
import { problemsInEveryWay } from '../helpers/page-checks';
import { type Print, printed, squeezed } from '../helpers/paper';

const materials: Material[] = JSON.parse(readFileSync('dist/data/materialer.json', 'utf8'));
const quotes = entriesOf<Quote>(readContent(), 'quotes');
const htmlOf = (path: string, site = 'dist') => readFileSync(`${site}${path}index.html`, 'utf8');

/** The page that a sheet belongs to, by the address of the sheet; none for what belongs to no page but Materialer. */
const homeOf = (sheet: string): string | undefined =>
  [
    [/^\/materialer\/handout\/([^/]+)\/$/, '/guide/$1/'],
    [/^\/materialer\/fokuspunkter\/([^/]+)\/$/, '/fokuspunkter/$1/'],
    [/^\/materialer\/skema\/([^/]+)\/[^/]+\/$/, '/tjek/$1/'],
    [/^\/materialer\/(?:kort\/citater|plakater\/a[34])\/$/, '/citater/'],
    [/^\/materialer\/kort\/([^/]+)\/$/, '/tjek/$1/'],
  ]
    .filter(([pattern]) => (pattern as RegExp).test(sheet))
    .map(([pattern, home]) => sheet.replace(pattern as RegExp, home as string))[0];

describe('a sheet is found', () => {
  const sheets = materials.flatMap(({ href }) => {
    const home = homeOf(href);
    return home ? [{ sheet: href, home }] : [];
  });

  plain('from the page it belongs to', () => {
    const kinds = new Set(sheets.map(({ sheet }) => sheet.split('/')[2]));
    expect([...kinds].sort()).toEqual(['fokuspunkter', 'handout', 'kort', 'plakater', 'skema']);
    const unlinked = sheets.filter(({ sheet, home }) => {
      const [, line = ''] = htmlOf(home).match(/<p class="st-on-paper([\s\S]*?)<\/p>/) ?? [];
      return !line.includes(`href="${sheet}"`);
    });
    expect(unlinked).toEqual([]);
  });

  plain('but a sheet does not lead to itself', () => {
    for (const path of ['/materialer/handout/data/', '/materialer/hele-guiden/'])
      expect.soft(htmlOf(path), path).not.toContain('st-on-paper');
  });

  plain('and where the workshop speaks of blank forms, it leads to them', () => {
    const links = [...htmlOf('/workshop/').matchAll(/<a href="([^"]+)">([^<]*tomme skemaer)<\/a>/g)];
    expect(links.map(([, to]) => to)).toEqual(['/materialer/#skemaer', '/materialer/#skemaer']);
  });

  test('and the way to it is not on paper', async ({ visit }) => {
    const page = await visit('fokuspunkter/ryd-op-i-indsatser/');
    const link = page.getByRole('main').getByRole('link', { name: 'Fokuspunktet på ét ark' });
    expect(await link.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await link.isVisible()).toBe(false);
  });
});

describe('Materialer', () => {
  plain('speaks of the QR code on the forms only where they have one', () => {
    expect(htmlOf('/materialer/')).not.toContain('QR');
    expect(htmlOf('/materialer/', 'dist-base')).toContain(words.skema.scanLead);
  });

  test('says what each of the results is for, and leads to where it is printed', async ({ visit }) => {
    const titles: string[] = [];
    for (const { text, href, what } of words.result.items) {
      const page = await visit('materialer/');
      await page.getByRole('listitem').filter({ hasText: what }).getByRole('link', { name: text }).click();
      await page.waitForURL(`**${href}`);
      titles.push((await page.locator('h1').innerText()).trim());
    }
    expect(titles).toEqual([
      'Tjek jeres samarbejde',
      'Hurtigt tjek: begge roller',
      'Før og nu',
      'Resultatark',
      'Planen',
    ]);
  });

  test('leads to the choice where a material can be chosen from, and prints nothing unasked', async ({
    visit,
  }) => {
    const page = await visit('materialer/', {
      before: () => {
        window.print = () => document.documentElement.setAttribute('data-printed', '');
      },
    });
    const material = page.getByRole('listitem').filter({ hasText: fill(words.plakat.title, { size: 'A4' }) });
    await material.getByRole('link', { name: words.print }).click();
    await page.getByRole('heading', { name: words.pick.choose }).waitFor();
    expect(await page.locator('[data-printed]').count()).toBe(0);
  });
});

describe.each([
  { path: 'materialer/plakater/a4/', ids: quotes.map(({ id }) => id), cover: 0 },
  { path: 'materialer/plakater/a3/', ids: quotes.map(({ id }) => id), cover: 0 },
  {
    path: 'materialer/fokuspunkter/',
    ids: materials.flatMap(({ id }) => (/^fokuspunkt-/.test(id) ? [id.replace('fokuspunkt-', '')] : [])),
    cover: 1,
  },
])('choosing what is printed of $path', ({ path, ids, cover }) => {
  const total = ids.length;
  const countIs = (page: Page, n: number) =>
    page.getByRole('status').getByText(fill(words.pick.chosen, { n, total })).waitFor();
  const pagesOf = async (page: Page): Promise<Print['pages']> => (await printed(page, 'own')).pages;

  test('two give two, none gives no empty sheet and no button, and all come back', async ({ visit }) => {
    const page = await visit(path);
    const print = page.getByRole('button', { name: words.print });
    await countIs(page, total);
    expect(await page.getByRole('checkbox').count()).toBe(total);

    // By keyboard alone.
    await page.getByRole('button', { name: words.pick.none }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(words.pick.nothing).waitFor();
    expect(await print.isDisabled()).toBe(true);
    expect(await pagesOf(page)).toEqual([expect.stringContaining(squeezed(words.pick.noSheets))]);
    expect((await pagesOf(page)).join('')).not.toContain(squeezed(words.fokuspunkter.contents));

    for (const index of [1, total - 2]) {
      await page.getByRole('checkbox').nth(index).focus();
      await page.keyboard.press('Space');
    }
    await countIs(page, 2);
    expect(await print.isEnabled()).toBe(true);
    const two = await pagesOf(page);
    expect(two).toHaveLength(cover + 2);
    const chosen = await page
      .getByRole('checkbox', { checked: true })
      .evaluateAll((boxes) =>
        boxes.map(
          (box) =>
            document.getElementById((box as HTMLInputElement).name)?.querySelector('h2 ~ *, header')
              ?.textContent ?? '',
        ),
      );
    expect(chosen.filter((text) => text.length > 20)).toHaveLength(2);
    for (const [index, text] of chosen.entries())
      expect(two[cover + index]).toContain(squeezed(text).slice(0, 60));

    await page.getByRole('button', { name: words.pick.all }).click();
    await countIs(page, total);
    expect(await pagesOf(page)).toHaveLength(cover + total);
  });

  test('axe finds nothing, whether all or none are chosen', { timeout: 90_000 }, async ({ visit }) => {
    const page = await visit(path);
    await countIs(page, total);
    const found = await problemsInEveryWay(page);
    await page.getByRole('button', { name: words.pick.none }).click();
    await page.getByRole('status').getByText(words.pick.nothing).waitFor();
    expect([...found, ...(await problemsInEveryWay(page))]).toEqual([]);
  });

  test('without JavaScript there is no choice, and all are printed', async ({ visit }) => {
    const page = await visit(path, { javaScriptEnabled: false });
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await pagesOf(page)).toHaveLength(cover + total);
  });
});
