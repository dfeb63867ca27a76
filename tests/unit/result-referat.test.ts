// What is taken along from a result and from both roles says what the page says.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import both from '../../content/ui/both.json';
import planTexts from '../../content/ui/plan.json';
import taken from '../../content/ui/tag-med.json';
import texts from '../../content/ui/tjek.json';
import workshopTexts from '../../content/ui/workshop.json';
import startTexts from '../../content/ui/workshop-start.json';
import { type BothAbout, bothReferat, bothRolesTable } from '../../src/domain/both-referat';
import { EMPTY_PLAN } from '../../src/domain/plan';
import { addFokus, addIndsats, addTask, changeIndsats, changeTask } from '../../src/domain/plan-edit';
import {
  agendaTable,
  fokusReferat,
  fokusTable,
  indsatserReferat,
  indsatserTable,
  type PlanWords,
} from '../../src/domain/plan-text';
import { referatText } from '../../src/domain/referat';
import { emptyResponse, type Response } from '../../src/domain/response';
import { resultReferat, resultTable } from '../../src/domain/result-referat';
import * as edit from '../../src/domain/workshop-edit';
import { sheetOf } from '../../src/domain/workshop-sheet';
import { sheetTable } from '../../src/domain/workshop-text';
import { quick, workshopOf } from '../helpers/workshop';

const statements = quick.statements.map((one) => ({
  ...one,
  text: one.wording.forvaltning,
  prompt: 'Hvordan?',
}));
const [first, second] = statements as [(typeof statements)[number], (typeof statements)[number]];
const points = [...new Set(statements.map(({ fokuspunkt }) => fokuspunkt))];
const about: BothAbout = {
  title: quick.title,
  edition: quick.edition,
  date: '22. november 2026',
  fokuspunkter: points.map((id, n) => ({ id, title: `Fokuspunkt ${n + 1}`, firstStep: `Skridt ${n + 1}` })),
  texts,
  both,
  words: taken.words,
};
const HOSTILE = '=1+1\n<script>{role}$&';
const response = (role: Response['role'], level: 0 | 1 | 3, part: Partial<Response> = {}): Response => ({
  ...emptyResponse('hurtigt-tjek', quick.edition, role),
  answers: Object.fromEntries(statements.map(({ id }) => [id, level])),
  ...part,
});

