// Notes in a link: they come out as they went in, or not at all.
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hasNotes,
  type LinkNotes,
  notesText,
  PACKED_MAX,
  packedIn,
  readNotes,
  UNPACKED_MAX,
  withPacked,
} from '../../src/domain/link-notes';
import { afterCodeInLink, codeInLink } from '../../src/domain/svarkode';
import { pack, unpack } from '../../src/islands/packed';

const CODE = 'GW54-2KJX-R8GK';
const OF = { tjek: 'hurtigt-tjek', role: 'skoleledelse' } as const;
const note = fc.string({ unit: 'binary', maxLength: 200 });
const anyNotes: fc.Arbitrary<LinkNotes> = fc.record({
  notes: fc.dictionary(fc.stringMatching(/^[a-z]{3,8}(-[a-z0-9]{1,5})?$/), note, {
    maxKeys: 9,
    noNullPrototype: true,
  }),
  own: fc
    .array(
      fc.record({
        text: note,
        answer: fc.constantFrom(0 as const, 4 as const, 'ved-ikke' as const, null),
        note,
      }),
      { maxLength: 8 },
    )
    .map((list) => list.map((one, n) => ({ id: `egen-${n + 1}`, ...one }))),
});
const some: LinkNotes = { notes: { 'data-maal': 'Vi bygger det på <b>to</b> møder 😀' }, own: [] };

/** What the page does with a link. */
async function opened(link: string, code = CODE): Promise<LinkNotes | 'none' | 'broken'> {
  const packed = packedIn(afterCodeInLink(link));
  if (packed === undefined) return 'none';
  const text = await unpack(packed);
  return (text !== undefined && readNotes(text, code, OF)) || 'broken';
}
const linkOf = async (notes: LinkNotes) =>
  `https://example.dk/svar/#${withPacked(CODE, (await pack(notesText(CODE, notes))) ?? '')}`;

test('they come out as they went in, and the code is read as without them', async () => {
  await fc.assert(
    fc.asyncProperty(anyNotes, async (notes) => {
      const link = await linkOf(notes);
      expect(link).toMatch(/^[\w:/.#&=-]+$/);
      expect(codeInLink(link)).toBe(CODE);
      expect(await opened(link)).toEqual(notes);
    }),
    { numRuns: 200 },
  );
});

test('a mail program that wraps the link in its own does no harm, nor one that adds to it', async () => {
  const link = await linkOf(some);
  const wrapped = `https://safelinks.example.com/?url=${encodeURIComponent(link)}&data=05&reserved=0`;
  expect(codeInLink(wrapped)).toBe(CODE);
  expect(await opened(wrapped)).toEqual(some);
  expect(await opened(`${link}&utm=x`)).toEqual(some);
  expect(await opened(`https://example.dk/svar/#${CODE}&utm=x`)).toBe('none');
  expect(await opened(`https://example.dk/svar/#${CODE}`)).toBe('none');
});

test('a link cut anywhere after its code has lost the notes, and only the notes', async () => {
  const link = await linkOf(some);
  for (let end = link.indexOf('&') + 1; end < link.length; end += 1) {
    expect(codeInLink(link.slice(0, end))).toBe(CODE);
    expect(await opened(link.slice(0, end))).toBe('broken');
  }
});

test('changed, swapped or added to, they are told to be broken or come out whole: they never throw', async () => {
  const link = await linkOf(some);
  const at = link.indexOf('=') + 1;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: at, max: link.length - 1 }),
      fc.oneof(fc.stringMatching(/^[\w-]{0,3}$/), fc.string({ unit: 'binary', maxLength: 3 })),
      fc.nat(3),
      async (place, put, taken) => {
        const changed = link.slice(0, place) + put + link.slice(place + taken);
        const read = await opened(changed);
        if (read !== 'broken') expect(read).toEqual(some);
      },
    ),
    { numRuns: 1000 },
  );
});

test('notes of one code are not read with another', async () => {
  expect(await opened(await linkOf(some), 'GW54-2KJX-R8GJ')).toBe('broken');
});

describe('what was made to harm', () => {
  const base64 = (text: string) => deflateRawSync(text).toString('base64url');

  test('is never unpacked beyond the limit', async () => {
    const bomb = base64('0'.repeat(50_000_000));
    expect(bomb.length).toBeLessThan(PACKED_MAX);
    const before = performance.now();
    expect(await unpack(bomb)).toBeUndefined();
    expect(performance.now() - before).toBeLessThan(1000);
    expect(await unpack(base64('0'.repeat(UNPACKED_MAX)))).toHaveLength(UNPACKED_MAX);
    expect(await unpack(base64('0'.repeat(UNPACKED_MAX + 1)))).toBeUndefined();
    expect(await unpack('A'.repeat(PACKED_MAX + 1))).toBeUndefined();
    expect(await pack('0'.repeat(UNPACKED_MAX + 1))).toBeUndefined();
  });

  test.each([
    '',
    'null',
    '[]',
    '{"notes":{},"own":[],"answers":{}}',
    '{"notes":{"__proto__":"x"},"own":[]}',
    '{"notes":{"constructor":"x"},"own":[]}',
    '{"notes":{"a":1},"own":[]}',
    `{"notes":{"a":"${'x'.repeat(2001)}"},"own":[]}`,
    '{"notes":{},"own":[{"id":"egen-9","text":"","answer":null,"note":""}]}',
    '{"own":[]}',
    '['.repeat(50_000),
  ])('is not read, even with a check that fits: %.40s', (json) => {
    // The check is no secret; anybody can work it out.
    const check = notesText(CODE, { notes: {}, own: [] }).slice(0, 8);
    expect(readNotes(`${check}${json}`, CODE, OF)).toBeUndefined();
    expect(readNotes(forged(json), CODE, OF)).toBeUndefined();
  });

  /** With the check of its own text, as `notesText` would have written it. */
  function forged(json: string): string {
    const original = JSON.stringify;
    try {
      JSON.stringify = () => json;
      return notesText(CODE, { notes: {}, own: [] });
    } finally {
      JSON.stringify = original;
    }
  }
});

test('there is something to send only when something was written', () => {
  expect([some, { notes: {}, own: [] }, { notes: { a: '' }, own: [] }].map(hasNotes)).toEqual([
    true,
    false,
    false,
  ]);
});
