import { describe, expect, test } from 'vitest';
import texts from '../../content/ui/tjek.json';
import workshop from '../../content/ui/workshop.json';
import start from '../../content/ui/workshop-start.json';
import type { Answers } from '../../src/domain/answer';
import { referatText } from '../../src/domain/referat';
import type { Workshop } from '../../src/domain/workshop';
import * as edit from '../../src/domain/workshop-edit';
import { sheetOf } from '../../src/domain/workshop-sheet';
import { type SheetAbout, sheetReferat, workshopFileName } from '../../src/domain/workshop-text';
import { quick, workshopOf } from '../helpers/workshop';

const ASKED = quick.statements.map(({ id }) => id);
const [first = '', second = '', , fourth = ''] = ASKED;
const points = quick.statements.map(({ fokuspunkt }) => fokuspunkt);
const HOSTILE = '<script>alert(1)</script>\n{role} $& \u202Eשלום';
const about: SheetAbout = {
  tjek: quick.title,
  date: '22. november 2026',
  fokuspunkter: points.map((id, n) => ({ id, title: `Fokuspunkt ${n + 1}` })),
  words: { texts, workshop, start },
  withNotes: false,
};
const written = (one: Workshop, part: Partial<SheetAbout> = {}) =>
  referatText(sheetReferat(sheetOf(one, quick.statements), { ...about, ...part }));

/** A workshop in which a little of everything has happened. */
function full(): Workshop {
  const answers = (level: 0 | 3): Answers => ({ [first]: level, [fourth]: level });
  return [
    (one: Workshop) => edit.withTaken(one, [first, second]),
    (one: Workshop) => edit.withRoom(one, 'forvaltning', '2'),
    (one: Workshop) => edit.withHands(one, first, 'forvaltning', '3', '2'),
    (one: Workshop) => edit.withHands(one, first, 'skoleledelse', 'ved-ikke', '1'),
    (one: Workshop) =>
      edit.withResponses(
        one,
        [0, 0, 3].map((level) => ({
          way: 'enheder' as const,
          role: 'skoleledelse' as const,
          answers: answers(level as 0),
        })),
      ),
    (one: Workshop) => edit.withAgreed(one, first, { answer: 2, note: HOSTILE }),
    (one: Workshop) => edit.withAgreed(one, second, { answer: 'uenige' }),
    (one: Workshop) => edit.withFacilitatorNote(one, first, 'Husk skolelederen fra nord'),
    (one: Workshop) => edit.withFacilitatorNote(one, 'pause', 'Kaffe'),
    (one: Workshop) => edit.withVotes(one, points[0] ?? '', '7'),
    (one: Workshop) => edit.withChosen(one, points[0] ?? '', true),
    (one: Workshop) => edit.withChosen(one, 'forsvundet', true),
    (one: Workshop) => edit.withPlan(one, points[0] ?? '', { step: HOSTILE, who: 'Konsulenten' }),
  ].reduce((one, change) => change(one), workshopOf(ASKED, { name: HOSTILE, edition: quick.edition }));
}

describe('the text of the result sheet', () => {
  const text = written(full());
  const label = (n: number) => quick.statements[n]?.label;

  test('says what was agreed, first of all', () => {
    expect(text.indexOf(start.result.agreements.toUpperCase())).toBeLessThan(
      text.indexOf(start.result.profile.toUpperCase()),
    );
    expect(text).toContain(`1. Fokuspunkt 1\nFørste skridt: ${HOSTILE}\nHvem: Konsulenten\n`);
    expect(text).toContain(`2. ${start.result.unknownFokus}\n${start.result.notPlanned}`);
  });

  test('says how each role answered each statement, and what it came to', () => {
    expect(text).toContain(
      [
        label(0),
        'Forvaltning: 2 I høj grad. Gennemsnit 3',
        'Skoleledelse: 2 Slet ikke, 1 I høj grad, 1 Ved ikke. Gennemsnit 1',
        'Forskel mellem rollerne: 2 trin, spredning: 1,41',
        'Fælles svar: I nogen grad',
        `Note: ${HOSTILE}`,
      ].join('\n'),
    );
    expect(text).toContain(`Fælles svar: ${workshop.disagree}`);
  });

  test('says when, with whom and how', () => {
    expect(text).toContain(
      `Dato: 22. november 2026\nTjek: ${quick.title}, ${quick.edition}\nDeltagere: Forvaltning: 2\nSvar: Håndsoprækning. Skoleledelse: 3 på telefon eller papir`,
    );
  });

  test('says which statements were not taken up, and of which there are answers all the same', () => {
    const [, left = ''] = text.split(start.result.left.toUpperCase());
    expect(left).toContain(`- ${label(2)}`);
    expect(left).not.toContain(`- ${label(0)}`);
    expect(text).toContain(`${label(3)}\nForvaltning: Ingen svar\n`);
    expect(text).toContain(start.result.notTaken);
  });

  test('ranks nobody and has no sum of the three elements', () => {
    expect(text).not.toMatch(/i alt|samlet tal:|placering/i);
  });

  test('keeps the facilitator’s notes to the facilitator, until they are asked for', () => {
    expect(text).not.toMatch(/Kaffe|fra nord/);
    const mine = written(full(), { withNotes: true });
    expect(mine).toContain(`${start.result.ownNotes.toUpperCase()}\n\nPause\nKaffe\n\n${label(0)}\nHusk`);
  });

  test('of a workshop in which nothing happened says so', () => {
    const empty = written(workshopOf([], { name: '', ways: [] }));
    for (const nothing of ['noneChosen', 'noProfile', 'noneDisagreed', 'noneSuggested', 'noVotes'] as const)
      expect(empty).toContain(start.result[nothing]);
    expect(empty).toContain(`${start.result.title}: ${start.list.unnamed}`);
  });
});

describe('of two people in a role', () => {
  const two = (levels: readonly [0 | 1, 3 | 4]) =>
    edit.withResponses(
      workshopOf(ASKED),
      levels.map((level) => ({
        way: 'enheder' as const,
        role: 'forvaltning' as const,
        answers: Object.fromEntries(ASKED.map((id) => [id, level])),
      })),
    );

  test('the text tells no answers, and why', () => {
    const text = written(two([0, 3]));
    const { small, roleDefinite } = workshop;
    expect(text).toContain(small.replace('{role}', roleDefinite.forvaltning));
    expect(text).toContain(start.result.whyHidden.replace('{role}', roleDefinite.forvaltning));
    expect(text).not.toMatch(/\d (Slet ikke|I høj grad)|gennemsnit \d/i);
    // Two pairs with the same mean are told apart by nothing.
    expect(written(two([1, 3]))).not.toContain('I mindre grad');
  });

  test('all is told once the facilitator switches it on', () => {
    expect(written(edit.withShowSmall(two([0, 4]), true))).toContain('1 Slet ikke, 1 I meget høj grad');
  });
});

test.each([
  ['Skoleledermøde i Ærø', 'workshop-skoleledermoede-i-aeroe-2026-11-22.json'],
  ['Workshop 22. november 2026', 'workshop-22-november-2026-2026-11-22.json'],
  ['', 'workshop-2026-11-22.json'],
  ['../../etc/passwd', 'workshop-etc-passwd-2026-11-22.json'],
  ['שלום', 'workshop-2026-11-22.json'],
])('the file of »%s« is called by what it is', (name, file) => {
  expect(workshopFileName({ name, updated: '2026-11-22T09:00:00.000Z' })).toBe(file);
});
