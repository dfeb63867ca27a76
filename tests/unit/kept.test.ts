// What a tab does when others write, remove or empty what it keeps.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { asStorage, FakeStorage } from '../helpers/fake-storage';

const V1 = 'samarbejdstjek:v1:';
const KEY = `${V1}ting`;
const OTHER = `${V1}gemt:g1`;
const ASIDE = `${V1}lagt-til-side:ting`;

let local: FakeStorage;
let events: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  local = new FakeStorage();
  events = new EventTarget();
  vi.stubGlobal('localStorage', asStorage(local));
  vi.stubGlobal('sessionStorage', asStorage(new FakeStorage()));
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A tab with one kept thing: a text that is not to begin with `!`, which a newer edition might write. */
async function tab() {
  const storage = await import('../../src/stores/storage');
  const stored = await import('../../src/stores/stored');
  const { openKept } = await import('../../src/stores/kept');
  const kept = openKept({
    key: KEY,
    asideKey: ASIDE,
    empty: '',
    encode: (value) => value,
    decode: (text) => (text.startsWith('!') ? undefined : text),
  });
  return { ...storage, ...stored, kept };
}

/** Word of another tab. */
const tell = (key: string | null, newValue: string | null = null) =>
  events.dispatchEvent(Object.assign(new Event('storage'), { key, newValue }));

function otherWrites(key: string, text: string) {
  local.setItem(key, text);
  tell(key, text);
}

describe('a storage that the browser empties', () => {
  test.each([
    ['and says so', null],
    ['without a word', 'starlight-theme'],
  ])('%s takes nothing from a tab that has it in memory, on whatever shelf', async (_, key) => {
    local.setItem(OTHER, 'hylden');
    const { kept, read, readEntries, $emptied } = await tab();
    kept.set('svar');
    read(OTHER);
    for (const each of Object.keys(local.all())) local.removeItem(each);
    tell(key, key && 'dark');
    expect(kept.$value.get()).toBe('svar');
    expect(readEntries(V1)).toEqual([
      [OTHER, 'hylden'],
      [KEY, 'svar'],
    ]);
    vi.runAllTimers();
    expect(local.all()).toEqual({ [KEY]: 'svar', [OTHER]: 'hylden' });
    expect(kept.$value.get()).toBe('svar');
    expect($emptied.get()).toBe(true);
  });

  test('and does not take anything any more leaves the tab telling so', async () => {
    const { kept, $storage, $emptied } = await tab();
    kept.set('svar');
    local.removeItem(KEY);
    local.failing = { from: 1, goesOn: true };
    tell(null);
    vi.runAllTimers();
    expect([kept.$value.get(), $storage.get(), $emptied.get()]).toEqual(['svar', 'not-kept', false]);
  });

  test('is written by another tab first: its last word stands', async () => {
    const { kept, read } = await tab();
    kept.set('svar');
    local.removeItem(KEY);
    tell('starlight-theme', 'dark');
    otherWrites(KEY, 'nyt svar');
    vi.runAllTimers();
    expect([kept.$value.get(), read(KEY), local.getItem(KEY)]).toEqual(Array(3).fill('nyt svar'));
  });
});

test('what is removed in another tab, all at once, stays removed', async () => {
  local.setItem(OTHER, 'hylden');
  const { kept, read, readEntries, $emptied } = await tab();
  kept.set('svar');
  read(OTHER);
  for (const key of [OTHER, KEY]) local.removeItem(key);
  // Word of each comes after all of them are gone.
  for (const key of [OTHER, KEY]) tell(key);
  vi.runAllTimers();
  expect(kept.$value.get()).toBe('');
  expect([local.all(), readEntries(V1), $emptied.get()]).toEqual([{}, [], false]);
});

