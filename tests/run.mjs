// What `npm test` runs. Quiet when all is well; a step that fails shows everything it said. The last line is the result.
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { delimiter, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './helpers/chromium.mjs';

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {string} command
 * @property {Record<string, string>} [env]
 * @property {string[]} [needs] titles of steps without which this one would only repeat their failure
 * @property {string} [report] where Vitest writes its JSON; the step then counts as many as it has tests
 */
/** @typedef {{ passed: number, failed: number, remarks: string[] }} Count */
/** @typedef {{ code: number, output: string }} Outcome */
/** @typedef {{ fullName: string, status: string }} Assertion */
/** @typedef {{ testResults: { name: string, status: string, assertionResults: Assertion[] }[] }} Report */

const BASE = '/samarbejdstjek/';
/** As where the site is published: under a path, with its address on paper, and with one PDF that has been made. */
const PUBLISHED = {
  BASE_PATH: BASE,
  SITE_URL: 'https://samarbejdstjek.example',
  PDF_FOLDER: 'tests/fixtures/pdf',
};
const CHROMIUM = 'Chromium';
const BUILD = 'build';
const BUILD_UNDER_BASE = `build under ${BASE}`;

/**
 * @param {string} title
 * @param {string} name of the report
 * @param {string[]} projects of vitest.config.ts
 * @returns {Step}
 */
function vitest(title, name, projects) {
  const report = `.test-output/${name}.json`;
  const chosen = projects.map((project) => `--project ${project}`).join(' ');
  const reporters = `--reporter=default --reporter=json --outputFile.json=${report}`;
  return { title, report, command: `vitest run ${chosen} ${reporters}` };
}

/**
 * Two lanes beside each other, since most of these keep one core busy. Only one of them may call Astro: two at once write the same files.
 *
 * @type {Step[][]}
 */
const LANES = [
  [
    { title: 'types', command: 'npm run --silent types' },
    // BASE_PATH is given to both builds, so that one set outside does not end up in the first.
    { title: BUILD, command: 'astro build', env: { BASE_PATH: '' } },
    { title: BUILD_UNDER_BASE, command: 'astro build --outDir dist-base', env: PUBLISHED },
  ],
  [
    { title: 'lint and format', command: 'npm run --silent lint -- --colors=off' },
    vitest('unit and content tests', 'unit', ['unit', 'content']),
    vitest('hostile inputs to every reader', 'fuzz', ['fuzz']),
    ...(process.env.SOURCE_TEXTS ? [{ title: 'quotes', command: 'npm run --silent verify:quotes' }] : []),
  ],
];

/** By itself: it takes as many cores as there are. */
const SITE = { ...vitest('site tests', 'site', ['site']), needs: [CHROMIUM, BUILD, BUILD_UNDER_BASE] };

/**
 * Runs a command and keeps what it says.
 *
 * @param {Step} step
 * @returns {Promise<Outcome>}
 */
function run({ command, env }) {
  return new Promise((done) => {
    let output = '';
    // Commands are fixed text. The shell finds them on PATH, also where they are .cmd files.
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) => done({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

/**
 * Counts the tests of a Vitest report. What did not run has not passed.
 *
 * @param {Report} report
 * @returns {Count}
 */
function countTests({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.filter(({ status }) => status === 'failed');
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  // A file that cannot be loaded has failed without a single test.
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status === 'passed'),
  );
  return {
    passed: tests.length - failed.length - skipped.length,
    failed: failed.length + skipped.length + broken.length,
    remarks: skipped.map(({ fullName }) => `Skipped, which counts as failed: ${fullName}`),
  };
}

/**
 * Counts what a step did: each of Vitest's tests, or the step itself.
 *
 * @param {Step} step
 * @param {number} code the exit code
 * @returns {Promise<Count>}
 */
async function count({ report }, code) {
  if (!report)
    return code === 0 ? { passed: 1, failed: 0, remarks: [] } : { passed: 0, failed: 1, remarks: [] };
  const json = await readFile(report, 'utf8').catch(() => undefined);
  if (json === undefined) return { passed: 0, failed: 1, remarks: ['Vitest wrote no report.'] };
  const counted = countTests(JSON.parse(json));
  if (counted.failed > 0) return counted;
  if (counted.passed === 0) return { passed: 0, failed: 1, remarks: ['No tests ran.'] };
  if (code === 0) return counted;
  return { ...counted, failed: 1, remarks: ['Vitest failed outside its tests.'] };
}

/**
 * Runs one step and prints its line: title, time, and on failure everything else.
 *
 * @param {Step} step
 * @returns {Promise<Count>}
 */
async function take(step) {
  const start = performance.now();
  if (step.report) await rm(step.report, { force: true });
  const { code, output } = await run(step);
  const counted = await count(step, code);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${step.title} … ${counted.failed === 0 ? 'ok' : 'FAILED'}, ${seconds} s`);
  const summary = output.split('\n').filter((line) => /^\s*(Test Files|Tests) /.test(line));
  if (counted.failed > 0) console.log(output.trimEnd());
  else if (step.report) console.log(summary.join('\n'));
  for (const remark of counted.remarks) console.log(remark);
  return counted;
}

/**
 * Finds or gets a browser and hands it on to the tests.
 *
 * @returns {boolean} whether there is one
 */
function provideChromium() {
  try {
    process.env.CHROMIUM_PATH = ensureChromium();
    return true;
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return false;
  }
}

/**
 * Takes all steps: each lane in order, and what needs them after that.
 *
 * @returns {Promise<{ passed: number, failed: number }>}
 */
async function takeAll() {
  const total = { passed: 0, failed: 0 };
  const missing = new Set(provideChromium() ? [] : [CHROMIUM]);
  /** @param {Step} step */
  const takeOne = async (step) => {
    const lacking = step.needs?.filter((title) => missing.has(title)) ?? [];
    if (lacking.length > 0) {
      console.log(`${step.title} … FAILED, not run without: ${lacking.join(', ')}`);
      total.failed += 1;
      return;
    }
    const { passed, failed } = await take(step);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) missing.add(step.title);
  };
  await Promise.all(
    LANES.map(async (lane) => {
      for (const step of lane) await takeOne(step);
    }),
  );
  await takeOne(SITE);
  return total;
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
// As npm does, so that the script also works when it is called by itself; the project's own Node stands there too.
process.env.PATH = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);
process.env.NO_COLOR = '1';
process.env.ASTRO_TELEMETRY_DISABLED = '1';
await mkdir('.test-output', { recursive: true });

const { passed, failed } = await takeAll();
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
