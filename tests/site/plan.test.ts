// The three pages of the plan: what is written is kept, agrees between tabs, can be copied and printed whole, and can be reached by all.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import words from '../../content/ui/plan.json';
import taken from '../../content/ui/tag-med.json';
import { overflowOf, problemsInEveryWay } from '../helpers/page-checks';
import { layoutProblems, type Paper, printed, squeezed } from '../helpers/paper';
import { all, fill, focused, fokuspunkt, stored, test } from '../helpers/tjek';

const KEY = 'samarbejdstjek:v1:plan';
const ASIDE = 'samarbejdstjek:v1:lagt-til-side:plan';
const PAGES = { fokus: 'plan/', indsatser: 'plan/indsatser/', moede: 'plan/statusmoede/' } as const;
const HARD = {
  emoji: 'Læsning \u{1F469}\u200D\u{1F3EB}\u{1F1E9}\u{1F1F0} går godt',
  'right to left': 'שלום עולם, (מה) 12 – og dansk',
  'like script': '<script>alert(1)</script><img src=x onerror=alert(2)>&amp;{n}',
  'with formatting': 'Punkt:\n\t• første\n\t• «anden»\n\n  indrykket',
  'without a space': 'Æ'.repeat(90),
};
const { common, fokus, indsatser, moede } = words;
const IDS = ['bag-om-resultaterne', 'ryd-op-i-indsatser', 'aabenhed-om-formaal', 'afstem-politisk'] as const;
const titleOf = (id: string) => fokuspunkt(id).title;

const read = (page: Page, key: string) => page.evaluate((name) => localStorage.getItem(name), key);
const box = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole('textbox', typeof name === 'string' ? { name, exact: true } : { name });
const field = (page: Page, label: string, title: string) => box(page, `${label} : ${title}`);
const state = (page: Page) => page.locator('.st-plan-state');
const expectState = (page: Page, text: string) => expect.poll(() => state(page).innerText()).toBe(text);
const button = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

/** Takes a fokuspunkt into the plan from the list of all. */
async function take(page: Page, id: string) {
  await page.getByRole('combobox', { name: fokus.takeAnother }).selectOption(id);
  await button(page, fokus.take).click();
}

async function addIndsats(page: Page, name: string) {
  await button(page, indsatser.add).click();
  await box(page, new RegExp(`^${indsatser.fields.name.label} : `))
    .filter({ visible: true })
    .fill(name);
}

/** The sheets of a page that is printed: on A4, or on letter paper without background graphics. */
async function print(page: Page, paper: Extract<Paper, 'A4' | 'Letter'>): Promise<readonly string[]> {
  const print = await printed(page, paper === 'A4' ? 'own' : paper);
  expect(layoutProblems(print, paper)).toEqual([]);
  return print.pages;
}
const sheetOf = (sheets: readonly string[], text: string) =>
  sheets.findIndex((sheet) => sheet.includes(squeezed(text))) + 1;

/** The reader's clipboard, which tests of their own cannot share. */
const recordClipboard = () => {
  Object.defineProperty(navigator, 'clipboard', {
    value: {
      writeText: async (text: string) => {
        (globalThis as { copied?: string }).copied = text;
      },
    },
  });
};
const openTake = (page: Page) => page.locator('summary', { hasText: taken.open }).click();
const copied = (page: Page) => page.evaluate(() => (globalThis as { copied?: string }).copied ?? '');

