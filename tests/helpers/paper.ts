// What holds of everything that is printed, however it is printed.
import type { Page } from 'playwright-core';
import { readQr } from '../../src/islands/qr-read';
import { contrastOf, factsOf, filledAreas, greyOf, inkOf, type PdfFacts, pictureOf } from './pdf';

/** Paper in points. */
export const PAPER = { A4: [595, 842], A3: [842, 1191], Letter: [612, 792] } as const;
export type Paper = keyof typeof PAPER;

/** Text as a PDF gives it back: without the spaces and hyphens that lines end with, in small letters. */
export const squeezed = (text: string): string => text.replace(/[\s\u00ad\u2010-]+/g, '').toLowerCase();

/** A print. */
export interface Print {
  pdf: Uint8Array;
  facts: PdfFacts;
  /** The text of each page, squeezed. */
  pages: readonly string[];
}

/** A PDF that was made, and what it says. */
export async function printOf(pdf: Uint8Array): Promise<Print> {
  const facts = await factsOf(pdf);
  const pages = facts.pages.map((_, index) =>
    squeezed(facts.pieces.flatMap(({ page, text }) => (page === index + 1 ? [text] : [])).join('')),
  );
  return { pdf, facts, pages };
}

/**
 * Prints a page as a browser does: on the paper that the page asks for, with backgrounds and tags, or on letter paper without, as browsers do
 * unless they are asked.
 */
export async function printed(page: Page, paper: 'own' | 'Letter'): Promise<Print> {
  await page.evaluate(() => document.fonts.ready);
  const pdf = await page.pdf(
    paper === 'own'
      ? { preferCSSPageSize: true, printBackground: true, tagged: true }
      : { format: 'Letter', preferCSSPageSize: false, printBackground: false },
  );
  return printOf(pdf);
}

/** The margins at the top and at the bottom, in points: there are the running header and the page numbers. */
const MARGINS = { top: 46, bottom: 44 };

/** The letters of a print in alphabetical order, without those in its margins: the same, however its lines and pages break. */
export function lettersOf({ facts }: Pick<Print, 'facts'>): string {
  const inside = facts.pieces.filter(
    ({ page, y }) => y > MARGINS.bottom && y < (facts.pages[page - 1]?.height ?? 0) - MARGINS.top,
  );
  return [...squeezed(inside.map(({ text }) => text).join(''))].sort().join('');
}

/** The texts of a page that is open, as it is printed: line by line of each element that holds no others. */
export async function textsOn(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const texts = await page
    .locator(
      'main :is(p:not(.st-passages), .st-passages a, li, blockquote, dt, dd, th, td, h1, h2, h3, h4, figcaption > *):not(.sr-only, .sr-only *)',
    )
    .evaluateAll((blocks) =>
      blocks.flatMap((block) => {
        const isPart = block.querySelector('p, ul, ol, dl, blockquote, table') !== null;
        if (!(block instanceof HTMLElement) || isPart || !block.checkVisibility()) return [];
        return block.innerText.split('\n').filter((line) => line.trim() !== '');
      }),
    );
  await page.emulateMedia({ media: null });
  return texts;
}

/** Which of the texts a print has not: each stands on one page, or on one and the next, in whatever order a page is drawn. */
export function missingFrom({ pages }: Pick<Print, 'pages'>, texts: readonly string[]): string[] {
  const standsAcross = (text: string, page: string, next: string) =>
    Array.from(text, (_, at) => at).some(
      (at) => at > 0 && page.includes(text.slice(0, at)) && next.includes(text.slice(at)),
    );
  return texts.filter((whole) => {
    const text = squeezed(whole);
    return !pages.some((page, n) => page.includes(text) || standsAcross(text, page, pages[n + 1] ?? ''));
  });
}

