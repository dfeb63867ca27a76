import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Answer, isLevel, LEVELS, type Level, parseAnswer } from '../../src/domain/answer';
import { bandOf, type ElementScore, scoreElement } from '../../src/domain/score';
import { exampleSchema } from '../../src/schemas/example';

const EVERY_ANSWER: (Answer | undefined)[] = [...LEVELS, 'ikke-relevant', 'ved-ikke', undefined];
const anyAnswer = fc.constantFrom(...EVERY_ANSWER);
const anyElement = fc.array(anyAnswer, { maxLength: 12 });

const scoreOf = (result: ElementScore) => (result.kind === 'score' ? result.score : undefined);

describe('the worked examples of the method page', () => {
  const room = new URL('../../content/examples/', import.meta.url);
  const examples = readdirSync(room)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, exampleSchema.parse(parse(readFileSync(new URL(name, room), 'utf8')))] as const);
  const published = examples.filter(([name]) => !name.startsWith('_'));

  test.each(examples)('%s comes out as it says', (_name, example) => {
    expect(scoreElement(example.answers.map(parseAnswer))).toMatchObject(example.result);
  });

  const bandWords = { 'mest-at-hente': 'Mest at hente', 'paa-vej': 'På vej', styrke: 'Styrke' };
  test.each(examples)('%s says its result in words', (_name, { explanation, result }) => {
    if (result.kind === 'score') {
      expect(explanation).toMatch(new RegExp(`\\b${result.score}\\b.*Det er ${bandWords[result.band]}`));
    }
    if (result.kind === 'missing') expect(explanation).toContain(`Der mangler ${result.missing} svar`);
  });

  test('show every kind of result and every band, each at its own place', () => {
    const kinds = published.map(([, { result }]) => (result.kind === 'score' ? result.band : result.kind));
    expect(new Set(kinds)).toEqual(
      new Set(['mest-at-hente', 'paa-vej', 'styrke', 'missing', 'too-few-relevant', 'none-relevant']),
    );
    expect(new Set(published.map(([, { order }]) => order)).size).toBe(published.length);
  });
});