describe('the result of one response', () => {
  const given = response('forvaltning', 0, {
    answers: { ...response('forvaltning', 0).answers, [first.id]: 4, [second.id]: 'ved-ikke' },
    notes: { [first.id]: HOSTILE },
    choices: { [points[0] ?? '']: 'valgt', [points[1] ?? '']: 'lagt-til-side' },
    own: [{ id: 'egen-1', text: 'Vi griner', answer: 3, note: 'Tit' }],
  });
  const text = referatText(resultReferat(given, statements, about));

  test('says whose it is, the scores, every answer and note, what is suggested and why, and how it was worked out', () => {
    for (const part of [
      `Jeres resultat: ${quick.title}\n\nTjek: ${quick.title}, ${quick.edition}\nRolle: Forvaltning\nDato: 22. november 2026`,
      'Data: På vej, 50 af 100 (2 af 3 besvaret med en grad · 1 ved ikke)',
      'Sparring: Mest at hente, 0 af 100',
      `${first.label}: I meget høj grad\nNote: ${HOSTILE}`,
      `${second.label}: Ved ikke`,
      'EGNE UDSAGN\n\nVi griner: I høj grad\nNote: Tit',
      'Første skridt (vores forslag): Skridt',
      // Those that share a place have its number, said once.
      `FORESLÅEDE FOKUSPUNKTER\n\n${taken.words.ties}\n\n1. Fokuspunkt`,
      'Behov: 1 − 0/4 = 1,00. Grænsen for et forslag er 0,50.',
      'JERES VALG\n\n- Fokuspunkt 1\n\n',
      `DET, I KAN BYGGE PÅ\n\n- ${first.label}\n\n`,
      texts.result.ruleScore,
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/i alt|samlet tal:|undefined|\{\w+\}(?!\$)/);
  });

  test('as a table has a row for each statement and for the own ones', () => {
    const table = resultTable(given, statements, about);
    expect(table.length).toBe(1 + statements.length + 1);
    expect(table[0]).toEqual([
      'Element',
      'Udsagn',
      'Udsagnet i rollens ord',
      'Rolle',
      'Svar',
      'Grad (0-4)',
      'Note',
    ]);
    expect(table[1]).toEqual([
      'Data',
      first.label,
      first.text,
      'Forvaltning',
      'I meget høj grad',
      4,
      HOSTILE,
    ]);
    expect(table[2]?.slice(4)).toEqual(['Ved ikke', undefined, '']);
    expect(table.at(-1)).toEqual([
      'Egne udsagn',
      'Vi griner',
      'Vi griner',
      'Forvaltning',
      'I høj grad',
      3,
      'Tit',
    ]);
  });

  test('of nothing says so', () => {
    const none = referatText(resultReferat(emptyResponse('x', '', 'skoleledelse'), statements, about));
    expect(none).toContain(texts.result.nothingAnswered);
    expect(none).toContain(`${first.label}: Ikke besvaret`);
  });
});

describe('both roles', () => {
  const pair = [
    response('forvaltning', 3, {
      answers: { ...response('forvaltning', 3).answers, [first.id]: 4 },
      notes: { [first.id]: HOSTILE, [second.id]: 'Også her' },
    }),
    response('skoleledelse', 3, { answers: { ...response('skoleledelse', 3).answers, [first.id]: 2 } }),
  ];

  test('says each role’s scores, where they differ, with notes, and all statements', () => {
    const text = referatText(bothReferat(pair, statements, about));
    for (const part of [
      'Rolle: Forvaltning, Skoleledelse',
      'Data\nForvaltning: Styrke, 83 af 100\nSkoleledelse: På vej, 67 af 100\nFælles tal: 75 af 100',
      `${first.label}\nForvaltning: I meget høj grad\nForvaltning: note: ${HOSTILE}\nSkoleledelse: I nogen grad\n2 trin fra hinanden. ${both.ask}`,
      `${second.label}\nForvaltning: I høj grad\nSkoleledelse: I høj grad\nEnige.`,
      `${second.label} (forvaltning):\nOgså her`,
      both.byGap,
      'Største forskel: 2 trin. Grænsen er 1,5.',
    ])
      expect(text).toContain(part);
  });

  test('as a table has both answers, their notes and the gap, never negative', () => {
    const table = bothRolesTable(pair, statements, about);
    expect(table[1]?.slice(1)).toEqual([
      first.label,
      'I meget høj grad',
      4,
      HOSTILE,
      'I nogen grad',
      2,
      '',
      2,
    ]);
    for (const row of table.slice(1)) expect(Number(row.at(-1))).toBeGreaterThanOrEqual(0);
  });
});

test('a workshop as a table: a row for each statement and role, with counts, mean, spread and gap', () => {
  const asked = statements.map(({ id }) => id);
  const hands = (
    one: ReturnType<typeof workshopOf>,
    role: Response['role'],
    answer: '0' | '3' | 'ved-ikke',
    n: string,
  ) => edit.withHands(one, first.id, role, answer, n);
  let workshop = workshopOf(asked);
  workshop = hands(hands(workshop, 'forvaltning', '3', '2'), 'forvaltning', '0', '1');
  workshop = hands(hands(workshop, 'skoleledelse', '3', '1'), 'skoleledelse', 'ved-ikke', '4');
  workshop = edit.withAgreed(workshop, first.id, { answer: 'uenige', note: HOSTILE });
  const words = { texts, workshop: workshopTexts, start: startTexts };
  const table = sheetTable(sheetOf(workshop, statements), { ...about, tjek: '', words, withNotes: true });
  const { result } = startTexts;
  expect(table[0]).toEqual([
    ...[result.element, result.statement, result.role, result.n, ...texts.levels],
    ...[...Object.values(texts.nonAnswers), result.blank, result.mean],
    ...[result.spreadRole, result.spreadBoth, result.gapLevels, result.agreed, result.note],
  ]);
  expect(table[1]?.slice(2, 13)).toEqual(['Forvaltning', 3, 1, 0, 0, 2, 0, 0, 0, 0, 2]);
  expect(table[1]?.[13]).toBeCloseTo(Math.SQRT2);
  expect(table[1]?.slice(15)).toEqual([1, workshopTexts.disagree, HOSTILE]);
  expect(table[2]?.slice(2, 14)).toEqual(['Skoleledelse', 1, 0, 0, 0, 1, 0, 0, 4, 0, 3, 0]);
});

test('two people in a role are told nothing of, in the table too', () => {
  const two = edit.withResponses(
    workshopOf(statements.map(({ id }) => id)),
    ([0, 4] as const).map((level) => ({
      way: 'enheder' as const,
      role: 'forvaltning' as const,
      answers: { [first.id]: level },
    })),
  );
  const words = { texts, workshop: workshopTexts, start: startTexts };
  const table = sheetTable(sheetOf(two, statements), { ...about, tjek: '', words, withNotes: false });
  expect(table.flat()).not.toContain('Forvaltning');
});

test('the plan as tables: a row for each task, each indsats and each line of the agenda', () => {
  const words: PlanWords = planTexts;
  let plan = addFokus(EMPTY_PLAN, points[0] ?? '');
  plan = addTask(addTask(plan, points[0] ?? ''), points[0] ?? '');
  plan = changeTask(plan, points[0] ?? '', 1, { what: HOSTILE, who: 'Konsulenten' });
  plan = changeIndsats(addIndsats(plan), 1, { name: 'Læsebånd', decision: 'luk-ned', size: 'meget' });
  const fokus = fokusTable(addFokus(plan, 'forsvundet'), about.fokuspunkter, words);
  expect(fokus.map((row) => [row[0], row[1], ...row.slice(-3)])).toEqual([
    ['Fokuspunkt', planTexts.common.firstStep, 'Hvad', 'Hvem (rolle)', 'Hvornår'],
    ['Fokuspunkt 1', 'Skridt 1', HOSTILE, 'Konsulenten', ''],
    [planTexts.fokus.unknown, undefined, undefined, undefined, undefined],
  ]);
  expect(indsatserTable(plan, words)[1]).toEqual(['Læsebånd', '', '', 'Meget', '', '', 'Luk ned']);
  const tables = [fokusReferat(plan, about.fokuspunkter, words), indsatserReferat(plan, words)].flatMap(
    ({ passages }) => passages.flat().filter((block) => block.kind === 'table'),
  );
  expect(tables.map(({ head, rows }) => [head.length, rows])).toEqual([
    [3, [[HOSTILE, 'Konsulenten', '']]],
    [6, [['Læsebånd', '', '', 'Meget', '', '']]],
  ]);
  const agenda = agendaTable(plan, about.fokuspunkter, words);
  expect(agenda).toContainEqual(['Indsatserne', 'Luk ned', undefined, 'Læsebånd']);
  expect(agenda.every((row) => row.length === 4)).toBe(true);
});

test('every note and own statement is in the referat, exactly as written', () => {
  const written = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(written, written, (note, own) => {
      const given = response('skoleledelse', 1, {
        notes: { [second.id]: note },
        own: [{ id: 'egen-1', text: own, answer: null, note }],
      });
      const text = referatText(resultReferat(given, statements, about));
      expect(text).toContain(`Note: ${note}`);
      expect(text).toContain(`${own}: Ikke besvaret`);
    }),
  );
});
