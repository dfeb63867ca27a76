// The plan and its copy against a crash, where the copy comes late, finds no room, or is of another page.
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EMPTY_PLAN, encodePlan, type Plan } from '../../src/domain/plan';
import { asStorage, FakeStorage } from '../helpers/fake-storage';

const KEY = 'samarbejdstjek:v1:plan';
/** The copies on the disk, and what takes them. */
const disk = vi.hoisted(() => ({
  copies: new Map<string, string>(),
  take: (() => undefined) as () => void,
}));
vi.mock('../../src/stores/crash-copy', () => ({
  keepCopy: (id: string, _: number, text: string) => disk.copies.set(id, text),
  dropCopy: (id: string) => disk.copies.delete(id),
  takeCopies: async (take: (id: string, text: string) => boolean) => {
    disk.take = () => {
      for (const [id, text] of disk.copies) if (take(id, text)) disk.copies.delete(id);
    };
  },
}));

class Word extends Event {
  readonly key: string | null;
  readonly newValue: string | null;
  constructor(type: string, { key = null, newValue = null }: StorageEventInit) {
    super(type);
    this.key = key;
    this.newValue = newValue;
  }
}

let local: FakeStorage;
let events: EventTarget;
beforeEach(() => {
  vi.resetModules();
  disk.copies.clear();
  local = new FakeStorage();
  vi.stubGlobal('localStorage', asStorage(local));
  vi.stubGlobal('sessionStorage', asStorage(new FakeStorage()));
  vi.stubGlobal('StorageEvent', Word);
});
afterEach(() => {
  vi.unstubAllGlobals();
});
afterAll(() => {
  vi.resetModules();
});

/** A page of the plan, as one tab loads it. */
async function page() {
  vi.resetModules();
  events = new EventTarget();
  const own = events;
  vi.stubGlobal('addEventListener', own.addEventListener.bind(own));
  vi.stubGlobal('dispatchEvent', own.dispatchEvent.bind(own));
  const { openPlan } = await import('../../src/stores/plan');
  const { bringBackPlan, keepPlanCopies } = await import('../../src/stores/plan-crash');
  const { $storage } = await import('../../src/stores/storage');
  await bringBackPlan();
  const happens = (type: string, persisted = false) =>
    own.dispatchEvent(Object.assign(new Event(type), { persisted }));
  return {
    $storage,
    open: openPlan,
    keepCopies: keepPlanCopies,
    sleeps: () => happens('pagehide'),
    wakes: () => happens('pageshow', true),
    closes: () => happens('pagehide'),
  };
}

const planOf = (agreed: string, updated: string): Plan => ({
  ...EMPTY_PLAN,
  updated,
  moede: { ...EMPTY_PLAN.moede, agreed },
});
const OLD = planOf('før', '2026-11-05T09:30:00.000Z');
const NEW = planOf('lige før nedbruddet', '2026-11-05T09:31:00.000Z');

describe('a copy that a crash has left', () => {
  test('is shown also where it comes after the page has opened the plan', async () => {
    local.setItem(KEY, encodePlan(OLD));
    disk.copies.set('plan:', encodePlan(NEW));
    const { open } = await page();
    const { $plan, change } = open();
    expect($plan.get()).toEqual(OLD);
    disk.take();
    await Promise.resolve();
    expect($plan.get()).toEqual(NEW);
    change((plan) => ({ ...plan, moede: { ...plan.moede, helps: 'x' } }));
    expect(local.getItem(KEY)).toContain('lige før nedbruddet');
    expect(disk.copies.size).toBe(0);
  });

  test('stays until there is room for it, also when its page is closed', async () => {
    local.setItem(KEY, encodePlan(OLD));
    disk.copies.set('plan:', encodePlan(NEW));
    const { open, keepCopies, closes, $storage } = await page();
    local.failing = { from: 1, goesOn: true };
    disk.take();
    await Promise.resolve();
    const { $plan } = open();
    keepCopies($plan);
    expect([$plan.get(), $storage.get()]).toEqual([NEW, 'not-kept']);
    closes();
    expect([local.getItem(KEY), disk.copies.get('plan:')]).toEqual([encodePlan(OLD), encodePlan(NEW)]);
  });
});

test.each(['2031-01-01T00:00:00.000Z', '9999-12-31T23:59:59.998Z'])(
  'a change to a plan of %s is later than that',
  async (updated) => {
    local.setItem(KEY, encodePlan(planOf('', updated)));
    const { $plan, change } = (await page()).open();
    change((plan) => ({ ...plan, moede: { ...plan.moede, helps: 'x' } }));
    expect($plan.get().updated > updated).toBe(true);
    expect($plan.get().updated).toHaveLength(updated.length);
  },
);

test('the copy stays until the last page of the plan is closed, and comes again with one that wakes', async () => {
  local.setItem(KEY, encodePlan(OLD));
  const heard = () => new Promise((resolve) => setTimeout(resolve, 50));
  const pages = [];
  for (let n = 0; n < 3; n += 1) {
    const one = await page();
    one.keepCopies(one.open().$plan);
    pages.push(one);
    await heard();
  }
  for (const one of pages.slice(0, 2)) {
    one.closes();
    await heard();
    expect(disk.copies.get('plan:')).toBe(encodePlan(OLD));
  }
  pages[2]?.sleeps();
  expect(disk.copies.size).toBe(0);
  pages[2]?.wakes();
  expect(disk.copies.get('plan:')).toBe(encodePlan(OLD));
  pages[2]?.closes();
  expect(disk.copies.size).toBe(0);
});

test('a page that the browser had put to sleep shows the besvarelser that there are now', async () => {
  const { encodeResponse, emptyResponse, withAnswer } = await import('../../src/domain/response');
  const response = withAnswer(
    emptyResponse('hurtigt-tjek', '1. udgave', 'forvaltning'),
    'a',
    2,
    '2026-11-05T09:30:00.000Z',
  );
  const key = 'samarbejdstjek:v1:besvarelse:hurtigt-tjek:forvaltning';
  local.setItem(key, encodeResponse(response));
  const { open, wakes } = await page();
  const { $responses } = open();
  const end = $responses.listen(() => undefined);
  expect($responses.get()).toHaveLength(1);
  local.removeItem(key);
  wakes();
  expect($responses.get()).toEqual([]);
  end();
});

test('what finds no room any more leaves what was there before on the device', async () => {
  const { read, write } = await import('../../src/stores/storage');
  const { writeAll } = await import('../../src/stores/write-all');
  write('a', 'før');
  local.room = 20;
  write('a', 'for langt til at der er plads');
  expect(
    writeAll([
      ['a', 'nyt'],
      ['b', 'heller ikke plads til dette'],
    ]),
  ).toBe(false);
  expect([local.all(), read('a')]).toEqual([{ a: 'før' }, 'for langt til at der er plads']);
});
