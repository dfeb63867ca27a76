// Results on paper, as the worst meeting makes them: forty people, the longest notes, letter paper, no background graphics, and a
// printer without colours. And the QR code on them, which opens the same result on another device and changes nothing there.
import { readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright-core';
import { describe, expect } from 'vitest';
import both from '../../content/ui/both.json';
import materials from '../../content/ui/materialer.json';
import planWords from '../../content/ui/plan.json';
import compareWords from '../../content/ui/sammenlign.json';
import svarkode from '../../content/ui/svarkode.json';
import workshopWords from '../../content/ui/workshop-start.json';
import type { Answer } from '../../src/domain/answer';
import { EMPTY_PLAN, encodePlan, type FokusPlan } from '../../src/domain/plan';
import { encodeWorkshop, type Workshop } from '../../src/domain/workshop';
import * as edit from '../../src/domain/workshop-edit';
import type { Material } from '../../src/materials';
import type { Role } from '../../src/schemas/shared';
import { problemsInEveryWay } from '../helpers/page-checks';
import {
  cutIn,
  greyProblems,
  layoutProblems,
  type Print,
  printed,
  qrCodesIn,
  squeezed,
  toldByColourOnly,
  wholesOf,
} from '../helpers/paper';
import { fontsMissing } from '../helpers/pdf';
import {
  all,
  fill,
  fokuspunkt,
  formPath,
  type Given,
  inSpring,
  ROLES,
  resultDrawn,
  resultForPaper,
  stored,
  suggestedBy,
  test,
  texts,
  tjek,
} from '../helpers/tjek';
import { workshopOf } from '../helpers/workshop';

const MIXED: Given = [0, 2, 4, 1, 'ikke-relevant', 1, 3, 4, 'ved-ikke'];
const OTHER: Given = [4, 2, 1, 1, 3, 2, 0, 'ved-ikke', 0];

/** Words that each stand once, so that one that is lost is missed. */
const longText = (name: string, length = 2000) =>
  Array.from({ length: 400 }, (_, word) => `${name}${1000 + word}`)
    .join(' ')
    .slice(0, length)
    .replace(/ \S*$/, '');
const noted = (name: string) =>
  Object.fromEntries(tjek.statements.map(({ id }, index) => [id, longText(`${name}${index}x`)]));

const answersOf = (given: Given) =>
  Object.fromEntries(tjek.statements.map(({ id }, index) => [id, given[index]]));

const ASKED = tjek.statements.map(({ id }) => id);

/** Ids of all fokuspunkter, in the order of their sheets. */
const FOKUSPUNKTER = (JSON.parse(readFileSync('dist/data/materialer.json', 'utf8')) as Material[]).flatMap(
  ({ id }) => (id.startsWith('fokuspunkt-') ? [id.replace('fokuspunkt-', '')] : []),
);
const POINTS = [...new Set(tjek.statements.map(({ fokuspunkt }) => fokuspunkt))];
const [FIRST = '', SECOND = '', THIRD = '', FOURTH = ''] = POINTS;

/** A plan for one fokuspunkt with as much written in every field as it has room for, its name first in each word. */
const fullFokus = (id: string, name: string): FokusPlan => ({
  id,
  sammenhaeng: longText(`${name}sammenx`),
  maal: longText(`${name}maalx`),
  tegn: longText(`${name}tegnx`),
  tiltag: longText(`${name}tiltagx`),
  evaluering: longText(`${name}evalx`),
  pause: longText(`${name}pausex`),
  tasks: [1, 2, 3].map((task) => ({
    id: task,
    what: longText(`${name}hvad${task}x`, 400),
    who: longText(`${name}hvem${task}x`, 120),
    when: longText(`${name}dag${task}x`, 120),
  })),
});
const PLAN = [fullFokus(FIRST, 'pa'), fullFokus(FOURTH, 'pd')] as const;
const keptPlan = {
  'samarbejdstjek:v1:plan': encodePlan({ ...EMPTY_PLAN, fokus: PLAN, updated: '2026-11-05T09:30:00.000Z' }),
};
const textsOf = ({ id: _, tasks, ...fields }: FokusPlan) => [
  ...Object.values(fields),
  ...tasks.flatMap(({ what, who, when }) => [what, who, when]),
];
const planDrawn = (page: Page) => page.locator('.st-paper-plan').waitFor({ state: 'attached' });
const PLAN_WHOLE = '.st-paper-plan tr, .st-paper-plan > div:not(:has(table))';

/** A workshop of forty, with as much written in every field as it has room for. */
function crowded(notes: boolean): Workshop {
  const people = Array.from({ length: 40 }, (_, n) => ({
    way: 'enheder' as const,
    role: (n % 3 ? 'skoleledelse' : 'forvaltning') as Role,
    answers: Object.fromEntries(ASKED.map((id, at) => [id, ((n * 7 + at * 3) % 5) as Answer])),
  }));
  const points = [FIRST, SECOND, THIRD];
  const changes: ((one: Workshop) => Workshop)[] = [
    (one) => edit.withResponses(one, people),
    ...ASKED.map(
      (id, at) => (one: Workshop) =>
        edit.withAgreed(one, id, { answer: at % 2 ? 'uenige' : 2, note: notes ? longText(`n${at}x`) : '' }),
    ),
    ...points.flatMap((id, at) => [
      (one: Workshop) => edit.withVotes(one, id, String(7 + at)),
      (one: Workshop) => edit.withChosen(one, id, true),
      (one: Workshop) =>
        edit.withPlan(one, id, {
          step: notes ? longText(`s${at}x`, 400) : 'Vi beder om tallene fredagen før',
          who: 'Konsulenten',
          when: '1. december',
          stops: notes ? longText(`p${at}x`, 400) : '',
        }),
    ]),
  ];
  const begun = workshopOf(ASKED, {
    name: 'Statusmøde i november',
    edition: tjek.edition,
    ways: ['enheder'],
  });
  return changes.reduce((one, change) => change(one), begun);
}
const keptWorkshop = (workshop: Workshop) => ({
  [`samarbejdstjek:v1:workshop:${workshop.id}`]: encodeWorkshop(workshop),
});

interface Case {
  what: string;
  path: string;
  storage: Record<string, string>;
  ready: (page: Page) => Promise<unknown>;
  /** Selector of what is not to be cut in two. */
  whole: string;
  /** What stands at the top of each sheet. */
  running: string;
  /** Texts that must be there, word for word. */
  written: readonly string[];
  /** Texts of which no word must be there. */
  absent?: readonly string[];
}

const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, exact: true }).waitFor();
const RESULT = {
  running: `${tjek.title} · ${texts.roles.forvaltning}`,
  path: `${formPath('forvaltning')}#resultat`,
  ready: resultForPaper,
  whole: '.st-profile-row, .st-suggestion, .st-result-link, .st-your-choice',
};
const BOTH = {
  running: `${tjek.title}: begge roller`,
  path: 'tjek/hurtigt-tjek/begge/',
  ready: heading(both.profile),
  whole:
    '.st-both-row, .st-difference > ol > li, .st-dumbbell-row, .st-suggestion, .st-both-notes p, .st-result-link',
};
const WORKSHOP = {
  running: `${workshopWords.result.title} · Statusmøde i november`,
  path: 'workshop/resultat/#w1',
  ready: heading('Statusmøde i november'),
  whole: '.st-sheet-row, .st-sheet-plans > li, .st-sheet-profile, .st-result-link',
};
const COMPARED = {
  running: compareWords.title,
  path: `mine-tjek/sammenlign/#tjek:hurtigt-tjek`,
  ready: planDrawn,
  whole: '.st-compare-tables tr, .st-result-link',
};
/** What somebody answered before, as it lies beside what they answered now. */
const before = inSpring(OTHER);
const twoRoles = (f: Record<string, string>, s: Record<string, string>) => ({
  ...stored('forvaltning', MIXED, { notes: f }),
  ...stored('skoleledelse', OTHER, { notes: s }),
});

