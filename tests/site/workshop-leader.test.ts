// The facilitator's window: what is typed is kept letter by letter, agrees between windows, and can be put right, with the keyboard alone.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import codeWords from '../../content/ui/svarkode.json';
import shared from '../../content/ui/workshop.json';
import words from '../../content/ui/workshop-leder.json';
import { decodePlan } from '../../src/domain/plan';
import { encodeSvarkode } from '../../src/domain/svarkode';
import { decodeWorkshop, encodeWorkshop, type Workshop } from '../../src/domain/workshop';
import { axeViolations, overflowOf } from '../helpers/page-checks';
import { fill, fokuspunkt, test, texts, tjek, type VisitOptions } from '../helpers/tjek';
import { statusmoede } from '../helpers/workshop';

const KEY = 'samarbejdstjek:v1:workshop:w1';
const PLAN = 'samarbejdstjek:v1:plan';
const PAGE = 'workshop/leder/#w1';
const asked = tjek.statements.map(({ id }) => id);
const [first, second, third] = tjek.statements as [
  (typeof tjek.statements)[number],
  (typeof tjek.statements)[number],
  (typeof tjek.statements)[number],
];

const made: Workshop = statusmoede({
  ways: ['haender', 'papir'],
  room: { forvaltning: '4', skoleledelse: '6' },
});
const holding = (workshop: Workshop): VisitOptions => ({
  storage: { [KEY]: encodeWorkshop(workshop) },
  viewport: { width: 1280, height: 720 },
});

/** The workshop as it is stored now. */
async function stored(page: Page): Promise<Workshop> {
  const decoded = decodeWorkshop(await page.evaluate((key) => localStorage.getItem(key) ?? '', KEY));
  if (decoded.kind !== 'ok') throw new Error(decoded.reason);
  return decoded.workshop;
}

const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const count = (page: Page, role: 'forvaltning' | 'skoleledelse', level: number) =>
  field(page, fill(words.hands.name, { role: texts.roles[role], answer: texts.levels[level] ?? '' }));
const isAt = (page: Page, name: string) =>
  page.getByRole('heading', { name: `${words.now.heading}: ${name}`, exact: true }).waitFor();
const said = (page: Page, text: string) =>
  page.getByRole('status').getByText(text, { exact: true }).waitFor();

/** Goes to a step by the list of all. */
async function goTo(page: Page, kind: keyof typeof shared.steps, about: string) {
  const { name } = shared.steps[kind];
  const list = page.locator('details', { hasText: words.steps.heading });
  if ((await list.getAttribute('open')) === null) await list.locator('summary').click();
  await button(list, `${name} : ${about}`).click();
  await isAt(page, name);
}

