// A comparison in one address: what comes out is what went in, and a broken address says what is wrong.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/domain/answer';
import { COMPARED_MAX, inTime } from '../../src/domain/compare';
import { comparedInAddress, type LinkedTjek, readCompared } from '../../src/domain/compare-link';
import { type Point, pointOfResponse, pointOfWorkshop } from '../../src/domain/compare-points';
import { emptyResponse } from '../../src/domain/response';
import { encodeSvarkode } from '../../src/domain/svarkode';
import type { Role } from '../../src/schemas/shared';
import { ASKED, anyAnswers, ROLES, workshopOf } from '../helpers/workshop';

const tjek: LinkedTjek = { id: 'hurtigt-tjek', number: 1, statements: ASKED, edition: '2. udgave' };
const other: LinkedTjek = { ...tjek, id: 'et-andet', number: 2 };
const catalogue = [tjek, other];
const read = (fragment: string) => readCompared(fragment, catalogue);

const pointOf = (id: string, day: string, role: Role, answers: Answers, edition = tjek.edition): Point =>
  pointOfResponse(
    { id, name: 'Anna', time: day === '' ? '' : `${day}T09:00:00.000Z`, day },
    { ...emptyResponse(tjek.id, edition, role), answers },
  );
const before = pointOf('a', '2025-05-03', 'forvaltning', { en: 1 });
const now = pointOf('b', '2026-11-05', 'forvaltning', { en: 3 });
const written = (points: readonly Point[]) => {
  const made = comparedInAddress(points, tjek);
  return made.kind === 'ok' ? made.fragment : made.kind;
};

const anyPoint = fc.record({
  role: fc.constantFrom(...ROLES),
  answers: anyAnswers.filter((answers) => Object.keys(answers).length > 0),
  day: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
});
const anyPoints = fc
  .array(anyPoint, { minLength: 2, maxLength: COMPARED_MAX })
  .map((all) => all.map(({ role, answers, day }, n) => pointOf(`p${n}`, day, role, answers)));

test('two to six besvarelser come out as they went in, by date and without names, also through a mail program', () => {
  fc.assert(
    fc.property(anyPoints, (points) => {
      const fragment = written(points);
      for (const text of [fragment, encodeURIComponent(fragment)]) {
        const taken = read(text);
        expect(taken).toMatchObject({
          kind: 'ok',
          tjek: tjek.id,
          points: inTime(points).map(({ day, roles, answers, edition }) => ({
            day,
            roles,
            answers,
            edition,
            name: '',
          })),
        });
        if (taken.kind === 'ok') expect(written(taken.points)).toBe(fragment);
      }
    }),
    { numRuns: 100 },
  );
});

test('the longest that is written is read', () => {
  const statements = Array.from({ length: 30 }, (_, n) => `udsagn-${n}`);
  const thorough = { ...tjek, statements };
  const answers = Object.fromEntries(statements.map((id) => [id, 4 as const]));
  const six = Array.from({ length: COMPARED_MAX }, (_, n) =>
    pointOf(`p${n}`, `202${n}-01-01`, 'skoleledelse', answers),
  );
  const made = comparedInAddress(six, thorough);
  if (made.kind !== 'ok') throw new Error(made.kind);
  expect(readCompared(encodeURIComponent(made.fragment), [thorough]).kind).toBe('ok');
});

test('what a svarkode cannot hold is told', () => {
  const labelled = { id: 'w', name: '', time: '2026-01-01T09:00:00.000Z', day: '2026-01-01' };
  expect(written([before, pointOfWorkshop(labelled, workshopOf(ASKED))])).toBe('workshop');
  expect(written([now, pointOf('c', '2024-05-03', 'forvaltning', { en: 1 }, '1. udgave')])).toBe('edition');
  expect(written([now, pointOf('c', '2024-05-03', 'forvaltning', { 'et-gammelt': 1 })])).toBe('edition');
  expect(written([now, pointOf('c', '', 'forvaltning', { en: 1 })])).toBe('undated');
});

describe('what is wrong is known', () => {
  const whole = written([before, now]);
  const one = whole.slice('koder='.length, whole.indexOf('+'));
  const code = (of: LinkedTjek, answers: Answers) => encodeSvarkode(of, 'forvaltning', answers);
  test.for([
    ['', 'none'],
    ['_top', 'none'],
    ['tjek:hurtigt-tjek', 'none'],
    ['koder=', 'cut'],
    [`koder=${one}`, 'cut'],
    [`koder=${one}+`, 'cut'],
    [whole.slice(0, -1), 'cut'],
    [whole.slice(0, -12), 'cut'],
    [`${whole}x`, 'cut'],
    [`koder=${one}+<script>.20260101`, 'code'],
    [`koder=${one}+${code(tjek, { en: 2 }).slice(0, -1)}.20260101`, 'code'],
    [`koder=${one}+${code(tjek, { en: 2 })}.20260231`, 'date'],
    [`koder=${one}+${code(tjek, {})}.20260101`, 'blank'],
    [`koder=${one}+${code(other, { en: 2 })}.20260101`, 'mixed'],
    [`koder=${one}+${code({ ...tjek, number: 9 }, { en: 2 })}.20260101`, 'unknown-tjek'],
    [`koder=${one}+${code({ ...tjek, statements: [...ASKED, 'ny'] }, { en: 2 })}.20260101`, 'other-edition'],
    [`koder=${Array.from({ length: COMPARED_MAX + 1 }, () => one).join('+')}`, 'too-much'],
    [`koder=${'1'.repeat(200_000)}`, 'too-much'],
  ] as const)('%s', ([fragment, kind]) => {
    expect(read(fragment).kind).toBe(kind);
  });

  test('and nothing makes it throw', () => {
    const spoilt = fc
      .tuple(fc.nat(whole.length), fc.nat(3), fc.string({ unit: 'binary', maxLength: 3 }))
      .map(([at, gone, put]) => whole.slice(0, at) + put + whole.slice(at + gone));
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.string({ unit: 'binary' })), (text) => {
        const taken = read(text);
        return taken.kind !== 'ok' || taken.points.length === 2;
      }),
    );
  });
});
