import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeWorkshop,
  encodeWorkshop,
  packAnswers,
  unpackAnswers,
  WORKSHOP_ENCODED_MAX,
  WORKSHOP_MOST,
  WORKSHOP_TEXT,
  WORKSHOP_TIME_MAX,
  type Workshop,
} from '../../src/domain/workshop';
import * as edit from '../../src/domain/workshop-edit';
import { ASKED, anyAnswers, anyEdit, anyWorkshop, NOW, workshopOf } from '../helpers/workshop';

const EMPTY = workshopOf(ASKED);

test('a workshop with the last number that there is can still be changed and read again', () => {
  const last = { ...EMPTY, revision: Number.MAX_SAFE_INTEGER };
  expect(decodeWorkshop(encodeWorkshop(last)).kind).toBe('ok');
  expect(decodeWorkshop(encodeWorkshop({ ...last, revision: edit.nextRevision(last) })).kind).toBe('ok');
  expect(edit.nextRevision(EMPTY)).toBe(EMPTY.revision + 1);
});

describe('a workshop as text', () => {
  test('comes back as it was, whatever was done to it', () => {
    fc.assert(
      fc.property(anyWorkshop, (workshop) => {
        expect(decodeWorkshop(encodeWorkshop(workshop))).toEqual({ kind: 'ok', workshop });
      }),
      { numRuns: 300 },
    );
  });

  test('holds the answers of a response in a character each', () => {
    expect(packAnswers(ASKED, { en: 0, to: 'ikke-relevant', tre: 'ved-ikke', ukendt: 4 })).toBe('0iv-');
    expect(unpackAnswers(ASKED, '4')).toEqual({ en: 4 });
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        expect(unpackAnswers(ASKED, packAnswers(ASKED, answers))).toEqual(answers);
      }),
    );
  });

  const changed = (part: object): string => JSON.stringify({ ...EMPTY, ...part });
  const raw = (change: (text: string) => string) => change(encodeWorkshop(EMPTY));
  test.each([
    ['nothing', '', 'not-json'],
    ['a broken file', encodeWorkshop(EMPTY).slice(0, -20), 'not-json'],
    ['too much', ' '.repeat(WORKSHOP_ENCODED_MAX + 1), 'too-large'],
    ['null', 'null', 'not-a-workshop'],
    ['a list', '[]', 'not-a-workshop'],
    ['a besvarelse', '{"format":1,"tjek":"hurtigt-tjek","answers":{}}', 'not-a-workshop'],
    ['a later format', changed({ format: 2 }), 'other-format'],
    ['a format that is no number', changed({ format: '1' }), 'other-format'],
    ['a key too many', changed({ isAdmin: true }), 'not-a-workshop'],
    ['a key too few', changed({ name: undefined }), 'not-a-workshop'],
    [
      'a polluted prototype',
      raw((text) => text.replace('{', '{"__proto__":{"polluted":1},')),
      'not-a-workshop',
    ],
    [
      'a polluted inner prototype',
      raw((text) => text.replace('"hands":{}', '"hands":{"__proto__":{}}')),
      'not-a-workshop',
    ],
    ['an inherited name as an id', changed({ votes: { constructor: '1' } }), 'not-a-workshop'],
    ['an address as an id', changed({ id: '../../x' }), 'not-a-workshop'],
    ['a list where there is a text', changed({ name: ['x'] }), 'not-a-workshop'],
    ['a name that is too long', changed({ name: 'x'.repeat(WORKSHOP_TEXT.line + 1) }), 'not-a-workshop'],
    ['a way that there is not', changed({ ways: ['rygter'] }), 'not-a-workshop'],
    ['the same statement twice', changed({ taken: ['en', 'en'] }), 'not-a-workshop'],
    ['a role that there is not', changed({ room: { forvaltning: '1', lærere: '2' } }), 'not-a-workshop'],
    [
      'an answer that there is not',
      changed({ responses: [{ id: 1, way: 'papir', role: 'forvaltning', answers: '5' }] }),
      'not-a-workshop',
    ],
    [
      'two responses with one id',
      changed({ responses: [1, 1].map((id) => ({ id, way: 'papir', role: 'forvaltning', answers: '' })) }),
      'not-a-workshop',
    ],
    ['four chosen', changed({ chosen: ['a', 'b', 'c', 'd'] }), 'not-a-workshop'],
    ['a day that there is not', changed({ updated: '2026-02-31T09:00:00.000Z' }), 'not-a-workshop'],
    ['time that is no number', changed({ clock: { left: '9', since: '' } }), 'not-a-workshop'],
    ['a step with a path', changed({ step: 'en/../x' }), 'not-a-workshop'],
  ])('%s is not read', (_, text, reason) => {
    expect(decodeWorkshop(text)).toEqual({ kind: 'unreadable', reason });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('any other text is refused without a word', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(decodeWorkshop(text).kind).toBe('unreadable');
      }),
    );
  });

  test('is read whole or not at all: with any one value changed to another kind, it is refused', () => {
    fc.assert(
      fc.property(anyWorkshop, fc.constantFrom(...Object.keys(EMPTY)), (workshop, key) => {
        const kind = typeof workshop[key as keyof Workshop];
        const other = kind === 'number' ? 'x' : kind === 'boolean' ? 0 : kind === 'string' ? 7 : null;
        expect(decodeWorkshop(JSON.stringify({ ...workshop, [key]: other })).kind).toBe('unreadable');
      }),
    );
  });
});

