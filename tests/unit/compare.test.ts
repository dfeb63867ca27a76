import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import compareTexts from '../../content/ui/sammenlign.json';
import type { Answer, Answers } from '../../src/domain/answer';
import {
  byChange,
  type Comparison,
  compare,
  hasBeforeAndNow,
  latestTwoOfEachRole,
  type StatementLine,
} from '../../src/domain/compare';
import { type Point, pointOfResponse, pointOfWorkshop } from '../../src/domain/compare-points';
import { type Fraction, fraction } from '../../src/domain/fraction';
import type { Response } from '../../src/domain/response';
import type { Workshop } from '../../src/domain/workshop';
import * as edit from '../../src/domain/workshop-edit';
import { changeWords } from '../../src/islands/compare-words';
import type { Element, Role } from '../../src/schemas/shared';
import { ASKED, anyAnswers, ROLES, workshopOf } from '../helpers/workshop';

const NOW = '2. udgave';
/** en, to and tre are of data, fire of sparring. */
const STATEMENTS = ASKED.map((id, n) => ({ id, element: (n < 3 ? 'data' : 'sparring') as Element }));
const TJEK = { edition: NOW, statements: STATEMENTS };

type Given = readonly (Answer | undefined)[];
const answersOf = (given: Given): Answers =>
  Object.fromEntries(ASKED.flatMap((id, n) => (given[n] === undefined ? [] : [[id, given[n]]]))) as Answers;

const labelled = (id: string, day: string) => ({ id, name: id, time: `${day}T09:00:00.000Z`, day });

const besvarelse = (id: string, day: string, role: Role, answers: Answers, edition = NOW): Point => {
  const response: Response = {
    format: 2,
    tjek: 'hurtigt-tjek',
    edition,
    role,
    answers,
    notes: {},
    choices: {},
    own: [],
    updated: `${day}T09:00:00.000Z`,
  };
  return pointOfResponse(labelled(id, day), response);
};

const workshop = (
  id: string,
  day: string,
  given: Partial<Record<Role, readonly Given[]>>,
  taken: readonly string[] = ASKED,
  more: (workshop: Workshop) => Workshop = (same) => same,
): Point => {
  const responses = ROLES.flatMap((role) =>
    (given[role] ?? []).map((one) => ({ way: 'enheder' as const, role, answers: answersOf(one) })),
  );
  const made = edit.withResponses(workshopOf(ASKED, { taken, edition: NOW }), responses);
  return pointOfWorkshop(labelled(id, day), more(made));
};

/** A fraction as one reads it: `5/2`, or `2`. */
const words = (value: Fraction | undefined) =>
  value && (value.denominator === 1n ? `${value.numerator}` : `${value.numerator}/${value.denominator}`);

type Compared = Comparison<(typeof STATEMENTS)[number]>;
const lineOf = ({ statements }: Compared, id: string, role: Role): StatementLine | undefined =>
  statements.find(({ statement }) => statement.id === id)?.lines.find((line) => line.role === role);
const marksOf = (line: StatementLine | undefined) =>
  line?.marks.map((mark) => (mark.kind === 'level' ? words(mark.mean) : mark.kind));
const elementOf = ({ elements }: Compared, element: Element, role: Role) =>
  elements.find((one) => one.element === element)?.lines.find((line) => line.role === role);
const scoresOf = (line: ReturnType<typeof elementOf>) =>
  line?.scores.map((score) => (score?.kind === 'score' ? score.score : score?.kind));
const idsOf = ({ columns }: Compared) => columns.map(({ points }) => points.map(({ id }) => id));