/** A plan as full as a long meeting makes it, written as it stands on readers' devices. */
function fullPlan(long: (name: string) => string) {
  const texts = (names: readonly string[], about: string) =>
    Object.fromEntries(names.map((name) => [name, long(`${about}${name}`)]));
  const plan = {
    format: 1,
    fokus: IDS.slice(0, 3).map((id, n) => ({
      id,
      ...texts(Object.keys(fokus.fields), `f${n}`),
      tasks: Array.from({ length: 10 }, (_, t) => ({
        id: t + 1,
        what: `Opgave${n}x${t} skal gøres grundigt og færdig inden næste møde`,
        who: `Rolle${n}x${t}`,
        when: `Dato${n}x${t}`,
      })),
    })),
    indsatser: {
      list: Array.from({ length: 20 }, (_, n) => ({
        id: n + 1,
        name: `Indsats${n}x`,
        since: `Siden${n}x`,
        involved: `Med${n}x lærere og pædagoger på alle årgange`,
        signs: `Tegn${n}x `.repeat(20).trim(),
        size: ['lidt', 'noget', 'meget', ''][n % 4],
        stage: ['udvikling', 'drift', ''][n % 3],
        decision: ['fortsaet', 'juster', 'luk-ned', 'i-drift', ''][n % 5],
      })),
      ...texts(Object.keys(indsatser.questions), 'q'),
    },
    moede: {
      preparedBy: 'Konsulenten',
      when: '12. november',
      present: 'Skolechef og skoleledelse',
      ...texts(['purpose', 'assessed', 'helps', 'before', 'agreed'], 'm'),
      results: Array.from({ length: 5 }, (_, n) => ({
        id: n + 1,
        text: `Resultat${n}x`,
        by: 'begge',
        ...texts(['behind', 'basis', 'next'], `r${n}`),
      })),
      withFokus: true,
      withIndsatser: true,
    },
    updated: '2026-11-05T09:30:00.000Z',
  };
  return { plan, storage: { [KEY]: JSON.stringify(plan) } };
}
const short = (name: string) => `${name} er skrevet her.`;

describe('the way into the plan', () => {
  test('goes from what was picked in a tjek, by the link in the result', async ({ visit }) => {
    const page = await visit('tjek/hurtigt-tjek/forvaltning/#resultat', {
      storage: stored('forvaltning', all(1), {
        choices: { [IDS[0]]: 'valgt', [IDS[1]]: 'valgt', [IDS[2]]: 'lagt-til-side' },
      }),
    });
    await page.getByRole('link', { name: 'Læg en plan' }).click();
    await page.getByText(fokus.pickedLead).waitFor();
    await button(page, fokus.takeAll).click();
    for (const id of [IDS[0], IDS[1]])
      await page
        .getByRole('article', { name: titleOf(id) })
        .getByText(fokuspunkt(id).firstStep)
        .waitFor();
    expect(await page.getByRole('article').count()).toBe(2);
    expect(await page.getByText(fokus.pickedLead).count()).toBe(0);
    await page
      .getByRole('article')
      .first()
      .getByRole('link', { name: titleOf(IDS[0]) })
      .click();
    await page.getByRole('heading', { level: 1, name: titleOf(IDS[0]) }).waitFor();
  });

  test('takes any fokuspunkt, three at most, and says so', async ({ visit }) => {
    const page = await visit(PAGES.fokus);
    await button(page, fokus.take).click();
    await page.getByRole('status').getByText(fokus.noneChosen).waitFor();
    for (const id of IDS.slice(0, 3)) await take(page, id);
    await expect.poll(() => page.getByRole('article').count()).toBe(3);
    await take(page, IDS[3]);
    await page.getByRole('status').getByText(fokus.full).waitFor();
    expect(await page.getByRole('article').count()).toBe(3);
    await button(page, `${fokus.remove} : ${titleOf(IDS[0])}`).click();
    await take(page, IDS[3]);
    await page.getByRole('article', { name: titleOf(IDS[3]) }).waitFor();
  });

  test('more picks than room are told, and none is taken unasked', async ({ visit }) => {
    const page = await visit(PAGES.fokus, {
      storage: stored('forvaltning', all(1), {
        choices: Object.fromEntries(IDS.map((id) => [id, 'valgt'])),
      }),
    });
    await page.getByText(fill(fokus.tooMany, { room: 3 })).waitFor();
    expect(await page.getByRole('article').count()).toBe(0);
    expect(await button(page, fokus.takeAll).count()).toBe(0);
  });
});

