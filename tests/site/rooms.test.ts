// The tests lend each other browser contexts (helpers/rooms.ts). Here they are held to it that nobody notices.
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { test } from '../helpers/browser';

const url = inject('url');
const wishes = {
  options: { viewport: { width: 1280, height: 800 } },
  origins: [new URL(url).origin],
  keeps: false,
};

/** Everything that a site can leave on a device. */
const leaveAll = (page: Page) =>
  page.evaluate(async () => {
    localStorage.setItem('left', 'yes');
    sessionStorage.setItem('left', 'yes');
    // biome-ignore lint/suspicious/noDocumentCookie: The site has none, and a test must not leave one either.
    document.cookie = 'left=yes; max-age=1000';
    await (await caches.open('left')).put('/left', new Response('yes'));
    await new Promise((opened) => {
      indexedDB.open('left').onsuccess = opened;
    });
  });
const found = (page: Page) =>
  page.evaluate(async () => ({
    local: localStorage.getItem('left'),
    session: sessionStorage.getItem('left'),
    cookie: document.cookie,
    caches: await caches.keys(),
    databases: await indexedDB.databases(),
  }));

test('a room that is lent again tells nothing of who was there', async ({ rooms }) => {
  const first = await rooms.enter(wishes);
  await first.page.goto(url);
  await leaveAll(first.page);
  await first.page.evaluate(() => console.warn('left'));
  await rooms.leave(first.room);
  expect(first.page.isClosed()).toBe(true);
  expect(first.room.heard.problems).toEqual([expect.stringContaining('left')]);

  const second = await rooms.enter(wishes);
  expect(second.room.context).toBe(first.room.context);
  await second.page.goto(url);
  expect(await found(second.page)).toEqual({
    local: null,
    session: null,
    cookie: '',
    caches: [],
    databases: [],
  });
  expect(second.room.heard.problems).toEqual([]);
  expect(second.room.heard.requests[0]).toBe(url);
  await rooms.leave(second.room);
});

test('a room that something lasting was done to is not lent again', async ({ rooms }) => {
  const lasting: ((page: Page) => Promise<unknown>)[] = [
    (page) => page.clock.install(),
    (page) => page.context().route('**', (route) => route.continue()),
    (page) => page.context().newPage(),
  ];
  for (const act of lasting) {
    const { room, page } = await rooms.enter(wishes);
    await act(page);
    await rooms.leave(room);
    const next = await rooms.enter(wishes);
    expect(next.room.context).not.toBe(room.context);
    await rooms.leave(next.room);
  }
});
