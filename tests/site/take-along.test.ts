// What a result can be taken along as: text, Word, a table, data and a link, and what the link shows to whoever gets it.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import both from '../../content/ui/both.json';
import svarkode from '../../content/ui/svarkode.json';
import words from '../../content/ui/tag-med.json';
import { decodeFile } from '../../src/domain/kept-file';
import { filesInZip, paragraphsIn, tablesIn } from '../helpers/docx';
import { axeViolations, overflowOf, problemsInEveryWay } from '../helpers/page-checks';
import {
  all,
  fill,
  focused,
  formPath,
  resultDrawn,
  storageKey,
  stored,
  test,
  texts,
  tjek,
} from '../helpers/tjek';

const { readPage } = svarkode;
const [FIRST] = tjek.statements;
if (!FIRST) throw new Error('the quick tjek has no statements');
const HOSTILE = '=SUM(A1);"<img src=x onerror=alert(1)>"\n\u0001 שלום 😀 {n}';
const GIVEN = [0, 2, 4, 1, 'ikke-relevant', 1, 3, 4, 'ved-ikke'] as const;
const mine = stored('forvaltning', GIVEN, { notes: { [FIRST.id]: HOSTILE } });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const openTake = (page: Page) => page.locator('summary', { hasText: words.open }).first().click();

/** What a button hands over: the name of the file and its bytes. */
async function downloaded(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await button(page, name).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Whether the browser's own parser reads a text as XML. */
const isXml = (page: Page, xml: string) =>
  page.evaluate(
    (text) => new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror') === null,
    xml,
  );

/** Downloads the Word document, sees to it that it can be read, and gives its text. */
async function wordOf(page: Page) {
  const { name, bytes } = await downloaded(page, words.word);
  await page.getByText(fill(words.done, { file: name })).waitFor();
  const files = filesInZip(bytes);
  for (const [path, xml] of files) expect({ path, xml: await isXml(page, xml) }).toEqual({ path, xml: true });
  const xml = files.get('word/document.xml') ?? '';
  return { name, paragraphs: paragraphsIn(xml), tables: tablesIn(xml) };
}
const headings = (paragraphs: ReturnType<typeof paragraphsIn>, level: number) =>
  paragraphs.filter(({ style }) => style === `Heading${level}`).map(({ text }) => text);
const tableIn = (bytes: Buffer) => {
  const text = bytes.toString('utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  return text.slice(1).split('\r\n');
};

test('a result goes along as Word, as a table, as data and as a link with and without its notes', {
  timeout: 60_000,
}, async ({ visit }) => {
  const page = await visit(`${formPath('forvaltning')}#resultat`, {
    storage: mine,
    viewport: { width: 390, height: 844 },
  });
  await resultDrawn(page);
  const fetched = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => /TakePanel|take-tjek|word\./.test(name)),
    );
  expect(await fetched()).toEqual([]);
  // With the keyboard.
  await page.locator('summary', { hasText: words.open }).first().focus();
  await page.keyboard.press('Enter');
  await button(page, words.word).waitFor();
  expect((await fetched()).some((name) => /word\./.test(name))).toBe(false);

  const word = await wordOf(page);
  expect(word.name).toBe('samarbejdstjek-hurtigt-tjek-forvaltning-2026-11-05.docx');
  expect(headings(word.paragraphs, 1)).toEqual([`${texts.result.title}: ${tjek.title}`]);
  for (const part of ['profile', 'answers', 'suggested', 'strengths', 'rule'] as const)
    expect(headings(word.paragraphs, 2)).toContain(texts.result[part]);
  const [profile, answers] = word.tables;
  expect(profile?.map(({ head }) => head)).toEqual([true, false, false, false]);
  expect(answers?.[1]?.cells).toEqual([FIRST.label, texts.levels[0], HOSTILE.replace('\u0001', '')]);
  expect(answers?.length).toBe(1 + tjek.statements.length);

  const csv = await downloaded(page, words.csv);
  expect(csv.name).toBe('samarbejdstjek-hurtigt-tjek-forvaltning-2026-11-05.csv');
  expect(tableIn(csv.bytes)[1]).toBe(
    `Data;${FIRST.label};${FIRST.wording.forvaltning};Forvaltning;Slet ikke;0;"'${HOSTILE.replaceAll('"', '""')}"`,
  );
  const json = await downloaded(page, words.json);
  expect(JSON.parse(json.bytes.toString())).toMatchObject({
    role: 'forvaltning',
    notes: { [FIRST.id]: HOSTILE },
  });

  const address = page.getByRole('textbox', { name: words.link.label });
  const short = await address.inputValue();
  expect(short).toMatch(new RegExp(`^${inject('url')}svar/#[A-Z0-9-]{14}$`));
  await page.getByText(words.link.qr, { exact: true }).click();
  await page.getByRole('img', { name: words.link.qrLabel }).waitFor();
  await page.getByRole('checkbox', { name: words.link.withNotes }).check();
  await page.getByText(words.link.with).waitFor();
  await expect.poll(() => address.inputValue()).toContain('&noter=');
  const long = await address.inputValue();
  await page.getByText(fill(words.link.length, { n: long.length })).waitFor();
  expect(await overflowOf(page)).toEqual([]);
  expect(await problemsInEveryWay(page)).toEqual([]);

  // Somebody else opens it, who has answered the same tjek in the same role.
  const theirs = stored('forvaltning', all(1));
  const reader = await visit(long.replace(inject('url'), ''), { storage: theirs });
  await reader.getByRole('heading', { name: readPage.answers }).waitFor();
  const row = reader.locator('.st-read-list > div').first();
  expect(await row.locator('.st-scale-note').evaluate((note) => note.textContent)).toBe(HOSTILE);
  expect(await reader.locator('main img').count()).toBe(0);
  await button(reader, readPage.result).click();
  await resultDrawn(reader);
  await expect.poll(() => focused(reader)).toBe(`h2 ${readPage.resultTitle}`);
  const result = reader.getByRole('region', { name: readPage.resultTitle, exact: true });
  const scores = await page.locator('.st-profile-score').allInnerTexts();
  expect(await result.locator('.st-profile-score').allInnerTexts()).toEqual(scores);
  const suggested = (where: Page) => where.locator('.st-suggestion h4').allInnerTexts();
  expect(await suggested(reader)).toEqual(await suggested(page));
  expect(await result.getByRole('button', { name: texts.result.choose }).count()).toBe(0);
  expect(await axeViolations(reader, 'content')).toEqual([]);

  const before = await reader.evaluate((key) => localStorage.getItem(key), storageKey('forvaltning'));
  await button(reader, readPage.keep).click();
  await reader.getByText(fill(readPage.kept.shelf, { title: tjek.title, role: 'forvaltning' })).waitFor();
  const kept = await reader.evaluate(() =>
    Object.entries({ ...localStorage }).filter(([key]) => key.startsWith('samarbejdstjek:v1:gemt:')),
  );
  expect(await reader.evaluate((key) => localStorage.getItem(key), storageKey('forvaltning'))).toBe(before);
  expect(kept.map(([, text]) => JSON.parse(String(text)))).toMatchObject([
    { format: 1, kind: 'besvarelse', content: { tjek: 'hurtigt-tjek', notes: { [FIRST.id]: HOSTILE } } },
  ]);
  await reader.reload();
  await button(reader, readPage.keep).click();
  await reader.getByText(readPage.kept['already-shelf']).waitFor();
});

