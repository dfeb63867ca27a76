// What is left of a workshop, and of the plan, when a window, or the whole browser, crashes in the middle of a reveal: all that was typed.
import type { BrowserContext, Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import mine from '../../content/ui/mine-tjek.json';
import shared from '../../content/ui/workshop.json';
import leader from '../../content/ui/workshop-leder.json';
import start from '../../content/ui/workshop-start.json';
import { decodeWorkshop, type Workshop } from '../../src/domain/workshop';
import { crash, profile } from '../helpers/crashing';
import { fill, texts, tjek } from '../helpers/tjek';

const at = (path: string) => new URL(path, inject('url')).href;
const BEGINNING = 'samarbejdstjek:v1:workshop:';

/** The only workshop, as this page finds it. */
async function stored(page: Page): Promise<Workshop> {
  const [text = ''] = await page.evaluate(
    (beginning) =>
      Object.entries(localStorage).flatMap(([key, one]) => (key.startsWith(beginning) ? [one] : [])),
    BEGINNING,
  );
  const decoded = decodeWorkshop(text);
  if (decoded.kind !== 'ok') throw new Error(decoded.reason);
  return decoded.workshop;
}

/** The revisions of the copies that are written to the disk: of workshops, or of the plan. */
const copies = (page: Page, of: 'workshops' | 'plan' = 'workshops'): Promise<number[]> =>
  page.evaluate(
    (of) =>
      new Promise((resolve) => {
        const opened = indexedDB.open('samarbejdstjek-sikkerhedskopi');
        opened.onsuccess = () => {
          const all = opened.result
            .transaction('workshops')
            .objectStore('workshops')
            .getAll(of === 'plan' ? IDBKeyRange.bound('plan:', 'plan:') : IDBKeyRange.lowerBound('w'));
          all.onsuccess = () => resolve(all.result.map(({ revision }: { revision: number }) => revision));
        };
      }),
    of,
  );

const planField = (page: Page) => page.locator('.st-plan-screen textarea:not([readonly])').first();
const planOf = (page: Page): Promise<{ updated: string }> =>
  page.evaluate(() => JSON.parse(localStorage.getItem('samarbejdstjek:v1:plan') ?? '{}'));

async function windows(context: BrowserContext, id: string): Promise<{ wall: Page; own: Page }> {
  const [wall, own] = [await context.newPage(), await context.newPage()];
  await wall.goto(at(`workshop/vaeg/#${id}`));
  await own.goto(at(`workshop/leder/#${id}`));
  return { wall, own };
}

const count = (page: Page, level: number) =>
  page.getByRole('textbox', {
    name: fill(leader.hands.name, { role: texts.roles.skoleledelse, answer: texts.levels[level] ?? '' }),
    exact: true,
  });
const ownNote = (page: Page) => page.getByLabel(new RegExp(`^${leader.panel.note}`));

/** Both windows stand at the reveal of the first statement, with what was typed. */
async function areBack({ wall, own }: { wall: Page; own: Page }, typed: string): Promise<void> {
  await own.getByRole('heading', { name: `${leader.now.heading}: ${shared.steps.vis.name}` }).waitFor();
  await wall.getByRole('heading', { level: 1, name: tjek.statements[0]?.label ?? '' }).waitFor();
  await wall.getByRole('table').waitFor({ state: 'attached' });
  await own.getByText(leader.hands.fix, { exact: true }).click();
  expect(await count(own, 2).inputValue()).toBe('4');
  expect(await count(own, 3).inputValue()).toBe('1x');
  expect(await ownNote(own).inputValue()).toBe(typed);
}

test('nothing is lost when a window or the browser crashes in the middle of a reveal', {
  timeout: 90_000,
}, async () => {
  const open = await profile();
  const first = await open();
  const desk = await first.context.newPage();
  await desk.goto(at('workshop/'));
  await desk.getByRole('button', { name: start.create.open }).click();
  await desk.getByRole('button', { name: start.create.begin }).click();
  await desk.getByRole('heading', { name: /klar$/ }).waitFor();
  const { id } = await stored(desk);
  await desk.close();

  let { wall, own } = await windows(first.context, id);
  await own.getByRole('button', { name: leader.move.begin, exact: true }).click();
  for (const kind of ['ikke-eksamen', 'roller', 'spilleregler', 'laes', 'taenk', 'svar'] as const) {
    await own.locator('body').press('PageDown');
    await own.getByRole('heading', { name: `${leader.now.heading}: ${shared.steps[kind].name}` }).waitFor();
  }
  await count(own, 2).fill('4');
  await own.getByRole('button', { name: leader.move.reveal, exact: true }).click();
  await own.getByText(leader.hands.fix, { exact: true }).click();
  await count(own, 3).pressSequentially('1x');
  await ownNote(own).pressSequentially('Husk at spørge Ka');

  // The process behind one window goes, and then that of the other, between two letters.
  await crash(wall);
  await ownNote(own).pressSequentially('ren om tal');
  await crash(own);
  ({ wall, own } = await windows(first.context, id));
  await areBack({ wall, own }, 'Husk at spørge Karen om tal');

  // The whole browser goes. A copy is on the disk long before localStorage is.
  await ownNote(own).press('End');
  await own.keyboard.type('lene fra maj');
  const last = await stored(own);
  await expect.poll(() => copies(own), { timeout: 3_000 }).toEqual([last.revision]);
  const plan = await first.context.newPage();
  await plan.goto(at('plan/statusmoede/'));
  await planField(plan).pressSequentially('Hvad bygger I det på?');
  const { updated } = await planOf(plan);
  await expect.poll(() => copies(plan, 'plan'), { timeout: 3_000 }).toEqual([Date.parse(updated)]);
  await first.kill();

  const second = await open();
  const planAfter = await second.context.newPage();
  await planAfter.goto(at('plan/statusmoede/'));
  await expect.poll(() => planField(planAfter).inputValue()).toBe('Hvad bygger I det på?');
  expect((await planOf(planAfter)).updated).toBe(updated);
  await planAfter.goto(at('tilgaengelighed/'));
  await expect.poll(() => copies(planAfter, 'plan')).toEqual([]);
  const after = await windows(second.context, id);
  await areBack(after, 'Husk at spørge Karen om tallene fra maj');
  expect(await stored(after.own)).toEqual(last);
  await expect.poll(() => copies(after.own)).toEqual([last.revision]);

  // Windows that are closed as they should be leave no copy behind: what is deleted then stays deleted.
  const list = await second.context.newPage();
  await list.goto(at('workshop/'));
  await after.wall.close({ runBeforeUnload: true });
  await expect.poll(() => after.own.getByText(leader.head.wallClosed).isVisible()).toBe(true);
  await after.own.close({ runBeforeUnload: true });
  await expect.poll(() => copies(list)).toEqual([]);

  // What is deleted takes its copy along, also where its window is open.
  await windows(second.context, id);
  await expect.poll(() => copies(list)).toEqual([last.revision]);
  await list.goto(at('mine-tjek/'));
  await list.getByRole('button', { name: new RegExp(`^${mine.list.remove} ?: Workshop`) }).click();
  await expect.poll(() => copies(list)).toEqual([]);
});
