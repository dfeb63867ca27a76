// A response travels as a svarkode: from a phone in a workshop, as text, QR code and link, to whoever reads it.
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import svarkode from '../../content/ui/svarkode.json';
import type { Answer } from '../../src/domain/answer';
import { type CodedTjek, encodeSvarkode } from '../../src/domain/svarkode';
import { readQr } from '../../src/islands/qr-read';
import { axeViolations, overflowOf } from '../helpers/page-checks';
import { sheetsOf, squeeze } from '../helpers/sheets';
import {
  all,
  fill,
  focused,
  formPath,
  giveAnswers,
  radio,
  storageKey,
  stored,
  test,
  texts,
  tjek,
  wordsOf,
} from '../helpers/tjek';

const { card, problems, readPage } = svarkode;
const PHONE = { viewport: { width: 390, height: 844 } };
const coded: CodedTjek = {
  id: 'hurtigt-tjek',
  number: tjek.number,
  statements: tjek.statements.map(({ id }) => id),
};
const GIVEN: readonly (Answer | undefined)[] = [0, 1, 2, 3, 4, 'ikke-relevant', 'ved-ikke', 2, undefined];

/** The code of some answers, worked out apart from the page. */
const codeOf = (given: readonly (Answer | undefined)[]) => {
  const answers = tjek.statements.flatMap(({ id }, index) => {
    const answer = given[index];
    return answer === undefined ? [] : [[id, answer] as const];
  });
  return encodeSvarkode(coded, 'skoleledelse', Object.fromEntries(answers));
};

const shownCode = (page: Page) => page.locator('.st-code [aria-hidden]').textContent({ timeout: 10_000 });

/** What the site's own scanner reads from a picture of the QR code as it stands on the screen. */
async function scanned(page: Page): Promise<string | undefined> {
  const picture = await page.getByRole('img', { name: card.qrLabel }).screenshot();
  // One character for each pixel: a list of numbers takes seconds to come out of the browser.
  const { greens, width, height } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const {
      data = [],
      width = 0,
      height = 0,
    } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {};
    const greens = Array.from({ length: width * height }, (_, pixel) =>
      String.fromCharCode(data[4 * pixel + 1] ?? 0),
    );
    return { greens: greens.join(''), width, height };
  }, picture.toString('base64'));
  const pixels = [...greens].flatMap((character) => {
    const grey = character.charCodeAt(0);
    return [grey, grey, grey, 255];
  });
  return readQr({ data: Uint8ClampedArray.from(pixels), width, height });
}

/** Waits until the code of the result and of the svarkode is there, which the first answer asks for. */
async function codeFetched(page: Page) {
  const fetched = (part: string) =>
    page.evaluate(
      (name) =>
        performance
          .getEntriesByType('resource')
          .map((entry) => entry.name)
          .find((url) => url.includes(name)),
      part,
    );
  for (const part of ['SvarkodeCard', 'tjek-result']) {
    await expect.poll(() => fetched(part)).toBeDefined();
    // A module is there when all that it needs is. As text, since Vitest writes imports anew.
    await page.evaluate(`import(${JSON.stringify(await fetched(part))}).then(() => true)`);
  }
}

/** Types a code on the page that reads one, and asks for it. */
async function readTyped(page: Page, code: string) {
  await page.getByLabel(readPage.label).fill(code);
  await page.keyboard.press('Enter');
}

