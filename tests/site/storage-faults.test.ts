// A storage that fails at any one write, or is emptied by the browser: the reader is told, nothing that was entered is lost, and it can
// be had as a file.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import plan from '../../content/ui/plan.json';
import shared from '../../content/ui/workshop.json';
import words from '../../content/ui/workshop-leder.json';
import { decodeFile } from '../../src/domain/kept-file';
import { encodeWorkshop } from '../../src/domain/workshop';
import { newWorkshop } from '../../src/domain/workshop-edit';
import { counted, formPath, kept, note, radio, storageKey, test, texts, tjek } from '../helpers/tjek';

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

test('in the facilitator’s window', async ({ visit }) => {
  const asked = tjek.statements.map(({ id }) => id);
  const made = newWorkshop(
    'w1',
    {
      name: 'Statusmøde',
      tjek: 'hurtigt-tjek',
      edition: tjek.edition,
      asked,
      drejebog: '45',
      taken: asked.slice(0, 3),
      ways: ['haender'],
      room: { forvaltning: '4', skoleledelse: '6' },
    },
    '2026-11-22T08:00:00.000Z',
  );
  const KEY = 'samarbejdstjek:v1:workshop:w1';
  const page = await visit('workshop/leder/#w1', {
    before: unreliable,
    storage: { [KEY]: encodeWorkshop(made) },
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
    stillThere: () => storedAt(page, KEY, 'asked'),
  });
  expect(JSON.stringify(content)).toContain('Note 4');
});
