// What a reader has answered is never lost: not by a reload, an early click, a second tab, a slow line or a broken storage.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import mine from '../../content/ui/mine-tjek.json';
import { forbidStorage } from '../helpers/storage';
import {
  all,
  asideKey,
  counted,
  counter,
  focused,
  formPath,
  giveAnswers,
  kept,
  NOTHING_YET,
  note,
  part,
  radio,
  resultDrawn,
  seeResult,
  storageKey,
  stored,
  test,
  texts,
  tjek,
  udsagn,
} from '../helpers/tjek';

const FORM = formPath('forvaltning');
const NOTE = 'Skolechefen spurgte ind til læsning på 4. årgang.\nVi nåede det ikke.';
const FIRST = tjek.statements[0]?.id ?? '';

const expectCounter = (page: Page, text: string) =>
  expect.poll(() => counter(page).innerText(), { timeout: 10_000 }).toBe(text);

/** The reader's own copy of the page in a second tab. */
async function secondTab(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  return tab;
}

const read = (page: Page, key: string) => page.evaluate((name) => localStorage.getItem(name), key);

describe('answers on the device', () => {
  test('are there after a reload, with the note, and the counter says so', async ({ visit }) => {
    const page = await visit(FORM);
    await giveAnswers(page, 'forvaltning', [0, undefined, 4, 'ikke-relevant', undefined, 'ved-ikke']);
    await note(page, 4).fill(NOTE);
    await expectCounter(page, kept(4));
    await page.reload();
    await expectCounter(page, kept(4));
    for (const [index, answer] of (
      [0, undefined, 4, 'ikke-relevant', undefined, 'ved-ikke'] as const
    ).entries()) {
      if (answer === undefined)
        expect(await udsagn(page, 'forvaltning', index).getByRole('radio', { checked: true }).count()).toBe(
          0,
        );
      else expect(await radio(page, 'forvaltning', index, answer).isChecked()).toBe(true);
    }
    expect(await note(page, 4).inputValue()).toBe(NOTE);
    await page.goto(`${page.url()}#resultat`);
    await resultDrawn(page);
    await page.reload();
    await resultDrawn(page);
    expect(await part(page, 'Svarene').getByText('Skolechefen spurgte').isVisible()).toBe(true);
  });

  test('are the same in two tabs, also when one of them starts over', async ({ visit }) => {
    const page = await visit(FORM);
    const other = await secondTab(page);
    await radio(page, 'forvaltning', 1, 3).check();
    await expectCounter(other, kept(1));
    expect(await radio(other, 'forvaltning', 1, 3).isChecked()).toBe(true);
    await note(other, 1).fill(NOTE);
    await expect.poll(() => note(page, 1).inputValue()).toBe(NOTE);
    await radio(other, 'forvaltning', 1, 0).check();
    await expect.poll(() => radio(page, 'forvaltning', 1, 0).isChecked()).toBe(true);

    await page.getByRole('button', { name: 'Svar forfra' }).click();
    await page.getByRole('button', { name: 'Ja, slet dem' }).click();
    await expectCounter(other, NOTHING_YET);
    expect(await radio(other, 'forvaltning', 1, 0).isChecked()).toBe(false);
    expect(await note(other, 1).inputValue()).toBe('');

    // What the other tab has answered since is not overwritten by an old regret.
    await radio(other, 'forvaltning', 5, 2).check();
    await expectCounter(page, kept(1));
    expect(await page.getByRole('button', { name: 'Fortryd' }).isVisible()).toBe(false);
  });

  test('of the two roles are kept apart', async ({ visit }) => {
    const page = await visit(FORM);
    await giveAnswers(page, 'forvaltning', [4, 4]);
    await page.getByRole('link', { name: 'Svar i stedet som skoleledelse' }).click();
    await expectCounter(page, NOTHING_YET);
    await giveAnswers(page, 'skoleledelse', [0]);
    await expectCounter(page, kept(1));
    await page.getByRole('link', { name: 'Svar i stedet som forvaltning' }).click();
    await expectCounter(page, kept(2));
    expect(await radio(page, 'forvaltning', 0, 4).isChecked()).toBe(true);
  });

  test('are deleted only when the reader says so twice, and can be brought back', async ({ visit }) => {
    const page = await visit(FORM, {
      storage: stored('forvaltning', all(2), {
        notes: { [FIRST]: NOTE },
        choices: { 'bag-om-resultaterne': 'valgt' },
      }),
    });
    await page.getByRole('button', { name: 'Svar forfra' }).click();
    await page.getByText(texts.form.startOverQuestion).waitFor();
    await page.getByRole('button', { name: 'Nej, behold dem' }).click();
    await expect.poll(() => focused(page)).toBe('button Svar forfra');
    await expectCounter(page, kept(9));

    await page.getByRole('button', { name: 'Svar forfra' }).click();
    await page.getByRole('button', { name: 'Ja, slet dem' }).click();
    await page.getByRole('status').getByText(texts.form.cleared).waitFor();
    await expectCounter(page, NOTHING_YET);
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await note(page, 0).inputValue()).toBe('');
    expect(await read(page, storageKey('forvaltning'))).toBeNull();

    await expect.poll(() => focused(page)).toBe('button Fortryd');
    await page.keyboard.press('Enter');
    await expectCounter(page, kept(9));
    expect(await note(page, 0).inputValue()).toBe(NOTE);
    await seeResult(page);
    await page.getByText('Fjern fra jeres valg').waitFor();
  });

  test('become blank again one by one', async ({ visit }) => {
    const page = await visit(FORM, { storage: stored('forvaltning', all(1)) });
    await udsagn(page, 'forvaltning', 6).getByRole('button', { name: 'Fjern svaret' }).click();
    await expectCounter(page, kept(8));
    expect(await udsagn(page, 'forvaltning', 6).getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await udsagn(page, 'forvaltning', 6).getByRole('button', { name: 'Fjern svaret' }).count()).toBe(
      0,
    );
    await expect
      .poll(() => radio(page, 'forvaltning', 6, 0).evaluate((input) => input === document.activeElement))
      .toBe(true);
    await page.reload();
    await expectCounter(page, kept(8));
    await seeResult(page);
    expect(await part(page, 'Svarene').getByText('Ikke besvaret', { exact: true }).count()).toBe(1);
  });
});

