import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import publisher from '../../content/ui/udgiver.json';

/** A built site in memory: the text of each file by its address, and the size of every file. */
interface Site {
  base: string;
  texts: ReadonlyMap<string, string>;
  sizes: ReadonlyMap<string, number>;
}

interface Reference {
  /** `a href`, `script src` ... */
  what: string;
  target: string;
}

const TEXT = /\.(html|css|js|json|xml|svg|txt|webmanifest)$/;

function readSite(folder: string, base: string): Site {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => statSync(join(folder, file)).isFile());
  return {
    base,
    texts: new Map(
      files.filter((file) => TEXT.test(file)).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
    ),
    sizes: new Map(files.map((file) => [file, statSync(join(folder, file)).size])),
  };
}

const decoded = (text: string): string =>
  text
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&#39;|&#x27;/g, "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The markup of a page, without what stands inside its scripts and styles. */
const markupOf = (html: string): string =>
  html.replace(/(<(script|style)\b[^>]*>)[\s\S]*?(<\/\2>)/gi, '$1$3').replace(/<!--[\s\S]*?-->/g, '');

const attributesOf = (tag: string): Map<string, string> =>
  new Map(
    [...tag.matchAll(/\s([a-z-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)].map(
      ([, name = '', double, single, bare]) => [
        name.toLowerCase(),
        decoded(double ?? single ?? bare ?? '').trim(),
      ],
    ),
  );

const stylesheetsOf = (css: string): Reference[] =>
  [...css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)]
    .map(([, target = '']) => ({ what: 'url()', target }))
    .filter(({ target }) => !target.startsWith('data:'));

/** What must be absolute, as it says where the site is published. */
const PUBLISHED = ['link canonical href', 'meta og:url', 'meta og:image'];

/** Everything that a file points to. */
function referencesIn(path: string, text: string): Reference[] {
  if (path.endsWith('.css')) return stylesheetsOf(text);
  const tags = [...markupOf(text).matchAll(/<([a-z][a-z0-9-]*)(\s[^>]*)>/gi)];
  const fromTags = tags.flatMap(([, name = '', rest = '']) => {
    const attributes = attributesOf(rest);
    const property = attributes.get('property') ?? '';
    if (PUBLISHED.includes(`meta ${property}`))
      return [{ what: `meta ${property}`, target: attributes.get('content') ?? '' }];
    const kind = name === 'link' ? `link ${attributes.get('rel')}` : name;
    return ['href', 'src', 'action', 'poster', 'data'].flatMap((attribute) => {
      const target = attributes.get(attribute);
      return target === undefined ? [] : [{ what: `${kind} ${attribute}`, target }];
    });
  });
  const styles = [...text.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)].flatMap(([, css = '']) =>
    stylesheetsOf(css),
  );
  return [...fromTags, ...styles];
}

const idsIn = (html: string): Set<string> =>
  new Set([...markupOf(html).matchAll(/\sid=["']([^"']+)["']/g)].map(([, id = '']) => decoded(id)));

/** What a host, or the worker that keeps the site, shows instead of a page. */
const ERRORS = ['404.html', '500.html'];

/** The only ways away from the site: to whoever has put it on the web, and says so in content/ui/udgiver.json, and to who enforces the law. */
const AWAY = [
  publisher.email && `mailto:${publisher.email}`,
  publisher.phone && `tel:${publisher.phone.replace(/[^+\d]/g, '')}`,
  publisher.address,
  'https://digst.dk/digital-inklusion/webtilgaengelighed/oplever-du-ikke-tilgaengeligt-indhold/',
].filter(Boolean);