describe('the keyboard alone', () => {
  test('goes through a statement and types the counts, which are kept as typed', async ({ visit }) => {
    const page = await visit(PAGE, {
      ...holding(made),
      prepare: (tab) => tab.clock.install({ time: new Date('2026-11-22T09:00:00.000Z') }),
    });
    const { keyboard } = page;
    await page.getByText(words.now.notBegun).waitFor();
    await button(page, words.move.begin).press('Enter');
    await isAt(page, shared.steps.velkommen.name);
    // A laptop that has slept shows the right time at once.
    await page.clock.fastForward(5 * 60_000);
    await said(page, words.clock.passed);
    await page.getByText(fill(words.head.behind, { n: 4 })).waitFor();
    for (const kind of ['ikke-eksamen', 'roller', 'spilleregler', 'deltag', 'laes', 'taenk'] as const) {
      await keyboard.press('PageDown');
      await isAt(page, shared.steps[kind].name);
    }
    await keyboard.press('PageUp');
    await isAt(page, shared.steps.laes.name);
    for (const wording of Object.values(first.wording)) await page.getByText(wording).first().waitFor();
    await page.getByText(first.signs.present).waitFor();
    await keyboard.press('PageDown');
    await isAt(page, shared.steps.taenk.name);

    await button(page, words.move.next).press('Enter');
    await isAt(page, shared.steps.svar.name);
    // The keyboard is in the first count, and Enter goes down the role.
    await expect
      .poll(() => count(page, 'forvaltning', 0).evaluate((field) => field === document.activeElement))
      .toBe(true);
    for (const typed of ['1', '-2', '900', 'to', '2,5']) {
      await keyboard.type(typed);
      await keyboard.press('Enter');
    }
    const problems = shared.countProblems;
    for (const [level, problem] of [
      [1, fill(problems.negative, { text: '-2' })],
      [2, fill(problems['too-many'], { text: '900', max: 500 })],
      [3, fill(problems['not-a-number'], { text: 'to' })],
      [4, fill(problems['not-whole'], { text: '2,5' })],
    ] as const) {
      await page.getByText(problem).waitFor();
      const wrong = count(page, 'forvaltning', level);
      expect(await wrong.getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator(`[id="${await wrong.getAttribute('aria-describedby')}"]`).innerText()).toBe(
        problem,
      );
    }
    await keyboard.type('nej');
    await page.reload();
    await isAt(page, shared.steps.svar.name);
    for (const [level, typed] of ['1', '-2', '900', 'to', '2,5'].entries())
      expect(await count(page, 'forvaltning', level).inputValue()).toBe(typed);
    expect(await field(page, 'Forvaltning: Ikke relevant hos os').inputValue()).toBe('nej');
    const { room } = shared;
    await said(page, `Forvaltning: ${fill(room.fewer, { given: 1, room: 4, n: 3 })}`);

    await count(page, 'forvaltning', 1).press('Control+a');
    for (const typed of ['3', '', '', '', '']) {
      if (typed) await keyboard.type(typed);
      else await keyboard.press('Delete');
      await keyboard.press('Enter');
    }
    await keyboard.press('Delete');
    await said(page, `Forvaltning: ${fill(room.fits, { given: 4, room: 4 })}`);
    await count(page, 'skoleledelse', 4).focus();
    await keyboard.type('7');
    await said(page, `Skoleledelse: ${fill(room.more, { given: 7, room: 6 })}`);
    // Page Down belongs to the field that is typed in; Enter in the last one leads to the way on.
    await keyboard.press('PageDown');
    await isAt(page, shared.steps.svar.name);
    await field(page, 'Skoleledelse: Ved ikke').press('Enter');
    await keyboard.press('Control+z');
    await said(page, words.head.undone);
    await expect.poll(() => count(page, 'skoleledelse', 4).inputValue()).toBe('');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(words.move.reveal);
    await keyboard.press('Enter');
    await isAt(page, shared.steps.vis.name);
    const { hands, step } = await stored(page);
    expect([hands, step]).toEqual([
      { [first.id]: { forvaltning: { '0': '1', '1': '3' }, skoleledelse: {} } },
      `${first.id}/vis`,
    ]);

    // What was counted wrong can be put right later.
    await page.getByText(words.hands.fix).press('Enter');
    await count(page, 'skoleledelse', 2).fill('6');
    await said(page, `Skoleledelse: ${fill(room.fits, { given: 6, room: 6 })}`);
    await button(page, words.move.skip).press('Enter');
    await isAt(page, shared.steps.laes.name);
    expect((await stored(page)).step).toBe(`${second.id}/laes`);
  });

  test('types forms of paper, one key for each statement, and puts them right', async ({ visit }) => {
    const page = await visit(PAGE, holding({ ...made, step: 'deltag' }));
    const { keyboard } = page;
    const { paper } = words;
    const typed = field(page, paper.field);
    await typed.focus();
    await keyboard.type('04x');
    await said(page, fill(paper.wrong, { text: 'x' }));
    await keyboard.press('Backspace');
    // The next key comes before the page has had time to draw what the last one did.
    await keyboard.type('iV ');
    await keyboard.press('Enter');
    expect(await typed.inputValue()).toBe('0iv--');
    await page.reload();
    expect(await typed.inputValue()).toBe('0iv--');
    await page
      .getByText(fill(paper.now, { n: 6, total: asked.length, label: tjek.statements[5]?.label ?? '' }))
      .waitFor();
    await typed.focus();
    await keyboard.press('End');
    // As fast as the keys can come: the statement left blank with Enter is not passed over.
    await keyboard.type('333\n\n');
    await said(page, paper.noRole);
    await keyboard.press('Backspace');
    await keyboard.type('3');
    await page.getByRole('radio', { name: texts.roles.skoleledelse }).check();
    await typed.press('Enter');
    await said(page, paper.saved);
    // The keyboard is where the next one is typed, of the same role.
    await keyboard.type('123412341');
    await keyboard.press('Enter');
    await said(page, fill(words.answersIn.came, { forvaltning: 0, skoleledelse: 2 }));
    const both = [
      { id: 1, way: 'papir', role: 'skoleledelse', answers: '0iv--3333' },
      { id: 2, way: 'papir', role: 'skoleledelse', answers: '123412341' },
    ];
    expect((await stored(page)).responses).toEqual(both);

    await page.getByText(words.answersIn.list).click();
    const item = (n: number) =>
      fill(words.answersIn.item, { n, role: texts.roles.skoleledelse, way: words.answersIn.ways.papir });
    await button(page, `${words.answersIn.fix} : ${item(1)}`).click();
    await expect.poll(() => typed.inputValue()).toBe('0iv--3333');
    await page.getByRole('radio', { name: texts.roles.forvaltning }).check();
    await button(page, paper.saveFix).click();
    await said(page, fill(words.answersIn.came, { forvaltning: 1, skoleledelse: 1 }));
    await button(page, `${words.answersIn.remove} : ${item(2)}`).click();
    await said(page, fill(words.answersIn.removed, { n: 2 }));
    await button(page, words.head.undo).click();
    expect((await stored(page)).responses).toEqual([{ ...both[0], role: 'forvaltning' }, both[1]]);
  });

  test('takes svarkoder in as fast as they are typed, and one step back takes one out', async ({ visit }) => {
    const page = await visit(PAGE, holding({ ...made, ways: ['enheder'], step: 'deltag' }));
    const coded = { id: 'hurtigt-tjek', number: 1, statements: asked };
    const code = (role: 'forvaltning' | 'skoleledelse', level: 0 | 1 | 2 | 3 | 4) =>
      encodeSvarkode(coded, role, { [first.id]: level, [third.id]: 'ved-ikke' });
    const typed = field(page, codeWords.entry.label);
    await typed.focus();
    await page.keyboard.type(`${code('forvaltning', 1)}\n${code('skoleledelse', 3).toLowerCase()}\n`);
    await said(page, fill(words.answersIn.came, { forvaltning: 1, skoleledelse: 1 }));
    const came = [
      { id: 1, way: 'enheder', role: 'forvaltning', answers: '1-v------' },
      { id: 2, way: 'enheder', role: 'skoleledelse', answers: '3-v------' },
    ];
    expect((await stored(page)).responses).toEqual(came);
    await page.keyboard.type(`${code('forvaltning', 1)}\n`);
    await page.getByText(codeWords.entry.taken).waitFor();
    await button(page, codeWords.entry.leave).click();
    expect((await stored(page)).responses).toEqual(came);
    await page.keyboard.type('gw5');
    await page.reload();
    expect(await typed.inputValue()).toBe('gw5');
    await typed.fill(code('forvaltning', 4));
    await typed.press('Enter');
    await said(page, fill(words.answersIn.came, { forvaltning: 2, skoleledelse: 1 }));
    await button(page, words.head.undo).click();
    await said(page, fill(words.answersIn.came, { forvaltning: 1, skoleledelse: 1 }));
    // No answer is shown before its time.
    await page.getByText(words.answersIn.list).click();
    expect(await page.locator('.st-panel-list').innerText()).not.toContain(texts.levels[3]);
  });
});

