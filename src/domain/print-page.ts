// What stands in the margins of a printed page. Only @page can say it, which knows nothing of the document: each document says its own.

/** A text as a CSS string; a tag in it would end the style element. */
const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&').replaceAll('<', '\\3c ')}"`;
const BOX = 'font: 8pt var(--st-font-sans), sans-serif; color: #444;';

/** What stands in the margins of every printed page. */
const boxes = (running: string, edition: string, address = '') => `
  @top-left { content: ${quoted(`Samarbejdstjek · ${running}`)}; ${BOX} }
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
