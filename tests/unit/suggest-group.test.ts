import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, isLevel, LEVELS } from '../../src/domain/answer';
import type { Fraction } from '../../src/domain/fraction';
import { type Tallies, talliesOf, tallyOf } from '../../src/domain/group';
import { suggestFokuspunkter } from '../../src/domain/suggest';
import { type GroupSuggestion, groupNeeds, suggestForGroup } from '../../src/domain/suggest-group';

type Statement = { id: string; fokuspunkt: string };
type Given = readonly (Answer | undefined)[];
type Pairs = readonly (readonly [Given, Given])[];

/** A group's tjek with one line per fokuspunkt, each with both roles' answers to its statements: `{ mål: [[[1], [2, 3]]] }`. */
function groupTjek(lines: Record<string, Pairs>): [Statement[], Tallies] {
  const rows = Object.entries(lines).flatMap(([fokuspunkt, pairs]) =>
    pairs.map((pair, index) => ({ id: `${fokuspunkt}-${index + 1}`, fokuspunkt, pair })),
  );
  return [
    rows.map(({ id, fokuspunkt }) => ({ id, fokuspunkt })),
    new Map(
      rows.map(({ id, pair: [forvaltning, skoleledelse] }) => [
        id,
        { forvaltning: tallyOf(forvaltning), skoleledelse: tallyOf(skoleledelse) },
      ]),
    ),
  ];
}

const words = (value: Fraction | undefined) => value && `${value.numerator}/${value.denominator}`;

