// A whole workshop of ten people, played through two windows and a telephone: what is saved at the end is what was entered.
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import svarkode from '../../content/ui/svarkode.json';
import shared from '../../content/ui/workshop.json';
import leader from '../../content/ui/workshop-leder.json';
import start from '../../content/ui/workshop-start.json';
import wallWords from '../../content/ui/workshop-vaeg.json';
import { decodeWorkshop, HAND_ANSWERS, type Workshop } from '../../src/domain/workshop';
import { axeViolations } from '../helpers/page-checks';
import { fill, fokuspunkt, giveAnswers, ROLES, test, texts, tjek } from '../helpers/tjek';

type Role = (typeof ROLES)[number];
type Hands = Readonly<Record<Role, readonly number[]>>;

/** Six of the ten raise their hands: two of the administration, four school leaders. The others have answered on their own devices. */
const HANDS: readonly Hands[] = [
  { forvaltning: [0, 0, 0, 2, 0, 0, 0], skoleledelse: [1, 2, 1, 0, 0, 0, 0] },
  { forvaltning: [0, 0, 1, 1, 0, 0, 0], skoleledelse: [0, 0, 2, 1, 0, 1, 0] },
  { forvaltning: [0, 0, 0, 0, 2, 0, 0], skoleledelse: [0, 4, 0, 0, 0, 0, 0] },
];
const ROOM = { forvaltning: '3', skoleledelse: '7' };
const AGREED = ['I mindre grad', shared.disagree, 'I nogen grad'] as const;
const NOTE = 'Vi aftaler data en uge før. <b>Altid</b> & "til tiden"';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Answers the tjek as somebody on a telephone, and gives the svarkode. */
async function codeFrom(context: BrowserContext, role: Role, level: number): Promise<string> {
  const phone = await context.newPage();
  await phone.goto(new URL('1/', inject('url')).href);
  await phone.getByRole('link', { name: texts.roles[role] }).first().click();
  await giveAnswers(
    phone,
    role,
    tjek.statements.map((_, index) => ((level + index) % 5) as 0 | 1 | 2 | 3 | 4),
  );
  await phone.getByRole('link', { name: svarkode.card.show }).click();
  const link = await phone.locator('.st-code-link').getAttribute('href');
  await phone.close();
  return link?.split('#')[1] ?? '';
}

