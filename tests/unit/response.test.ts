import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEVELS } from '../../src/domain/answer';
import {
  decodeResponse,
  emptyResponse,
  encodeResponse,
  isEmpty,
  NOTE_MAX,
  OWN_MAX,
  OWN_TEXT_MAX,
  type Response,
  withAnswer,
  withAnswersOf,
  withChoice,
  withNewOwn,
  withNote,
  withOwn,
} from '../../src/domain/response';

const NOW = '2026-11-05T09:30:00.000Z';
const LATER = '2026-11-05T09:31:00.000Z';
const EXPECTED = { tjek: 'samarbejdstjek', role: 'skoleledelse' } as const;

const empty = emptyResponse('samarbejdstjek', '1. udgave', 'skoleledelse');
const filled = withChoice(
  withNote(
    withAnswer(withAnswer(empty, 'data-maal', 3, NOW), 'sparring-tid', 'ved-ikke', NOW),
    'data-maal',
    'Ja',
    NOW,
  ),
  'faelles-sprog',
  'valgt',
  NOW,
);

const OWN = { id: 'egen-1', text: 'Vi griner sammen.', answer: 3, note: '' } as const;

const read = (text: string) => decodeResponse(text, EXPECTED);
const reasonFor = (text: string) => {
  const result = read(text);
  return result.kind === 'ok' ? 'ok' : result.reason;
};
/** The stored text of a good response after one change to what JSON.parse makes of it. */
const readChanged = (change: Record<string, unknown>) => reasonFor(JSON.stringify({ ...filled, ...change }));

