// A browser with a profile on the disk, which can be killed like one that crashes and started again as its user would.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { CHROMIUM_ARGS, ensureChromium } from './chromium.mjs';

export interface Crashing {
  context: BrowserContext;
  /** The process is gone at once, with all that it had not written. */
  kill(): Promise<void>;
}

/** The address that a browser says it can be driven at. */
const addressOf = (browser: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    browser.stderr?.on('data', (text) => {
      said += text;
      const [address] = /ws:\/\/\S+/.exec(said) ?? [];
      if (address) resolve(address);
    });
    browser.once('exit', () => reject(new Error(`the browser did not start: ${said}`)));
  });

/** Starts browsers on one and the same profile, one after the other. */
export async function profile(): Promise<() => Promise<Crashing>> {
  const folder = await mkdtemp(join(tmpdir(), 'profile-'));
  let running: ChildProcess | undefined;
  const kill = async () => {
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
  };
  onTestFinished(async () => {
    await kill();
    // Its processes for single pages end when they notice.
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });
  return async () => {
    const own = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${folder}`];
    running = spawn(ensureChromium(), [...CHROMIUM_ARGS, ...own], { stdio: ['ignore', 'ignore', 'pipe'] });
    const browser = await chromium.connectOverCDP(await addressOf(running));
    const [context] = browser.contexts();
    if (!context) throw new Error('the browser has no context');
    context.setDefaultTimeout(10_000);
    return { context, kill };
  };
}

/** Crashes the process that draws a page, while the browser goes on. */
export async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // There is nobody left to answer.
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}
