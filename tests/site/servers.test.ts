// The site behind the servers that the README offers configurations for. Where nginx or Caddy is not installed, its text alone is checked.
import { globSync, readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, onTestFinished, test as plain } from 'vitest';
import { ALWAYS, CACHING, HASHED_FOLDERS, headersFor, PERMISSIONS } from '../../src/site/servers/headers.mjs';
import { test } from '../helpers/browser';
import {
  ask,
  CONFIGURATIONS,
  findServer,
  type Kind,
  NAME,
  type Server,
  sendsBrotli,
  startSecureServer,
  startServer,
} from '../helpers/servers';
import { serveFolder } from '../helpers/static-server.mjs';

const SITES = [
  { folder: 'dist', base: '/' },
  { folder: 'dist-base', base: '/samarbejdstjek/' },
];
const KINDS: Kind[] = ['nginx', 'caddy'];
const INSTALLED = KINDS.filter(findServer);

/** The address of a file: a page's ends in a slash. */
const addressOf = (file: string) => file.replace(/(^|\/)index\.html$/, '$1');

const filesIn = (folder: string, pattern = '**/*.*') =>
  globSync(pattern, { cwd: folder }).map((file) => file.replaceAll('\\', '/'));

/** A file of each kind, and pages with and without a scanner. */
const samplesOf = (folder: string): string[] => [
  'index.html',
  'guide/data/index.html',
  'svar/index.html',
  'workshop/index.html',
  'workshop/leder/index.html',
  'workshop/vaeg/index.html',
  'sw.js',
  'data/kilder.json',
  'manifest.webmanifest',
  'sitemap-0.xml',
  'favicon.svg',
  'forside.png',
  'pagefind/pagefind.js',
  'pagefind/pagefind-entry.json',
  ...['_astro/*.js', '_astro/*.css', '_astro/offline-first.*.json', '_astro/fonts/*.woff2'].flatMap(
    (pattern) => filesIn(folder, pattern).slice(0, 1),
  ),
  ...filesIn(folder, 'pagefind/fragment/*').slice(0, 1),
];

/** What browsers and validators call the files; JavaScript has two names. */
const TYPES: Record<string, RegExp> = {
  html: /^text\/html; ?charset=utf-8$/i,
  css: /^text\/css; ?charset=utf-8$/i,
  js: /^(text|application)\/javascript; ?charset=utf-8$/i,
  json: /^application\/json/,
  webmanifest: /^application\/manifest\+json/,
  xml: /^(text|application)\/xml/,
  svg: /^image\/svg\+xml/,
  png: /^image\/png$/,
  woff2: /^font\/woff2$/,
  pf_fragment: /./,
};

