// What the facilitator's window is made of: the time, forms of paper typed by key, and the way into the plan of the site.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePlan, EMPTY_PLAN, encodePlan, type Plan } from '../../src/domain/plan';
import { addFokus, addTask, changeTask, writeFokus } from '../../src/domain/plan-edit';
import { decodeWorkshop, encodeWorkshop, type Workshop, type WorkshopPlan } from '../../src/domain/workshop';
import {
  atStep,
  cleared,
  newWorkshop,
  spentUntil,
  withClockRunning,
  withMoreTime,
  withoutPaperDraft,
  withPaperDraft,
  withPaperOpened,
  withPaperTaken,
  withResponse,
} from '../../src/domain/workshop-edit';
import { readForm } from '../../src/domain/workshop-paper';
import type { Step } from '../../src/domain/workshop-steps';
import { clockText, minutesOf, timePlan } from '../../src/domain/workshop-time';
import { carryOver } from '../../src/domain/workshop-to-plan';

const START = Date.parse('2026-11-22T09:00:00.000Z');
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();
const asked = ['a', 'b', 'c'];
const workshop = newWorkshop(
  'w1',
  {
    name: 'Et møde',
    tjek: 'hurtigt-tjek',
    edition: '1',
    asked,
    drejebog: '45',
    taken: asked,
    ways: ['haender', 'papir'],
    room: { forvaltning: '', skoleledelse: '' },
  },
  at(0),
);
const kept = (one: Workshop) => decodeWorkshop(encodeWorkshop(one));

describe('the time of a workshop', () => {
  const steps: readonly [Step, Step, Step] = [
    { id: 'velkommen', kind: 'velkommen', seconds: 60 },
    { id: 'a/laes', kind: 'laes', udsagn: 'a', number: 1, seconds: 120 },
    { id: 'tak', kind: 'tak', seconds: 60 },
  ];
  const [first, second, third] = steps;
  const seen = (one: Workshop, seconds: number) => {
    const { used, left, behind } = timePlan(one, steps, at(seconds));
    return [used, left, behind].map((milliseconds) => milliseconds / 1000);
  };

  test('has all of its time until it begins', () => {
    expect(seen(workshop, 500)).toEqual([0, 240, 0]);
  });

  test('is as planned while a step is within its time, late when it is passed, early when it is cut short', () => {
    const begun = atStep(workshop, first, at(0));
    expect(seen(begun, 0)).toEqual([0, 240, 0]);
    expect(seen(begun, 50)).toEqual([50, 190, 0]);
    expect(seen(begun, 90)).toEqual([90, 180, 30]);
    const late = atStep(begun, second, at(90));
    expect(seen(late, 90)).toEqual([90, 180, 30]);
    const early = atStep(late, third, at(130));
    expect(seen(early, 130)).toEqual([130, 60, -50]);
  });

  test('does not count what passes while the clock stands still, and counts a minute more as a minute late', () => {
    const stopped = withClockRunning(atStep(workshop, first, at(0)), false, at(20));
    expect(seen(stopped, 10_000)).toEqual([20, 220, 0]);
    const going = withClockRunning(stopped, true, at(10_000));
    expect(seen(going, 10_010)).toEqual([30, 210, 0]);
    expect(seen(withMoreTime(going, 60, at(10_010)), 10_010)).toEqual([30, 270, 60]);
    expect(seen(withMoreTime(stopped, 60, at(500)), 900)).toEqual([20, 280, 60]);
  });

  test('takes a clock that nobody stopped until next week for a break, and a clock set back for none', () => {
    const begun = atStep(workshop, first, at(0));
    expect(spentUntil(begun, at(7 * 86_400))).toBe(3_600_000);
    expect(spentUntil(begun, at(-500))).toBe(0);
    expect(spentUntil(atStep(begun, second, at(7 * 86_400)), at(7 * 86_400 + 5))).toBe(3_605_000);
  });

  test('begins anew for the next group', () => {
    expect(seen(cleared(atStep(workshop, second, at(0)), at(90)), 100)).toEqual([0, 240, 0]);
  });

  test.each([
    [60_000, '1:00'],
    [59_001, '1:00'],
    [59_000, '0:59'],
    [1, '0:01'],
    [0, '0:00'],
    [-999, '0:00'],
    [-61_000, '1:01'],
    [3_600_000, '60:00'],
  ])('%i milliseconds are shown as %s', (milliseconds, shown) => {
    expect(clockText(milliseconds)).toBe(shown);
  });

  test('is said in whole minutes', () => {
    expect([29_999, 30_000, -29_000, -90_000].map(minutesOf).map(Math.abs)).toEqual([0, 1, 0, 1]);
  });
});

