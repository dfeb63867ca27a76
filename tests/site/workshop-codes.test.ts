// How svarkoder come in at the facilitator's window: hundreds at once, with garbage between, by the camera, and from a picture.
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import words from '../../content/ui/svarkode.json';
import type { Answer } from '../../src/domain/answer';
import { encodeSvarkode } from '../../src/domain/svarkode';
import { decodeWorkshop, encodeWorkshop } from '../../src/domain/workshop';
import { qrSvgPath } from '../../src/islands/qr';
import { cameraThatSees } from '../helpers/camera';
import { launch } from '../helpers/chromium.mjs';
import { axeViolations, overflowOf } from '../helpers/page-checks';
import { pngHead } from '../helpers/picture';
import { roomsOf } from '../helpers/rooms';
import { fill, focused, tjek, type VisitOptions, test as withReader } from '../helpers/tjek';
import { statusmoede } from '../helpers/workshop';

const { entry, problems, scan } = words;
const KEY = 'samarbejdstjek:v1:workshop:w1';
const asked = tjek.statements.map(({ id }) => id);
const coded = { id: 'hurtigt-tjek', number: tjek.number, statements: asked };
const LEVELS = [0, 1, 2, 3, 4] as const;

/** The nth of many responses that are all different. */
const codeOf = (n: number, statements: readonly string[] = asked): string => {
  const answers = asked.map((id, place): [string, Answer] => [
    id,
    LEVELS[Math.floor(n / 5 ** place) % 5] ?? 0,
  ]);
  const role = n % 2 === 0 ? 'forvaltning' : 'skoleledelse';
  return encodeSvarkode({ ...coded, statements }, role, Object.fromEntries(answers));
};
const linkOf = (n: number) => `https://example.dk/svar/#${codeOf(n)}`;

const HOLDING: VisitOptions = {
  storage: {
    [KEY]: encodeWorkshop({
      ...statusmoede({ ways: ['enheder'] }),
      step: 'deltag',
    }),
  },
};
const PAGE = 'workshop/leder/#w1';

