// Finds the Chromium that browser tests and Lighthouse drive, or gets one, so that no machine has to be prepared by hand.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').LaunchOptions} LaunchOptions */

/** Flags for a browser that runs as root in a container and asks nothing of the network by itself. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Letters stand on paper where the typeface wants them, and the same in a browser with and without windows.
  '--font-render-hinting=none',
];

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The browser without its windows, which takes a third less time: where Debian has it. Its command on PATH is a shell that starts it, and
 * leaves it running when it is killed.
 */
const WITHOUT_WINDOWS = '/usr/lib/chromium/chromium-headless-shell';

const INSTALL_MINUTES = 3;

/**
 * Where Chrome and Edge put themselves on macOS and Windows, which do not add them to PATH.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
function usualPlaces(env) {
  const mac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  const windows = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]
    .filter((root) => root !== undefined)
    .flatMap((root) => [
      join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
  return [...mac, ...windows];
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} every place where a browser command may stand on PATH, in order of preference
 */
function placesOnPath(env) {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/**
 * Looks for a browser: the one CHROMIUM_PATH names, then the system's, of which the quickest first, then the one Playwright has downloaded.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} path of the executable
 */
export function findChromium(env = process.env) {
  const chosen = env.CHROMIUM_PATH;
  if (chosen && !existsSync(chosen)) {
    // Another browser than the one asked for would make results that nobody can explain.
    throw new Error(`CHROMIUM_PATH names ${chosen}, which does not exist; correct it or leave it unset.`);
  }
  if (chosen) return chosen;
  const places = [WITHOUT_WINDOWS, ...placesOnPath(env), ...usualPlaces(env), chromium.executablePath()];
  return places.find((path) => existsSync(path));
}

/** @returns {boolean} whether Debian's packages can be installed here without asking anybody */
function canUseApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('apt-get', ['--version']).status === 0;
}

/**
 * @param {string} command fixed text, run by the shell since npx is a .cmd file on Windows
 * @returns {boolean} whether it succeeded in time
 */
function succeeds(command) {
  const result = spawnSync(command, {
    shell: true,
    stdio: 'ignore',
    timeout: INSTALL_MINUTES * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return result.status === 0;
}

/**
 * Finds a browser, or installs one: from Debian when we may, since it brings the libraries it needs, else from Playwright.
 *
 * @returns {string} path of the executable
 */
export function ensureChromium() {
  const present = findChromium();
  if (present) return present;
  const playwright = 'npx playwright-core install chromium';
  const debian = ['chromium-headless-shell', 'chromium'].map(
    (name) => `apt-get update && apt-get install -y --no-install-recommends ${name}`,
  );
  for (const command of canUseApt() ? [...debian, playwright] : [playwright]) {
    const installed = succeeds(command) && findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'No Chromium was found and none could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  );
}

/**
 * Starts a headless browser; close it when done.
 *
 * @param {LaunchOptions} [options] `args` are added to CHROMIUM_ARGS
 * @returns {Promise<Browser>}
 */
export function launch({ args = [], ...options } = {}) {
  return chromium.launch({ executablePath: ensureChromium(), ...options, args: [...CHROMIUM_ARGS, ...args] });
}
