// A storage that fails at any one write, is emptied by the browser, is written by others, or is forbidden: the reader is told, nothing
// that was entered is lost, and it can be had as a file.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import mine from '../../content/ui/mine-tjek.json';
import plan from '../../content/ui/plan.json';
import svarkode from '../../content/ui/svarkode.json';
import shared from '../../content/ui/workshop.json';
import words from '../../content/ui/workshop-leder.json';
import start from '../../content/ui/workshop-start.json';
import wallWords from '../../content/ui/workshop-vaeg.json';
import { decodeFile, encodeFile } from '../../src/domain/kept-file';
import { EMPTY_PLAN } from '../../src/domain/plan';
import { encodeSvarkode } from '../../src/domain/svarkode';
import { encodeWorkshop } from '../../src/domain/workshop';
import { forbidStorage } from '../helpers/storage';
import { counted, formPath, kept, note, radio, storageKey, test, texts, tjek } from '../helpers/tjek';
import { statusmoede } from '../helpers/workshop';

/** Lets a test say how many of the next writes find no room. */
function unreliable() {
  const { setItem } = Storage.prototype;
  Object.assign(globalThis, { failing: 0 });
  Storage.prototype.setItem = function (key: string, value: string) {
    const state = globalThis as unknown as { failing: number };
    if (state.failing > 0 && key.startsWith('samarbejdstjek:')) {
      state.failing -= 1;
      throw new DOMException('full', 'QuotaExceededError');
    }
    setItem.call(this, key, value);
  };
}

const failNext = (page: Page, writes: number) =>
  page.evaluate((failing) => void Object.assign(globalThis, { failing }), writes);

/** The content of the one thing in the file that a button gives, as the page that opens files reads it. */
async function rescued(page: Page, button: Locator): Promise<unknown> {
  const arriving = page.waitForEvent('download');
  await button.click();
  const read = decodeFile(await readFile(await (await arriving).path(), 'utf8'));
  if (read.kind !== 'ok' || read.items[0]?.kind !== 'ok') throw new Error(JSON.stringify(read));
  return read.items[0].item.content;
}

interface Journey {
  page: Page;
  warning: Locator;
  rescue: Locator;
  /** Enters a thing by its number. */
  enter: (index: number) => Promise<unknown>;
  count: number;
  /** What says that all is kept. */
  saved: (count: number) => Locator;
  /** What must not be lost, in the storage. */
  stillThere: () => Promise<unknown>;
}

/** Fails each write of a journey in turn, then empties the storage, then lets nothing be written any more. */
async function goThrough({
  page,
  warning,
  rescue,
  enter,
  count,
  saved,
  stillThere,
}: Journey): Promise<unknown> {
  for (let index = 0; index < count - 1; index += 1) {
    await failNext(page, 1);
    await enter(index);
    await warning.waitFor();
    expect(await saved(index + 1).count()).toBe(0);
    // The next write takes along what could not be written before.
    await enter(index + 1);
    await warning.waitFor({ state: 'hidden' });
    await saved(index + 2).waitFor();
  }
  const before = await stillThere();
  await page.evaluate(() => localStorage.clear());
  await failNext(page, 1);
  await enter(0);
  await enter(1);
  await saved(count).waitFor();
  expect(await stillThere()).toEqual(before);
  await failNext(page, Number.MAX_SAFE_INTEGER);
  await enter(count);
  await warning.waitFor();
  return rescued(page, rescue);
}

const KEY_OF_TJEK = storageKey('forvaltning');

/** A part of what is stored under a key. */
const storedAt = (page: Page, key: string, part: string): Promise<Record<string, unknown>> =>
  page.evaluate(([key, part]) => JSON.parse(localStorage.getItem(key) ?? '{}')[part], [key, part] as const);

test('in a tjek', async ({ visit }) => {
  const page = await visit(formPath('forvaltning'), { before: unreliable });
  const levels = new Map<number, 2 | 3>();
  const content = await goThrough({
    page,
    warning: page.getByRole('alert').getByText(texts.form.notSaved),
    rescue: page.getByRole('button', { name: texts.form.downloadRescue }),
    count: 9,
    enter: (index) => {
      if (index === 9) return note(page, 0).fill('Til sidst');
      // Another answer than the last time, so that there is something to write.
      const level = levels.get(index) === 3 ? 2 : 3;
      levels.set(index, level);
      return radio(page, 'forvaltning', index, level).check();
    },
    saved: (count) => page.getByText(kept(count), { exact: true }),
    stillThere: async () => Object.keys(await storedAt(page, KEY_OF_TJEK, 'answers')),
  });
  await page.getByText(counted(9), { exact: true }).waitFor();
  const answers = Object.fromEntries(tjek.statements.map(({ id }, index) => [id, levels.get(index)]));
  expect(content).toMatchObject({ answers, notes: { [tjek.statements[0]?.id ?? '']: 'Til sidst' } });
});

