import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, type Answers, isLevel, LEVELS, type Level } from '../../src/domain/answer';
import { compareFractions, type Fraction, fraction } from '../../src/domain/fraction';
import { roundHalfUp, toNumber } from '../../src/domain/fraction-arithmetic';
import {
  agreedStrengths,
  agreedWeak,
  commonScore,
  commonVariance,
  type Gap,
  type GroupElementScore,
  gapsOf,
  groupStrengths,
  meansOf,
  mostDisagreed,
  type RoleTallies,
  scoreGroupElement,
  standardDeviation,
  type Tallies,
  type Tally,
  talliesOf,
  tallyOf,
  variance,
} from '../../src/domain/group';
import { strengths } from '../../src/domain/suggest';

type Given = readonly (Answer | undefined)[];

/** A fraction as one reads it: `5/2`, or `2`. */
const words = (value: Fraction | undefined) =>
  value && (value.denominator === 1n ? `${value.numerator}` : `${value.numerator}/${value.denominator}`);

const both = (forvaltning: Given, skoleledelse: Given): RoleTallies => ({
  forvaltning: tallyOf(forvaltning),
  skoleledelse: tallyOf(skoleledelse),
});

/** A group's answers, a line per statement: `{ mål: [[1], [2, 3]] }`, the administration first. */
const group = (lines: Record<string, [Given, Given]>): [{ id: string }[], Tallies] => [
  Object.keys(lines).map((id) => ({ id })),
  new Map(
    Object.entries(lines).map(([id, [forvaltning, skoleledelse]]) => [id, both(forvaltning, skoleledelse)]),
  ),
];

const mirrored = ({ forvaltning, skoleledelse }: RoleTallies): RoleTallies => ({
  forvaltning: skoleledelse,
  skoleledelse: forvaltning,
});
const mapped = (tallies: Tallies, change: (tally: RoleTallies) => RoleTallies): Tallies =>
  new Map([...tallies].map(([id, tally]) => [id, change(tally)]));

/** The same role, every respondent so many times. */
const times = (factor: number, { counts: [a, b, c, d, e], ...others }: Tally): Tally => ({
  counts: [a * factor, b * factor, c * factor, d * factor, e * factor],
  'ikke-relevant': others['ikke-relevant'] * factor,
  'ved-ikke': others['ved-ikke'] * factor,
  blank: others.blank * factor,
});

const level = fc.constantFrom<Level[]>(...LEVELS);
const anyAnswer = fc.constantFrom<(Answer | undefined)[]>(...LEVELS, 'ikke-relevant', 'ved-ikke', undefined);
const levels = fc.array(level, { maxLength: 7 });
const someLevels = fc.array(level, { minLength: 1, maxLength: 7 });
const anyGiven = fc.array(anyAnswer, { maxLength: 6 });
const anyGroup = fc
  .array(fc.tuple(anyGiven, anyGiven), { maxLength: 8 })
  .map((rows) => group(Object.fromEntries(rows.map((row, index) => [`u-${index}`, row]))));

describe('counting', () => {
  test('levels, both non-answers and blanks are kept apart, for each role', () => {
    const respondents: { role: 'forvaltning' | 'skoleledelse'; answers: Answers }[] = [
      { role: 'forvaltning', answers: { a: 0, b: 'ved-ikke', other: 3 } },
      { role: 'skoleledelse', answers: { a: 4, b: 'ikke-relevant' } },
      { role: 'skoleledelse', answers: { a: 4 } },
      { role: 'skoleledelse', answers: { a: 2, b: 'ved-ikke' } },
    ];
    expect(talliesOf([{ id: 'a' }, { id: 'b' }], respondents)).toEqual(
      new Map([
        [
          'a',
          {
            forvaltning: { counts: [1, 0, 0, 0, 0], 'ikke-relevant': 0, 'ved-ikke': 0, blank: 0 },
            skoleledelse: { counts: [0, 0, 1, 0, 2], 'ikke-relevant': 0, 'ved-ikke': 0, blank: 0 },
          },
        ],
        [
          'b',
          {
            forvaltning: { counts: [0, 0, 0, 0, 0], 'ikke-relevant': 0, 'ved-ikke': 1, blank: 0 },
            skoleledelse: { counts: [0, 0, 0, 0, 0], 'ikke-relevant': 1, 'ved-ikke': 1, blank: 1 },
          },
        ],
      ]),
    );
  });

  test('an id that every object inherits is blank until it is answered', () => {
    const tallies = talliesOf([{ id: 'constructor' }], [{ role: 'forvaltning', answers: {} }]);
    expect(tallies.get('constructor')?.forvaltning).toMatchObject({ counts: [0, 0, 0, 0, 0], blank: 1 });
  });

  test('a group of nobody, and a statement that was not counted, give no numbers and no names', () => {
    const [statements, tallies] = group({ a: [[], []], b: [['ved-ikke'], [undefined]] });
    const asked = [...statements, { id: 'new' }];
    expect(meansOf(both([], []))).toEqual({});
    expect(commonVariance(both([], ['ved-ikke']))).toBeUndefined();
    expect(mostDisagreed(asked, tallies)).toEqual({ shown: [], rest: [], sharedPlace: false });
    expect(gapsOf(asked, tallies)).toEqual([]);
    expect([
      ...groupStrengths(asked, tallies),
      ...agreedStrengths(asked, tallies),
      ...agreedWeak(asked, tallies),
    ]).toEqual([]);
  });
});