describe('a form of paper', () => {
  test.each([
    ['a key for each', '04iv-', '04iv-', [], false],
    ['capitals and other blanks', '0I V.–', '0i-v--', [], false],
    ['what is no answer', '0x5x1', '01', ['x', '5'], false],
    ['more than the form has', '0123401', '012340', [], true],
    ['an emoji', '1\u{1F600}2', '12', ['\u{1F600}'], false],
    ['nothing', '', '', [], false],
  ])('is read by its keys: %s', (_, typed, answers, wrong, tooMany) => {
    expect(readForm(typed, 6)).toEqual({ answers, wrong, tooMany });
  });

  test('never gives more than can be kept, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(100), (typed, n) => {
        const { answers } = readForm(typed, n);
        expect(answers.length).toBeLessThanOrEqual(n);
        expect(kept(withPaperDraft(workshop, { answers })).kind).toBe('ok');
      }),
    );
  });

  test('becomes a response, and the next is of the same role', () => {
    const typed = withPaperDraft(workshop, { role: 'skoleledelse', answers: '3i' });
    const taken = withPaperTaken(typed);
    expect(taken.responses).toEqual([{ id: 1, way: 'papir', role: 'skoleledelse', answers: '3i-' }]);
    expect(taken.paperDraft).toEqual({ role: 'skoleledelse', answers: '', corrects: 0 });
    expect(kept(taken)).toEqual({ kind: 'ok', workshop: taken });
  });

  test.each([
    ['without a role', { answers: '333' }],
    ['without an answer', { role: 'forvaltning', answers: '---' }],
    ['that is empty', { role: 'forvaltning' }],
  ] as const)('is not taken in %s', (_, draft) => {
    const typed = withPaperDraft(workshop, draft);
    expect(withPaperTaken(typed)).toBe(typed);
  });

  test('can be put right afterwards, also by role, and is taken in anew when it was removed meanwhile', () => {
    const one = withPaperTaken(withPaperDraft(workshop, { role: 'forvaltning', answers: '012' }));
    const opened = withPaperOpened(one, 1);
    expect(opened.paperDraft).toEqual({ role: 'forvaltning', answers: '012', corrects: 1 });
    const changed = withPaperDraft(opened, { role: 'skoleledelse', answers: '412' });
    const expected = { id: 1, way: 'papir', role: 'skoleledelse', answers: '412' };
    expect(withPaperTaken(changed).responses).toEqual([expected]);
    expect(withPaperTaken(withResponse(changed, 1, undefined)).responses).toEqual([expected]);
    expect(withPaperOpened(one, 7)).toBe(one);
    expect(withoutPaperDraft(opened)).toEqual(withoutPaperDraft(one));
  });

  test('stays in the field when there is no room for one more', () => {
    const responses = Array.from({ length: 1000 }, (_, n) => ({
      id: n + 1,
      way: 'enheder' as const,
      role: 'forvaltning' as const,
      answers: '000',
    }));
    const full = withPaperDraft({ ...workshop, responses }, { role: 'forvaltning', answers: '111' });
    expect(withPaperTaken(full)).toBe(full);
  });
});

describe('what was planned is carried over into the plan', () => {
  const planned = (change: Partial<WorkshopPlan> = {}): WorkshopPlan => ({
    id: 'a',
    step: 'Ringe',
    who: 'Skolechefen',
    when: 'Fredag',
    stops: 'Mandagsmødet',
    ...change,
  });
  const outcome = (plan: Plan, ...all: WorkshopPlan[]) => {
    const result = carryOver(plan, all);
    expect(decodePlan(encodePlan(result.plan))).toEqual({ kind: 'ok', plan: result.plan });
    return { ...result, said: result.carried.map(({ id, kind, left }) => [id, kind, ...left].join(' ')) };
  };

  test('as a new fokuspunkt with a task and what stops', () => {
    const { plan, said } = outcome(EMPTY_PLAN, planned());
    expect(said).toEqual(['a added']);
    expect(plan.fokus[0]?.tasks).toEqual([{ id: 1, what: 'Ringe', who: 'Skolechefen', when: 'Fredag' }]);
    expect(plan.fokus[0]?.pause).toBe('Mandagsmødet');
    expect(outcome(plan, planned()).said).toEqual(['a same']);
    expect(outcome(plan, planned()).plan).toBe(plan);
  });

  test('with nothing written, as a fokuspunkt without tasks', () => {
    const { plan, said } = outcome(EMPTY_PLAN, planned({ step: '', who: ' ', when: '', stops: '' }));
    expect(said).toEqual(['a added']);
    expect(plan.fokus[0]?.tasks).toEqual([]);
  });

  test('beside what stands there, which is never written over', () => {
    const mine = writeFokus(
      changeTask(addTask(addFokus(EMPTY_PLAN, 'a'), 'a'), 'a', 1, { what: 'Vores egen' }),
      'a',
      'pause',
      'Læsebåndet',
    );
    const { plan, said } = outcome(mine, planned());
    expect(said).toEqual(['a joined stops']);
    expect(plan.fokus[0]?.pause).toBe('Læsebåndet');
    expect(plan.fokus[0]?.tasks.map(({ what }) => what)).toEqual(['Vores egen', 'Ringe']);
  });

  test('as far as there is room, and says what there was none for', () => {
    const busy = Array.from({ length: 10 }).reduce<Plan>(
      (plan) => addTask(plan, 'a'),
      addFokus(EMPTY_PLAN, 'a'),
    );
    expect(outcome(busy, planned()).said).toEqual(['a joined step']);
    const full = ['b', 'c'].reduce(addFokus, busy);
    const result = outcome(full, planned({ id: 'd' }), planned({ id: 'b' }));
    expect(result.said).toEqual(['d full', 'b joined']);
    expect(result.plan.fokus.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});