describe('from a phone in a workshop', () => {
  test('the short address leads to a role, the form to a code, and the code says the same on another device', {
    timeout: 60_000,
  }, async ({ visit }) => {
    // Without a connection the browser asks for the icon of the page all the same.
    const page = await visit(`${tjek.number}/`, { ...PHONE, provoked: /ERR_INTERNET_DISCONNECTED/ });
    await page.getByRole('link', { name: texts.roles.skoleledelse }).click();
    await page.waitForURL(`**/${formPath('skoleledelse')}?moede`);
    await giveAnswers(page, 'skoleledelse', GIVEN);
    await codeFetched(page);

    // The connection goes before the code is asked for.
    await page.context().setOffline(true);
    await page.getByRole('link', { name: card.show }).click();
    await page.getByText(fill(card.blank, { answered: 8, total: 9 })).waitFor();
    expect(await shownCode(page)).toBe(codeOf(GIVEN));
    await expect.poll(() => focused(page)).toBe(`h2 ${card.title}`);
    // The result comes after it.
    await page.getByRole('heading', { name: texts.result.title }).waitFor();
    await page.context().setOffline(false);

    // On one line, large enough for arm's length.
    const size = await page.locator('.st-code').evaluate((element) => ({
      font: Number.parseFloat(getComputedStyle(element).fontSize),
      lines: new Set(
        [...element.querySelectorAll('.st-code-group')].map((group) => group.getBoundingClientRect().top),
      ).size,
    }));
    expect(size.font).toBeGreaterThan(36);
    expect(size.lines).toBe(1);
    const link = await page.locator('.st-code-link').getAttribute('href');
    expect(link).toBe(`${inject('url')}svar/#${codeOf(GIVEN)}`);
    expect(await scanned(page)).toBe(link);
    // tjek-access.test.ts looks at the result, which is long.
    await page.locator('#resultat').evaluate((result) => result.setAttribute('hidden', ''));
    expect(await axeViolations(page, 'content')).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-theme=dark]').waitFor();
    expect(await axeViolations(page, 'content')).toEqual([]);
    expect(await scanned(page)).toBe(link);
    expect(await overflowOf(page)).toEqual([]);

    // The code follows the answers.
    await page.getByRole('link', { name: card.toForm, exact: true }).click();
    await radio(page, 'skoleledelse', 8, 4).check();
    await page.goBack();
    const full = [...GIVEN.slice(0, 8), 4 as const];
    await expect.poll(() => shownCode(page)).toBe(codeOf(full));
    expect(await page.getByText(card.blank.slice(-20)).count()).toBe(0);

    const facilitator = await visit(`svar/#${codeOf(full)}`);
    await facilitator.getByRole('heading', { name: readPage.answers }).waitFor();
    const said = await facilitator.locator('.st-read-list > div').allInnerTexts();
    expect(said.map((row) => row.split(/\n+/))).toEqual(
      tjek.statements.map(({ wording }, index) => [wording.skoleledelse, wordsOf(full[index])]),
    );
    expect(await axeViolations(facilitator, 'content')).toEqual([]);
  });

  test('the other role’s form is the workshop’s too', async ({ visit }) => {
    const page = await visit(`${formPath('forvaltning')}?moede`, PHONE);
    await page.getByRole('link', { name: 'Svar i stedet som skoleledelse' }).click();
    await page.getByRole('link', { name: card.show }).click();
    await page.getByText(card.nothing).waitFor();
    await page.locator('#svarkode').getByRole('link', { name: card.toForm }).click();
    await radio(page, 'skoleledelse', 0, 1).check();
  });
});

test('at home the code is one click from the result, and a lost connection is said', async ({ visit }) => {
  const page = await visit(`${formPath('skoleledelse')}#resultat`, {
    storage: stored('skoleledelse', all(3)),
    prepare: (tab) => tab.route(/SvarkodeCard/, (route) => route.abort()),
    provoked: /SvarkodeCard|ERR_FAILED/,
  });
  await page.getByRole('heading', { name: texts.result.profile }).waitFor();
  expect(await page.locator('#svarkode').isVisible()).toBe(false);
  await page
    .getByRole('region', { name: texts.result.title })
    .getByRole('link', { name: card.show })
    .first()
    .click();
  await page.getByRole('alert').filter({ hasText: card.loadFailed }).waitFor();
  await page.unroute(/SvarkodeCard/);
  // A browser remembers a module that could not be fetched; asking for the page again does not.
  await page.reload();
  await expect.poll(() => shownCode(page)).toBe(codeOf(all(3)));
  await expect.poll(() => focused(page)).toBe(`h2 ${card.title}`);
  await page.goBack();
  await expect.poll(() => page.locator('#svarkode').isVisible()).toBe(false);
});

