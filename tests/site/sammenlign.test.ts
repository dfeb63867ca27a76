// Before and now: from an answered tjek to the comparison, two workshops with both roles, another edition, on the wall and on paper.
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import both from '../../content/ui/both.json';
import words from '../../content/ui/sammenlign.json';
import { encodeWorkshop, type Workshop } from '../../src/domain/workshop';
import * as edit from '../../src/domain/workshop-edit';
import type { Role } from '../../src/schemas/shared';
import { overflowOf, problemsInEveryWay } from '../helpers/page-checks';
import { greyProblems, layoutProblems, lettersOf, printed, qrCodesIn, squeezed } from '../helpers/paper';
import {
  fill,
  formPath,
  type Given,
  giveAnswers,
  part,
  radio,
  seeResult,
  storageKey,
  stored,
  test,
  texts,
  tjek,
} from '../helpers/tjek';
import { quick, workshopOf } from '../helpers/workshop';

const PATH = 'mine-tjek/sammenlign/';
const [FIRST, SECOND, THIRD] = tjek.statements;
if (!FIRST || !SECOND || !THIRD) throw new Error('the quick tjek has fewer than three statements');
/** As long as a name may be, with a word that cannot be broken. */
const LONG = `Skolechefens ${'a'.repeat(60)} og ledelsesgruppens besvarelse efter sommerferien`.slice(0, 120);

const shelf = (id: string, name: string, content: object) => ({
  [`samarbejdstjek:v1:gemt:${id}`]: JSON.stringify({
    format: 1,
    kind: 'besvarelse',
    name,
    saved: '2020-01-01T09:00:00.000Z',
    content,
  }),
});
const besvarelse = (role: Role, given: Given, updated: string, change: object = {}): object => ({
  ...JSON.parse(stored(role, given)[storageKey(role)] ?? ''),
  updated,
  ...change,
});

/** A workshop with so many of each role, who all answered as `given` says, one character for each statement. */
const workshop = (
  id: string,
  name: string,
  created: string,
  given: Partial<Record<Role, readonly string[]>>,
) => {
  const asked = quick.statements.map((udsagn) => udsagn.id);
  const made: Workshop = edit.withName(workshopOf(asked, { edition: quick.edition }), name);
  const responses = (['forvaltning', 'skoleledelse'] as const).flatMap((role) =>
    (given[role] ?? []).map((answers) => ({ role, answers })),
  );
  const full: Workshop = {
    ...made,
    id,
    created,
    responses: responses.map((response, n) => ({ ...response, id: n + 1, way: 'papir' })),
  };
  return { [`samarbejdstjek:v1:workshop:${id}`]: encodeWorkshop(full) };
};

const cardOf = (page: Page, label: string) =>
  part(page, words.statements.heading).getByRole('listitem').filter({ hasText: label });
/** What the card of a statement says of each role. */
const textOf = async (page: Page, label: string) => {
  const rows = await cardOf(page, label).locator('dl > div').allInnerTexts();
  return rows.map((row) => row.replace(/^(Forvaltning|Skoleledelse):?\s*/, '$1: ')).join(' ');
};
const cellsOf = async (page: Page, label: string, role: Role) =>
  (
    await page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: label, exact: true }) })
      .filter({ hasText: texts.roles[role] })
      .getByRole('cell')
      .allInnerTexts()
  ).slice(1);
const tablesOf = (page: Page) => page.locator('.st-compare-tables table').allTextContents();
/** What the device holds, but for the light or dark that Starlight notes. */
const kept = (page: Page) =>
  page.evaluate(() =>
    Object.fromEntries(Object.entries(localStorage).filter(([key]) => key !== 'starlight-theme')),
  );
const chosen = (page: Page) => page.getByRole('checkbox', { checked: true }).count();