test('who has nothing in the role gets the copy there, once; a link that was cut still gives the answers', async ({
  visit,
}) => {
  const page = await visit(`${formPath('forvaltning')}#resultat`, { storage: mine });
  await resultDrawn(page);
  await openTake(page);
  await page.getByRole('checkbox', { name: words.link.withNotes }).check();
  const address = page.getByRole('textbox', { name: words.link.label });
  await expect.poll(() => address.inputValue()).toContain('&noter=');
  const cut = (await address.inputValue()).slice(0, -9).replace(inject('url'), '');

  const reader = await visit(cut);
  await reader.getByRole('alert').getByText(readPage.notesBroken).waitFor();
  await reader.getByText(fill(readPage.count, { answered: 9, total: 9 })).waitFor();
  await button(reader, readPage.keep).click();
  const role = { title: tjek.title, role: 'forvaltning' };
  await reader.getByText(fill(readPage.kept.own, role)).waitFor();
  await reader.reload();
  await button(reader, readPage.keep).click();
  await reader.getByText(fill(readPage.kept.already, role)).waitFor();
  expect(
    await reader.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('gemt'))),
  ).toEqual([]);
  await reader.getByRole('link', { name: readPage.keptOpen }).click();
  await resultDrawn(reader);

  // Where nothing can be kept, that is said, and the device's own stays as it is.
  const full = await visit(cut, {
    before: () => {
      const setItem = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, value) {
        if (key.startsWith('samarbejdstjek')) throw new DOMException('full', 'QuotaExceededError');
        setItem.call(this, key, value);
      };
    },
  });
  await button(full, readPage.keep).click();
  await full.getByText(readPage.kept['not-kept']).waitFor();
});

describe('side by side', () => {
  test('both roles go along as Word, as a table and as data; a lost connection is told', async ({
    visit,
  }) => {
    const page = await visit('tjek/hurtigt-tjek/begge/', {
      storage: { ...mine, ...stored('skoleledelse', all(3)) },
      provoked: /word\.|ERR_FAILED/,
    });
    await page.getByRole('heading', { name: both.profile }).waitFor();
    await openTake(page);
    await page.route(/\/word\./, (route) => route.abort());
    await button(page, words.word).click();
    await page.getByText(words.wordFailed).waitFor();
    const csv = await downloaded(page, words.csv);
    expect(tableIn(csv.bytes)[0]).toBe(
      'Element;Udsagn;Forvaltning: svar;Forvaltning: grad (0-4);Forvaltning: note;Skoleledelse: svar;Skoleledelse: grad (0-4);Skoleledelse: note;Forskel i trin',
    );
    const json = await downloaded(page, words.json);
    expect(decodeFile(json.bytes.toString())).toMatchObject({
      items: [
        { item: { content: { role: 'forvaltning' } } },
        { item: { content: { role: 'skoleledelse' } } },
      ],
    });
    expect(await axeViolations(page, 'content')).toEqual([]);
    await page.unroute(/\/word\./);
    await page.reload();
    await openTake(page);
    const { name, paragraphs, tables } = await wordOf(page);
    expect(name).toBe('samarbejdstjek-hurtigt-tjek-begge-roller-2026-11-05.docx');
    expect(headings(paragraphs, 2)).toContain(both.talk);
    expect(tables[0]?.[0]).toEqual({
      head: true,
      cells: [texts.result.tableElement, 'Forvaltning', 'Skoleledelse', words.words.common],
    });
  });
});