describe('before and now of one role', () => {
  const before = besvarelse('før', '2025-05-03', 'forvaltning', answersOf([1, 2, 'ved-ikke', 4]));
  const now = besvarelse('nu', '2026-11-05', 'forvaltning', answersOf([3, 2, 4, 'ikke-relevant']));
  const both = compare([now, before], TJEK);

  test('stand by date, each statement with its levels and what lies between them', () => {
    expect(idsOf(both)).toEqual([['før'], ['nu']]);
    const changes = ASKED.map((id) => words(lineOf(both, id, 'forvaltning')?.change?.by));
    expect(changes).toEqual(['2', '0', undefined, undefined]);
  });

  test('what is no level has no place, no line and no change: it is never 0', () => {
    expect(marksOf(lineOf(both, 'tre', 'forvaltning'))).toEqual(['no-level', '4']);
    expect(marksOf(lineOf(both, 'fire', 'forvaltning'))).toEqual(['4', 'no-level']);
    expect(lineOf(both, 'tre', 'forvaltning')?.pieces).toEqual([]);
    expect(lineOf(both, 'en', 'forvaltning')?.pieces).toEqual([[0, 1]]);
  });

  test('an element has the score of section 5, and says that it rests on other statements than before', () => {
    // (1 + 2) of 8, then (3 + 2 + 4) of 12.
    expect(scoresOf(elementOf(both, 'data', 'forvaltning'))).toEqual([38, 75]);
    expect(elementOf(both, 'data', 'forvaltning')?.sameStatements).toBe(false);
    // One statement alone gives no score.
    expect(scoresOf(elementOf(both, 'sparring', 'forvaltning'))).toEqual([
      'too-few-relevant',
      'none-relevant',
    ]);
  });

  test('only the roles that answered have lines', () => {
    expect(both.statements.flatMap(({ lines }) => lines.map(({ role }) => role))).not.toContain(
      'skoleledelse',
    );
  });

  test('a gap in the middle breaks the line, and the change is still from the first to the last', () => {
    const middle = besvarelse('midt', '2025-12-01', 'forvaltning', answersOf([undefined, 3, 1, 1]));
    const three = compare([middle, now, before], TJEK);
    expect(lineOf(three, 'en', 'forvaltning')?.pieces).toEqual([]);
    expect(lineOf(three, 'to', 'forvaltning')?.pieces).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(lineOf(three, 'en', 'forvaltning')?.change).toMatchObject({ from: 0, to: 2 });
  });
});

describe('roles', () => {
  test('besvarelser of one day and different roles stand in one column', () => {
    const points = [
      besvarelse('f1', '2025-05-03', 'forvaltning', answersOf([1, 1, 1, 1])),
      besvarelse('s1', '2025-05-03', 'skoleledelse', answersOf([4, 4, 4, 4])),
      besvarelse('f2', '2026-05-03', 'forvaltning', answersOf([2, 2, 2, 2])),
      besvarelse('s2', '2026-05-03', 'skoleledelse', answersOf([3, 3, 3, 3])),
    ];
    const comparison = compare(points, TJEK);
    expect(idsOf(comparison)).toEqual([
      ['f1', 's1'],
      ['f2', 's2'],
    ]);
    expect(words(lineOf(comparison, 'en', 'forvaltning')?.change?.by)).toBe('1');
    expect(words(lineOf(comparison, 'en', 'skoleledelse')?.change?.by)).toBe('-1');
  });

  test('one that answered on a day of its own does not break the line of the other', () => {
    const comparison = compare(
      [
        besvarelse('f1', '2025-05-01', 'forvaltning', answersOf([1, 1, 1, 1])),
        besvarelse('s1', '2025-05-02', 'skoleledelse', answersOf([1, 1, 1, 1])),
        besvarelse('f2', '2026-05-01', 'forvaltning', answersOf([2, 1, 1, 1])),
      ],
      TJEK,
    );
    expect(lineOf(comparison, 'en', 'forvaltning')?.pieces).toEqual([[0, 2]]);
    expect(marksOf(lineOf(comparison, 'en', 'skoleledelse'))).toEqual(['not-here', '1', 'not-here']);
  });

  test('of one day and one role they are not before and now: no line, no change, and it is said', () => {
    const two = [
      besvarelse('a', '2026-05-03', 'skoleledelse', answersOf([0, 0, 0, 0])),
      besvarelse('b', '2026-05-03', 'skoleledelse', answersOf([4, 4, 4, 4])),
    ];
    const comparison = compare(two, TJEK);
    expect(comparison.sameDay).toMatchObject([{ role: 'skoleledelse', points: [{ id: 'a' }, { id: 'b' }] }]);
    expect(marksOf(lineOf(comparison, 'en', 'skoleledelse'))).toEqual(['0', '4']);
    expect(lineOf(comparison, 'en', 'skoleledelse')).toMatchObject({ pieces: [], change: undefined });
    expect(elementOf(comparison, 'data', 'skoleledelse')?.pieces).toEqual([]);
    expect(hasBeforeAndNow(comparison)).toBe(false);
    // Nor does a third from another day make a before of one of them.
    const later = besvarelse('c', '2027-05-03', 'skoleledelse', answersOf([2, 2, 2, 2]));
    expect(lineOf(compare([...two, later], TJEK), 'en', 'skoleledelse')).toMatchObject({
      pieces: [],
      change: undefined,
    });
  });

  test('a besvarelse beside a group is said to be that', () => {
    const one = besvarelse('én', '2025-05-03', 'forvaltning', answersOf([1, 1, 1, 1]));
    const group = workshop('gruppe', '2026-05-03', { forvaltning: [[2], [2], [2]] });
    expect(compare([one, group], TJEK).mixed).toBe(true);
    expect(compare([one, { ...one, id: 'to', day: '2026-01-01' }], TJEK).mixed).toBe(false);
  });
});

