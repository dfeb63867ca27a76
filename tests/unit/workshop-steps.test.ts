import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import words from '../../content/ui/workshop-start.json';
import { WAYS } from '../../src/domain/workshop';
import { clockTime, partsOf } from '../../src/domain/workshop-schedule';
import {
  decodeDraft,
  durationOf,
  durationSentence,
  encodeDraft,
  lostIn,
  type StartDraft,
  setupOf,
  takenOf,
} from '../../src/domain/workshop-setup';
import {
  END_STEPS,
  FRAME_STEPS,
  PHASES,
  statementsFor,
  stepAt,
  stepFrom,
  stepPast,
  stepsOf,
  totalSeconds,
} from '../../src/domain/workshop-steps';
import { ASKED, DREJEBOEGER, drejebog, quick, workshopOf } from '../helpers/workshop';

const MINUTES = quick.minutes;
const stepsFor = (
  taken: readonly string[],
  ways = ['haender'] as readonly (typeof WAYS)[number][],
  id = '45',
) => stepsOf({ taken, ways }, drejebog(id), MINUTES);
const kindsOf = (steps: ReturnType<typeof stepsOf>) => steps.map(({ kind }) => kind);

describe('the steps of a drejebog', () => {
  test.each(DREJEBOEGER)('with the quick tjek and hands take exactly %s minutes', (id) => {
    const { take, minutes } = drejebog(id);
    const taken = statementsFor(quick.statements, take);
    expect(taken).toHaveLength(take.each * take.elements.length);
    expect([minutes, totalSeconds(stepsFor(taken, ['haender'], id))]).toEqual([Number(id), Number(id) * 60]);
  });

  test('begin with the frame, go through each statement, and end with the plan', () => {
    expect(kindsOf(stepsFor(['en', 'to']))).toEqual([
      ...FRAME_STEPS.filter((kind) => kind !== 'deltag'),
      ...PHASES,
      ...PHASES,
      ...END_STEPS,
    ]);
    expect(stepsFor(['en', 'to']).filter(({ kind }) => kind === 'tal')).toMatchObject([
      { id: 'en/tal', udsagn: 'en', number: 1 },
      { id: 'to/tal', udsagn: 'to', number: 2 },
    ]);
  });

  test('with devices alone, time to think and to answer is given once, before the statements', () => {
    for (const ways of [['enheder'], ['papir'], ['enheder', 'papir']] as const) {
      const steps = stepsFor(['en', 'to'], ways);
      expect(kindsOf(steps).filter((kind) => kind === 'taenk' || kind === 'svar')).toEqual([]);
      expect(steps.find(({ kind }) => kind === 'deltag')?.seconds).toBe(MINUTES * 60);
    }
    expect(kindsOf(stepsFor(['en'], ['haender', 'enheder']))).toEqual(
      expect.arrayContaining(['deltag', 'taenk', 'svar']),
    );
    expect(kindsOf(stepsFor(['en'], ['haender']))).not.toContain('deltag');
  });

  test('have a break in the middle where the drejebog has one', () => {
    const steps = stepsFor(ASKED, ['haender'], '180');
    const at = kindsOf(steps).indexOf('pause');
    expect([steps[at - 1]?.id, steps[at + 1]?.id]).toEqual(['to/aftal', 'tre/laes']);
    expect(kindsOf(stepsFor(ASKED, ['haender'], '45'))).not.toContain('pause');
    expect(kindsOf(stepsFor(['en'], ['haender'], '180'))).not.toContain('pause');
  });

  test('have ids of their own, whatever is taken and however answers come in', () => {
    fc.assert(
      fc.property(
        fc.subarray(ASKED),
        fc.subarray([...WAYS]),
        fc.constantFrom(...DREJEBOEGER),
        (taken, ways, id) => {
          const ids = stepsFor(taken, ways, id).map((step) => step.id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('the place in the order', () => {
  const steps = stepsFor(['en', 'to']);

  test.each([
    ['profil', 'profil'],
    ['to/vis', 'to/vis'],
    ['to/taenk', 'to/taenk'],
    ['', 'velkommen'],
    ['fire/vis', 'velkommen'],
    ['fire', 'velkommen'],
    ['en/findes-ikke', 'en/laes'],
  ])('»%s« is found at »%s«', (id, found) => {
    expect(stepAt(steps, id).id).toBe(found);
  });

  test('a phase that is gone, as when nobody raises a hand any more, leads to the same statement', () => {
    expect(stepAt(stepsFor(['en', 'to'], ['papir']), 'to/svar').id).toBe('to/laes');
    expect(() => stepAt([], 'en')).toThrow(RangeError);
  });

  test('every step leads on to the last and back to the first', () => {
    let at = steps[0];
    const seen: string[] = [];
    while (at && seen.at(-1) !== at.id) {
      seen.push(at.id);
      at = stepFrom(steps, at, 1);
    }
    expect(seen).toEqual(steps.map(({ id }) => id));
    const first = stepFrom(steps, stepAt(steps, 'ikke-eksamen'), -1);
    expect([first.id, stepFrom(steps, first, -1).id]).toEqual(['velkommen', 'velkommen']);
  });

  test.each([
    ['velkommen', 'ikke-eksamen'],
    ['en/laes', 'to/laes'],
    ['en/aftal', 'to/laes'],
    ['to/vis', 'profil'],
    ['tak', 'tak'],
  ])('skipping from »%s« leads to »%s«', (from, to) => {
    expect(stepPast(steps, stepAt(steps, from)).id).toBe(to);
  });
});

describe('the statements that a drejebog takes', () => {
  const statements = [
    { id: 'a1', element: 'data', fokuspunkt: 'f1' },
    { id: 'a2', element: 'data', fokuspunkt: 'f1' },
    { id: 'a3', element: 'data', fokuspunkt: 'f2' },
    { id: 'b1', element: 'sparring', fokuspunkt: 'f3' },
    { id: 'c1', element: 'indsatser', fokuspunkt: 'f4' },
  ] as const;

  test.each([
    ['of each element, those of different fokuspunkter first', ['data', 'sparring'], 2, ['a1', 'a3', 'b1']],
    ['then others of the same fokuspunkt', ['data'], 3, ['a1', 'a2', 'a3']],
    ['no more than there are', ['indsatser'], 9, ['c1']],
    ['in the order of the tjek', ['indsatser', 'data'], 1, ['a1', 'c1']],
  ] as const)('are taken %s', (_, elements, each, taken) => {
    expect(statementsFor(statements, { elements: [...elements], each })).toEqual(taken);
  });
});

describe('a new workshop', () => {
  const tjek = { ...quick, id: 'hurtigt-tjek' };
  const draft = {
    name: 'Møde',
    ways: ['haender'],
    room: { forvaltning: '2', skoleledelse: 'fem' },
    element: undefined,
    picked: undefined,
  } as const;
  const short = { id: '45', ...drejebog('45') };
  const idsOf = (element: string) =>
    quick.statements.filter((statement) => statement.element === element).map(({ id }) => id);

  test('takes what the drejebog takes, the chosen element, or what was picked, in the order of the tjek', () => {
    expect(takenOf(draft, tjek, short)).toEqual(idsOf('data'));
    expect(takenOf({ ...draft, element: 'indsatser' }, tjek, short)).toEqual(idsOf('indsatser'));
    // The element is for drejebøger that go into one.
    expect(takenOf({ ...draft, element: 'indsatser' }, tjek, drejebog('90'))).toHaveLength(6);
    const [first = '', second = ''] = idsOf('sparring');
    expect(takenOf({ ...draft, picked: [second, first, 'ukendt'] }, tjek, short)).toEqual([first, second]);
  });

  test('keeps what was typed', () => {
    expect(setupOf(draft, tjek, short)).toEqual({
      name: 'Møde',
      tjek: 'hurtigt-tjek',
      edition: quick.edition,
      asked: quick.statements.map(({ id }) => id),
      drejebog: '45',
      taken: idsOf('data'),
      ways: ['haender'],
      room: { forvaltning: '2', skoleledelse: 'fem' },
    });
  });

  test.each([
    [3, 'Det giver 45 minutter med 3 udsagn, som drejebogen siger.'],
    [4, 'Det giver 53 minutter med 4 udsagn, 8 mere end drejebogen.'],
    [1, 'Det giver 29 minutter med 1 udsagn, 16 mindre end drejebogen.'],
  ])('says how long %i statements take', (n, sentence) => {
    const taken = quick.statements.slice(0, n).map(({ id }) => id);
    const duration = durationOf({ taken, ways: ['haender'] }, short, MINUTES);
    expect(durationSentence(duration, n, words.create)).toBe(sentence);
  });

  test('says what the site no longer has of an old one', () => {
    const here = [{ id: 'hurtigt-tjek', edition: '2. udgave', statements: [{ id: 'en' }, { id: 'to' }] }];
    const old = workshopOf(ASKED);
    expect(lostIn(old, here, [{ id: '90' }])).toEqual({
      tjek: false,
      drejebog: true,
      edition: true,
      statements: 2,
    });
    expect(lostIn({ ...old, tjek: 'andet' }, here, [{ id: '45' }])).toEqual({
      tjek: true,
      drejebog: false,
      edition: false,
      statements: 0,
    });
  });
});

describe('the schedule', () => {
  test.each(DREJEBOEGER)('of %s minutes has no hole and ends when the workshop does', (id) => {
    const steps = stepsFor(statementsFor(quick.statements, drejebog(id).take), ['haender'], id);
    const parts = partsOf(steps);
    let from = 0;
    for (const part of parts) {
      expect(part.from).toBe(from);
      expect(part.steps[0]?.from).toBe(from);
      from += part.seconds;
    }
    expect(from).toBe(Number(id) * 60);
    expect(parts.flatMap((part) => part.steps.map(({ step }) => step))).toEqual(steps);
    expect(parts.filter(({ number }) => number !== undefined)).toHaveLength(
      drejebog(id).take.each * drejebog(id).take.elements.length,
    );
  });

  test.each([
    [0, '0:00'],
    [59, '0:00'],
    [60, '0:01'],
    [3600, '1:00'],
    [10_680, '2:58'],
  ])('%i seconds are %s on the clock', (seconds, clock) => {
    expect(clockTime(seconds)).toBe(clock);
  });
});

describe('the draft of a new workshop', () => {
  const draft = fc.record<StartDraft>({
    name: fc.string({ unit: 'binary', maxLength: 60 }),
    ways: fc.subarray([...WAYS]),
    room: fc.record({
      forvaltning: fc.string({ maxLength: 12 }),
      skoleledelse: fc.string({ maxLength: 12 }),
    }),
    element: fc.constantFrom('data', 'sparring', 'indsatser', undefined),
    picked: fc.option(fc.subarray(['en', 'to', 'data-er-aftalt']), { nil: undefined }),
    tjek: fc.constant('hurtigt-tjek'),
    drejebog: fc.constantFrom('45', '90'),
  });

  test('is read as it was kept, and nothing else is', () => {
    fc.assert(
      fc.property(draft, (one) => {
        expect(decodeDraft(encodeDraft(one))).toEqual(one);
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(decodeDraft(text)).toBeUndefined();
      }),
    );
  });
});
