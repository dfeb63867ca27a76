// The result: what the answers come to by product.md sections 5 and 6, in both roles' words, and what the reader chooses of it.
import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Role } from '../../src/schemas/shared';
import {
  all,
  counter,
  coverageOf,
  ELEMENTS,
  fill,
  focused,
  fokuspunkt,
  formPath,
  type Given,
  giveAnswers,
  kept,
  note,
  part,
  radio,
  resultDrawn,
  scoreOf,
  seeResult,
  stored,
  suggestedBy,
  test,
  texts,
  tjek,
  udsagn,
  wordsOf,
} from '../helpers/tjek';

/** The first has a tie within the three places and a score that ends on a half; in the second a tie straddles the third place. */
const JOURNEYS: { role: Role; given: Given; straddles: boolean }[] = [
  { role: 'forvaltning', given: [0, 2, 4, 1, 'ikke-relevant', 1, 3, 4, 'ved-ikke'], straddles: false },
  { role: 'skoleledelse', given: [0, 1, 1, 'ved-ikke', 1, 2, 'ikke-relevant', 4, 3], straddles: true },
];
const NOTE = 'Vi bygger det på de to seneste dialogmøder.';

const { result, bands } = texts;
const scored = (band: keyof typeof bands, score: number) =>
  `${bands[band]} ${fill(result.scoreOf, { score })}`;
/** A number with two decimals, as Danes write it. */
const decimal = (value: number) => value.toFixed(2).replace('.', ',');

/** The text of each item of a list, white space folded. */
const textsOf = async (items: Locator) =>
  (await items.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());

async function expectProfile(page: Page, given: Given) {
  const rows = part(page, 'Profilen').getByRole('listitem');
  expect(await rows.count()).toBe(ELEMENTS.length);
  for (const [index, element] of ELEMENTS.entries()) {
    const row = rows.nth(index);
    const expected = scoreOf(element, given);
    expect(await row.getByRole('heading').innerText()).toContain(texts.elements[element].name);
    expect(await textsOf(row.getByRole('paragraph'))).toEqual([
      expected && `${expected.band} ${fill(result.scoreOf, expected)}`,
      coverageOf(element, given),
    ]);
  }
}

async function expectAnswers(page: Page, given: Given, notes: readonly string[]) {
  const rows = await textsOf(part(page, 'Svarene').getByRole('listitem'));
  expect(rows).toEqual(
    tjek.statements.map(({ label }, index) =>
      [label, wordsOf(given[index]), ...(index === 0 ? notes.map((text) => `Note: ${text}`) : [])].join(' '),
    ),
  );
}

async function expectTables(page: Page, given: Given, profile: readonly string[] = []) {
  await page.getByText('Vis det samme som tabel').click();
  const cells = async (caption: string) => {
    const rows = await page.getByRole('table', { name: caption }).getByRole('row').all();
    return Promise.all(rows.map((row) => textsOf(row.getByRole('cell').or(row.getByRole('rowheader')))));
  };
  expect((await cells('Profilen')).slice(1)).toEqual(
    ELEMENTS.map((element, index) => {
      const expected = scoreOf(element, given);
      return [
        texts.elements[element].name,
        expected ? `${expected.score}` : result.noScore,
        expected?.band ?? profile[index],
        coverageOf(element, given),
      ];
    }),
  );
  const role = page.url().includes('skoleledelse') ? 'skoleledelse' : 'forvaltning';
  expect((await cells('Svarene')).slice(1)).toEqual(
    tjek.statements.map(({ element, wording }, index) => [
      texts.elements[element].name,
      wording[role],
      wordsOf(given[index]),
    ]),
  );
}

async function expectSuggestions(page: Page, given: Given) {
  const { shown, rest } = suggestedBy(given);
  const focus = part(page, 'Foreslåede fokuspunkter');
  const cards = focus.getByRole('listitem').filter({ hasText: 'Hvorfor foreslås dette?' });
  const title = (card: Locator) => card.getByRole('heading').innerText();
  const titles = async () => Promise.all((await cards.all()).map(title));
  const expectedTitles = (points: typeof shown) => points.map((point) => fokuspunkt(point.fokuspunkt).title);
  expect(await titles()).toEqual(expectedTitles(shown));
  if (rest.length > 0) {
    await focus.getByText(`Flere forslag (${rest.length})`).click();
    expect(await titles()).toEqual(expectedTitles([...shown, ...rest]));
  }
  for (const [index, point] of [...shown, ...rest].entries()) {
    const card = cards.nth(index);
    expect(await card.getByText('Delt plads', { exact: true }).isVisible()).toBe(point.tied);
    await card.getByText(`${result.firstStep}: ${fokuspunkt(point.fokuspunkt).firstStep}`).waitFor();
    await card.getByText('Hvorfor foreslås dette?').click();
    for (const { label, level } of point.causes) {
      const cause = fill(result.whyAnswer, { statement: label, answer: wordsOf(level as 0), level });
      await card.getByText(cause, { exact: true }).waitFor();
    }
    const { sum, max } = point;
    const arithmetic = fill(result.arithmeticOne, { sum, max, need: decimal((max - sum) / max) });
    await card.getByText(arithmetic, { exact: true }).waitFor();
    const sources = await card
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    for (const passage of point.causes.flatMap(({ passages }) => passages))
      expect(sources).toContain(`/kilder/${passage.replace('#', '/#')}`);
  }
}

