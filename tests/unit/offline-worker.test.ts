// The worker as it is sent, in a browser of straw: what a real one would have to be brought to by force.
import vm from 'node:vm';
import { beforeEach, describe, expect, test } from 'vitest';
import { packTexts } from '../../src/offline/pack.mjs';
import { workerCode } from '../../src/site/offline.mjs';

const ORIGIN = 'https://skole.example';
const code = await workerCode();

const EDITION = {
  base: '/tjek/',
  caches: 'samarbejdstjek:/tjek/:',
  cache: 'samarbejdstjek:/tjek/:2',
  first: { files: ['/tjek/_astro/a.js'], packs: ['/tjek/_astro/offline-first.1.json'] },
  later: { files: ['/tjek/_astro/b.wasm'], packs: ['/tjek/_astro/offline-pages.1.json'] },
};

const pack = (texts: Record<string, string>, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ ...packTexts(texts), binaries: {} }), { headers });

const absolute = (request: string | { url: string }) =>
  new URL(typeof request === 'string' ? request : request.url, ORIGIN);

type Handler = (event: Record<string, unknown>) => void;

/** A browser with one worker. `server` is what the network answers, by address; what it lacks is a lost connection. */
class Straw {
  server = new Map<string, () => Response>();
  asked: string[] = [];
  kept = new Map<string, Map<string, Response>>();
  windows: string[] = [];
  hasSkippedWaiting = false;
  #handlers = new Map<string, Handler>();

  constructor({ isUpdate = false, storage = 'works' }: { isUpdate?: boolean; storage?: string } = {}) {
    const self = {
      addEventListener: (name: string, handler: Handler) => this.#handlers.set(name, handler),
      registration: { active: isUpdate ? {} : null },
      location: new URL('/tjek/sw.js', ORIGIN),
      clients: { claim: async () => undefined, matchAll: async () => this.windows.map((url) => ({ url })) },
      skipWaiting: async () => {
        this.hasSkippedWaiting = true;
      },
    };
    const fetch = (request: string | { url: string }) => this.#fetch(request);
    const caches = storage === 'works' ? this.#caches() : this.#brokenCaches();
    const globals = { self, fetch, caches, EDITION, URL, Response, Headers, Map, Set, Uint8Array, atob };
    vm.runInNewContext(code, globals);
  }

  /** Sends the worker an event, and waits for what it does. */
  async send(name: string, event: Record<string, unknown> = {}): Promise<unknown> {
    let done: unknown;
    const take = (promise: unknown) => {
      done = promise;
    };
    this.#handlers.get(name)?.({ ...event, waitUntil: take, respondWith: take });
    return done;
  }

  ask = (data: string): Promise<unknown> =>
    new Promise((answer, fail) => {
      this.send('message', { data, ports: [{ postMessage: answer }] }).catch(fail);
    });

  get = (path: string, mode = 'navigate', method = 'GET'): Promise<Response | undefined> =>
    this.send('fetch', { request: { url: new URL(path, ORIGIN).href, mode, method } }) as Promise<
      Response | undefined
    >;

  /** What is kept of an edition, by address. */
  addresses = (name = EDITION.cache): string[] => [...(this.kept.get(name)?.keys() ?? [])].sort();

  async #fetch(request: string | { url: string }): Promise<Response> {
    const { pathname } = absolute(request);
    this.asked.push(pathname);
    const answer = this.server.get(pathname);
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  }

  #caches() {
    const open = async (name: string) => {
      const files = this.kept.get(name) ?? new Map<string, Response>();
      this.kept.set(name, files);
      return {
        keys: async () => [...files.keys()].map((path) => ({ url: ORIGIN + path })),
        put: async (path: string, response: Response) => void files.set(absolute(path).pathname, response),
        addAll: async (paths: string[]) => {
          const answers = await Promise.all(paths.map((path) => this.#fetch(path)));
          if (answers.some(({ ok }) => !ok)) throw new TypeError('Request failed');
          for (const [index, path] of paths.entries()) files.set(path, answers[index] as Response);
        },
      };
    };
    return {
      open,
      keys: async () => [...this.kept.keys()],
      delete: async (name: string) => this.kept.delete(name),
      match: async (path: string, { cacheName }: { cacheName: string }) =>
        this.kept.get(cacheName)?.get(absolute(path).pathname)?.clone(),
    };
  }

  #brokenCaches() {
    const fail = async () => {
      throw new DOMException('no storage', 'UnknownError');
    };
    return { open: fail, keys: fail, delete: fail, match: fail };
  }
}

