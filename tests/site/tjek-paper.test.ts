// The tjek on paper, and without JavaScript: blank forms, the result on two sheets, nothing lost and nothing cut in two.
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Role } from '../../src/schemas/shared';
import { sheetsOf, sheetWith, squeeze } from '../helpers/sheets';
import {
  all,
  ELEMENTS,
  fill,
  fokuspunkt,
  formPath,
  type Given,
  giveAnswers,
  ROLES,
  radio,
  resultForPaper,
  stored,
  suggestedBy,
  test,
  texts,
  tjek,
  udsagn,
  wordsOf,
} from '../helpers/tjek';

const MIXED: Given = [0, 2, 4, 1, 'ikke-relevant', 1, 3, 4, 'ved-ikke'];
const LANDING = 'tjek/hurtigt-tjek/';

const times = (sheet: string, text: string) => sheet.split(squeeze(text)).length - 1;

/** Prints the result of these answers as the device keeps them. */
async function printResult(
  visit: (path: string, options: { storage: Record<string, string> }) => Promise<Page>,
  role: Role,
  given: Given,
  kept?: Parameters<typeof stored>[2],
): Promise<string[]> {
  const page = await visit(`${formPath(role)}#resultat`, { storage: stored(role, given, kept) });
  await resultForPaper(page);
  return sheetsOf(page);
}

/** Every statement of a role stands on a sheet, whole: with its number, all seven answers and a line for a note. */
function expectForms(sheets: readonly string[], roles: readonly Role[]) {
  const levels = texts.levels.join('');
  const nonAnswers = Object.values(texts.nonAnswers).join('');
  for (const sheet of sheets) {
    const statements = roles.flatMap((role) =>
      tjek.statements.filter(({ wording }, index) => sheet.includes(squeeze(`${index + 1}${wording[role]}`))),
    );
    expect(statements.length).toBeGreaterThan(0);
    expect({ levels: times(sheet, levels), nonAnswers: times(sheet, nonAnswers) }).toEqual({
      levels: statements.length,
      nonAnswers: statements.length,
    });
    for (const { signs } of statements) {
      expect(sheet).toContain(squeeze(signs.absent));
      expect(sheet).toContain(squeeze(signs.present));
    }
  }
  for (const role of ROLES) {
    for (const [index, { wording }] of tjek.statements.entries()) {
      const found = sheets.filter((sheet) => sheet.includes(squeeze(`${index + 1}${wording[role]}`)));
      expect({ text: wording[role], times: found.length }).toEqual({
        text: wording[role],
        times: roles.includes(role) ? 1 : 0,
      });
    }
  }
}

describe('blank forms', () => {
  test.for([
    { scripts: 'with', javaScriptEnabled: true },
    { scripts: 'without', javaScriptEnabled: false },
  ])(
    'for both roles come from the first page of the tjek, $scripts JavaScript',
    async ({ javaScriptEnabled }, { visit }) => {
      const sheets = await sheetsOf(await visit(LANDING, { javaScriptEnabled }));
      expect(sheets.length).toBe(4);
      expectForms(sheets.slice(0, 2), ['forvaltning']);
      expectForms(sheets.slice(2), ['skoleledelse']);
      for (const [index, role] of ROLES.entries())
        expect(sheets[2 * index]).toContain(squeeze(`${texts.roles[role]} · ${tjek.edition} · Dato:`));
    },
  );

  test.for(ROLES)('for %s alone come from its own page', async (role, { visit }) => {
    const sheets = await sheetsOf(await visit(formPath(role)));
    expect(sheets.length).toBe(2);
    expectForms(sheets, [role]);
    expect(sheets[0]).toContain(squeeze(`${texts.roles[role]} · ${tjek.edition} · Dato:`));
    for (const element of ELEMENTS) {
      const { name, aspect } = texts.elements[element];
      const first = tjek.statements.find((statement) => statement.element === element);
      expect(sheetWith(sheets, `${name} ${aspect}`)).toBe(
        sheetWith(sheets, first?.wording[role] ?? 'missing'),
      );
    }
  });
});

describe('without JavaScript', () => {
  test.for(ROLES)(
    'the form for %s can be read, ticked and printed, and promises no more',
    async (role, { visit }) => {
      const page = await visit(formPath(role), { javaScriptEnabled: false });
      expect(await page.locator('noscript p').innerText()).toBe(texts.form.noScript);
      expect(await page.locator('noscript p').isVisible()).toBe(true);
      for (const [index, { signs }] of tjek.statements.entries())
        expect(await udsagn(page, role, index).getByText(signs.present).isVisible()).toBe(true);
      await giveAnswers(page, role, MIXED);
      await radio(page, role, 0, 3).check();
      expect(await radio(page, role, 0, 0).isChecked()).toBe(false);
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(9);
      expect(await page.getByRole('button').count()).toBe(0);
      expect(await page.getByRole('link', { name: texts.form.toResult }).count()).toBe(0);
      for (const role of ['alert', 'status'] as const) expect(await page.getByRole(role).count()).toBe(0);
      for (const promise of [texts.form.nothingYet, texts.form.saved])
        expect(await page.getByText(promise).filter({ visible: true }).count()).toBe(0);
      expectForms(await sheetsOf(page), [role]);
    },
  );
});