async function expectStrengths(page: Page, role: Role, given: Given) {
  const strong = tjek.statements.flatMap(({ wording }, index) =>
    given[index] === 3 || given[index] === 4 ? [`${wording[role]} ${wordsOf(given[index])}`] : [],
  );
  expect(await textsOf(part(page, 'Det, I kan bygge på').getByRole('listitem'))).toEqual(strong);
}

async function expectRule(page: Page) {
  const { ruleScore, ruleNonAnswers, ruleFocus, ruleLimits } = result;
  const rule = part(page, 'Sådan er det regnet ud');
  expect(await textsOf(rule.getByRole('listitem'))).toEqual([
    ruleScore,
    ruleNonAnswers,
    ruleFocus,
    ruleLimits,
  ]);
  expect(await rule.getByRole('link').getAttribute('href')).toBe('/metode/');
}

describe('by mouse', () => {
  test.for(JOURNEYS)(
    '$role answers and gets a result that follows the rules',
    { timeout: 60_000 },
    async ({ role, given, straddles }, { visit }) => {
      const page = await visit('');
      await page.getByRole('link', { name: 'Tag et tjek' }).click();
      await page.getByRole('heading', { name: 'Hurtigt tjek', level: 1 }).waitFor();
      await page
        .getByRole('main')
        .getByRole('link', { name: new RegExp(`^${texts.roles[role]}`) })
        .click();
      await page.getByText(`Svar som ${role}`, { exact: true }).waitFor();

      await giveAnswers(page, role, given);
      await note(page, 0).fill(NOTE);
      expect(await counter(page).innerText()).toBe(kept(9));
      await seeResult(page);

      expect(await page.getByRole('form').count()).toBe(0);
      expect(await udsagn(page, role, 0).isVisible()).toBe(false);
      await page
        .getByText(new RegExp(`^Hurtigt tjek ${texts.roles[role]} · \\d+\\. \\p{L}+ \\d{4} · `, 'u'))
        .waitFor();
      await expectProfile(page, given);
      expect(await page.getByText(/\d af 100/).count()).toBe(ELEMENTS.length);
      await expectAnswers(page, given, [NOTE]);
      await expectTables(page, given);
      await expectSuggestions(page, given);
      expect(await page.getByText('Delt plads – vælg selv').isVisible()).toBe(straddles);
      await expectStrengths(page, role, given);
      await expectRule(page);
      await page.getByText('Hvad bygger I det på?', { exact: true }).waitFor();

      await page.getByRole('link', { name: 'Tilbage til udsagnene' }).last().click();
      await expect.poll(async () => (await radio(page, role, 0, 0).boundingBox())?.y).toBeGreaterThan(0);
      expect(await radio(page, role, 0, 0).isChecked()).toBe(true);
    },
  );
});

const missing = (n: number) => (n === 1 ? result.missingOne : fill(result.missingMany, { n }));

const FOCUS_SENTENCES = [
  result.nothingSuggested,
  result.nothingRelevant,
  result.onlyDontKnow,
  result.nothingAnswered,
  result.sharedPlaceLead,
];

/** Each situation in which there is little or nothing to show has a sentence of its own; the others do not stand there. */
const SITUATIONS: {
  situation: string;
  given: Given;
  profile: string[];
  focus: string;
  strengths?: string;
}[] = [
  {
    situation: 'too few answers for two of the elements',
    given: [3, undefined, undefined, undefined, 'ved-ikke', undefined, 3, 3, undefined],
    profile: [missing(1), missing(2), scored('styrke', 75)],
    focus: result.nothingSuggested,
    strengths: result.strengthsLead,
  },
  {
    situation: 'one relevant statement only in an element',
    given: ['ikke-relevant', 1, 'ikke-relevant', 1, 1, 1, 1, 1, 1],
    profile: [result.tooFewRelevant, scored('mest-at-hente', 25), scored('mest-at-hente', 25)],
    focus: result.sharedPlaceLead,
    strengths: result.noStrengths,
  },
  {
    situation: 'every answer high',
    given: all(4),
    profile: ELEMENTS.map(() => scored('styrke', 100)),
    focus: result.nothingSuggested,
    strengths: result.strengthsLead,
  },
  {
    situation: 'everything not relevant',
    given: all('ikke-relevant'),
    profile: ELEMENTS.map(() => result.noneRelevant),
    focus: result.nothingRelevant,
  },
  {
    situation: 'nobody knowing',
    given: all('ved-ikke'),
    profile: ELEMENTS.map(() => missing(2)),
    focus: result.onlyDontKnow,
  },
  {
    situation: 'nothing answered',
    given: all(undefined),
    profile: ELEMENTS.map(() => missing(2)),
    focus: result.nothingAnswered,
  },
];