describe('two workshops', () => {
  test('have the means of each role', () => {
    const comparison = compare(
      [
        workshop('w1', '2025-03-10', {
          forvaltning: [[1], [2], [2]],
          skoleledelse: [
            [3, 4],
            [4, 'ved-ikke'],
            [3, 1],
          ],
        }),
        workshop('w2', '2026-03-10', {
          forvaltning: [[2], [3], [3]],
          skoleledelse: [
            [3, 0],
            [2, 0],
            [2, 1],
          ],
        }),
      ],
      TJEK,
    );
    expect(marksOf(lineOf(comparison, 'en', 'forvaltning'))).toEqual(['5/3', '8/3']);
    expect(words(lineOf(comparison, 'en', 'forvaltning')?.change?.by)).toBe('1');
    expect(words(lineOf(comparison, 'en', 'skoleledelse')?.change?.by)).toBe('-1');
    expect(marksOf(lineOf(comparison, 'to', 'skoleledelse'))).toEqual(['5/2', '1/3']);
    expect(words(lineOf(comparison, 'to', 'skoleledelse')?.change?.by)).toBe('-13/6');
  });

  test('a role with fewer than three responses is not shown by statement, but has its scores', () => {
    const few = workshop('få', '2025-03-10', {
      forvaltning: [
        [1, 1, 1],
        [2, 2, 2],
      ],
    });
    const many = workshop('mange', '2026-03-10', {
      forvaltning: [
        [2, 2, 2],
        [3, 3, 3],
        [4, 4, 4],
      ],
    });
    const comparison = compare([few, many], TJEK);
    expect(marksOf(lineOf(comparison, 'en', 'forvaltning'))).toEqual(['small', '3']);
    expect(lineOf(comparison, 'en', 'forvaltning')?.change).toBeUndefined();
    expect(scoresOf(elementOf(comparison, 'data', 'forvaltning'))).toEqual([38, 75]);
    const shown = workshop('vist', '2025-03-10', { forvaltning: [[1], [2]] }, ASKED, (one) =>
      edit.withShowSmall(one, true),
    );
    expect(marksOf(lineOf(compare([shown, many], TJEK), 'en', 'forvaltning'))).toEqual(['3/2', '3']);
  });

  test('what one did not take up is not missing from its score, but the scores are not of the same', () => {
    const three = workshop('tre', '2025-03-10', {
      forvaltning: [
        [2, 2, 2, 2],
        [2, 2, 2, 2],
        [2, 2, 2, 2],
      ],
    });
    const two = workshop(
      'to',
      '2026-03-10',
      {
        forvaltning: [
          [4, 4],
          [4, 4],
          [4, 4],
        ],
      },
      ['en', 'to'],
    );
    const comparison = compare([three, two], TJEK);
    expect(marksOf(lineOf(comparison, 'tre', 'forvaltning'))).toEqual(['2', 'not-taken']);
    expect(scoresOf(elementOf(comparison, 'data', 'forvaltning'))).toEqual([50, 100]);
    expect(elementOf(comparison, 'data', 'forvaltning')?.sameStatements).toBe(false);
    expect(scoresOf(elementOf(comparison, 'sparring', 'forvaltning'))).toEqual([
      'too-few-relevant',
      undefined,
    ]);
  });
});

