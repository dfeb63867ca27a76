import { describe, expect, inject } from 'vitest';
import { pagesOf, test } from '../helpers/browser';
import { axeViolations } from '../helpers/page-checks';

const home = inject('url');
const pages = await pagesOf(home);

describe('axe finds nothing', () => {
  test.for(['light', 'dark'] as const)(
    'in the open search with results, in %s',
    async (colorScheme, { open }) => {
      const { page } = await open({ colorScheme });
      await page.goto(home);
      await page.getByRole('button', { name: 'Søg', exact: true }).click();
      await page.getByRole('searchbox').fill('trivsel');
      await page.locator('.st-search-results > li').first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
    },
  );

  test('in the open menu of a phone', async ({ open }) => {
    const { page } = await open({ width: 390, height: 844 });
    await page.goto(new URL('guide/data/', home).href);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.locator('nav.sidebar').getByRole('link', { name: 'Sparring', exact: true }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('on a page where everything is unfolded', async ({ open }) => {
    const { page } = await open();
    await page.goto(new URL('guide/undersoegelsen/', home).href);
    for (const summary of await page.locator('main summary').all()) await summary.click();
    expect(await page.locator('main details[open]').count()).toBeGreaterThan(0);
    expect(await axeViolations(page)).toEqual([]);
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
  const found = (await axeViolations(page)).join('\n');
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