/** Lighthouse's slow 4G and a processor four times slower. */
async function throttle(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Gives the first answer as soon as it exists, on the first visit only: no finger is faster. */
function answerAtOnce() {
  // It also runs in the empty page before the first, which has no storage.
  if (location.protocol === 'about:' || sessionStorage.getItem('answered')) return;
  const watch = new MutationObserver(() => {
    const first = document.querySelector<HTMLInputElement>('input[type=radio]');
    if (!first) return;
    watch.disconnect();
    sessionStorage.setItem('answered', 'yes');
    first.click();
  });
  watch.observe(document, { childList: true, subtree: true });
}

/** Holds every script back until the test lets them come. */
function holdScripts() {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const prepare = (page: Page) =>
    page.route(/\.js$/, async (route) => {
      await released;
      await route.continue();
    });
  return { prepare, release };
}

describe('answers given before the page is ready', () => {
  test('are kept on a slow line and a slow machine, from the moment they can be given', async ({ visit }) => {
    const page = await visit(FORM, { prepare: throttle, before: answerAtOnce, early: true });
    await radio(page, 'forvaltning', 0, 0).waitFor();
    await giveAnswers(page, 'forvaltning', [undefined, 1, 'ved-ikke']);
    await expectCounter(page, kept(3));
    await page.reload({ waitUntil: 'commit' });
    await expectCounter(page, kept(3));
    for (const [index, answer] of ([0, 1, 'ved-ikke'] as const).entries())
      expect(await radio(page, 'forvaltning', index, answer).isChecked()).toBe(true);
  });

  test('are kept with the note when the scripts are late', async ({ visit }) => {
    const { prepare, release } = holdScripts();
    const page = await visit(FORM, { prepare, early: true });
    await giveAnswers(page, 'forvaltning', [0, 4]);
    await radio(page, 'forvaltning', 1, 1).check();
    await note(page, 1).pressSequentially(NOTE);
    expect(await page.getByRole('link', { name: 'Se resultatet' }).count()).toBe(0);
    release();
    await expectCounter(page, kept(2));
    await page.reload();
    await expectCounter(page, kept(2));
    expect(await radio(page, 'forvaltning', 1, 1).isChecked()).toBe(true);
    expect(await note(page, 1).inputValue()).toBe(NOTE);
  });

  test('win over the stored answer, and add to the stored note', async ({ visit }) => {
    const { prepare, release } = holdScripts();
    const page = await visit(FORM, {
      prepare,
      early: true,
      storage: stored('forvaltning', all(4), { notes: { [FIRST]: 'Fra i går.' } }),
    });
    await radio(page, 'forvaltning', 0, 1).check();
    await note(page, 0).pressSequentially('Fra i dag.');
    release();
    await expectCounter(page, kept(9));
    await page.reload();
    await expectCounter(page, kept(9));
    expect(await radio(page, 'forvaltning', 0, 1).isChecked()).toBe(true);
    expect(await radio(page, 'forvaltning', 1, 4).isChecked()).toBe(true);
    expect(await note(page, 0).inputValue()).toBe('Fra i går.\nFra i dag.');
  });
});

/** Fills the device until a besvarelse has no room. */
function fillStorage() {
  for (let size = 2 ** 22; size >= 128; ) {
    try {
      localStorage.setItem(`fyld-${localStorage.length}`, 'x'.repeat(size));
    } catch {
      size /= 2;
    }
  }
}

describe('a storage that cannot keep', () => {
  test.for([
    { fault: 'forbidden', before: forbidStorage },
    { fault: 'full', before: fillStorage },
  ])('because it is $fault is told, and the tab goes on', async ({ fault, before }, { visit }) => {
    const page = await visit(FORM, { before });
    const warning = page.getByRole('alert').getByText(texts.form.notSaved);
    if (fault === 'forbidden') await warning.waitFor();
    await giveAnswers(page, 'forvaltning', [0, 0, 0, 3, 3, 3, 'ved-ikke', 2, 2]);
    await note(page, 0).fill(NOTE);
    await warning.waitFor();
    await expectCounter(page, counted(9));
    await seeResult(page);
    expect(await part(page, 'Svarene').getByText('Vi nåede det ikke.').isVisible()).toBe(true);
    expect(
      await part(page, 'Profilen')
        .getByText(/\d af 100/)
        .count(),
    ).toBe(3);
    await part(page, 'Foreslåede fokuspunkter').getByRole('button', { name: /^Vælg/ }).first().click();
    await page.getByText('Fjern fra jeres valg').waitFor();
    expect(await warning.isVisible()).toBe(true);
    await page.goBack();
    expect(await radio(page, 'forvaltning', 3, 3).isChecked()).toBe(true);
    expect(await page.getByText(texts.form.saved).count()).toBe(0);
  });

  test('is forgotten when there is room again', async ({ visit }) => {
    const page = await visit(FORM, { before: fillStorage });
    await giveAnswers(page, 'forvaltning', [1, 2]);
    await page.getByRole('alert').getByText(texts.form.notSaved).waitFor();
    await page.evaluate(() => localStorage.clear());
    await giveAnswers(page, 'forvaltning', [1, 2, 3]);
    await expectCounter(page, kept(3));
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.reload();
    await expectCounter(page, kept(3));
  });

  test('because the browser emptied it under two tabs is told, and all is kept again', async ({ visit }) => {
    const page = await visit(FORM, { storage: stored('forvaltning', all(3)) });
    const other = await secondTab(page);
    await other.evaluate(() => localStorage.clear());
    const notice = page.getByRole('alert').filter({ hasText: mine.forget.emptied });
    await notice.waitFor();
    await expectCounter(page, kept(9));
    expect(await read(page, storageKey('forvaltning'))).toContain('"answers"');
    // By hand and not by the browser: the other tab has this tab's word for it, and is blank.
    await page.evaluate((key) => localStorage.removeItem(key), storageKey('forvaltning'));
    await expectCounter(other, NOTHING_YET);
    expect(await other.getByRole('radio', { checked: true }).count()).toBe(0);
    await radio(other, 'forvaltning', 8, 4).check();
    await expectCounter(page, kept(1));
    expect(await notice.getByRole('link').getAttribute('href')).toBe('/privatliv/#slet-alt');
  });
});

const good = JSON.parse(stored('forvaltning', all(3))[storageKey('forvaltning')] ?? '');
const UNREADABLE = {
  'no JSON': 'ikke json: »æøå« \u{1F9ED}\r\n\tlinje to ',
  'another format': JSON.stringify({ ...good, format: 2, svar: [3, 3] }),
  'another tjek': JSON.stringify({ ...good, tjek: 'langt-tjek' }),
  'a poisoned prototype': JSON.stringify(good).replace(
    '"answers":{',
    '"answers":{"__proto__":{"polluted":true},',
  ),
};

describe('stored answers that cannot be read', () => {
  test.for(Object.entries(UNREADABLE))(
    'because they are %s are set aside unchanged, and the page goes on',
    async ([, text], { visit }) => {
      const page = await visit(FORM, { storage: { [storageKey('forvaltning')]: text } });
      const warning = page.getByRole('alert').filter({ hasText: texts.form.unreadable });
      await warning.waitFor();
      expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
      expect(await read(page, asideKey('forvaltning'))).toBe(text);
      expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
      await radio(page, 'forvaltning', 0, 2).check();
      await expectCounter(page, kept(1));
      await page.reload();
      await expectCounter(page, kept(1));
      expect(await read(page, asideKey('forvaltning'))).toBe(text);

      await warning.waitFor();
      const download = page.waitForEvent('download');
      await warning.getByRole('button', { name: texts.form.unreadableDownload }).click();
      expect((await download).suggestedFilename()).toBe('samarbejdstjek-gamle-svar.txt');
      expect(await readFile(await (await download).path(), 'utf8')).toBe(text);
      expect(await read(page, asideKey('forvaltning'))).toBe(text);
      await warning.getByRole('button', { name: texts.form.unreadableForget }).click();
      await expect.poll(() => warning.isVisible()).toBe(false);
      expect(await read(page, asideKey('forvaltning'))).toBeNull();
      expect(await radio(page, 'forvaltning', 0, 2).isChecked()).toBe(true);
    },
  );

  test('are gone for good when the reader deletes them before answering', async ({ visit }) => {
    const page = await visit(FORM, { storage: { [storageKey('forvaltning')]: UNREADABLE['no JSON'] } });
    await page.getByRole('button', { name: texts.form.unreadableForget }).click();
    await page.reload();
    await counter(page).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});
