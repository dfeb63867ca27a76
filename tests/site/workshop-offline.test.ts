// A workshop with the network cut after one visit, whichever page that was: two windows and a telephone, and nothing to fetch.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import svarkode from '../../content/ui/svarkode.json';
import shared from '../../content/ui/workshop.json';
import leader from '../../content/ui/workshop-leder.json';
import start from '../../content/ui/workshop-start.json';
import wallWords from '../../content/ui/workshop-vaeg.json';
import { allKept } from '../helpers/kept-site';
import { serveFolder } from '../helpers/static-server.mjs';
import { all, fill, giveAnswers, test, texts, tjek } from '../helpers/tjek';

const [first] = tjek.statements;

/** A popup that a link opens. */
async function opened(page: Page, name: string): Promise<Page> {
  const link = page.getByRole('link', { name, exact: true }).first();
  const [popup] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  return popup;
}

test('a workshop is made and held, and a telephone answers, after one visit each and without a network', {
  timeout: 120_000,
}, async ({ open }) => {
  const server = await serveFolder('dist');
  const at = (path: string) => new URL(path, server.url).href;
  const reader = async (path: string, width = 1280) => {
    const { page } = await open({ keeps: server.url, width, height: 720 });
    await page.goto(at(path));
    await allKept(page);
    return page;
  };
  // The only page that is ever opened with a network: a link to a window that somebody sent, the site's own front page, the wall.
  const [desk, phone, other] = await Promise.all([
    reader('workshop/leder/'),
    reader('', 390),
    reader('workshop/vaeg/'),
  ]);
  for (const page of [desk, phone, other]) await page.context().setOffline(true);
  await server.close();

  expect((await other.reload())?.fromServiceWorker()).toBe(true);
  for (const page of [desk, other]) {
    await page.getByRole('link', { name: shared.toStart }).click();
    await page.getByRole('button', { name: start.create.open }).waitFor();
  }
  await desk.getByRole('button', { name: start.create.open }).click();
  await desk.getByRole('checkbox', { name: new RegExp(shared.ways.enheder.name) }).check();
  await desk.getByRole('button', { name: start.create.begin }).click();
  const wall = await opened(desk, start.windows.wall);
  const own = await opened(desk, start.windows.leader);
  await own.getByRole('button', { name: leader.move.begin, exact: true }).click();
  for (const frame of ['ikke-eksamen', 'roller', 'spilleregler', 'deltag'] as const) {
    await own.locator('body').press('PageDown');
    await wall.getByText(shared.frames[frame].title).waitFor();
  }
  await wall.getByRole('img', { name: /^QR-kode/ }).waitFor();

  await phone.goto(at('1/'));
  await phone.getByRole('link', { name: texts.roles.skoleledelse }).first().click();
  await giveAnswers(phone, 'skoleledelse', all(3));
  await phone.getByRole('link', { name: svarkode.card.show }).click();
  const link = await phone.locator('.st-code-link').getAttribute('href');
  await own.getByLabel(svarkode.entry.label, { exact: true }).fill(link?.split('#')[1] ?? '');
  await own.keyboard.press('Enter');
  const came = fill(wallWords.join.came, { n: 1, role: shared.roleDefinite.skoleledelse });
  await wall.getByText(came).waitFor();
  // One answer is somebody's: it is shown when they have been asked.
  await own.getByText(leader.settings.heading, { exact: true }).click();
  await own.getByRole('checkbox', { name: leader.settings.showSmall }).check();

  for (const kind of ['laes', 'taenk', 'svar'] as const) {
    await own.locator('body').press('PageDown');
    await own.getByRole('heading', { name: `${leader.now.heading}: ${shared.steps[kind].name}` }).waitFor();
  }
  const hands = { role: texts.roles.forvaltning, answer: texts.levels[1] ?? '' };
  await own.getByRole('textbox', { name: fill(leader.hands.name, hands), exact: true }).fill('2');
  await own.getByRole('button', { name: leader.move.reveal, exact: true }).click();
  await wall.getByRole('heading', { level: 1, name: first?.label ?? '' }).waitFor();
  const row = (answer: string) =>
    wall.getByRole('row').filter({ has: wall.getByRole('rowheader', { name: answer, exact: true }) });
  const counts = (level: number) =>
    row(texts.levels[level] ?? '')
      .getByRole('cell')
      .allInnerTexts();
  await row(texts.levels[1] ?? '').waitFor();
  expect(await counts(1)).toEqual(['2', '0']);
  expect(await counts(3)).toEqual(['0', '1']);
});
