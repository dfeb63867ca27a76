import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyResponse, encodeResponse } from '../../src/domain/response';
import { isOurs, storedThing } from '../../src/domain/stored-thing';

const V1 = 'samarbejdstjek:v1:';
const response = encodeResponse({
  ...emptyResponse('hurtigt-tjek', '2026', 'forvaltning'),
  updated: '2026-11-05T09:30:00.000Z',
});

/** A besvarelse on the shelf, said to be of a kind. */
const shelved = (kind: string) =>
  JSON.stringify({
    format: 1,
    kind,
    name: 'x',
    saved: '2026-11-05T09:30:00.000Z',
    content: JSON.parse(response),
  });

describe('what a key holds', () => {
  test.each([
    [`${V1}besvarelse:hurtigt-tjek:forvaltning`, response, 'besvarelse'],
    [`${V1}besvarelse:hurtigt-tjek:skoleledelse`, response, 'unreadable'],
    [`${V1}besvarelse`, response, 'unreadable'],
    [`${V1}plan`, response, 'unreadable'],
    [`${V1}workshop:w1`, 'null', 'unreadable'],
    [`${V1}gemt:g1`, shelved('besvarelse'), 'besvarelse'],
    [`${V1}gemt:g1`, shelved('plan'), 'unreadable'],
    [`${V1}gemt:g1`, '[]', 'unreadable'],
    [`${V1}navn:besvarelse:hurtigt-tjek:forvaltning`, 'Foråret', 'name'],
    [`${V1}lagt-til-side:plan`, response, 'unreadable'],
    [`${V1}ny-udgave-senere`, '1', 'setting'],
    [`${V1}ny-workshop`, '{}', 'draft'],
    [`${V1}noget-nyt`, '', 'other'],
    ['samarbejdstjek:v9:besvarelse:x:y', '', 'unreadable'],
    ['starlight-theme', 'dark', 'setting'],
  ])('%s with %s is %s', (key, text, kind) => {
    expect(storedThing(key, text)).toMatchObject({ key, kind });
  });

  test.each(['andet', 'samarbejdstjek', 'samarbejdstjekker:v1:plan', ''])('»%s« is not ours', (key) => {
    expect(isOurs(key)).toBe(false);
    expect(storedThing(key, response)).toBeUndefined();
  });

  test('whatever stands there, it is told and not thrown, with its size in bytes', () => {
    const rooms = ['besvarelse:hurtigt-tjek:forvaltning', 'plan', 'workshop:w', 'gemt:g', 'navn:plan', 'x'];
    const texts = fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.constant(response));
    fc.assert(
      fc.property(fc.constantFrom(...rooms), texts, (room, text) => {
        const key = V1 + room;
        const thing = storedThing(key, text);
        expect(thing?.size).toBe(new TextEncoder().encode(key + text).length);
        expect(thing?.updated).toMatch(/^$|^\d{4}-/);
      }),
    );
  });
});