describe('word of what another tab removes that comes', () => {
  test('bit by bit, with letters that a third one writes in between, lets nothing come back', async () => {
    const keys = Array.from({ length: 5 }, (_, n) => `${OTHER}${n}`);
    for (const key of keys) local.setItem(key, 'hylden');
    const { read, $emptied } = await tab();
    for (const key of keys) read(key);
    tell('andet', 'e');
    vi.advanceTimersByTime(900);
    for (const key of keys) local.removeItem(key);
    for (const key of keys) {
      tell('andet', 'en');
      vi.advanceTimersByTime(600);
      tell(key);
    }
    vi.runAllTimers();
    expect([local.all(), $emptied.get()]).toEqual([{}, false]);
  });

  test('while the page is busy for longer than the wait does not either', async () => {
    for (const key of [OTHER, KEY]) local.setItem(key, 'hylden');
    const { read } = await tab();
    read(OTHER);
    for (const key of [OTHER, KEY]) local.removeItem(key);
    tell(KEY);
    // A browser that has been busy runs what is due before what it has been told meanwhile.
    vi.setSystemTime(Date.now() + 5000);
    vi.advanceTimersToNextTimer();
    tell(OTHER);
    vi.runAllTimers();
    expect(local.all()).toEqual({});
  });

  test('never comes where the browser emptied the storage, though another tab writes without a pause', async () => {
    const { kept, $emptied } = await tab();
    kept.set('svar');
    local.removeItem(KEY);
    for (let n = 0; n < 30; n += 1) {
      tell('andet', `${n}`);
      vi.advanceTimersByTime(100);
    }
    expect([local.all(), $emptied.get()]).toEqual([{ [KEY]: 'svar' }, true]);
  });

  test('while the page sleeps is taken as said', async () => {
    const { kept, read } = await tab();
    kept.set('svar');
    local.removeItem(KEY);
    tell('andet', 'e');
    events.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    vi.runAllTimers();
    expect([local.all(), read(KEY), kept.$value.get()]).toEqual([{}, undefined, '']);
  });
});

test('the browser asks before a page is left that alone has something, and only then', async () => {
  const { kept } = await tab();
  const leaves = () => {
    const event = new Event('beforeunload', { cancelable: true });
    globalThis.onbeforeunload?.call(window, event as BeforeUnloadEvent);
    return !event.defaultPrevented;
  };
  vi.stubGlobal('window', globalThis);
  kept.set('svar');
  expect(leaves()).toBe(true);
  local.failing = { from: 1, goesOn: false };
  kept.set('svar to');
  expect(leaves()).toBe(false);
  kept.set('svar tre');
  expect(leaves()).toBe(true);
});

describe('what cannot be read', () => {
  test('is set aside beside what lies there', async () => {
    local.setItem(ASIDE, '!før');
    local.setItem(KEY, '!nu');
    const { kept } = await tab();
    expect(local.all()).toEqual({ [KEY]: '!nu', [ASIDE]: '!før', [`${ASIDE}:2`]: '!nu' });
    expect(kept.$setAside.get()).toBe('!nu');
    kept.set('svar');
    kept.forgetSetAside();
    expect(local.all()).toEqual({ [KEY]: 'svar', [ASIDE]: '!før' });
    expect(kept.$setAside.get()).toBe('!før');
    kept.forgetSetAside();
    expect(local.all()).toEqual({ [KEY]: 'svar' });
    expect(kept.$setAside.get()).toBeUndefined();
  });

  test('is set aside each time this tab writes over what another edition wrote, and takes no room until then', async () => {
    const { kept } = await tab();
    kept.set('svar');
    for (const text of ['!n', '!ny', '!nyt']) otherWrites(KEY, text);
    expect(kept.$value.get()).toBe('svar');
    expect(kept.$setAside.get()).toBe('!nyt');
    expect(local.all()).toEqual({ [KEY]: '!nyt' });
    kept.set('svar to');
    kept.set('svar tre');
    otherWrites(KEY, '!nyere');
    kept.set('svar fire');
    expect(local.all()).toEqual({ [KEY]: 'svar fire', [ASIDE]: '!nyt', [`${ASIDE}:2`]: '!nyere' });
  });

  test('is no longer offered when another tab has deleted it', async () => {
    local.setItem(KEY, '!ny');
    const { kept } = await tab();
    expect(kept.$setAside.get()).toBe('!ny');
    for (const key of [KEY, ASIDE]) {
      local.removeItem(key);
      tell(key);
    }
    expect(kept.$setAside.get()).toBeUndefined();
  });
});
