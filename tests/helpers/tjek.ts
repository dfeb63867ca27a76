// What the browser tests of the tjek share: its content as the files say it, the result worked out once more by product.md, and
// where on the page to find what.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { parse } from 'yaml';
import texts from '../../content/ui/tjek.json';
import type { Answer } from '../../src/domain/answer';
import { fill } from '../../src/domain/text';
import type { Role } from '../../src/schemas/shared';
import type { Tjek } from '../../src/schemas/tjek';

export { test, type VisitOptions } from './browser';
export { fill, texts };
export const tjek: Tjek = parse(readFileSync('content/tjek/hurtigt-tjek.yaml', 'utf8'));
export const ELEMENTS = ['data', 'sparring', 'indsatser'] as const;
export const ROLES = ['forvaltning', 'skoleledelse'] as const;

/** One answer to each statement, in the order of the tjek; undefined is blank. */
export type Given = readonly (Answer | undefined)[];

/** The same answer to all nine. */
export const all = (answer: Answer | undefined): Given => tjek.statements.map(() => answer);

export const formPath = (role: Role) => `tjek/hurtigt-tjek/${role}/`;
export const storageKey = (role: Role) => `samarbejdstjek:v1:besvarelse:hurtigt-tjek:${role}`;
export const asideKey = (role: Role) => `samarbejdstjek:v1:lagt-til-side:hurtigt-tjek:${role}`;

/** An answer in the words of the form. */
export function wordsOf(answer: Answer | undefined): string {
  if (answer === undefined) return texts.result.blank;
  return typeof answer === 'number' ? (texts.levels[answer] ?? '') : texts.nonAnswers[answer];
}

/** The text of a fokuspunkt's file that a list of them shows. */
export function fokuspunkt(id: string): { title: string; firstStep: string } {
  const [, front = ''] = readFileSync(`content/fokuspunkter/${id}.md`, 'utf8').split(/^---$/m);
  return parse(front);
}

/** What is stored after these answers, as src/domain/response.ts describes it; written out here, since readers have it on their devices. */
export function stored(
  role: Role,
  given: Given,
  { notes = {}, choices = {} }: { notes?: Record<string, string>; choices?: Record<string, string> } = {},
): Record<string, string> {
  const answers = Object.fromEntries(
    tjek.statements.flatMap(({ id }, index) => (given[index] === undefined ? [] : [[id, given[index]]])),
  );
  const response = {
    format: 1,
    tjek: 'hurtigt-tjek',
    edition: tjek.edition,
    role,
    answers,
    notes,
    choices,
    updated: '2026-11-05T09:30:00.000Z',
  };
  return { [storageKey(role)]: JSON.stringify(response) };
}

/** What forvaltning answered in the spring, as it lies on the shelf beside what is answered now. */
export const inSpring = (given: Given, parts?: Parameters<typeof stored>[2]): Record<string, string> => ({
  'samarbejdstjek:v1:gemt:a': JSON.stringify({
    format: 1,
    kind: 'besvarelse',
    name: 'I foråret',
    saved: '2026-04-01T09:00:00.000Z',
    content: {
      ...JSON.parse(stored('forvaltning', given, parts)[storageKey('forvaltning')] ?? ''),
      updated: '2026-04-01T09:00:00.000Z',
    },
  }),
});

/** The score of one element by product.md section 5, or undefined when there is none. */
export function scoreOf(element: string, given: Given): { score: number; band: string } | undefined {
  const answers = given.filter((_, index) => tjek.statements[index]?.element === element);
  const levels = answers.filter((answer) => typeof answer === 'number');
  const relevant = answers.filter((answer) => answer !== 'ikke-relevant');
  if (levels.length < 2 || 3 * levels.length < 2 * relevant.length) return undefined;
  const sum = levels.reduce<number>((total, level) => total + level, 0);
  const score = Math.floor((200 * sum + 4 * levels.length) / (8 * levels.length));
  const { bands } = texts;
  return { score, band: score < 40 ? bands['mest-at-hente'] : score < 70 ? bands['paa-vej'] : bands.styrke };
}

