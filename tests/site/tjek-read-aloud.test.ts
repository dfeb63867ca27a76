// What a screen reader says of the results, phrase by phrase: Guidepup's virtual one walks the accessibility tree as a reader does.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import both from '../../content/ui/both.json';
import { all, fill, fokuspunkt, formPath, resultDrawn, stored, test, texts, tjek } from '../helpers/tjek';

/** The reader's code for browsers: a module that the page's policy keeps out, so it is handed in by the debugger as a plain script. */
const source = readFileSync(
  createRequire(import.meta.url).resolve('@guidepup/virtual-screen-reader/browser.js'),
  'utf8',
).replace(/export\s*\{[^}]*?([\w$]+) as virtual[^}]*\}/, 'globalThis.virtual = $1');

interface VirtualReader {
  start(options: { container: Element | null }): Promise<void>;
  next(): Promise<void>;
  stop(): Promise<void>;
  lastSpokenPhrase(): Promise<string>;
  spokenPhraseLog(): Promise<string[]>;
}

/** Everything that is said from the top to the end of a part of the page. */
async function readAloud(page: Page, part: string): Promise<string[]> {
  await page.evaluate(`(() => { ${source}\n})()`);
  return page.evaluate(async (part) => {
    const { virtual } = globalThis as unknown as { virtual: VirtualReader };
    await virtual.start({ container: document.querySelector(part) });
    const first = await virtual.lastSpokenPhrase();
    // It begins again from the top when it has come to the end.
    for (let step = 0; step < 2000; step += 1) {
      await virtual.next();
      if ((await virtual.lastSpokenPhrase()) === first) break;
    }
    const phrases = await virtual.spokenPhraseLog();
    await virtual.stop();
    return phrases;
  }, part);
}

/** That phrases come one after the other; names the first that does not. */
function expectInOrder(phrases: readonly string[], wanted: readonly string[]) {
  let from = 0;
  for (const text of wanted) {
    const found = phrases.findIndex((phrase, index) => index >= from && phrase.includes(text));
    expect({ text, said: found >= from }).toEqual({ text, said: true });
    from = found;
  }
}

const { result, bands, elements } = texts;

test('the result is read from the profile by way of the answers to what is suggested', async ({ visit }) => {
  const page = await visit(`${formPath('forvaltning')}#resultat`, {
    storage: stored('forvaltning', [0, 3, 3, 3, 3, 3, 4, 4, 4], {
      notes: { [tjek.statements[0]?.id ?? '']: 'Fordi' },
    }),
  });
  await resultDrawn(page);
  const phrases = await readAloud(page, '#resultat');
  const [first] = tjek.statements;
  expectInOrder(phrases, [
    result.title,
    `heading, ${result.profile}`,
    elements.data.name,
    bands['paa-vej'],
    fill(result.scoreOf, { score: 50 }),
    elements.sparring.name,
    fill(result.scoreOf, { score: 75 }),
    elements.indsatser.name,
    fill(result.scoreOf, { score: 100 }),
    result.talkQuestion,
    `heading, ${result.answers}`,
    first?.label ?? '',
    texts.levels[0] ?? '',
    'Fordi',
    result.suggested,
    fokuspunkt(first?.fokuspunkt ?? '').title,
    result.strengths,
    result.rule,
  ]);
  // Pictures say nothing: what they show is said in words beside them.
  expect(phrases.filter((phrase) => /^(graphics|img|image)/.test(phrase))).toEqual([]);
});

test('both roles are read with the difference before the picture, and each answer by its role', async ({
  visit,
}) => {
  const page = await visit('tjek/hurtigt-tjek/begge/', {
    storage: {
      ...stored(
        'forvaltning',
        all(3).map((answer, index) => (index === 0 ? 4 : answer)),
      ),
      ...stored(
        'skoleledelse',
        all(3).map((answer, index) => (index === 0 ? 1 : answer)),
      ),
    },
  });
  await page.getByRole('heading', { name: both.profile }).waitFor();
  const phrases = await readAloud(page, 'main');
  expectInOrder(phrases, [
    `heading, ${both.profile}`,
    elements.data.name,
    texts.roles.forvaltning,
    fill(result.scoreOf, { score: 83 }),
    texts.roles.skoleledelse,
    fill(result.scoreOf, { score: 58 }),
    `heading, ${both.talk}`,
    tjek.statements[0]?.label ?? '',
    texts.roles.forvaltning,
    texts.levels[4] ?? '',
    texts.roles.skoleledelse,
    texts.levels[1] ?? '',
    fill(both.gapMany, { n: 3 }),
    `heading, ${both.picture}`,
    both.agree,
    `heading, ${both.bothStrong}`,
    `heading, ${both.suggested}`,
  ]);
});
