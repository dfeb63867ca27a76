// Everything that is kept on the device, on one page: named, opened, deleted, taken out as a file and in again, or not kept at all.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import mine from '../../content/ui/mine-tjek.json';
import shared from '../../content/ui/workshop.json';
import start from '../../content/ui/workshop-start.json';
import { decodeFile } from '../../src/domain/kept-file';
import { EMPTY_PLAN } from '../../src/domain/plan';
import { decodeResponse } from '../../src/domain/response';
import { encodeShelved } from '../../src/domain/shelf';
import { encodeWorkshop } from '../../src/domain/workshop';
import { tabTo, use } from '../helpers/keyboard';
import { axeViolations, overflowOf } from '../helpers/page-checks';
import {
  all,
  counted,
  counter,
  focused,
  formPath,
  kept,
  radio,
  storageKey,
  stored,
  test,
  tjek,
} from '../helpers/tjek';
import { quick, workshopOf } from '../helpers/workshop';

const PAGE = 'mine-tjek/';
const { list, file, forget } = mine;
const HOSTILE = '<img src=x onerror=alert(1)> {n} $&';
const FORM = `Hurtigt tjek, forvaltning`;

const at = (path: string) => new URL(path, inject('url')).href;
const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const item = (page: Page, name: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 4 }).getByText(name, { exact: true }) });
const act = (page: Page, name: string, what: string) =>
  item(page, name).getByRole('button', { name: `${what} : ${name}`, exact: true });
const said = (page: Page, sentence: string) => page.getByRole('status').getByText(sentence).waitFor();
const expectFocus = (page: Page, what: string) => expect.poll(() => focused(page)).toBe(what);
const asFile = (name: string, text: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});
const choose = (page: Page, ...files: ReturnType<typeof asFile>[]) =>
  page.getByLabel(file.open, { exact: true }).setInputFiles(files);
const inStorage = (page: Page) => page.evaluate(() => ({ ...localStorage }) as Record<string, string>);
/** What is kept of our own; the site also remembers which colours the reader likes. */
const ours = async (page: Page) =>
  Object.fromEntries(
    Object.entries(await inStorage(page)).filter(([key]) => key.startsWith('samarbejdstjek:')),
  );

test('a newcomer is told what to do, and finds every besvarelse again', async ({ visit }) => {
  const page = await visit(PAGE);
  await page.getByText(list.none, { exact: true }).waitFor();
  expect(await page.getByRole('link', { name: list.noneTjek, exact: true }).getAttribute('href')).toBe(
    '/tjek/',
  );
  expect(await axeViolations(page, 'content')).toEqual([]);

  await page.goto(at(formPath('forvaltning')));
  await radio(page, 'forvaltning', 0, 4).check();
  await counter(page).getByText(kept(1)).waitFor();
  await page.getByRole('main').getByRole('link', { name: mine.link, exact: true }).first().click();
  await item(page, FORM).getByText(list.isOpen).waitFor();
  await item(page, FORM)
    .getByText(fill(list.answered, { answered: 1, total: 9 }))
    .waitFor();

  await act(page, FORM, list.copy).click();
  const copy = fill(list.copyName, { name: FORM });
  await said(page, fill(list.copied, { name: copy }));
  await act(page, copy, list.rename).click();
  await page.getByLabel(list.renameLabel).fill(HOSTILE);
  await page.keyboard.press('Enter');
  await expectFocus(page, `button ${list.rename}: ${HOSTILE}`);
  await act(page, FORM, list.rename).click();
  await expectFocus(page, `input ${FORM}`);
  await page.keyboard.press('Escape');
  await expectFocus(page, `button ${list.rename}: ${FORM}`);

  // Another tab answers on, and this one follows.
  const other = await page.context().newPage();
  await other.goto(at(formPath('forvaltning')));
  await radio(other, 'forvaltning', 1, 2).check();
  await item(page, FORM)
    .getByText(fill(list.answered, { answered: 2, total: 9 }))
    .waitFor();

  // The copy is opened: what stood open lies on the shelf, and the other tab shows the copy.
  await act(page, HOSTILE, list.open).click();
  await page.waitForURL(at(formPath('forvaltning')));
  await counter(page).getByText(kept(1)).waitFor();
  await counter(other).getByText(kept(1)).waitFor();
  await page.goto(at(PAGE));
  await item(page, HOSTILE).getByText(list.isOpen).waitFor();
  await act(page, FORM, list.open).waitFor();

  const before = await ours(page);
  await act(page, FORM, list.remove).click();
  await said(page, fill(list.removed, { name: FORM }));
  await expectFocus(page, `button ${list.undo}`);
  expect(Object.keys(await ours(page))).toHaveLength(Object.keys(before).length - 1);
  await page.keyboard.press('Enter');
  await act(page, FORM, list.open).waitFor();
  expect(await ours(page)).toEqual(before);
  await expectFocus(page, `h2 ${list.heading}`);
});