/** Says what is wrong with one reference, if anything. */
function problemOf(site: Site, page: string, { what, target }: Reference): string | undefined {
  const host = 'http://site.invalid';
  const here = new URL(site.base + page.replace(/(^|\/)index\.html$/, '$1'), host);
  const published = PUBLISHED.includes(what);
  let url = new URL(target, here);
  if (published) url = new URL(url.pathname, host);
  if (AWAY.includes(target)) return undefined;
  if (url.origin !== host) return 'leads away from the site';
  if (!url.pathname.startsWith(site.base)) return `leads outside ${site.base}`;
  const path = decodeURIComponent(url.pathname.slice(site.base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  // The pages for errors name themselves by addresses that a host answers with their files.
  if (published && ERRORS.includes(path.replace(/\/$/, '.html'))) return undefined;
  if (site.sizes.has(`${path}/index.html`)) return 'lacks its trailing slash';
  if (!site.sizes.has(file)) return 'leads nowhere';
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (anchor && !idsIn(site.texts.get(file) ?? '').has(anchor)) return `leads to no #${anchor} there`;
  return undefined;
}

/** One sentence per reference that does not hold. */
const badReferences = (site: Site): string[] =>
  [...site.texts]
    .filter(([path]) => /\.(html|css)$/.test(path))
    .flatMap(([path, text]) =>
      referencesIn(path, text).flatMap((reference) => {
        const problem = problemOf(site, path, reference);
        return problem ? [`${path}: ${reference.what} "${reference.target}" ${problem}.`] : [];
      }),
    );

/** What would tell where the site was built: folders and hosts of a machine. */
const MACHINE =
  /(?:\/(?:work|root|home|tmp|Users)\/|\b[A-Z]:\\\\?[\w.]|localhost|127\.0\.0\.1|file:\/\/).{0,60}/;

/** One sentence per file that names the machine it was built on. The packs of the worker hold the same pages again. */
const traces = (site: Site): string[] =>
  [...site.texts]
    .filter(([path]) => /\.(html|css|json)$/.test(path) && !path.startsWith('_astro/offline-'))
    .flatMap(([path, text]) => {
      const published = /<link rel="canonical"[^>]*>|<meta property="og:(?:url|image)"[^>]*>/g;
      const rest = text.replace(published, '');
      const found = rest.match(MACHINE)?.[0] ?? (rest.includes(process.cwd()) ? process.cwd() : undefined);
      return found ? [`${path} names the machine: ${found}`] : [];
    });

const SITES: [folder: string, base: string][] = [
  ['dist', '/'],
  ['dist-base', '/samarbejdstjek/'],
];

describe.each(SITES)('the built site in %s', (folder, base) => {
  const site = readSite(folder, base);
  const pages = [...site.texts.keys()].filter((path) => path.endsWith('.html'));

  test('every reference leads to a file, with its trailing slash, under the base path, to an anchor that exists', () => {
    const count = [...site.texts].flatMap(([path, text]) =>
      /\.(html|css)$/.test(path) ? referencesIn(path, text) : [],
    );
    expect(count.length).toBeGreaterThan(1000);
    expect(badReferences(site)).toEqual([]);
  });

  test('no file is empty', () => {
    expect([...site.sizes].filter(([, size]) => size === 0).map(([path]) => path)).toEqual([]);
  });

  test('no file tells about the machine it was built on', () => {
    expect(traces(site)).toEqual([]);
  });

  test('the sitemap lists every page but those for errors', () => {
    const listed = [...(site.texts.get('sitemap-0.xml') ?? '').matchAll(/<loc>([^<]+)<\/loc>/g)].map(
      ([, location = '']) => `${new URL(location).pathname.slice(base.length)}index.html`,
    );
    expect(listed.sort()).toEqual(pages.filter((page) => !ERRORS.includes(page)).sort());
  });

  test('no id stands twice on a page', () => {
    const twice = pages.flatMap((page) => {
      const ids = [...markupOf(site.texts.get(page) ?? '').matchAll(/\sid=["']([^"']+)["']/g)].map(
        ([, id]) => id,
      );
      return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${page}: #${id}`);
    });
    expect(twice).toEqual([]);
  });
});

describe('the check catches planted faults', () => {
  const planted = (html: string): Site => ({
    base: '/under/',
    texts: new Map([
      ['index.html', html],
      ['a/index.html', '<h1 id="top">A</h1>'],
    ]),
    sizes: new Map([
      ['index.html', html.length],
      ['a/index.html', 1],
    ]),
  });

  test.each([
    ['<a href="/under/b/">', 'index.html: a href "/under/b/" leads nowhere.'],
    ['<a href="/under/a">', 'index.html: a href "/under/a" lacks its trailing slash.'],
    ['<a class="x" href="/a/">', 'index.html: a href "/a/" leads outside /under/.'],
    ['<a href="/under/a/#bund">', 'index.html: a href "/under/a/#bund" leads to no #bund there.'],
    ['<a href="#x">', 'index.html: a href "#x" leads to no #x there.'],
    ['<a href="https://eva.dk/">', 'index.html: a href "https://eva.dk/" leads away from the site.'],
    ['<a href="mailto:a@b.dk">', 'index.html: a href "mailto:a@b.dk" leads away from the site.'],
    ['<script src="x.js"></script>', 'index.html: script src "x.js" leads nowhere.'],
    ['<style>a{b:url("/x.woff2")}</style>', 'index.html: url() "/x.woff2" leads outside /under/.'],
    ['<link rel="canonical" href="https://eva.dk/under/b/">', 'leads nowhere.'],
    ['<meta property="og:image" content="https://eva.dk/under/x.png">', 'leads nowhere.'],
  ])('%s', (html, sentence) => {
    expect(badReferences(planted(html))).toEqual([expect.stringContaining(sentence)]);
  });

  test.each([
    '<a href="a/#top">',
    '<a href="/under/a/">',
    '<link rel="canonical" href="https://eva.dk/under/a/">',
  ])('and lets %s through', (html) => expect(badReferences(planted(html))).toEqual([]));

  test.each(['<p>/work/main/src</p>', '<p>http://localhost:4321/</p>', '<p>C:\\Users</p>'])(
    'it finds the machine in %s',
    (html) => expect(traces(planted(html))).toHaveLength(1),
  );
});
