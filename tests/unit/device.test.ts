// The list of all that is on the device, where others change it meanwhile or it is full.
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyResponse, encodeResponse, withAnswer } from '../../src/domain/response';
import type { Device, DeviceThing } from '../../src/stores/device';
import { asStorage, FakeStorage } from '../helpers/fake-storage';

const dropped = vi.hoisted(() => [] as string[]);
vi.mock('../../src/stores/crash-copy', () => ({
  dropCopy: (id: string) => dropped.push(id),
  dropCopies: async () => true,
  keepCopy: () => undefined,
  takeCopies: async () => undefined,
}));
// Other files may have loaded these with the real copies, and others will.
vi.resetModules();
const { openDevice } = await import('../../src/stores/device');
const { beginForgetful } = await import('../../src/stores/forgetful');
const { openMine } = await import('../../src/stores/mine-list');
const { $storage, seen, unwritten, write } = await import('../../src/stores/storage');
afterAll(() => {
  vi.resetModules();
});

const V1 = 'samarbejdstjek:v1:';
const OPEN = `${V1}besvarelse:hurtigt-tjek:forvaltning`;
const NAME = `${V1}navn:besvarelse:hurtigt-tjek:forvaltning`;
const answered = (level: 1 | 2 | 3) =>
  encodeResponse(
    withAnswer(
      emptyResponse('hurtigt-tjek', '1. udgave', 'forvaltning'),
      'a',
      level,
      '2026-11-05T09:30:00.000Z',
    ),
  );

let local: FakeStorage;
let session: FakeStorage;
let events: EventTarget;
beforeEach(() => {
  local = new FakeStorage();
  session = new FakeStorage();
  events = new EventTarget();
  vi.stubGlobal('localStorage', asStorage(local));
  vi.stubGlobal('sessionStorage', asStorage(session));
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
  vi.stubGlobal('navigator', {});
  dropped.length = 0;
});
afterEach(() => {
  vi.unstubAllGlobals();
  unwritten.clear();
  seen.clear();
  $storage.set('kept');
});

const the = (device: Device, key: string) =>
  device.$things.get().find((thing) => thing.key === key) as DeviceThing;
const list = (device: Device) => device.$things.get().map(({ name, kind, text }) => [name, kind, text]);

describe('what was removed last', () => {
  test('comes back beside what has come in its place, each with its own name', () => {
    local.setItem(OPEN, answered(2));
    local.setItem(NAME, 'Forår');
    const device = openDevice('/');
    device.remove(the(device, OPEN));
    local.setItem(OPEN, answered(3));
    expect(device.undo()).toBe(true);
    expect(list(device)).toEqual([
      ['', 'besvarelse', answered(3)],
      ['Forår', 'besvarelse', expect.stringContaining('"a":2')],
    ]);
    expect(device.$removed.get()).toBeUndefined();
  });

  test('can still be put back where there is no room for all of it, or no place beside', () => {
    const before = { [OPEN]: answered(2), [NAME]: 'Forår', [`${V1}navn:plan`]: 'Kun et navn' };
    for (const [key, text] of Object.entries(before)) local.setItem(key, text);
    const device = openDevice('/');
    device.remove(the(device, OPEN));
    const rest = local.all();
    for (const from of [1, 2]) {
      local.failing = { from, goesOn: false };
      expect(device.undo()).toBe(false);
      expect(local.all()).toEqual(rest);
      expect(device.$removed.get()?.text).toBe(answered(2));
    }
    expect(device.undo()).toBe(true);
    expect(local.all()).toEqual(before);

    device.remove(the(device, `${V1}navn:plan`));
    local.setItem(`${V1}navn:plan`, 'Et andet');
    expect(device.undo()).toBe(false);
    expect(device.$removed.get()?.text).toBe('Kun et navn');
  });
});

test('in a tab that keeps nothing on the device the list follows what it is not told of', () => {
  local.setItem(OPEN, answered(1));
  local.setItem('starlight-theme', 'dark');
  beginForgetful();
  const device = openDevice('/');
  const shown = the(device, OPEN);
  local.setItem(OPEN, answered(2));
  events.dispatchEvent(new Event('visibilitychange'));
  expect(the(device, OPEN).text).toBe(answered(2));
  // What is removed is what lies there, and that is what can be put back.
  local.setItem(OPEN, answered(3));
  device.remove(shown);
  device.undo();
  expect(local.getItem(OPEN)).toBe(answered(3));
  local.removeItem(OPEN);
  expect(device.remove(the(device, OPEN))).toBe(true);
  expect(device.$removed.get()).toBeUndefined();
});

test('the copy against a crash goes with what lies on the device, and only with that', () => {
  const plan = '{"format":9}';
  local.setItem(`${V1}plan`, plan);
  beginForgetful();
  write(`${V1}plan`, plan);
  const mine = openMine();
  const [thing] = mine.$list.get();
  if (thing) mine.remove(thing);
  expect(session.getItem(`${V1}plan`)).toBeNull();
  session.setItem(`${V1}plan`, plan);
  const device = openDevice('/');
  for (const [place, copies] of [
    ['tab', []],
    ['device', ['plan:']],
  ] as const) {
    device.remove(device.$things.get().find((one) => one.place === place) as DeviceThing);
    expect(dropped).toEqual(copies);
  }
});