test('everything goes out as one file and comes in as new, thirty files as one group, and each bad file has its words', async ({
  visit,
}) => {
  const workshop = workshopOf(
    quick.statements.map(({ id }) => id),
    { name: 'Statusmøde', edition: quick.edition },
  );
  const page = await visit(PAGE, {
    storage: {
      ...stored('forvaltning', all(3), { notes: { [tjek.statements[0]?.id ?? '']: HOSTILE } }),
      'samarbejdstjek:v1:workshop:w1': encodeWorkshop(workshop),
      'samarbejdstjek:v1:plan': '{"format":99}',
    },
  });
  await item(page, list.unreadable).waitFor();
  expect(await axeViolations(page, 'content')).toEqual([]);
  const download = page.waitForEvent('download');
  await button(page, list.downloadAll).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const read = decodeFile(text);
  expect(read.kind === 'ok' && read.items.map((one) => one.kind === 'ok' && one.item.kind)).toEqual([
    'workshop',
    'besvarelse',
  ]);

  // What is here already is said to be, and not ticked.
  const before = await ours(page);
  await choose(page, asFile('alt.json', text));
  await page.getByRole('heading', { name: file.preview }).waitFor();
  expect(await page.getByText(file.here, { exact: true }).count()).toBe(2);
  await page.getByRole('checkbox', { name: FORM }).check();
  expect(await ours(page)).toEqual(before);
  await button(page, file.takeOne).click();
  await said(page, file.takenOne);
  expect(await ours(page)).toMatchObject(before);
  await expect.poll(() => item(page, FORM).count()).toBe(2);

  // Thirty leaders' files, and some that are none.
  const [key] = Object.keys(stored('skoleledelse', all(1)));
  const first = new Date('2025-11-03T08:00:00.000Z').getTime();
  const answered = (n: number) => {
    const response = JSON.parse(stored('skoleledelse', all(n % 2 ? 1 : 2))[key ?? ''] ?? '');
    // One of them does not say when.
    const updated = n === 29 ? '' : new Date(first + n * 3_600_000).toISOString();
    return JSON.stringify({ ...response, updated });
  };
  const leaders = Array.from({ length: 30 }, (_, n) => asFile(`leder-${n}.json`, answered(n)));
  // One of them was opened yesterday, and one has come twice.
  await choose(page, asFile('leder-0.json', answered(0)));
  await button(page, file.takeOne).click();
  await said(page, file.takenOne);
  const bad: Record<string, keyof typeof file.problems> = {
    '': 'empty',
    'PK\u0003\u0004': 'zip',
    '%PDF-1.7': 'pdf',
    '{"name":"x"}': 'other-product',
    '{"product":"samarbejdstjek","format":2}': 'newer-format',
    [text.slice(0, -9)]: 'cut-off',
  };
  await choose(
    page,
    ...leaders,
    asFile('leder-7 (1).json', answered(7)),
    ...Object.keys(bad).map((content, n) => asFile(`${HOSTILE}${n}.json`, content)),
  );
  const heading = fill(file.groupHeading, { n: 30, tjek: tjek.title, edition: tjek.edition });
  await page.getByRole('group', { name: heading }).waitFor();
  for (const reason of Object.values(bad)) await page.getByText(file.problems[reason]).waitFor();
  expect(await page.getByRole('radio', { name: file.groupOne }).isChecked()).toBe(true);
  const days = { first: '3. november 2025', last: '4. november 2025' };
  for (const words of [fill(file.groupDatesRest, days), file.groupHereOne, file.groupOutOne])
    await page.getByText(words, { exact: true }).waitFor();
  await page.getByText(fill(file.againAnswers, { file: 'leder-7.json' }), { exact: true }).waitFor();
  expect(await axeViolations(page, 'content')).toEqual([]);
  expect(await overflowOf(page)).toEqual([]);
  await button(page, file.takeOne).click();
  const group = fill(file.groupName, { tjek: tjek.title });
  await item(page, group)
    .getByText(fill(list.responses, { n: 30 }))
    .waitFor();
  await item(page, group)
    .getByText(fill(list.answersFrom, { date: days.last }))
    .waitFor();
  // The same once more is said to be here. What was decided does not hold for the files that are opened next.
  for (const decided of [file.groupEach, file.groupOne]) {
    await choose(page, ...leaders.toReversed());
    await page.getByText(file.groupAgain, { exact: true }).waitFor();
    await page.getByRole('radio', { name: decided }).check();
  }
  // A storage that is full is no storage that is forbidden, also where a new name found no room.
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    addEventListener('room', () => {
      Storage.prototype.setItem = setItem;
    });
  });
  const rename = async () => {
    await act(page, group, list.rename).click();
    await button(page, list.renameSave).click();
  };
  await rename();
  await page.getByRole('alert').getByText(list.notKept).waitFor();
  await button(page, file.takeOne).click();
  await page.getByRole('alert').getByText(file.full).waitFor();
  await page.evaluate(() => dispatchEvent(new Event('room')));
  await rename();
  await page.getByText(list.kept, { exact: true }).waitFor();
  // Dropped files are read too.
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'sluppet.json'));
    const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
    document.querySelector('.st-mine-drop')?.dispatchEvent(drop);
  }, text);
  await page
    .getByText(fill(file.from, { file: 'sluppet.json' }))
    .first()
    .waitFor();
  await item(page, group)
    .getByRole('link', { name: `${list.result} : ${group}`, exact: true })
    .click();
  await page.getByRole('heading', { name: group }).waitFor();
  await page.getByText(fill(start.result.came, { role: 'Skoleledelse', n: 30 })).waitFor();
});