describe('another edition', () => {
  const now = besvarelse('nu', '2026-11-05', 'forvaltning', answersOf([4, 4, 0, 4]));

  test('is compared on what both have; what is left out is listed, and what is no longer known is counted', () => {
    const old = besvarelse(
      'før',
      '2020-05-03',
      'forvaltning',
      { en: 1, to: 1, fire: 1, glemt: 4, væk: 2 },
      '1. udgave',
    );
    const comparison = compare([old, now], TJEK);
    expect(comparison.statements.map(({ statement }) => statement.id)).toEqual(['en', 'to', 'fire']);
    expect(comparison.leftOut.map(({ id }) => id)).toEqual(['tre']);
    expect(comparison.unknown).toBe(2);
    // Without the 0 of `tre`, which the old one did not ask.
    expect(scoresOf(elementOf(comparison, 'data', 'forvaltning'))).toEqual([25, 100]);
    expect(elementOf(comparison, 'data', 'forvaltning')?.sameStatements).toBe(true);
  });

  test('of which a workshop says what it asked, a blank is a blank and not left out', () => {
    const asked = workshop('w', '2020-05-04', { skoleledelse: [[1, 1, 1, 1]] });
    const old = besvarelse('før', '2020-05-03', 'forvaltning', { en: 1, to: 1, fire: 1 }, '1. udgave');
    const comparison = compare([old, { ...asked, edition: '1. udgave' }, now], TJEK);
    expect(comparison.leftOut).toEqual([]);
    expect(marksOf(lineOf(comparison, 'tre', 'forvaltning'))).toEqual(['no-level', 'not-here', '0']);
  });

  test('answers that a besvarelse still has from earlier editions do not count in the one it has now', () => {
    const moved = besvarelse('før', '2025-05-03', 'forvaltning', { ...answersOf([1, 1, 1, 1]), glemt: 4 });
    expect(compare([moved, now], TJEK)).toMatchObject({ leftOut: [], unknown: 0 });
  });

  test('without anything in common has nothing to say', () => {
    const old = besvarelse('før', '2020-05-03', 'forvaltning', { glemt: 1 }, '1. udgave');
    const comparison = compare([old, now], TJEK);
    expect(comparison).toMatchObject({ statements: [], elements: [], unknown: 1 });
    expect(comparison.leftOut).toHaveLength(4);
  });
});

describe('what is laid out first', () => {
  const point = (id: string, day: string, role: Role) => besvarelse(id, day, role, answersOf([1, 1, 1, 1]));

  test.each<[string, readonly Point[], readonly string[]]>([
    ['nothing', [], []],
    ['the only one', [point('a', '2026-01-01', 'forvaltning')], ['a']],
    [
      'both roles of the last day and of the day before that',
      [
        point('f0', '2024-01-01', 'forvaltning'),
        point('f1', '2025-01-01', 'forvaltning'),
        point('s1', '2025-01-01', 'skoleledelse'),
        point('f2', '2026-01-01', 'forvaltning'),
        point('s2', '2026-01-01', 'skoleledelse'),
      ],
      ['f1', 's1', 'f2', 's2'],
    ],
    [
      'the latest of the same role, not the other role of last week',
      [
        point('f1', '2025-01-01', 'forvaltning'),
        point('s1', '2025-12-24', 'skoleledelse'),
        point('f2', '2026-01-01', 'forvaltning'),
      ],
      ['f1', 'f2'],
    ],
    [
      'both roles, also where they answered a day apart, then and now',
      [
        point('f1', '2025-01-01', 'forvaltning'),
        point('s1', '2025-01-02', 'skoleledelse'),
        point('s2', '2026-01-01', 'skoleledelse'),
        point('f2', '2026-01-02', 'forvaltning'),
      ],
      ['f1', 's1', 's2', 'f2'],
    ],
    [
      'the two there are, when they are of different roles',
      [point('f1', '2025-01-01', 'forvaltning'), point('s1', '2025-12-24', 'skoleledelse')],
      ['f1', 's1'],
    ],
    [
      'the group before a group, not the one besvarelse that lies between them',
      [
        workshop('g1', '2025-01-01', { skoleledelse: [[1], [2], [2]] }),
        point('s1', '2025-12-24', 'skoleledelse'),
        workshop('g2', '2026-01-01', { skoleledelse: [[2], [2], [2]] }),
      ],
      ['g1', 'g2'],
    ],
    [
      'a besvarelse before a group, where there is no other',
      [
        point('s1', '2025-12-24', 'skoleledelse'),
        workshop('g2', '2026-01-01', { skoleledelse: [[2], [2], [2]] }),
      ],
      ['s1', 'g2'],
    ],
  ])('is %s', (_, points, ids) => {
    expect(latestTwoOfEachRole(points)).toEqual(ids);
  });
});

test('by change, the largest comes first whichever way it goes, equals as in the tjek, and what has none last', () => {
  const comparison = compare(
    [
      besvarelse('før', '2025-05-03', 'forvaltning', answersOf([1, undefined, 3, 2])),
      besvarelse('nu', '2026-05-03', 'forvaltning', answersOf([2, 4, 0, 2])),
      besvarelse('da', '2025-05-03', 'skoleledelse', answersOf([1, undefined, 1, 1])),
      besvarelse('så', '2026-05-03', 'skoleledelse', answersOf([1, 4, 1, 2])),
    ],
    TJEK,
  );
  expect(byChange(comparison.statements).map(({ statement }) => statement.id)).toEqual([
    'tre',
    'en',
    'fire',
    'to',
  ]);
});

