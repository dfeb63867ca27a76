// Everything that is kept, and what can be done to it, on a storage that can be full or forbidden.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { compare } from '../../src/domain/compare';
import { answersLeftOut, groupFrom, isGroup, timeOfResult } from '../../src/domain/group-from';
import type { FileItem } from '../../src/domain/kept-file';
import {
  emptyResponse,
  encodeResponse,
  type Response,
  withAnswer,
  withNote,
} from '../../src/domain/response';
import { storedThing } from '../../src/domain/stored-thing';
import { beginAnew } from '../../src/stores/begin-anew';
import { keepDatedCopies } from '../../src/stores/copies';
import { beginForgetful, endForgetful, madeMeanwhile } from '../../src/stores/forgetful';
import { type KeptThing, type ReadableThing, readKept } from '../../src/stores/mine';
import { openMine } from '../../src/stores/mine-list';
import { openPoints } from '../../src/stores/points';
import { openResponse } from '../../src/stores/response';
import { keepOnShelf, shelvedPlan, shelvedResponse } from '../../src/stores/shelf';
import { $storage, FORGETFUL, isForgetful, read, seen, unwritten, write } from '../../src/stores/storage';
import { asStorage, FakeStorage } from '../helpers/fake-storage';

const NOW = '2026-11-05T09:30:00.000Z';
const OPEN = 'samarbejdstjek:v1:besvarelse:hurtigt-tjek:forvaltning';
const NAME = 'samarbejdstjek:v1:navn:besvarelse:hurtigt-tjek:forvaltning';
const fixture = (name: string) => readFileSync(`tests/fixtures/stored/${name}.txt`, 'utf8');