describe('one role', () => {
  test('takes the tjek again with the old answers on the shelf, and goes from its result to before and now', async ({
    visit,
  }) => {
    const before = besvarelse(
      'forvaltning',
      [1, 2, 0, 3, 3, 3, 3, 3, 'ved-ikke'],
      '2020-05-03T09:00:00.000Z',
    );
    const page = await visit(`${PATH}#tjek:hurtigt-tjek`, {
      storage: { [storageKey('forvaltning')]: JSON.stringify(before) },
    });
    await page.getByText(words.empty.one).waitFor();
    await page.getByRole('button', { name: fill(words.again.begin, { role: 'forvaltning' }) }).click();
    await page.waitForURL(`**/${formPath('forvaltning')}`);
    expect(await radio(page, 'forvaltning', 0, 1).isChecked()).toBe(false);
    await giveAnswers(page, 'forvaltning', [3, 2, 'ved-ikke', 1]);
    await seeResult(page);
    await page.getByRole('link', { name: words.link }).click();

    await part(page, words.key.heading).getByText('3. maj 2020').waitFor();
    expect(await textOf(page, FIRST.label)).toContain('Forvaltning: 2 trin op, fra 1 til 3');
    expect(await textOf(page, SECOND.label)).toContain('Forvaltning: uændret, stadig 2');
    // 0 and »Ved ikke«: nothing lies between a level and what is none.
    expect(await textOf(page, THIRD.label)).toContain(`Forvaltning: ${words.change.one}`);
    expect(await cardOf(page, THIRD.label).locator('.st-mark-f').count()).toBe(1);
    await page.getByText(words.tables.show).click();
    expect(await cellsOf(page, THIRD.label, 'forvaltning')).toEqual([
      '0',
      texts.nonAnswers['ved-ikke'],
      words.marks['not-here'],
    ]);
    // (1 + 2 + 0) of 12, then (3 + 2) of 8: not of the same statements.
    expect(await cellsOf(page, texts.elements.data.name, 'forvaltning')).toEqual([
      `25 (${texts.bands['mest-at-hente']})`,
      `63 (${texts.bands['paa-vej']})`,
      words.tables.no,
    ]);
    await page.getByText(fill(words.notes.notSame, { lines: 'Data (forvaltning)' })).waitFor();

    expect(await page.locator('[data-compare]').innerHTML()).not.toMatch(/NaN|undefined/);

    // The code on paper opens the same on another device, which keeps what it has.
    const paper = await printed(page, 'own');
    const [link = ''] = await qrCodesIn(paper, [paper.pages.length]);
    const storage = stored('skoleledelse', [2, 2]);
    const elsewhere = await visit(link, { storage, viewport: { width: 390, height: 844 } });
    await elsewhere.getByText(words.elsewhere.opened).waitFor();
    expect(await tablesOf(elsewhere)).toEqual(await tablesOf(page));
    expect(await chosen(elsewhere)).toBe(0);
    await elsewhere.evaluate(() => {
      location.hash = location.hash.slice(0, -3);
    });
    await elsewhere.getByText(words.elsewhere.problems.cut).waitFor();
    await elsewhere.getByText(words.empty.one).waitFor();
    expect(await kept(elsewhere)).toEqual(storage);

    // A copy of each lies beside one's own with its day, once.
    const { keep, kept: said, copyName, toOwn } = words.elsewhere;
    await elsewhere.goto(link);
    await elsewhere.getByRole('button', { name: keep }).click();
    await elsewhere.getByText(said.shelf).waitFor();
    expect(await problemsInEveryWay(elsewhere)).toEqual([]);
    expect(await overflowOf(elsewhere)).toEqual([]);
    const after = await kept(elsewhere);
    expect(after).toMatchObject(storage);
    await elsewhere.getByRole('link', { name: toOwn }).click();
    const copies = elsewhere.getByRole('checkbox', { name: copyName });
    await copies.nth(1).waitFor();
    expect(await copies.count()).toBe(2);
    await elsewhere.getByRole('checkbox', { name: '3. maj 2020' }).waitFor();
    await elsewhere.goto(link);
    await elsewhere.getByRole('button', { name: keep }).click();
    await elsewhere.getByText(said['already-shelf']).waitFor();
    expect(await kept(elsewhere)).toEqual(after);

    // What is chosen stands in the address.
    await page.getByRole('checkbox').first().uncheck();
    await page.getByText(words.choose.tooFew).waitFor();
    await page.reload();
    await page.getByText(words.choose.tooFew).waitFor();
    expect(await chosen(page)).toBe(1);
  });

  test('of two editions only what both have counts, and of one day nothing is drawn between two', async ({
    visit,
  }) => {
    const [, ...later] = tjek.statements.map(({ id }) => id);
    const old = {
      edition: '0. udgave',
      answers: { ...Object.fromEntries(later.map((id) => [id, 1])), 'et-gammelt-udsagn': 4 },
    };
    const page = await visit(PATH, {
      storage: {
        ...shelf('g1', 'Gammel', besvarelse('skoleledelse', [], '2020-05-03T09:00:00.000Z', old)),
        ...shelf('g2', 'Anna', besvarelse('skoleledelse', [4, 2, 2, 2], '2021-05-03T09:00:00.000Z')),
        ...shelf('g3', LONG, besvarelse('skoleledelse', [0, 1, 1, 1], '2021-05-03T12:00:00.000Z')),
      },
    });
    // The two latest of different days.
    await page.getByText(fill(words.notes.editions, { n: 8, total: 9 })).waitFor();
    await part(page, words.key.heading).getByRole('listitem').filter({ hasText: FIRST.label }).waitFor();
    await page.getByText(words.notes.unknownOne).waitFor();
    expect(await cardOf(page, FIRST.label).count()).toBe(0);
    expect(await textOf(page, SECOND.label)).toContain('Skoleledelse: uændret, stadig 1');

    await page.getByRole('checkbox', { name: 'Anna' }).check();
    await page.getByRole('checkbox', { name: 'Gammel' }).uncheck();
    await page.getByText(words.notes.nothing).waitFor();
    await page
      .getByText(fill(words.notes.sameDay, { names: `»Anna« og »${LONG}«`, role: 'skoleledelse' }))
      .waitFor();
    expect(await page.getByRole('heading', { name: words.elements.heading }).count()).toBe(0);
  });
});