const CASES: readonly Case[] = [
  { what: 'one respondent', ...RESULT, storage: stored('forvaltning', MIXED), written: [] },
  {
    what: 'one respondent with the longest notes and the fullest plan',
    ...RESULT,
    storage: { ...stored('forvaltning', MIXED, { notes: noted('a') }), ...keptPlan },
    ready: planDrawn,
    whole: `${RESULT.whole}, ${PLAN_WHOLE}`,
    written: [...Object.values(noted('a')), ...PLAN.flatMap(textsOf)],
  },
  {
    what: 'both roles',
    ...BOTH,
    storage: twoRoles({}, {}),
    written: tjek.statements.map(({ label }) => label),
  },
  {
    what: 'both roles with the longest notes and the fullest plan',
    ...BOTH,
    storage: { ...twoRoles(noted('f'), noted('s')), ...keptPlan },
    whole: `${BOTH.whole}, ${PLAN_WHOLE}`,
    written: [...Object.values(noted('f')), ...Object.values(noted('s')), ...PLAN.flatMap(textsOf)],
  },
  {
    what: 'a workshop of forty',
    ...WORKSHOP,
    storage: keptWorkshop(crowded(false)),
    written: tjek.statements.map(({ label }) => label),
  },
  {
    what: 'a workshop of forty with the longest notes and what the plan holds of it',
    ...WORKSHOP,
    storage: { ...keptWorkshop(crowded(true)), ...keptPlan },
    whole: `${WORKSHOP.whole}, ${PLAN_WHOLE}`,
    written: [
      ...ASKED.map((_, at) => longText(`n${at}x`)),
      longText('s0x', 400),
      longText('p2x', 400),
      ...textsOf(PLAN[0]),
    ],
    absent: textsOf(PLAN[1]),
  },
  {
    what: 'before and now with the fullest plan',
    ...COMPARED,
    storage: { ...stored('forvaltning', MIXED), ...before, ...keptPlan },
    whole: `${COMPARED.whole}, ${PLAN_WHOLE}`,
    written: [...tjek.statements.map(({ label }) => label), ...PLAN.flatMap(textsOf)],
  },
];

