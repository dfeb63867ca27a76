import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import words from '../../content/ui/plan.json';
import {
  DECISIONS,
  decodePlan,
  EMPTY_PLAN,
  encodePlan,
  FOKUS_FIELDS,
  type Indsats,
  isEmptyPart,
  MOEDE_FIELDS,
  MOST,
  type Plan,
  POINTERS,
  pickedIn,
  QUESTIONS,
  readableResponses,
  SIZES,
  STAGES,
  TEXT_MAX,
} from '../../src/domain/plan';
import * as edit from '../../src/domain/plan-edit';
import {
  agendaOf,
  agendaReferat,
  fokusReferat,
  indsatserReferat,
  taskLine,
} from '../../src/domain/plan-text';
import { referatText } from '../../src/domain/referat';
import { emptyResponse, encodeResponse, withChoice } from '../../src/domain/response';

const NOW = '2026-11-05T09:30:00.000Z';
const fokuspunkter = [
  {
    id: 'bag-om-resultaterne',
    title: 'Tal om det, der ligger bag',
    firstStep: 'Begynd med et godt resultat.',
  },
  { id: 'ryd-op', title: 'Ryd op', firstStep: 'Sæt en halv time af.' },
];

/** A plan made by random edits, with texts of any characters. */
const text = fc.string({ unit: 'binary', maxLength: 40 });
const id = fc.integer({ min: 1, max: 4 });
const fokus = fc.constantFrom('bag-om-resultaterne', 'ryd-op', 'c', 'd');
type Edit = (plan: Plan) => Plan;
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fokus.map(
    (f): Edit =>
      (plan) =>
        edit.addFokus(plan, f),
  ),
  fokus.map(
    (f): Edit =>
      (plan) =>
        edit.removeFokus(plan, f),
  ),
  fc.tuple(fokus, fc.constantFrom(...FOKUS_FIELDS), text).map(
    ([f, field, t]): Edit =>
      (plan) =>
        edit.writeFokus(plan, f, field, t),
  ),
  fokus.map(
    (f): Edit =>
      (plan) =>
        edit.addTask(plan, f),
  ),
  fc.tuple(fokus, id, fc.record({ what: text, who: text, when: text }, { requiredKeys: [] })).map(
    ([f, n, change]): Edit =>
      (plan) =>
        edit.changeTask(plan, f, n, change),
  ),
  fc.tuple(fokus, id).map(
    ([f, n]): Edit =>
      (plan) =>
        edit.removeTask(plan, f, n),
  ),
  fc.constant<Edit>(edit.addIndsats),
  fc
    .tuple(
      id,
      fc.record(
        {
          name: text,
          since: text,
          involved: text,
          signs: text,
          size: fc.constantFrom(...SIZES, ''),
          stage: fc.constantFrom(...STAGES, ''),
          decision: fc.constantFrom(...DECISIONS, ''),
        },
        { requiredKeys: [] },
      ),
    )
    .map(
      ([n, change]): Edit =>
        (plan) =>
          edit.changeIndsats(plan, n, change as Partial<Indsats>),
    ),
  fc.tuple(id, fc.integer({ min: -3, max: 3 })).map(
    ([n, by]): Edit =>
      (plan) =>
        edit.moveIndsats(plan, n, by),
  ),
  id.map(
    (n): Edit =>
      (plan) =>
        edit.removeIndsats(plan, n),
  ),
  fc.tuple(fc.constantFrom(...QUESTIONS), text).map(
    ([q, t]): Edit =>
      (plan) =>
        edit.writeQuestion(plan, q, t),
  ),
  fc.tuple(fc.constantFrom(...MOEDE_FIELDS), text).map(
    ([f, t]): Edit =>
      (plan) =>
        edit.writeMoede(plan, f, t),
  ),
  text.map(
    (t): Edit =>
      (plan) =>
        edit.addResult(plan, t),
  ),
  fc.tuple(id, text, fc.constantFrom(...POINTERS, '')).map(
    ([n, t, by]): Edit =>
      (plan) =>
        edit.changeResult(plan, n, { behind: t, by: by as '' }),
  ),
  id.map(
    (n): Edit =>
      (plan) =>
        edit.removeResult(plan, n),
  ),
  fc.boolean().map(
    (on): Edit =>
      (plan) =>
        edit.putOnAgenda(plan, 'withFokus', on),
  ),
);
const anyPlan = fc
  .array(anyEdit, { maxLength: 30 })
  .map((edits): Plan => ({ ...edits.reduce((plan, one) => one(plan), EMPTY_PLAN), updated: NOW }));