/** A server that has this edition. */
const serve = (straw: Straw): Straw => {
  straw.server = new Map([
    ['/tjek/_astro/a.js', () => new Response('a')],
    ['/tjek/_astro/b.wasm', () => new Response('b')],
    [
      '/tjek/_astro/offline-first.1.json',
      () =>
        pack(
          { '': '<h1>Forside</h1>', 'tjek/': '<h1>Tjek</h1>', '500.html': '<h1>Uden net</h1>' },
          { 'content-security-policy': "frame-ancestors 'none'", etag: 'x', 'content-encoding': 'gzip' },
        ),
    ],
    ['/tjek/_astro/offline-pages.1.json', () => pack({ 'guide/': '<h1>Guide</h1>' })],
  ]);
  return straw;
};

const FIRST = [
  '/tjek/',
  '/tjek/500.html',
  '/tjek/_astro/a.js',
  '/tjek/_astro/offline-first.1.json',
  '/tjek/tjek/',
];
const ALL = [...FIRST, '/tjek/_astro/b.wasm', '/tjek/_astro/offline-pages.1.json', '/tjek/guide/'].sort();

let straw: Straw;
beforeEach(() => {
  straw = serve(new Straw());
});

describe('keeping', () => {
  test('a page that the server would not let use the camera may not use it as a kept page either', async () => {
    const policy = 'camera=(self), usb=()';
    straw.server.set('/tjek/_astro/offline-first.1.json', () =>
      pack({ 'svar/': '', 'workshop/leder/': '', 'workshop/': '' }, { 'permissions-policy': policy }),
    );
    await straw.send('install');
    const policyOf = async (path: string) =>
      (await straw.get(`/tjek/${path}`))?.headers.get('permissions-policy');
    expect(await policyOf('svar/')).toBe(policy);
    expect(await policyOf('workshop/leder/')).toBe(policy);
    expect(await policyOf('workshop/')).toBe('camera=(), usb=()');
  });

  test('at the first visit what a meeting needs comes at once, and the rest when it is asked for', async () => {
    await straw.send('install');
    expect(straw.addresses()).toEqual(FIRST);
    expect(await straw.ask('keep')).toBe(true);
    expect(straw.addresses()).toEqual(ALL);
  });

  test('an update has everything before it is offered', async () => {
    straw = serve(new Straw({ isUpdate: true }));
    await straw.send('install');
    expect(straw.addresses()).toEqual(ALL);
  });

  test('an update that cannot have everything is not installed', async () => {
    straw = serve(new Straw({ isUpdate: true }));
    straw.server.delete('/tjek/_astro/offline-pages.1.json');
    await expect(straw.send('install')).rejects.toThrow();
  });

  test('goes on where it was when the connection was lost, and fetches nothing twice', async () => {
    const pages = straw.server.get('/tjek/_astro/offline-pages.1.json') as () => Response;
    straw.server.delete('/tjek/_astro/offline-pages.1.json');
    await straw.send('install');
    expect(await straw.ask('keep')).toBe(false);
    expect(straw.addresses()).not.toContain('/tjek/guide/');
    straw.server.set('/tjek/_astro/offline-pages.1.json', pages);
    straw.asked = [];
    expect(await Promise.all([straw.ask('keep'), straw.ask('keep')])).toEqual([true, true]);
    expect(straw.asked).toEqual(['/tjek/_astro/offline-pages.1.json']);
    expect(straw.addresses()).toEqual(ALL);
  });

  test.each([404, 500])('what the server answers with %i is not kept', async (status) => {
    straw.server.set('/tjek/_astro/offline-pages.1.json', () => new Response('{}', { status }));
    await straw.send('install');
    expect(await straw.ask('keep')).toBe(false);
    expect(straw.addresses()).not.toContain('/tjek/_astro/offline-pages.1.json');
  });

  test('comes back after the browser has thrown everything away', async () => {
    await straw.send('install');
    straw.kept.clear();
    expect(await straw.ask('keep')).toBe(true);
    expect(straw.addresses()).toEqual(ALL);
  });

  test('pages stay under what the server says of all its pages, and take nothing else from the pack', async () => {
    await straw.send('install');
    const page = await straw.get('/tjek/');
    expect(Object.fromEntries(page?.headers ?? [])).toEqual({
      'content-security-policy': "frame-ancestors 'none'",
      'content-type': 'text/html; charset=utf-8',
      'server-timing': `edition;desc="${EDITION.cache}"`,
    });
  });

  test('a page can ask whether it is of the edition that is kept', async () => {
    expect(await straw.ask('edition')).toBe(EDITION.cache);
  });
});

