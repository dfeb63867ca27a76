// The service worker: keeps one edition of the site on the device and answers from it, so that a page is never made of two. Another
// edition waits until the reader takes it or has closed every page of the site.
import { hasScanner, isRunningWorkshop, keptAddress } from './addresses.mjs';
import { typeOf, unpack } from './pack.mjs';

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** What a server says about all its pages, and must still be true of those that came in a pack. */
const POLICIES = [
  'content-security-policy',
  'permissions-policy',
  'referrer-policy',
  'x-content-type-options',
  'cross-origin-opener-policy',
];

/**
 * What a kept page says of the camera. A pack holds pages of both kinds, so the server allows it for the pack, and most pages forbid it.
 *
 * @param {string} policy the pack's own
 * @param {string} path
 */
const permissions = (policy, path) =>
  hasScanner(path) ? policy : policy.replace('camera=(self)', 'camera=()');

/**
 * @param {string} address of a pack; its name has a hash of what is in it, so that a newer edition's cannot slip in
 * @param {Cache} cache
 */
async function keepPack(address, cache) {
  const response = await fetch(address, { priority: 'low' });
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  // So that a page can tell of which edition it is (src/site/registration.ts).
  const headers = new Headers({ 'server-timing': `edition;desc="${EDITION.cache}"` });
  for (const name of POLICIES) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  await Promise.all(
    [...unpack(await response.json())].map(([path, body]) => {
      headers.set('content-type', typeOf(path));
      const policy = response.headers.get('permissions-policy');
      if (policy !== null) headers.set('permissions-policy', permissions(policy, path));
      return cache.put(EDITION.base + path, new Response(body, { headers }));
    }),
  );
  // That all of it is there.
  await cache.put(address, new Response(''));
}

/** Keeps what is not kept yet, one pack after the other. @param {Part} part */
async function keep({ files, packs }) {
  const cache = await caches.open(EDITION.cache);
  const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const isMissing = (/** @type {string} */ address) => !kept.has(address);
  await cache.addAll(files.filter(isMissing));
  for (const address of packs.filter(isMissing)) await keepPack(address, cache);
}

/** @type {Promise<boolean> | undefined} */
let keeping;

/** Keeps all of the site, at most once at a time. Where the connection is lost it goes on when it is asked again. */
function keepAll() {
  keeping ??= keep(EDITION.first)
    .then(() => keep(EDITION.later))
    .then(
      () => true,
      () => false,
    )
    .finally(() => {
      keeping = undefined;
    });
  return keeping;
}

async function removeOtherEditions() {
  const others = (await caches.keys()).filter(
    (name) => name.startsWith(EDITION.caches) && name !== EDITION.cache,
  );
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** Takes over from the edition before, unless a workshop is being held in some window. */
async function takeOver() {
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.some(({ url }) => isRunningWorkshop(new URL(url).pathname))) return false;
  await worker.skipWaiting();
  return true;
}

/**
 * A kept file. Where the browser cannot read what it kept, there is none, and the network is asked.
 *
 * @param {string} address
 */
const find = (address) =>
  caches.match(address, { cacheName: EDITION.cache, ignoreVary: true }).catch(() => undefined);

/** What is said instead of a page that can be had neither here nor there. */
async function excuse() {
  const page = await find(`${EDITION.base}500.html`);
  return page ? new Response(page.body, { status: 503, headers: page.headers }) : Response.error();
}

/** @param {Request} request */
async function answer(request) {
  const { pathname, search } = new URL(request.url);
  const kept = await find(keptAddress(pathname));
  if (kept) return kept;
  if (request.mode !== 'navigate') return fetch(request);
  if (await find(`${pathname}/`)) return Response.redirect(`${pathname}/${search}`);
  return fetch(request).catch(excuse);
}

worker.addEventListener('install', (event) => {
  const first = keep(EDITION.first);
  // Who has the whole site must not have less of it after an update.
  event.waitUntil(worker.registration.active ? first.then(() => keep(EDITION.later)) : first);
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(removeOtherEditions().then(() => worker.clients.claim()));
});

/** Which edition is kept, so that a page can tell whether it is of another. @returns {Promise<string | boolean>} */
const edition = async () => EDITION.cache;

/** What pages may ask for. */
const REQUESTS = new Map([
  ['edition', edition],
  ['keep', keepAll],
  ['take over', takeOver],
]);

worker.addEventListener('message', (event) => {
  const act = REQUESTS.get(event.data);
  if (act) event.waitUntil(act().then((done) => event.ports[0]?.postMessage(done)));
});

worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(new URL(EDITION.base, worker.location.origin).href))
    event.respondWith(answer(event.request));
});
