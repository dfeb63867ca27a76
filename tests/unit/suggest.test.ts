import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, type Answers, isLevel, LEVELS, type Level } from '../../src/domain/answer';
import { compareFractions } from '../../src/domain/fraction';
import { type Suggestions, strengths, suggestFokuspunkter } from '../../src/domain/suggest';

type Statement = { id: string; fokuspunkt: string };

/** A tjek with one line per fokuspunkt, each with the answers to its statements: `{ mål: [1, 2] }`. */
function tjek(lines: Record<string, (Answer | undefined)[]>): [Statement[], Answers] {
  const rows = Object.entries(lines).flatMap(([fokuspunkt, answers]) =>
    answers.map((answer, index) => ({ id: `${fokuspunkt}-${index + 1}`, fokuspunkt, answer })),
  );
  const answers = rows.flatMap(({ id, answer }) => (answer === undefined ? [] : [[id, answer] as const]));
  return [rows.map(({ id, fokuspunkt }) => ({ id, fokuspunkt })), Object.fromEntries(answers)];
}

const suggest = (lines: Record<string, (Answer | undefined)[]>) => suggestFokuspunkter(...tjek(lines));
const places = (list: Suggestions['shown']) => list.map(({ rank, fokuspunkt }) => `${rank} ${fokuspunkt}`);
const all = ({ shown, rest }: Suggestions) => [...shown, ...rest];

