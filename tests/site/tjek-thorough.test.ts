// The thorough tjek: a quick besvarelse is a part of it, readers add statements of their own, and thirty notes print without a cut.
import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { parse } from 'yaml';
import type { Tjek } from '../../src/schemas/tjek';
import { axeViolations } from '../helpers/page-checks';
import { pagesOfPdf } from '../helpers/pdf';
import { all, fill, formPath, resultDrawn, stored, test, texts, tjek } from '../helpers/tjek';

const thorough: Tjek = parse(readFileSync('content/tjek/grundigt-tjek.yaml', 'utf8'));
const statements = [...tjek.statements, ...thorough.statements];
const FORM = 'tjek/grundigt-tjek/skoleledelse/';
const { own, offer, offerYes } = texts.form;
const progress = (answered: number) =>
  `${fill(texts.form.progress, { answered, total: statements.length })} · ${texts.form.saved}`;

/** Everything that a text field can be given and a page must not take for its own. */
const HOSTILE = '<img src=x onerror="alert(1)"> & </script> 😀 שלום \u202Eomvendt\u202C';

describe('a quick besvarelse', () => {
  test('is taken along into the thorough tjek, and nothing answered there is overwritten', async ({
    visit,
  }) => {
    const page = await visit(FORM, {
      storage: stored('skoleledelse', all(3), {
        notes: { [tjek.statements[1]?.id ?? '']: 'Fra det hurtige' },
      }),
    });
    // An own answer to the first of the nine comes first.
    await page.locator(`[data-udsagn="${tjek.statements[0]?.id}"] input[value="0"]`).check();
    const notice = page.getByText(fill(offer, { n: 8, title: tjek.title }));
    await notice.waitFor();
    await page.getByRole('button', { name: offerYes }).click();
    await page.getByText(progress(9)).waitFor();
    expect(await notice.isVisible()).toBe(false);
    expect(await page.locator(`[data-udsagn="${tjek.statements[0]?.id}"] input:checked`).inputValue()).toBe(
      '0',
    );
    expect(await page.locator(`[data-udsagn="${tjek.statements[8]?.id}"] input:checked`).inputValue()).toBe(
      '3',
    );
    expect(await page.locator(`[data-udsagn="${tjek.statements[1]?.id}"] textarea`).inputValue()).toBe(
      'Fra det hurtige',
    );
    // The keyboard stands where there is something left to answer.
    const focused = await page.evaluate(() => document.activeElement?.closest('fieldset')?.dataset['udsagn']);
    expect(thorough.statements.map(({ id }) => id)).toContain(focused);
  });

  test('is not offered to the other role', async ({ visit }) => {
    const page = await visit(FORM, { storage: stored('forvaltning', all(3)) });
    await page.getByText(texts.form.nothingYet).waitFor();
    const yes = page.getByRole('button', { name: offerYes });
    expect(await yes.isVisible()).toBe(false);
    // Nor is what was deleted while it was offered taken along.
    const [entry] = Object.entries(stored('skoleledelse', all(3)));
    await page.evaluate(([key = '', text = '']) => localStorage.setItem(key, text), entry ?? []);
    await page.reload();
    await yes.waitFor();
    await page.evaluate(() => localStorage.clear());
    await yes.click();
    await yes.waitFor({ state: 'hidden' });
    await page.getByText(texts.form.nothingYet).waitFor();
  });

  test('leads on to the thorough one from its result', async ({ visit }) => {
    const page = await visit(`${formPath('skoleledelse')}#resultat`, {
      storage: stored('skoleledelse', all(1)),
    });
    await resultDrawn(page);
    await page.getByRole('link', { name: fill(texts.form.continue, { title: thorough.title }) }).click();
    await page.getByRole('button', { name: offerYes }).click();
    await page.getByText(progress(9)).waitFor();
  });
});

