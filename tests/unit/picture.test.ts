// Pictures for the scanner: measured before they are unpacked, and looked through without leaving anything out.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOOK_MAX, looksAt, PIXELS_MAX, pictureSize } from '../../src/domain/picture';
import { pngHead } from '../helpers/picture';

/** A JPEG as far as its frame: a segment before it, some filling, and another kind of frame for each marker. */
const jpegHead = (width: number, height: number, marker: number, fill = 0): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe1, 0, 6, 0xff, 0xc0, 0, 1],
    ...Array<number>(fill).fill(0xff),
    ...[0xff, marker, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3],
  ]);

describe('the size of a picture', () => {
  test('is read from what stands before its pixels', () => {
    const side = fc.integer({ min: 1, max: 65_535 });
    fc.assert(
      fc.property(side, side, fc.constantFrom(0xc0, 0xc1, 0xc2), fc.nat(3), (width, height, marker, fill) => {
        expect(pictureSize(pngHead(width, height))).toEqual({ width, height });
        expect(pictureSize(jpegHead(width, height, marker, fill))).toEqual({ width, height });
      }),
    );
    expect(pictureSize(readFileSync('public/forside.png'))).toEqual({ width: 1280, height: 800 });
  });

  test.each<[what: string, bytes: Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a PNG without width', pngHead(0, 5)],
    ['half a PNG', pngHead(5, 5).subarray(0, 22)],
    ['a JPEG without height', jpegHead(5, 0, 0xc0)],
    ['a JPEG cut before its frame', jpegHead(5, 5, 0xc0).subarray(0, 12)],
    ['a JPEG whose segment has no length', Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, 0, 0xff, 0xc0])],
    ['a JPEG with tables alone', jpegHead(5, 5, 0xc4)],
    ['a picture of another kind', new TextEncoder().encode('<svg width="9e9" height="9e9"/>')],
  ])('is unknown of %s', (_, bytes) => {
    expect(pictureSize(bytes)).toBeUndefined();
  });
});

test('a picture is looked at in small parts, and a code of half a part is whole in one of them', () => {
  const anySize = fc
    .record({ width: fc.integer({ min: 300, max: 12_000 }), height: fc.integer({ min: 300, max: 12_000 }) })
    .filter(({ width, height }) => width * height <= PIXELS_MAX);
  fc.assert(
    fc.property(anySize, fc.double({ min: 0, max: 1, noNaN: true }), (size, place) => {
      const looks = [...looksAt(size)];
      expect(looks.length).toBeLessThan(80);
      for (const { x, y, width, height, drawn } of looks) {
        expect(Math.max(drawn.width, drawn.height)).toBeLessThanOrEqual(LOOK_MAX);
        expect(x + width).toBeLessThanOrEqual(size.width + 1e-6);
        expect(y + height).toBeLessThanOrEqual(size.height + 1e-6);
      }
      const scale = Math.min(1, (4 * LOOK_MAX) / Math.max(size.width, size.height));
      const side = Math.min(LOOK_MAX / 2 / scale, size.width, size.height) - 1e-6;
      const [left, top] = [place * (size.width - side), place * (size.height - side)];
      const isWhole = looks.some(
        ({ x, y, width, height, drawn }) =>
          Math.abs(drawn.width / width - scale) * width <= 1 &&
          x <= left + 1e-6 &&
          y <= top + 1e-6 &&
          x + width >= left + side - 1e-6 &&
          y + height >= top + side - 1e-6,
      );
      expect(isWhole).toBe(true);
    }),
    { numRuns: 300 },
  );
});