/** As full as a plan can be, of characters that JSON writes as six. */
function fullest(): Plan {
  const fill = (field: string) => '\u0001'.repeat(edit.maxOf(field));
  let plan: Plan = { ...EMPTY_PLAN, updated: NOW };
  for (let n = 0; n < MOST.indsatser; n += 1) plan = edit.addIndsats(plan);
  for (const { id } of plan.indsatser.list)
    plan = edit.changeIndsats(plan, id, {
      name: fill('name'),
      since: fill('since'),
      involved: fill('involved'),
      signs: fill('signs'),
    });
  for (const question of QUESTIONS) plan = edit.writeQuestion(plan, question, fill(question));
  for (const field of MOEDE_FIELDS) plan = edit.writeMoede(plan, field, fill(field));
  for (let n = 0; n < MOST.results; n += 1) plan = edit.addResult(plan, fill('text'));
  for (const { id } of plan.moede.results)
    plan = edit.changeResult(plan, id, { behind: fill('behind'), basis: fill('basis'), next: fill('next') });
  for (const one of ['a', 'b', 'c']) {
    plan = edit.addFokus(plan, one);
    for (const field of FOKUS_FIELDS) plan = edit.writeFokus(plan, one, field, fill(field));
    for (let n = 0; n < MOST.tasks; n += 1) plan = edit.addTask(plan, one);
    for (let n = 1; n <= MOST.tasks; n += 1)
      plan = edit.changeTask(plan, one, n, { what: fill('what'), who: fill('who'), when: fill('when') });
  }
  return plan;
}

describe('what is kept', () => {
  test('reads back whatever the edits made', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(decodePlan(encodePlan(plan))).toEqual({ kind: 'ok', plan });
      }),
    );
  });

  test('reads back the fullest plan', () => {
    const plan = fullest();
    expect(encodePlan(plan).length).toBeGreaterThan(500_000);
    expect(decodePlan(encodePlan(plan))).toEqual({ kind: 'ok', plan });
  });

  test('never throws, and takes a text whole: what it accepts, it gives back unchanged', () => {
    const nearly = fc
      .tuple(anyPlan, fc.constantFrom(...Object.keys(EMPTY_PLAN), 'extra'), fc.jsonValue())
      .map(([plan, key, value]) => JSON.stringify({ ...plan, [key]: value }));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), nearly), (stored) => {
        const result = decodePlan(stored);
        if (result.kind === 'ok') expect(result.plan).toEqual(JSON.parse(stored));
        else expect(result.reason).toMatch(/^(not-json|not-a-plan|other-format)$/);
      }),
      { numRuns: 400 },
    );
  });

  const filled = edit.addResult(
    edit.addIndsats(edit.addTask(edit.addFokus(EMPTY_PLAN, 'ryd-op'), 'ryd-op')),
    'A',
  );
  const reasonFor = (stored: string) => {
    const decoded = decodePlan(stored);
    return decoded.kind === 'ok' ? 'ok' : decoded.reason;
  };
  const changed = (change: (plan: Record<string, never>) => void) => {
    const plan = JSON.parse(encodePlan(filled));
    change(plan);
    return reasonFor(JSON.stringify(plan));
  };

  test('bounds the text before it parses it', () => {
    expect(reasonFor('['.repeat(1_200_001))).toBe('too-large');
    expect(reasonFor('['.repeat(1_200_000))).toBe('not-a-plan');
  });

  test.each(['null', '1', '[]', '{}', '"plan"', '{"__proto__":{"format":1}}'])(
    '%s is not a plan',
    (stored) => {
      expect(reasonFor(stored)).toBe('not-a-plan');
    },
  );

  test('another format is named as such', () => {
    expect(reasonFor('{"format":2}')).toBe('other-format');
  });

  // biome-ignore lint/suspicious/noExplicitAny: these plans are wrong on purpose
  test.each<[string, (plan: any) => void]>([
    ['an unknown key', (plan) => (plan.navn = 'Skolen')],
    ['an unknown key in an indsats', (plan) => (plan.indsatser.list[0].score = 3)],
    [
      'a fourth fokuspunkt',
      (plan) => (plan.fokus = ['a', 'b', 'c', 'd'].map((one) => ({ ...plan.fokus[0], id: one }))),
    ],
    ['the same fokuspunkt twice', (plan) => plan.fokus.push(plan.fokus[0])],
    ['a fokuspunkt that is no id', (plan) => (plan.fokus[0].id = '../x')],
    ['two tasks with one id', (plan) => plan.fokus[0].tasks.push(plan.fokus[0].tasks[0])],
    ['an id of 0', (plan) => (plan.indsatser.list[0].id = 0)],
    ['an id that is text', (plan) => (plan.indsatser.list[0].id = '1')],
    ['a size that is none', (plan) => (plan.indsatser.list[0].size = 'enorm')],
    ['a decision that is inherited', (plan) => (plan.indsatser.list[0].decision = 'toString')],
    ['a field that is too long', (plan) => (plan.fokus[0].maal = 'a'.repeat(TEXT_MAX.long + 1))],
    ['a name that is too long', (plan) => (plan.indsatser.list[0].name = 'a'.repeat(TEXT_MAX.line + 1))],
    ['a field that is missing', (plan) => delete plan.moede.purpose],
    ['a switch that is text', (plan) => (plan.moede.withFokus = 'ja')],
    ['results that are no list', (plan) => (plan.moede.results = {})],
    ['a result that is null', (plan) => (plan.moede.results = [null])],
    ['a time of a day that is not', (plan) => (plan.updated = '2026-02-31T09:30:00.000Z')],
  ])('refuses %s', (_, change) => {
    expect(changed(change)).toBe('not-a-plan');
  });

  test('the plan that they were made of is read', () => expect(changed(() => undefined)).toBe('ok'));
});