test('two workshops show both roles, by change too, but no role of fewer than three; on the wall, for all readers and on paper', async ({
  visit,
}) => {
  const page = await visit(`${PATH}#workshop:w1,workshop:w2`, {
    storage: {
      ...workshop('w1', LONG, '2020-03-10T09:00:00.000Z', {
        forvaltning: ['122222222', '122222222', '222222222'],
        skoleledelse: ['444444444', '434444444', '4v44i444-'.padEnd(9, '-')],
      }),
      ...workshop('w2', 'Efterår', '2021-03-10T09:00:00.000Z', {
        forvaltning: ['222222222', '322222222', '222222222'],
        skoleledelse: ['124444444', '124444444', '124444444'],
      }),
      ...workshop('w3', 'To mødte op', '2022-03-10T09:00:00.000Z', {
        forvaltning: ['000000000', '111111111'],
        skoleledelse: ['444444444', '444444444', '444444444'],
      }),
    },
  });
  await cardOf(page, FIRST.label).waitFor();
  // 4/3 and 7/3; 4 and 1. (4 + 3) / 2 and 2.
  expect(await textOf(page, FIRST.label)).toMatch(
    /Forvaltning: 1 trin op, fra 1,33 til 2,33 Skoleledelse: 3 trin ned, fra 4 til 1/,
  );
  expect(await textOf(page, SECOND.label)).toContain('Skoleledelse: 1½ trin ned, fra 3,5 til 2');
  const order = async () =>
    (await part(page, words.statements.heading).getByRole('heading', { level: 3 }).allInnerTexts()).map(
      (text) => text.trim(),
    );
  expect(await order()).toEqual(tjek.statements.map(({ label }) => label));
  await page.getByRole('radio', { name: words.statements.sortTjek }).focus();
  await page.keyboard.press('ArrowRight');
  expect((await order()).slice(0, 2)).toEqual([FIRST.label, SECOND.label]);

  await page.getByRole('checkbox', { name: 'To mødte op' }).check();
  await page.getByText(words.notes.small).waitFor();
  await page.getByText(words.tables.show).click();
  expect(await cellsOf(page, FIRST.label, 'forvaltning')).toEqual([
    '1,33',
    '2,33',
    words.marks.small,
    '1 trin op',
  ]);
  expect(await cellsOf(page, texts.elements.data.name, 'forvaltning')).toEqual([
    `44 (${texts.bands['paa-vej']})`,
    `53 (${texts.bands['paa-vej']})`,
    `13 (${texts.bands['mest-at-hente']})`,
    words.tables.yes,
  ]);

  await page.getByRole('button', { name: words.statements.wall }).click();
  const wall = page.getByRole('dialog', { name: words.title });
  const small = await wall
    .locator('h3, dt, dd, .st-slope-role, .st-slope-score, .st-slope-column')
    .evaluateAll((all) =>
      all
        .map((text) => {
          const drawing = text instanceof SVGElement ? text.ownerSVGElement : undefined;
          const scale = drawing ? drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width : 1;
          return Number.parseFloat(getComputedStyle(text).fontSize) * scale;
        })
        .filter((size) => size < innerHeight / 24 - 0.1),
    );
  expect(small).toEqual([]);
  await page.keyboard.press('Escape');
  await wall.waitFor({ state: 'hidden' });

  const letter = await printed(page, 'Letter');
  expect(layoutProblems(letter, 'Letter')).toEqual([]);
  expect(await greyProblems(letter)).toEqual([]);
  const sheets = letter.pages;
  expect(sheets.length).toBeLessThanOrEqual(5);
  for (const { label } of tjek.statements) {
    // The name of the statement and what its line says are on one sheet, in the picture and in the table.
    const told = sheets.filter((sheet) => sheet.includes(squeezed(label)));
    expect(told.length, label).toBeGreaterThanOrEqual(2);
  }
  expect(sheets.join('')).toContain(squeezed(words.tables.statements));
  expect(sheets.join('')).toContain(squeezed(texts.result.talkQuestion));
  expect(sheets.join('')).toContain(squeezed(words.elsewhere.none.workshop));
  expect(sheets.join('')).not.toContain(squeezed(words.choose.heading));
  expect(sheets.join('')).not.toContain(squeezed(both.wall));

  expect(await problemsInEveryWay(page)).toEqual([]);
  expect(await overflowOf(page)).toEqual([]);
});

