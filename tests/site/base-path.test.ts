// The site as GitHub Pages and the like serve it: not at the root of a host, but under a path.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, inject } from 'vitest';
import { test } from '../helpers/browser';

const base = inject('baseUrl');
const at = (path: string) => new URL(path, base).href;

test('the site is served under a path', () => {
  expect(new URL(base).pathname).toBe('/samarbejdstjek/');
});

describe('from the front page', () => {
  test.for([
    ['Læs', 'guide/'],
    ['Tag et tjek', 'tjek/hurtigt-tjek/'],
    ['Hold en workshop', 'workshop/'],
    ['Print', 'materialer/'],
  ] as const)('»%s« leads to its page', async ([label, path], { open }) => {
    const { page, requests } = await open();
    await page.goto(base);
    await page.locator('.st-four-ways').getByRole('link', { name: label }).click();
    await page.waitForURL(at(path));
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(requests.filter((url) => !url.startsWith(base))).toEqual([]);
  });

  test('styles and typefaces load from under the path', async ({ open }) => {
    const { page, requests } = await open();
    await page.goto(base, { waitUntil: 'networkidle' });
    expect(requests.filter((url) => url.endsWith('.woff2') && url.startsWith(base))).toHaveLength(2);
    expect(requests.some((url) => url.endsWith('.css') && url.startsWith(base))).toBe(true);
    const faces = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
    });
    expect(faces.join()).toMatch(/Newsreader.*Source Sans 3|Source Sans 3.*Newsreader/);
    const size = await page
      .locator('h1')
      .evaluate((heading) => Number.parseFloat(getComputedStyle(heading).fontSize));
    expect(size).toBeGreaterThan(32);
  });

  test('links in the prose, the contents and a quote stay under the path', async ({ open }) => {
    const { page } = await open();
    await page.goto(at('guide/data/'));
    await page.getByRole('main').getByRole('link', { name: 'Tag det hurtige tjek' }).click();
    await page.waitForURL(at('tjek/hurtigt-tjek/'));
    const contents = page.locator('nav.sidebar');
    await contents.getByText('Fokuspunkter', { exact: true }).click();
    await contents.getByRole('link', { name: 'Vær åbne om formålet' }).click();
    await page.waitForURL(at('fokuspunkter/aabenhed-om-formaal/'));
    await page.locator('.st-quote figcaption a').first().click();
    await page.waitForURL(/\/samarbejdstjek\/kilder\/[^/]+\/#.+/);
  });
});

test('an unknown address under the path is told in Danish, with ways on', async ({ open }) => {
  const visit = await open();
  const response = await visit.page.goto(at('findes/ikke/'));
  expect(response?.status()).toBe(404);
  await visit.page.getByRole('heading', { level: 1, name: 'Siden findes ikke' }).waitFor();
  // The browser notes the status that was asked for.
  expect(visit.problems.splice(0).every((problem) => problem.includes('404'))).toBe(true);
  await visit.page.getByRole('main').getByRole('link', { name: 'Guiden' }).first().click();
  await visit.page.waitForURL(at('guide/'));
});

interface Entry {
  id?: unknown;
}

describe('the open data', () => {
  const files = readdirSync('dist-base/data', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.json'));

  test('has a file for each kind', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'citater.json',
        'fokuspunkter.json',
        'kilder.json',
        'regneeksempler.json',
        'tjek/hurtigt-tjek.json',
      ]),
    );
  });

  // The schema says what a file may hold; there are no entries in it.
  const entryFiles = files.filter((file) => !file.endsWith('.schema.json'));

  test.for(entryFiles)('%s can be read, and everything in it has an id', async (file) => {
    const response = await fetch(at(`data/${file}`));
    expect(response.headers.get('content-type')).toContain('application/json');
    const data = (await response.json()) as Entry[] | { id: unknown; statements: Entry[] };
    const entries = Array.isArray(data) ? data : [data, ...data.statements];
    expect(entries.length).toBeGreaterThan(1);
    for (const { id } of entries) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test('has as many quotes as the content', async () => {
    const quotes = (await (await fetch(at('data/citater.json'))).json()) as Entry[];
    const names = readdirSync('content/quotes').filter((name) => /^[^_].*\.yaml$/.test(name));
    expect(quotes.map(({ id }) => `${id}.yaml`).sort()).toEqual(names.sort());
    expect(readFileSync('dist/data/citater.json', 'utf8')).toBe(
      readFileSync('dist-base/data/citater.json', 'utf8'),
    );
  });

  test('the method page links to all of it', async ({ open }) => {
    const { page } = await open();
    await page.goto(at('metode/'));
    const links = await page
      .locator('main a[href*="/data/"]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(links.filter((link) => link.endsWith('.json')).sort()).toEqual(
      files.map((file) => at(`data/${file}`)).sort(),
    );
  });
});

test('the tjek keeps an answer over a reload, and shows its result', async ({ open }) => {
  const { page, requests } = await open();
  await page.goto(at('tjek/hurtigt-tjek/forvaltning/'));
  const first = page.locator('fieldset').first();
  const answer = first.getByRole('radio', { name: 'I høj grad', exact: true });
  await first.getByText('I høj grad', { exact: true }).click();
  await page.getByRole('status').filter({ hasText: '1 af 9 besvaret' }).waitFor();
  await page.reload();
  await expect.poll(() => answer.isChecked()).toBe(true);
  await page.getByRole('link', { name: 'Se resultatet' }).click();
  await page.locator('.st-profile-row').first().waitFor();
  const links = await page
    .locator('#resultat a[href^="/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(links.filter((href) => !href.startsWith('/samarbejdstjek/'))).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(base))).toEqual([]);
});