describe('the changes of a workshop', () => {
  test('give a new one and leave the old as it was', () => {
    fc.assert(
      fc.property(anyWorkshop, anyEdit, (workshop, change) => {
        const before = encodeWorkshop(workshop);
        change(workshop);
        expect(encodeWorkshop(workshop)).toBe(before);
      }),
    );
  });

  test('leave one from a file, filled to the very limits, so that it can be read again', () => {
    const entries = <T>(value: T) =>
      Object.fromEntries(Array.from({ length: WORKSHOP_MOST.entries }, (_, n) => [`x-${n}`, value]));
    const brimful: Workshop = {
      ...EMPTY,
      hands: entries({ forvaltning: { '3': '1' }, skoleledelse: {} }),
      agreed: entries({ answer: null, note: '' }),
      notes: entries('x'),
      votes: entries('1'),
      responses: [{ id: Number.MAX_SAFE_INTEGER, way: 'papir', role: 'forvaltning', answers: '3' }],
      clock: { left: -WORKSHOP_TIME_MAX, since: '0000-01-01T00:00:00.000Z' },
      spent: WORKSHOP_TIME_MAX,
    };
    expect(decodeWorkshop(encodeWorkshop(brimful)).kind).toBe('ok');
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 5 }), (changes) => {
        const changed = changes.reduce((workshop, change) => change(workshop), brimful);
        expect(decodeWorkshop(encodeWorkshop(changed)).kind).toBe('ok');
      }),
    );
  });

  test('keep within the limits where there is room for no more', () => {
    const person = { way: 'enheder', role: 'forvaltning', answers: { en: 3 } } as const;
    const many = Array.from({ length: WORKSHOP_MOST.responses + 50 }, () => person);
    const full = edit.withResponses(edit.withResponses(EMPTY, many), many);
    expect(full.responses).toHaveLength(WORKSHOP_MOST.responses);
    const wide = Array.from({ length: 400 }, (_, n) => `f${n}`).reduce(
      (workshop, id) =>
        edit.withVotes(edit.withCandidate(edit.withPlan(workshop, id, { who: 'Vi' }), id), id, '1'),
      full,
    );
    expect(decodeWorkshop(encodeWorkshop(wide)).kind).toBe('ok');
    const long = 'x'.repeat(100_000);
    const room = { forvaltning: long, skoleledelse: long };
    expect(decodeWorkshop(encodeWorkshop(workshopOf(ASKED, { name: long, room }))).kind).toBe('ok');
    expect(decodeWorkshop(encodeWorkshop(edit.withFacilitatorNote(EMPTY, 'en/vis', 'Husk'))).kind).toBe('ok');
  });

  test('a response that is taken out leaves its number to nobody', () => {
    const person = { way: 'papir', role: 'skoleledelse', answers: {} } as const;
    const two = edit.withResponses(EMPTY, [person, person]);
    const one = edit.withResponse(two, 1, undefined);
    expect(edit.withResponses(one, [person]).responses.map(({ id }) => id)).toEqual([2, 3]);
  });

  test('at most three fokuspunkter are chosen, and what was planned for one stays when it is not', () => {
    const three = ['a', 'b', 'c'].reduce((workshop, id) => edit.withChosen(workshop, id, true), EMPTY);
    expect(edit.hasRoomToChoose(three)).toBe(false);
    expect(edit.withChosen(three, 'd', true)).toBe(three);
    expect(edit.withChosen(three, 'a', true).chosen).toEqual(['b', 'c', 'a']);
    const planned = edit.withChosen(edit.withPlan(three, 'a', { who: 'Ida' }), 'a', false);
    expect([planned.chosen, edit.planFor(planned, 'a').who]).toEqual([['b', 'c'], 'Ida']);
    expect(edit.planFor(planned, 'b')).toEqual({ id: 'b', step: '', who: '', when: '', stops: '' });
  });

  test('a template and a cleared one have the setup and nothing else; a copy has all', () => {
    fc.assert(
      fc.property(anyWorkshop, (workshop) => {
        const { id, name, tjek, edition, asked, drejebog, taken, ways, room, created, revision } = workshop;
        const empty = { ...EMPTY, tjek, edition, asked, drejebog, taken, ways, room };
        expect(edit.asTemplate(workshop, 'w2', 'Ny', NOW)).toEqual({ ...empty, id: 'w2', name: 'Ny' });
        expect(edit.asCopy(workshop, 'w3')).toEqual({ ...workshop, id: 'w3', revision: 1 });
        expect(edit.cleared(workshop, NOW)).toEqual({ ...empty, id, name, created, revision });
      }),
      { numRuns: 50 },
    );
    expect(() => edit.asCopy(EMPTY, 'w3')).not.toThrow();
    expect(() => edit.newWorkshop('../x', EMPTY, NOW)).toThrow(RangeError);
  });

  test('a count is kept as typed, and an empty one is taken away', () => {
    const typed = edit.withHands(EMPTY, 'en', 'forvaltning', '2', 'fire');
    expect(typed.hands['en']?.forvaltning).toEqual({ 2: 'fire' });
    expect(edit.withHands(typed, 'en', 'forvaltning', '2', '').hands['en']?.forvaltning).toEqual({});
  });
});

