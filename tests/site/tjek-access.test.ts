// The form and the result for everybody: by keyboard alone, by ear, on a phone, in light, in dark and on paper.
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Role } from '../../src/schemas/shared';
import { problemsInEveryWay } from '../helpers/page-checks';
import {
  counter,
  ELEMENTS,
  focused,
  formPath,
  type Given,
  giveAnswers,
  kept,
  NOTHING_YET,
  note,
  part,
  ROLES,
  radio,
  resultDrawn,
  scoreOf,
  seeResult,
  stored,
  test,
  texts,
  tjek,
  udsagn,
} from '../helpers/tjek';

const FORM = formPath('forvaltning');
const MIXED: Given = [0, 2, 4, 1, 'ikke-relevant', 1, 3, 4, 'ved-ikke'];
const NOTE = 'Vi bygger det på de to seneste dialogmøder.';

/** Where the focus is shown, and whether the reader can see it: what has it, how it is marked, and what lies on top. */
const focusOf = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const shown = element.matches('input[type=radio]') ? (element.closest('label') ?? element) : element;
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    const onTop = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return {
      name: `${element.tagName} ${element.id || element.textContent?.trim().slice(0, 40)}`,
      inPage: element !== document.body,
      marked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      uncovered: onTop !== null && (shown.contains(onTop) || onTop.contains(shown)),
    };
  });