describe('the result on paper', () => {
  const CASES: { what: string; role: Role; given: Given }[] = [
    { what: 'nine tied suggestions', role: 'forvaltning', given: all(0) },
    { what: 'nine tied suggestions, just suggested', role: 'forvaltning', given: all(2) },
    { what: 'nine tied suggestions, just suggested', role: 'skoleledelse', given: all(2) },
    { what: 'a bit of everything', role: 'forvaltning', given: MIXED },
    { what: 'nothing but strengths', role: 'skoleledelse', given: all(4) },
  ];

  test.for(CASES)('fits on two sheets: $what, $role', async ({ role, given }, { visit }) => {
    const sheets = await printResult(visit, role, given);
    expect(sheets.length).toBeLessThanOrEqual(2);
    const head = [tjek.title, texts.roles[role], '·', '5. november 2026', '·', tjek.edition].join('');
    expect(sheetWith(sheets, head)).toBe(1);
    // Without colours a row still tells its answer, in words, on the same line.
    for (const [index, { label }] of tjek.statements.entries())
      expect({ label, sheet: sheetWith(sheets, label + wordsOf(given[index])) }).toEqual({ label, sheet: 1 });
    for (const { fokuspunkt: id, causes } of suggestedBy(given).shown) {
      const { title, firstStep } = fokuspunkt(id);
      const card = causes.map(({ label, level }) =>
        fill(texts.result.whyAnswer, { statement: label, answer: wordsOf(level as 0), level }),
      );
      const [sheet] = card.map((cause) => sheetWith(sheets, cause));
      expect(sheet).toBeGreaterThan(0);
      expect(sheets[(sheet ?? 0) - 1]).toContain(squeeze(title));
      expect(sheets[(sheet ?? 0) - 1]).toContain(squeeze(firstStep));
    }
    const { ruleScore, ruleNonAnswers, ruleFocus, ruleLimits } = texts.result;
    for (const rule of [ruleScore, ruleNonAnswers, ruleFocus, ruleLimits])
      expect(sheetWith(sheets, rule)).toBeGreaterThan(0);
  });

  test('carries nothing that only a screen can use', async ({ visit }) => {
    const paper = (await printResult(visit, 'forvaltning', MIXED)).join('');
    const { form, result } = texts;
    const controls = [
      form.toForm,
      form.print,
      form.toResult,
      form.startOver,
      form.removeAnswer,
      form.noteHint,
    ];
    const folds = [result.asTable, result.others, result.putAside, result.ruleLink, result.answersLead];
    for (const words of ['Gå til indhold', 'Hovedveje', 'Søg', 'Workshop', 'Auto', ...controls, ...folds])
      expect({ words, printed: paper.includes(squeeze(words)) }).toEqual({ words, printed: false });
  });

  test('carries the reader’s choice, and not what was put aside', async ({ visit }) => {
    const [first, second] = suggestedBy(MIXED).shown.map((point) => point.fokuspunkt) as [string, string];
    const sheets = await printResult(visit, 'forvaltning', MIXED, {
      choices: { [first]: 'valgt', [second]: 'lagt-til-side' },
    });
    const paper = sheets.join('');
    expect(paper).toContain(squeeze(texts.result.yourChoice + fokuspunkt(first).title));
    expect(paper).not.toContain(squeeze(fokuspunkt(second).title));
  });
});

/** A note as long as a note can be, of words that each stand once, in paragraphs. */
const longNote = (index: number) =>
  Array.from({ length: 250 }, (_, word) => `${index}x${1000 + word}${word % 25 === 24 ? '\n' : ' '}`).join(
    '',
  );
const LONG_NOTES = Object.fromEntries(
  tjek.statements.map(({ id }, index) => [id, longNote(index).slice(0, 2000)]),
);

describe('notes of 2000 characters', () => {
  const lost = (sheets: readonly string[]) => {
    const paper = sheets.join(' ');
    return Object.values(LONG_NOTES)
      .flatMap((text) => text.trim().split(/\s+/))
      .filter((word) => !paper.includes(word));
  };

  test('are printed whole with the result', async ({ visit }) => {
    const sheets = await printResult(visit, 'forvaltning', all(0), { notes: LONG_NOTES });
    expect(lost(sheets)).toEqual([]);
    const heading = `${texts.result.suggested}${texts.result.suggestedLead}`;
    const [first] = suggestedBy(all(0)).shown;
    expect(sheetWith(sheets, heading)).toBe(sheetWith(sheets, fokuspunkt(first?.fokuspunkt ?? '').title));
  });

  test('are printed whole in the form, on letter paper too', async ({ visit }) => {
    const page = await visit(formPath('forvaltning'), {
      storage: stored('forvaltning', MIXED, { notes: LONG_NOTES }),
    });
    await page.getByText(texts.form.saved).waitFor();
    const sheets = await sheetsOf(page, 'Letter');
    expect(lost(sheets)).toEqual([]);
    expectForms(sheets, ['forvaltning']);
  });
});