/** What does not fit into the sheet, card or poster that it stands on, and is cut off there on paper; of an open page, in words. */
export async function overfullOn(page: Page): Promise<string[]> {
  // On the screen a card is as tall as what is on it.
  await page.emulateMedia({ media: 'print' });
  const overfull = await page
    .locator('.st-poster, .st-card, .st-cards')
    .evaluateAll((sheets) =>
      sheets
        .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
        .map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim().slice(0, 60) ?? ''),
    );
  await page.emulateMedia({ media: null });
  return overfull;
}

/** The names of the elements, as they stand on paper. */
const NAMES = Object.entries({ data: 'Data', sparring: 'Sparring', indsatser: 'Indsatser' });

/**
 * What has the colour of an element on paper, of an open page, and neither its sign nor its name: without colours it tells nothing. The
 * marks of a quote are no more than ornaments.
 */
export async function toldByColourOnly(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate((names) => {
    const textOf = (part: Element) =>
      (part instanceof HTMLElement ? part.innerText : (part.textContent ?? '')).trim();
    // The largest part around it that is about no other element is where a reader looks.
    const around = (part: Element, others: string): Element => {
      const parent = part.parentElement;
      return !parent || parent.tagName === 'MAIN' || parent.querySelector(others)
        ? part
        : around(parent, others);
    };
    const isTold = (part: Element, element: string, name: string) => {
      const others = names.filter(([other]) => other !== element).map(([other]) => `.st-${other}`);
      const whole = around(part, others.join());
      return (
        textOf(whole).includes(name) ||
        [...whole.querySelectorAll(`.st-sign.st-${element}`)].some((sign) => sign.checkVisibility())
      );
    };
    return names.flatMap(([element = '', name = '']) =>
      [...document.querySelectorAll(`main .st-${element}:not(.st-sign, .st-quote)`)]
        .filter((part) => part.checkVisibility() && textOf(part) !== '' && !isTold(part, element, name))
        .map((part) => `${element}: ${textOf(part).slice(0, 60)}`),
    );
  }, NAMES);
  await page.emulateMedia({ media: null });
  return found;
}

/** What is wrong with how a print lies on its paper, in words. */
export function layoutProblems({ facts, pages }: Pick<Print, 'facts' | 'pages'>, paper: Paper): string[] {
  const [width, height] = PAPER[paper];
  const sizes = facts.pages.filter(
    (page) => Math.abs(page.width - width) > 2 || Math.abs(page.height - height) > 2,
  );
  const outside = facts.pieces.filter(
    (piece) =>
      piece.x < 0 || piece.y < 0 || piece.x + piece.width > width + 1 || piece.y + piece.height > height + 1,
  );
  return [
    ...sizes.map((page) => `a page of ${page.width} x ${page.height} points`),
    ...outside.map(({ page, text }) => `page ${page}: »${text}« is not on the paper`),
    ...pages.flatMap((text, index) => (text.length < 40 ? [`page ${index + 1} is empty: »${text}«`] : [])),
  ];
}

/** The least contrast of a text in grey (WCAG 1.4.3). */
const LEAST = 4.5;
/** The most ink on a page, as a share of it: a page full of small text takes some 0.12. */
const MOST_INK = 0.16;
/** So tall is the smallest text of a page drawn, in pixels. */
const PIXELS = 12;
/** A dark square of this size, in millimetres, is a filled area. */
const FILLED = 8;