test.each([
  [0, 1, 'uændret'],
  [1, 1, '1 trin op'],
  [-3, 1, '3 trin ned'],
  [1, 2, '½ trin op'],
  [-1, 2, '½ trin ned'],
  [5, 2, '2½ trin op'],
  [-1, 3, '0,33 trin ned'],
  [13, 6, '2,17 trin op'],
  // Never »0 trin« of what did change.
  [1, 500, 'under 0,01 trin op'],
])('a change of %i/%i is said as »%s«', (numerator, denominator, said) => {
  expect(changeWords({ compare: compareTexts }, { by: fraction(numerator, denominator) })).toBe(said);
});

describe('whatever is compared', () => {
  const day = fc.constantFrom('2024-01-01', '2025-06-01', '2025-06-02', '2026-11-22');
  const edition = fc.constantFrom(NOW, '1. udgave');
  const anyPoint = fc.oneof(
    fc
      .tuple(day, fc.constantFrom(...ROLES), anyAnswers, edition)
      .map(([when, role, answers, which]) => besvarelse('', when, role, answers, which)),
    fc
      .tuple(day, fc.array(fc.tuple(fc.constantFrom(...ROLES), anyAnswers), { maxLength: 5 }))
      .map(([when, responses]) =>
        pointOfWorkshop(
          labelled('', when),
          edit.withResponses(
            workshopOf(ASKED, { edition: NOW }),
            responses.map(([role, answers]) => ({ way: 'papir' as const, role, answers })),
          ),
        ),
      ),
  );
  const anyPoints = fc
    .array(anyPoint, { minLength: 1, maxLength: 6 })
    .map((points) => points.map((point, n) => ({ ...point, id: `p${n}` })));

  test('the order of choosing does not matter', () => {
    fc.assert(
      fc.property(
        anyPoints.chain((points) =>
          fc.tuple(fc.constant(points), fc.shuffledSubarray(points, { minLength: points.length })),
        ),
        ([points, shuffled]) => {
          expect(compare(shuffled, TJEK)).toEqual(compare(points, TJEK));
          expect(latestTwoOfEachRole(shuffled)).toEqual(latestTwoOfEachRole(points));
        },
      ),
    );
  });

  test('the same answers a year later have changed nothing', () => {
    fc.assert(
      fc.property(anyPoint, (point) => {
        const later = { ...point, id: 'later', day: '2030-01-01', time: '2030-01-01T09:00:00.000Z' };
        const comparison = compare([later, { ...point, id: 'first' }], TJEK);
        for (const { lines } of comparison.statements)
          for (const { change, marks } of lines) {
            expect(change ? words(change.by) : '0').toBe('0');
            expect(change !== undefined).toBe(marks[0]?.kind === 'level');
          }
        for (const { lines } of comparison.elements)
          for (const { scores, sameStatements } of lines) {
            expect(scores[1]).toEqual(scores[0]);
            expect(sameStatements).toBe(true);
          }
      }),
    );
  });

  test('a non-answer counts as a blank does: it is never a level', () => {
    const blanked = (point: Point): Point => ({
      ...point,
      tallies: new Map([...point.tallies].map(([id, tallies]) => [id, withoutNonAnswers(tallies)])),
      shown: new Map([...point.shown].map(([id, tallies]) => [id, withoutNonAnswers(tallies)])),
    });
    const withoutNonAnswers = (tallies: Readonly<Record<Role, { counts: readonly number[] }>>) => ({
      forvaltning: { ...NONE, counts: tallies.forvaltning.counts as never },
      skoleledelse: { ...NONE, counts: tallies.skoleledelse.counts as never },
    });
    const NONE = { 'ikke-relevant': 0, 'ved-ikke': 0, blank: 0 };
    fc.assert(
      fc.property(anyPoints, (points) => {
        const [one, other] = [compare(points, TJEK), compare(points.map(blanked), TJEK)];
        const said = ({ statements }: Compared) =>
          statements.map(({ lines }) =>
            lines.map((line) => [marksOf(line), line.pieces, words(line.change?.by)]),
          );
        expect(said(other)).toEqual(said(one));
      }),
    );
  });

  test('each line is between two marks of its role, forwards in time', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        const { columns, statements } = compare(points, TJEK);
        for (const { lines } of statements)
          for (const { marks, pieces } of lines)
            for (const [from, to] of pieces) {
              expect([marks[from]?.kind, marks[to]?.kind]).toEqual(['level', 'level']);
              expect((columns[from]?.day ?? '') < (columns[to]?.day ?? '')).toBe(true);
            }
      }),
    );
  });
});
