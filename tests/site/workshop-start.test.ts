// The start page of the workshop, what is kept on this device, the result sheet and the printed drejebog.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import taken from '../../content/ui/tag-med.json';
import shared from '../../content/ui/workshop.json';
import words from '../../content/ui/workshop-start.json';
import { encodeFile } from '../../src/domain/kept-file';
import { fill } from '../../src/domain/text';
import { decodeWorkshop, encodeWorkshop, type Workshop } from '../../src/domain/workshop';
import * as edit from '../../src/domain/workshop-edit';
import { statementsFor } from '../../src/domain/workshop-steps';
import { axeViolations, overflowOf } from '../helpers/page-checks';
import { sheetsOf, squeeze } from '../helpers/sheets';
import { focused, fokuspunkt, test } from '../helpers/tjek';
import { DREJEBOEGER, drejebog, quick, workshopOf } from '../helpers/workshop';

const START = 'workshop/';
const KEY = 'samarbejdstjek:v1:workshop:';
const { create, windows, list, lost, file, result, script } = words;
const ASKED = quick.statements.map(({ id }) => id);
const labelOf = (n: number) => quick.statements[n]?.label ?? '';
const HOSTILE = '<img src=x onerror=alert(1)> {n} $& "’';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const item = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
const act = (page: Page, name: string, what: string) =>
  item(page, name).getByRole('button', { name: `${what} : ${name}`, exact: true });
const expectFocus = (page: Page, what: string) => expect.poll(() => focused(page)).toBe(what);
const said = (page: Page, sentence: string) => page.getByRole('status').getByText(sentence).waitFor();

/** The workshops that the device holds, by name. */
const kept = async (page: Page): Promise<Record<string, Workshop>> => {
  const texts = await page.evaluate(
    (key) => Object.entries(localStorage).flatMap(([name, text]) => (name.startsWith(key) ? [text] : [])),
    KEY,
  );
  const workshops = texts.flatMap((text) => {
    const decoded = decodeWorkshop(String(text));
    return decoded.kind === 'ok' ? [decoded.workshop] : [];
  });
  return Object.fromEntries(workshops.map((workshop) => [workshop.name, workshop]));
};

/** A workshop that has been held, with something in every field; the school leaders are few where that is asked for. */
function held(few = false): Workshop {
  const [first = '', second = ''] = ASKED;
  const [point = ''] = quick.statements.map((statement) => statement.fokuspunkt);
  const people = Array.from({ length: few ? 2 : 3 }, (_, n) => ({
    way: 'enheder' as const,
    role: 'skoleledelse' as const,
    answers: Object.fromEntries(ASKED.slice(0, 4).map((id) => [id, n])) as Record<string, 0>,
  }));
  return [
    (one: Workshop) => edit.withResponses(one, people),
    (one: Workshop) => edit.withHands(one, first, 'forvaltning', '4', '4'),
    (one: Workshop) => edit.withAgreed(one, first, { answer: 3, note: HOSTILE }),
    (one: Workshop) => edit.withAgreed(one, second, { answer: 'uenige' }),
    (one: Workshop) => edit.withFacilitatorNote(one, first, 'Min egen note'),
    (one: Workshop) => edit.withFacilitatorNote(one, 'pause', 'Husk kaffen'),
    (one: Workshop) => edit.withVotes(one, point, '7'),
    (one: Workshop) => edit.withChosen(one, point, true),
    (one: Workshop) => edit.withPlan(one, point, { step: HOSTILE, who: 'Konsulenten', when: '1. december' }),
  ].reduce(
    (one, change) => change(one),
    workshopOf(ASKED, {
      name: `Holdt ${HOSTILE}`,
      edition: quick.edition,
      taken: ASKED.slice(0, 2),
      room: { forvaltning: '4', skoleledelse: '3' },
    }),
  );
}
const stored = (...workshops: Workshop[]) =>
  Object.fromEntries(workshops.map((workshop) => [`${KEY}${workshop.id}`, encodeWorkshop(workshop)]));

const asFile = (text: string, name = 'workshop.json') => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});
const choose = (page: Page, text: string) => page.locator('input[type=file]').setInputFiles(asFile(text));

const sheetsWith = (sheets: readonly string[], text: string) =>
  sheets.flatMap((sheet, n) => (sheet.includes(squeeze(text)) ? [n + 1] : []));

