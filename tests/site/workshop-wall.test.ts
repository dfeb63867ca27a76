// The wall of a workshop in the built site: legible at every step, run by keys and clicker, and right after sleep and other windows.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { parse } from 'yaml';
import workshopTexts from '../../content/ui/workshop.json';
import wall from '../../content/ui/workshop-vaeg.json';
import { encodeWorkshop, type Workshop } from '../../src/domain/workshop';
import {
  newWorkshop,
  withAgreed,
  withChosen,
  withFacilitatorNote,
  withHands,
  withPlan,
  withResponses,
  withShowSmall,
  withVotes,
} from '../../src/domain/workshop-edit';
import { type Step, stepsOf } from '../../src/domain/workshop-steps';
import { axeViolations } from '../helpers/page-checks';
import { fill, test, texts, tjek } from '../helpers/tjek';

const statement = (index: number) => {
  const found = tjek.statements[index];
  if (!found) throw new Error(`the quick tjek has no statement ${index}`);
  return found;
};
const [FIRST, SECOND] = [statement(0), statement(4)];
const drejebog = parse(readFileSync('content/drejeboeger/180.yaml', 'utf8'));
const NOTE = 'Husk at skåne skolelederen fra Nørreskolen';

/** Four from the schools raise their hands, two from the forvaltning have sent a code; all has been talked about and planned. */
function played(change: (workshop: Workshop) => Workshop = (workshop) => workshop): Workshop {
  const empty = newWorkshop(
    'proeve',
    {
      name: 'Prøve',
      tjek: 'hurtigt-tjek',
      edition: tjek.edition,
      asked: tjek.statements.map(({ id }) => id),
      drejebog: '180',
      taken: [FIRST, SECOND].map(({ id }) => id),
      ways: ['haender', 'enheder'],
      room: { forvaltning: '2', skoleledelse: '4' },
    },
    '2026-11-22T08:00:00.000Z',
  );
  const answered = [FIRST, SECOND].reduce((workshop, { id }) => {
    const hands = withHands(withHands(workshop, id, 'skoleledelse', '1', '3'), id, 'skoleledelse', '3', '1');
    return withAgreed(hands, id, { answer: 'uenige', note: 'Vi ser på det igen i foråret.' });
  }, empty);
  const answers = Object.fromEntries(tjek.statements.map(({ id }) => [id, 3 as const]));
  const sent = withResponses(answered, [
    { way: 'enheder', role: 'forvaltning', answers },
    { way: 'enheder', role: 'forvaltning', answers },
  ]);
  const chosen = withChosen(withVotes(sent, FIRST.fokuspunkt, '5'), FIRST.fokuspunkt, true);
  const planned = withPlan(chosen, FIRST.fokuspunkt, { step: 'Ring til hinanden', who: 'Anne', when: 'Maj' });
  return change(withFacilitatorNote(planned, FIRST.id, NOTE));
}

const KEY = 'samarbejdstjek:v1:workshop:proeve';
const PATH = 'workshop/vaeg/#proeve';
const holds = (workshop: Workshop) => ({ storage: { [KEY]: encodeWorkshop(workshop) } });
const steps: Step[] = stepsOf(played(), drejebog, tjek.minutes);
const kept = (page: Page): Promise<Workshop> =>
  page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? '{}'), KEY);
const at = (page: Page, kind: string) => page.locator(`.wall-at-${kind}`).waitFor();

/** Between them these steps have every part of the wall that has a colour of its own. */
const DARK: readonly string[] = [
  'roller',
  'laes',
  'taenk',
  'svar',
  'vis',
  'tal',
  'aftal',
  'profil',
  'forslag',
  'valg',
  'plan',
];

/** What is too small to be read at eight metres, out of the picture, or cut off. */
const illegible = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const slide = document.querySelector<HTMLElement>('.wall-slide');
    const root = document.querySelector('.wall');
    if (!slide || !root) return ['no slide'];
    const where = `${slide.className} at ${innerWidth} x ${innerHeight}`;
    const found: string[] = [];
    if (slide.scrollHeight > slide.clientHeight) found.push(`${where} must be scrolled`);
    const { paddingLeft, paddingRight } = getComputedStyle(slide);
    const [least, most] = [
      Number.parseFloat(paddingLeft) - 1,
      innerWidth - Number.parseFloat(paddingRight) + 1,
    ];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let seen = 0;
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      const parent = text.parentElement;
      if (!parent || !text.data.trim() || parent.closest('.sr-only')) continue;
      seen += 1;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (size < innerHeight / 24 - 0.05) found.push(`${where}: »${text.data}« is ${size} px`);
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const { left, right } of range.getClientRects())
        if (left < least || right > most) found.push(`${where}: »${text.data}« is cut off`);
    }
    return seen < 2 ? [`${where} is empty`] : found;
  });

