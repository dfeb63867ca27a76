// Both roles side by side: who is missing, where they differ, what they agree on, what is suggested, on the wall and on paper.
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import both from '../../content/ui/both.json';
import type { Role } from '../../src/schemas/shared';
import { overflowOf, problemsInEveryWay } from '../helpers/page-checks';
import { sheetsOf, squeeze } from '../helpers/sheets';
import {
  all,
  fill,
  fokuspunkt,
  formPath,
  type Given,
  part,
  ROLES,
  radio,
  stored,
  test,
  texts,
  tjek,
} from '../helpers/tjek';

const PATH = 'tjek/hurtigt-tjek/begge/';
const [FIRST, SECOND, THIRD] = tjek.statements;
if (!FIRST || !SECOND || !THIRD) throw new Error('the quick tjek has fewer than three statements');

const twoRoles = (forvaltning: Given, skoleledelse: Given, notes: Record<string, string> = {}) => ({
  storage: { ...stored('forvaltning', forvaltning, { notes }), ...stored('skoleledelse', skoleledelse) },
});
const drawn = (page: Page) => page.getByRole('heading', { name: both.profile }).waitFor();
/** All at 3, the first at another level. */
const butFirst = (level: 0 | 1 | 2 | 3 | 4): Given =>
  all(3).map((answer, index) => (index === 0 ? level : answer));

describe('before both have answered', () => {
  test('the page says so, and leads to both forms, also without JavaScript', async ({ visit }) => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await visit(PATH, { javaScriptEnabled });
      await page.getByText(both.onePerson).waitFor();
      for (const role of ROLES)
        await page
          .getByRole('link', { name: fill(both.answer, { role: texts.roles[role].toLowerCase() }) })
          .waitFor();
    }
  });

  test.for(ROLES)('it says that the other is missing when only %s has answered', async (role, { visit }) => {
    const other: Role = role === 'forvaltning' ? 'skoleledelse' : 'forvaltning';
    const page = await visit(PATH, { storage: stored(role, all(2)) });
    await page.getByText(fill(both.missing, { role: both.definite[other] })).waitFor();
    await page
      .getByRole('link', { name: fill(both.answer, { role: texts.roles[other].toLowerCase() }) })
      .click();
    await page.waitForURL(`**/${formPath(other)}`);
  });

  test('the picture comes as soon as the other has answered in another tab', async ({ visit }) => {
    const page = await visit(PATH, { storage: stored('forvaltning', all(2)) });
    await page.getByText(fill(both.missing, { role: both.definite.skoleledelse })).waitFor();
    const tab = await page.context().newPage();
    await tab.goto(new URL(formPath('skoleledelse'), page.url().replace(PATH, '')).href);
    await radio(tab, 'skoleledelse', 0, 4).check();
    await drawn(page);
  });
});

