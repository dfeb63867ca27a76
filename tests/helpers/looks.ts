// Pages of paper as they looked when a person looked at them. Remove a picture to have it made anew, and look at it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { expect } from 'vitest';
import { pictureOf } from './pdf';

/** How much of each strip of a page may differ, a line of text high: edges of letters, not a word that is missing or a line that moved. */
const TOLERANCE = 0.01;
const STRIP = 12;

/** Expects a page of a PDF, from 1, to look as in `tests/fixtures/pages/<name>.png`. What is missing there is made, and fails once. */
export async function expectLook(pdf: Uint8Array, name: string, page = 1): Promise<void> {
  const picture = await pictureOf(pdf, page);
  const file = `tests/fixtures/pages/${name}.png`;
  const isKept = existsSync(file);
  if (!isKept) writeFileSync(file, PNG.sync.write(picture));
  expect
    .soft(isKept, `${file} was missing. It has been made: look at it, and keep it if it is right.`)
    .toBe(true);
  const kept = PNG.sync.read(readFileSync(file));
  const size = ({ width, height }: PNG) => `${width} × ${height}`;
  expect.soft(size(picture), name).toBe(size(kept));
  if (size(picture) !== size(kept)) return;
  const { width, height } = kept;
  const strips = Array.from({ length: Math.ceil(height / STRIP) }, (_, n) => {
    const rows = Math.min(STRIP, height - n * STRIP);
    const [drawn, looked] = [picture, kept].map(({ data }) =>
      data.subarray(n * STRIP * width * 4, (n * STRIP + rows) * width * 4),
    );
    if (!drawn || !looked) return 0;
    return pixelmatch(drawn, looked, undefined, width, rows, { threshold: 0.3 }) / (width * rows);
  });
  expect.soft(Math.max(...strips), name).toBeLessThan(TOLERANCE);
}