describe('edits', () => {
  test('keep within the limits', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(plan.fokus.length).toBeLessThanOrEqual(MOST.fokus);
        expect(plan.moede.results.length).toBeLessThanOrEqual(MOST.results);
      }),
    );
  });

  test('a fourth fokuspunkt, or the same again, changes nothing', () => {
    const three = ['a', 'b', 'c'].reduce(edit.addFokus, EMPTY_PLAN);
    expect(edit.hasRoomForFokus(three)).toBe(false);
    expect(edit.addFokus(three, 'd')).toBe(three);
    const one = edit.addFokus(EMPTY_PLAN, 'a');
    expect(edit.addFokus(one, 'a')).toBe(one);
    expect(() => edit.addFokus(EMPTY_PLAN, 'Ikke et id')).toThrow(RangeError);
  });

  test('a text that is too long is cut, and never through an emoji', () => {
    const plan = edit.writeFokus(edit.addFokus(EMPTY_PLAN, 'a'), 'a', 'maal', `${'x'.repeat(1999)}\u{1F600}`);
    expect(plan.fokus[0]?.maal).toBe('x'.repeat(1999));
  });

  test('an indsats moves and stops at the ends', () => {
    let plan = EMPTY_PLAN;
    for (let n = 0; n < 3; n += 1) plan = edit.addIndsats(plan);
    const order = (next: Plan) => next.indsatser.list.map((one) => one.id).join('');
    expect(order(edit.moveIndsats(plan, 1, 1))).toBe('213');
    expect(order(edit.moveIndsats(plan, 3, -2))).toBe('312');
    expect(order(edit.moveIndsats(plan, 1, -1))).toBe('123');
    expect(order(edit.moveIndsats(plan, 3, 5))).toBe('123');
    expect(order(edit.moveIndsats(plan, 9, 1))).toBe('123');
  });

  test('emptying one part leaves the others', () => {
    const plan = edit.addIndsats(edit.addFokus(EMPTY_PLAN, 'a'));
    const after = edit.emptied(plan, 'fokus');
    expect(isEmptyPart(after, 'fokus')).toBe(true);
    expect(after.indsatser).toEqual(plan.indsatser);
  });
});

test('picked are the fokuspunkter of every besvarelse that can be read', () => {
  const base = emptyResponse('hurtigt-tjek', '1. udgave', 'forvaltning');
  const one = withChoice(withChoice(base, 'a', 'valgt', NOW), 'b', 'lagt-til-side', NOW);
  const other = withChoice(emptyResponse('andet', 'x', 'skoleledelse'), 'c', 'valgt', NOW);
  const stored = [encodeResponse(one), 'ikke json', 'null', '{"tjek":1}', encodeResponse(other)];
  expect([...pickedIn(readableResponses(stored))]).toEqual(['a', 'c']);
});