describe('when both have answered', () => {
  test('each role has its own score, and the widest gap comes first, with both answers, notes and a question', async ({
    visit,
  }) => {
    const page = await visit(PATH, twoRoles(butFirst(4), butFirst(1), { [FIRST.id]: 'To <b>møder</b> 😀' }));
    await drawn(page);
    const profile = part(page, both.profile).getByRole('listitem').first();
    // (4 + 3 + 3) and (1 + 3 + 3) of 12, and what lies midway between 83 and 58, a half going up.
    expect((await profile.innerText()).replace(/\s+/g, ' ')).toMatch(
      /Forvaltning .*83 af 100.*Skoleledelse .*58 af 100/,
    );
    await profile.getByText(fill(both.common, { score: 71 })).waitFor();

    const items = part(page, both.talk).getByRole('list').first().locator('> li');
    expect(await items.count()).toBe(1);
    const text = (await items.first().innerText()).replace(/\s+/g, ' ');
    expect(text).toContain(FIRST.label);
    expect(text).toContain(
      `Forvaltning ${texts.levels[4]} To <b>møder</b> 😀 Skoleledelse ${texts.levels[1]}`,
    );
    expect(text).toContain(
      `${fill(both.gapMany, { n: 3 })}. ${both.ask} ${texts.result.talkQuestion} ${FIRST.prompts[0]}`,
    );
  });

  test('a gap suggests what need would not, and says so; equal answers suggest nothing', async ({
    visit,
  }) => {
    // Mean 3, need 0.25, gap 2.
    const page = await visit(PATH, twoRoles(butFirst(4), butFirst(2)));
    await drawn(page);
    const cards = part(page, both.suggested).getByRole('listitem');
    expect(await cards.count()).toBe(1);
    await cards.getByRole('link', { name: fokuspunkt(FIRST.fokuspunkt).title }).waitFor();
    await cards.getByText(both.byGap, { exact: true }).waitFor();
    await cards.getByText(both.why).click();
    await cards.getByText(fill(both.arithmetic, { mean: '3', need: '0,25' })).waitFor();
    await cards.getByText(fill(both.arithmeticGap, { gap: 2 })).waitFor();

    const agreed = await visit(PATH, twoRoles(all(3), all(3)));
    await drawn(agreed);
    await agreed.getByText(both.suggestedNone).waitFor();
    await agreed.getByText(both.talkNone).waitFor();
    expect(await part(agreed, both.bothStrong).getByRole('listitem').count()).toBe(9);
    await part(agreed, both.bothWeak).getByText(both.bothWeakNone).waitFor();
  });

  test('a suggested fokuspunkt is taken along into the plan, which stands there', async ({ visit }) => {
    const page = await visit(PATH, twoRoles(butFirst(4), butFirst(2)));
    await drawn(page);
    const { title } = fokuspunkt(FIRST.fokuspunkt);
    await page.getByRole('button', { name: `${both.take} : ${title}` }).click();
    await page.getByText(both.taken).waitFor();
    await page.getByRole('link', { name: both.toPlan }).click();
    await page.waitForURL('**/plan/');
    await page.getByRole('heading', { name: title }).waitFor();
  });

  test('roles that change places mirror the result', async ({ visit }) => {
    const [one, other]: [Given, Given] = [
      [0, 1, 2, 3, 4, 0, 1, 2, 3],
      [4, 4, 1, 1, 'ved-ikke', 2, 2, 'ikke-relevant', 0],
    ];
    const read = async (page: Page) => {
      await drawn(page);
      const scores = await part(page, both.profile).locator('.st-both-score').allInnerTexts();
      const gaps = await page.locator('.st-dumbbells > ol .st-scale-answer').allInnerTexts();
      const points = await part(page, both.suggested)
        .getByRole('listitem')
        .getByRole('heading')
        .allInnerTexts();
      return { scores: scores.map((text) => text.split('\n').slice(1).join(' ')), gaps, points };
    };
    const straight = await read(await visit(PATH, twoRoles(one, other)));
    const mirrored = await read(await visit(PATH, twoRoles(other, one)));
    expect(mirrored.scores).toEqual([1, 0, 3, 2, 5, 4].map((index) => straight.scores[index]));
    expect(mirrored.points).toEqual(straight.points);
    const swap = (text: string) =>
      text.replace(/Forvaltningen|Skoleledelsen/, (name) =>
        name === 'Forvaltningen' ? 'Skoleledelsen' : 'Forvaltningen',
      );
    expect(mirrored.gaps).toEqual(straight.gaps.map(swap));
  });

  test('the statements can be sorted by gap with the keyboard, and the table says the same', async ({
    visit,
  }) => {
    const page = await visit(PATH, twoRoles([3, 3, 4, 3, 3, 3, 3, 3, 3], [3, 2, 1, 3, 3, 3, 3, 3, 3]));
    await drawn(page);
    const labels = page.locator('.st-dumbbells > ol .st-scale-label');
    expect((await labels.allInnerTexts()).map((text) => text.trim())[0]).toBe(FIRST.label);
    await page.getByRole('radio', { name: both.sortElement }).focus();
    await page.keyboard.press('ArrowRight');
    expect((await labels.allInnerTexts()).slice(0, 2).map((text) => text.trim())).toEqual([
      THIRD.label,
      SECOND.label,
    ]);
    await page.getByText(both.table).click();
    const row = page.getByRole('row', { name: THIRD.label });
    expect((await row.getByRole('cell').allInnerTexts()).slice(1)).toEqual([
      '4',
      '1',
      fill(both.gapMany, { n: 3 }),
    ]);
  });

  test.for([
    [1280, 720],
    [1920, 1080],
    [3840, 2160],
  ] as const)(
    'on a wall of %i x %i its text is legible at eight metres',
    async ([width, height], { visit }) => {
      const page = await visit(PATH, { ...twoRoles(butFirst(4), butFirst(1)), viewport: { width, height } });
      await drawn(page);
      await page.getByRole('button', { name: both.wall }).click();
      const wall = page.getByRole('dialog', { name: both.picture });
      const small = await wall
        .locator('.st-scale-label, .st-scale-answer')
        .evaluateAll((texts) =>
          texts
            .map((text) => Number.parseFloat(getComputedStyle(text).fontSize))
            .filter((size) => size < innerHeight / 24 - 0.1),
        );
      expect(small).toEqual([]);
      expect(await overflowOf(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await wall.waitFor({ state: 'hidden' });
    },
  );

  test('axe finds nothing in any way, and nothing is too wide', async ({ visit }) => {
    const page = await visit(
      PATH,
      twoRoles([0, 1, 2, 3, 4, 0, 1, 2, 3], [4, 4, 1, 1, 'ved-ikke', 2, 2, 'ikke-relevant', 0]),
    );
    await drawn(page);
    for (const summary of await page.locator('main summary:visible').all()) await summary.click();
    expect(await problemsInEveryWay(page)).toEqual([]);
    expect(await overflowOf(page)).toEqual([]);
  });

  test('everything is on paper, each difference on one sheet', async ({ visit }) => {
    const page = await visit(
      PATH,
      twoRoles([0, 1, 2, 3, 4, 0, 1, 2, 3], [4, 4, 1, 1, 'ved-ikke', 2, 2, 3, 0]),
    );
    await drawn(page);
    const sheets = await sheetsOf(page);
    for (const { label } of tjek.statements)
      expect(sheets.some((sheet) => sheet.includes(squeeze(label)))).toBe(true);
    const first = sheets.find((sheet) => sheet.includes(squeeze(fill(both.gapMany, { n: 4 })))) ?? '';
    expect(first).toContain(squeeze(FIRST.prompts[0] ?? ''));
    expect(sheets.length).toBeLessThanOrEqual(5);
  });
});