describe('answering', () => {
  beforeEach(async () => {
    await straw.send('install');
    straw.asked = [];
  });

  test.each(['/tjek/', '/tjek/?moede=K7', '/tjek/index.html', '/tjek/#svar'])(
    '%s with the kept page, without the network',
    async (path) => {
      expect(await (await straw.get(path))?.text()).toBe('<h1>Forside</h1>');
      expect(straw.asked).toEqual([]);
    },
  );

  test('an address without its slash with the way to the page, question and all', async () => {
    straw.server.clear();
    // Node's Response takes no relative address, a browser's does.
    await expect(straw.get('/tjek/tjek?moede=K7')).rejects.toThrow('/tjek/tjek/?moede=K7');
  });

  test('from the network what is not kept, which is not kept afterwards either', async () => {
    straw.server.set('/tjek/data/tal.json', () => new Response('[]'));
    straw.server.set('/tjek/nowhere/', () => new Response('', { status: 404 }));
    expect(await (await straw.get('/tjek/data/tal.json'))?.text()).toBe('[]');
    expect((await straw.get('/tjek/nowhere/'))?.status).toBe(404);
    expect(straw.addresses()).toEqual(FIRST);
  });

  test('with an excuse for a page that is neither here nor there, and with nothing for a file', async () => {
    const page = await straw.get('/tjek/guide/');
    expect(page?.status).toBe(503);
    expect(await page?.text()).toBe('<h1>Uden net</h1>');
    await expect(straw.get('/tjek/data/tal.json', 'cors')).rejects.toThrow('Failed to fetch');
  });

  test.each([
    ['/tjek/', 'POST'],
    ['/other/', 'GET'],
    ['/tjekket/', 'GET'],
    ['https://eva.dk/tjek/', 'GET'],
  ])('%s (%s) not at all', async (path, method) => {
    expect(await straw.get(path, 'navigate', method)).toBeUndefined();
  });

  test('from the network where the browser cannot read what it kept', async () => {
    straw = serve(new Straw({ storage: 'broken' }));
    straw.server.set('/tjek/', () => new Response('fra nettet'));
    expect(await (await straw.get('/tjek/'))?.text()).toBe('fra nettet');
  });
});

test.each([undefined, null, '', 'constructor', '__proto__', 'keep ', ['keep'], { data: 'keep' }, 7])(
  'a message that no page sends is not answered: %j',
  async (data) => {
    const answered: unknown[] = [];
    const ports = [{ postMessage: (done: unknown) => answered.push(done) }];
    expect(await straw.send('message', { data, ports })).toBeUndefined();
    expect([answered, straw.asked, straw.hasSkippedWaiting]).toEqual([[], [], false]);
  },
);

describe('taking over', () => {
  test('removes the editions before, and nothing of its neighbours', async () => {
    for (const name of ['samarbejdstjek:/tjek/:1', 'samarbejdstjek:/:1', 'another app'])
      straw.kept.set(name, new Map());
    await straw.send('install');
    await straw.send('activate');
    expect([...straw.kept.keys()].sort()).toEqual(['another app', 'samarbejdstjek:/:1', EDITION.cache]);
  });

  test.each([
    ['/tjek/workshop/vaeg/?moede=K7', false],
    ['/tjek/workshop/leder/', false],
    ['/tjek/workshop/', true],
  ])('with a window at %s open: %s', async (path, does) => {
    straw.windows = [`${ORIGIN}/tjek/`, ORIGIN + path];
    expect(await straw.ask('take over')).toBe(does);
    expect(straw.hasSkippedWaiting).toBe(does);
  });

  test.each(['', 'takeover', 'keep '])('a message »%s« does nothing', async (data) => {
    expect(await straw.send('message', { data, ports: [] })).toBeUndefined();
  });
});