describe('as text', () => {
  test('carries all that was written, exactly as written', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const fokusOut = referatText(fokusReferat(plan, fokuspunkter, words));
        for (const one of plan.fokus) {
          for (const field of FOKUS_FIELDS) expect(fokusOut).toContain(one[field]);
          for (const task of one.tasks) expect(fokusOut).toContain(taskLine(task));
        }
        const indsatserOut = referatText(indsatserReferat(plan, words));
        for (const one of plan.indsatser.list)
          for (const field of ['name', 'since', 'involved', 'signs'] as const)
            expect(indsatserOut).toContain(one[field]);
        for (const question of QUESTIONS) expect(indsatserOut).toContain(plan.indsatser[question]);
        const agendaOut = referatText(agendaReferat(plan, fokuspunkter, words));
        for (const field of MOEDE_FIELDS) expect(agendaOut).toContain(plan.moede[field]);
        for (const { text: result, behind } of plan.moede.results) {
          expect(agendaOut).toContain(result);
          expect(agendaOut).toContain(behind);
        }
      }),
    );
  });

  test('of a plan', () => {
    let plan = edit.addTask(edit.addFokus(EMPTY_PLAN, 'ryd-op'), 'ryd-op');
    plan = edit.changeTask(plan, 'ryd-op', 1, { what: 'Laver en liste', who: 'Konsulenten', when: '1. maj' });
    plan = edit.writeFokus(plan, 'ryd-op', 'maal', 'Vi har taget stilling.');
    plan = edit.writeFokus(plan, 'ryd-op', 'pause', 'Intet nyt før jul.');
    expect(referatText(fokusReferat(plan, fokuspunkter, words))).toBe(
      [
        'Plan for samarbejdet',
        '1. Ryd op\nFørste skridt (vores forslag): Sæt en halv time af.',
        'Mål:\nVi har taget stilling.',
        'Hvem gør hvad:\n- Laver en liste (Konsulenten, 1. maj)',
        'Hvad stopper eller sætter vi på pause for at få plads?\nIntet nyt før jul.',
      ].join('\n\n'),
    );
  });

  test('of an overview: grouped by decision, the undecided first', () => {
    let plan = edit.addIndsats(edit.addIndsats(EMPTY_PLAN));
    plan = edit.changeIndsats(plan, 1, {
      name: 'Læsebånd',
      size: 'meget',
      stage: 'drift',
      decision: 'fortsaet',
    });
    expect(referatText(indsatserReferat(plan, words))).toBe(
      [
        'Indsatsoverblik',
        `Ikke taget stilling (1)\n${words.indsatser.decisions[''].ask}`,
        '- Uden navn',
        `Fortsæt (1)\n${words.indsatser.decisions.fortsaet.ask}`,
        '- Læsebånd (Fylder: meget; I drift)',
      ].join('\n\n'),
    );
  });

  test('of an empty plan is a form to fill in', () => {
    expect(referatText(fokusReferat(EMPTY_PLAN, fokuspunkter, words))).toContain('Tegn:');
    expect(referatText(indsatserReferat(EMPTY_PLAN, words))).toContain(words.indsatser.questions.pres.label);
    expect(referatText(agendaReferat(EMPTY_PLAN, fokuspunkter, words))).toContain('Hvad bygger I det på?');
  });

  test('the agenda takes up plan and indsatser only when asked to, and only when there are any', () => {
    const headings = (plan: Plan) => agendaOf(plan, fokuspunkter, words).map(({ heading }) => heading);
    const { opening, results, fokus, indsatser, agreements } = words.moede.agenda;
    expect(headings(EMPTY_PLAN)).toEqual([opening, results, agreements]);
    const plan = edit.addIndsats(edit.addFokus(EMPTY_PLAN, 'ryd-op'));
    expect(headings(plan)).toEqual([opening, results, fokus, indsatser, agreements]);
    expect(headings(edit.putOnAgenda(plan, 'withFokus', false))).toEqual([
      opening,
      results,
      indsatser,
      agreements,
    ]);
  });
});

test('the words have an example for each field, and each example its passages', () => {
  for (const { fields, passages } of Object.values(words.fokus.examples)) {
    expect(Object.keys(fields)).toEqual([...FOKUS_FIELDS]);
    expect(passages.length).toBeGreaterThan(0);
  }
});