const pick = (headers: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(names.map((name) => [name, headers[name]]));

describe.each(INSTALLED.flatMap((kind) => SITES.map((site) => ({ kind, ...site }))))(
  '$kind at $base',
  ({ kind, folder, base }) => {
    let server: Server;
    beforeAll(async () => {
      server = await startServer(kind, folder, base);
      return () => server.close();
    });
    const at = (path: string) => new URL(path, server.url).href;

    plain('sends every kind of file with its type and all headers', async () => {
      for (const file of samplesOf(folder)) {
        const path = addressOf(file);
        const { status, headers, body } = await ask(at(path));
        expect(status, path).toBe(200);
        expect(body.equals(readFileSync(`${folder}/${file}`)), path).toBe(true);
        const expected = headersFor(path);
        expect(pick(headers, Object.keys(expected)), path).toEqual(expected);
        expect(headers['content-type'], path).toMatch(TYPES[file.replace(/.*\./, '')] ?? /^$/);
      }
    });

    plain('sends the copy that was compressed when the site was built', async () => {
      const ways = [
        { encoding: 'gzip', ending: 'gz', unpack: gunzipSync },
        ...(sendsBrotli(kind) ? [{ encoding: 'br', ending: 'br', unpack: brotliDecompressSync }] : []),
      ];
      const texts = samplesOf(folder).filter((file) => !/\.(png|woff2|pf_fragment)$/.test(file));
      for (const { encoding, ending, unpack } of ways)
        for (const file of texts) {
          const original = readFileSync(`${folder}/${file}`);
          const { headers, body } = await ask(at(addressOf(file)), {
            headers: { 'accept-encoding': encoding },
          });
          if (original.length < 1000) {
            expect(headers['content-encoding'], file).toBeUndefined();
            continue;
          }
          expect(headers['content-encoding'], file).toBe(encoding);
          expect(headers.vary, file).toMatch(/accept-encoding/i);
          expect(headers['content-type'], file).toMatch(TYPES[file.replace(/.*\./, '')] ?? /^$/);
          expect(body.equals(readFileSync(`${folder}/${file}.${ending}`)), file).toBe(true);
          expect(unpack(body).equals(original), file).toBe(true);
        }
      const both = await ask(at('guide/data/'), {
        headers: { 'accept-encoding': 'gzip, deflate, br, zstd' },
      });
      expect(both.headers['content-encoding']).toBe(sendsBrotli(kind) ? 'br' : 'gzip');
    });

    plain('says when there is nothing new, and sends a part of a file', async () => {
      const { headers } = await ask(at('guide/data/'));
      const again = await ask(at('guide/data/'), { headers: { 'if-none-match': `${headers.etag}` } });
      expect([again.status, again.body.length]).toEqual([304, 0]);
      expect(again.headers['cache-control']).toBe(CACHING.other);
      const part = await ask(at('forside.png'), { headers: { range: 'bytes=100-199' } });
      expect(part.status).toBe(206);
      expect(part.body.equals(readFileSync(`${folder}/forside.png`).subarray(100, 200))).toBe(true);
    });

    plain('tells of a missing page in Danish, and lets nobody keep that', async () => {
      for (const path of [
        'findes/ikke/',
        '_astro/findes-ikke.js',
        'svar/findes-ikke/',
        '.git/config',
        'guide/.env',
      ]) {
        const { status, headers, body } = await ask(at(path));
        expect(status, path).toBe(404);
        expect(body.toString(), path).toContain('Siden findes ikke');
        const expected = {
          ...headersFor('404.html'),
          'content-type': expect.stringMatching(TYPES['html'] ?? /^$/),
        };
        expect(pick(headers, Object.keys(expected)), path).toEqual(expected);
      }
    });

    plain('leads from a folder without its slash, and keeps what was asked', async () => {
      const { status, headers } = await ask(at('guide/data?moede=K7XM'));
      expect([301, 308]).toContain(status);
      expect(new URL(headers.location ?? '', server.url).href).toBe(at('guide/data/?moede=K7XM'));
    });

    plain('gives nothing from outside the site', async () => {
      const up = '../'.repeat(12);
      const paths = [
        `/${up}etc/passwd`,
        `${base}${up}etc/passwd`,
        `${base}_astro/${up}etc/passwd`,
        `${base}${encodeURIComponent(up)}etc/passwd`,
        `${base}${up.replaceAll('.', '%2e')}etc/passwd`,
        `${base}..%5c..%5cetc%5cpasswd`,
        '//etc/passwd',
        `${base}index.html%00.png`,
      ];
      for (const path of paths) {
        const { status, body } = await ask(server.url, { path });
        expect(status, path).toBeGreaterThanOrEqual(400);
        expect(body.toString(), path).not.toContain('root:');
      }
      for (const method of ['POST', 'PUT', 'DELETE'])
        expect((await ask(at('guide/data/'), { method })).status, method).toBe(405);
    });
  },
);

// Caddy makes the certificate for both: nothing else that is sure to be here can.
if (INSTALLED.includes('caddy'))
  plain('over https the site is sent with all headers, and http leads there', async () => {
    const caddy = await startSecureServer('caddy', 'dist');
    onTestFinished(() => caddy.close());
    const servers = [caddy];
    if (INSTALLED.includes('nginx')) {
      const nginx = await startSecureServer('nginx', 'dist', caddy.certificate);
      onTestFinished(() => nginx.close());
      servers.push(nginx);
    }
    expect(ALWAYS['strict-transport-security']).toMatch(/^max-age=\d{8,}/);
    for (const { url, http } of servers) {
      const script = filesIn('dist', '_astro/*.js')[0] ?? '';
      for (const path of ['guide/data/', 'guide/data', 'findes/ikke/', script]) {
        const { status, headers } = await ask(new URL(path, url).href);
        expect([200, 301, 308, 404], path).toContain(status);
        expect(pick(headers, Object.keys(ALWAYS)), path).toEqual(ALWAYS);
      }
      const led = await ask(new URL('guide/data/?moede=K7XM', http).href, { headers: { host: NAME } });
      expect([301, 308]).toContain(led.status);
      const to = new URL(led.headers.location ?? '');
      expect([to.protocol, to.hostname, to.pathname + to.search]).toEqual([
        'https:',
        NAME,
        '/guide/data/?moede=K7XM',
      ]);
    }
  });

/** The configurations' own words, which hold for the machines that have no such server as well. */
describe.each(KINDS)('the configuration for %s', (kind) => {
  const text = CONFIGURATIONS[kind];

  plain('names every header with its value', () => {
    for (const [name, value] of Object.entries(ALWAYS)) {
      const line = text.split('\n').find((line) => line.toLowerCase().includes(`${name} `));
      expect(line, name).toContain(`"${value}"`);
    }
    expect(text).toContain(`"${CACHING.hashed}"`);
    expect(text).toContain(PERMISSIONS.other.replace(/^camera=\(\)/, ''));
  });

  plain(`knows every folder of hashed files, and no other`, () => {
    const pattern = /~(\S*_astro\|pagefind\S*)/.exec(text)?.[1] ?? '';
    const files = filesIn('dist').map((file) => `/${file}`);
    expect(files.filter((file) => new RegExp(pattern).test(file))).toEqual(
      files.filter((file) => HASHED_FOLDERS.some((folder) => file.startsWith(`/${folder}`))),
    );
  });
});

/** What a host that reads `_headers` sends with a file: all that the patterns it fits say, joined. */
function hostedHeaders(text: string, address: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const rule of text.trim().split(/\n\n+/)) {
    const [pattern = '', ...lines] = rule.split('\n');
    const fits = pattern.endsWith('*') ? address.startsWith(pattern.slice(0, -1)) : address === pattern;
    for (const line of fits ? lines : []) {
      const [, name = '', value = ''] = /^ {2}([a-z-]+): (.+)$/.exec(line) ?? [];
      headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
    }
  }
  return headers;
}