/** What a cheap black-and-white printer makes hard to read or wastes ink on, in words. @param only pages from 1; all when left out */
export async function greyProblems(
  { pdf, facts }: Pick<Print, 'pdf' | 'facts'>,
  only?: readonly number[],
): Promise<string[]> {
  const problems: string[] = [];
  for (const number of only ?? facts.pages.map((_, index) => index + 1)) {
    const pieces = facts.pieces.filter(({ page, text }) => page === number && /[\p{L}\p{N}]/u.test(text));
    // As many pixels as the smallest text needs to be drawn at full strength, and no more: they take the time.
    const smallest = Math.min(...pieces.map(({ height }) => height).filter((height) => height > 0), 20);
    const grey = await greyOf(pdf, number, Math.min(1.5, PIXELS / smallest));
    for (const piece of pieces) {
      const contrast = contrastOf(grey, piece);
      if (contrast < LEAST)
        problems.push(`page ${number}: »${piece.text}« has a contrast of ${contrast.toFixed(1)}`);
    }
    const ink = inkOf(grey);
    if (ink > MOST_INK) problems.push(`page ${number} takes ${ink.toFixed(2)} of ink`);
    const filled = filledAreas(grey, FILLED);
    if (filled > 0) problems.push(`page ${number} has ${filled} filled squares of ${FILLED} mm`);
  }
  return problems;
}

/** What must not be parted by the end of a sheet. */
export interface Wholes {
  /** The lines of elements that stand on one sheet, squeezed. */
  elements: readonly (readonly string[])[];
  /** Each heading with the first words after it, and with the first item of the list that it stands over. */
  headings: readonly (readonly string[])[];
}

/** What of an open page must stay together on paper. @param selector of elements that are not to be cut */
export async function wholesOf(page: Page, selector: string): Promise<Wholes> {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate((whole) => {
    const main = document.querySelector('main') ?? document.body;
    const visible = (element: Element) => element.checkVisibility() && !element.closest('.sr-only');
    const text = (element: Element) =>
      [...element.querySelectorAll<HTMLElement>('.sr-only')].reduce(
        (all, heard) => all.replace(heard.innerText, ''),
        (element as HTMLElement).innerText,
      );
    const after = (heading: Element) => {
      const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const follows = heading.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
        const parent = node.parentElement;
        // Tags float.
        if (!follows || heading.contains(node) || !parent || parent.closest('.st-tags')) continue;
        const words = (node.textContent ?? '').replace(/\s/g, '');
        if (words !== '' && visible(parent)) return words.slice(0, 12);
      }
      return '';
    };
    // Of a list that follows, maybe after a paragraph or two, its first item.
    const first = (heading: Element) => {
      let next = heading.nextElementSibling;
      while (next?.tagName === 'P') next = next.nextElementSibling;
      const item = next?.matches('ul, ol') ? next.firstElementChild : next;
      return item?.matches('li, article') && visible(item) ? text(item).replace(/\s/g, '').slice(0, 12) : '';
    };
    return {
      elements: [...main.querySelectorAll(whole)].filter(visible).map(text),
      headings: [...main.querySelectorAll('h1, h2, h3, h4')]
        .filter(visible)
        .map((heading) => [text(heading), after(heading), first(heading)] as const)
        .filter(([, next]) => next !== '')
        .map((both) => both.join('\n')),
    };
  }, selector);
  await page.emulateMedia({ media: null });
  const lines = (text: string) => text.split('\n').map(squeezed);
  return { elements: found.elements.map(lines), headings: found.headings.map(lines) };
}

/** What of these is not whole on any page. Floats stand elsewhere in a PDF's text, so that only lines are compared. */
export const cutIn = ({ pages }: Pick<Print, 'pages'>, parts: readonly (readonly string[])[]): string[] =>
  parts
    .filter((lines) => !pages.some((page) => lines.every((line) => page.includes(line))))
    .map((lines) => lines.join(' '));

/** The texts of the QR codes of a print, one for each page that has one. */
export async function qrCodesIn(
  { pdf, facts }: Pick<Print, 'pdf' | 'facts'>,
  only?: readonly number[],
): Promise<string[]> {
  const found: string[] = [];
  for (const number of only ?? facts.pages.map((_, index) => index + 1)) {
    const { data, width, height } = await pictureOf(pdf, number, 2);
    const text = readQr({ data: Uint8ClampedArray.from(data), width, height });
    if (text !== undefined) found.push(text);
  }
  return found;
}
