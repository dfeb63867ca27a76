import { globSync, readFileSync } from 'node:fs';
import { describe, expect, inject } from 'vitest';
import { test } from '../helpers/browser';

const POLICY = /<meta http-equiv="?content-security-policy"? content="([^"]*)"/gi;

/** The directives of a page's policies, each as its name and its sources. */
const policiesOf = (html: string): Map<string, string[]>[] =>
  [...html.matchAll(POLICY)].map(
    ([, policy = '']) =>
      new Map(
        policy.split(';').map((directive): [string, string[]] => {
          const [name = '', ...sources] = directive.trim().split(/\s+/);
          return [name, sources];
        }),
      ),
  );

const readPages = (folder: string): [file: string, html: string][] =>
  globSync('**/*.html', { cwd: folder }).map((file) => [file, readFileSync(`${folder}/${file}`, 'utf8')]);

/** What is wrong with the policy of a page, one sentence each. */
function policyProblems(html: string): string[] {
  const [policy, ...others] = policiesOf(html);
  if (!policy) return ['has no policy'];
  const place = html.search(POLICY);
  const sources = [...policy.values()].flat();
  const scripts = policy.get('script-src')?.filter((source) => !source.startsWith("'sha256-")) ?? [];
  return [
    ...(others.length > 0 ? ['has more than one policy'] : []),
    ...(html.search(/<(script|style|link|img|template)\b/i) < place ? ['has code before its policy'] : []),
    ...(policy.get('default-src')?.join(' ') === "'none'" ? [] : ['allows something by default']),
    ...sources
      .filter((source) => !/^'(self|none|sha256-.{44}|unsafe-hashes|wasm-unsafe-eval)'$|^data:$/.test(source))
      .map((source) => `allows ${source}`),
    ...(scripts.join(' ') === "'self' 'wasm-unsafe-eval'"
      ? []
      : [`allows scripts from ${scripts.join(' ')}`]),
    ...(policy.get('style-src')?.includes("'unsafe-hashes'") ? ['allows hashed style attributes twice'] : []),
  ];
}

/** Browsers look for the encoding in the first 1024 bytes only; a saved page then reads »æ« as »Ã¦«. */
const saysEncoding = (html: string): boolean =>
  /<meta charset="?utf-8"?\s*\/?>/i.test(Buffer.from(html).subarray(0, 1024).toString('latin1'));

describe.each(['dist', 'dist-base'])('the pages in %s', (folder) => {
  const pages = readPages(folder);

  test('have one policy each, before any code, that allows only the code they were built with', () => {
    expect(pages.length).toBeGreaterThan(20);
    const problems = pages.flatMap(([file, html]) =>
      policyProblems(html).map((problem) => `${file} ${problem}`),
    );
    expect(problems).toEqual([]);
  });

  test('ask no other address to get ready, which no request would show', () => {
    const hints = pages.filter(([, html]) =>
      /rel="?(dns-prefetch|preconnect|prerender)|speculationrules/.test(html),
    );
    expect(hints.map(([file]) => file)).toEqual([]);
  });

  test('say their encoding where browsers look for it', () => {
    expect(pages.filter(([, html]) => !saysEncoding(html)).map(([file]) => file)).toEqual([]);
  });
});

describe('the reading of policies catches planted faults', () => {
  const hash = `'sha256-${'a'.repeat(44)}'`;
  const good = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' ${hash}; style-src 'self'; img-src 'self' data:`;
  const page = (policy: string) => `<meta http-equiv="content-security-policy" content="${policy}"><script>`;

  test.each([
    [page(good), []],
    ['<script>', ['has no policy']],
    [page(good) + page(good), ['has more than one policy']],
    [`<style></style>${page(good)}`, ['has code before its policy']],
    [page(good.replace("'none'", "'self'")), ['allows something by default']],
    [page(`${good}; style-src-attr 'unsafe-inline'`), ["allows 'unsafe-inline'"]],
    [page(`${good}; connect-src https://eva.dk`), ['allows https://eva.dk']],
    [page(good.replace("'wasm-unsafe-eval'", '')), [`allows scripts from 'self'`]],
  ])('%s', (html, problems) => {
    expect(policyProblems(html)).toEqual(problems);
  });
});

const home = new URL(inject('url'));
const at = (path: string) => new URL(path, home).href;