describe('scoreElement', () => {
  test.each<[Answer[], number, string]>([
    [[0, 0], 0, 'mest-at-hente'],
    [[0, 1], 13, 'mest-at-hente'],
    [[1, 2], 38, 'mest-at-hente'],
    [[2, 1, 2, 2, 1], 40, 'paa-vej'],
    [[3, 2], 63, 'paa-vej'],
    [[2, 3, 3, 3, 3, 3, 3, 3, 2], 69, 'paa-vej'],
    [[4, 2, 3, 3, 2], 70, 'styrke'],
    [[4, 4, 3], 92, 'styrke'],
    [[4, 4], 100, 'styrke'],
  ])('%j scores %i, %s', (answers, score, band) => {
    expect(scoreElement(answers)).toMatchObject({ kind: 'score', score, band });
  });

  test('counts each kind of answer apart, with the sum of the levels', () => {
    const answers: (Answer | undefined)[] = [
      ...([4, 0, 2, 3, 1, 1] as const),
      ...(['ikke-relevant', 'ikke-relevant', 'ikke-relevant', 'ved-ikke', 'ved-ikke'] as const),
      undefined,
    ];
    expect(scoreElement(answers)).toEqual({
      kind: 'score',
      score: 46,
      band: 'paa-vej',
      sum: 11,
      counts: { total: 12, answered: 6, notRelevant: 3, dontKnow: 2, blank: 1 },
    });
  });

  test.each<[string, (Answer | undefined)[], number]>([
    ['three relevant take two', [undefined, undefined, undefined], 2],
    ['four take three', [2, 2, 'ved-ikke', undefined], 1],
    ['five take four', [2, 2, 2, undefined, undefined], 1],
    ['six take four', [2, 2, 2, 'ved-ikke', 'ved-ikke', undefined], 1],
    ['seven take five', [2, 2, 'ved-ikke', 'ved-ikke', 'ved-ikke', undefined, undefined], 3],
    ['two take both', [2, 'ved-ikke', 'ikke-relevant', 'ikke-relevant', 'ikke-relevant'], 1],
  ])('%s', (_name, answers, missing) => {
    expect(scoreElement(answers)).toMatchObject({ kind: 'missing', missing });
  });

  test('an element without statements has no score', () => {
    expect(scoreElement([]).kind).toBe('none-relevant');
  });

  test('every way to answer three statements agrees with a calculation made otherwise', () => {
    const disagreements = [];
    for (const a of EVERY_ANSWER) {
      for (const b of EVERY_ANSWER) {
        for (const c of EVERY_ANSWER) {
          const actual = scoreElement([a, b, c]);
          const expected = naive([a, b, c]);
          const { counts } = actual;
          const parts = counts.answered + counts.notRelevant + counts.dontKnow + counts.blank;
          if (describeResult(actual) !== expected || parts !== 3)
            disagreements.push({ a, b, c, actual, expected });
        }
      }
    }
    expect(disagreements).toEqual([]);
  });

  test('elements of any size agree with it too', () => {
    fc.assert(
      fc.property(anyElement, (answers) => {
        expect(describeResult(scoreElement(answers))).toBe(naive(answers));
      }),
    );
  });

  test('the order of the answers does not matter', () => {
    const twoOrders = anyElement.chain((answers) =>
      fc.tuple(fc.constant(answers), fc.shuffledSubarray(answers, { minLength: answers.length })),
    );
    fc.assert(
      fc.property(twoOrders, ([answers, shuffled]) => {
        expect(scoreElement(shuffled)).toEqual(scoreElement(answers));
      }),
    );
  });

  test('a higher answer never lowers the score, and four steps up raise it', () => {
    const scored = fc.array(fc.constantFrom<Answer[]>(...LEVELS, 'ikke-relevant'), {
      minLength: 3,
      maxLength: 12,
    });
    fc.assert(
      fc.property(scored, fc.nat(), (answers, at) => {
        const levels = answers.flatMap((answer, index) => (isLevel(answer) ? [index] : []));
        fc.pre(levels.length >= 2);
        const place = levels[at % levels.length] as number;
        const scores = LEVELS.map((level) => scoreOf(scoreElement(answers.with(place, level))) as number);
        expect(scores).toEqual(scores.toSorted((a, b) => a - b));
        expect(scores.at(-1)).toBeGreaterThan(scores[0] as number);
      }),
    );
  });

  test('non-answers and blanks never change a score while there still is one', () => {
    const nonAnswers = fc.array(
      fc.constantFrom<(Answer | undefined)[]>('ikke-relevant', 'ved-ikke', undefined),
      {
        maxLength: 6,
      },
    );
    const levels = fc.array(fc.constantFrom<Level[]>(...LEVELS), { minLength: 2, maxLength: 12 });
    let compared = 0;
    fc.assert(
      fc.property(levels, nonAnswers, (answers, extra) => {
        const score = scoreOf(scoreElement([...extra, ...answers]));
        if (score === undefined) return;
        if (extra.length > 0) compared += 1;
        expect(score).toBe(scoreOf(scoreElement(answers)));
      }),
    );
    expect(compared).toBeGreaterThan(10);
  });
});

test.each([
  [0, 'mest-at-hente'],
  [39, 'mest-at-hente'],
  [40, 'paa-vej'],
  [69, 'paa-vej'],
  [70, 'styrke'],
  [100, 'styrke'],
])('%i is %s', (score, band) => {
  expect(bandOf(score)).toBe(band);
});

function describeResult(result: ElementScore): string {
  if (result.kind === 'score') return `${result.score} ${result.band}`;
  return result.kind === 'missing' ? `missing ${result.missing}` : result.kind;
}

/**
 * Section 5 read word by word: a score is the highest whole number whose lower rounding limit the exact value reaches,
 * and the missing answers are counted by giving them one at a time.
 */
function naive(answers: readonly (Answer | undefined)[]): string {
  const relevant = BigInt(answers.filter((answer) => answer !== 'ikke-relevant').length);
  let sum = 0n;
  let answered = 0n;
  for (const answer of answers) {
    if (typeof answer !== 'number') continue;
    sum += BigInt(answer);
    answered += 1n;
  }
  const enough = (n: bigint) => n >= 2n && n * 3n >= relevant * 2n;

  if (enough(answered)) {
    let score = 100n;
    while ((2n * score - 1n) * 4n * answered > 200n * sum) score -= 1n;
    return `${score} ${score < 40n ? 'mest-at-hente' : score < 70n ? 'paa-vej' : 'styrke'}`;
  }
  for (let more = 1n; answered + more <= relevant; more += 1n) {
    if (enough(answered + more)) return `missing ${more}`;
  }
  return relevant === 0n ? 'none-relevant' : 'too-few-relevant';
}
