// LIX, Björnsson's measure of how hard a text is to read: words per sentence, plus the share of words of more than six letters in
// per cent. Below 35 is easy, 35-44 like a newspaper, 45-54 like a report, and above that like a law.

/** The least text of which LIX says anything. */
export const LEAST_WORDS = 60;

export interface Readability {
  lix: number;
  words: number;
}

/**
 * Measures blocks of prose (paragraphs, items of lists); each ends a sentence, also without a full stop.
 *
 * @returns LIX with one decimal, and how many words it is measured on
 */
export function readabilityOf(blocks: readonly string[]): Readability {
  const words = blocks.flatMap((block) => block.match(/[\p{L}\d]+(?:[-’'.,][\p{L}\d]+)*/gu) ?? []);
  const sentences = blocks
    .flatMap((block) => block.split(/[.:!?]+(?=\s|$|[«»)])/u))
    .filter((part) => /\p{L}/u.test(part));
  const long = words.filter((word) => word.length > 6).length;
  if (words.length === 0) return { lix: 0, words: 0 };
  const lix = words.length / sentences.length + (100 * long) / words.length;
  return { lix: Math.round(lix * 10) / 10, words: words.length };
}

/** What is not our own prose: quotes, what sources call themselves and their sections, names, controls, and explanations that pop up. */
const NOT_OURS =
  '.st-quote, blockquote, .st-passages, .st-meta, .st-record, .st-sections, .st-term-tip, [popover], form, nav, dialog, template, script, style, svg';
const BLOCKS = 'p, li, dd, td, summary, figcaption';

/** The blocks of our own prose in the main part of a page, innermost first. Runs in the browser, with the page's HTML. */
export function ownProse({
  html,
  notOurs,
  blocks,
}: {
  html: string;
  notOurs: string;
  blocks: string;
}): string[] {
  const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
  for (const element of main?.querySelectorAll(notOurs) ?? []) element.remove();
  return [...(main?.querySelectorAll(blocks) ?? [])].reverse().flatMap((block) => {
    const text = (block.textContent ?? '').replace(/\s+/g, ' ').trim();
    // A block inside a block is not counted twice.
    block.remove();
    // Labels, names and links by themselves are no prose, and would make the text look easier than it is.
    return /[.:?]$/.test(text) ? [text] : [];
  });
}

/** What `ownProse` needs for a page. */
export const proseIn = (html: string) => ({ html, notOurs: NOT_OURS, blocks: BLOCKS });