test('every step is legible at eight metres, sound for axe in light and dark, and shows nothing of the facilitator’s', {
  timeout: 90_000,
}, async ({ visit }) => {
  const page = await visit(PATH, { ...holds(played()), viewport: { width: 1280, height: 720 } });
  const found: string[] = [];
  const text = new Map<string, string>();
  for (const { id, kind, number } of steps) {
    await at(page, kind);
    found.push(...(await illegible(page)));
    text.set(id, await page.locator('.wall').innerText());
    if (number !== 2) {
      // Many projectors are still of this shape.
      await page.setViewportSize({ width: 1024, height: 768 });
      found.push(...(await illegible(page)));
      await page.setViewportSize({ width: 1280, height: 720 });
    }
    if (number !== 2) found.push(...(await axeViolations(page)));
    if (number !== 2 && DARK.includes(kind)) {
      await page.keyboard.press('l');
      found.push(...(await axeViolations(page)).map((violation) => `in dark: ${violation}`));
      await page.keyboard.press('l');
    }
    if (kind === 'vis' || kind === 'tal' || kind === 'plan') {
      for (const [width, height] of [
        [1920, 1080],
        [3840, 2160],
      ] as const) {
        await page.setViewportSize({ width, height });
        found.push(...(await illegible(page)));
      }
      // The projector is unplugged: everything is still there to scroll to.
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await page.setViewportSize({ width: 1280, height: 720 });
    }
    await page.keyboard.press('PageDown');
  }
  expect(found).toEqual([]);
  expect((await kept(page)).step).toBe('tak');

  const shown = (id: string) => text.get(id) ?? '';
  const all = [...text.values()].join('\n');
  expect(all).not.toContain(NOTE);
  for (const { say } of Object.values(workshopTexts.steps))
    for (const line of say) expect(all).not.toContain(line);
  expect(shown(`${FIRST.id}/laes`)).toContain(FIRST.wording.forvaltning);
  expect(shown(`${FIRST.id}/laes`)).toContain(FIRST.wording.skoleledelse);
  expect(shown(`${FIRST.id}/laes`)).toContain(fill(workshopTexts.statementOf, { n: 1, total: 2 }));
  expect(shown(`${FIRST.id}/svar`)).toContain(fill(workshopTexts.room.fits, { given: 4, room: 4 }));
  expect(shown(`${FIRST.id}/svar`)).not.toContain(wall.answers.mean);
  // Two in a role are not shown one by one, in none of the places where one could work it out.
  const small = fill(workshopTexts.small, { role: workshopTexts.roleDefinite.forvaltning });
  expect(shown(`${FIRST.id}/vis`)).toContain(small);
  expect(shown(`${FIRST.id}/vis`)).toMatch(/Gennemsnit \(0-4\)\s+1,5/);
  expect(shown(`${FIRST.id}/vis`)).not.toContain(texts.roles.forvaltning);
  expect(shown('mest-uenige')).toContain(small);
  expect(shown('forslag')).not.toMatch(/\d,\d/);
  expect(shown('forslag')).toMatch(/Kilde: .+ \(20\d\d\)/);
  expect(shown('plan')).toContain('Ring til hinanden');
  expect(shown('tak')).toContain('Anne');
});

