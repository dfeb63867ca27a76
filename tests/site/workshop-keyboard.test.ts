// A whole workshop by the keyboard alone, from the start page to the result sheet: no mouse, and no focus lost on the way.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import shared from '../../content/ui/workshop.json';
import leader from '../../content/ui/workshop-leder.json';
import start from '../../content/ui/workshop-start.json';
import wallWords from '../../content/ui/workshop-vaeg.json';
import { choose, press, tabTo, use, write } from '../helpers/keyboard';
import { fill, ROLES, test, texts, tjek } from '../helpers/tjek';

type Frame = keyof typeof shared.frames;
type Kind = keyof typeof shared.steps;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** The window that a link opens when it is pressed. */
async function popup(page: Page, name: string): Promise<Page> {
  const link = page.getByRole('link', { name, exact: true }).first();
  await tabTo(page, link);
  const [opened] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
  return opened;
}

/** Types how many raised a hand for each level, down the roles, as the fields take it: Enter after each. */
async function count(page: Page, hands: Readonly<Record<(typeof ROLES)[number], string>>) {
  for (const role of ROLES)
    for (const n of `${hands[role]}00`) {
      if (n !== '0') await page.keyboard.type(n);
      await press(page, 'Enter');
    }
}

test('a workshop is made, held and brought to its result sheet without a mouse', {
  timeout: 90_000,
}, async ({ visit }) => {
  const desk = await visit('workshop/', { viewport: { width: 1280, height: 720 } });
  await use(desk, button(desk, start.create.open));
  await write(desk, desk.getByLabel(start.create.name), 'Uden mus');
  await choose(desk, desk.getByRole('radio', { name: /90/ }));
  await choose(desk, desk.getByRole('radio', { name: /45/ }));
  for (const role of ROLES)
    await write(desk, desk.getByRole('textbox', { name: texts.roles[role], exact: true }), '3');
  await desk.reload();
  expect(await desk.getByLabel(start.create.name).inputValue()).toBe('Uden mus');
  // Two of the three statements that the drejebog takes.
  await use(desk, desk.locator('.st-workshop-pick summary'));
  await use(desk, desk.locator('.st-workshop-pick input:checked').last(), 'Space');
  await use(desk, button(desk, start.create.begin));
  await expect.poll(() => focusedText(desk)).toBe(fill(start.windows.ready, { name: 'Uden mus' }));
  const wall = await popup(desk, start.windows.wall);
  const own = await popup(desk, start.windows.leader);

  const wallShows = (text: string) => wall.getByText(text).first().waitFor();
  const isAt = (kind: Kind) =>
    own
      .getByRole('heading', { name: `${leader.now.heading}: ${shared.steps[kind].name}`, exact: true })
      .waitFor();
  const frames: Frame[] = ['velkommen', 'ikke-eksamen', 'roller', 'spilleregler'];
  await tabTo(own, button(own, leader.move.begin));
  for (const frame of frames) {
    await press(own, 'Enter');
    await wallShows(shared.frames[frame].title);
  }

  // The first statement, from the facilitator's own window.
  for (const kind of ['laes', 'taenk', 'svar'] as const) {
    await press(own, 'Enter');
    await isAt(kind);
  }
  await wallShows(tjek.statements[0]?.wording.skoleledelse ?? '');
  const counts = own.locator('.st-hands input');
  await expect.poll(() => counts.first().evaluate((one) => one === document.activeElement)).toBe(true);
  await count(own, { forvaltning: '00021', skoleledelse: '12000' });
  await expect.poll(() => focusedText(own)).toBe(leader.move.reveal);
  await press(own, 'Space');
  await isAt('vis');
  await wall.getByRole('table').waitFor();
  await use(own, own.getByText(leader.hands.fix, { exact: true }));
  await use(own, counts.first(), '1');
  // From wherever the keyboard is, also from what the next step does not have.
  await use(own, own.getByText(leader.hands.fix, { exact: true }), 'PageDown');
  await isAt('tal');
  await use(own, own.locator('.st-panel-choice input:checked'), 'PageDown');
  await isAt('aftal');
  await choose(own, own.getByRole('radio', { name: shared.disagree, exact: true }));
  await write(own, own.getByLabel(leader.agreed.note), 'Vi taler om det i maj');
  await wallShows('Vi taler om det i maj');

  // While a note is being written, the wall goes on by itself; whoever leaves the note follows.
  await press(wall, 'PageDown');
  await wallShows(shared.steps.laes.name);
  await own.getByText(leader.panel.follow, { exact: true }).waitFor();
  await press(own, 'Tab');
  await isAt('laes');
  await expect.poll(() => own.getByRole('radio').count()).toBe(0);
  await press(own, 'Tab');

  // The second statement, with the wall alone.
  for (const key of ['Space', 'ArrowRight']) await press(wall, key);
  await wallShows(wallWords.raise);
  await press(wall, 'p');
  const dialog = wall.getByRole('dialog');
  await tabTo(wall, dialog.locator('.st-hands input').first());
  await count(wall, { forvaltning: '00030', skoleledelse: '30000' });
  await press(wall, 'Escape');
  // Not by its role: a dialog that has just closed has none, and still has the keys.
  await wall.locator('dialog').waitFor({ state: 'detached' });
  await press(wall, 'b');
  await wall.getByRole('button', { name: wallWords.black }).waitFor();
  await press(wall, 'b');
  await wall.getByRole('button', { name: wallWords.black }).waitFor({ state: 'detached' });
  await press(wall, 'ArrowRight');
  await wall.getByRole('table').waitFor();
  for (const key of ['Enter', 'PageDown']) await press(wall, key);
  await choose(wall, wall.getByRole('radio', { name: texts.levels[1] ?? '', exact: true }));

  // What is pressed may be gone afterwards: there is nothing to skip at the end.
  await use(own, button(own, leader.move.skip));
  await isAt('profil');
  for (const kind of ['mest-uenige', 'forslag', 'valg'] as const) {
    await press(own, 'PageDown');
    await isAt(kind);
  }
  await write(own, own.getByRole('textbox', { name: /^Stemmer til / }).first(), '5');
  await use(own, own.getByRole('checkbox', { name: /^Vælg / }).first(), 'Space');
  await press(own, 'Space');
  await press(own, 'PageDown');
  await isAt('plan');
  await use(own, button(own, leader.plan.toVotes));
  await isAt('valg');
  await use(own, own.getByRole('checkbox', { name: /^Vælg / }).first(), 'Space');
  await press(own, 'PageDown');
  await use(own, button(own, new RegExp(`^${leader.plan.use}`)));
  await own.keyboard.type(' I uge 40.');
  await write(own, own.getByLabel(new RegExp(`^${leader.plan.who}`)).first(), 'Anne');
  await wallShows('I uge 40.');
  await use(own, button(own, leader.move.next));
  await isAt('tak');

  const sheet = await popup(own, `${leader.end.resultat} (${leader.now.newWindow})`);
  await sheet.getByRole('heading', { level: 2, name: 'Uden mus' }).waitFor();
  for (const written of ['Anne', 'I uge 40.', 'Vi taler om det i maj', shared.disagree])
    await sheet.getByText(written).first().waitFor();

  // And ready for the next group, which can be taken back.
  await use(own, button(own, leader.end.clear).first());
  await press(own, 'Enter');
  await own.getByText(leader.end.cleared).waitFor();
  await press(own, 'Control+z');
  await own.getByText(leader.head.undone).waitFor();
  await sheet.getByText('I uge 40.').waitFor();
});