describe('suggestFokuspunkter', () => {
  test('says which answers caused it, and the arithmetic unreduced', () => {
    expect(suggest({ vaner: [4, 4], fælles: [1, 'ved-ikke', 2, undefined, 'ikke-relevant'] }).shown).toEqual([
      {
        fokuspunkt: 'fælles',
        need: { numerator: 5, denominator: 8 },
        because: [
          { udsagn: 'fælles-1', level: 1 },
          { udsagn: 'fælles-3', level: 2 },
        ],
        rank: 1,
        tied: false,
      },
    ]);
  });

  test.each<[string, (Answer | undefined)[], boolean]>([
    ['exactly one half', [2], true],
    ['exactly one half of several', [4, 0, 3, 1], true],
    ['the least below one half', [2, 2, 2, 2, 2, 3], false],
    ['the least above one half', [2, 2, 2, 2, 2, 1], true],
    ['no levels', ['ved-ikke', 'ikke-relevant', undefined], false],
    ['a half where what is not answered does not count', [2, 'ved-ikke'], true],
  ])('%s', (_name, answers, suggested) => {
    expect(suggest({ a: answers }).shown).toHaveLength(suggested ? 1 : 0);
  });

  test('orders by need, not by the order of the tjek, and keeps what is beyond three', () => {
    const { shown, rest, sharedPlace } = suggest({ a: [2], b: [0], c: [1, 2], d: [1] });
    expect(places(shown)).toEqual(['1 b', '2 d', '3 c']);
    expect(places(rest)).toEqual(['4 a']);
    expect(sharedPlace).toBe(false);
    expect(all({ shown, rest, sharedPlace }).some(({ tied }) => tied)).toBe(false);
  });

  test.each<[string, Record<string, Answer[]>, string[], string[], boolean]>([
    [
      'a tie before the third place is no shared place',
      { a: [1], b: [0], c: [1], d: [2] },
      ['1 b', '2 a', '2 c'],
      ['4 d'],
      false,
    ],
    ['a tie of all three', { a: [1], b: [1], c: [1], d: [2] }, ['1 a', '1 b', '1 c'], ['4 d'], false],
    [
      'a tie of the third and fourth',
      { a: [2], b: [0], c: [1], d: [2] },
      ['1 b', '2 c', '3 a', '3 d'],
      [],
      true,
    ],
    [
      'a tie that begins at the second place',
      { a: [1], b: [1], c: [0], d: [1], e: [1], f: [2] },
      ['1 c', '2 a', '2 b', '2 d', '2 e'],
      ['6 f'],
      true,
    ],
    [
      'a tie after the third place',
      { a: [0], b: [0, 1], c: [1], d: [2], e: [2] },
      ['1 a', '2 b', '3 c'],
      ['4 d', '4 e'],
      false,
    ],
    [
      'equal needs of unequal size',
      { a: [1, 1, 1], b: [1], c: [0, 2], d: [2, 0, 1, 1] },
      ['1 a', '1 b', '1 c', '1 d'],
      [],
      true,
    ],
  ])('%s', (_name, lines, shown, rest, sharedPlace) => {
    const result = suggest(lines);
    expect(places(result.shown)).toEqual(shown);
    expect(places(result.rest)).toEqual(rest);
    expect(result.sharedPlace).toBe(sharedPlace);
  });

  test('a fokuspunkt stands among its equals where the tjek first names it, answered there or not', () => {
    const statements = [
      { id: 'one', fokuspunkt: 'b' },
      { id: 'two', fokuspunkt: 'a' },
      { id: 'three', fokuspunkt: 'b' },
    ];
    expect(places(suggestFokuspunkter(statements, { two: 1, three: 1 }).shown)).toEqual(['1 b', '1 a']);
  });

  test('answers to statements of other editions count for nothing', () => {
    const [statements, answers] = tjek({ a: [1] });
    expect(suggestFokuspunkter(statements, { ...answers, 'a-99': 0, b: 0 })).toEqual(
      suggestFokuspunkter(statements, answers),
    );
  });

  test('a statement whose id every object inherits is blank until it is answered', () => {
    const statements = ['constructor', '__proto__', 'toString'].map((id) => ({ id, fokuspunkt: id }));
    expect(suggestFokuspunkter(statements, {})).toEqual({ shown: [], rest: [], sharedPlace: false });
    expect(strengths(statements, {})).toEqual([]);
  });

  const anyAnswer = fc.constantFrom<(Answer | undefined)[]>(
    ...LEVELS,
    'ikke-relevant',
    'ved-ikke',
    undefined,
  );
  const anyTjek = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), anyAnswer), { maxLength: 21 })
    .map((rows): [Statement[], Answers] => [
      rows.map(([fokuspunkt], index) => ({ id: `u-${index}`, fokuspunkt })),
      Object.fromEntries(
        rows.flatMap(([, answer], index) => (answer === undefined ? [] : [[`u-${index}`, answer] as const])),
      ),
    ]);

  test('agrees with a calculation on a common denominator', () => {
    fc.assert(
      fc.property(anyTjek, ([statements, answers]) => {
        const result = suggestFokuspunkter(statements, answers);
        const needs = naiveNeeds(statements, answers);
        const sorted = [...needs.values()].sort((a, b) => b - a);
        expect(new Set(all(result).map(({ fokuspunkt }) => fokuspunkt))).toEqual(new Set(needs.keys()));
        for (const { fokuspunkt, rank, tied } of all(result)) {
          const need = needs.get(fokuspunkt) as number;
          expect(rank).toBe(sorted.indexOf(need) + 1);
          expect(tied).toBe(sorted.indexOf(need) !== sorted.lastIndexOf(need));
        }
        const third = sorted[2] ?? 0;
        const atLeastThird = [...needs].filter(([, need]) => need >= third).map(([fokuspunkt]) => fokuspunkt);
        expect(new Set(result.shown.map(({ fokuspunkt }) => fokuspunkt))).toEqual(new Set(atLeastThird));
        expect(all(result).map(({ fokuspunkt }) => needs.get(fokuspunkt))).toEqual(sorted);
      }),
      { numRuns: 400 },
    );
  });

  test('never shows more than three unless the last place is shared, and then all who share it', () => {
    fc.assert(
      fc.property(anyTjek, ([statements, answers]) => {
        const { shown, rest, sharedPlace } = suggestFokuspunkter(statements, answers);
        expect(shown.length > 3).toBe(sharedPlace);
        if (rest.length > 0) expect(shown.length).toBeGreaterThanOrEqual(3);
        if (sharedPlace) expect(shown[2]?.rank).toBe(shown.at(-1)?.rank);
        expect(shown.at(-1)?.rank).not.toBe(rest[0]?.rank ?? 0);
      }),
      { numRuns: 400 },
    );
  });

  test('the order of the statements changes neither what is suggested nor its place', () => {
    const twoOrders = anyTjek.chain(([statements, answers]) =>
      fc.tuple(
        fc.constant(statements),
        fc.shuffledSubarray(statements, { minLength: statements.length }),
        fc.constant(answers),
      ),
    );
    const unordered = (list: Suggestions['shown']) =>
      list
        .map(({ because, ...suggestion }) => ({
          ...suggestion,
          because: because.toSorted((a, b) => a.udsagn.localeCompare(b.udsagn)),
        }))
        .sort((a, b) => a.fokuspunkt.localeCompare(b.fokuspunkt));
    fc.assert(
      fc.property(twoOrders, ([statements, shuffled, answers]) => {
        const one = suggestFokuspunkter(statements, answers);
        const other = suggestFokuspunkter(shuffled, answers);
        expect(unordered(other.shown)).toEqual(unordered(one.shown));
        expect(unordered(other.rest)).toEqual(unordered(one.rest));
        expect(other.sharedPlace).toBe(one.sharedPlace);
      }),
    );
  });

  test('a higher answer never raises a need', () => {
    const answered = fc.array(fc.constantFrom<Level[]>(...LEVELS), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(answered, fc.nat(), (levels, at) => {
        const place = at % levels.length;
        const needs = LEVELS.map((level) => suggest({ a: levels.with(place, level) }).shown[0]?.need);
        needs.forEach((need, index) => {
          const before = needs[index - 1];
          if (index > 0 && need) expect(before && compareFractions(before, need)).toBeGreaterThan(0);
        });
      }),
    );
  });

  test('marking a further statement with a non-answer changes no need', () => {
    fc.assert(
      fc.property(
        anyTjek,
        fc.constantFrom<Answer[]>('ikke-relevant', 'ved-ikke'),
        ([statements, answers], answer) => {
          const more = [
            ...statements,
            ...['a', 'h'].map((fokuspunkt) => ({ id: `more-${fokuspunkt}`, fokuspunkt })),
          ];
          expect(
            new Set(all(suggestFokuspunkter(more, { ...answers, 'more-a': answer, 'more-h': answer }))),
          ).toEqual(new Set(all(suggestFokuspunkter(statements, answers))));
        },
      ),
    );
  });
});

