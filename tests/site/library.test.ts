import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { test } from '../helpers/browser';

const home = inject('url');
const at = (path: string) => new URL(path, home).href;

const items = (page: Page) => page.locator('[data-item]:visible');
const status = (page: Page) => page.locator('.st-filter-status [role="status"]');

describe.each([
  { path: 'citater/', filter: 'Element', value: 'sparring', attribute: 'element' },
  { path: 'anbefalinger/', filter: 'Målgruppe', value: 'politikere', attribute: 'til' },
  { path: 'eksempler/', filter: 'Slags', value: 'vaerktoej', attribute: 'slags' },
])('the library /$path', ({ path, filter, value, attribute }) => {
  test('is a whole list without JavaScript, and has no dead controls', async ({ open }) => {
    const { page } = await open({ javaScript: false });
    await page.goto(at(path));
    expect(await items(page).count()).toBeGreaterThan(30);
    expect(await page.locator('main select:visible, main button:visible').count()).toBe(0);
  });

  test('narrows by what the reader chooses, says so, and keeps it in the address', async ({ open }) => {
    const { page } = await open();
    await page.goto(at(path));
    const total = await items(page).count();
    await page.getByRole('combobox', { name: filter }).selectOption(value);
    await expect.poll(() => items(page).count()).toBeLessThan(total);
    const shown = await items(page).evaluateAll(
      (list, name) => list.map((item) => (item as HTMLElement).dataset[name] ?? ''),
      attribute,
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const values of shown) expect(values.split(' ')).toContain(value);
    expect(await status(page).innerText()).toBe(`${shown.length} af ${total} vises`);
    expect(new URL(page.url()).searchParams.get(attribute)).toBe(value);

    // Somebody else opens the address.
    const other = await open();
    await other.page.goto(page.url());
    await expect.poll(() => items(other.page).count()).toBe(shown.length);
    await other.page.getByRole('button', { name: 'Vis alle' }).click();
    await expect.poll(() => items(other.page).count()).toBe(total);
    expect(new URL(other.page.url()).search).toBe('');
  });

  test('says what to do when nothing fits, and takes no notice of a choice that is not there', async ({
    open,
  }) => {
    const { page } = await open();
    await page.goto(`${at(path)}?${attribute}=findes-ikke`);
    const total = await items(page).count();
    expect(total).toBeGreaterThan(30);
    for (const select of await page.locator('.st-filters select').all()) {
      if ((await items(page).count()) === 0) break;
      await select.selectOption({ index: (await select.locator('option').count()) - 1 });
    }
    if ((await items(page).count()) === 0)
      expect(await page.locator('[data-none]').innerText()).toContain('Intet passer');
  });
});

describe('a quote', () => {
  test('is copied with its source in one click', async ({ open }) => {
    const { page } = await open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(at('citater/'));
    const first = items(page).first();
    const [text, speaker] = [
      await first.locator('blockquote').first().innerText(),
      await first.locator('.st-quote-speaker').innerText(),
    ];
    await first.getByRole('button', { name: 'Kopiér med kilde' }).click();
    await first.getByRole('button', { name: 'Kopieret' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`»${text.replace(/«$/, '')}«`);
    expect(copied).toContain(`(${speaker}. EVA’s guide (2017)`);
  });

  test('fills the wall, legible at eight metres, and Escape brings the list back', async ({ open }) => {
    const { page } = await open({ width: 1920, height: 1080 });
    await page.goto(at('citater/'));
    const quotes = page.locator('[data-item] .st-quote:not(.st-quote-long)');
    const show = quotes.first().getByRole('button', { name: 'Vis stort' });
    await show.click();
    const size = await page
      .locator('.st-wall blockquote')
      .evaluate((quote) => Number.parseFloat(getComputedStyle(quote).fontSize));
    expect(size).toBeGreaterThanOrEqual(1080 / 24);
    await page.keyboard.press('Escape');
    expect(await page.locator('.st-wall').isVisible()).toBe(false);
    await expect.poll(() => show.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

describe('the meetings of three municipalities', () => {
  test('sort by how often they are held, and back', async ({ open }) => {
    const { page } = await open();
    await page.goto(at('moeder/'));
    const table = page.locator('table[data-sortable]').nth(1);
    const often = () =>
      table
        .locator('td[data-sort]')
        .evaluateAll((cells) => cells.map((cell) => Number((cell as HTMLElement).dataset['sort'])));
    const heading = table.getByRole('columnheader', { name: 'Hyppighed' });
    await heading.getByRole('button').click();
    const rising = await often();
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    await heading.getByRole('button').press('Enter');
    expect(await often()).toEqual([...rising].reverse());
  });

  test('are cards on a phone, with no sideways scrolling of the table', async ({ open }) => {
    const { page } = await open({ width: 390, height: 844 });
    await page.goto(at('moeder/'));
    const box = await page.locator('table[data-sortable]').first().boundingBox();
    expect(box?.width).toBeLessThanOrEqual(390);
  });
});

describe('a word of the field', () => {
  test('is linked once on a page, shows its explanation on hover and focus, and leads to the glossary', async ({
    open,
  }) => {
    const { page } = await open();
    await page.goto(at('guide/sparring/'));
    const links = page.locator('a.st-term');
    const hrefs = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).hash));
    expect(hrefs.length).toBeGreaterThan(3);
    expect(new Set(hrefs).size).toBe(hrefs.length);
    const first = links.first();
    const tip = page.locator(`#${await first.getAttribute('interestfor')}`);
    expect(await tip.isVisible()).toBe(false);
    await first.hover();
    await tip.waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'hidden' });
    await page.mouse.move(0, 0);
    await first.focus();
    await tip.waitFor({ state: 'visible' });
    await first.press('Enter');
    await page.waitForURL(/\/begreber\/#/);
    expect(await page.locator(':target').count()).toBe(1);
  });

  test('is plain text on paper', async ({ open }) => {
    const { page } = await open();
    await page.goto(at('guide/sparring/'));
    await page.emulateMedia({ media: 'print' });
    const looks = await page
      .locator('a.st-term')
      .first()
      .evaluate((link) => getComputedStyle(link).textDecorationLine);
    expect(looks).toBe('none');
  });
});