describe('what the group agrees on', () => {
  const low = { forvaltning: { '1': '4' }, skoleledelse: { '0': '6' } };
  const answered: Workshop = {
    ...made,
    step: `${first.id}/aftal`,
    hands: { [first.id]: low, [second.id]: low },
  };

  test('is written down, voted on, planned, and carried over into the plan', async ({ visit }) => {
    const page = await visit(PAGE, holding(answered));
    const { agreed, votes, plan, end, settings, steps } = words;
    await page.getByRole('radio', { name: shared.disagree }).check();
    await field(page, agreed.note).fill('Vi ser forskelligt på det.');
    await field(page, `${words.panel.note} : ${shared.steps.aftal.name}: ${first.label}`).fill('Kun til mig');

    await goTo(page, 'valg', steps.end);
    const [one, two] = [first, second].map((statement) => fokuspunkt(statement.fokuspunkt).title) as [
      string,
      string,
    ];
    const voted = (title: string) => field(page, fill(votes.countFor, { title }));
    await voted(one).pressSequentially('5');
    await voted(two).pressSequentially('5');
    await said(page, fill(votes.tie, { titles: `»${one}« og »${two}«`, n: 5 }));
    await voted(two).fill('mange');
    await page.getByText(fill(shared.countProblems['not-a-number'], { text: 'mange' })).waitFor();
    await voted(two).fill('3');
    const others = [third, tjek.statements[3]].map((statement) => statement?.fokuspunkt ?? '');
    for (const id of others) {
      await page.getByRole('combobox', { name: votes.add }).selectOption(id);
      await button(page, votes.addButton).click();
    }
    const choose = (title: string) =>
      page.getByRole('checkbox', { name: fill(votes.chooseOne, { title }), exact: true });
    for (const title of [one, two, fokuspunkt(others[0] ?? '').title]) await choose(title).check();
    await said(page, votes.full);
    await expect.poll(() => choose(fokuspunkt(others[1] ?? '').title).isDisabled()).toBe(true);
    await choose(two).uncheck();

    await button(page, words.move.next).click();
    await isAt(page, shared.steps.plan.name);
    await button(page, `${plan.use} : ${one}`).click();
    await field(page, `${plan.who} : ${one}`).fill('Skolechefen');
    await field(page, `${plan.when} : ${one}`).fill('1. december');
    await field(page, `${plan.stops} : ${one}`).fill('Mandagsmødet');
    await button(page, plan.carry).click();
    await said(page, fill(plan.carried.added, { title: one }));
    await button(page, plan.carry).click();
    await said(page, fill(plan.carried.same, { title: one }));
    const written = decodePlan((await page.evaluate((key) => localStorage.getItem(key), PLAN)) ?? '');
    expect(
      written.kind === 'ok' && written.plan.fokus.map(({ id, pause, tasks }) => [id, pause, tasks]),
    ).toEqual([
      [
        first.fokuspunkt,
        'Mandagsmødet',
        [{ id: 1, what: fokuspunkt(first.fokuspunkt).firstStep, who: 'Skolechefen', when: '1. december' }],
      ],
      [others[0], '', []],
    ]);

    await page.locator('summary', { hasText: settings.heading }).click();
    await page.getByRole('checkbox', { name: third.label, exact: true }).uncheck();
    await page.getByText(/^2 udsagn\. Hele workshoppen tager \d+ min\.$/).waitFor();
    await field(page, settings.name).fill('Nyt navn');
    await page.getByRole('heading', { level: 1, name: 'Nyt navn' }).waitFor();

    const before = await stored(page);
    expect(before.agreed[first.id]).toEqual({ answer: 'uenige', note: 'Vi ser forskelligt på det.' });
    expect(before.votes).toEqual({ [first.fokuspunkt]: '5', [second.fokuspunkt]: '3' });
    expect(before.taken).toEqual([first.id, second.id]);
    const closing = page.locator('.st-settings');
    await button(closing, end.clear).click();
    await button(closing, end.clearNo).click();
    await button(closing, end.clear).click();
    await button(closing, end.clearYes).click();
    await said(page, end.cleared);
    await page.getByText(words.now.notBegun).waitFor();
    expect(await stored(page)).toMatchObject({
      name: 'Nyt navn',
      taken: [first.id, second.id],
      notes: {},
      hands: {},
      agreed: {},
      votes: {},
      chosen: [],
      plan: [],
      step: '',
    });
    await page.keyboard.press('Enter');
    await isAt(page, shared.steps.plan.name);
    const { revision: _, updated: __, ...restored } = await stored(page);
    const { revision: ___, updated: ____, ...asBefore } = before;
    expect(restored).toEqual(asBefore);
  });
});