/** How many statements of an element were answered, and the non-answers, as product.md section 5 wants them shown. */
export function coverageOf(element: string, given: Given): string {
  const answers = given.filter((_, index) => tjek.statements[index]?.element === element);
  const levels = answers.filter((answer) => typeof answer === 'number').length;
  const notRelevant = answers.filter((answer) => answer === 'ikke-relevant').length;
  const dontKnow = answers.filter((answer) => answer === 'ved-ikke').length;
  const { coverage, coverageNotRelevant, coverageDontKnow } = texts.result;
  return [
    fill(coverage, { answered: levels, total: answers.length }),
    ...(notRelevant ? [fill(coverageNotRelevant, { n: notRelevant })] : []),
    ...(dontKnow ? [fill(coverageDontKnow, { n: dontKnow })] : []),
  ].join(' · ');
}

interface ExpectedSuggestion {
  fokuspunkt: string;
  sum: number;
  max: number;
  causes: readonly { label: string; level: number; passages: readonly string[] }[];
  tied: boolean;
}

/** The suggested fokuspunkter by product.md section 6, largest need first; needs are compared in 840ths, exact for up to 8 statements. */
export function suggestedBy(given: Given): { shown: ExpectedSuggestion[]; rest: ExpectedSuggestion[] } {
  const points = [...new Set(tjek.statements.map(({ fokuspunkt }) => fokuspunkt))].map((id) => {
    const causes = tjek.statements.flatMap(({ fokuspunkt, label, passages }, index) => {
      const level = given[index];
      return fokuspunkt === id && typeof level === 'number' ? [{ label, level, passages }] : [];
    });
    const sum = causes.reduce((total, { level }) => total + level, 0);
    const max = 4 * causes.length;
    return { fokuspunkt: id, causes, sum, max, need: max === 0 ? 0 : ((max - sum) * 3360) / max };
  });
  const suggested = points.filter(({ need }) => need >= 1680).sort((a, b) => b.need - a.need);
  const needs = suggested.map(({ need }) => need);
  const place = ({ need }: { need: number }) => needs.filter((other) => other > need).length;
  const marked = suggested.map((point) => ({
    ...point,
    tied: needs.filter((need) => need === point.need).length > 1,
  }));
  return {
    shown: marked.filter((point) => place(point) < 3),
    rest: marked.filter((point) => place(point) >= 3),
  };
}

/** The statement at a place in the tjek (from 0), by the name that it has for everybody. */
export const udsagn = (page: Page, role: Role, index: number): Locator =>
  page.getByRole('group', { name: `${index + 1} ${tjek.statements[index]?.wording[role]}`, exact: true });

export const radio = (page: Page, role: Role, index: number, answer: Answer): Locator =>
  udsagn(page, role, index).getByRole('radio', { name: wordsOf(answer), exact: true });

export const note = (page: Page, index: number): Locator =>
  page.getByRole('textbox', { name: `Note : ${tjek.statements[index]?.label}`, exact: true });

const form = texts.form;
export const NOTHING_YET = form.nothingYet;
/** What the counter says of so many answers, where they are kept and where they are not. */
export const counted = (answered: number) => fill(form.progress, { answered, total: tjek.statements.length });
export const kept = (answered: number) => `${counted(answered)} · ${form.saved}`;

/** The line that says how far the reader is. */
export const counter = (page: Page): Locator =>
  page
    .getByRole('status')
    .filter({ hasText: new RegExp(`${counted(0).replace('0', '\\d')}|${NOTHING_YET}`) });

/** Clicks an answer to each statement that has one. */
export async function giveAnswers(page: Page, role: Role, given: Given): Promise<void> {
  for (const [index, answer] of given.entries()) {
    if (answer !== undefined) await radio(page, role, index, answer).check();
  }
}

/** From the form to its result. */
export async function seeResult(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Se resultatet' }).click();
  await resultDrawn(page);
}

/** Waits for the result, whose code comes when it is asked for. */
export const resultDrawn = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: 'Profilen' }).waitFor();

/** Waits for the result and for the svarkode that comes along on paper. */
export async function resultForPaper(page: Page): Promise<void> {
  await resultDrawn(page);
  await page.locator('.st-paper-code svg').waitFor({ state: 'attached' });
}

/** A part of the result, by its heading. */
export const part = (page: Page, heading: string): Locator =>
  page.getByRole('region', { name: heading, exact: true });

/** What has the keyboard's focus, in words. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const text = element instanceof HTMLInputElement ? element.value : element?.textContent;
    return `${element?.tagName.toLowerCase()} ${text?.replace(/\s+/g, ' ').trim()}`;
  });
