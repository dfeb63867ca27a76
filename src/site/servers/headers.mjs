// The headers that a server is to send with each file: the one table that `_headers` is written from, and that the tests hold the
// configurations beside this file to.
import { hasScanner } from '../../offline/addresses.mjs';
import { FOR_ALL_FILES } from '../content-security-policy.mjs';

const YEAR = 31_536_000;

/** @param {string} camera */
const permissions = (camera) =>
  [
    `camera=${camera}`,
    ...['display-capture', 'geolocation', 'hid', 'microphone', 'midi', 'payment', 'serial', 'usb'].map(
      (feature) => `${feature}=()`,
    ),
  ].join(', ');

/**
 * What every answer carries. The pages' own policies name their inline code by its hashes, which change with each edition; this one
 * must not, or a server that was set up for one edition would block the next. So it says the rest, and what only a header can say. It
 * also holds for workers, which do not get the policy of the page.
 */
export const ALWAYS = {
  'content-security-policy': [...FOR_ALL_FILES, "frame-src 'none'", "frame-ancestors 'none'"].join('; '),
  'strict-transport-security': `max-age=${YEAR}`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/** For files whose names change when they do, and for all others. */
export const CACHING = { hashed: `public, max-age=${YEAR}, immutable`, other: 'no-cache' };

/** For pages with a scanner, and for all others. */
export const PERMISSIONS = { scanner: permissions('(self)'), other: permissions('()') };

/** Folders of files with a hash in their names. */
export const HASHED_FOLDERS = ['_astro/', 'pagefind/fragment/', 'pagefind/index/', 'pagefind/filter/'];

/** What the worker makes pages of carries what they need (src/offline/worker.mjs). @param {string} path */
const isForScanner = (path) => hasScanner(path) || path.startsWith('_astro/');

/**
 * The headers of one file.
 *
 * @param {string} path within the site, without a slash at its beginning
 * @returns {Record<string, string>} by their names in small letters
 */
export const headersFor = (path) => ({
  ...ALWAYS,
  'permissions-policy': isForScanner(path) ? PERMISSIONS.scanner : PERMISSIONS.other,
  'cache-control': HASHED_FOLDERS.some((folder) => path.startsWith(folder)) ? CACHING.hashed : CACHING.other,
});

/**
 * The patterns that part the folders of a site by whether the camera is allowed there, each file under one of them only: hosts join what
 * several patterns say.
 *
 * @param {readonly string[]} folders every folder with a page in it, such as `guide/data/`; `` for the front page
 * @param {string} [folder] the one to begin in
 * @returns {[pattern: string, policy: string][]}
 */
function cameraPatterns(folders, folder = '') {
  const inside = folders.filter((other) => other.startsWith(folder));
  if (inside.every(hasScanner)) return [[`${folder}*`, PERMISSIONS.scanner]];
  if (!inside.some(hasScanner)) return [[`${folder}*`, PERMISSIONS.other]];
  const children = new Set(
    inside
      .filter((other) => other !== folder)
      .map((other) => other.slice(0, other.indexOf('/', folder.length) + 1)),
  );
  return [
    [folder, PERMISSIONS.other],
    ...[...children].sort().flatMap((child) => cameraPatterns(folders, child)),
  ];
}

/**
 * The text of `_headers`, which Netlify, Cloudflare Pages and others read. They let browsers ask for every file anew, unless told not to.
 *
 * @param {string} base with a slash at both ends
 * @param {readonly string[]} folders every folder with a page in it
 */
export function headersFile(base, folders) {
  /** @type {[pattern: string, headers: Record<string, string>][]} */
  const rules = [['*', ALWAYS]];
  for (const folder of HASHED_FOLDERS) {
    const { scanner } = PERMISSIONS;
    const policy = isForScanner(folder) ? { 'permissions-policy': scanner } : {};
    rules.push([`${folder}*`, { 'cache-control': CACHING.hashed, ...policy }]);
  }
  for (const [pattern, policy] of cameraPatterns(folders))
    rules.push([pattern, { 'permissions-policy': policy }]);
  return rules
    .map(([pattern, headers]) =>
      [
        `${base}${pattern}`,
        ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
        '',
      ].join('\n'),
    )
    .join('\n');
}