describe('two windows', () => {
  test('are in step through a reload, a closed window and a full storage, and lose no letter', async ({
    visit,
  }) => {
    const one = await visit(PAGE, holding({ ...made, step: `${first.id}/svar` }));
    const two = await one.context().newPage();
    await two.goto(one.url());
    await count(one, 'forvaltning', 2).fill('2');
    await expect.poll(() => count(two, 'forvaltning', 2).inputValue()).toBe('2');
    await count(two, 'skoleledelse', 0).fill('6');
    await expect.poll(() => count(one, 'skoleledelse', 0).inputValue()).toBe('6');
    expect(await count(one, 'forvaltning', 2).inputValue()).toBe('2');
    await one.reload();
    expect(await count(one, 'skoleledelse', 0).inputValue()).toBe('6');
    await two.close();

    await one.getByText(words.head.wallClosed).waitFor();
    const opened = one.waitForEvent('popup');
    await one.getByRole('link', { name: words.head.openWall }).click();
    const wall = await opened;
    await one.getByText(words.head.wallOpen).waitFor();
    expect(new URL(wall.url()).pathname + new URL(wall.url()).hash).toBe('/workshop/vaeg/#w1');
    await wall.keyboard.press('PageDown');
    await isAt(one, shared.steps.vis.name);
    // One window is enough: the same fields can be opened on the wall, but not what is for the facilitator alone.
    await wall.keyboard.press('p');
    await wall.getByText(words.hands.fix).click();
    expect(await count(wall, 'skoleledelse', 0).inputValue()).toBe('6');
    expect(await wall.getByText(words.panel.note).count()).toBe(0);
    await wall.close();
    await one.getByText(words.head.wallClosed).waitFor();

    // While somebody types, another window that goes on does not take the field away.
    await goTo(one, 'aftal', first.label);
    const note = field(one, words.agreed.note);
    await note.pressSequentially('Vi er');
    const three = await one.context().newPage();
    await three.goto(one.url());
    await goTo(three, 'laes', second.label);
    await one
      .getByText(fill(words.panel.held, { step: `${shared.steps.laes.name}: ${second.label}` }))
      .waitFor();
    await isAt(one, shared.steps.laes.name);
    await one.keyboard.type(' enige');
    expect(await note.inputValue()).toBe('Vi er enige');
    await button(one, words.panel.follow).click();
    await expect.poll(() => note.count()).toBe(0);
    await goTo(three, 'aftal', first.label);
    await note.press('Home');
    await one.keyboard.type('1');
    // Somebody writes in the same field in the other window: here the caret and the letters stay until the field is left.
    await field(three, words.agreed.note).fill('Andet');
    await one.keyboard.type('23 ');
    expect(await note.inputValue()).toBe('123 Vi er enige');
    await expect.poll(async () => (await stored(one)).agreed[first.id]?.note).toBe('123 Vi er enige');

    const fillUp = () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    };
    await one.evaluate(fillUp);
    await goTo(one, 'svar', first.label);
    await isAt(three, shared.steps.svar.name);
    await button(three, words.panel.follow).click();
    await count(one, 'forvaltning', 0).fill('1');
    await one.getByRole('alert').getByText(shared.notSaved).waitFor();
    expect(await one.getByText(words.head.saved).count()).toBe(0);
    // The other window has written nothing itself, and says what is true all the same.
    await three.getByRole('alert').getByText(shared.notSaved).waitFor();
    await three.evaluate(fillUp);
    await expect.poll(() => count(three, 'forvaltning', 0).inputValue()).toBe('1');
    await count(three, 'forvaltning', 1).fill('x1');
    await expect.poll(() => count(one, 'forvaltning', 1).inputValue()).toBe('x1');
    await three.close();
    const four = await one.context().newPage();
    await four.goto(one.url());
    await expect.poll(() => count(four, 'forvaltning', 1).inputValue()).toBe('x1');

    const arriving = one.waitForEvent('download');
    await button(one, shared.downloadRescue).click();
    const file = await arriving;
    expect(file.suggestedFilename()).toMatch(/^workshop-statusmoede-\d{4}-\d\d-\d\d\.json$/);
    const decoded = decodeWorkshop(await readFile(await file.path(), 'utf8'));
    expect(decoded).toMatchObject({
      kind: 'ok',
      workshop: {
        ...made,
        revision: expect.any(Number),
        updated: expect.any(String),
        clock: expect.any(Object),
        spent: expect.any(Number),
        step: `${first.id}/svar`,
        hands: {
          [first.id]: { forvaltning: { '0': '1', '1': 'x1', '2': '2' }, skoleledelse: { '0': '6' } },
        },
        agreed: { [first.id]: { answer: null, note: '123 Vi er enige' } },
      },
    });
  });
});