let local: FakeStorage;
let session: FakeStorage;
beforeEach(() => {
  local = new FakeStorage();
  session = new FakeStorage();
  vi.stubGlobal('localStorage', asStorage(local));
  vi.stubGlobal('sessionStorage', asStorage(session));
  vi.stubGlobal('addEventListener', () => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  unwritten.clear();
  seen.clear();
  $storage.set('kept');
});

const response = (note: string, level: 0 | 1 | 2 | 3 | 4 = 2): Response =>
  withNote(
    withAnswer(emptyResponse('hurtigt-tjek', '1. udgave', 'forvaltning'), 'a', level, NOW),
    'a',
    note,
    NOW,
  );
const noteOf = (thing: KeptThing) => (thing.kind === 'besvarelse' ? thing.content.notes['a'] : thing.kind);
const notes = () => readKept().map(noteOf).sort();
const the = (note: string) => readKept().find((thing) => noteOf(thing) === note) as ReadableThing;

test('lists what stands open, what lies on the shelf, plans, workshops and what cannot be read', () => {
  write(OPEN, encodeResponse(response('åben')));
  write(NAME, 'Mit navn');
  write('samarbejdstjek:v1:besvarelse:hurtigt-tjek:skoleledelse', '{"format":9}');
  write('samarbejdstjek:v1:lagt-til-side:hurtigt-tjek:skoleledelse', '{"format":9}');
  write('samarbejdstjek:v1:lagt-til-side:plan', 'x');
  write('samarbejdstjek:v1:lagt-til-side:plan:2', 'y');
  expect(storedThing('samarbejdstjek:v1:lagt-til-side:plan:2', 'y')?.kind).toBe('unreadable');
  write('samarbejdstjek:v1:plan', fixture('plan-1'));
  write('samarbejdstjek:v1:workshop:wfoerste', fixture('workshop-1-first'));
  write('samarbejdstjek:v1:gemt:g2', 'x');
  keepOnShelf(shelvedResponse(response('hylde'), 'Sidste år', NOW));
  const list = readKept();
  expect(list.map(({ kind }) => kind).sort()).toEqual(
    ['besvarelse', 'besvarelse', 'plan', ...Array(4).fill('unreadable'), 'workshop'].sort(),
  );
  expect(the('åben')).toMatchObject({ place: 'open', name: 'Mit navn', changed: NOW });
  expect(the('hylde')).toMatchObject({ place: 'shelf', name: 'Sidste år' });
});

describe('opening one from the shelf', () => {
  beforeEach(() => {
    write(OPEN, encodeResponse(response('åben')));
    write(NAME, 'I dag');
    keepOnShelf(shelvedResponse(response('hylde'), 'Sidste år', NOW));
  });

  test('puts what stood open there in its place, both with their names', () => {
    expect(openMine().open(the('hylde'))).toBe(true);
    expect(the('hylde')).toMatchObject({ place: 'open', name: 'Sidste år' });
    expect(the('åben')).toMatchObject({ place: 'shelf', name: 'I dag' });
    expect(notes()).toEqual(['hylde', 'åben']);
  });

  test('keeps what cannot be read, too', () => {
    write(OPEN, 'halvt');
    openMine().open(the('hylde'));
    expect(readKept().map((thing) => (thing.kind === 'unreadable' ? thing.text : noteOf(thing)))).toEqual([
      'hylde',
      'halvt',
    ]);
  });

  // A crash between two writes is a storage that takes no more.
  test.each(Array.from({ length: 60 }, (_, index) => index * 10))(
    'loses nothing where there is room for %s characters more',
    (more) => {
      const before = local.all();
      local.room = Object.entries(before).reduce((sum, [key, text]) => sum + key.length + text.length, more);
      const done = openMine().open(the('hylde'));
      expect(notes()).toEqual(['hylde', 'åben']);
      if (!done) expect(local.all()).toEqual(before);
    },
  );
});

test('copies, renames, deletes and brings back, also where something new has come in its place', () => {
  write(OPEN, encodeResponse(response('åben')));
  const mine = openMine();
  expect(mine.copy(the('åben'), 'Kopi')).toBe(true);
  const [copy] = readKept().filter((thing) => thing.key !== OPEN);
  expect(copy).toMatchObject({ kind: 'besvarelse', place: 'shelf', name: 'Kopi' });
  mine.rename(copy as ReadableThing, '  Nyt navn ');
  mine.rename(the('åben'), 'Åben');
  expect(mine.$list.get().map((thing) => 'name' in thing && thing.name)).toEqual(['Åben', 'Nyt navn']);

  const before = local.all();
  mine.remove(the('åben'));
  expect(read(OPEN)).toBeUndefined();
  mine.undo();
  expect(local.all()).toEqual(before);

  mine.remove(mine.$list.get().find(({ key }) => key === OPEN) as KeptThing);
  write(OPEN, encodeResponse(response('ny')));
  mine.undo();
  expect(notes()).toEqual(['ny', 'åben', 'åben']);
  expect(read(OPEN)).toBe(encodeResponse(response('ny')));
});

test('takes in as new, all or nothing', () => {
  const items = JSON.parse(fixture('fil-1')).items as FileItem[];
  write('samarbejdstjek:v1:workshop:wfoerste', fixture('workshop-1'));
  write(OPEN, encodeResponse(response('åben')));
  const before = local.all();
  const mine = openMine();
  local.room = 3500;
  expect(mine.takeIn(items)).toBe(false);
  expect(local.all()).toEqual(before);
  expect($storage.get()).toBe('kept');
  local.room = 1e6;
  expect(mine.takeIn(items)).toBe(true);
  expect(local.all()).toMatchObject(before);
  expect(mine.$list.get()).toHaveLength(5);
});

test('besvarelser of several days are kept beside what stands open, once for each day', () => {
  const own = read(OPEN);
  const copy = (updated: string): Response => ({ ...response('', 2), notes: {}, updated });
  const days = [copy('2020-05-03T10:00:00.000Z'), copy('2021-05-03T10:00:00.000Z')];
  const onShelf = () => readKept().flatMap((one) => (isShelved(one) ? [one.content.updated] : []));
  const isShelved = (one: KeptThing): one is ReadableThing =>
    one.kind === 'besvarelse' && one.place === 'shelf' && one.name === 'Kopi';
  expect(keepDatedCopies(days, 'Kopi', NOW)).toBe('shelf');
  expect(onShelf()).toEqual(days.map(({ updated }) => updated).reverse());
  // The same day at another hour is the same besvarelse, as a link has only days.
  expect(keepDatedCopies([copy('2020-05-03T10:00:01.000Z')], 'Kopi', NOW)).toBe('already-shelf');
  expect(onShelf().length).toBe(2);
  expect(read(OPEN)).toBe(own);
});

describe('keeping nothing on the device', () => {
  beforeEach(() => {
    write(OPEN, encodeResponse(response('før')));
    expect(beginForgetful()).toBe(true);
    expect($storage.get()).toBe('this-tab');
    expect(notes()).toEqual([]);
    write(OPEN, encodeResponse(response('imens')));
    write('samarbejdstjek:v1:workshop:wfoerste', fixture('workshop-1'));
  });
  const kept = () => local.all()[OPEN];

  test('touches nothing on it, and throws away what was made when asked', () => {
    const before = { [OPEN]: encodeResponse(response('før')) };
    expect(local.all()).toEqual(before);
    expect(madeMeanwhile()).toHaveLength(2);
    expect(endForgetful(false)).toBe(true);
    expect(local.all()).toEqual(before);
    expect(session.all()).toEqual({});
    expect($storage.get()).toBe('kept');
  });

  test('keeps what was made beside what was there', () => {
    expect(endForgetful(true)).toBe(true);
    expect(notes()).toEqual(['før', 'imens', 'workshop']);
    expect(kept()).toBe(encodeResponse(response('før')));
    expect(session.all()).toEqual({});
  });

  test('goes on where there is no room for what was made', () => {
    local.room = 500;
    const before = local.all();
    expect(endForgetful(true)).toBe(false);
    expect(local.all()).toEqual(before);
    expect(notes()).toEqual(['imens', 'workshop']);
    expect($storage.get()).toBe('this-tab');
  });
});

describe('a group of files', () => {
  const about = (edition: string, ...ids: readonly string[]) => ({
    id: 'g1',
    name: 'Gruppe',
    tjek: { id: 'hurtigt-tjek', edition, statements: ids.map((id) => ({ id, element: 'data' as const })) },
    drejebog: '45',
  });

  test('holds the roles and answers to the statements that the tjek has now, and no notes', () => {
    const responses = [response('hemmelig', 4), { ...response('x', 1), role: 'skoleledelse' as const }];
    const group = groupFrom(responses, about('1. udgave', 'b', 'a'), NOW);
    expect(group.responses).toEqual([
      { id: 1, way: 'enheder', role: 'forvaltning', answers: '-4' },
      { id: 2, way: 'enheder', role: 'skoleledelse', answers: '-1' },
    ]);
    expect(JSON.stringify(group)).not.toContain('hemmelig');
    expect(isGroup(group)).toBe(true);
    expect(isGroup({ ...group, step: 'velkommen' })).toBe(false);
  });

  test('of another edition keeps that, and asks only what somebody answered', () => {
    const old: readonly Response[] = [
      { ...response(''), answers: { a: 4, gammel: 1 } },
      { ...response(''), answers: { b: 3 } },
    ];
    const now = about('2. udgave', 'ny', 'b', 'a');
    const group = groupFrom(old, now, NOW);
    expect(group).toMatchObject({ edition: '1. udgave', asked: ['b', 'a', 'gammel'] });
    expect(group.responses.map(({ answers }) => answers)).toEqual(['-41', '3--']);
    expect(answersLeftOut(old, now.tjek)).toBe(0);
    expect(() => groupFrom([...old, { ...response(''), edition: '2. udgave' }], now, NOW)).toThrow(
      RangeError,
    );
  });

  test('is of the time of its latest besvarelse, so that two made on one day are before and now', () => {
    const of = (year: number, level: 1 | 3, edition: string, ids: readonly string[]) =>
      Array.from({ length: 3 }, (_, n) => ({
        ...response('', level),
        edition,
        answers: Object.fromEntries(ids.map((id) => [id, level])),
        updated: `${year}-11-0${n + 1}T09:30:00.000Z`,
      }));
    const now = about('2. udgave', 'a', 'b', 'ny');
    const groups = [of(2025, 1, '1. udgave', ['a', 'b']), of(2026, 3, '2. udgave', ['a', 'b', 'ny'])].map(
      (responses) => groupFrom(responses, now, '2026-12-24T10:00:00.000Z'),
    );
    expect(groups.map(timeOfResult)).toEqual(['2025-11-03T09:30:00.000Z', '2026-11-03T09:30:00.000Z']);
    const items = groups.map((content): FileItem => ({ kind: 'workshop', name: '', content }));
    expect(openMine().takeIn(items)).toBe(true);
    const { columns, statements, leftOut, sameDay } = compare(openPoints().get(), now.tjek);
    expect(columns.map(({ day, points }) => [day, points[0]?.edition])).toEqual([
      ['2025-11-03', '1. udgave'],
      ['2026-11-03', '2. udgave'],
    ]);
    expect(statements.map(({ statement, lines }) => [statement.id, lines[0]?.change !== undefined])).toEqual([
      ['a', true],
      ['b', true],
    ]);
    expect(leftOut.map(({ id }) => id)).toEqual(['ny']);
    expect(sameDay).toEqual([]);
  });
});

test('what is decided about an old besvarelse leaves it of its time and edition, and an answer does not', () => {
  vi.stubGlobal('window', { addEventListener: () => undefined, removeEventListener: () => undefined });
  const old = { ...response('', 2), updated: '2025-11-05T09:30:00.000Z' };
  write(OPEN, encodeResponse(old));
  const key = {
    tjek: 'hurtigt-tjek',
    edition: '2. udgave',
    role: 'forvaltning',
    statements: ['a', 'b'],
  } as const;
  const open = openResponse(key);
  open.setChoice('faelles-sprog', 'valgt');
  open.setNote('a', 'Skrevet i dag');
  open.addOwn();
  expect(the('Skrevet i dag')).toMatchObject({
    changed: old.updated,
    content: { edition: '1. udgave', choices: { 'faelles-sprog': 'valgt' } },
  });
  open.setAnswer('b', 1);
  const { edition, updated } = open.$response.get();
  expect(edition).toBe('2. udgave');
  expect(updated > old.updated).toBe(true);
});

describe('where any one write fails, or that and all after it', () => {
  const DELETED = 'slettet';
  const mineWith = (act: (mine: ReturnType<typeof openMine>) => unknown) => () => act(openMine());
  const FAILING: Record<string, () => unknown> = {
    'opening one of the shelf': mineWith((mine) => mine.open(the('hylde'))),
    'opening a plan of the shelf': mineWith((mine) => mine.open(the('plan på hylden'))),
    copying: mineWith((mine) => mine.copy(the('åben'), 'Kopi')),
    'renaming what stands open': mineWith((mine) => mine.rename(the('åben'), 'Et andet navn')),
    'renaming what lies on the shelf': mineWith((mine) => mine.rename(the('hylde'), 'Et andet navn')),
    'beginning anew': () => beginAnew(OPEN),
    'taking in a file': mineWith((mine) =>
      mine.takeIn([
        { kind: 'besvarelse', name: '', content: response('fil') },
        { kind: 'besvarelse', name: '', content: response('fil to') },
      ]),
    ),
    'taking back what was deleted': () => mine.undo(),
    'taking back what was deleted, where something has come instead': () => mine.undo(),
    'keeping what was made in a tab that kept nothing': () => endForgetful(true),
  };
  let mine: ReturnType<typeof openMine>;
  const nameOfPlan = (thing: KeptThing) => (thing.kind === 'plan' ? thing.name : noteOf(thing));
  const the = (what: string) => readKept().find((thing) => nameOfPlan(thing) === what) as ReadableThing;
  const all = () => readKept().map(nameOfPlan);

  function prepare(what: string): string[] {
    write(OPEN, encodeResponse(response('åben')));
    write(NAME, 'I dag');
    write('samarbejdstjek:v1:plan', fixture('plan-1'));
    write('samarbejdstjek:v1:navn:plan', 'plan på bordet');
    keepOnShelf(shelvedResponse(response('hylde'), 'Sidste år', NOW));
    keepOnShelf(
      shelvedPlan((the('plan på bordet') as ReadableThing & { kind: 'plan' }).content, 'plan på hylden', NOW),
    );
    const things = all() as string[];
    if (what.startsWith('taking back')) {
      write(OPEN, encodeResponse(response(DELETED)));
      mine = openMine();
      mine.remove(the(DELETED));
      if (what.includes('instead')) write(OPEN, encodeResponse(response('åben')));
      return [...things.filter((thing) => thing !== 'åben' || what.includes('instead')), DELETED];
    }
    if (what.startsWith('keeping')) {
      beginForgetful();
      write(OPEN, encodeResponse(response('imens')));
      keepOnShelf(shelvedResponse(response('imens på hylden'), '', NOW));
    }
    return things;
  }

  test.each(Object.entries(FAILING))('%s loses nothing', (what, act) => {
    for (const goesOn of [false, true])
      for (let n = 1; n <= 6; n += 1) {
        local = new FakeStorage();
        session = new FakeStorage();
        vi.stubGlobal('localStorage', asStorage(local));
        vi.stubGlobal('sessionStorage', asStorage(session));
        unwritten.clear();
        seen.clear();
        const before = prepare(what);
        const meanwhile = what.startsWith('keeping') ? all() : [];
        local.failing = { from: n, goesOn };
        act();
        const here = all();
        // What this tab keeps to itself and what is on the device are read apart.
        if (what.startsWith('keeping') && isForgetful()) expect(here, `write ${n}`).toEqual(meanwhile);
        session.removeItem(FORGETFUL);
        expect(all(), `write ${n}, ${goesOn}`).toEqual(expect.arrayContaining(before));
        if (unwritten.size > 0) expect($storage.get()).toBe('not-kept');
      }
  });
});
