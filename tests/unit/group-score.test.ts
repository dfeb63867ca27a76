import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, LEVELS, type Level } from '../../src/domain/answer';
import { type Fraction, fraction } from '../../src/domain/fraction';
import { commonScore, type GroupElementScore, scoreGroupElement, tallyOf } from '../../src/domain/group';
import { type ElementScore, scoreElement } from '../../src/domain/score';

type Given = readonly (Answer | undefined)[];

/** A fraction as one reads it: `5/2`, or `2`. */
const words = (value: Fraction | undefined) =>
  value && (value.denominator === 1n ? `${value.numerator}` : `${value.numerator}/${value.denominator}`);

/** What the reader sees of a score, apart from how the sum is kept. */
const seen = (result: ElementScore | GroupElementScore) =>
  'sum' in result
    ? { ...result, sum: words(typeof result.sum === 'number' ? fraction(result.sum) : result.sum) }
    : result;

const anyAnswer = fc.constantFrom<(Answer | undefined)[]>(...LEVELS, 'ikke-relevant', 'ved-ikke', undefined);
const someLevels = fc.array(fc.constantFrom<Level[]>(...LEVELS), { minLength: 1, maxLength: 7 });

describe('scoreGroupElement', () => {
  test.each<[string, Given[], object]>([
    [
      'sums the means exactly',
      [
        [1, 2],
        [1, 1, 2],
      ],
      { kind: 'score', score: 35, band: 'mest-at-hente' },
    ],
    [
      'rounds a half up',
      [
        [0, 1],
        [0, 1],
        [0, 1],
        [0, 1],
      ],
      { kind: 'score', score: 13 },
    ],
    [
      'a half that is made of thirds too',
      [
        [1, 1, 2],
        [1, 2, 2, 2, 2, 1],
      ],
      { kind: 'score', score: 38 },
    ],
    [
      '70 of thirds is a strength',
      [[2, 3, 3], [3, 3, 3], [2, 3, 3], [3, 3, 2], [3]],
      { score: 70, band: 'styrke' },
    ],
    [
      'one level is enough for a statement',
      [
        ['ved-ikke', 4],
        ['ikke-relevant', undefined, 2],
      ],
      { score: 75 },
    ],
    [
      'what all call not relevant is out',
      [[2], [3], ['ikke-relevant', 'ikke-relevant', undefined]],
      { score: 63 },
    ],
    ['a single doubt keeps it in', [[2], ['ikke-relevant', 'ved-ikke'], ['ikke-relevant']], { missing: 1 }],
    ['what nobody has answered stays in', [[2], [undefined, undefined], []], { kind: 'missing', missing: 1 }],
    [
      'one relevant takes no score',
      [[2, 4], ['ikke-relevant'], ['ikke-relevant']],
      { kind: 'too-few-relevant' },
    ],
    ['none relevant', [['ikke-relevant'], ['ikke-relevant', undefined]], { kind: 'none-relevant' }],
  ])('%s', (_name, answers, expected) => {
    expect(scoreGroupElement(answers.map(tallyOf))).toMatchObject(expected);
  });

  test('of a single respondent is the score of that response, to the last count', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 12 }), (answers) => {
        const own = answers.map((answer) => tallyOf([answer]));
        expect(seen(scoreGroupElement(own))).toEqual(seen(scoreElement(answers)));
      }),
    );
  });

  test('agrees with a calculation on a common denominator', () => {
    fc.assert(
      fc.property(fc.array(someLevels, { minLength: 2, maxLength: 9 }), (answers) => {
        const whole = 420n; // every role size up to seven divides it
        const sum = answers
          .map((given) => (BigInt(given.reduce<number>((a, b) => a + b, 0)) * whole) / BigInt(given.length))
          .reduce((a, b) => a + b);
        const [part, all] = [sum * 200n, BigInt(answers.length) * 4n * whole];
        expect(scoreGroupElement(answers.map(tallyOf))).toMatchObject({
          score: Number((part + all) / (2n * all)),
        });
      }),
    );
  });

  const score = (...given: Given[]) => scoreGroupElement(given.map(tallyOf));
  test('the common score is the mean of the two printed scores, and comes only when both do', () => {
    const [high, low] = [score([3], [2]), score([2, 2], [0, 2])];
    expect([high, low]).toMatchObject([{ score: 63 }, { score: 38 }]);
    expect(commonScore(high, low)).toEqual({ mean: fraction(101, 2), score: 51, band: 'paa-vej' });
    expect(commonScore(high, score([3], [undefined]))).toBeUndefined();
    expect(commonScore(score(), low)).toBeUndefined();
  });
});