describe('a result in words', () => {
  test.for(SITUATIONS)('$situation', async ({ given, profile, focus, strengths }, { visit }) => {
    const page = await visit(`${formPath('forvaltning')}#resultat`, {
      storage: stored('forvaltning', given),
    });
    await resultDrawn(page);
    const rows = await part(page, 'Profilen').getByRole('listitem').all();
    const firsts = rows.map((row) => textsOf(row.getByRole('paragraph').first()));
    expect((await Promise.all(firsts)).flat()).toEqual(profile);
    const suggested = part(page, 'Foreslåede fokuspunkter');
    for (const sentence of FOCUS_SENTENCES)
      expect(await suggested.getByText(sentence).isVisible()).toBe(sentence === focus);
    for (const sentence of [result.strengthsLead, result.noStrengths])
      expect(await page.getByText(sentence).isVisible()).toBe(sentence === strengths);
    await expectTables(page, given, profile);
  });
});

/** The buttons of a choice, by the fokuspunkt that they are about. */
const choice = (page: Page, label: string, id: string) =>
  page.getByRole('button', { name: `${label} : ${fokuspunkt(id).title}`, exact: true });

/** What a screen reader hears under »Jeres valg«. */
const chosen = (page: Page) => page.locator('[aria-live=polite]').filter({ hasText: 'Jeres valg' });

describe('choosing', () => {
  test('is the reader’s own: pick, put aside, bring back, pick another, and find it again', async ({
    visit,
  }) => {
    const page = await visit(`${formPath('forvaltning')}#resultat`, {
      storage: stored('forvaltning', [0, 0, 0, 4, 4, 4, 4, 4, 4]),
    });
    const [first, second, third] = suggestedBy([0, 0, 0, 4, 4, 4, 4, 4, 4]).shown.map(
      (point) => point.fokuspunkt,
    ) as [string, string, string];
    const titles = () => chosen(page).getByRole('listitem').getByRole('link').allInnerTexts();
    await chosen(page).getByText(result.yourChoiceEmpty).waitFor();

    await choice(page, 'Vælg', first).press('Enter');
    await expect.poll(titles).toEqual([fokuspunkt(first).title]);
    await page
      .getByRole('listitem')
      .filter({ has: choice(page, 'Fjern fra jeres valg', first) })
      .getByText('Valgt', { exact: true })
      .waitFor();
    await expect.poll(() => focused(page)).toBe(`button Fjern fra jeres valg: ${fokuspunkt(first).title}`);

    await choice(page, 'Læg til side', second).press('Enter');
    await expect.poll(() => choice(page, 'Læg til side', second).count()).toBe(0);
    await expect.poll(() => focused(page)).toBe('h3 Foreslåede fokuspunkter');
    await page.locator('summary', { hasText: 'Lagt til side' }).press('Enter');
    await choice(page, 'Tag frem igen', second).press('Enter');
    await choice(page, 'Læg til side', second).waitFor();
    await expect.poll(() => focused(page)).toBe('h3 Foreslåede fokuspunkter');
    await choice(page, 'Læg til side', third).press('Enter');

    await page.locator('summary', { hasText: 'Andre fokuspunkter' }).press('Enter');
    for (const other of ['aabenhed-om-formaal', 'afstem-politisk'])
      await choice(page, 'Vælg', other).press('Enter');
    await expect.poll(async () => (await titles()).length).toBe(3);
    expect(
      await chosen(page)
        .getByText(/I har valgt \d/)
        .count(),
    ).toBe(0);
    await choice(page, 'Vælg', second).press('Enter');
    await chosen(page)
      .getByText(fill(result.yourChoiceMany, { n: 4 }))
      .waitFor();

    const picked = await titles();
    await page.reload();
    await resultDrawn(page);
    expect(await titles()).toEqual(picked);
    expect(picked).not.toContain(fokuspunkt(third).title);
    expect(await choice(page, 'Læg til side', third).count()).toBe(0);
    await choice(page, 'Fjern fra jeres valg', first).click();
    await expect.poll(async () => (await titles()).length).toBe(3);
  });
});

test('a result whose code does not come says so, keeps the answers, and comes when asked again', async ({
  visit,
}) => {
  const page = await visit(formPath('forvaltning'), { provoked: /net::ERR_FAILED/ });
  await page.route(/\.js$/, (route) => route.abort());
  await giveAnswers(page, 'forvaltning', all(1));
  await page.getByRole('link', { name: 'Se resultatet' }).click();
  const message = page.getByRole('alert').getByText(texts.form.loadFailed);
  await message.waitFor();
  await page.getByRole('button', { name: 'Prøv igen' }).press('Enter');
  await message.waitFor();
  await page.goBack();
  await expect.poll(() => counter(page).innerText()).toBe(kept(9));
  await page.getByRole('link', { name: 'Se resultatet' }).click();
  await message.waitFor();

  await page.unroute(/\.js$/);
  await page.getByRole('button', { name: 'Prøv igen' }).press('Enter');
  await resultDrawn(page);
  await expect.poll(() => focused(page)).toBe('h2 Jeres resultat');
  expect(await message.isVisible()).toBe(false);
  await expectAnswers(page, all(1), []);
});