test('in the plan', async ({ visit }) => {
  const page = await visit('plan/statusmoede/', { before: unreliable });
  const fields = page.locator('.st-plan-screen textarea:not([readonly])');
  await fields.first().waitFor();
  const count = 4;
  const content = await goThrough({
    page,
    warning: page.getByRole('alert').getByText(plan.common.notSaved),
    rescue: page.getByRole('button', { name: plan.common.downloadRescue }),
    count,
    enter: (index) => fields.nth(index % count).pressSequentially(index === count ? 'Til sidst' : 'x'),
    saved: () => page.getByText(plan.common.saved, { exact: true }),
    stillThere: async () => {
      const meeting = await storedAt(page, 'samarbejdstjek:v1:plan', 'moede');
      return Object.keys(meeting).filter((field) => meeting[field] !== '');
    },
  });
  expect(JSON.stringify(content)).toContain('Til sidst');
});

const asked = tjek.statements.map(({ id }) => id);
const KEY_OF_WORKSHOP = 'samarbejdstjek:v1:workshop:w1';
const made = statusmoede({ ways: ['haender'], room: { forvaltning: '4', skoleledelse: '6' } });

test('in the facilitator’s window', async ({ visit }) => {
  const page = await visit('workshop/leder/#w1', {
    before: unreliable,
    storage: { [KEY_OF_WORKSHOP]: encodeWorkshop(made) },
  });
  let turn = 0;
  const own = page.getByRole('textbox', { name: words.panel.note });
  await own.waitFor();
  const content = await goThrough({
    page,
    warning: page.getByRole('alert').getByText(shared.notSaved),
    rescue: page.getByRole('button', { name: shared.downloadRescue }),
    count: 4,
    enter: (index) => {
      turn += 1;
      return own.fill(`Note ${index}, gang ${turn}`);
    },
    saved: () => page.getByText(words.head.saved, { exact: true }),
    stillThere: () => storedAt(page, KEY_OF_WORKSHOP, 'asked'),
  });
  expect(JSON.stringify(content)).toContain('Note 4');
});

/** What the wall says when it cannot keep. */
const onWall = (page: Page) => page.getByRole('alert').getByText(wallWords.notKept);
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

test('on the wall, and in the window beside it', async ({ visit }) => {
  const page = await visit('workshop/vaeg/#w1', {
    before: unreliable,
    storage: { [KEY_OF_WORKSHOP]: encodeWorkshop({ ...made, step: `${asked[0]}/laes` }) },
  });
  await page.getByRole('heading', { level: 1 }).waitFor();
  const own = await page.context().newPage();
  await own.goto(page.url().replace('/vaeg/', '/leder/'));
  await own.getByText(words.head.wallOpen).waitFor();
  const count = 3;
  const content = await goThrough({
    page,
    warning: onWall(page),
    rescue: page.getByRole('button', { name: shared.downloadRescue }),
    count,
    async enter(index) {
      if (index < count) return page.keyboard.press('PageDown');
      // A facilitator who has the wall alone writes on it.
      await page.keyboard.press('PageUp');
      await page.keyboard.press('p');
      await page.getByRole('textbox', { name: words.agreed.note }).fill('Til sidst');
      return page.keyboard.press('Escape');
    },
    // The wall says nothing when all is well: it belongs to the room.
    saved: () => page.locator('.wall:not(:has([role="alert"]))'),
    stillThere: () => storedAt(page, KEY_OF_WORKSHOP, 'asked'),
  });
  expect(JSON.stringify(content)).toContain('Til sidst');
  // The wall's own buttons do not cover the way to the file.
  await page.mouse.move(600, 300);
  const [tools, file] = await Promise.all(
    [page.locator('.wall-tools'), page.getByRole('button', { name: shared.downloadRescue })].map((one) =>
      one.boundingBox(),
    ),
  );
  expect((file?.x ?? 0) + (file?.width ?? 0)).toBeLessThanOrEqual(tools?.x ?? 0);
  // The window beside it has written nothing itself, and says what is true all the same.
  await own.getByRole('alert').getByText(shared.notSaved).waitFor();
  // What only the windows know outlives a reload of one of them.
  const before = await heading(page);
  await page.reload();
  await expect.poll(() => heading(page)).toBe(before);
  await own.getByRole('textbox', { name: words.agreed.note }).waitFor();
  expect(await own.getByRole('textbox', { name: words.agreed.note }).inputValue()).toBe('Til sidst');
});

