// The whole way: a quick tjek that becomes a thorough one, both roles, a plan, and the paper, as a municipality would go it.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import both from '../../content/ui/both.json';
import plan from '../../content/ui/plan.json';
import { sheetsOf, sheetWith } from '../helpers/sheets';
import {
  all,
  fill,
  formPath,
  giveAnswers,
  ROLES,
  resultDrawn,
  seeResult,
  stored,
  test,
  texts,
} from '../helpers/tjek';

/** Answers every statement of the open form that is not answered yet, with a level that goes round by its place. */
async function answerTheRest(page: Page, step: number): Promise<number> {
  const open = page.locator('fieldset[data-udsagn]:not([data-answered])');
  const count = await open.count();
  // The list grows shorter with each answer, so the first is always the next.
  for (let index = 0; index < count; index += 1)
    await open
      .first()
      .locator(`input[value="${(index * step) % 5}"]`)
      .check();
  return count;
}

test('with the mouse, from the quick tjek to a printed plan', { timeout: 90_000 }, async ({ visit }) => {
  const page = await visit('');
  await page.getByRole('main').getByRole('link', { name: 'Tag et tjek' }).click();
  await page.getByRole('link', { name: /^Forvaltning/ }).click();
  await giveAnswers(page, 'forvaltning', all(1));
  await seeResult(page);
  await page.getByRole('link', { name: /Grundigt tjek/ }).click();
  await page.getByRole('button', { name: texts.form.offerYes }).click();
  await page.getByText(fill(texts.form.progress, { answered: 9, total: 30 })).waitFor();
  expect(await answerTheRest(page, 1)).toBe(21);
  await seeResult(page);

  await page.getByRole('link', { name: texts.result.toBoth }).click();
  await page.getByRole('link', { name: 'Svar som skoleledelse' }).click();
  // The form counts only when it has come.
  await page.getByText(texts.form.nothingYet).waitFor();
  expect(await answerTheRest(page, 3)).toBe(30);
  await seeResult(page);
  await page.getByRole('link', { name: texts.result.toBoth }).click();
  await page.getByRole('heading', { name: both.talk, exact: true }).waitFor();
  expect(await page.locator('.st-dumbbells > ol > li').count()).toBe(30);

  const card = page.locator('.st-suggestion').first();
  const title = await card.getByRole('heading').innerText();
  await card.getByRole('button', { name: both.take }).click();
  await card.getByRole('link', { name: both.toPlan }).click();
  await page.getByRole('heading', { name: title }).waitFor();
  const goal = page.getByRole('textbox', { name: new RegExp(plan.fokus.fields.maal.label) }).first();
  await goal.fill('Vi ved begge før mødet, hvad det handler om.');
  await page.reload();
  expect(await goal.inputValue()).toBe('Vi ved begge før mødet, hvad det handler om.');
  const sheets = await sheetsOf(page);
  expect(sheetWith(sheets, title)).toBe(1);
  expect(sheetWith(sheets, 'Vi ved begge før mødet, hvad det handler om.')).toBeGreaterThan(0);
});

test('with the keyboard alone, from both roles to the plan', { timeout: 60_000 }, async ({ visit }) => {
  const page = await visit(`${formPath('skoleledelse')}#resultat`, {
    storage: Object.assign({}, ...ROLES.map((role, index) => stored(role, all(index === 0 ? 3 : 1)))),
  });
  await resultDrawn(page);
  /** Goes on with Tab to the next thing that says this, and says what it came by when there is none. */
  const tabTo = async (text: string) => {
    const passed: string[] = [];
    for (let step = 0; step < 120; step += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(
        () => document.activeElement?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
      );
      if (focused.includes(text)) return;
      passed.push(focused.slice(0, 40));
    }
    throw new Error(`»${text}« was not reached by way of ${passed.join(' | ')}`);
  };
  await tabTo(texts.result.toBoth);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: both.profile }).waitFor();
  await tabTo(both.take);
  await page.keyboard.press('Enter');
  await page.getByText(both.taken).waitFor();
  // The button has given its place to the link, and the keyboard is still there.
  await tabTo(both.toPlan);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/plan/');
  expect(await page.evaluate(() => localStorage.getItem('samarbejdstjek:v1:plan'))).toContain('"fokus":[{');
});
