import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRunningWorkshop, keptAddress } from '../../src/offline/addresses.mjs';
import { packTexts, typeOf, unpack } from '../../src/offline/pack.mjs';

/** There and back as it travels. */
const sent = (files: Record<string, string>, binaries: Record<string, string> = {}) =>
  unpack(JSON.parse(JSON.stringify({ ...packTexts(files), binaries })));

describe('a pack', () => {
  const path = fc.stringMatching(/^[a-z0-9][a-z0-9/.-]*$/);
  const markup = fc
    .array(fc.constantFrom('<p>', '</p>', '<', '<<', 'æøå', '\n', '"', '\\', '\u2028', '𝄞'))
    .map((parts) => parts.join(''));

  test('gives back every text as it was', () => {
    fc.assert(
      fc.property(fc.dictionary(path, markup), (files) => {
        expect(Object.fromEntries(sent(files))).toEqual({ ...files });
      }),
    );
  });

  test('gives back every byte of what is no text', () => {
    fc.assert(
      fc.property(fc.dictionary(path, fc.uint8Array()), (files) => {
        const base64 = Object.entries(files).map(([name, bytes]) => [
          name,
          Buffer.from(bytes).toString('base64'),
        ]);
        expect(sent({}, Object.fromEntries(base64))).toEqual(new Map(Object.entries(files)));
      }),
    );
  });

  test('holds what pages share once', () => {
    const { pieces } = packTexts({ a: '<nav>Menu</nav><p>A</p>', b: '<nav>Menu</nav><p>B</p>' });
    expect(pieces).toEqual(['<nav>Menu', '</nav>', '<p>A', '</p>', '<p>B']);
  });
});

test.each([
  ['', 'text/html; charset=utf-8'],
  ['guide/data/', 'text/html; charset=utf-8'],
  ['500.html', 'text/html; charset=utf-8'],
  ['pagefind/pagefind.js', 'text/javascript; charset=utf-8'],
  ['pagefind/pagefind-entry.json', 'application/json; charset=utf-8'],
  ['favicon.svg', 'image/svg+xml; charset=utf-8'],
  ['pagefind/fragment/da_1.pf_fragment', 'application/octet-stream'],
])('»%s« is sent as %s', (path, type) => expect(typeOf(path)).toBe(type));

test.each([
  ['/', '/'],
  ['/index.html', '/'],
  ['/x/guide/data/index.html', '/x/guide/data/'],
  ['/x/guide/data/', '/x/guide/data/'],
  ['/x/500.html', '/x/500.html'],
])('%s is kept as %s', (pathname, kept) => expect(keptAddress(pathname)).toBe(kept));

test.each([
  ['/workshop/vaeg/', true],
  ['/samarbejdstjek/workshop/leder/', true],
  ['/workshop/leder', true],
  ['/workshop/', false],
  ['/workshop/lederskab/', false],
  ['/plan/', false],
])('%s is a workshop that is being held: %s', (pathname, is) => {
  expect(isRunningWorkshop(pathname)).toBe(is);
});