const codes = (page: Page) => page.getByRole('textbox', { name: entry.label, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const said = (page: Page, text: string) =>
  page.locator('.st-code-entry').getByRole('status').getByText(text).waitFor();
const inAll = (n: number) => fill(entry.inAll, { n });

/** How many responses the workshop holds. */
async function heldIn(page: Page): Promise<number> {
  const decoded = decodeWorkshop(await page.evaluate((key) => localStorage.getItem(key) ?? '', KEY));
  return decoded.kind === 'ok' ? decoded.workshop.responses.length : Number.NaN;
}

const test = withReader.extend(
  'rooms',
  { scope: 'worker' },
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads what a fixture needs from this pattern
  async ({}, { onCleanup }) => {
    const camera = cameraThatSees([linkOf(1), 'https://example.dk/', linkOf(2)]);
    const browser = await launch({ args: camera.args });
    onCleanup(async () => {
      await browser.close();
      camera.remove();
    });
    return roomsOf(browser);
  },
);

test('five hundred are taken in and shown in less than a second', async ({ visit }) => {
  const page = await visit(PAGE, HOLDING);
  await codes(page).fill(Array.from({ length: 500 }, (_, n) => `${n + 1}. ${linkOf(n)}`).join('\n'));
  const took = await page.evaluate(async () => {
    const start = performance.now();
    document.querySelector<HTMLFormElement>('.st-code-entry form')?.requestSubmit();
    while (!document.querySelector('.st-code-said')?.textContent) await new Promise(requestAnimationFrame);
    return performance.now() - start;
  });
  expect(took).toBeLessThan(1000);
  await said(page, inAll(500));
  expect(await codes(page).inputValue()).toBe('');
  await expect.poll(() => heldIn(page)).toBe(500);
});

test('what cannot be taken in stays, is explained, pointed at, and mended one by one', async ({ visit }) => {
  const page = await visit(PAGE, { ...HOLDING, viewport: { width: 390, height: 844 } });
  const right = codeOf(7);
  const wrong = `${right.slice(0, -1)}${right.endsWith('Z') ? 'Y' : 'Z'}`;
  const foreign = encodeSvarkode({ id: 'andet', number: 15, statements: asked }, 'forvaltning', {});
  const earlier = codeOf(3, asked.slice(1));
  await codes(page).fill(
    `Hej!\nHer er koderne: ${codeOf(8)} og ${codeOf(8)}\n${wrong}, ${foreign}\n${earlier}`,
  );
  await codes(page).press('Enter');
  await said(page, inAll(1));
  await expect.poll(() => focused(page)).toMatch(/^textarea/);
  expect(await page.locator('.st-code-problem mark').allInnerTexts()).toEqual([wrong.slice(-1)]);
  for (const sentence of [
    problems.wrong,
    fill(problems['unknown-tjek'], { number: 15 }),
    fill(problems['other-edition'], { title: tjek.title }),
  ])
    await page.locator('.st-code-problem').getByText(sentence).waitFor();
  expect((await codes(page).inputValue()).trim()).toBe([wrong, foreign, earlier, codeOf(8)].join('\n'));
  expect(await axeViolations(page, 'content')).toEqual([]);
  expect(await overflowOf(page)).toEqual([]);

  await button(page, entry.takeAnyway).click();
  await said(page, inAll(2));
  await page.getByRole('button', { name: problems.take }).click();
  await said(page, inAll(3));
  // The others are still told of, until they leave the field.
  expect(await page.locator('.st-code-problem').count()).toBe(2);
  await codes(page).fill(foreign);
  expect(await page.locator('.st-code-problem').count()).toBe(1);
  await expect.poll(() => heldIn(page)).toBe(3);
});

/** Chooses a photo that is made in the page, with the QR code of a text on white; `square` is how large its squares are in pixels. */
const choosePhoto = (
  file: Locator,
  text: string,
  photo: { width: number; height: number; at: [number, number]; square: number; turned: number },
) =>
  file.evaluate(
    async (input: HTMLInputElement, { width, height, at, square, turned, path }) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d', { alpha: false });
      if (!context) return;
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, height);
      context.fillStyle = '#000';
      context.translate(...at);
      context.rotate(turned);
      context.scale(square, square);
      context.fill(new Path2D(path));
      const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
      const chosen = new DataTransfer();
      chosen.items.add(new File([blob], 'kode.jpg', { type: blob.type }));
      input.files = chosen.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { ...photo, path: qrSvgPath(text).path },
  );

describe('the camera', () => {
  test('reads one QR code after the other, says when one is no svarkode, and goes out when it is closed', async ({
    visit,
  }) => {
    const page = await visit(PAGE, HOLDING);
    await button(page, scan.open).click();
    await page.getByText(scan.aim).first().waitFor();
    await said(page, inAll(1));
    await said(page, scan.notACode);
    await said(page, inAll(2));
    expect(await axeViolations(page, 'content')).toEqual([]);
    const live = await page
      .locator('video')
      .evaluateHandle((video: HTMLVideoElement) => video.srcObject as MediaStream);
    await button(page, scan.close).click();
    await expect.poll(() => live.evaluate((stream) => stream.active)).toBe(false);
    await expect.poll(() => heldIn(page)).toBe(2);
  });

  test('is not needed: why there is none is said, and a picture is read instead', async ({ visit }) => {
    const page = await visit(PAGE, HOLDING);
    for (const [name, sentence] of [
      ['NotAllowedError', scan.refused],
      ['NotFoundError', scan.missing],
      ['NotReadableError', scan.busy],
    ] as const) {
      await page.evaluate((error) => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', error));
      }, name);
      await button(page, scan.open).click();
      await said(page, sentence);
      await button(page, scan.close).click();
    }
    await button(page, scan.open).click();
    const file = page.getByLabel(scan.picture);
    const png = { name: 'kode.png', mimeType: 'image/png' };
    await file.setInputFiles({ ...png, buffer: Buffer.from('ikke et billede') });
    await said(page, scan.pictureProblems.broken);
    // It would unpack to 3.6 GB.
    await file.setInputFiles({ ...png, buffer: pngHead(30_000, 30_000) });
    await said(page, scan.pictureProblems['too-large']);
    // Taken askew, and a small code in a large photo.
    await choosePhoto(file, linkOf(30), { width: 900, height: 700, at: [300, 90], square: 5, turned: 0.2 });
    await said(page, inAll(1));
    await choosePhoto(file, linkOf(31), { width: 6000, height: 4000, at: [300, 200], square: 3, turned: 0 });
    await said(page, inAll(2));
    await file.setInputFiles('public/forside.png');
    await said(page, scan.pictureProblems.nothing);
  });
});
