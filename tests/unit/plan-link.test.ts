// A plan in a link: it comes out as it went in, or not at all.
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import words from '../../content/ui/plan.json';
import { fnv } from '../../src/domain/fnv';
import { encodeFile } from '../../src/domain/kept-file';
import { notesText, PACKED_MAX, UNPACKED_MAX, withPacked } from '../../src/domain/link-notes';
import {
  DECISIONS,
  EMPTY_PLAN,
  encodePlan,
  FOKUS_FIELDS,
  MOEDE_FIELDS,
  MOST,
  type Plan,
  POINTERS,
  QUESTIONS,
  SIZES,
  STAGES,
  TEXT_MAX,
} from '../../src/domain/plan';
import {
  type PlanFromLink,
  packedPlanIn,
  planInAddress,
  planText,
  readPlanText,
} from '../../src/domain/plan-link';
import { agendaReferat, fokusReferat } from '../../src/domain/plan-text';
import { referatText } from '../../src/domain/referat';
import { emptyResponse, encodeResponse } from '../../src/domain/response';
import { encodeShelved } from '../../src/domain/shelf';
import { encodeWorkshop } from '../../src/domain/workshop';
import { pack, unpack } from '../../src/islands/packed';
import { workshopOf } from '../helpers/workshop';

const NOW = '2026-11-05T09:30:00.000Z';
const text = fc.string({ unit: 'binary', maxLength: 60 });
const said = <T extends string>(choices: readonly T[]) => fc.constantFrom<T | ''>('', ...choices);
const fields = <T extends string>(names: readonly T[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, text]))) as fc.Arbitrary<Record<T, string>>;
const rows = <T>(row: fc.Arbitrary<T>, most: number) =>
  fc.array(row, { maxLength: most }).map((list) => list.map((one, n) => ({ id: n + 1, ...one })));
const task = fc.record({ what: text, who: text, when: text });
const anyPlan: fc.Arbitrary<Plan> = fc.record({
  format: fc.constant(1 as const),
  fokus: fc.uniqueArray(
    fc
      .tuple(fc.stringMatching(/^[a-z]{3,8}(-[a-z0-9]{1,5})?$/), fields(FOKUS_FIELDS), rows(task, 3))
      .map(([id, written, tasks]) => ({ id, ...written, tasks })),
    { maxLength: MOST.fokus, selector: ({ id }) => id },
  ),
  indsatser: fc
    .tuple(
      rows(
        fc.record({
          name: text,
          since: text,
          involved: text,
          signs: text,
          size: said(SIZES),
          stage: said(STAGES),
          decision: said(DECISIONS),
        }),
        3,
      ),
      fields(QUESTIONS),
    )
    .map(([list, questions]) => ({ list, ...questions })),
  moede: fc
    .tuple(
      fields(MOEDE_FIELDS),
      rows(fc.record({ text, by: said(POINTERS), behind: text, basis: text, next: text }), MOST.results),
      fc.record({ withFokus: fc.boolean(), withIndsatser: fc.boolean() }),
    )
    .map(([written, results, agenda]) => ({ ...written, results, ...agenda })),
  updated: fc.constantFrom('', NOW),
});

const WRITTEN: Plan = {
  ...EMPTY_PLAN,
  fokus: [
    {
      id: 'ryd-op',
      sammenhaeng: 'Vi har <b>for mange</b> indsatser 😀',
      maal: '{n} $& __proto__',
      tegn: '',
      tiltag: '',
      evaluering: '',
      pause: '',
      tasks: [{ id: 1, what: 'Lav en liste', who: 'Forvaltning', when: 'Inden jul' }],
    },
  ],
  updated: NOW,
};

/** What the page does with the part of an address after `#`. */
async function opened(fragment: string): Promise<PlanFromLink | 'none'> {
  const packed = packedPlanIn(fragment);
  if (packed === undefined) return 'none';
  const unpacked = await unpack(packed);
  return unpacked === undefined ? { kind: 'broken' } : readPlanText(unpacked);
}
const fragmentOf = async (plan: Plan) => planInAddress((await pack(planText(plan))) ?? '');

/** With a check that fits: it is no secret, and whoever makes a link to hurt can work it out. */
const forged = (json: string) => fnv(`plan ${json}`).toString(16).padStart(8, '0') + json;

