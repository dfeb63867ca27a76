import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { type Reader, test } from '../helpers/browser';
import { overflowOf } from '../helpers/page-checks';
import { printed as printOnPaper, squeezed } from '../helpers/paper';
import { pagesOfPdf } from '../helpers/pdf';

const home = inject('url');
const at = (path: string) => new URL(path, home).href;

/** The pieces of text in the page's own part that can be seen, but for what is told about the state of the code. */
const textsOf = (page: Page): Promise<string[]> =>
  page
    .locator('main :is(h1, h2, h3, p, li, dt, dd, th, td, legend, label, summary):not([role="status"])')
    .evaluateAll((all) =>
      all
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        // Own statements are kept, or they are nothing: without JavaScript there is the paper's margin.
        .filter((element) => !element.closest('[data-own]'))
        .map((element) => (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim())
        .filter(Boolean),
    );

describe('without JavaScript', () => {
  const reader: Reader = { javaScript: false };

  test.for([
    ['the front page', ''],
    ['an element', 'guide/data/'],
    ['a fokuspunkt', 'fokuspunkter/ryd-op-i-indsatser/'],
    ['a source', 'kilder/eva-guide-2017/'],
    ['the method', 'metode/'],
    ['a tjek', 'tjek/hurtigt-tjek/'],
    ['the form of a tjek', 'tjek/hurtigt-tjek/forvaltning/'],
  ] as const)('%s shows all the text that others see', async ([, path], { open }) => {
    const shown: string[][] = [];
    for (const javaScript of [false, true]) {
      const { page } = await open({ javaScript });
      await page.goto(at(path));
      shown.push(await textsOf(page));
    }
    const [without = [], withIt = []] = shown;
    expect(withIt.join('').length).toBeGreaterThan(700);
    expect(withIt.filter((text) => !without.includes(text))).toEqual([]);
  });

  test('the links of head and foot lead on', async ({ open }) => {
    const { page } = await open(reader);
    await page.goto(home);
    for (const [area, name, path] of [
      ['banner', 'Læs', 'guide/'],
      ['banner', 'Fokuspunkter', 'fokuspunkter/'],
      ['banner', 'Tjek', 'tjek/hurtigt-tjek/'],
      ['banner', 'Workshop', 'workshop/'],
      ['banner', 'Print', 'materialer/'],
      ['banner', 'Samarbejdstjek', ''],
      ['contentinfo', 'Metode', 'metode/'],
      ['contentinfo', 'Kilder', 'kilder/'],
      ['contentinfo', 'Om', 'om/'],
    ] as const) {
      // The foot of the page stands inside main, where a footer is no landmark.
      const place = area === 'banner' ? page.getByRole('banner') : page.locator('.st-footer-links');
      await place.getByRole('link', { name, exact: true }).click();
      await page.waitForURL(at(path));
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
  });

  test.for([1280, 390])('no control is shown that does nothing, %i px wide', async (width, { open }) => {
    const { page } = await open({ ...reader, width });
    const dead: string[] = [];
    for (const path of ['', 'guide/data/', 'fokuspunkter/', 'metode/', 'tjek/hurtigt-tjek/']) {
      await page.goto(at(path));
      // What only opens a popover is the browser's own work.
      const controls = page.locator('button:not([popovertarget]), select, starlight-theme-select');
      for (const control of await controls.all())
        if (await control.isVisible()) dead.push(`/${path}: ${await control.evaluate((it) => it.outerHTML)}`);
    }
    expect(dead.map((html) => html.slice(0, 200))).toEqual([]);
  });

  test('on a phone, the menu opens', async ({ open }) => {
    const { page } = await open({ ...reader, width: 390, height: 844 });
    await page.goto(at('guide/data/'));
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.locator('nav.sidebar').getByRole('link', { name: 'Sparring', exact: true }).click();
    await page.waitForURL(at('guide/sparring/'));
  });

  test('on a phone, every part of the site can be reached from every page', async ({ open }) => {
    const { page } = await open({ ...reader, width: 390, height: 844 });
    await page.goto(at('guide/data/'));
    for (const name of [
      'Guiden',
      'Fokuspunkter',
      'Hurtigt tjek',
      'Workshop',
      'Print',
      'Metode',
      'Kilder',
      'Om',
    ])
      expect(
        await page.locator('.st-footer-links').getByRole('link', { name, exact: true }).isVisible(),
      ).toBe(true);
  });

  test('a quote’s longer form can be unfolded', async ({ open }) => {
    const { page } = await open(reader);
    await page.goto(at('guide/undersoegelsen/'));
    const details = page.locator('details.st-quote-fuller').first();
    await details.locator('summary').click();
    expect(await details.locator('blockquote').isVisible()).toBe(true);
  });
});

/** A page as it comes out of a printer: its text, as read from the PDF, and how many sheets it takes. */
async function printed(page: Page): Promise<{ text: string; sheets: number; pages: string[] }> {
  const sheets = await pagesOfPdf(await page.pdf({ format: 'A4', preferCSSPageSize: true, tagged: true }));
  return { text: sheets.join(' '), sheets: sheets.length, pages: sheets };
}

describe('printed', () => {
  test.for(['data', 'sparring', 'indsatser'])(
    'the guide on %s: unfolded, without menus, its core on at most four sheets',
    async (element, { open }) => {
      const { page } = await open();
      await page.goto(at(`guide/${element}/`));
      const folded = await page.locator('main details:not([open]) blockquote').allTextContents();
      const { text, pages } = await printed(page);
      expect(text).toContain('Indsigt');
      expect(text).toContain('Undersøgelsen bag');
      for (const quote of folded) expect(text).toContain(quote.trim().split(/\s+/).slice(-6).join(' '));
      for (const menu of ['På siden', 'Søg', 'Vælg lyst', 'Fokuspunkter Tjek', 'Forrige', 'Næste'])
        expect(text).not.toContain(menu);
      expect(text).toContain('side 1 af');
      // What all the sources say comes after the page itself, on sheets of its own.
      const depth = pages.findIndex((sheet) => sheet.includes('Alle kilder om'));
      expect(depth).toBeGreaterThan(0);
      expect(depth).toBeLessThanOrEqual(4);
    },
  );

  test('what is folded on the screen stands in the print', async ({ open }) => {
    const { page } = await open();
    await page.goto(at('guide/indsatser/'));
    const folded = page.locator('details.st-quote-fuller', { hasText: 'for mange tiltag i gang' });
    expect(await folded.locator('blockquote').isVisible()).toBe(false);
    expect((await printed(page)).text).toContain('at der simpelthen var for mange tiltag i gang');
  });

  test.for(['moeder/', 'metode/', 'tilgaengelighed/'])(
    'a table of /%s goes on from sheet to sheet between its rows, with its head on each',
    async (path, { open }) => {
      const { page } = await open();
      await page.goto(at(path));
      const print = await printOnPaper(page, 'own');
      const texts = await page
        .locator('main table')
        .evaluateAll((all) =>
          all.map((table) => [...table.querySelectorAll('tr')].map(({ textContent }) => textContent)),
        );
      const tables = texts.map(([head = '', ...rows]) => ({
        head: squeezed(head),
        rows: rows.map(squeezed),
      }));
      const sheetsOf = (row: string) => print.pages.filter((sheet) => sheet.includes(row));
      const rows = tables.flatMap((table) => table.rows);
      expect(rows.filter((row) => sheetsOf(row).length === 0)).toEqual([]);
      for (const sheet of print.pages)
        for (const { head } of tables) {
          const here = tables.filter(
            (table) => table.head === head && table.rows.some((row) => sheet.includes(row)),
          );
          expect(sheet.split(head).length - 1).toBe(here.length);
        }
      const isOnMore = ({ rows: all }: (typeof tables)[number]) => new Set(all.flatMap(sheetsOf)).size > 1;
      expect(tables.filter(isOnMore)).not.toEqual([]);
    },
  );

  test('short pages: without menus, on few sheets', async ({ open }) => {
    const { page } = await open();
    const short = [
      ['', 'Svarene bliver på jeres computer', 1],
      ['tjek/', 'ikke en måling', 1],
      ['fokuspunkter/ryd-op-i-indsatser/', 'Første skridt på næste møde', 2],
      ['workshop/', 'Sådan går det til', 2],
    ] as const;
    for (const [path, words, most] of short) {
      await page.goto(at(path));
      const { text, sheets } = await printed(page);
      expect(text).toContain(words);
      expect(text).not.toContain('På siden');
      expect(sheets, path).toBeLessThanOrEqual(most);
    }
  });

  test('from a dark screen, the print has black letters on white', async ({ open }) => {
    const { page } = await open({ colorScheme: 'dark' });
    await page.goto(at('guide/data/'));
    await page.emulateMedia({ media: 'print' });
    const colours = await page.evaluate(() => {
      const { color } = getComputedStyle(
        document.querySelector('.sl-markdown-content p:not(.st-hint)') ?? document.body,
      );
      return [color, getComputedStyle(document.body).backgroundColor];
    });
    expect(colours).toEqual(['rgb(17, 17, 17)', 'rgb(255, 255, 255)']);
  });
});

test('the measuring of sideways scrolling notices what is too wide', async ({ open }) => {
  const { page } = await open({ width: 320 });
  await page.goto(home);
  await page.evaluate(() => {
    const wide = document.createElement('p');
    wide.className = 'planted';
    wide.textContent = 'Bred';
    wide.style.width = '400px';
    document.querySelector('main')?.append(wide);
  });
  expect(await overflowOf(page)).toEqual([expect.stringContaining('p.planted')]);
});

test.for([1280, 390])(
  'links and buttons of head, foot and front page are big enough to hit, %i px wide',
  async (width, { open }) => {
    const { page } = await open({ width });
    await page.goto(home);
    const targets = page.locator(
      'header :is(a, button, select), .st-footer-links a, .st-four-ways a, .pagination-links a',
    );
    const small: string[] = [];
    for (const target of await targets.all()) {
      if (!(await target.isVisible())) continue;
      const box = await target.boundingBox();
      if (!box || box.width < 24 || box.height < 24)
        small.push(`${(await target.textContent())?.trim()}: ${box?.width} × ${box?.height}`);
    }
    expect(await targets.count()).toBeGreaterThan(10);
    expect(small).toEqual([]);
  },
);

describe('a reader who wants no motion', () => {
  test.for(['', 'guide/data/', 'tjek/hurtigt-tjek/forvaltning/'])(
    'gets none on /%s',
    async (path, { open }) => {
      const { page } = await open({ reducedMotion: 'reduce' });
      await page.goto(at(path));
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    },
  );

  test('gets none in the result, where others do', async ({ open }) => {
    const running: number[] = [];
    for (const reducedMotion of ['reduce', 'no-preference'] as const) {
      const { page } = await open({ reducedMotion });
      await page.goto(at('tjek/hurtigt-tjek/forvaltning/'));
      for (const udsagn of await page.locator('fieldset').all())
        await udsagn.getByText('I høj grad', { exact: true }).click();
      // Counted in the page, from the moment the bars are there, as they grow for less than a second.
      const count = page.evaluate(
        () =>
          new Promise<number>((counted) => {
            const look = () => {
              if (document.querySelector('.st-bar-fill')) counted(document.getAnimations().length);
              else requestAnimationFrame(look);
            };
            look();
          }),
      );
      await page.getByRole('link', { name: 'Se resultatet' }).click();
      running.push(await count);
    }
    expect(running[0]).toBe(0);
    expect(running[1]).toBeGreaterThan(0);
  });
});
