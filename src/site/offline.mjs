// Makes the worker that keeps the site on the device (src/offline), last of all, when every file of the site is what readers get.
import { createHash } from 'node:crypto';
import { glob, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packTexts, typeOf } from '../offline/pack.mjs';

/** For machines and for other sites, not for readers: fetched when asked for. */
const NOT_KEPT = /^(404\.html|sw\.js|sitemap[^/]*\.xml|forside\.png|(data|pdf)\/.*|.*\.(br|gz))$/;
/** What a meeting needs, and what leads there; what was printed and read before it can wait. */
const FIRST =
  /^((500|index)\.html|favicon\.svg|manifest\.webmanifest|(icons|tjek|mine-tjek|workshop|svar|plan|materialer\/(skema|kort|prikker))\/.*)$/;
const SEARCH = /^pagefind\//;
const ASSET = /^_astro\//;
/** Larger files are for rare needs, such as reading a code with the camera: they can wait until the pages are there. */
const LARGE = 60_000;
/** Beside the other files with a hash in their names, so that a server that lets those be cached for long does so here. */
const PACK = /^_astro\/offline-[a-z]+\.[0-9a-f]+\.json$/;

/** How the names of the site's caches begin. @param {string} base */
const cachesOf = (base) => `samarbejdstjek:${base}:`;

/** @param {string} text */
const shortHash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** @param {string} root @returns {Promise<string[]>} the paths of all files to keep, in an order that does not change */
async function filesIn(root) {
  /** @type {string[]} */
  const files = [];
  for await (const entry of glob('**/*.*', { cwd: root, withFileTypes: true })) {
    const path = `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').slice(root.length);
    if (entry.isFile() && !NOT_KEPT.test(path) && !PACK.test(path)) files.push(path);
  }
  return files.sort();
}

/**
 * A file as it travels in a pack. Pagefind compresses its records one by one and takes them as they are too; together they are a third.
 *
 * @param {string} path
 * @param {Buffer} body
 * @returns {{ text: string } | { base64: string }}
 */
function packed(path, body) {
  if (path.endsWith('.pf_fragment')) return { text: gunzipSync(body).toString() };
  return /^(text|application\/(json|manifest))|svg/.test(typeOf(path))
    ? { text: body.toString() }
    : { base64: body.toString('base64') };
}

/**
 * Writes a pack of files.
 *
 * @param {string} root
 * @param {string} name
 * @param {string[]} paths
 * @returns {Promise<string>} its path
 */
async function writePack(root, name, paths) {
  /** @type {Record<string, string>} */
  const texts = {};
  /** @type {Record<string, string>} */
  const binaries = {};
  for (const path of paths) {
    const file = packed(path, await readFile(root + path));
    const address = path.replace(/(^|\/)index\.html$/, '$1');
    if ('text' in file) texts[address] = file.text;
    else binaries[address] = file.base64;
  }
  const pack = JSON.stringify({ ...packTexts(texts), binaries });
  const path = `_astro/offline-${name}.${shortHash(pack)}.json`;
  await writeFile(root + path, pack);
  return path;
}

/** The worker's own code, its modules in one, since not every browser lets a worker import. @returns {Promise<string>} */
export async function workerCode() {
  const modules = await Promise.all(
    ['addresses', 'pack', 'worker'].map((name) =>
      readFile(new URL(`../offline/${name}.mjs`, import.meta.url), 'utf8'),
    ),
  );
  return modules
    .join('\n')
    .replace(/^import .*;\n/gm, '')
    .replace(/^export /gm, '');
}

/** @param {string} root @param {string[]} paths @returns {Promise<number>} bytes on their way to the reader, with plain gzip */
async function weightOf(root, paths) {
  let sum = 0;
  for (const path of paths) sum += gzipSync(await readFile(root + path)).length;
  return sum;
}

/**
 * Writes the packs and `sw.js` into a built site.
 *
 * @param {string} root the site's folder, with a slash at its end
 * @param {string} base with a slash at both ends
 * @returns {Promise<{ first: number, all: number }>} how many bytes a reader fetches, compressed: before the worker is ready, and in all
 */
export async function keepOffline(root, base) {
  for await (const old of glob('_astro/offline-*.json', { cwd: root })) await rm(root + old);
  const files = await filesIn(root);
  const assets = files.filter((path) => ASSET.test(path));
  const sizes = await Promise.all(assets.map(async (path) => (await stat(root + path)).size));
  const isLarge = (/** @type {unknown} */ _, /** @type {number} */ index) => (sizes[index] ?? 0) > LARGE;
  const others = files.filter((path) => !ASSET.test(path));
  const search = others.filter((path) => SEARCH.test(path));
  const firstPages = others.filter((path) => FIRST.test(path));
  const pages = others.filter((path) => !SEARCH.test(path) && !FIRST.test(path));

  const first = {
    files: assets.filter((path, index) => path.endsWith('.css') || !isLarge(path, index)),
    packs: [await writePack(root, 'first', firstPages)],
  };
  const later = {
    files: assets.filter((path) => !first.files.includes(path)),
    packs: [await writePack(root, 'pages', pages), await writePack(root, 'search', search)],
  };
  const code = await workerCode();
  const caches = cachesOf(base);
  const at = (/** @type {{ files: string[], packs: string[] }} */ part) => ({
    files: part.files.map((path) => base + path),
    packs: part.packs.map((path) => base + path),
  });
  const edition = {
    base,
    caches,
    cache: caches + shortHash(code + JSON.stringify([first, later])),
    first: at(first),
    later: at(later),
  };
  await writeFile(`${root}sw.js`, `const EDITION = ${JSON.stringify(edition)};\n${code}`);
  const before = await weightOf(root, [...first.files, ...first.packs]);
  return { first: before, all: before + (await weightOf(root, [...later.files, ...later.packs])) };
}

/**
 * What stands at `sw.js` while the site is written: a worker that a built site left behind at the same address would go on showing that.
 * It leaves, and the page loads itself again (registration.ts). Chromium forgets a wish to take over that comes during the installation.
 *
 * @param {string} base
 */
const farewell = (base) => `addEventListener('install', () => setTimeout(() => skipWaiting(), 500));
addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('${cachesOf(base)}')) await caches.delete(name);
  await registration.unregister();
})()));
`;

/** @param {string} base with a leading and a trailing slash @returns {import('astro').AstroIntegration} */
export const offline = (base) => ({
  name: 'offline',
  hooks: {
    'astro:server:setup': ({ server }) => {
      server.middlewares.use((request, response, next) => {
        if (!request.url?.endsWith('/sw.js')) return next();
        return response.setHeader('content-type', 'text/javascript').end(farewell(base));
      });
    },
    'astro:build:done': async ({ dir, logger }) => {
      const { first, all } = await keepOffline(fileURLToPath(dir), base);
      const kB = (/** @type {number} */ bytes) => `${Math.round(bytes / 1000)} kB`;
      logger.info(`${kB(all)} compressed to keep the whole site, ${kB(first)} of them at once`);
    },
  },
});