describe('a new workshop', () => {
  test('is made by the keyboard alone, says how long it takes, and opens its windows', async ({ visit }) => {
    const page = await visit(START);
    await button(page, create.open).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^input Workshop/);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Møde i nord');
    const time = page.locator('.st-workshop-time');
    expect(await time.innerText()).toBe('Det giver 45 minutter med 3 udsagn, som drejebogen siger.');
    // From the name: the drejebog, the element, the tjek, the ways.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await time.innerText()).toBe('Det giver 50 minutter med 3 udsagn, 5 mere end drejebogen.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('-2');
    await page.getByText('Antallet kan ikke være -2.').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('12');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: labelOf(8), exact: true }).check();
    await page.getByText(fill(create.statements, { n: 4 })).waitFor();
    await button(page, create.begin).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: fill(windows.ready, { name: 'Møde i nord' }) }).waitFor();
    await expectFocus(page, `h2 ${fill(windows.ready, { name: 'Møde i nord' })}`);
    expect((await kept(page))['Møde i nord']).toMatchObject({
      tjek: 'hurtigt-tjek',
      edition: quick.edition,
      drejebog: '45',
      asked: ASKED,
      taken: [
        ...quick.statements.filter(({ element }) => element === 'sparring').map(({ id }) => id),
        ASKED[8],
      ],
      ways: ['enheder'],
      room: { forvaltning: '-2', skoleledelse: '12' },
    });
    const { id } = (await kept(page))['Møde i nord'] ?? {};
    for (const [label, path] of [
      [windows.wall, 'vaeg'],
      [windows.leader, 'leder'],
    ] as const)
      expect(await page.getByRole('link', { name: label, exact: true }).getAttribute('href')).toBe(
        `/workshop/${path}/#${id}`,
      );
    expect(await axeViolations(page)).toEqual([]);
  });

  test('says what is missing, and keeps what was chosen meanwhile', async ({ visit }) => {
    const page = await visit(START, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await button(page, create.open).click();
    await page.getByRole('radio', { name: /^90 minutter/ }).check();
    await page.getByRole('checkbox', { name: /^Håndsoprækning/ }).uncheck();
    await button(page, create.begin).click();
    await page.getByRole('alert').getByText(create.noWay).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-way')))
      .toBe('haender');
    await page.getByRole('checkbox', { name: /^Papir/ }).check();
    await page.getByText(fill(create.statements, { n: 6 })).click();
    expect(await axeViolations(page)).toEqual([]);
    expect(await overflowOf(page)).toEqual([]);
    const picked = page.locator('.st-workshop-pick input:checked');
    while ((await picked.count()) > 0) await picked.first().uncheck();
    await page.getByText(create.noStatement).waitFor();
    await button(page, create.begin).click();
    expect(await kept(page)).toEqual({});
    await button(page, create.statementsReset).click();
    await button(page, create.begin).click();
    await page.getByText(windows.one).waitFor();
    const [[name, workshop] = ['', undefined]] = Object.entries(await kept(page));
    expect(name).toMatch(/^Workshop \d+\. \p{L}+ \d{4}$/u);
    expect(workshop).toMatchObject({ drejebog: '90', ways: ['papir'] });
    expect(workshop?.taken).toHaveLength(6);
  });

  test('where nothing can be kept is there all the same, and the page says so', async ({ visit }) => {
    const page = await visit(START, {
      before: () => {
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function (key, value) {
          if (key.startsWith('samarbejdstjek')) throw new DOMException('full', 'QuotaExceededError');
          setItem.call(this, key, value);
        };
      },
    });
    await button(page, create.open).click();
    await button(page, create.begin).click();
    await page.getByRole('alert').getByText(shared.notSaved).waitFor();
    const download = page.waitForEvent('download');
    await button(page, shared.downloadRescue).click();
    expect((await download).suggestedFilename()).toMatch(/^workshop-.*\.json$/);
    const asked = await page.evaluate(
      (key) =>
        new Promise<string>((resolve) => {
          const href = document.querySelector('a[href*="/vaeg/#"]')?.getAttribute('href') ?? '';
          const channel = new BroadcastChannel(`${key}${href.split('#')[1]}`);
          channel.onmessage = ({ data }) => resolve(data.kind);
          channel.postMessage({ kind: 'who' });
        }),
      KEY,
    );
    expect(asked).toBe('state');
    // Nor is what comes in a file.
    await choose(page, encodeWorkshop({ ...held(), name: 'Fra en fil' }));
    await button(page, file.take).click();
    await said(page, fill(file.taken['not-kept'], { name: 'Fra en fil' }));
  });
});

