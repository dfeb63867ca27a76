import { expect, inject } from 'vitest';
import { pagesOf, test } from '../helpers/browser';
import { LEAST_WORDS, ownProse, proseIn, readabilityOf } from '../helpers/readability';

/** What adults read without effort; newspapers lie just below. */
const TARGET = 45;

test('LIX counts sentences and long words as Björnsson does', () => {
  // 8 words, 2 sentences, 2 long words.
  expect(readabilityOf(['Vi går i skole. Lærerne underviser os godt.'])).toEqual({ lix: 29, words: 8 });
  // The end of a block ends a sentence; a full stop inside a number or a word does not.
  expect(readabilityOf(['Se afsnit 5.1 nu', 'Ja'])).toEqual({ lix: 2.5, words: 5 });
});

test('our own text is no harder to read than a newspaper', async ({ open }) => {
  const pages = await pagesOf(inject('url'));
  const { page } = await open();
  const measured = new Map<string, number>();
  for (const url of pages) {
    const html = await (await fetch(url)).text();
    const blocks = await page.evaluate(ownProse, proseIn(html));
    const { lix, words } = readabilityOf(blocks);
    if (words >= LEAST_WORDS) measured.set(new URL(url).pathname, lix);
  }
  const values = [...measured.values()].sort((a, b) => a - b);
  console.log(
    `LIX of ${values.length} pages: median ${values[Math.floor(values.length / 2)]}, highest ${values.at(-1)}`,
  );
  expect(values.length).toBeGreaterThan(40);
  expect([...measured].filter(([, lix]) => lix > TARGET)).toEqual([]);
});