describe.each(SITES)('_headers in $folder', ({ folder, base }) => {
  const text = readFileSync(`${folder}/_headers`, 'utf8');

  plain('gives each page and each hashed file the same headers as the servers do', () => {
    const files = filesIn(folder).filter(
      (file) => /index\.html$|^_astro\//.test(file) && !/\.(br|gz)$/.test(file),
    );
    expect(files.length).toBeGreaterThan(200);
    for (const file of files) {
      const { 'cache-control': caching = CACHING.other, ...rest } = hostedHeaders(
        text,
        base + addressOf(file),
      );
      expect({ ...rest, 'cache-control': caching }, file).toEqual(headersFor(addressOf(file)));
    }
  });

  plain('keeps within what hosts read', () => {
    expect(text.match(/^\//gm)?.length).toBeLessThanOrEqual(100);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(2000);
  });
});

const behind = INSTALLED[0];
if (behind)
  test(`behind ${behind} the site works, keeps itself with the same headers, and is framed by nobody`, {
    timeout: 60_000,
  }, async ({ open }) => {
    const server = await startServer(behind, 'dist');
    onTestFinished(() => server.close());
    const { page, problems } = await open({ keeps: server.url });
    const at = (path: string) => new URL(path, server.url).href;
    const allows = () =>
      page.evaluate(() =>
        (
          document as unknown as { featurePolicy: { allowsFeature(name: string): boolean } }
        ).featurePolicy.allowsFeature('camera'),
      );
    await page.goto(at('om/'));
    await page.getByText('Hele sitet er gemt på denne enhed').waitFor({ timeout: 40_000 });
    expect(await allows()).toBe(false);

    // From what is kept, where the pages came in a pack.
    for (const [path, mayScan] of [
      ['guide/data/', false],
      ['svar/', true],
    ] as const) {
      const response = await page.goto(at(path));
      expect(response?.fromServiceWorker()).toBe(true);
      const { 'cache-control': _, 'strict-transport-security': __, ...expected } = headersFor(path);
      expect(pick((await response?.allHeaders()) ?? {}, Object.keys(expected)), path).toEqual(expected);
      expect(await allows(), path).toBe(mayScan);
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox').fill('trivsel');
    await page.locator('.st-search-results a').first().waitFor();
    await page.goto(at('tjek/hurtigt-tjek/skoleledelse/'));
    for (const udsagn of await page.locator('fieldset').all())
      await udsagn.getByText('I nogen grad', { exact: true }).click();
    await page.getByRole('link', { name: 'Se resultatet' }).click();
    await page.locator('.st-profile-row').first().waitFor();
    expect(problems).toEqual([]);

    // Somebody else's page, which has no policy of its own.
    const other = await serveFolder('tests/fixtures');
    onTestFinished(() => other.close());
    await page.route(other.url, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${server.url}"></iframe>` }),
    );
    await page.goto(other.url);
    await expect.poll(() => problems.splice(0).join()).toMatch(/frame-ancestors 'none'/);
    problems.length = 0;
  });
