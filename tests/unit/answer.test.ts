import { describe, expect, test } from 'vitest';
import { answerOf, isAnswer, isLevel, parseAnswer } from '../../src/domain/answer';
import { answerWordSchema } from '../../src/schemas/example';

describe('parseAnswer', () => {
  test.each([
    ['0', 0],
    ['1', 1],
    ['2', 2],
    ['3', 3],
    ['4', 4],
    ['ikke-relevant', 'ikke-relevant'],
    ['ved-ikke', 'ved-ikke'],
  ] as const)('%j is %j', (text, answer) => {
    expect(parseAnswer(text)).toBe(answer);
  });

  test.each([
    'blank',
    '',
    ' ',
    '5',
    '-1',
    '-0',
    '00',
    '2.0',
    '1e0',
    ' 2',
    'Ved-ikke',
    'undefined',
    'toString',
  ])('%j is no answer', (text) => {
    expect(parseAnswer(text)).toBeUndefined();
  });

  test('knows every word of the content files but blank', () => {
    const unknown = answerWordSchema.options.filter((word) => parseAnswer(word) === undefined);
    expect(unknown).toEqual(['blank']);
  });
});

test.each([5, -1, 1.5, Number.NaN, '2', true, null, undefined, [2]])(
  '%j is no level and no answer',
  (value) => {
    expect(isLevel(value)).toBe(false);
    expect(isAnswer(value)).toBe(false);
  },
);

test('a non-answer is an answer but no level', () => {
  expect(isAnswer('ved-ikke')).toBe(true);
  expect(isLevel('ved-ikke')).toBe(false);
});

test.each(['constructor', '__proto__', 'toString'])(
  'an udsagn called %s is blank until it is answered',
  (id) => {
    expect(answerOf({}, id)).toBeUndefined();
    expect(answerOf(Object.fromEntries([[id, 2]]), id)).toBe(2);
  },
);
