// Printing from any page: one of each kind, as the menu of the browser prints it.
import { glob } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../helpers/browser';
import { cutIn, layoutProblems, printed, squeezed, wholesOf } from '../helpers/paper';

const paths = (await Array.fromAsync(glob('**/*.html', { cwd: 'dist' })))
  .map((file) => file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1'))
  // The materials and the tjek have tests of their own; the wall is for projectors, and the short addresses of forms lead on at once.
  .filter((path) => !/^((materialer|tjek)\/.+|workshop\/vaeg\/|\d+\/)$/.test(path))
  .sort();
/** Pages of one folder are of one kind; each page at the top is of its own. */
const kindOf = (path: string) => path.split('/').slice(0, -2).join('/') || path;
const oneOfEach = [...new Map(paths.map((path) => [kindOf(path), path])).values()];

/** The words of a page as it is printed, but for those that are only heard. */
async function wordsOn(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const words = await page.locator('main').evaluate((main) => {
    const found: string[] = [];
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      const range = document.createRange();
      range.selectNodeContents(text);
      const { width, height } = range.getBoundingClientRect();
      const clip = text.parentElement?.closest('.sr-only, svg');
      if (text.parentElement?.checkVisibility() && width > 1 && height > 1 && !clip)
        found.push(...text.data.split(/\s+/).filter((word) => word !== ''));
    }
    return found;
  });
  await page.emulateMedia({ media: null });
  return words;
}

test('there is one of each kind', () => {
  expect(oneOfEach.length).toBeGreaterThan(20);
});

test.for(oneOfEach.map((path) => [path] as const))(
  '/%s is complete on A4, with its head, its page numbers and no heading cut off from what it is over',
  async ([path], { visit }) => {
    const page = await visit(path);
    const before = await wordsOn(page);
    const { headings } = await wholesOf(page, 'main h1');
    const print = await printed(page, 'own');
    expect(layoutProblems(print, 'A4')).toEqual([]);
    const paper = print.pages.join('');
    // Some pages say what they are about to do, and then what they did.
    const after = new Set(await wordsOn(page));
    const words = before.filter((word) => after.has(word));
    expect(words.length).toBeGreaterThan(10);
    expect(words.filter((word) => !paper.includes(squeezed(word)))).toEqual([]);
    expect(cutIn(print, headings)).toEqual([]);
    for (const [index, sheet] of print.pages.entries()) {
      expect.soft(sheet).toContain('samarbejdstjek·');
      expect.soft(sheet).toContain(squeezed(`side ${index + 1} af ${print.pages.length}`));
    }
    // What is for finding one's way on the screen.
    expect(paper).not.toContain(squeezed('Spring til indholdet'));
  },
);
