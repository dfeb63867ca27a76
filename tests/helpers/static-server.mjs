// Serves a built site the way a static host does: compressed, with 404.html, and only under the site's own base path.
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** @typedef {{ url: string, close: () => Promise<void> }} StaticServer `url` ends with a slash */
/** @typedef {{ status: number, file?: string, location?: string }} Answer */

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** Files whose name changes with their content, kept by browsers as the configurations of src/site/servers have them do. */
const HASHED = /[\\/]_astro[\\/][^\\/]+\.[\w-]{8}\.\w+$/;

const COMPRESSIBLE = /^text\/|javascript|json|xml|wasm/;

// One step below the best brotli: much faster, a little larger, so that byte budgets err on the safe side.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** @type {Record<string, (body: Buffer) => Promise<Buffer>>} */
const ENCODERS = {
  br: (body) => promisify(brotliCompress)(body, BROTLI),
  gzip: (body) => promisify(gzip)(body, { level: 9 }),
};

/**
 * @param {string} path
 * @returns {Promise<'file' | 'folder' | 'nothing'>}
 */
async function kindOf(path) {
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory()) return 'folder';
  return stats?.isFile() ? 'file' : 'nothing';
}

/**
 * Decides what a request gets.
 *
 * @param {string} folder
 * @param {string} base
 * @param {string} target the request's path and query as received
 * @returns {Promise<Answer>}
 */
async function answerFor(folder, base, target) {
  const rawPath = target.replace(/\?.*$/s, '');
  const query = target.slice(rawPath.length);
  const notFound = { status: 404, file: resolve(folder, '404.html') };
  let path;
  try {
    path = decodeURIComponent(rawPath);
  } catch {
    return { status: 400 };
  }
  if (!path.startsWith(base)) return notFound;
  const file = resolve(folder, `./${path.slice(base.length)}`);
  if (file !== folder && !file.startsWith(folder + sep)) return notFound;
  const kind = await kindOf(file);
  if (kind === 'file' && !path.endsWith('/')) return { status: 200, file };
  if (kind !== 'folder') return notFound;
  if (!path.endsWith('/')) return { status: 301, location: `${rawPath}/${query}` };
  const index = resolve(file, 'index.html');
  return (await kindOf(index)) === 'file' ? { status: 200, file: index } : notFound;
}

/**
 * @param {string | string[] | undefined} header Accept-Encoding
 * @returns {string | undefined} the best encoding that the client takes and we have
 */
function chooseEncoding(header) {
  const accepted = String(header ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  return Object.keys(ENCODERS).find((encoding) => accepted.includes(encoding));
}

/**
 * Serves a folder on this machine only, until it is closed.
 *
 * @param {string} root the built site
 * @param {{ base?: string, port?: number }} [options] `base` with a slash at both ends; port 0 takes a free one
 * @returns {Promise<StaticServer>}
 */
export async function serveFolder(root, { base = '/', port = 0 } = {}) {
  const folder = resolve(root);
  /** @type {Map<string, Promise<Buffer>>} compressed bodies: a test run asks for the same few files many times */
  const compressed = new Map();

  /** @type {(file: string, encoding: string | undefined) => Promise<Buffer>} */
  const bodyOf = (file, encoding) => {
    const encode = encoding && ENCODERS[encoding];
    if (!encode) return readFile(file);
    const key = `${encoding} ${file}`;
    const body = compressed.get(key) ?? readFile(file).then(encode);
    compressed.set(key, body);
    return body;
  };

  /** @type {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<unknown>} */
  const respond = async (request, response) => {
    const { status, file, location } = await answerFor(folder, base, request.url ?? '/');
    if (location) return response.writeHead(status, { location }).end();
    if (!file || (await kindOf(file)) !== 'file') {
      return response.writeHead(status, { 'content-type': 'text/plain' }).end(`${status}`);
    }
    const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
    const encoding = COMPRESSIBLE.test(type) ? chooseEncoding(request.headers['accept-encoding']) : undefined;
    const body = await bodyOf(file, encoding);
    response.writeHead(status, {
      'content-type': type,
      'content-length': body.length,
      'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding }),
    });
    return response.end(request.method === 'HEAD' ? undefined : body);
  };

  const server = createServer((request, response) => {
    respond(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => listening(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The static server got no port.');
  return {
    url: `http://127.0.0.1:${address.port}${base}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        // Browsers keep connections open, and close() would wait for them.
        server.closeAllConnections();
      }),
  };
}