describe('the clock', () => {
  const at = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();
  const running = edit.atStep(EMPTY, { id: 'en/tal', kind: 'tal', udsagn: 'en', seconds: 60 }, NOW);

  test('runs from when the step began, also below nothing', () => {
    expect([0, 20, 60, 90].map((s) => edit.timeLeft(running.clock, at(s)))).toEqual([
      60_000, 40_000, 0, -30_000,
    ]);
  });

  test('stands still where it is stopped, and goes on from there', () => {
    const stopped = edit.withClockRunning(running, false, at(20));
    expect(edit.timeLeft(stopped.clock, at(500))).toBe(40_000);
    const again = edit.withClockRunning(stopped, true, at(500));
    expect(edit.timeLeft(again.clock, at(510))).toBe(30_000);
  });

  test.each([
    ['while it runs', running, 20, 100_000],
    ['when the time was passed, from nothing', running, 90, 60_000],
    ['while it stands still', edit.withClockRunning(running, false, at(20)), 300, 100_000],
  ])('gets a minute more %s', (_, workshop, after, left) => {
    const more = edit.withMoreTime(workshop, 60, at(after));
    expect(edit.timeLeft(more.clock, at(after))).toBe(left);
    expect(more.clock.since === '').toBe(workshop.clock.since === '');
  });
});
