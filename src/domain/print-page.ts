// What stands in the margins of a printed page. Only @page can say it, which knows nothing of the document: each document says its own.

import { cut } from './shape';

/** A text as a CSS string, in which a line cannot break; a tag in it would end the style element. */
const quoted = (text: string) =>
  `"${text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/["\\]/g, '\\$&')
    .replaceAll('<', '\\3c ')}"`;
/** The longest name that stands beside the title, so that the edition has room on the same line. */
const NAME_MAX = 50;
const BOX = 'font: 8pt var(--st-font-sans), sans-serif; color: #444;';

/** The running header; one too wide for the page goes on in a second line. */
const header = (running: string) =>
  `@top-left { content: ${quoted(`Samarbejdstjek · ${running}`)}; padding-right: 4mm; overflow-wrap: anywhere; ${BOX} }`;

/** What stands in the margins of every printed page. */
const boxes = (running: string, edition: string, address = '') => `
  ${header(running)}
  @top-right { content: ${quoted(edition)}; ${BOX} }
  @bottom-left { content: ${quoted(address)}; ${BOX} }
  @bottom-right { content: "side " counter(page) " af " counter(pages); ${BOX} }`;

/**
 * The CSS of a document of any size with a running header, the edition, its address and *side x af y*.
 *
 * @param address where the same can be read on a screen, as paper shows it
 */
export const runningRule = (running: string, edition: string, address?: string): string =>
  `@page { ${boxes(running, edition, address)} }`;

/**
 * The same for a document with pages of its own size and margins.
 *
 * @param name of the page, where the document has another rule for all pages that comes after this one; the body takes it on
 */
export const pageRule = (
  running: string,
  edition: string,
  { size = 'A4', name = '', address }: { size?: string; name?: string; address?: string | undefined } = {},
): string =>
  `@page ${name} { size: ${size}; margin: 17mm 16mm 16mm; ${boxes(running, edition, address)} }${name && `\nbody { page: ${name}; }`}`;

/**
 * What makes the running header of a document say whose it is: the name that somebody gave it, cut where it is too long, after its title.
 * For a style sheet that comes after the document's own rule.
 */
export function namedRule(running: string, name: string): string {
  const whole = name.trim();
  const short = whole.length > NAME_MAX ? `${cut(whole, NAME_MAX).replace(/\s+\S*$/, '')} …` : whole;
  return `@page { ${header(`${running} · ${short}`)} }`;
}