describe('suggestForGroup', () => {
  const suggested = (lines: Record<string, Pairs>) => suggestForGroup(...groupTjek(lines));
  const summary = (list: readonly GroupSuggestion[]) =>
    list.map(({ rank, fokuspunkt, reason }) => `${rank} ${fokuspunkt} ${reason}`);

  test('gives the numbers of the arithmetic, and the statements behind the need and the gap', () => {
    const { shown } = suggested({
      a: [
        [[1], [2, 3, 3]],
        [['ved-ikke'], [2]],
        [[], ['ikke-relevant']],
      ],
    });
    expect(shown).toHaveLength(1);
    const [only] = shown;
    expect(only).toMatchObject({ fokuspunkt: 'a', reason: 'behov', widest: ['a-1'], rank: 1, tied: false });
    expect([only?.mean, only?.need, only?.gap].map(words)).toEqual(['23/12', '25/48', '5/3']);
    expect(only?.because.map(({ udsagn, means }) => [udsagn, words(means.common), words(means.gap)])).toEqual(
      [
        ['a-1', '11/6', '5/3'],
        ['a-2', '2/1', undefined],
      ],
    );
  });

  test.each<[string, Pairs, string | undefined]>([
    ['a need of one half', [[[1], [3]]], 'behov'],
    ['a need just below, both near', [[[2], [2, 2, 3]]], undefined],
    ['a gap of one and a half alone', [[[4], [2, 3]]], 'forskel'],
    ['a gap just below', [[[4], [2, 3, 3]]], undefined],
    [
      'a gap on one statement of several',
      [
        [[4], [4]],
        [[2], [4]],
        [[4], [4]],
      ],
      'forskel',
    ],
    [
      'gaps in opposite directions do not cancel',
      [
        [[4], [2]],
        [[2], [4]],
      ],
      'forskel',
    ],
    ['a need and a gap', [[[0], [3]]], 'behov'],
    ['one role only, however far its members are apart', [[[4, 2, 4], []]], undefined],
    [
      'each role on its own statement',
      [
        [[4], ['ved-ikke']],
        [[undefined], [3]],
      ],
      undefined,
    ],
    ['no level answers', [[['ved-ikke'], ['ikke-relevant', undefined]]], undefined],
  ])('%s', (_name, pairs, reason) => {
    expect(suggested({ a: pairs }).shown[0]?.reason).toBe(reason);
    expect(groupNeeds(...groupTjek({ a: pairs }))[0]?.reason).toBe(reason);
  });

  test('a need of exactly one half is one, where decimals say a little less', () => {
    const pairs: Pairs = [
      [
        [0, 4, 1, 3, 3, 1],
        [4, 4, 0, 2, 2, 0],
      ],
      [
        [4, 1, 2],
        [4, 1, 2, 3, 0, 4],
      ],
      [
        [0, 1, 4],
        [2, 0, 3],
      ],
    ];
    const average = (given: Given) => given.filter(isLevel).reduce<number>((a, b) => a + b, 0) / given.length;
    const inDecimals = pairs.reduce((sum, [one, other]) => sum + (average(one) + average(other)) / 2, 0) / 3;
    expect(1 - inDecimals / 4).toBeLessThan(0.5);
    expect(suggested({ a: pairs }).shown.map(({ need }) => words(need))).toEqual(['1/2']);
  });

  test('a gap of exactly one and a half is one, where decimals say a little less', () => {
    const pairs: Pairs = [
      [
        [3, 3, 2],
        [1, 1, 1, 1, 1, 2],
      ],
      [[4], [4]],
    ];
    expect(8 / 3 - 7 / 6).toBeLessThan(1.5);
    expect(summary(suggested({ a: pairs }).shown)).toEqual(['1 a forskel']);
  });

  test('orders by need, then by gap, and only what is equal in both shares a place', () => {
    const { shown, rest, sharedPlace } = suggested({
      near: [[[1], [1]]],
      talk: [[[4], [2]]],
      far: [[[0], [2]]],
      one: [[[1], []]],
      most: [[[0], [0]]],
    });
    expect(summary(shown)).toEqual(['1 most behov', '2 far behov', '3 near behov', '3 one behov']);
    expect(summary(rest)).toEqual(['5 talk forskel']);
    expect(sharedPlace).toBe(true);
    expect(shown.map(({ tied }) => tied)).toEqual([false, false, true, true]);
  });

  const anyAnswer = fc.constantFrom<(Answer | undefined)[]>(
    ...LEVELS,
    'ikke-relevant',
    'ved-ikke',
    undefined,
  );
  const anyGiven = fc.array(anyAnswer, { maxLength: 4 });
  const anyGroup = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), anyGiven, anyGiven), { maxLength: 14 })
    .map((rows): [Statement[], Tallies] => [
      rows.map(([fokuspunkt], index) => ({ id: `u-${index}`, fokuspunkt })),
      new Map(
        rows.map(([, forvaltning, skoleledelse], index) => [
          `u-${index}`,
          { forvaltning: tallyOf(forvaltning), skoleledelse: tallyOf(skoleledelse) },
        ]),
      ),
    ]);
  const everyone = (statements: Statement[], tallies: Tallies) => {
    const { shown, rest } = suggestForGroup(statements, tallies);
    return [...shown, ...rest];
  };
  const changed = (
    tallies: Tallies,
    change: (tally: NonNullable<ReturnType<Tallies['get']>>) => typeof tally,
  ) => new Map([...tallies].map(([id, tally]) => [id, change(tally)]));

  test('a single response of one role is suggested exactly what it is alone', () => {
    const statements = ['a', 'b', 'c', 'd', 'e', 'f', 'a', 'b', 'a'].map((fokuspunkt, index) => ({
      id: `u-${index}`,
      fokuspunkt,
    }));
    const anyResponse = fc.dictionary(
      fc.constantFrom(...statements.map(({ id }) => id)),
      fc.constantFrom<Answer[]>(...LEVELS, 'ikke-relevant', 'ved-ikke'),
    );
    const role = fc.constantFrom('forvaltning' as const, 'skoleledelse' as const);
    const plain = <
      S extends { fokuspunkt: string; need: Fraction<number | bigint>; rank: number; tied: boolean },
    >(
      { fokuspunkt, need, rank, tied }: S,
      because: readonly string[],
    ) => ({ fokuspunkt, rank, tied, because, need: Number(need.numerator) / Number(need.denominator) });
    const ids = (because: readonly { udsagn: string }[]) => because.map(({ udsagn }) => udsagn);
    fc.assert(
      fc.property(anyResponse, role, (answers, role) => {
        const alone = suggestFokuspunkter(statements, answers);
        const inGroup = suggestForGroup(statements, talliesOf(statements, [{ role, answers }]));
        expect(inGroup.shown.map((one) => plain(one, ids(one.because)))).toEqual(
          alone.shown.map((one) => plain(one, ids(one.because))),
        );
        expect(inGroup.rest.map((one) => plain(one, ids(one.because)))).toEqual(
          alone.rest.map((one) => plain(one, ids(one.because))),
        );
        expect(inGroup.sharedPlace).toBe(alone.sharedPlace);
        expect(inGroup.shown.every(({ reason, gap }) => reason === 'behov' && gap === undefined)).toBe(true);
      }),
    );
  });

  test('agrees with a calculation on a common denominator', () => {
    fc.assert(
      fc.property(anyGroup, ([statements, tallies]) => {
        const expected = naiveGroup(statements, tallies);
        const result = everyone(statements, tallies);
        expect(new Set(result.map(({ fokuspunkt }) => fokuspunkt))).toEqual(new Set(expected.keys()));
        for (const { fokuspunkt, rank, tied, reason } of result) {
          const { need, gap, reason: why } = expected.get(fokuspunkt) as NaiveNeed;
          const before = [...expected.values()].filter(
            (other) => other.need > need || (other.need === need && other.gap > gap),
          );
          const equal = [...expected.values()].filter((other) => other.need === need && other.gap === gap);
          expect([rank, tied, reason]).toEqual([before.length + 1, equal.length > 1, why]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('swapping the roles, and making one of them forty times as many, change nothing', () => {
    fc.assert(
      fc.property(anyGroup, ([statements, tallies]) => {
        const facts = (all: Tallies) =>
          everyone(statements, all).map(({ because: _, ...suggestion }) => suggestion);
        const mirrored = changed(tallies, ({ forvaltning, skoleledelse }) => ({
          forvaltning: skoleledelse,
          skoleledelse: forvaltning,
        }));
        const forty = changed(tallies, ({ forvaltning, skoleledelse: { counts, ...others } }) => {
          const [a, b, c, d, e] = counts;
          return {
            forvaltning,
            skoleledelse: { ...others, counts: [a * 40, b * 40, c * 40, d * 40, e * 40] },
          };
        });
        expect(facts(mirrored)).toEqual(facts(tallies));
        expect(everyone(statements, forty)).toEqual(everyone(statements, tallies));
      }),
    );
  });
});

interface NaiveNeed {
  need: bigint;
  gap: bigint;
  reason: string;
}

/** Section 6 for a group in parts of one large number that all role sizes and statement counts divide; the suggested only. */
function naiveGroup(statements: Statement[], tallies: Tallies): Map<string, NaiveNeed> {
  const whole = 4n * 2n * 12n * 360_360n;
  const needs = new Map<string, NaiveNeed>();
  for (const fokuspunkt of new Set(statements.map((statement) => statement.fokuspunkt))) {
    const pairs = statements
      .filter((statement) => statement.fokuspunkt === fokuspunkt)
      .map(({ id }) => tallies.get(id))
      .map((tally) =>
        [tally?.forvaltning, tally?.skoleledelse].flatMap((role) => {
          const levels = (role?.counts ?? []).flatMap((count, level) => Array<number>(count).fill(level));
          const sum = BigInt(levels.reduce((a, b) => a + b, 0));
          return levels.length === 0 ? [] : [(sum * whole) / BigInt(levels.length)];
        }),
      )
      .filter((means) => means.length > 0);
    if (pairs.length === 0) continue;
    const common = pairs.map((means) => means.reduce((a, b) => a + b) / BigInt(means.length));
    const need = 4n * whole - common.reduce((a, b) => a + b) / BigInt(pairs.length);
    const gaps = pairs.map(([one = 0n, other = one]) => (one > other ? one - other : other - one));
    const gap = gaps.toSorted((a, b) => (a < b ? 1 : -1))[0] as bigint;
    const reason = need >= 2n * whole ? 'behov' : 2n * gap >= 3n * whole ? 'forskel' : undefined;
    if (reason) needs.set(fokuspunkt, { need, gap, reason });
  }
  return needs;
}