test('it comes out as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(anyPlan, async (plan) => {
      const fragment = await fragmentOf(plan);
      expect(fragment).toMatch(/^plan=[\w-]+$/);
      expect(await opened(fragment)).toEqual({ kind: 'ok', plan });
      expect(await opened(`${fragment}&utm_source=x`)).toEqual({ kind: 'ok', plan });
    }),
    { numRuns: 150 },
  );
});

test('cut anywhere, it is told to be broken, and never half of it is shown', async () => {
  const fragment = await fragmentOf(WRITTEN);
  for (let end = 'plan='.length; end < fragment.length; end += 1)
    expect(await opened(fragment.slice(0, end)), `${end}`).toEqual({ kind: 'broken' });
});

test('changed, swapped or added to, it is broken or comes out whole: reading never throws', async () => {
  const fragment = await fragmentOf(WRITTEN);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 'plan='.length, max: fragment.length - 1 }),
      fc.oneof(fc.stringMatching(/^[\w-]{0,3}$/), fc.string({ unit: 'binary', maxLength: 3 })),
      fc.nat(3),
      async (place, put, taken) => {
        const read = await opened(fragment.slice(0, place) + put + fragment.slice(place + taken));
        expect([{ kind: 'broken' }, { kind: 'ok', plan: WRITTEN }]).toContainEqual(read);
      },
    ),
    { numRuns: 500 },
  );
});

test('what is no plan in an address is passed over', async () => {
  const packed = (await pack(planText(WRITTEN))) ?? '';
  for (const fragment of ['', 'plan', 'Plan=x', '_top', 'koder=AB12', 'GW54-2KJX-R8GK', `x&plan=${packed}`])
    expect(await opened(fragment), fragment).toBe('none');
});