describe('what is written', () => {
  test('is there after a reload, on all three pages', async ({ visit }) => {
    const page = await visit(PAGES.fokus);
    await expectState(page, common.nothingYet);
    await take(page, IDS[0]);
    const title = titleOf(IDS[0]);
    for (const { label } of Object.values(fokus.fields))
      await field(page, label, title).fill(`Om ${label}\nog mere`);
    await button(page, `${fokus.addTask} : ${title}`).click();
    await box(page, `${fokus.task.what} : Linje 1, ${title}`).fill('Ringer før mødet');
    await expectState(page, common.saved);
    await page.reload();
    for (const { label } of Object.values(fokus.fields))
      expect(await field(page, label, title).inputValue()).toBe(`Om ${label}\nog mere`);
    expect(await box(page, `${fokus.task.what} : Linje 1, ${title}`).inputValue()).toBe('Ringer før mødet');

    await page.getByRole('link', { name: indsatser.nav, exact: true }).first().click();
    await addIndsats(page, 'Læsebånd');
    await page
      .getByRole('group', { name: `${indsatser.fields.size.label} : Læsebånd` })
      .getByText('Meget', { exact: true })
      .click();
    await page
      .getByRole('group', { name: /Hvad skal der ske/ })
      .getByText('Luk ned', { exact: true })
      .click();
    await box(page, indsatser.questions.pres.label).fill('To nye ledere.');
    await page.reload();
    const shelf = page.getByRole('region', { name: /^Luk ned/ });
    await shelf.getByText('Læsebånd').waitFor();
    await shelf.getByText('Meget').waitFor();
    expect(await box(page, indsatser.questions.pres.label).inputValue()).toBe('To nye ledere.');
    await page.getByText('I har skrevet 1 indsats.').waitFor();

    await page.getByRole('link', { name: moede.nav, exact: true }).first().click();
    await box(page, moede.fields.purpose.label).fill('Forstå læsningen.');
    await button(page, moede.addResult).click();
    await box(page, `${moede.resultText.label} : Resultat 1`).fill('Læsning på 4. årgang');
    await box(page, `${moede.ask.basis.label} : Resultat 1`).fill('Tre samtaler.');
    await page.reload();
    const agenda = page.locator('.st-agenda-shown .st-agenda');
    for (const text of ['Forstå læsningen.', 'Læsning på 4. årgang', 'Tre samtaler.', 'Læsebånd', title])
      await agenda.getByText(text).waitFor();
  });

  test('agrees in two tabs, and an old regret does not overwrite the other tab', async ({ visit }) => {
    const page = await visit(PAGES.fokus);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await take(page, IDS[0]);
    const title = titleOf(IDS[0]);
    const goal = (tab: Page) => field(tab, fokus.fields.maal.label, title);
    await goal(other).fill('Fra den anden fane');
    await expect.poll(() => goal(page).inputValue()).toBe('Fra den anden fane');
    await button(page, `${fokus.remove} : ${title}`).click();
    await expect.poll(() => other.getByRole('article').count()).toBe(0);
    await take(other, IDS[1]);
    await page.getByRole('article', { name: titleOf(IDS[1]) }).waitFor();
    expect(await button(page, common.undo).count()).toBe(0);
  });

  test('stays as typed, whatever it is', async ({ visit }) => {
    const text = Object.values(HARD).join('\n');
    const page = await visit(PAGES.fokus, { before: recordClipboard });
    await take(page, IDS[0]);
    const title = titleOf(IDS[0]);
    await field(page, fokus.fields.sammenhaeng.label, title).fill(text);
    await page.reload();
    expect(await field(page, fokus.fields.sammenhaeng.label, title).inputValue()).toBe(text);
    await openTake(page);
    await button(page, taken.copy).click();
    await button(page, taken.copied).waitFor();
    expect(await copied(page)).toContain(text);
    expect(await overflowOf(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    const onPaper = page.locator('.st-sheet .st-written');
    expect(await onPaper.evaluate((element) => element.textContent)).toBe(text);
    await page.goto(new URL('indsatser/', page.url()).href);
    await page.emulateMedia({ media: 'screen' });
    await addIndsats(page, HARD['without a space']);
    await box(page, new RegExp(`^${indsatser.fields.signs.label.replace('?', '\\?')}`)).fill(text);
    expect(await page.locator('.st-board .st-written').evaluate((element) => element.textContent)).toBe(text);
    for (const width of [320, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflowOf(page)).toEqual([]);
    }
  });

  test('has a limit, which is told when it is reached', async ({ visit }) => {
    const page = await visit(PAGES.fokus);
    await take(page, IDS[0]);
    const goal = field(page, fokus.fields.maal.label, titleOf(IDS[0]));
    const limit = page.getByText(fill(common.full, { max: 2000 }));
    await goal.fill('a'.repeat(1999));
    expect(await limit.count()).toBe(0);
    await goal.focus();
    await page.keyboard.press('End');
    await page.keyboard.insertText('bcd');
    await limit.waitFor();
    expect(await goal.inputValue()).toHaveLength(2000);
  });

  test('is deleted only when the reader says so twice, and can be brought back', async ({ visit }) => {
    const { plan, storage } = fullPlan(short);
    const page = await visit(PAGES.indsatser, { storage });
    await button(page, common.startOver).click();
    await page.getByText(indsatser.startOverQuestion).waitFor();
    await button(page, common.startOverNo).click();
    await expect.poll(() => focused(page)).toBe(`button ${common.startOver}`);
    await button(page, common.startOver).click();
    await button(page, common.startOverYes).click();
    await expectState(page, indsatser.cleared);
    await expect.poll(() => focused(page)).toBe(`button ${common.undo}`);
    const kept = JSON.parse((await read(page, KEY)) ?? '');
    expect(kept.indsatser.list).toEqual([]);
    expect(kept.fokus).toEqual(plan.fokus);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.st-indsats').count()).toBe(20);
    expect(JSON.parse((await read(page, KEY)) ?? '').indsatser).toEqual(plan.indsatser);
  });

  test('moves up and down the list, with the keyboard on it', async ({ visit }) => {
    const { storage } = fullPlan(short);
    const page = await visit(PAGES.indsatser, { storage });
    expect(await button(page, indsatser.add).count()).toBe(0);
    const down = button(page, `${indsatser.down}: Indsats0x`);
    await down.focus();
    await page.keyboard.press('Enter');
    await page.getByText(fill(indsatser.moved, { name: 'Indsats0x', n: 2, total: 20 })).waitFor();
    await expect.poll(() => down.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('.st-indsats-name').first().innerText()).toContain('Indsats1x');
    await button(page, /^Indsats5x/).click();
    await button(page, `${indsatser.remove} : Indsats5x`).click();
    await expectState(page, fill(indsatser.removed, { name: 'Indsats5x' }));
    await button(page, common.undo).click();
    await button(page, /^Indsats5x/).waitFor();
  });
});

describe('a device that does not keep', () => {
  test('is told, and the tab goes on', async ({ visit }) => {
    const page = await visit(PAGES.fokus, {
      before: () => {
        for (let size = 2 ** 22; size >= 128; ) {
          try {
            localStorage.setItem(`fyld-${localStorage.length}`, 'x'.repeat(size));
          } catch {
            size /= 2;
          }
        }
      },
    });
    await take(page, IDS[0]);
    await page.getByRole('alert').getByText(common.notSaved).waitFor();
    const goal = field(page, fokus.fields.maal.label, titleOf(IDS[0]));
    await goal.fill('Stadig her');
    expect(await goal.inputValue()).toBe('Stadig her');
    expect(await page.getByText(common.saved).count()).toBe(0);
  });

  test.for([
    ['no JSON', 'ikke json: »æøå« \u{1F9ED}'],
    ['another format', '{"format":2,"fokus":[]}'],
    ['a poisoned prototype', '{"format":1,"__proto__":{"polluted":true}}'],
  ])('an old plan that cannot be read is set aside: %s', async ([, text], { visit }) => {
    const page = await visit(PAGES.moede, { storage: { [KEY]: text ?? '' } });
    const warning = page.getByRole('alert').filter({ hasText: common.unreadable });
    await warning.waitFor();
    await box(page, moede.fields.when.label).fill('12. november');
    await page.reload();
    expect(await box(page, moede.fields.when.label).inputValue()).toBe('12. november');
    expect(await read(page, ASIDE)).toBe(text);
    const download = page.waitForEvent('download');
    await button(warning, common.unreadableDownload).click();
    expect(await readFile(await (await download).path(), 'utf8')).toBe(text);
    await button(warning, common.unreadableForget).click();
    await expect.poll(() => warning.count()).toBe(0);
    expect(await read(page, ASIDE)).toBeNull();
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  });
});

describe('to send', () => {
  test('the agenda takes answers of a tjek, the lowest first, and five results at most', async ({
    visit,
  }) => {
    const page = await visit(PAGES.moede, {
      storage: stored('skoleledelse', [3, 0, 3, 3, 'ved-ikke', 3, 3, 'ikke-relevant', undefined]),
      before: recordClipboard,
    });
    await page.getByText(moede.fromTjek).click();
    const answers = page.locator('.st-from-tjek li');
    expect(await answers.count()).toBe(7);
    expect(await answers.first().innerText()).toContain('Slet ikke');
    const takes = button(page.locator('.st-from-tjek'), new RegExp(`^${moede.takeAnswer}`));
    for (let n = 0; n < 5; n += 1) await takes.nth(n).click();
    await expect.poll(() => page.locator('.st-result-row').count()).toBe(5);
    await takes.nth(5).click();
    await page.getByText(fill(moede.resultsFull, { max: 5 })).waitFor();
    await openTake(page);
    await button(page, taken.copy).click();
    await button(page, taken.copied).waitFor();
    const text = await copied(page);
    expect(text).toContain('Slet ikke (skoleledelse, Hurtigt tjek)');
    expect(text).toContain('Hvad bygger I det på?');
    await page.getByText(common.preview).click();
    expect(await page.getByRole('textbox', { name: common.previewLabel }).inputValue()).toBe(text);
  });

  test('the link opens the plan only to be read; a copy of it lies beside the reader’s own, and a cut link is told', async ({
    visit,
  }) => {
    const { link } = words;
    const { plan, storage } = fullPlan((name) => `${name} ${HARD['like script']}`);
    const page = await visit(PAGES.fokus, { storage });
    await openTake(page);
    const address = await box(page, taken.link.label).inputValue();
    expect(address).toMatch(/plan\/#plan=[\w-]+$/);

    const ours = fullPlan((name) => `Vores ${name}`).storage;
    const reader = await visit(address, { storage: ours });
    await reader.getByText(link.opened).waitFor();
    const written = await reader.locator('.st-referat').allInnerTexts();
    expect(written.length).toBe(3);
    for (const one of [`f0pause ${HARD['like script']}`, 'Indsats19x', `r4next ${HARD['like script']}`])
      expect(written.join('\n')).toContain(one);
    expect(await reader.locator('[data-plan] :is(input, textarea, img)').count()).toBe(0);
    expect(await problemsInEveryWay(reader, 'like another')).toEqual([]);

    await button(reader, link.keep).click();
    await reader.getByText(link.kept.shelf).waitFor();
    expect(await read(reader, KEY)).toBe(ours[KEY]);
    const kept = await reader.evaluate(() =>
      Object.entries({ ...localStorage }).flatMap(([key, item]) => (key.includes(':gemt:') ? [item] : [])),
    );
    expect(kept.map((item) => JSON.parse(String(item)))).toMatchObject([
      { kind: 'plan', name: link.copyName, content: plan },
    ]);
    await reader.reload();
    await button(reader, link.keep).click();
    await reader.getByText(link.kept['already-shelf']).waitFor();

    await reader.goto(address.slice(0, -5));
    await reader.getByRole('alert').getByText(link.problems.broken).waitFor();
    expect(await read(reader, KEY)).toBe(ours[KEY]);
    await reader.getByRole('link', { name: link.toOwn }).click();
    await expect
      .poll(() => field(reader, fokus.fields.pause.label, titleOf(IDS[0])).inputValue())
      .toBe('Vores f0pause');
  });

  test('a copy that fails is told', async ({ visit }) => {
    const page = await visit(PAGES.fokus, {
      before: () => Object.defineProperty(navigator, 'clipboard', { value: undefined }),
    });
    await openTake(page);
    await button(page, taken.copy).click();
    await button(page, taken.copyFailed).waitFor();
  });
});

describe('on paper', () => {
  test.for(Object.entries(PAGES))(
    'an empty page gives one usable sheet or two: %s',
    async ([, path], { visit }) => {
      for (const javaScriptEnabled of [true, false]) {
        const page = await visit(path, { javaScriptEnabled });
        if (javaScriptEnabled) await state(page).waitFor();
        else expect(await page.locator('noscript p').isVisible()).toBe(true);
        const sheets = await print(page, 'A4');
        expect(sheets.length).toBeLessThanOrEqual(2);
        const paper = sheets.join('');
        for (const control of [common.print, taken.open, common.startOver, common.nothingYet, 'Hovedveje'])
          expect(paper).not.toContain(squeezed(control));
        const asked =
          path === PAGES.fokus
            ? Object.values(fokus.fields).map(({ label }) => label)
            : path === PAGES.indsatser
              ? Object.values(indsatser.questions).map(({ label }) => label)
              : Object.values(moede.ask).map(({ label }) => label);
        for (const label of asked) expect(sheetOf(sheets, label)).toBeGreaterThan(0);
      }
    },
  );

  test('the blank agenda is one sheet, also on letter paper, with room for two results and for agreements', async ({
    visit,
  }) => {
    const page = await visit(PAGES.moede);
    await state(page).waitFor();
    for (const paper of ['A4', 'Letter'] as const) {
      const sheets = await print(page, paper);
      expect(sheets).toHaveLength(1);
      const { what, who, when } = fokus.taskShort;
      for (const room of [
        `${moede.resultNumber.replace('{n}', '1')}:`,
        `${moede.resultNumber.replace('{n}', '2')}:`,
        what + who + when,
      ])
        expect(sheets[0]).toContain(squeezed(room));
    }
    // On the screen nobody can write on them.
    const shown = page.locator('.st-agenda-shown');
    expect(await shown.getByText(moede.resultNumber.replace('{n}', '2')).isVisible()).toBe(false);
    expect(await shown.getByText(fokus.taskShort.who).isVisible()).toBe(false);
  });

  test('no row of the full plan is cut on letter paper, and none is lost', async ({ visit }) => {
    const { plan, storage } = fullPlan(short);
    const page = await visit(PAGES.fokus, { storage });
    await state(page).waitFor();
    const sheets = await print(page, 'Letter');
    for (const one of plan.fokus)
      for (const { what, who, when } of one.tasks)
        expect(sheetOf(sheets, what + who + when), what).toBeGreaterThan(0);
    for (const [n] of plan.fokus.entries())
      for (const [name, { label, help }] of Object.entries(fokus.fields)) {
        const row = name === 'pause' ? label : label + help;
        expect(sheetOf(sheets, `${row}${short(`f${n}${name}`)}`), name).toBeGreaterThan(0);
      }
    await page.goto(new URL('indsatser/', page.url()).href);
    await state(page).waitFor();
    const table = await print(page, 'Letter');
    for (const { name, since, signs } of plan.indsatser.list) {
      const sheet = table[sheetOf(table, name + since) - 1] ?? '';
      expect(sheet, name).toContain(squeezed(signs).slice(0, 12));
      expect(sheet.split(squeezed(signs).slice(0, signs.indexOf('x') + 1)).length, name).toBe(21);
    }
  });

  test('notes of 2000 characters are printed whole on letter paper', { timeout: 60_000 }, async ({
    visit,
  }) => {
    const long = (name: string) =>
      Array.from({ length: 220 }, (_, n) => `${name}${n}`)
        .join(' ')
        .slice(0, 2000)
        .replace(/ \S*$/, '');
    const { plan, storage } = fullPlan(long);
    for (const [path, notes] of [
      [PAGES.fokus, plan.fokus.flatMap(({ tasks, id, ...texts }) => Object.values(texts))],
      [
        PAGES.moede,
        plan.moede.results.flatMap(({ behind, basis, next }: Record<string, unknown>) => [
          behind,
          basis,
          next,
        ]),
      ],
    ] as const) {
      const page = await visit(path, { storage });
      await state(page).waitFor();
      const paper = (await print(page, 'Letter')).join('');
      const lost = notes
        .flatMap((note) => String(note).split(' '))
        .filter((word) => !paper.includes(squeezed(word)));
      expect(lost).toEqual([]);
    }
  });
});

describe('for everybody', () => {
  /** Presses Tab until the focus is there; each stop must be marked and in sight. */
  async function tabTo(page: Page, target: Locator) {
    for (let stops = 0; stops < 120; stops += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const shown = element.closest('.st-choice-option') ?? element;
        const { outlineStyle, outlineWidth } = getComputedStyle(shown);
        // Of a link over two lines, the first.
        const { x, y, width, height } = shown.getClientRects()[0] ?? new DOMRect();
        const top = document.elementFromPoint(x + width / 2, y + Math.min(height / 2, 20));
        return {
          name: `${element.tagName} ${element.textContent?.trim().slice(0, 40)}`,
          marked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
          uncovered: top !== null && (shown.contains(top) || top.contains(shown)),
        };
      });
      expect(seen).toEqual({ name: seen.name, marked: true, uncovered: true });
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error('the keyboard does not get there');
  }

  test('a plan is made by keyboard alone', { timeout: 60_000 }, async ({ visit }) => {
    const page = await visit(PAGES.fokus, { before: recordClipboard });
    const title = titleOf(IDS[0]);
    await tabTo(page, page.getByRole('link', { name: 'Gå til indhold' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('combobox', { name: fokus.takeAnother }));
    await page.keyboard.type(title.slice(0, 12));
    await tabTo(page, button(page, fokus.take));
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe(`h2 ${title}`);
    for (const { label } of Object.values(fokus.fields).slice(0, 5)) {
      await tabTo(page, field(page, label, title));
      await page.keyboard.type(`Om ${label}`);
    }
    await tabTo(page, button(page, `${fokus.addTask} : ${title}`));
    await page.keyboard.press('Enter');
    const what = box(page, `${fokus.task.what} : Linje 1, ${title}`);
    await expect.poll(() => what.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('Ringer');
    await tabTo(page, box(page, `${fokus.task.when} : Linje 1, ${title}`));
    await page.keyboard.type('1. maj');
    await tabTo(page, page.locator('summary', { hasText: taken.open }));
    await page.keyboard.press('Enter');
    await button(page, taken.copy).waitFor();
    await tabTo(page, button(page, taken.copy));
    await page.keyboard.press('Enter');
    await button(page, taken.copied).waitFor();
    expect(await copied(page)).toContain('- Ringer (1. maj)');
    expect(await copied(page)).toContain('Mål:\nOm Mål');
  });

  test.for(Object.entries(PAGES))(
    'axe finds nothing on the full page, in light, dark, on a phone and on paper: %s',
    { timeout: 90_000 },
    async ([, path], { visit }) => {
      const picks = stored('forvaltning', all(1), { choices: { [IDS[3]]: 'valgt' } });
      const page = await visit(path, { storage: { ...fullPlan(short).storage, ...picks } });
      await state(page).waitFor();
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      if (path === PAGES.indsatser) await page.locator('.st-indsats-name').first().click();
      await button(page, common.startOver).click();
      expect(await problemsInEveryWay(page)).toEqual([]);
    },
  );

  test.for(Object.entries(PAGES))('fits every window, and a finger: %s', async ([, path], { visit }) => {
    const page = await visit(path, { storage: fullPlan(short).storage });
    await state(page).waitFor();
    if (path === PAGES.indsatser) await page.locator('.st-indsats-name').first().click();
    for (const width of [1920, 1280, 768, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflowOf(page)).toEqual([]);
      const small = await page.locator('.st-plan-screen').evaluate((root) =>
        [...root.querySelectorAll('button, input, textarea, select, summary')]
          .filter((control) => control.checkVisibility())
          .map((control) => control.closest('label') ?? control)
          .filter((target) => {
            const { width, height } = target.getBoundingClientRect();
            return width < 44 || height < 44;
          })
          .map((target) => target.textContent?.trim()),
      );
      expect({ width, small }).toEqual({ width, small: [] });
    }
  });
});