test('it is run by keys, buttons and another window, and says where it is', { timeout: 60_000 }, async ({
  visit,
}) => {
  const page = await visit(PATH, {
    ...holds(played((workshop) => ({ ...workshop, step: `${FIRST.id}/vis` }))),
    viewport: { width: 1280, height: 720 },
  });
  await at(page, 'vis');
  const answers = page.getByRole('table', { name: wall.answers.caption });
  const forvaltning = answers.getByRole('columnheader', { name: texts.roles.forvaltning });
  await answers.waitFor();
  expect(await forvaltning.count()).toBe(0);

  // Another window shows the small group after all.
  const other = await page.context().newPage();
  await other.goto(new URL('/404.html', page.url()).href);
  const change = async (edit: (workshop: Workshop) => Workshop) => {
    const next = edit(await kept(page));
    const text = encodeWorkshop({ ...next, revision: next.revision + 1 });
    await other.evaluate(([key, value]) => localStorage.setItem(key, value), [KEY, text] as const);
  };
  await change((workshop) => withShowSmall(workshop, true));
  await forvaltning.waitFor();
  const gap = { higher: wall.definite.forvaltning, lower: workshopTexts.roleDefinite.skoleledelse, n: '1,5' };
  await page.getByText(fill(wall.answers.gap, gap)).waitFor();
  const row = answers.getByRole('row', { name: texts.levels[1] });
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['0', '3']);

  // The heading takes the focus, so that a screen reader says it; nothing that is pressed twice is lost.
  await page.keyboard.press('PageUp');
  await at(page, 'svar');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toBe(`${FIRST.label}: ${workshopTexts.steps.svar.name}`);
  await page.evaluate(() => {
    for (const key of ['ArrowRight', ' ', 'Enter'])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  });
  await at(page, 'aftal');

  // The agreed answer is chosen here too; a click leaves the keys to the clicker, and the choice can be taken back.
  await page.getByRole('radio', { name: texts.levels[2] ?? '', exact: true }).click();
  expect((await kept(page)).agreed[FIRST.id]?.answer).toBe(2);
  await page.keyboard.press('z');
  await page.getByRole('radio', { name: workshopTexts.disagree, checked: true }).waitFor();
  await page.keyboard.press('s');
  await at(page, 'pause');

  // Black until any key, which does nothing else.
  await page.keyboard.press('.');
  const black = page.getByRole('button', { name: wall.black });
  await black.waitFor();
  await page.keyboard.press('PageDown');
  await black.waitFor({ state: 'detached' });
  await at(page, 'pause');

  // Letters off: no letter does anything, the clicker does, and it is remembered in this window.
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: wall.keys.title });
  expect(await axeViolations(page)).toEqual([]);
  await keys.getByRole('checkbox', { name: wall.keys.letters }).press(' ');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'detached' });
  await page.reload();
  await at(page, 'pause');
  await page.keyboard.press('b');
  await page.keyboard.press('s');
  await page.keyboard.press('PageDown');
  await at(page, 'laes');
  expect(await black.count()).toBe(0);

  // By Tab: the buttons come forward, keep the focus, and the new heading is said.
  const next = page.getByRole('button', { name: wall.tools.next, exact: true });
  await next.focus();
  await page.keyboard.press('Enter');
  await at(page, 'taenk');
  await expect.poll(() => next.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await next.evaluate((button) => getComputedStyle(button.parentElement ?? button).opacity)).toBe('1');
  await page.getByRole('status').filter({ hasText: SECOND.label }).waitFor({ state: 'attached' });

  await page.getByRole('button', { name: wall.tools.panel }).click();
  await page.getByRole('dialog', { name: wall.panel.title }).getByText(wall.panel.visible).waitFor();
  await page.keyboard.press('Escape');

  // Nobody of a role in the room: one column.
  await change((workshop) => ({
    ...workshop,
    responses: [],
    room: { forvaltning: '0', skoleledelse: '4' },
    step: `${SECOND.id}/laes`,
  }));
  await at(page, 'laes');
  expect(await page.getByText(SECOND.wording.forvaltning).count()).toBe(0);
  await page.getByText(SECOND.wording.skoleledelse).waitFor();
});

test('the time is that of the clock on the wall, also after sleep and a reload, and moves nothing by itself', async ({
  visit,
}) => {
  const now = '2026-11-22T09:00:00.000Z';
  const page = await visit(PATH, {
    ...holds(
      played((workshop) => ({
        ...workshop,
        step: `${FIRST.id}/taenk`,
        clock: { left: 90_000, since: '2026-11-22T08:59:40.000Z' },
      })),
    ),
    prepare: (tab) => tab.clock.install({ time: now }),
  });
  await at(page, 'taenk');
  const timer = page.getByRole('timer');
  // The clock goes on while the page is loaded, by some seconds.
  const about = (text: RegExp) => timer.filter({ hasText: text }).waitFor();
  await about(/01:(10|0\d)/);
  await page.clock.fastForward('00:30');
  await about(/00:(40|3\d)/);
  await page.reload();
  await about(/00:(40|3\d|2\d)/);
  await page.keyboard.press('t');
  await about(new RegExp(wall.timer.stopped));
  const stopped = await timer.innerText();
  await page.clock.fastForward('02:00');
  expect(await timer.innerText()).toBe(stopped);
  await page.keyboard.press('t');
  await page.clock.fastForward('10:00');
  await page.getByRole('status').filter({ hasText: wall.timer.over }).waitFor();
  expect((await kept(page)).step).toBe(`${FIRST.id}/taenk`);
});

test('where nothing can be kept it says so, and hands the workshop over as a file', async ({ visit }) => {
  const page = await visit(PATH, {
    ...holds(played()),
    before: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
  });
  await at(page, 'velkommen');
  await page.keyboard.press('PageDown');
  await page.getByText(wall.notKept).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: workshopTexts.downloadRescue }).click(),
  ]);
  const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as Workshop;
  expect(file.step).toBe('ikke-eksamen');
  expect(file.responses).toHaveLength(2);
});
