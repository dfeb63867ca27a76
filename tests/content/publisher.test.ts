import { expect, test } from 'vitest';
import { publisherProblems, readPublisher } from '../../src/site/publisher-problems';

test('det, udgiveren har skrevet om sig selv, kan bruges', () => {
  expect(publisherProblems(readPublisher())).toEqual([]);
});

test('en udgiver, hvis felter ikke er, hvad de skal være', () => {
  const file = (fields: object) => JSON.stringify({ ...JSON.parse(readPublisher()), ...fields });
  expect(publisherProblems(file({}))).toEqual([]);
  const filled = {
    name: 'Byg Kommune',
    email: 'skole@byg.dk',
    address: 'https://byg.dk',
    declared: '2026-11-22',
  };
  expect(publisherProblems(file(filled))).toEqual([]);
  expect(publisherProblems(file({ email: 'skole', address: 'http://byg.dk', declared: '22/11' }))).toEqual([
    'content/ui/udgiver.json, feltet »email«: skal være en mailadresse.',
    'content/ui/udgiver.json, feltet »address«: skal begynde med https://.',
    'content/ui/udgiver.json, feltet »declared«: skal være en dato som 2026-11-22.',
  ]);
  expect(publisherProblems('{"name": "Byg')).toHaveLength(1);
});
