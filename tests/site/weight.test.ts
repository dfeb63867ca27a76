// What a reader's connection has to carry. A change that breaks a budget needs a reason, and a look at the table this prints.
import { brotliCompressSync, constants } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { afterAll, describe, expect, inject } from 'vitest';
import takeTexts from '../../content/ui/tag-med.json';
import { test } from '../helpers/browser';

const kB = 1000;

/** What the parts of a page weigh on their way to the reader, in bytes. */
interface Weight {
  html: number;
  css: number;
  /** Scripts in files of their own. */
  scripts: number;
  /** Scripts that stand in the page, as if they were sent alone; they are part of `html` as well. */
  inline: number;
  fonts: number;
  other: number;
  /** Of each file with scripts. */
  files: Record<string, number>;
}

/** What the paper of a result needs besides, so that it has its svarkode. */
const FOR_PAPER = /\/(SvarkodeCard|svarkode|qr|QrCode|copy-text|address|fnv|rolldown-runtime)\./;

const compressed = (body: Buffer | string): number =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const KINDS = { document: 'html', stylesheet: 'css', script: 'scripts', font: 'fonts' } as const;

const kindOf = (response: Response): 'html' | 'css' | 'scripts' | 'fonts' | 'other' => {
  const type = response.request().resourceType();
  return type in KINDS ? KINDS[type as keyof typeof KINDS] : 'other';
};

/** Does something with a page and weighs all that came over the wire until it was done, as a good host would send it. */
async function weigh(page: Page, act: () => Promise<unknown>): Promise<Weight> {
  const responses: Response[] = [];
  const note = (response: Response) => void responses.push(response);
  page.on('response', note);
  await act();
  page.off('response', note);
  const weight: Weight = { html: 0, css: 0, scripts: 0, inline: 0, fonts: 0, other: 0, files: {} };
  for (const response of responses) {
    const body = await response.body();
    const kind = kindOf(response);
    // Typefaces are compressed already.
    weight[kind] += kind === 'fonts' ? body.length : compressed(body);
    if (kind === 'scripts') weight.files[new URL(response.url()).pathname] = compressed(body);
    if (kind !== 'html') continue;
    for (const [, attributes = '', script = ''] of body
      .toString()
      .matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
      if (!/\bsrc=|application\/json/.test(attributes)) weight.inline += compressed(script);
    }
  }
  return weight;
}

const rows: Record<string, Record<string, number>> = {};

/** Puts a weight in the table that is printed at the end. */
const record = (name: string, { html, css, scripts, inline, fonts }: Weight) => {
  rows[name] = { html, css, scripts, 'inline scripts': inline, fonts, all: html + css + scripts + fonts };
};

afterAll(() => {
  const columns = ['html', 'css', 'scripts', 'inline scripts', 'fonts', 'all'];
  const lines = Object.entries(rows).map(
    ([name, row]) => name.padEnd(44) + columns.map((column) => `${row[column] ?? ''}`.padStart(16)).join(''),
  );
  const head =
    'bytes over the wire, brotli'.padEnd(44) + columns.map((column) => column.padStart(16)).join('');
  console.info([head, ...lines].join('\n'));
});

const at = (path: string) => new URL(path, inject('url')).href;

describe('a page for reading', () => {
  test.for(['', 'guide/data/', 'fokuspunkter/ryd-op-i-indsatser/', 'metode/'])(
    '/%s needs little code, and nothing of search',
    async (path, { open }) => {
      const { page } = await open();
      const weight = await weigh(page, () => page.goto(at(path), { waitUntil: 'networkidle' }));
      record(`/${path}`, weight);
      expect(weight.scripts).toBeGreaterThan(0);
      expect(weight.scripts).toBeLessThanOrEqual(5 * kB);
      expect(weight.scripts + weight.inline).toBeLessThanOrEqual(7 * kB);
      expect(Object.keys(weight.files).filter((file) => /pagefind|ui-core|preact/.test(file))).toEqual([]);
    },
  );

  test('the front page takes less than 160 kB in all', async ({ open }) => {
    const { page } = await open();
    const { html, css, scripts, fonts } = await weigh(page, () =>
      page.goto(at(''), { waitUntil: 'networkidle' }),
    );
    expect(fonts).toBeGreaterThan(0);
    expect(html + css + scripts + fonts).toBeLessThan(160 * kB);
  });
});

test('the form of a tjek needs little code before it is answered, and the result is fetched after the first answer', async ({
  open,
}) => {
  const { page } = await open();
  const form = await weigh(page, () =>
    page.goto(at('tjek/hurtigt-tjek/forvaltning/'), { waitUntil: 'networkidle' }),
  );
  record('/tjek/hurtigt-tjek/forvaltning/', form);
  expect(form.scripts + form.inline).toBeLessThanOrEqual(13 * kB);
  expect(Object.keys(form.files).filter((file) => /pagefind|ui-core|preact/.test(file))).toEqual([]);

  const result = await weigh(page, async () => {
    const fetched = page.waitForResponse(/tjek-result/);
    await page.locator('fieldset').first().getByText('I nogen grad', { exact: true }).click();
    await fetched;
    await page.getByRole('link', { name: 'Se resultatet' }).click();
    await page.locator('.st-profile-row').first().waitFor();
    await page.locator('.st-paper-code svg').waitFor({ state: 'attached' });
  });
  // The svarkode that paper has comes after it.
  const forPaper = Object.entries(result.files)
    .filter(([file]) => FOR_PAPER.test(file))
    .reduce((sum, [, size]) => sum + size, 0);
  result.scripts -= forPaper;
  record('  and its result', result);
  rows['  and the svarkode for its paper'] = { scripts: forPaper };
  expect(result.scripts).toBeGreaterThan(0);
  expect(form.scripts + form.inline + result.scripts).toBeLessThanOrEqual(20 * kB);
  expect(forPaper).toBeGreaterThan(0);
  expect(forPaper).toBeLessThanOrEqual(10 * kB);

  const take = await weigh(page, async () => {
    await page.locator('summary', { hasText: takeTexts.open }).first().click();
    await page.getByRole('button', { name: takeTexts.word }).waitFor();
  });
  record('  opening »Hent eller del«', take);
  expect(take.scripts).toBeLessThanOrEqual(11 * kB);
  const word = await weigh(page, async () => {
    const written = page.waitForEvent('download');
    await page.getByRole('button', { name: takeTexts.word }).click();
    await written;
  });
  record('  writing a Word document', word);
  expect(word.scripts).toBeGreaterThan(10 * kB);
  expect(word.scripts).toBeLessThanOrEqual(65 * kB);
});

test('search is weighed too, as it is fetched when it is opened', async ({ open }) => {
  const { page } = await open();
  await page.goto(at('om/'));
  const search = await weigh(page, async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('searchbox').fill('trivsel');
    await page.locator('.st-search-results a').first().waitFor();
  });
  record('  opening search', search);
  expect(search.scripts).toBeGreaterThan(10 * kB);
});