describe('the updates', () => {
  test('fill in, change and take back', () => {
    expect(filled).toEqual({
      format: 2,
      tjek: 'samarbejdstjek',
      edition: '1. udgave',
      role: 'skoleledelse',
      answers: { 'data-maal': 3, 'sparring-tid': 'ved-ikke' },
      notes: { 'data-maal': 'Ja' },
      choices: { 'faelles-sprog': 'valgt' },
      own: [],
      updated: NOW,
    });
    expect(withAnswer(filled, 'data-maal', 0, LATER)).toEqual({
      ...filled,
      answers: { 'data-maal': 0, 'sparring-tid': 'ved-ikke' },
      updated: LATER,
    });
    expect(withAnswer(filled, 'data-maal', undefined, NOW).answers).toEqual({ 'sparring-tid': 'ved-ikke' });
    expect(withNote(filled, 'data-maal', '', NOW).notes).toEqual({});
    expect(withChoice(filled, 'faelles-sprog', 'lagt-til-side', NOW).choices).toEqual({
      'faelles-sprog': 'lagt-til-side',
    });
    expect(withChoice(filled, 'faelles-sprog', undefined, NOW).choices).toEqual({});
  });

  test('only answers are a new time: notes, choices and own statements to old ones are none', () => {
    const noted = withNote(filled, 'data-maal', 'Nej', LATER);
    const own = withNewOwn(withChoice(noted, 'faelles-sprog', undefined, LATER), LATER);
    expect(withOwn(own, 'egen-1', { answer: 2 }, LATER).updated).toBe(NOW);
    expect(withAnswer(filled, 'data-maal', undefined, LATER).updated).toBe(LATER);
    // Before there is any answer, what is written first has a time too.
    expect(withNote(empty, 'data-maal', 'Ja', LATER).updated).toBe(LATER);
  });

  test('leave the response they were given as it was', () => {
    const frozen = deepFreeze(structuredClone(filled));
    withAnswer(frozen, 'data-maal', undefined, LATER);
    withNote(frozen, 'sparring-tid', 'Nej', LATER);
    withChoice(frozen, 'faelles-sprog', 'lagt-til-side', LATER);
    expect(frozen).toEqual(filled);
  });

  test('a note keeps its white space and is cut at the limit, but not through a character', () => {
    const note = (text: string) => withNote(empty, 'u', text, NOW).notes.u;
    expect(note(' to\nlinjer ')).toBe(' to\nlinjer ');
    expect(note('a'.repeat(NOTE_MAX))).toHaveLength(NOTE_MAX);
    expect(note('a'.repeat(NOTE_MAX + 1))).toBe('a'.repeat(NOTE_MAX));
    expect(note(`${'a'.repeat(NOTE_MAX - 1)}😀`)).toBe('a'.repeat(NOTE_MAX - 1));
    expect(note(`${'a'.repeat(NOTE_MAX - 2)}😀😀`)).toBe(`${'a'.repeat(NOTE_MAX - 2)}😀`);
  });

  test.each([
    'constructor',
    'prototype',
    '__proto__',
    'toString',
    'Data',
    'mål',
    'a b',
    '',
    '-a',
    'a--b',
    'a\n',
  ])('refuse %j as an id, since it could not be read again', (id) => {
    expect(() => withAnswer(empty, id, 2, NOW)).toThrow(RangeError);
    expect(() => withNote(empty, id, 'x', NOW)).toThrow(RangeError);
    expect(() => withChoice(empty, id, 'valgt', NOW)).toThrow(RangeError);
    expect(() => emptyResponse(id, '1. udgave', 'forvaltning')).toThrow(RangeError);
  });

  test('own statements come, change, are cut at their limits and go, and there are at most eight', () => {
    let own = empty;
    for (let index = 0; index < OWN_MAX + 1; index += 1) own = withNewOwn(own, NOW);
    expect(own.own.map(({ id }) => id)).toEqual(Array.from({ length: OWN_MAX }, (_, i) => `egen-${i + 1}`));
    own = withOwn(own, 'egen-3', undefined, NOW);
    expect(own.own).toHaveLength(OWN_MAX - 1);
    // A number that is free again is taken again, and comes last.
    expect(withNewOwn(own, NOW).own.at(-1)?.id).toBe('egen-3');
    const changed = withOwn(own, 'egen-1', { text: 'a'.repeat(OWN_TEXT_MAX + 9), answer: 'ved-ikke' }, LATER);
    expect(changed.own[0]).toEqual({
      id: 'egen-1',
      text: 'a'.repeat(OWN_TEXT_MAX),
      answer: 'ved-ikke',
      note: '',
    });
    expect(withOwn(changed, 'egen-1', { answer: null }, LATER).own[0]?.answer).toBe(null);
    expect(reasonFor(encodeResponse(changed))).toBe('ok');
    expect(isEmpty(withNewOwn(empty, NOW))).toBe(false);
  });

  test('another response fills in what is blank, and overwrites nothing', () => {
    const theirs = withNote(
      withAnswer(withAnswer(withAnswer(empty, 'data-maal', 0, NOW), 'data-nyt', 4, NOW), 'fremmed', 1, NOW),
      'data-nyt',
      'Derfra',
      NOW,
    );
    const both = withAnswersOf(filled, theirs, ['data-maal', 'data-nyt', 'sparring-tid'], LATER);
    expect(both.answers).toEqual({ 'data-maal': 3, 'data-nyt': 4, 'sparring-tid': 'ved-ikke' });
    expect(both.notes).toEqual({ 'data-maal': 'Ja', 'data-nyt': 'Derfra' });
    expect(both.updated).toBe(LATER);
  });

  test('refuse a time that could not be read again, and more than 200 entries', () => {
    expect(() => withAnswer(empty, 'u', 2, 'Thu Nov 05 2026')).toThrow(RangeError);
    let full = empty;
    for (let index = 0; index < 200; index += 1) full = withAnswer(full, `u-${index}`, 2, NOW);
    expect(reasonFor(encodeResponse(full))).toBe('ok');
    expect(() => withAnswer(full, 'u-200', 2, NOW)).toThrow(RangeError);
    expect(withAnswer(full, 'u-199', 3, NOW).answers['u-199']).toBe(3);
  });

  test('isEmpty tells whether there is something to lose', () => {
    expect(isEmpty(empty)).toBe(true);
    expect(isEmpty(withAnswer(withAnswer(empty, 'u', 0, NOW), 'u', undefined, NOW))).toBe(true);
    expect(isEmpty(withAnswer(empty, 'u', 0, NOW))).toBe(false);
    expect(isEmpty(withNote(empty, 'u', 'x', NOW))).toBe(false);
    expect(isEmpty(withChoice(empty, 'f', 'lagt-til-side', NOW))).toBe(false);
  });
});

