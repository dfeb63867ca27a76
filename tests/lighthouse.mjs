// Measures built pages with Lighthouse's mobile preset: npm run lighthouse -- [paths]. Only full marks and no layout shift pass.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CHROMIUM_ARGS, ensureChromium } from './helpers/chromium.mjs';
import { serveFolder } from './helpers/static-server.mjs';

/** @typedef {{ score: number | null }} Category */
/** @typedef {{ numericValue?: number }} Audit */
/**
 * @typedef {object} Report
 * @property {Record<string, Category>} categories
 * @property {Record<string, Audit>} audits
 * @property {{ message: string }} [runtimeError]
 */
/** @typedef {{ path: string, scores: number[], shift: number, paint: number }} Row */

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const HEADINGS = ['path', 'performance', 'accessibility', 'best practices', 'SEO', 'CLS', 'LCP'];
const DEFAULT_PATHS = ['/', '/guide/data/', '/tjek/hurtigt-tjek/forvaltning/'];
const SITE = 'dist';

const lighthouse = fileURLToPath(new URL('cli/index.js', import.meta.resolve('lighthouse/package.json')));

/**
 * Runs Lighthouse in a process of its own, as its figures should not depend on what else this one does.
 *
 * @param {string} url
 * @param {string} chromium
 * @returns {Promise<Report>}
 */
async function measure(url, chromium) {
  const flags = ['--headless', ...CHROMIUM_ARGS].join(' ');
  const options = [
    url,
    '--quiet',
    '--output=json',
    '--output-path=stdout',
    '--no-enable-error-reporting',
    '--disable-full-page-screenshot',
    `--only-categories=${CATEGORIES.join(',')}`,
    `--chrome-flags=${flags}`,
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [lighthouse, ...options], {
    env: { ...process.env, CHROME_PATH: chromium },
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error) => {
    throw new Error(`${url}: ${String(error.stderr || error.message).trim()}`);
  });
  return JSON.parse(stdout);
}

/**
 * @param {string} path
 * @param {Report} report
 * @returns {Row}
 */
function rowOf(path, { categories, audits, runtimeError }) {
  if (runtimeError) throw new Error(`${path}: ${runtimeError.message}`);
  return {
    path,
    scores: CATEGORIES.map((category) => Math.round((categories[category]?.score ?? 0) * 100)),
    shift: audits['cumulative-layout-shift']?.numericValue ?? Number.NaN,
    paint: audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
  };
}

/**
 * @param {Row} row
 * @returns {boolean} whether the page has full marks and stands still
 */
function isPerfect({ scores, shift }) {
  return scores.every((score) => score === 100) && shift === 0;
}

/**
 * @param {Row[]} rows
 * @returns {string} a table in plain text
 */
function tableOf(rows) {
  const lines = rows.map(({ path, scores, shift, paint }) => [
    path,
    ...scores.map(String),
    shift.toFixed(3),
    `${Math.round(paint)} ms`,
  ]);
  const width = Math.max(...lines.map(([path = '']) => path.length));
  return [HEADINGS, ...lines]
    .map((cells) =>
      cells.map((cell, i) => cell.padEnd(i === 0 ? width : (HEADINGS[i]?.length ?? 0))).join(' | '),
    )
    .join('\n');
}

/**
 * @param {string[]} paths
 * @returns {Promise<boolean>} whether every page is perfect
 */
async function measureAll(paths) {
  if (!existsSync(`${SITE}/index.html`)) throw new Error(`${SITE} is missing. Run \`npm run build\` first.`);
  const chromium = ensureChromium();
  const server = await serveFolder(SITE);
  /** @type {Row[]} */
  const rows = [];
  try {
    // One page at a time: two browsers at once would slow each other down.
    for (const path of paths) {
      rows.push(rowOf(path, await measure(new URL(path, server.url).href, chromium)));
    }
  } finally {
    await server.close();
  }
  console.log(tableOf(rows));
  return rows.every(isPerfect);
}

try {
  const paths = process.argv.slice(2);
  process.exitCode = (await measureAll(paths.length > 0 ? paths : DEFAULT_PATHS)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