test('a tab can keep nothing on the device, with the windows of its workshop, until the reader says so', async ({
  visit,
}) => {
  const page = await visit(PAGE, { storage: stored('forvaltning', all(3)) });
  await item(page, FORM).waitFor();
  const before = await ours(page);
  await button(page, forget.begin).click();
  await page.getByText(forget.on, { exact: true }).waitFor();
  await page.getByText(list.none, { exact: true }).waitFor();
  await expectFocus(page, `h2 ${forget.heading}`);
  expect(await axeViolations(page, 'content')).toEqual([]);

  // What is answered survives a reload, the page says that it is not kept, and another tab knows nothing of it.
  await page.goto(at(formPath('forvaltning')));
  await page.getByText(forget.sign).waitFor();
  await radio(page, 'forvaltning', 0, 1).check();
  await page.reload();
  await counter(page).getByText(counted(1)).waitFor();
  expect(await counter(page).innerText()).toBe(counted(1));
  const other = await page.context().newPage();
  await other.goto(at(formPath('forvaltning')));
  await counter(other).getByText(kept(9)).waitFor();
  await radio(other, 'forvaltning', 8, 0).check();
  await counter(page).getByText(counted(1)).waitFor();

  // So does every page that keeps a copy of what a link holds, or reads what is kept.
  for (const path of ['mine-tjek/sammenlign/', 'workshop/resultat/', 'workshop/drejebog/']) {
    await page.goto(at(path));
    await page.getByText(forget.sign).waitFor();
  }

  // A workshop's windows go along, and what they write comes back to the page that opened them.
  await page.goto(at('workshop/'));
  await page.getByText(forget.sign).waitFor();
  await button(page, start.create.open).click();
  await button(page, start.create.begin).click();
  const opening = page.waitForEvent('popup');
  await page.getByRole('link', { name: start.windows.wall, exact: true }).click();
  const wall = await opening;
  await wall.getByText(shared.thisTab).waitFor();
  const step = await wall.getByRole('heading', { level: 1 }).innerText();
  await wall.keyboard.press('ArrowRight');
  await expect.poll(() => wall.getByRole('heading', { level: 1 }).innerText()).not.toBe(step);
  await wall.close();
  const changed = { ...before, ...(await ours(other)) };
  expect(Object.keys(changed)).toEqual(Object.keys(before));
  expect(changed[storageKey('forvaltning')]).not.toBe(before[storageKey('forvaltning')]);

  await page.goto(at(PAGE));
  await page.getByRole('heading', { name: list.headingThisTab }).waitFor();
  await expect.poll(() => page.getByRole('heading', { level: 4 }).count()).toBe(2);
  await button(page, forget.end).click();
  await page.getByText(fill(forget.question, { n: 2 })).waitFor();
  await button(page, forget.keep).click();
  await button(page, forget.begin).waitFor();
  // The besvarelse lies beside the one that was there, and the workshop is where the wall left it.
  await expect.poll(() => item(page, FORM).count()).toBe(2);
  const after = await ours(page);
  expect(after).toMatchObject(changed);
  const moved = Object.entries(after).find(([key]) => key.includes(':workshop:'));
  expect(JSON.parse(moved?.[1] ?? '{}').step).not.toBe('');
});