describe('using the site gives no error, no violation and no request elsewhere', () => {
  test('when searching', async ({ open }) => {
    const { page } = await open();
    await page.goto(at('guide/data/'));
    await page.getByRole('button', { name: 'Søg', exact: true }).click();
    await page.getByRole('searchbox').fill('trivsel');
    await page.locator('.st-search-results > li').first().waitFor();
    await page.keyboard.press('Escape');
  });

  test('when switching the theme', async ({ open }) => {
    const { page } = await open();
    await page.goto(at('guide/data/'));
    for (const theme of ['dark', 'light', 'auto']) {
      await page.locator('header starlight-theme-select select').selectOption(theme);
      const expected = theme === 'auto' ? 'light' : theme;
      await page.locator(`html[data-theme=${expected}]`).waitFor();
    }
  });

  test('when opening the menu on a phone', async ({ open }) => {
    const { page } = await open({ width: 390, height: 800 });
    await page.goto(at('guide/data/'));
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Sparring', exact: true }).click();
    await page.waitForURL(at('guide/sparring/'));
  });

  test('when unfolding what is folded', async ({ open }) => {
    const { page } = await open();
    await page.goto(at('guide/undersoegelsen/'));
    const folded = page.locator('main details.st-quote-fuller');
    expect(await folded.count()).toBeGreaterThan(0);
    for (const details of await folded.all()) {
      await details.locator('summary').click();
      await details.locator('blockquote').waitFor();
    }
  });

  test('when answering and seeing the result', async ({ open }) => {
    const { page } = await open();
    await page.goto(at('tjek/hurtigt-tjek/skoleledelse/'));
    for (const udsagn of await page.locator('fieldset').all())
      await udsagn.getByText('I nogen grad', { exact: true }).click();
    await page.getByRole('link', { name: 'Se resultatet' }).click();
    await page.locator('.st-profile-row').first().waitFor();
  });
});

describe('what is planted is noticed', () => {
  /** The front page, with something put into it on its way to the browser. */
  const withPlanted = async (
    { page }: { page: import('playwright-core').Page },
    change: (html: string) => string,
  ) => {
    await page.route(home.href, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: change(await response.text()) });
    });
    await page.goto(home.href);
  };

  test('a script', async ({ open }) => {
    const visit = await open();
    await withPlanted(visit, (html) =>
      html.replace('</body>', '<script>globalThis.planted = 1</script></body>'),
    );
    await expect
      .poll(() => visit.problems)
      .toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^security policy: script-src-elem blocked inline/),
          expect.stringMatching(/^error in the console of .*Content Security Policy/),
        ]),
      );
    expect(await visit.page.evaluate(() => 'planted' in globalThis)).toBe(false);
    visit.problems.length = 0;
  });

  test('a changed style, and a style attribute', async ({ open }) => {
    const visit = await open();
    await withPlanted(visit, (html) =>
      html.replace('</body>', '<style>p { color: red }</style><p style="color: red">x</p></body>'),
    );
    await expect
      .poll(() => visit.problems)
      .toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^security policy: style-src-elem/),
          expect.stringMatching(/^security policy: style-src-attr/),
        ]),
      );
    visit.problems.length = 0;
  });

  test('a picture from elsewhere, with and without a policy', async ({ open }) => {
    const visit = await open();
    const picture = 'http://elsewhere.invalid/pixel.png';
    await visit.page.route(picture, (route) => route.fulfill({ body: '', contentType: 'image/png' }));
    const put = (html: string) => html.replace('</body>', `<img src="${picture}"></body>`);
    await withPlanted(visit, put);
    await expect
      .poll(() => visit.problems)
      .toContainEqual(expect.stringMatching(/^security policy: img-src blocked http:\/\/elsewhere/));
    await visit.page.unroute(home.href);
    await withPlanted(visit, (html) => put(html.replace(POLICY, '<meta name="x" content=""')));
    expect(visit.problems).toContain(`request to another origin: ${picture}`);
    visit.problems.length = 0;
  });

  test('every other way out: a beacon, a socket, a worker, a connection between browsers', async ({
    open,
  }) => {
    const visit = await open();
    // Without its policy, which would stop most of it.
    await withPlanted(visit, (html) => html.replace(POLICY, '<meta name="x" content=""'));
    await visit.page.evaluate(() => {
      const address = 'http://elsewhere.invalid';
      navigator.sendBeacon(`${address}/beacon`, 'x');
      navigator.sendBeacon('/beacon', 'x');
      new WebSocket('ws://elsewhere.invalid/socket');
      new Worker(URL.createObjectURL(new Blob([`fetch('${address}/worker').catch(() => 0)`])));
      new RTCPeerConnection();
      document.head.insertAdjacentHTML('beforeend', `<link rel="prefetch" href="${address}/prefetch">`);
    });
    const elsewhere = ['beacon', 'worker', 'prefetch'].map(
      (what) => `request to another origin: http://elsewhere.invalid/${what}`,
    );
    await expect
      .poll(() => visit.problems)
      .toEqual(
        expect.arrayContaining([
          ...elsewhere,
          `request that tells something: POST ${at('beacon')}`,
          'socket to ws://elsewhere.invalid/socket',
          'security policy: RTCPeerConnection was opened on /',
        ]),
      );
    visit.problems.length = 0;
  });

  test('an error, a warning and a missing file', async ({ open }) => {
    const visit = await open();
    await visit.page.goto(home.href);
    await visit.page.evaluate(async () => {
      console.warn('planted warning');
      await fetch('/planted.json');
      setTimeout(() => {
        throw new Error('planted error');
      });
    });
    await expect
      .poll(() => visit.problems)
      .toEqual(
        expect.arrayContaining([
          expect.stringContaining('planted warning'),
          expect.stringContaining('planted error'),
          `status 404: ${at('planted.json')}`,
        ]),
      );
    visit.problems.length = 0;
  });
});