describe('the page that reads a code', () => {
  const code = codeOf(GIVEN);
  const other = (symbol: string) => (symbol === 'Z' ? 'Y' : 'Z');
  const wrong = other(code.charAt(2));
  const later = encodeSvarkode({ ...coded, statements: coded.statements.slice(1) }, 'forvaltning', {});
  const unknown = encodeSvarkode({ ...coded, number: 15 }, 'forvaltning', {});

  test('says what is wrong with a code, points at it and keeps nothing', async ({ visit }) => {
    const before = stored('skoleledelse', all(1));
    const page = await visit('svar/', { ...PHONE, storage: before });
    const alert = page.getByRole('alert');
    // Whoever comes without a code has done nothing wrong.
    await page.getByRole('textbox').waitFor();
    expect(await alert.innerText()).toBe('');
    expect((await sheetsOf(page)).join('')).toContain(squeeze(readPage.leadPaper));
    for (const [typed, sentence, marked] of [
      ['', problems.empty, ''],
      [code.replace(/.$/, 'ø'), fill(problems.symbol, { symbol: 'ø' }), 'ø'],
      [code.slice(0, -1), fill(problems.length, { symbols: 11, expected: '12, 14 eller 25' }), ''],
      [`${code.slice(0, 2)}${wrong}${code.slice(3)}`, problems.wrong, wrong],
      ['ABCD-EFGH-JKMN', problems.check, ''],
      [later, fill(problems['other-edition'], { title: tjek.title }), ''],
      [unknown, fill(problems['unknown-tjek'], { number: 15 }), ''],
      ['1'.repeat(500), problems['too-long'], ''],
    ] as const) {
      await readTyped(page, typed);
      await alert.getByText(sentence).waitFor();
      expect((await alert.locator('mark').allInnerTexts()).join('')).toBe(marked);
      expect(await page.getByRole('heading', { name: readPage.answers }).count()).toBe(0);
    }
    // The one that was surely meant is a click away, never taken by itself.
    await readTyped(page, `${code.slice(0, 2)}${wrong}${code.slice(3)}`);
    expect(await axeViolations(page, 'content')).toEqual([]);
    await alert.getByRole('button', { name: problems.take }).click();
    await page.getByRole('heading', { name: readPage.answers }).waitFor();
    expect((await sheetsOf(page)).join('')).not.toContain(squeeze(readPage.leadPaper));
    await expect.poll(() => focused(page)).toBe(`h2 ${readPage.answers}`);
    expect(await page.getByLabel(readPage.label).inputValue()).toBe(code);
    expect(await alert.innerText()).toBe('');

    // Another link, while the page is open, and a link that was pasted whole.
    await page.evaluate((hash) => {
      location.hash = hash;
    }, codeOf(all(4)).toLowerCase());
    await page.getByText(fill(readPage.count, { answered: 9, total: 9 })).waitFor();
    await readTyped(page, `https://example.dk/svar/#${code}`);
    await page.getByText(fill(readPage.count, { answered: 8, total: 9 })).waitFor();
    expect(await page.evaluate((key) => ({ ...localStorage })[key], storageKey('skoleledelse'))).toBe(
      before[storageKey('skoleledelse')],
    );
    expect(await overflowOf(page)).toEqual([]);
  });

  test('a broken link is told of at once, and without JavaScript the page says what is needed', async ({
    visit,
  }) => {
    const page = await visit('svar/#%E0%A4%A');
    await page
      .getByRole('alert')
      .getByText(fill(problems.symbol, { symbol: '%' }))
      .waitFor();
    const html = await (await fetch(new URL('svar/', inject('url')))).text();
    expect(html).toContain(readPage.noScript);
  });
});