/** Thirty besvarelser, twenty plans and ten workshops; three of them are told apart by their name, their edition and their kind. */
function sixtyThings(): Record<string, string> {
  const SAVED = '2026-11-05T09:30:00.000Z';
  const decoded = decodeResponse(Object.values(stored('forvaltning', all(3)))[0] ?? '');
  if (decoded.kind !== 'ok') throw new Error(decoded.reason);
  const { response } = decoded;
  const shelf = [
    ...Array.from({ length: 30 }, (_, n) => ({
      format: 1 as const,
      kind: 'besvarelse' as const,
      name: n === 4 ? 'Bøgeskovskolen i A\u030adal' : `Skole ${n}, ${'langt navn '.repeat(n % 5)}`,
      saved: SAVED,
      content: n === 9 ? { ...response, edition: 'Prøveudgave' } : response,
    })),
    ...Array.from({ length: 20 }, (_, n) => ({
      format: 1 as const,
      kind: 'plan' as const,
      name: `Aftaler ${n}`,
      saved: SAVED,
      content: EMPTY_PLAN,
    })),
  ].map((item, n) => [`samarbejdstjek:v1:gemt:g${n}`, encodeShelved(item)]);
  const asked = quick.statements.map(({ id }) => id);
  const workshops = Array.from({ length: 10 }, (_, n) => {
    const workshop = { ...workshopOf(asked, { name: `Møde ${n}`, edition: quick.edition }), id: `w${n}` };
    return [`samarbejdstjek:v1:workshop:w${n}`, encodeWorkshop(workshop)];
  });
  return Object.fromEntries([...shelf, ...workshops]);
}

test('many things can be searched, by the keyboard alone, also while one is deleted, and on a phone', {
  timeout: 60_000,
}, async ({ visit }) => {
  const page = await visit(PAGE, { storage: sixtyThings(), viewport: { width: 390, height: 844 } });
  const search = page.getByRole('searchbox', { name: list.search });
  const names = page.getByRole('heading', { level: 4 });
  const find = async (text: string, n: number, total = 60) => {
    await tabTo(page, search, 'Shift+Tab');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
    const says = n === 0 ? fill(list.notFound, { text }) : fill(list.found, { n, total });
    await page.getByRole('status').getByText(says, { exact: true }).waitFor();
    expect(await names.count()).toBe(n);
  };
  await tabTo(page, search);
  expect(await names.count()).toBe(60);
  await find('ådal BØGE', 1);
  await find('prøveudgave', 1);
  await find('workshop', 10);
  await find('gruppe', 0);
  await find('<b>findes ikke', 0);
  await page.keyboard.press('Escape');
  await expect.poll(() => names.count()).toBe(60);

  await find('planer', 20);
  await use(page, act(page, 'Aftaler 3', list.remove));
  await said(page, fill(list.removed, { name: 'Aftaler 3' }));
  await expectFocus(page, `button ${list.undo}`);
  await page
    .getByRole('status')
    .getByText(fill(list.found, { n: 19, total: 59 }))
    .waitFor();
  expect(await search.inputValue()).toBe('planer');
  await page.keyboard.press('Enter');
  await expectFocus(page, `h2 ${list.heading}`);
  await act(page, 'Aftaler 3', list.remove).waitFor();
  await page
    .getByRole('status')
    .getByText(fill(list.found, { n: 20, total: 60 }))
    .waitFor();

  // With all that can stand open: a search, what it found, a new name, and what was deleted.
  await tabTo(page, search);
  await find('bøge', 1);
  await find('møde', 10);
  await use(page, act(page, 'Møde 3', list.remove));
  await use(page, act(page, 'Møde 5', list.rename));
  await page.getByLabel(list.renameLabel).waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
  expect(await axeViolations(page, 'content')).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(await axeViolations(page, 'content')).toEqual([]);
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  await page.keyboard.press('Escape');

  // All of them: nothing stands outside the phone, and a thumb hits what it aims at.
  await search.fill('');
  await expect.poll(() => names.count()).toBe(59);
  expect(await overflowOf(page)).toEqual([]);
  const small = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '.st-mine-item :is(a, button), .st-mine-said button, .st-mine-search input',
      ),
    ]
      .map((element) => element.getBoundingClientRect())
      .filter(({ width, height }) => height < 44 || width < 44)
      .map(({ width, height }) => `${width} x ${height}`),
  );
  expect(small).toEqual([]);
  expect((await search.boundingBox())?.y).toBeLessThan(1500);

  // Where the last of so many goes, the search that is under way stays.
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)
      .filter((key) => key.includes(':gemt:'))
      .slice(0, 50))
      localStorage.removeItem(key);
  });
  await page.reload();
  await search.fill('møde 7');
  await act(page, 'Møde 7', list.remove).click();
  await page
    .getByRole('status')
    .getByText(fill(list.notFound, { text: 'møde 7' }))
    .waitFor();
});