test('what another tab, or a newer edition of the site, wrote over the plan takes nothing from this one', async ({
  visit,
}) => {
  const KEY = 'samarbejdstjek:v1:plan';
  const page = await visit('plan/statusmoede/');
  const field = page.locator('.st-plan-screen textarea:not([readonly])').first();
  await field.fill('Det, vi nåede til');
  const other = await page.context().newPage();
  await other.goto(page.url().replace('/plan/statusmoede/', '/tilgaengelighed/'));
  const foreign = '{"format":99,"moede":"<b>nyere</b>"}';
  await other.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, foreign] as const);
  const notice = page.getByRole('alert').filter({ hasText: plan.common.unreadable });
  await notice.waitFor();
  expect(await field.inputValue()).toBe('Det, vi nåede til');
  const download = page.waitForEvent('download');
  await notice.getByRole('button', { name: plan.common.unreadableDownload }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toBe(foreign);
  await notice.getByRole('button', { name: plan.common.unreadableForget }).click();
  await notice.waitFor({ state: 'hidden' });
  expect(JSON.stringify(await storedAt(page, KEY, 'moede'))).toContain('Det, vi nåede til');
});

test('copies that a crash left behind are brought back, whatever lies beside them', async ({ visit }) => {
  const page = await visit('mine-tjek/', { storage: { [KEY_OF_WORKSHOP]: encodeWorkshop(made) } });
  await page.getByText('Statusmøde').first().waitFor();
  const newer = encodeWorkshop({ ...made, revision: 9, name: 'Lige før nedbruddet' });
  await page.evaluate(
    (copies) =>
      new Promise((done) => {
        const opening = indexedDB.open('samarbejdstjek-sikkerhedskopi');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('workshops', 'readwrite');
          for (const [id, copy] of copies) transaction.objectStore('workshops').put(copy, id as string);
          transaction.oncomplete = done;
        };
      }),
    [
      ['a', null],
      ['b', 'tekst'],
      ['c', { revision: 'mange', text: 5 }],
      ['d', { revision: 1e300, text: newer }],
      ['e', { revision: 9, text: newer.replace('"w1"', '"constructor"') }],
      ['w1', { revision: 9, text: newer }],
    ],
  );
  await page.reload();
  await page.getByRole('heading', { level: 4 }).getByText('Lige før nedbruddet', { exact: true }).waitFor();
  expect(await page.getByRole('heading', { level: 4 }).count()).toBe(1);
});

test('where all storage is forbidden, the plan is there as long as its page, and as a file', async ({
  visit,
}) => {
  const page = await visit('plan/statusmoede/', { before: forbidStorage });
  await page.getByRole('alert').getByText(plan.common.notSaved).waitFor();
  await page.locator('.st-plan-screen textarea:not([readonly])').first().fill('Uden gemmested');
  expect(await page.getByText(plan.common.saved, { exact: true }).count()).toBe(0);
  const content = await rescued(page, page.getByRole('button', { name: plan.common.downloadRescue }));
  expect(JSON.stringify(content)).toContain('Uden gemmested');
});

test('where all storage is forbidden, a workshop goes on in its windows, each says so and gives the file', async ({
  visit,
}) => {
  const page = await visit('workshop/', { before: forbidStorage });
  const opened = async (from: Page, name: string) => {
    const opening = from.waitForEvent('popup');
    await from.getByRole('link', { name, exact: true }).click();
    return opening;
  };
  await page.getByRole('button', { name: start.create.open }).click();
  await page.getByRole('button', { name: start.create.begin }).click();
  await page.getByRole('alert').getByText(shared.notSaved).waitFor();
  const own = await opened(page, start.windows.leader);
  await own.getByRole('alert').getByText(shared.notSaved).waitFor();
  const wall = await opened(own, words.head.openWall);
  await onWall(wall).waitFor();
  await page.close();
  const first = await heading(wall);
  await wall.keyboard.press('PageDown');
  await expect.poll(() => heading(wall)).not.toBe(first);
  const at = await heading(wall);
  await own
    .getByRole('heading', { name: `${words.now.heading}: ${shared.steps['ikke-eksamen'].name}` })
    .waitFor();
  await own.getByRole('textbox', { name: words.panel.note }).fill('Kun her');
  await wall.reload();
  await expect.poll(() => heading(wall)).toBe(at);
  for (const window of [own, wall]) {
    const content = await rescued(window, window.getByRole('button', { name: shared.downloadRescue }));
    expect(JSON.stringify(content)).toContain('Kun her');
  }
});

