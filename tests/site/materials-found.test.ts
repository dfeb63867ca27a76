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
const posters = quotes.filter(({ data }) => data.poster).map(({ id }) => id);
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

describe('choosing among the quote cards', () => {
  /** What lies on the four places of each sheet, from the top, the left first. */
  const placesOf = ({ facts }: Print) =>
    facts.pages.map((_, index) =>
      [
        { left: true, upper: true },
        { left: false, upper: true },
        { left: true, upper: false },
        { left: false, upper: false },
      ].map(({ left, upper }) =>
        squeezed(
          facts.pieces
            .filter(({ page, x, y }) => page === index + 1 && x < 297 === left && y > 421 === upper)
            .map(({ text }) => text)
            .join(''),
        ),
      ),
    );
  const CHOSEN = [1, 2, 9, 17, quotes.length - 1];

  test('five of them take two sheets, each back behind its front, and no sheet is empty', async ({
    visit,
  }) => {
    const page = await visit('materialer/');
    const material = page.getByRole('listitem').filter({ hasText: words.kort.quotesWhat });
    await material.getByRole('link', { name: words.print }).click();
    await page.getByRole('button', { name: words.pick.none }).click();
    expect((await printed(page, 'own')).pages).toEqual([
      expect.stringContaining(squeezed(words.pick.noSheets)),
    ]);
    const boxes = page.getByRole('checkbox');
    const names = await boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).name));
    // Whatever order they are ticked in, they lie in that of the list.
    for (const index of CHOSEN.toReversed()) await boxes.nth(index).check();
    await page.getByText(fill(words.pick.chosen, { n: 5, total: quotes.length })).waitFor();

    const five = await printed(page, 'own');
    const places = placesOf(five);
    expect(places).toHaveLength(4);
    const fronts = [...(places[0] ?? []), ...(places[2] ?? [])];
    const chosen = CHOSEN.map((index) => quotes.find(({ id }) => id === names[index])?.data.text ?? '');
    for (const [index, text] of chosen.entries()) expect(fronts[index]).toContain(squeezed(`»${text}«`));
    expect(fronts.slice(5)).toEqual(['', '', '']);
    const others = quotes.filter(({ data }) => !chosen.includes(data.text));
    const paper = five.pages.join('');
    expect(others.filter(({ data }) => paper.includes(squeezed(`»${data.text}«`)))).toEqual([]);
    // Turned on the long edge, left is right; the sign of the element is the front's.
    const back = expect.stringContaining(squeezed(words.kort.ask));
    expect(places[1]).toEqual([back, back, back, back]);
    expect(places[3]).toEqual(['', back, '', '']);
    const elements = await page
      .locator('.st-cards:visible')
      .evaluateAll((sheets) =>
        sheets.map((sheet) =>
          [...sheet.querySelectorAll('.st-card')].map((card) =>
            card.querySelector('.st-sign')?.getAttribute('class'),
          ),
        ),
      );
    const [front = [], turnedOver = []] = elements;
    expect(new Set(front).size).toBeGreaterThan(1);
    expect(turnedOver).toEqual([front[1], front[0], front[3], front[2]]);

    await page.getByRole('button', { name: words.pick.all }).click();
    const all = await printed(page, 'own');
    const without = await visit('materialer/kort/citater/', { javaScriptEnabled: false });
    expect(all.pages).toEqual((await printed(without, 'own')).pages);
  });

  test('axe finds nothing', { timeout: 60_000 }, async ({ visit }) => {
    const page = await visit('materialer/kort/citater/');
    await page.getByRole('checkbox').first().uncheck();
    await page.getByText(fill(words.pick.chosen, { n: quotes.length - 1, total: quotes.length })).waitFor();
    expect(await problemsInEveryWay(page)).toEqual([]);
  });
});

describe.each([
  { path: 'materialer/plakater/a4/', ids: posters, cover: 0 },
  { path: 'materialer/plakater/a3/', ids: posters, cover: 0 },
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
