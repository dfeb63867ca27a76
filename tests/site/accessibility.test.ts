import type { AxeResults, RunOptions } from 'axe-core';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { pagesOf, type Reader, test } from '../helpers/browser';

const home = inject('url');
const pages = await pagesOf(home);

/** Runs axe with every rule it has on by default, those of best practice among them, and says what it finds. */
async function violationsOn(page: Page): Promise<string[]> {
  // Through the debugger, as the page's own security policy lets no other code in.
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(() => {
    const { axe } = globalThis as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } };
    // These two only shorten the report.
    return axe.run({ resultTypes: ['violations'], selectors: false });
  });
  expect(passes.length).toBeGreaterThan(10);
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map(({ html }) => html.slice(0, 160));
    return `${new URL(page.url()).pathname}: ${id} (${help}), ${nodes.length} times: ${where.join(' ')}`;
  });
}

interface Mode {
  reader: Reader;
  media?: 'print';
}

const MODES: Record<string, Mode> = {
  'in light': { reader: { colorScheme: 'light' } },
  'in dark': { reader: { colorScheme: 'dark' } },
  'on paper': { reader: { colorScheme: 'dark' }, media: 'print' },
  'on a phone': { reader: { colorScheme: 'light', width: 390, height: 844 } },
};

test.concurrent.for(Object.entries(MODES))(
  'axe finds nothing on any page %s',
  { timeout: 300_000 },
  async ([, { reader, media }], { open }) => {
    const { page } = await open(reader);
    if (media) await page.emulateMedia({ media });
    const found: string[] = [];
    for (const url of pages) {
      await page.goto(url);
      await page.locator(`html[data-theme=${reader.colorScheme}]`).waitFor();
      found.push(...(await violationsOn(page)));
    }
    expect(found).toEqual([]);
  },
);

describe('axe finds nothing', () => {
  test.for(['light', 'dark'] as const)(
    'in the open search with results, in %s',
    async (colorScheme, { open }) => {
      const { page } = await open({ colorScheme });
      await page.goto(home);
      await page.getByRole('button', { name: 'Søg', exact: true }).click();
      await page.getByRole('searchbox').fill('trivsel');
      await page.locator('.st-search-results > li').first().waitFor();
      expect(await violationsOn(page)).toEqual([]);
    },
  );

  test('in the open menu of a phone', async ({ open }) => {
    const { page } = await open({ width: 390, height: 844 });
    await page.goto(new URL('guide/data/', home).href);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.locator('nav.sidebar').getByRole('link', { name: 'Sparring', exact: true }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  test('on a page where everything is unfolded', async ({ open }) => {
    const { page } = await open();
    await page.goto(new URL('guide/undersoegelsen/', home).href);
    for (const summary of await page.locator('main summary').all()) await summary.click();
    expect(await page.locator('main details[open]').count()).toBeGreaterThan(0);
    expect(await violationsOn(page)).toEqual([]);
  });
});

test('axe finds what is planted', async ({ open }) => {
  const { page } = await open();
  await page.goto(home);
  await page.evaluate(() => {
    const main = document.querySelector('main');
    const faint = Object.assign(document.createElement('p'), { textContent: 'Kan I læse det?' });
    faint.style.color = '#ddd';
    faint.style.background = '#fff';
    main?.append(
      document.createElement('img'),
      faint,
      document.createElement('h1'),
      document.createElement('button'),
    );
  });
  const found = (await violationsOn(page)).join('\n');
  for (const rule of ['image-alt', 'color-contrast', 'button-name', 'empty-heading'])
    expect(found).toContain(`: ${rule} (`);
});

/** What a page calls itself. */
interface Facts {
  path: string;
  lang: string | undefined;
  titles: string[];
  headings: number;
  description: string | undefined;
}

async function factsOf(url: string): Promise<Facts> {
  const html = await (await fetch(url)).text();
  const markup = html.replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/gi, '');
  return {
    path: new URL(url).pathname,
    lang: /<html[^>]*\slang="([^"]*)"/.exec(markup)?.[1],
    titles: [...markup.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title = '']) => title),
    headings: markup.match(/<h1\b/g)?.length ?? 0,
    description: /<meta name="description" content="([^"]*)"/.exec(markup)?.[1],
  };
}

describe('what each page says about itself', async () => {
  const facts = await Promise.all(pages.map(factsOf));

  test('that it is in Danish', () => {
    expect(facts.filter(({ lang }) => lang !== 'da')).toEqual([]);
  });

  test('one heading over all others', () => {
    expect(facts.filter(({ headings }) => headings !== 1)).toEqual([]);
  });

  test('one title, which no other page has', () => {
    expect(facts.filter(({ titles }) => titles.length !== 1 || titles[0] === '')).toEqual([]);
    const seen = new Map<string, string[]>();
    for (const { path, titles } of facts)
      for (const title of titles) seen.set(title, [...(seen.get(title) ?? []), path]);
    expect([...seen].filter(([, paths]) => paths.length > 1)).toEqual([]);
  });

  test('a description, which no other page has', () => {
    expect(facts.filter(({ description = '' }) => description.length < 20)).toEqual([]);
    const descriptions = facts.map(({ description }) => description);
    expect(descriptions.filter((text, index) => descriptions.indexOf(text) !== index)).toEqual([]);
  });
});