test('the thorough tjek holds the nine of the quick one word for word, grouped by fokuspunkt', async ({
  visit,
}) => {
  const page = await visit(FORM);
  const order = await page
    .locator('fieldset[data-udsagn]')
    .evaluateAll((fieldsets) =>
      fieldsets.map((fieldset) => (fieldset as HTMLElement).dataset['udsagn'] ?? ''),
    );
  expect(order.toSorted()).toEqual(statements.map(({ id }) => id).toSorted());
  const points = order.map((id) => statements.find((statement) => statement.id === id)?.fokuspunkt);
  const runs = points.filter((point, index) => point !== points[index - 1]);
  expect(new Set(runs).size).toBe(runs.length);
  for (const { wording } of tjek.statements)
    expect(await page.getByText(wording.skoleledelse, { exact: true }).count()).toBe(1);
});

describe('own statements', () => {
  test('are kept as typed, answered, shown apart from the numbers, and come back when they are removed by mistake', async ({
    visit,
  }) => {
    const page = await visit(formPath('forvaltning'), { storage: stored('forvaltning', all(4)) });
    await page.getByRole('button', { name: own.add }).click();
    const text = page.getByRole('textbox', { name: fill(own.text, { n: 1 }) });
    await expect.poll(() => text.evaluate((field) => field === document.activeElement)).toBe(true);
    await text.fill(HOSTILE);
    const group = page.getByRole('group', { name: fill(own.text, { n: 1 }) });
    await group.getByRole('radio', { name: texts.levels[0] ?? '', exact: true }).check();
    await group.getByRole('textbox', { name: 'Note' }).fill('Fordi');
    await page.reload();
    expect(await text.inputValue()).toBe(HOSTILE);
    await page.getByRole('button', { name: own.remove }).click();
    await page.getByText(own.removed).waitFor();
    await page.getByRole('button', { name: texts.form.undo }).click();
    expect(await text.inputValue()).toBe(HOSTILE);
    expect(await axeViolations(page)).toEqual([]);

    await page.getByRole('link', { name: texts.form.toResult }).click();
    await resultDrawn(page);
    const section = page.getByRole('region', { name: own.heading });
    expect((await section.innerText()).replace(/\s+/g, ' ')).toContain(`${HOSTILE} ${texts.levels[0]}`);
    expect(await section.innerText()).toContain('Fordi');
    // All nine stand at four: an own zero changes no number.
    expect(await page.getByText(fill(texts.result.scoreOf, { score: 100 })).count()).toBe(3);
    const sheets = (await pagesOfPdf(await page.pdf({ preferCSSPageSize: true }))).join(' ');
    expect(sheets).toContain('onerror="alert(1)"');
  });

  test('are at most eight', async ({ visit }) => {
    const page = await visit(formPath('forvaltning'));
    const add = page.getByRole('button', { name: own.add });
    for (let n = 1; n <= 8; n += 1) await add.click();
    expect(await add.isVisible()).toBe(false);
    await page.getByText(fill(own.full, { max: 8 })).waitFor();
    await page.getByRole('button', { name: own.remove }).first().click();
    await add.waitFor();
  });
});

test('thirty answers with long notes print whole, no row cut in two', async ({ visit }) => {
  const note = (index: number) =>
    `Start${index}. ${'Vi har talt om det på to møder. '.repeat(25)}Slut${index}.`;
  const response = {
    format: 2,
    tjek: 'grundigt-tjek',
    edition: thorough.edition,
    role: 'forvaltning',
    answers: Object.fromEntries(statements.map(({ id }, index) => [id, index % 5])),
    notes: Object.fromEntries(statements.map(({ id }, index) => [id, note(index)])),
    choices: {},
    own: [],
    updated: '2026-11-05T09:30:00.000Z',
  };
  const page = await visit('tjek/grundigt-tjek/forvaltning/#resultat', {
    storage: { 'samarbejdstjek:v1:besvarelse:grundigt-tjek:forvaltning': JSON.stringify(response) },
  });
  await resultDrawn(page);
  const sheets = await pagesOfPdf(await page.pdf({ preferCSSPageSize: true }));
  for (const [index, { label }] of statements.entries()) {
    const sheet = sheets.find((text) => text.includes(`Start${index}.`)) ?? '';
    expect({ index, end: sheet.includes(`Slut${index}.`) }).toEqual({ index, end: true });
    expect(sheet.replace(/\s/g, '')).toContain(label.replace(/\s/g, ''));
  }
});