test('a workshop on this device is renamed, copied, deleted and brought back, in step with other tabs', async ({
  visit,
}) => {
  const broken = { [`${KEY}w9`]: '{"drejebog":' };
  const old = { ...held(), id: 'w2', name: 'Gammel', drejebog: '60', edition: '0. udgave' };
  const gone = { ...held(), id: 'w3', name: 'Andet tjek', tjek: 'findes-ikke' };
  const page = await visit(START, { storage: { ...stored(held(), old, gone), ...broken } });
  const other = await page.context().newPage();
  await other.goto(page.url());
  const name = held().name;
  await item(page, name)
    .getByText('Ikke begyndt, 3 besvarelser, hænder talt for 1 udsagn, 1 fokuspunkt valgt.')
    .waitFor();
  await act(page, name, list.rename).click();
  await page.getByRole('textbox', { name: list.renameLabel }).fill('Nyt navn');
  await page.keyboard.press('Enter');
  await said(page, fill(list.renamed, { name: 'Nyt navn' }));
  await expectFocus(page, `button ${list.rename}: Nyt navn`);
  await item(other, 'Nyt navn').waitFor();
  expect((await kept(page))['Nyt navn']).toMatchObject({ id: 'w1', revision: held().revision + 1 });

  await act(page, 'Nyt navn', list.copy).click();
  const copy = fill(list.copyName, { name: 'Nyt navn' });
  await page.getByRole('heading', { name: fill(windows.ready, { name: copy }) }).waitFor();
  const template = (await kept(page))[copy];
  expect(template).toMatchObject({
    taken: held().taken,
    room: held().room,
    responses: [],
    notes: {},
    chosen: [],
  });
  await item(other, copy).waitFor();

  await act(page, 'Nyt navn', list.remove).click();
  await said(page, fill(list.removed, { name: 'Nyt navn' }));
  await expect.poll(() => item(other, 'Nyt navn').count()).toBe(0);
  await expectFocus(page, `button ${list.undo}`);
  await page.keyboard.press('Enter');
  await item(page, 'Nyt navn').waitFor();
  const { responses, agreed, plan } = (await kept(page))['Nyt navn'] ?? {};
  expect({ responses, agreed, plan }).toEqual({
    responses: held().responses,
    agreed: held().agreed,
    plan: held().plan,
  });

  await item(page, 'Gammel')
    .getByText(fill(lost.drejebog, { id: '60' }))
    .waitFor();
  expect(await item(page, 'Gammel').getByRole('link', { name: windows.wall }).count()).toBe(0);
  await item(page, 'Gammel').getByRole('combobox').selectOption('90');
  await item(page, 'Gammel').getByRole('button', { name: lost.drejebogTake }).click();
  await item(page, 'Gammel')
    .getByRole('link', { name: `${windows.wall} : Gammel` })
    .waitFor();
  await item(page, 'Andet tjek')
    .getByText(fill(lost.tjek, { id: 'findes-ikke' }))
    .waitFor();

  const unreadable = item(page, list.unreadable);
  const download = page.waitForEvent('download');
  await unreadable.getByRole('button', { name: new RegExp(list.download) }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toBe('{"drejebog":');
  await unreadable.getByRole('button', { name: new RegExp(list.remove) }).click();
  await said(page, list.removedUnreadable);
  await button(page, list.undo).click();
  await unreadable.waitFor();
  expect(await page.evaluate((key) => localStorage.getItem(key), `${KEY}w9`)).toBe('{"drejebog":');
  expect(await axeViolations(page, 'content')).toEqual([]);
});

test('a file brings the whole workshop along, beside what is there; any other file changes nothing', async ({
  visit,
}) => {
  const original = { ...held(), name: 'Fra en anden computer' };
  const page = await visit(START, { storage: stored(original) });
  const download = page.waitForEvent('download');
  await act(page, original.name, list.download).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('workshop-fra-en-anden-computer-2026-11-22.json');
  const text = await readFile(await saved.path(), 'utf8');

  const inFile = { kind: 'workshop', name: original.name, content: original } as const;
  for (const [reason, broken] of [
    ['not-json', text.slice(0, -9)],
    ['not-a-workshop', text.replace('"enheder"', '"rygter"')],
    ['not-a-workshop', '{"format":1,"fokus":[]}'],
    ['other-format', text.replace('"format":1', '"format":2')],
    ['too-large', `${text}${' '.repeat(6_000_000)}`],
    ['not-one-workshop', encodeFile([inFile, inFile], original.updated)],
  ] as const) {
    await choose(page, broken);
    await page.getByRole('alert').getByText(file.problems[reason]).waitFor();
  }
  expect(Object.values(await kept(page))).toEqual([original]);

  // As Mine tjek hands it out.
  const ours = encodeFile([inFile], original.updated);
  await choose(page, ours.replace('"drejebog":"45"', '"drejebog":"60"').replace(quick.edition, '0. udgave'));
  await page.getByRole('heading', { name: file.heading }).waitFor();
  await page.getByText(fill(lost.drejebog, { id: '60' })).waitFor();
  await page.getByText(fill(lost.edition, { edition: '0. udgave', now: quick.edition })).waitFor();
  await page.locator('#fil ~ p').getByRole('button', { name: file.cancel, exact: true }).click();
  expect(Object.values(await kept(page))).toEqual([original]);

  // Dropped, as many would rather do.
  const dropped = await page.evaluateHandle(
    (content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'x.json', { type: 'application/json' }));
      return transfer;
    },
    text.replace('Fra en anden computer', () => HOSTILE.replaceAll('"', '')),
  );
  await page.locator('.st-workshop-drop').dispatchEvent('drop', { dataTransfer: dropped });
  await page.getByRole('heading', { name: file.heading }).waitFor();
  expect(await axeViolations(page, 'content')).toEqual([]);
  await button(page, file.take).click();
  const name = HOSTILE.replaceAll('"', '');
  await said(page, fill(file.taken.kept, { name }));
  const copied = (await kept(page))[name];
  expect(copied?.id).not.toBe(original.id);
  expect(copied).toEqual({ ...original, id: copied?.id, name, revision: 1 });
});

