// What a server needs beside the pages: compressed copies of all texts, so that none has to be compressed for each reader, and the headers
// as a file for the hosts that read one. After everything else, when every file is as readers get it.
import { glob, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { headersFile } from './servers/headers.mjs';

/** Pagefind has compressed its own; pictures and typefaces are. */
const TEXTS = '**/*.{html,css,js,json,svg,txt,webmanifest,xml}';
/** Below this a copy saves nothing: the file and its headers fit into one packet as they are. */
const WORTHWHILE = 1000;
/** Two below the best, which takes five times as long for a twentieth less. */
const QUALITY = 9;

/** @type {Record<string, (body: Buffer) => Promise<Buffer>>} */
const ENCODERS = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
  gz: (body) => promisify(gzip)(body, { level: 9 }),
};

/** Puts the compressed copies beside a file. @param {string} file @returns {Promise<number>} how many */
async function compress(file) {
  const body = await readFile(file);
  if (body.length < WORTHWHILE) return 0;
  for (const [ending, encode] of Object.entries(ENCODERS))
    await writeFile(`${file}.${ending}`, await encode(body));
  return Object.keys(ENCODERS).length;
}

/** @param {string} base with a slash at both ends @returns {import('astro').AstroIntegration} */
export const forServers = (base) => ({
  name: 'for-servers',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const root = fileURLToPath(dir);
      const paths = (await Array.fromAsync(glob(TEXTS, { cwd: root }))).map((path) =>
        path.replaceAll('\\', '/'),
      );
      const pages = paths.filter((path) => /(^|\/)index\.html$/.test(path));
      const folders = pages.map((path) => path.slice(0, -'index.html'.length));
      await writeFile(`${root}_headers`, headersFile(base, folders));
      const copies = await Promise.all(paths.map((path) => compress(root + path)));
      logger.info(`${copies.reduce((sum, count) => sum + count, 0)} compressed copies`);
    },
  },
});
