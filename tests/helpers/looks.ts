// Pages of paper as they looked when a person looked at them. Remove a picture to have it made anew, and look at it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { expect } from 'vitest';
import { pictureOf } from './pdf';

/** How much of a page may differ: edges of letters, not a line that moved. */
const TOLERANCE = 0.01;

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
  const differing = pixelmatch(picture.data, kept.data, undefined, kept.width, kept.height, {
    threshold: 0.3,
  });
  expect.soft(differing / (kept.width * kept.height), name).toBeLessThan(TOLERANCE);
}