describe('the result sheet', () => {
  const copied = (page: Page) => page.evaluate(() => (globalThis as { copied?: string }).copied ?? '');
  const recordClipboard = () => {
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        writeText: async (text: string) => {
          (globalThis as { copied?: string }).copied = text;
        },
      },
    });
  };

  test('has all that came of it, on paper and as text, and the facilitator’s notes only when asked', async ({
    visit,
  }) => {
    const page = await visit('workshop/resultat/#w1', { storage: stored(held()), before: recordClipboard });
    await page.getByRole('heading', { name: held().name }).waitFor();
    const point = fokuspunkt(quick.statements[0]?.fokuspunkt ?? '').title;
    const sheets = await sheetsOf(page);
    expect(sheets.length).toBeLessThanOrEqual(3);
    const paper = sheets.join('');
    for (const text of [
      held().name,
      quick.edition,
      `${result.firstStep}${HOSTILE}`,
      point,
      `${result.agreed}: I høj grad`,
      `${result.note}: ${HOSTILE}`,
      `${result.agreed}: ${shared.disagree}`,
      `${labelOf(0)}. Forskel mellem rollerne: 3 trin`,
      `${point}: 7`,
      result.left,
      'Forvaltning: 4, Skoleledelse: 3',
    ])
      expect({ text, at: sheetsWith(sheets, text).length > 0 }).toEqual({ text, at: true });
    expect(paper).not.toMatch(/Minegennote|Huskkaffen|Udskriv|Kopiér/);
    // A statement and its answers are not parted by the end of a sheet.
    for (const [index, label] of ASKED.slice(0, 2).map((_, n) => [n, labelOf(n)] as const))
      expect({ index, at: sheetsWith(sheets, `${label}${result.role}`).length }).toEqual({ index, at: 1 });
    await page.locator('summary', { hasText: taken.open }).click();
    await button(page, taken.copy).click();
    await page.getByText(taken.copied, { exact: true }).waitFor();
    expect(await copied(page)).toContain(`${result.note}: ${HOSTILE}`);
    expect(await copied(page)).not.toContain('Min egen note');

    await page.getByRole('checkbox', { name: result.withNotes }).check();
    await page.getByText('Husk kaffen').waitFor();
    expect((await sheetsOf(page)).join('')).toContain('Minegennote');
    expect(await axeViolations(page, 'content')).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeViolations(page, 'content')).toEqual([]);
  });

  test('tells no answers of two people, says why, and follows what the facilitator switches on', async ({
    visit,
  }) => {
    const page = await visit('workshop/resultat/', { storage: stored(held(true)) });
    const small = shared.small.replace('{role}', shared.roleDefinite.skoleledelse);
    await page.getByText(small).waitFor();
    const rows = page.getByRole('article', { name: labelOf(0), exact: true }).getByRole('row');
    expect(await rows.count()).toBe(2);
    await page
      .context()
      .newPage()
      .then(async (other) => {
        await other.goto(new URL(START, inject('url')).href);
        await other.evaluate(([key, text]) => localStorage.setItem(key, text), [
          `${KEY}w1`,
          encodeWorkshop({ ...edit.withShowSmall(held(true), true), revision: 9 }),
        ] as const);
      });
    await expect.poll(() => rows.count()).toBe(3);
    expect(await page.getByText(small).count()).toBe(0);
    for (const path of ['workshop/resultat/#findes-ikke', 'workshop/leder/#%E0'] as const) {
      await page.goto(new URL(path, inject('url')).href);
      await page.getByRole('alert').getByText(shared.missing).waitFor();
    }
  });
});