/** The words of these texts that a print lacks. */
const lost = ({ pages }: Print, written: readonly string[]) => {
  const paper = pages.join('');
  return written.flatMap((text) => text.split(/\s+/)).filter((word) => !paper.includes(squeezed(word)));
};

/** Where what is filled looks like what is not on a printer without colours, and where marks of the two roles have one shape; in words. */
async function fillsAlike(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const alike = await page.evaluate(() => {
    const brightness = (element: Element) => {
      const [red = 0, green = 0, blue = 0] = (getComputedStyle(element).fill.match(/[\d.]+/g) ?? []).map(
        (value) => {
          const share = Number(value) / 255;
          return share <= 0.04 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        },
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const bars = [...document.querySelectorAll('.st-bar')].flatMap((bar) => {
      const [fill, track] = ['.st-bar-fill', '.st-bar-track'].map((part) => bar.querySelector(part));
      if (!fill || !track) return [];
      const [dark = 0, bright = 0] = [brightness(fill), brightness(track)].sort((a, b) => a - b);
      return (bright + 0.05) / (dark + 0.05) < 3 ? [bar.outerHTML] : [];
    });
    const pairs = [...document.querySelectorAll('.st-dumbbell')].flatMap((scale) => {
      const [f, s] = ['.st-mark-f', '.st-mark-s'].map((mark) => scale.querySelector(mark)?.tagName);
      const letters = [...scale.querySelectorAll('text')].map(({ textContent }) => textContent?.trim());
      const told = (f ? 'F' : '') + (s ? 'S' : '');
      return (f && f === s) || letters.join('') !== told ? [scale.outerHTML] : [];
    });
    return [...bars, ...pairs];
  });
  await page.emulateMedia({ media: null });
  return alike;
}

describe('on A4 with backgrounds and on letter paper without, nothing is lost, cut in two, pale or black', () => {
  test.for(CASES)(
    '$what',
    { timeout: 60_000 },
    async ({ path, storage, ready, whole, running, written, absent = [] }, { visit }) => {
      const page = await visit(path, { storage });
      await ready(page);
      const wholes = await wholesOf(page, whole);
      expect(await toldByColourOnly(page)).toEqual([]);
      expect(await fillsAlike(page)).toEqual([]);
      for (const paper of ['own', 'Letter'] as const) {
        const print = await printed(page, paper);
        expect(layoutProblems(print, paper === 'own' ? 'A4' : 'Letter')).toEqual([]);
        const { title, language, tagged, tags } = print.facts;
        expect(title).toMatch(/ \| Samarbejdstjek$/);
        if (paper === 'own') {
          expect({ language, tagged }).toEqual({ language: 'da', tagged: true });
          expect(tags.has('H2') && tags.has('H3')).toBe(true);
        }
        expect(await fontsMissing(print.pdf)).toEqual([]);
        const head = squeezed(`Samarbejdstjek · ${running}${materials.edition}`);
        expect(print.pages.filter((sheet) => !sheet.includes(head))).toEqual([]);
        expect(lost(print, written)).toEqual([]);
        expect(lost(print, absent)).toEqual(absent.flatMap((text) => text.split(/\s+/)));
        expect(cutIn(print, wholes.elements)).toEqual([]);
        expect(cutIn(print, wholes.headings)).toEqual([]);
        expect(await greyProblems(print, paper === 'own' ? undefined : [1, print.pages.length])).toEqual([]);
      }
    },
  );
});

test('just the fokuspunkter that are suggested, in the plan or ticked are printed, as one document with a cover', async ({
  visit,
}) => {
  const words = materials.pick;
  const page = await visit(RESULT.path, { storage: { ...stored('forvaltning', MIXED), ...keptPlan } });
  await resultDrawn(page);
  /** Looks at the paper: a cover that names these, and a sheet for each of them; nothing of the others. */
  const expectSheets = async (ids: readonly string[]) => {
    await page.getByText(fill(words.chosen, { n: ids.length, total: FOKUSPUNKTER.length })).waitFor();
    const [cover = '', ...sheets] = (await printed(page, 'own')).pages;
    const titles = FOKUSPUNKTER.filter((id) => ids.includes(id)).map((id) => squeezed(fokuspunkt(id).title));
    expect(sheets.map((sheet) => titles.filter((title) => sheet.includes(title)))).toEqual(
      titles.map((title) => [title]),
    );
    expect(FOKUSPUNKTER.filter((id) => cover.includes(squeezed(fokuspunkt(id).title))).sort()).toEqual(
      [...ids].sort(),
    );
  };
  await page.getByRole('link', { name: texts.result.sheetsSuggested }).click();
  await expectSheets(suggestedBy(MIXED).shown.map((point) => point.fokuspunkt));

  await page.getByRole('button', { name: words.none }).click();
  await page.getByText(words.nothing).waitFor();
  await page.getByRole('checkbox', { name: fokuspunkt(SECOND).title }).check();
  await expectSheets([SECOND]);

  await page.goto(new URL('../../plan/', page.url()).href);
  await page.getByRole('link', { name: planWords.fokus.sheets }).click();
  await expectSheets([FIRST, FOURTH]);
});

describe('the QR code on paper opens the same result on another device, and leaves what is kept there as it is', () => {
  const held = (page: Page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
  const OWN = { ...stored('forvaltning', all(4)), ...stored('skoleledelse', all(4)) };

  test('of one respondent, printed from the menu of the browser', async ({ visit }) => {
    const page = await visit(RESULT.path, { storage: stored('forvaltning', MIXED) });
    await resultForPaper(page);
    const print = await printed(page, 'own');
    const [link = ''] = await qrCodesIn(print);
    expect(new URL(link).origin).toBe(new URL(page.url()).origin);
    const other = await visit(link, { storage: OWN });
    const before = await held(other);
    for (const { wording } of tjek.statements) await other.getByText(wording.forvaltning).waitFor();
    expect(await held(other)).toBe(before);
    // And so does the code on what is printed there, with the result and without.
    expect(await qrCodesIn(await printed(other, 'own'))).toEqual([link]);
    await other.getByRole('button', { name: svarkode.readPage.result }).click();
    await resultDrawn(other);
    const again = await printed(other, 'own');
    expect(await qrCodesIn(again)).toEqual([link]);
    expect(cutIn(again, (await wholesOf(other, RESULT.whole)).headings)).toEqual([]);
  });

  test('the button waits for a code that is late, and prints without one that cannot be had', async ({
    visit,
  }) => {
    /** Asks for a print with the button; `prints` tells how many codes were on the paper, for each time the browser was asked to print. */
    const ask = async (answer: (route: Route) => Promise<void>) => {
      const page = await visit(RESULT.path, {
        storage: stored('forvaltning', MIXED),
        prepare: (tab) => tab.route(/SvarkodeCard/, answer),
        provoked: /SvarkodeCard|ERR_FAILED/,
      });
      await resultDrawn(page);
      const prints: number[] = [];
      await page.exposeFunction('note', (codes: number) => prints.push(codes));
      await page.evaluate(() => {
        const { note } = window as unknown as { note: (codes: number) => void };
        window.print = () => note(document.querySelectorAll('.st-paper-code svg').length);
      });
      await page.getByRole('button', { name: texts.form.print }).first().click();
      return prints;
    };
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const late = await ask(async (route) => {
      await released;
      await route.continue();
    });
    expect(late).toEqual([]);
    release();
    await expect.poll(() => late).toEqual([1]);
    const without = await ask((route) => route.abort());
    await expect.poll(() => without).toEqual([0]);
  });

  test('of both roles; a broken link says so', async ({ visit }) => {
    const page = await visit(BOTH.path, { storage: twoRoles({ [ASKED[0] ?? '']: 'Kaffen var god' }, {}) });
    await BOTH.ready(page);
    const [link = ''] = await qrCodesIn(await printed(page, 'own'));
    const scores = (on: Page) =>
      on.locator('.st-both-score, .st-dumbbell-row, .st-suggestion h3').allInnerTexts();
    const other = await visit(link, { storage: { ...OWN, ...keptPlan } });
    await other.getByText(both.elsewhere.opened).waitFor();
    // The plan of this device is not about what others answered.
    expect(await other.locator('.st-paper-plan').count()).toBe(0);
    expect(await scores(other)).toEqual(await scores(page));
    expect(await other.getByText('Kaffen var god').count()).toBe(0);
    const before = await held(other);
    const { keep, kept } = both.elsewhere;
    const said = (how: keyof typeof kept) => {
      const about = ROLES.map((role) => fill(kept[how], { role: both.definite[role] })).join(' ');
      return other.getByRole('status').getByText(about).waitFor();
    };
    await other.getByRole('button', { name: keep }).click();
    await said('shelf');
    expect(await problemsInEveryWay(other, 'like another')).toEqual([]);
    const after = JSON.parse(await held(other)) as [string, string][];
    const copies = after.filter(([key]) => key.includes(':gemt:'));
    expect(JSON.stringify(after.filter((entry) => !copies.includes(entry)))).toBe(before);
    const contents = copies.map(([, text]) => JSON.parse(text).content as { role: Role; answers: object });
    expect(Object.fromEntries(contents.map(({ role, answers }) => [role, answers]))).toEqual({
      forvaltning: answersOf(MIXED),
      skoleledelse: answersOf(OTHER),
    });
    await other.reload();
    await other.getByRole('button', { name: keep }).click();
    await said('already-shelf');
    const now = await held(other);

    await other.goto(link.slice(0, -3));
    await other.getByRole('alert').getByText(both.elsewhere.broken).waitFor();
    await other.goto(link.replace(/\+.*/, ''));
    await other.getByRole('alert').getByText(both.elsewhere.notBoth).waitFor();
    expect(await held(other)).toBe(now);
    await other.getByRole('link', { name: both.elsewhere.toOwn }).click();
    await other.getByText(both.talkNone).waitFor();
    await planDrawn(other);
    expect(ROLES.every((role) => before.includes(role))).toBe(true);
  });

  test('of a workshop of forty; what has no room is said, and a broken link too', async ({ visit }) => {
    const { elsewhere } = workshopWords.result;
    const page = await visit(WORKSHOP.path, { storage: keptWorkshop(crowded(false)) });
    await WORKSHOP.ready(page);
    const [link = ''] = await qrCodesIn(await printed(page, 'own'));
    const sheet = (on: Page) => on.locator('.st-workshop-sheet').innerText();
    const other = await visit(link, { storage: keptWorkshop(workshopOf(ASKED, { name: 'Vores egen' })) });
    await other.getByText(elsewhere.opened).waitFor();
    expect(await sheet(other)).toBe(await sheet(page));
    const before = await held(other);
    await other.goto(link.slice(0, -1));
    await other.getByRole('alert').getByText(elsewhere.problems.broken).waitFor();
    expect(await held(other)).toBe(before);

    await other.goto(link);
    await other.getByRole('button', { name: elsewhere.keep }).click();
    const name = fill(elsewhere.copyNameOf, { name: 'Statusmøde i november' });
    await other.getByText(fill(elsewhere.kept.new, { name })).waitFor();
    expect(await problemsInEveryWay(other, 'like another')).toEqual([]);
    const kept = JSON.parse(await held(other)) as [string, string][];
    expect(kept.filter(([key]) => key.includes(':workshop:')).length).toBe(2);
    expect(kept).toEqual(expect.arrayContaining(JSON.parse(before)));
    await other.reload();
    await other.getByRole('button', { name: elsewhere.keep }).click();
    await other.getByText(fill(elsewhere.kept.already, { name })).waitFor();
    await other.getByRole('link', { name: elsewhere.keptOpen }).click();
    await heading(name)(other);
    const rows = (on: Page) => on.locator('.st-sheet-row, .st-sheet-plans > li').allInnerTexts();
    expect(await rows(other)).toEqual(await rows(page));

    const full = await visit(WORKSHOP.path, { storage: keptWorkshop(crowded(true)) });
    await full.getByText(elsewhere.texts).waitFor();
    // Only a note that somebody asks to take along is in the code, on paper too.
    const noted = edit.withAgreed(crowded(false), ASKED[0] ?? '', { answer: 2, note: 'Kaffen var god' });
    const asked = await visit(WORKSHOP.path, { storage: keptWorkshop(noted) });
    const drawn = () => asked.locator('.st-result-link path').getAttribute('d');
    await asked.getByText(elsewhere.without).waitFor();
    const without = await drawn();
    expect(without).toBe(await page.locator('.st-result-link path').getAttribute('d'));
    await asked.getByRole('checkbox', { name: elsewhere.withNotes }).check();
    await asked.getByText(elsewhere.all).waitFor();
    const paper = await printed(asked, 'own');
    const [long = ''] = await qrCodesIn(paper, [paper.pages.length]);
    await other.goto(long);
    await other.getByText('Kaffen var god').waitFor();

    const [short = ''] = await qrCodesIn(await printed(full, 'own'));
    await other.goto(short);
    await other.getByText(elsewhere.opened).waitFor();
    const scores = (on: Page) => on.locator('.st-sheet-profile, .st-sheet-row table').allInnerTexts();
    expect(await scores(other)).toEqual(await scores(full));
  });
});