describe('decodeResponse', () => {
  const anyId = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}$/);
  const anyAnswer = fc.constantFrom(...LEVELS, 'ikke-relevant', 'ved-ikke');
  const anyTime = fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true });
  const anyUpdate = fc.oneof(
    fc.tuple(fc.constant(withAnswer), anyId, fc.option(anyAnswer, { nil: undefined })),
    fc.tuple(fc.constant(withNote), anyId, fc.string({ unit: 'binary', maxLength: 60 })),
    fc.tuple(fc.constant(withChoice), anyId, fc.constantFrom('valgt', 'lagt-til-side', undefined)),
  ) as fc.Arbitrary<
    [(response: Response, id: string, value: unknown, now: string) => Response, string, unknown]
  >;
  const anyResponse = fc
    .record({
      tjek: anyId,
      edition: fc.string(),
      role: fc.constantFrom('forvaltning', 'skoleledelse'),
      updates: fc.array(fc.tuple(anyUpdate, anyTime), { maxLength: 12 }),
    })
    .map(({ tjek, edition, role, updates }) =>
      updates.reduce(
        (response, [[update, id, value], time]) => update(response, id, value, time.toISOString()),
        emptyResponse(tjek, edition, role),
      ),
    );

  test('reads back whatever the updates made', () => {
    fc.assert(
      fc.property(anyResponse, (response) => {
        expect(decodeResponse(encodeResponse(response), response)).toEqual({ kind: 'ok', response });
      }),
    );
  });

  test('never throws, and takes a text whole: what it accepts, it gives back unchanged', () => {
    const nearly = fc
      .tuple(anyResponse, fc.constantFrom(...Object.keys(empty), 'extra'), fc.jsonValue())
      .map(([response, key, value]) => JSON.stringify({ ...response, [key]: value }));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), nearly), (text) => {
        const result = read(text);
        if (result.kind === 'ok') expect(result.response).toEqual(JSON.parse(text));
        else expect(result.reason).toMatch(/^(not-json|not-a-response|other-format|other-tjek)$/);
      }),
      { numRuns: 500 },
    );
  });

  test('reads back the longest note', () => {
    const response = withNote(empty, 'u', 'a'.repeat(NOTE_MAX + 1), NOW);
    expect(read(encodeResponse(response))).toEqual({ kind: 'ok', response });
  });

  test('keeps answers to ids that no edition has, and an answer of 0', () => {
    const text = encodeResponse(withAnswer(filled, 'nedlagt-udsagn', 0, NOW));
    expect(read(text)).toMatchObject({
      kind: 'ok',
      response: { answers: { 'nedlagt-udsagn': 0, 'data-maal': 3 } },
    });
  });

  test('bounds the text before it parses it', () => {
    expect(reasonFor('x'.repeat(200_001))).toBe('too-large');
    expect(reasonFor('x'.repeat(200_000))).toBe('not-json');
    expect(reasonFor(encodeResponse(filled).padEnd(200_001))).toBe('too-large');
    expect(reasonFor(encodeResponse(filled).padEnd(200_000))).toBe('ok');
    expect(reasonFor('['.repeat(200_000))).toBe('not-a-response');
    expect(reasonFor('['.repeat(100_000) + ']'.repeat(100_000))).toBe('not-a-response');
  });

  test.each(['', 'svar', '{"format":1', "{'format':1}", 'undefined', `${encodeResponse(filled)}}`])(
    '%j is not JSON',
    (text) => {
      expect(reasonFor(text)).toBe('not-json');
    },
  );

  test.each([
    'null',
    '1',
    '"svar"',
    'true',
    '[]',
    '[{"format":1}]',
    '{}',
    '{"format":1}',
    '{"__proto__":{"format":1}}',
  ])('%s is not a response', (text) => {
    expect(reasonFor(text)).toBe('not-a-response');
  });

  test('another format is named as such before anything else is looked at', () => {
    expect(reasonFor('{"format":3}')).toBe('other-format');
    expect(readChanged({ format: 3, tjek: 'andet', svar: [] })).toBe('other-format');
    expect(readChanged({ format: '1' })).toBe('other-format');
  });

  test('format 1, which knew no own statements, is read with nothing lost', () => {
    const { own: _, ...before } = filled;
    expect(read(JSON.stringify({ ...before, format: 1 }))).toEqual({ kind: 'ok', response: filled });
    expect(reasonFor(JSON.stringify({ ...filled, format: 1 }))).toBe('not-a-response');
  });

  test('a response of another tjek or role is named as such, of another edition it is read', () => {
    expect(readChanged({ tjek: 'andet-tjek' })).toBe('other-tjek');
    expect(readChanged({ role: 'forvaltning' })).toBe('other-tjek');
    expect(readChanged({ edition: '2. udgave' })).toBe('ok');
  });

  test.each<[string, Record<string, unknown>]>([
    ['an unknown key', { navn: 'Skolen' }],
    ['an inherited name as a key', { constructor: 1 }],
    ['an unknown role', { role: 'elev' }],
    ['a tjek that is no id', { tjek: 'Andet tjek' }],
    ['an edition that is no text', { edition: 1 }],
    ['answers in a list', { answers: [1, 2] }],
    ['answers that are null', { answers: null }],
    ['a level out of range', { answers: { u: 5 } }],
    ['a level as text', { answers: { u: '3' } }],
    ['a level between two', { answers: { u: 2.5 } }],
    ['a blank that is written', { answers: { u: 'blank' } }],
    ['an answer that is null', { answers: { u: null } }],
    ['an id that is none', { answers: { 'Data mål': 1 } }],
    ['one bad answer among good ones', { answers: { ...filled.answers, u: -1 } }],
    [
      'too many answers',
      { answers: Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`u-${index}`, 1])) },
    ],
    ['a note that is too long', { notes: { u: 'a'.repeat(NOTE_MAX + 1) } }],
    ['a note that is a number', { notes: { u: 1 } }],
    ['notes in a list', { notes: ['Ja'] }],
    ['an unknown choice', { choices: { f: 'måske' } }],
    ['a choice named as an inherited property', { choices: { f: 'toString' } }],
    ['own statements that are no list', { own: {} }],
    ['an own statement with an id of its own making', { own: [{ ...OWN, id: 'data-maal' }] }],
    ['two own statements with one id', { own: [OWN, OWN] }],
    ['an own statement that is too long', { own: [{ ...OWN, text: 'a'.repeat(OWN_TEXT_MAX + 1) }] }],
    ['an own statement with a level out of range', { own: [{ ...OWN, answer: 5 }] }],
    ['an own statement with more to it', { own: [{ ...OWN, element: 'data' }] }],
    ['nine own statements', { own: Array.from({ length: 9 }, (_, i) => ({ ...OWN, id: `egen-${i + 1}` })) }],
    ['a time that is a number', { updated: 1_762_335_000_000 }],
    ['a time in words', { updated: '5. november 2026' }],
    ['a time of a day that is not', { updated: '2026-02-31T09:30:00.000Z' }],
    ['a time of a month that is not', { updated: '2026-13-01T09:30:00.000Z' }],
  ])('refuses %s', (_name, change) => {
    expect(readChanged(change)).toBe('not-a-response');
  });

  test.each(Object.keys(filled).filter((key) => key !== 'format'))('refuses a response without %s', (key) => {
    expect(readChanged({ [key]: undefined })).toBe('not-a-response');
  });

  test.each(['answers', 'notes', 'choices'])('refuses hostile keys among the %s', (record) => {
    const value = { answers: '1', notes: '"x"', choices: '"valgt"' }[record];
    const text = (key: string) =>
      encodeResponse(filled).replace(`"${record}":{`, `"${record}":{"${key}":${value},`);
    expect(reasonFor(text('u'))).toBe('ok');
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '']) {
      expect(reasonFor(text(key)), key).toBe('not-a-response');
    }
  });

  test('a hostile key at the top neither gets in nor reaches the prototype of all objects', () => {
    const hostile = encodeResponse(filled).replace('{', '{"__proto__":{"polluted":true},');
    expect(reasonFor(hostile)).toBe('not-a-response');
    const inPlaceOfRole = encodeResponse(filled).replace(
      '"role":"skoleledelse"',
      '"__proto__":{"role":"skoleledelse"}',
    );
    expect(reasonFor(inPlaceOfRole)).toBe('not-a-response');
    expect('polluted' in {}).toBe(false);
  });

  test.each(['2026-11-05T09:30:00Z', '2026-11-05T09:30:00.5Z', '2024-02-29T23:59:59.999Z', ''])(
    'reads the time %j',
    (updated) => {
      expect(readChanged({ updated })).toBe('ok');
    },
  );
});

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part);
  return Object.freeze(value);
}