describe('the drejebog on paper', () => {
  test.for(DREJEBOEGER)('of %s minutes', async (id, { visit }) => {
    const page = await visit(`workshop/drejebog/${id}/`, { javaScriptEnabled: false });
    const sheets = await sheetsOf(page);
    expect(sheets.length).toBeGreaterThanOrEqual(2);
    expect(sheets.length).toBeLessThanOrEqual(6);
    const { take } = drejebog(id);
    const ids = statementsFor(quick.statements, take);
    for (const { label, wording, signs } of quick.statements.filter(({ id }) => ids.includes(id))) {
      const [sheet] = sheetsWith(sheets, label);
      for (const text of [wording.skoleledelse, signs.absent])
        expect({ text, sheet: sheetsWith(sheets, text).includes(sheet ?? 0) }).toEqual({ text, sheet: true });
    }
    expect(sheetsWith(sheets, fill(script.statement, { n: ids.length, total: ids.length }))).toHaveLength(1);
    for (const text of [...script.beforeList, script.own, shared.steps.tal.say[1] ?? ''])
      expect({ text, on: sheetsWith(sheets, text).length }).toEqual({ text, on: 1 });
  });

  test('for one workshop has its own statements and ways', async ({ visit }) => {
    const workshop = { ...held(), ways: ['enheder' as const], taken: [ASKED[7] ?? ''] };
    const page = await visit('workshop/drejebog/#w1', { storage: stored(workshop) });
    await page.getByRole('heading', { name: fill(script.forWorkshop, { name: held().name }) }).waitFor();
    const paper = (await sheetsOf(page)).join('');
    expect(paper).toContain(squeeze(labelOf(7)));
    expect(paper).toContain(squeeze(script.beforeWays.enheder));
    expect(paper).not.toContain(squeeze(labelOf(0)));
    expect(paper).not.toContain(squeeze(script.choose));
    expect(await axeViolations(page, 'content')).toEqual([]);
  });
});

test('without JavaScript the start page is a guide that leads to what can be printed', async ({ visit }) => {
  const page = await visit(START, { javaScriptEnabled: false });
  expect(await page.locator('main noscript').innerText()).toContain(words.noScript);
  expect(await page.getByText(shared.loading).isVisible()).toBe(false);
  for (const heading of [
    'Det skal I bruge',
    'Sådan går det til',
    'Tre drejebøger',
    'Tre måder at svare på',
    'På papir alene',
  ])
    expect(await page.getByRole('heading', { name: heading }).count()).toBe(1);
  for (const id of DREJEBOEGER)
    expect(await page.locator(`main a[href="/workshop/drejebog/${id}/"]`).count()).toBe(1);
});
