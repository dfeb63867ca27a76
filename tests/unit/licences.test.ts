import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licencesText, shippedPackages } from '../../src/licences';

test('public/licenser.txt is in step with package-lock.json; if not, run »npm run licences«', () => {
  expect(readFileSync('public/licenser.txt', 'utf8') === licencesText()).toBe(true);
});

test('what ships may be given on to anybody', () => {
  const licences = new Set(shippedPackages().map(({ licence }) => licence));
  expect([...licences].filter((licence) => !/MIT|ISC|Apache-2\.0|OFL-1\.1|BSD/.test(licence))).toEqual([]);
});