test('strengths are the statements at level 3 or 4, in the order of the tjek', () => {
  const [statements, answers] = tjek({ b: [3, 2, 4], a: ['ved-ikke', 4, undefined, 'ikke-relevant', 0, 1] });
  expect(strengths(statements, answers)).toEqual(['b-1', 'b-3', 'a-2']);
});

test.each([
  [{ numerator: 1, denominator: 2 }, { numerator: 4, denominator: 8 }, 0],
  [{ numerator: 7, denominator: 12 }, { numerator: 5, denominator: 8 }, -1],
  [{ numerator: 3, denominator: 4 }, { numerator: 8, denominator: 12 }, 1],
])('%j against %j', (a, b, sign) => {
  expect(Math.sign(compareFractions(a, b))).toBe(sign);
  expect(Math.sign(compareFractions(b, a))).toBe(sign === 0 ? 0 : -sign);
});

/** fokuspunkt -> need in parts of 4 * lcm(1..21), for the needs of one half and more. */
function naiveNeeds(statements: Statement[], answers: Answers): Map<string, number> {
  const whole = 4 * 232_792_560;
  const needs = new Map<string, number>();
  for (const fokuspunkt of new Set(statements.map((statement) => statement.fokuspunkt))) {
    const own = statements.filter((statement) => statement.fokuspunkt === fokuspunkt);
    const levels = own.map(({ id }) => answers[id]).filter(isLevel);
    const lacking = levels
      .map((level) => ((4 - level) * (whole / 4)) / levels.length)
      .reduce((a, b) => a + b, 0);
    if (levels.length > 0 && lacking * 2 >= whole) needs.set(fokuspunkt, lacking);
  }
  return needs;
}