describe('what is not a plan, though its check fits', () => {
  const plan = encodePlan(WRITTEN);
  const others: Record<string, string> = {
    nothing: '',
    null: 'null',
    'a list': '[]',
    'a number': '1',
    'a besvarelse': encodeResponse(emptyResponse('hurtigt-tjek', '1. udgave', 'forvaltning')).replace(
      '"format":2',
      '"format":1',
    ),
    'a workshop': encodeWorkshop(workshopOf(['en', 'to'])),
    'a plan from the shelf': encodeShelved({
      format: 1,
      kind: 'plan',
      name: '',
      saved: NOW,
      content: WRITTEN,
    }),
    'a file': encodeFile([{ kind: 'plan', name: '', content: WRITTEN }], NOW),
    notes: notesText('GW54-2KJX-R8GK', { notes: {}, own: [] }),
    'a key more': plan.replace('{', '{"mere":1,'),
    'a key less': plan.replace(/,"updated":"[^"]*"/, ''),
    'a poisoned prototype': plan.replace('{', '{"__proto__":{"polluted":true},'),
    'a poisoned row': plan.replace('"tasks":[{', '"tasks":[{"__proto__":{"polluted":true},'),
    'a fokuspunkt called constructor': plan.replace('"ryd-op"', '"constructor"'),
    'a fokuspunkt called by a number': plan.replace('"ryd-op"', '7'),
    'a fokuspunkt called by markup': plan.replace('"ryd-op"', '"<img src=x onerror=alert(1)>"'),
    'the same fokuspunkt twice': plan.replace(/"fokus":\[(.*?\]\})\]/, '"fokus":[$1,$1]'),
    'a number as text': plan.replace('"id":1', '"id":"1"'),
    'a text as number': plan.replace('"Forvaltning"', '7'),
    'a text that is too long': plan.replace('"tegn":""', `"tegn":"${'x'.repeat(TEXT_MAX.long + 1)}"`),
    'a day that does not exist': plan.replace(NOW, '2026-02-31T09:30:00.000Z'),
    'lists in lists': `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    'a plan nested too deep': plan.replace(
      '"maal":"{n} $& __proto__"',
      `"maal":${'['.repeat(20)}${']'.repeat(20)}`,
    ),
  };

  test.each(Object.entries(others))('%s', async (_, json) => {
    expect(json).not.toBe(plan);
    const read = { kind: 'broken' };
    expect(readPlanText(forged(json))).toEqual(read);
    expect(await opened(planInAddress((await pack(forged(json))) ?? ''))).toEqual(read);
    expect('polluted' in {}).toBe(false);
  });

  test('a format of another day is told apart', () => {
    expect(readPlanText(forged(plan.replace('"format":1', '"format":2')))).toEqual({ kind: 'other-format' });
  });

  test('a whole one without its check, or with that of another, is broken', () => {
    expect(readPlanText(forged(plan)).kind).toBe('ok');
    for (const wrong of [plan, forged(`${plan} `).slice(0, 8) + plan, ` ${forged(plan)}`])
      expect(readPlanText(wrong)).toEqual({ kind: 'broken' });
  });
});

describe('what is too much', () => {
  /** The most that a plan can hold, each text as long as it may be. */
  const fullest = (letter: string): Plan => {
    const [line, short, long] = [TEXT_MAX.line, TEXT_MAX.short, TEXT_MAX.long].map((n) =>
      letter.repeat(n),
    ) as [string, string, string];
    const all = <T extends string>(names: readonly T[], value: string) =>
      Object.fromEntries(names.map((name) => [name, value])) as Record<T, string>;
    const many = <T>(most: number, row: T) => Array.from({ length: most }, (_, n) => ({ id: n + 1, ...row }));
    return {
      format: 1,
      fokus: Array.from({ length: MOST.fokus }, (_, n) => ({
        id: `fokus-${n}`,
        ...all(FOKUS_FIELDS, long),
        tasks: many(MOST.tasks, { what: short, who: line, when: line }),
      })),
      indsatser: {
        list: many(MOST.indsatser, {
          name: line,
          since: line,
          involved: short,
          signs: short,
          size: 'meget',
          stage: 'drift',
          decision: 'luk-ned',
        }),
        ...all(QUESTIONS, long),
      },
      moede: {
        ...all(MOEDE_FIELDS, long),
        preparedBy: line,
        when: line,
        present: short,
        results: many(MOST.results, { text: short, by: 'begge', behind: long, basis: long, next: long }),
        withFokus: true,
        withIndsatser: true,
      },
      updated: NOW,
    };
  };

  test('is not the fullest plan in Danish', async () => {
    const plan = fullest('å');
    expect(await opened(await fragmentOf(plan))).toEqual({ kind: 'ok', plan });
  });

  test('is a plan that takes more room than is ever unpacked: then there is no link, rather than one that cannot be read', async () => {
    expect(await pack(planText(fullest('\u0001')))).toBeUndefined();
  });

  test('is never unpacked or parsed', async () => {
    const began = performance.now();
    const bomb = deflateRawSync('0'.repeat(50_000_000)).toString('base64url');
    expect(bomb.length).toBeLessThan(PACKED_MAX);
    const long = encodePlan(WRITTEN).replace('{', `{${' '.repeat(UNPACKED_MAX)}`);
    const inputs = [bomb, 'A'.repeat(PACKED_MAX + 1), deflateRawSync(forged(long)).toString('base64url')];
    for (const packed of inputs) expect(await opened(planInAddress(packed))).toEqual({ kind: 'broken' });
    expect(readPlanText(forged(long))).toEqual({ kind: 'broken' });
    expect(readPlanText('0'.repeat(50_000_000))).toEqual({ kind: 'broken' });
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

test('fokuspunkter that the site does not have are shown with what was written to them, under words of their own', () => {
  const ids = ['findes-ikke', 'en-9', '9'];
  const plan: Plan = {
    ...WRITTEN,
    fokus: ids.flatMap((id) => WRITTEN.fokus.map((one) => ({ ...one, id }))),
  };
  const read = readPlanText(planText(plan));
  if (read.kind !== 'ok') throw new Error(read.kind);
  const known = [{ id: 'ryd-op', title: 'Ryd op', firstStep: 'Sæt en halv time af.' }];
  const shown = referatText(fokusReferat(read.plan, known, words));
  expect(shown.split(words.fokus.unknown)).toHaveLength(ids.length + 1);
  expect(shown).toContain('Lav en liste (Forvaltning, Inden jul)');
  expect(referatText(agendaReferat(read.plan, known, words))).toContain(words.fokus.unknown);
  // Notes of a besvarelse are read by another reader, and are no plan.
  expect(packedPlanIn(withPacked('GW54-2KJX-R8GK', 'x'))).toBeUndefined();
});