/** Presses Tab until the focus is where it should be; every stop on the way must be seen. */
async function tabTo(page: Page, target: Locator, key = 'Tab') {
  for (let stops = 0; stops < 80; stops += 1) {
    await page.keyboard.press(key);
    const { name, ...seen } = await focusOf(page);
    expect({ name, ...seen }).toEqual({ name, inPage: true, marked: true, uncovered: true });
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('the keyboard does not get there');
}

/** Takes the skip link, as one does on a page whose menu one knows. */
async function skipToContent(page: Page) {
  await tabTo(page, page.getByRole('link', { name: 'Gå til indhold' }));
  await page.keyboard.press('Enter');
}

/** Answers with Space and the arrow keys: Space takes the first, an arrow the next, and up from the first is the last. */
async function answerByKey(page: Page, role: Role, index: number, answer: Given[number]) {
  await tabTo(page, radio(page, role, index, 0));
  await page.keyboard.press('Space');
  const steps = answer === 'ved-ikke' ? -1 : answer === 'ikke-relevant' ? -2 : Number(answer);
  for (let step = 0; step < Math.abs(steps); step += 1)
    await page.keyboard.press(steps < 0 ? 'ArrowUp' : 'ArrowDown');
}

describe('by keyboard alone', () => {
  test('a reader gets from the front page to the result, and back', { timeout: 60_000 }, async ({
    visit,
  }) => {
    const role = 'forvaltning';
    const page = await visit('');
    await skipToContent(page);
    await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Tag et tjek' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Hurtigt tjek', level: 1 }).waitFor();
    await skipToContent(page);
    await tabTo(
      page,
      page.getByRole('main').getByRole('link', { name: new RegExp(`^${texts.roles[role]}`) }),
    );
    await page.keyboard.press('Enter');
    await page.getByText(`Svar som ${role}`, { exact: true }).waitFor();
    await skipToContent(page);
    for (const [index, answer] of MIXED.entries()) {
      await answerByKey(page, role, index, answer);
      if (index === 0) {
        await tabTo(page, note(page, 0));
        await page.keyboard.type(NOTE);
      }
    }
    expect(await counter(page).innerText()).toBe(kept(9));
    await tabTo(page, page.getByRole('link', { name: 'Se resultatet' }));
    await page.keyboard.press('Enter');
    await resultDrawn(page);
    await expect.poll(() => focused(page)).toBe('h2 Jeres resultat');
    for (const element of ELEMENTS)
      await part(page, 'Profilen')
        .getByText(`${scoreOf(element, MIXED)?.score} af 100`)
        .waitFor();
    await part(page, 'Svarene').getByText(NOTE).waitFor();

    // Every control of the result is reached, and the last one leads on to the foot of the page.
    await tabTo(
      page,
      page.getByRole('contentinfo').or(page.locator('footer')).getByRole('link', { name: 'Om', exact: true }),
    );
    await page.goBack();
    await expect.poll(() => udsagn(page, role, 0).isVisible()).toBe(true);
    await expect
      .poll(() => radio(page, role, 0, 0).evaluate((input) => input === document.activeElement))
      .toBe(true);
  });

  test('the skip link leads to the content of the form and of the result, and stays there', async ({
    visit,
  }) => {
    const page = await visit(FORM);
    await skipToContent(page);
    await tabTo(page, page.getByRole('link', { name: 'Svar i stedet som skoleledelse' }));
    await seeResult(page);
    await tabTo(page, page.getByRole('link', { name: 'Gå til indhold' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Udskriv' }).first());
    expect(await part(page, 'Profilen').isVisible()).toBe(true);
  });
});

describe('by ear', () => {
  test.for(ROLES)('every field of the %s form says what it is about', async (role, { visit }) => {
    const page = await visit(formPath(role));
    for (const [index, { label, prompts }] of tjek.statements.entries()) {
      const statement = udsagn(page, role, index);
      expect(await statement.getByRole('radio').count()).toBe(7);
      expect(await note(page, index).count()).toBe(1);
      await statement.getByText(`${texts.form.more} : ${label}`).click();
      await statement.getByText(prompts[0] ?? '').waitFor();
      await radio(page, role, index, 2).check();
      await statement.getByRole('button', { name: `Fjern svaret , ${label}`, exact: true }).waitFor();
    }
    expect(await page.getByRole('group').count()).toBeGreaterThanOrEqual(9);
  });

  test('progress is told politely, and nothing is an alert while all is well', async ({ visit }) => {
    const page = await visit(FORM);
    expect(await counter(page).innerText()).toBe(NOTHING_YET);
    await radio(page, 'forvaltning', 3, 'ved-ikke').check();
    await expect.poll(() => counter(page).innerText()).toBe(kept(1));
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});

/** Opens everything that can be opened. */
const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

/** The reader's way through the tjek, with a stop in each state that the page can be in. */
async function throughAllStates(page: Page, look: (state: string) => Promise<void>) {
  await counter(page).waitFor();
  await look('empty form');
  await giveAnswers(page, 'forvaltning', MIXED);
  await note(page, 0).fill(NOTE);
  await page.getByRole('button', { name: 'Svar forfra' }).click();
  await unfold(page);
  await look('answered form');
  await seeResult(page);
  await page.getByRole('button', { name: /^Vælg/ }).first().click();
  await page
    .getByRole('button', { name: /^Læg til side/ })
    .first()
    .click();
  await unfold(page);
  await look('result');
}

test('axe has nothing to say, in light or dark, on paper or on a phone, and nothing scrolls sideways', {
  timeout: 60_000,
}, async ({ visit }) => {
  const page = await visit(FORM);
  await throughAllStates(page, async (state) => {
    expect({ state, problems: await problemsInEveryWay(page) }).toEqual({ state, problems: [] });
  });
});

/** Controls that a finger misses: smaller than 44 by 44, links in running text excepted. */
const tooSmall = (page: Page) =>
  page.locator('.st-tjek').evaluate((root) =>
    [...root.querySelectorAll('a, button, input, textarea, summary')]
      .filter((control) => control.checkVisibility())
      .filter((control) => !(control.matches('a') && control.closest('.st-why, .st-more, .st-hint')))
      .map((control) =>
        control.matches('[type=radio], [type=checkbox]') ? (control.closest('label') ?? control) : control,
      )
      .map((target) => ({ target, box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 44 || box.height < 44)
      .map(({ target, box }) => `${target.textContent?.trim()}: ${box.width} x ${box.height}`),
  );

/** How far the page can be pushed sideways. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    scrollTo({ left: 1000, behavior: 'instant' });
    return Math.max(scrollX, document.documentElement.scrollWidth - innerWidth);
  });

/** Where the statements stand on the page, and how much has moved without the reader's doing. */
const standing = (page: Page) =>
  page.evaluate(() => ({
    edges: [...document.querySelectorAll('fieldset')].map((fieldset) => {
      const { top, bottom } = fieldset.getBoundingClientRect();
      return [top + scrollY, bottom + scrollY];
    }),
    shifted: (performance as Performance & { shifted?: number }).shifted,
  }));

function recordShifts() {
  const record = performance as Performance & { shifted?: number };
  record.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[])
      if (!entry.hadRecentInput) record.shifted = (record.shifted ?? 0) + entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

describe('on a small screen', () => {
  test.for([390, 320])('%i pixels wide, everything fits and can be hit', async (width, { visit }) => {
    const page = await visit(FORM, { viewport: { width, height: 700 }, hasTouch: true });
    await throughAllStates(page, async (state) => {
      expect({ state, small: await tooSmall(page), sideways: await sideways(page) }).toEqual({
        state,
        small: [],
        sideways: 0,
      });
    });
  });

  test.for([390, 1280])(
    '%i pixels wide, the marks of the answers can be compared down the page',
    async (width, { visit }) => {
      const page = await visit(`${FORM}#resultat`, {
        viewport: { width, height: 700 },
        storage: stored('forvaltning', MIXED),
      });
      await resultDrawn(page);
      const scales = await part(page, 'Svarene')
        .locator('li svg.st-scale')
        .evaluateAll((pictures) =>
          pictures.map(
            (picture) => `${picture.getBoundingClientRect().x} + ${picture.getBoundingClientRect().width}`,
          ),
        );
      expect(scales.length).toBe(9);
      expect(new Set(scales).size).toBe(1);
    },
  );

  test.for([320, 390, 1280])(
    '%i pixels wide, the page stands still while one answers',
    async (width, { visit }) => {
      const page = await visit(FORM, { viewport: { width, height: 700 }, before: recordShifts });
      await counter(page).waitFor();
      await page.evaluate(() => document.fonts.ready);
      const before = await standing(page);
      await giveAnswers(page, 'forvaltning', MIXED);
      expect(await standing(page)).toEqual(before);
    },
  );
});