describe('a workshop of ten', () => {
  test('is played through with two windows, reloads and a closed window in between', {
    timeout: 150_000,
  }, async ({ visit }) => {
    const desk = await visit('workshop/', { viewport: { width: 1280, height: 720 } });
    await button(desk, start.create.open).click();
    await desk.getByLabel(start.create.name).fill('Ti i et rum');
    await desk.getByRole('checkbox', { name: new RegExp(shared.ways.enheder.name) }).check();
    for (const role of ROLES)
      await desk.getByRole('textbox', { name: texts.roles[role], exact: true }).fill(ROOM[role]);
    await button(desk, start.create.begin).click();
    const context = desk.context();
    const popup = (name: string) =>
      Promise.all([
        context.waitForEvent('page'),
        desk.getByRole('link', { name, exact: true }).first().click(),
      ]);
    let [wall] = await popup(start.windows.wall);
    let [own] = await popup(start.windows.leader);
    await own.setViewportSize({ width: 1280, height: 720 });
    expect(wall.url()).toContain('/workshop/vaeg/#');

    // Four telephones: each has a storage of its own.
    const codes: string[] = [];
    for (const [role, level] of [
      ['forvaltning', 2],
      ['skoleledelse', 1],
      ['skoleledelse', 0],
      ['skoleledelse', 3],
    ] as const) {
      const phone = await context
        .browser()
        ?.newContext({ viewport: { width: 390, height: 844 }, locale: 'da-DK' });
      if (!phone) throw new Error('no browser');
      codes.push(await codeFrom(phone, role, level));
      await phone.close();
    }
    expect(new Set(codes).size).toBe(4);

    const wallShows = (text: string) => wall.getByText(text).first().waitFor();
    await button(own, leader.move.begin).click();
    await wallShows(shared.frames.velkommen.title);
    for (const frame of ['ikke-eksamen', 'roller', 'spilleregler', 'deltag'] as const) {
      await own.locator('body').press('PageDown');
      await wallShows(shared.frames[frame].title);
    }
    await own
      .getByLabel(svarkode.entry.label, { exact: true })
      .fill(`${codes[0]?.toLowerCase()}\nhej alle ${codes.slice(1).join(', ')}`);
    await own.keyboard.press('Enter');
    await own
      .getByRole('status')
      .getByText(fill(svarkode.entry.addedMany, { n: 4 }).split(':')[0] ?? '')
      .waitFor();
    // The wall counts them, and shows none of what they hold.
    await wallShows(fill(wallWords.join.cameOf, { n: 3, room: 7, role: shared.roleDefinite.skoleledelse }));
    await own.locator('h2').first().click();

    for (const [index, statement] of tjek.statements.slice(0, 3).entries()) {
      await own.locator('body').press('PageDown');
      await wallShows(statement.wording.forvaltning);
      await own.locator('body').press('PageDown');
      await own.locator('body').press('PageDown');
      for (const role of ROLES)
        for (const [place, count] of (HANDS[index]?.[role] ?? []).entries()) {
          const answer = HAND_ANSWERS[place] ?? '0';
          const words = place < 5 ? texts.levels[place] : texts.nonAnswers[answer as 'ved-ikke'];
          await own
            .getByRole('textbox', {
              name: fill(leader.hands.name, { role: texts.roles[role], answer: words ?? '' }),
              exact: true,
            })
            .fill(count === 0 ? '' : String(count));
        }
      expect(await wall.getByRole('table').count()).toBe(0);
      await button(own, leader.move.reveal).click();
      await wall.getByRole('table').first().waitFor({ state: 'attached' });
      if (index === 0) await wall.reload();
      if (index === 1) {
        // The facilitator's window is closed in the middle of a reveal and opened again.
        await own.close({ runBeforeUnload: false });
        [own] = await popup(start.windows.leader);
        await own.setViewportSize({ width: 1280, height: 720 });
        await own.getByRole('heading', { name: `${leader.now.heading}: ${shared.steps.vis.name}` }).waitFor();
      }
      await wall.getByRole('table').first().waitFor({ state: 'attached' });
      await own.locator('body').press('PageDown');
      await wallShows(shared.buildsOn);
      await own.locator('body').press('PageDown');
      await own.getByRole('radio', { name: AGREED[index] ?? '', exact: true }).check();
      if (index === 0) {
        await own.getByLabel(leader.agreed.note).pressSequentially(NOTE);
        await wallShows(NOTE);
        await own.reload();
        expect(await own.getByLabel(leader.agreed.note).inputValue()).toBe(NOTE);
      }
    }
    await wall.close();
    [wall] = await popup(start.windows.wall);
    for (const kind of ['profil', 'mest-uenige', 'forslag', 'valg'] as const) {
      await own.locator('body').press('PageDown');
      await own.getByRole('heading', { name: `${leader.now.heading}: ${shared.steps[kind].name}` }).waitFor();
    }
    expect(await axeViolations(wall)).toEqual([]);
    expect(await axeViolations(own)).toEqual([]);
    const votes = own.getByRole('textbox', { name: /^Stemmer til / });
    expect(await votes.count()).toBeGreaterThan(1);
    await votes.nth(0).fill('12');
    await votes.nth(1).fill('8');
    const boxes = own.getByRole('checkbox', { name: /^Vælg / });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await own.locator('body').press('PageDown');
    await own
      .getByLabel(new RegExp(`^${leader.plan.step}`))
      .first()
      .fill('Ring til skolerne');
    await own
      .getByLabel(new RegExp(`^${leader.plan.who}`))
      .first()
      .fill('Anne');
    await wallShows('Ring til skolerne');
    await own.locator('h2').first().click();
    await own.locator('body').press('PageDown');
    await wallShows(shared.frames.tak.title);

    const [file] = await Promise.all([
      own.waitForEvent('download'),
      button(own, leader.end.download).first().click(),
    ]);
    const decoded = decodeWorkshop(await readFile(await file.path(), 'utf8'));
    if (decoded.kind !== 'ok') throw new Error(decoded.reason);
    const { workshop } = decoded;
    expect(enteredIn(workshop)).toEqual({
      name: 'Ti i et rum',
      room: ROOM,
      hands: HANDS,
      responses: ['forvaltning', 'skoleledelse', 'skoleledelse', 'skoleledelse'],
      agreed: [1, 'uenige', 2],
      note: NOTE,
      votes: ['12', '8'],
      chosen: 2,
      plan: ['Ring til skolerne', 'Anne'],
      step: 'tak',
    });
    for (const id of workshop.chosen) await wallShows(fokuspunkt(id).title);
  });
});

/** What was entered, in the form in which it was. */
function enteredIn(workshop: Workshop) {
  const taken = workshop.taken;
  const count = (udsagn: string, role: Role) =>
    HAND_ANSWERS.map((answer) => Number(workshop.hands[udsagn]?.[role][answer] ?? 0));
  const [first] = workshop.plan;
  return {
    name: workshop.name,
    room: workshop.room,
    hands: taken.map((id) => ({
      forvaltning: count(id, 'forvaltning'),
      skoleledelse: count(id, 'skoleledelse'),
    })),
    responses: workshop.responses.map(({ role }) => role),
    agreed: taken.map((id) => workshop.agreed[id]?.answer),
    note: workshop.agreed[taken[0] ?? '']?.note,
    votes: Object.values(workshop.votes),
    chosen: workshop.chosen.length,
    plan: [first?.step, first?.who],
    step: workshop.step,
  };
}
