// A room is a browser context: a device with a storage of its own, where whatever goes wrong is written down. The browser takes longer
// to make one than most tests take. A room that a test has left as it came, but for what is stored in it, is therefore emptied and
// lent to the next test that wants one like it.
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core';

/** What a room is to be like. Plain data: rooms of the same wishes can stand in for each other. */
export interface Wishes {
  options: BrowserContextOptions;
  /** The origins that requests may go to. */
  origins: readonly string[];
  /** Whether the browser may keep the site for use without a network. */
  keeps: boolean;
}

/** What went on in a room. */
export interface Heard {
  /** What a reader should never meet: errors, warnings, violations of the security policy, failed or foreign requests. */
  problems: string[];
  /** Every address that was asked for, in order. */
  requests: string[];
  /** The problem that the test itself provokes, such as that of a request which it stops. */
  provoked?: RegExp | undefined;
}

export interface Room {
  context: BrowserContext;
  /** Since somebody came in. */
  heard: Heard;
  wishes: Wishes;
  /** Whether something was done to it that stays until it is closed. */
  worn: boolean;
  /** A tab of nobody's, which keeps the window open and can empty the storage. */
  keeper?: { tab: Page; devtools: CDPSession };
}

/**
 * Makes a browser like one that keeps no sites for use without a network: on a plain http address, or where the reader forbids it.
 * Without this every test would fetch the whole site again in the background, and count requests that it did not cause. Playwright's
 * own `serviceWorkers: 'block'` warns in the console, where a warning is a fault.
 */
const keepNothing = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
  });

/** Addresses that need no network. */
const LOCAL = /^(data|blob|about):/;

/** Lets every page of a room tell on itself. */
async function listen(room: Room): Promise<void> {
  const { context, wishes } = room;
  const complain = (problem: string) => {
    const { problems, provoked } = room.heard;
    if (!provoked?.test(problem)) problems.push(problem);
  };
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complain(`${message.type()} in the console of ${message.page()?.url()}: ${message.text()}`);
  });
  context.on('weberror', (error) => complain(`error on ${error.page()?.url()}: ${error.error().message}`));
  context.on('request', (request) => {
    const url = request.url();
    if (LOCAL.test(url)) return;
    room.heard.requests.push(url);
    if (!wishes.origins.includes(new URL(url).origin)) complain(`request to another origin: ${url}`);
    // The site's own server is asked for files, and told nothing.
    if (request.method() !== 'GET') complain(`request that tells something: ${request.method()} ${url}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complain(`status ${response.status()}: ${response.url()}`);
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => complain(`socket to ${socket.url()}`));
  });
  await context.exposeBinding('reportViolation', (_, violation: string) => {
    complain(`security policy: ${violation}`);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const { reportViolation } = globalThis as unknown as { reportViolation: (text: string) => void };
      reportViolation(`${event.effectiveDirective} blocked ${event.blockedURI} on ${location.pathname}`);
    });
    // What reaches others without a request, and past every policy.
    for (const name of ['RTCPeerConnection', 'WebTransport'] as const) {
      const { reportViolation, [name]: Original } = globalThis as unknown as Record<
        string,
        new () => object
      > & {
        reportViolation: (text: string) => void;
      };
      if (!Original) continue;
      const construct = (target: new () => object, given: unknown[]) => {
        reportViolation(`${name} was opened on ${location.pathname}`);
        return Reflect.construct(target, given) as object;
      };
      Object.assign(globalThis, { [name]: new Proxy(Original, { construct }) });
    }
  });
}

/** Sees to it that a room is not lent out again when a test does something to it that stays until it is closed. */
function watch(room: Room): void {
  const notice = <T extends object>(owner: T, names: readonly (keyof T)[]) => {
    for (const name of names) {
      const method = owner[name] as (...given: unknown[]) => unknown;
      const noticed = (...given: unknown[]) => {
        room.worn = true;
        return method.apply(owner, given);
      };
      Object.assign(owner, { [name]: noticed });
    }
  };
  const { context } = room;
  notice(context, [
    'addInitScript',
    'exposeBinding',
    'exposeFunction',
    'grantPermissions',
    'route',
    'setOffline',
  ]);
  notice(context, ['newCDPSession', 'newPage']);
  notice(context.clock, ['install', 'pauseAt', 'setFixedTime', 'setSystemTime']);
}

/**
 * Gives every further page of a room a window of its own. Tabs share one, where the browser draws what is in front: behind it each click
 * waits two seconds until nothing moves any more.
 */
function spread(room: Room, browser: Browser): void {
  const { context } = room;
  const openTab = context.newPage.bind(context);
  context.newPage = async () => {
    const first = context.pages().find((page) => page !== room.keeper?.tab);
    if (!first) return openTab();
    const of = await context.newCDPSession(first);
    const { targetInfo } = await of.send('Target.getTargetInfo');
    await of.detach();
    const all = await browser.newBrowserCDPSession();
    const opened = context.waitForEvent('page');
    await all.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...(targetInfo.browserContextId && { browserContextId: targetInfo.browserContextId }),
    });
    await all.detach();
    return opened;
  };
}

async function make(browser: Browser, wishes: Wishes): Promise<Room> {
  const context = await browser.newContext(wishes.options);
  // Sooner than Vitest gives up, so that the report says what was waited for.
  context.setDefaultTimeout(10_000);
  const room: Room = { context, wishes, heard: { problems: [], requests: [] }, worn: false };
  if (!wishes.keeps) await keepNothing(context);
  await listen(room);
  spread(room, browser);
  watch(room);
  return room;
}

async function keeperOf({ context }: Room): Promise<Room['keeper']> {
  const tab = await context.newPage();
  return { tab, devtools: await context.newCDPSession(tab) };
}

/** Closes the tabs of a room and deletes what they have stored. */
async function empty(room: Room): Promise<void> {
  const tabs = room.context.pages().filter((page) => page !== room.keeper?.tab);
  // A room without a tab has no window, and a new window takes the browser longer than a new tab.
  room.keeper ??= await keeperOf(room);
  for (const tab of tabs) await tab.close();
  for (const origin of room.wishes.origins)
    await room.keeper?.devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
}

/** Waits until everything that the pages of a room have said has arrived. */
const hearOut = ({ context }: Room): Promise<unknown> =>
  // An answer to a question comes after all that was said before it.
  Promise.all(context.pages().map((page) => page.evaluate(() => 0).catch(() => undefined)));

/** How many rooms stand ready at most: nearly all tests want one of two kinds. */
const READY = 3;

export interface Rooms {
  /** A room that nobody has been in, or that tells nothing of who was, and a tab in it. */
  enter(wishes: Wishes): Promise<{ room: Room; page: Page }>;
  /** Gives a room back when all has been heard. */
  leave(room: Room): Promise<void>;
}

export function roomsOf(browser: Browser): Rooms {
  const ready: Room[] = [];
  const isLike = (room: Room, wishes: Wishes) => JSON.stringify(room.wishes) === JSON.stringify(wishes);
  const take = (wishes: Wishes) => {
    const place = ready.findIndex((room) => isLike(room, wishes));
    return place < 0 ? undefined : ready.splice(place, 1)[0];
  };
  return {
    async enter(wishes) {
      const room = take(wishes) ?? (await make(browser, wishes));
      room.heard = { problems: [], requests: [] };
      const page = await room.context.newPage();
      room.worn = wishes.keeps;
      return { room, page };
    },
    async leave(room) {
      await hearOut(room);
      if (room.worn) return room.context.close();
      await empty(room);
      ready.push(room);
      if (ready.length > READY) await ready.shift()?.context.close();
    },
  };
}