test('a second workshop opened beside it keeps to itself', async ({ visit }) => {
  const other = { ...made, id: 'w2', name: 'Den anden' };
  const OTHER = 'samarbejdstjek:v1:workshop:w2';
  const page = await visit(PAGE, {
    ...holding(made),
    storage: { [KEY]: encodeWorkshop(made), [OTHER]: encodeWorkshop(other) },
  });
  const beside = await page.context().newPage();
  await beside.goto(page.url().replace('#w1', '#w2'));
  await beside.getByRole('heading', { level: 1, name: 'Den anden' }).waitFor();
  await button(page, words.move.begin).click();
  await isAt(page, shared.steps.velkommen.name);
  await beside.getByText(words.now.notBegun).waitFor();
  expect(await page.evaluate((key) => localStorage.getItem(key), OTHER)).toBe(encodeWorkshop(other));
  await button(beside, words.move.begin).click();
  await isAt(beside, shared.steps.velkommen.name);
  await page.keyboard.press('PageDown');
  await isAt(page, shared.steps['ikke-eksamen'].name);
  await isAt(beside, shared.steps.velkommen.name);
});

describe('everybody can use it', () => {
  const low = { forvaltning: { '1': '4', '2': 'x' }, skoleledelse: { '0': '6' } };
  const full: Workshop = {
    ...made,
    ways: ['haender', 'enheder', 'papir'],
    hands: { [first.id]: low, [second.id]: low },
    responses: [{ id: 1, way: 'papir', role: 'forvaltning', answers: '0'.repeat(asked.length) }],
    paperDraft: { role: 'forvaltning', answers: '01', corrects: 0 },
    chosen: [first.fokuspunkt],
    votes: { [first.fokuspunkt]: '3', [second.fokuspunkt]: '3' },
  };

  test('each step is accessible in light and dark, and fits a telephone', async ({ visit }) => {
    const page = await visit(PAGE, holding({ ...full, step: 'deltag', clock: { left: -5000, since: '' } }));
    const open = () =>
      page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
    for (const [kind, about] of [
      ['deltag', words.steps.begin],
      ['svar', first.label],
      ['tal', first.label],
      ['valg', words.steps.end],
      ['plan', words.steps.end],
      ['tak', words.steps.end],
    ] as const) {
      await goTo(page, kind, about);
      await open();
      const theme = kind === 'svar' || kind === 'plan' ? 'dark' : 'light';
      await page.evaluate((name) => {
        document.documentElement.dataset['theme'] = name;
      }, theme);
      expect(await axeViolations(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await overflowOf(page)).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 720 });
    }
  });
});