test('where all storage is forbidden, Mine tjek says so, and takes nothing in that it cannot keep', async ({
  visit,
}) => {
  const { list, file, forget } = mine;
  const page = await visit('mine-tjek/', { before: forbidStorage });
  await page.getByRole('alert').getByText(list.notKeptNone, { exact: true }).waitFor();
  await page.getByText(list.noneNotKept, { exact: true }).waitFor();
  const text = encodeFile([{ kind: 'plan', name: 'Vores', content: EMPTY_PLAN }], '2026-11-22T08:00:00.000Z');
  await page
    .getByLabel(file.open, { exact: true })
    .setInputFiles([{ name: 'alt.json', mimeType: 'application/json', buffer: Buffer.from(text) }]);
  await page.getByRole('heading', { name: file.preview }).waitFor();
  await page.getByRole('button', { name: file.takeOne, exact: true }).click();
  await page.getByRole('alert').getByText(file.notKept).waitFor();
  await page.getByRole('button', { name: forget.begin }).click();
  await page.getByText(forget.failed).waitFor();

  // A svarkode is read all the same. What cannot be kept can be had as a file.
  const { readPage } = svarkode;
  const coded = { id: 'hurtigt-tjek', number: tjek.number, statements: asked };
  const code = encodeSvarkode(coded, 'skoleledelse', { [asked[0] ?? '']: 4 });
  await page.goto(page.url().replace(/mine-tjek\/.*/, `svar/#${code}`));
  await page.getByRole('button', { name: readPage.keep }).click();
  await page.getByText(readPage.kept['not-kept']).waitFor();
  const content = await rescued(page, page.getByRole('button', { name: readPage.downloadRescue }));
  expect(content).toMatchObject({ role: 'skoleledelse', answers: { [asked[0] ?? '']: 4 } });
});

test('two windows that change a workshop before they hear of each other lose neither change', async ({
  visit,
}) => {
  const page = await visit('workshop/leder/#w1', {
    storage: {
      [KEY_OF_WORKSHOP]: encodeWorkshop({ ...made, step: `${asked[0]}/laes` }),
      'samarbejdstjek:v1:workshop:w2': encodeWorkshop({ ...made, id: 'w2' }),
    },
  });
  const own = page.getByRole('textbox', { name: words.panel.note });
  await own.fill('Før');
  const before = await page.evaluate((key) => localStorage.getItem(key) ?? '', KEY_OF_WORKSHOP);
  await own.fill('Efter');
  // What the other window made of the workshop as it was before.
  const { revision } = JSON.parse(before);
  const other = { ...JSON.parse(before), name: 'Nyt navn', revision: revision + 1 };
  const said = await page.evaluate(
    ([key, text]) =>
      new Promise<string>((resolve) => {
        const channel = new BroadcastChannel(key);
        channel.onmessage = ({ data }) => resolve(data.text);
        channel.postMessage({ kind: 'state', text, kept: true, forgetful: false });
      }),
    [KEY_OF_WORKSHOP, JSON.stringify(other)] as const,
  );
  await page.getByRole('heading', { level: 1, name: 'Nyt navn' }).waitFor();
  expect(await own.inputValue()).toBe('Efter');
  expect(said).toContain('Efter');
  expect(JSON.parse(said)).toMatchObject({ name: 'Nyt navn', revision: revision + 2 });
  expect(await page.evaluate((key) => localStorage.getItem(key), KEY_OF_WORKSHOP)).toBe(said);
  // Emptied by the browser, it is written again, and nothing is that the window has no part in.
  const tab = await page.context().newPage();
  await tab.goto(page.url().replace(/workshop\/.*/, 'metode/'));
  await tab.evaluate(() => localStorage.clear());
  await page.getByRole('status').getByText(shared.emptied).waitFor();
  const workshops = await tab.evaluate(() =>
    Object.keys(localStorage).filter((key) => /:workshop:/.test(key)),
  );
  expect(workshops).toEqual([KEY_OF_WORKSHOP]);
});