test.each<[Given, Given, Record<string, string | undefined>]>([
  [[1], [3, 3, 3], { forvaltning: '1', skoleledelse: '3', common: '2', gap: '2' }],
  [[4, 'ved-ikke'], [1, 1, 2], { forvaltning: '4', skoleledelse: '4/3', common: '8/3', gap: '8/3' }],
  [[0, 1, 'ikke-relevant'], [], { forvaltning: '1/2', common: '1/2' }],
  [['ikke-relevant'], [2, undefined], { skoleledelse: '2', common: '2' }],
])('the means of %j and %j', (forvaltning, skoleledelse, expected) => {
  const means = meansOf(both(forvaltning, skoleledelse));
  const { common, gap } = means;
  expect({
    forvaltning: words(means.forvaltning),
    skoleledelse: words(means.skoleledelse),
    common: words(common),
    gap: words(gap),
  }).toEqual({ forvaltning: undefined, skoleledelse: undefined, gap: undefined, ...expected });
});

describe('spread', () => {
  test.each<[Given, Given, string | undefined, string | undefined, string | undefined]>([
    [[0, 4], [], '4', undefined, '4'],
    [[1, 2, 2], [], '2/9', undefined, '2/9'],
    [[1], [3], '0', '0', '1'],
    [[1, 1], Array(40).fill(4), '0', '0', '9/4'],
    [[0, 4], [2], '4', '0', '2'],
    [[3, 'ved-ikke'], [3, undefined], '0', '0', '0'],
  ])('of %j and %j', (forvaltning, skoleledelse, one, other, common) => {
    const tally = both(forvaltning, skoleledelse);
    expect(words(variance(tally.forvaltning))).toBe(one);
    expect(words(variance(tally.skoleledelse))).toBe(other);
    expect(words(commonVariance(tally))).toBe(common);
  });

  test('two roles that each agree, three levels apart, deviate one and a half', () => {
    expect(standardDeviation(commonVariance(both([0], [3, 3, 3])) as Fraction)).toBe(1.5);
  });

  test('is the variance of all levels when the roles are made equally many', () => {
    fc.assert(
      fc.property(someLevels, someLevels, (one, other) => {
        const everyone = [...repeat(other.length, one), ...repeat(one.length, other)];
        expect(words(commonVariance(both(one, other)))).toBe(words(pairwise(everyone)));
      }),
    );
  });

  test('never rises by one more who agrees with the own role, and falls when the role was divided', () => {
    let divided = 0;
    fc.assert(
      fc.property(someLevels, levels, (own, other) => {
        const mean = meansOf(both(own, [])).common as Fraction;
        fc.pre(mean.denominator === 1n);
        const one = both(own, other);
        const more = both([...own, Number(mean.numerator) as Level], other);
        const change = compareFractions(commonVariance(more) as Fraction, commonVariance(one) as Fraction);
        const wasDivided = new Set(own).size > 1;
        if (wasDivided) divided += 1;
        expect(change).toBe(wasDivided ? -1 : 0);
        expect(words(meansOf(more).gap)).toBe(words(meansOf(one).gap));
      }),
    );
    expect(divided).toBeGreaterThan(10);
  });

  test('never rises by one more who answers the common mean, in either role', () => {
    fc.assert(
      fc.property(someLevels, someLevels, (one, other) => {
        const mean = meansOf(both(one, other)).common as Fraction;
        fc.pre(mean.denominator === 1n);
        const added = Number(mean.numerator) as Level;
        const before = commonVariance(both(one, other)) as Fraction;
        for (const after of [both([...one, added], other), both(one, [...other, added])]) {
          expect(compareFractions(commonVariance(after) as Fraction, before)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

describe('mostDisagreed', () => {
  const places = (lines: Record<string, [Given, Given]>) => {
    const { shown, rest, sharedPlace } = mostDisagreed(...group(lines));
    const list = (part: typeof shown) =>
      part.map(({ rank, udsagn, tied }) => `${rank} ${udsagn}${tied ? ' =' : ''}`);
    return { shown: list(shown), rest: list(rest), sharedPlace };
  };

  test('names nothing when all agree', () => {
    const lines: Record<string, [Given, Given]> = {
      a: [[2, 2], [2]],
      b: [[0], [0, 'ved-ikke']],
      c: [[4], []],
    };
    expect(places(lines)).toEqual({ shown: [], rest: [], sharedPlace: false });
  });

  test('holds a divided role and two roles apart on one scale', () => {
    expect(
      places({
        near: [[1], [2]],
        divided: [[0, 4], [2]],
        apart: [[0], Array(40).fill(4)],
        agreed: [[3], [3]],
        three: [[0, 0], [3]],
      }),
    ).toEqual({ shown: ['1 apart', '2 three', '3 divided'], rest: ['4 near'], sharedPlace: false });
  });

  test('shows all that share the third place, an equal gap and spread among them', () => {
    expect(
      places({
        a: [[0], [4]],
        b: [[1], [3]],
        c: [[1, 3], []],
        d: [
          [3, 1],
          [1, 3],
        ],
        e: [[2], [1]],
      }),
    ).toEqual({
      shown: ['1 a', '2 b =', '2 c =', '2 d ='],
      rest: ['5 e'],
      sharedPlace: true,
    });
  });
});

describe('the two roles beside each other', () => {
  const [statements, tallies] = group({
    strong: [[3], [3, 3]],
    nearly: [[4], [3, 2]],
    weak: [[2], [1, 2, 3]],
    harder: [[2], [2, 2, 3]],
    alone: [[4], ['ved-ikke']],
    low: [[], [0]],
  });

  test('strong is 3 and weak is 2, for both, not on the average of the two', () => {
    expect(agreedStrengths(statements, tallies)).toEqual(['strong']);
    expect(agreedWeak(statements, tallies)).toEqual(['weak']);
    expect(groupStrengths(statements, tallies)).toEqual(['strong', 'alone']);
  });

  test('the strengths of a single response are those of that response', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 9 }), fc.boolean(), (given, first) => {
        const ids = given.map((_, index) => ({ id: `u-${index}` }));
        const answers = Object.fromEntries(
          given.flatMap((answer, index) => (answer === undefined ? [] : [[`u-${index}`, answer] as const])),
        );
        const role = first ? 'forvaltning' : 'skoleledelse';
        expect(groupStrengths(ids, talliesOf(ids, [{ role, answers }]))).toEqual(strengths(ids, answers));
      }),
    );
  });

  test('gaps stand with the largest first, say who is higher, and leave out what one role did not answer', () => {
    const summary = ({ udsagn, gap, higher, rank }: Gap) => [rank, udsagn, words(gap), higher];
    expect(gapsOf(statements, tallies).map(summary)).toEqual([
      [1, 'nearly', '3/2', 'forvaltning'],
      [2, 'harder', '1/3', 'skoleledelse'],
      [3, 'strong', '0', undefined],
      [3, 'weak', '0', undefined],
    ]);
  });
});

describe('the roles are equals', () => {
  test('a role of forty that agrees counts for no more than a role of one', () => {
    fc.assert(
      fc.property(level, levels, (answer, other) => {
        const [one, forty] = [both([answer], other), both(Array(40).fill(answer), other)];
        expect(meansOf(forty)).toEqual(meansOf(one));
        expect(commonVariance(forty)).toEqual(commonVariance(one));
      }),
    );
  });

  test('forty who do not agree move the common mean by half of what they move their own', () => {
    const forty = fc.array(level, { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(level, forty, (alone, many) => {
        const means = meansOf(both([alone], many));
        expect(words(means.common)).toBe(words(fraction(40 * alone + total(many), 80)));
      }),
    );
  });

  test('swapping the roles mirrors the result', () => {
    fc.assert(
      fc.property(anyGroup, ([statements, tallies]) => {
        const swapped = mapped(tallies, mirrored);
        for (const tally of tallies.values()) {
          const { forvaltning, skoleledelse, common, gap } = meansOf(tally);
          expect(meansOf(mirrored(tally))).toEqual({
            forvaltning: skoleledelse,
            skoleledelse: forvaltning,
            common,
            gap,
          });
        }
        const other = { forvaltning: 'skoleledelse', skoleledelse: 'forvaltning' } as const;
        expect(gapsOf(statements, swapped).map(({ means: _, ...gap }) => gap)).toEqual(
          gapsOf(statements, tallies).map(({ means: _, ...gap }) => ({
            ...gap,
            higher: gap.higher && other[gap.higher],
          })),
        );
        expect(disagreed(statements, swapped)).toEqual(disagreed(statements, tallies));
        for (const list of [agreedStrengths, agreedWeak, groupStrengths]) {
          expect(list(statements, swapped)).toEqual(list(statements, tallies));
        }
        const [one, two] = roleScores(tallies);
        expect(roleScores(swapped)).toEqual([two, one]);
        expect(commonScore(two, one)).toEqual(commonScore(one, two));
      }),
    );
  });

  test('doubling everyone in one role changes nothing but how many they are', () => {
    fc.assert(
      fc.property(anyGroup, fc.integer({ min: 2, max: 40 }), ([statements, tallies], factor) => {
        const doubled = mapped(tallies, ({ forvaltning, skoleledelse }) => ({
          forvaltning,
          skoleledelse: times(factor, skoleledelse),
        }));
        expect(gapsOf(statements, doubled)).toEqual(gapsOf(statements, tallies));
        expect(mostDisagreed(statements, doubled)).toEqual(mostDisagreed(statements, tallies));
        expect(agreedWeak(statements, doubled)).toEqual(agreedWeak(statements, tallies));
        expect(roleScores(doubled)).toEqual(roleScores(tallies));
      }),
    );
  });

  test('the order of the respondents does not matter', () => {
    const respondent = fc.record({
      role: fc.constantFrom('forvaltning' as const, 'skoleledelse' as const),
      answers: fc.dictionary(
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom<Answer[]>(...LEVELS, 'ved-ikke'),
      ),
    });
    const twoOrders = fc
      .array(respondent, { maxLength: 8 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    const statements = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    fc.assert(
      fc.property(twoOrders, ([all, shuffled]) => {
        expect(talliesOf(statements, shuffled)).toEqual(talliesOf(statements, all));
      }),
    );
  });
});

describe('exact numbers', () => {
  test.each<[Fraction, number]>([
    [fraction(1, 2), 1],
    [fraction(49_999_999, 100_000_000), 0],
    [fraction(75, 2), 38],
    [fraction(149, 2), 75],
    [fraction(0), 0],
  ])('%o rounds to %i', (value, rounded) => {
    expect(roundHalfUp(value)).toBe(rounded);
  });

  test('8/3 from 7/6 is as far as 2 from 1/2: a tie that decimals would break', () => {
    expect(8 / 3 - 7 / 6).toBeLessThan(1.5);
    const [statements, tallies] = group({
      thirds: [
        [3, 3, 2],
        [1, 1, 1, 1, 1, 2],
      ],
      plain: [[2], [0, 1]],
    });
    expect(gapsOf(statements, tallies)).toMatchObject([
      { udsagn: 'thirds', rank: 1, tied: true },
      { udsagn: 'plain', rank: 1, tied: true },
    ]);
  });

  test('fractions that the same decimals stand for are still told apart', () => {
    const [less, more] = [fraction(10n ** 17n, 10n ** 17n + 1n), fraction(10n ** 17n + 1n, 10n ** 17n + 2n)];
    expect(toNumber(less)).toBe(toNumber(more));
    expect([compareFractions(less, more), compareFractions(more, less)]).toEqual([-1, 1]);
  });

  test('many statements answered by large unequal numbers still have an exact sum', () => {
    const sizes = [9973, 9967, 9949, 9941, 9931, 9929];
    const answers = sizes.map((size) => ({ ...tallyOf([]), counts: [1, 0, 0, 0, size - 1] as const }));
    const result = scoreGroupElement(answers);
    const sum = result.kind === 'score' ? result.sum : fraction(0);
    expect(sum.denominator).toBe(sizes.map(BigInt).reduce((a, b) => a * b));
    expect(toNumber(sum)).toBeCloseTo(24, 2);
  });
});

/** The statements that differ, in places, without the means, which a swap mirrors. */
function disagreed(statements: { id: string }[], tallies: Tallies) {
  const { shown, rest, sharedPlace } = mostDisagreed(statements, tallies);
  const plain = (list: typeof shown) => list.map(({ means: _, ...disagreement }) => disagreement);
  return { shown: plain(shown), rest: plain(rest), sharedPlace };
}

function roleScores(tallies: Tallies): [GroupElementScore, GroupElementScore] {
  const all = [...tallies.values()];
  return [
    scoreGroupElement(all.map(({ forvaltning }) => forvaltning)),
    scoreGroupElement(all.map(({ skoleledelse }) => skoleledelse)),
  ];
}

function repeat(factor: number, given: readonly Level[]): Level[] {
  return Array.from({ length: factor }, () => given).flat();
}

function total(given: Given): number {
  return given.filter(isLevel).reduce<number>((sum, answer) => sum + answer, 0);
}

/** The population variance by another road: the mean of half the squared differences of all pairs. */
function pairwise(given: readonly Level[]): Fraction {
  const differences = given.flatMap((one) => given.map((other) => (one - other) ** 2));
  return fraction(
    differences.reduce((sum, difference) => sum + difference, 0),
    2 * given.length ** 2,
  );
}