test('notes of then and now are folded on the screen, whole on paper, and not in the link', async ({
  visit,
}) => {
  const LINE = 'Vi fik ikke talt om det, der er svært.';
  const long = `${LINE} ${'Møderne blev aflyst, og vi nåede det ikke. '.repeat(45)}Slut.`.slice(0, 2000);
  const own = [{ id: 'egen-1', text: 'Vi taler om trivsel hver måned', answer: 1, note: 'Det glipper' }];
  const storage = {
    ...shelf(
      'a1',
      '',
      besvarelse('forvaltning', [1, 2, 2], '2025-05-03T09:00:00.000Z', {
        format: 2,
        notes: { [FIRST.id]: long },
        own,
      }),
    ),
    ...shelf(
      'a2',
      '',
      besvarelse('forvaltning', [3, 2, 2], '2026-05-03T09:00:00.000Z', {
        notes: { [FIRST.id]: '<b>Nu</b> mødes vi' },
      }),
    ),
  };
  const page = await visit(PATH, { storage });
  const notes = part(page, words.written.heading);
  expect(await notes.getByText(LINE).isVisible()).toBe(false);
  await notes.getByText(words.written.show).press('Enter');
  await notes.getByText('3. maj 2026 (2), Forvaltning, I høj grad: <b>Nu</b> mødes vi').waitFor();
  await notes.getByText('Vi taler om trivsel hver måned').waitFor();
  await notes.getByText(words.written.show).press('Enter');

  const print = await printed(page, 'own');
  const all = print.pages.join('');
  for (const text of [long, '<b>Nu</b> mødes vi', 'Vi taler om trivsel hver måned', 'Det glipper'])
    expect(all).toContain(squeezed(text));
  expect(layoutProblems(print, 'A4')).toEqual([]);
  expect(lettersOf(await printed(page, 'Letter'))).toBe(lettersOf(print));
  await notes.getByText(words.written.show).press('Enter');
  expect(await problemsInEveryWay(page)).toEqual([]);

  const [link = ''] = await qrCodesIn(print, [print.pages.length]);
  const elsewhere = await visit(link);
  await elsewhere.getByText(words.elsewhere.opened).waitFor();
  expect(await elsewhere.getByText(words.written.heading).count()).toBe(0);
});
