// What stands in the margins of a printed page. Only @page can say it, which knows nothing of the document: each document says its own.

/** A text as a CSS string; a tag in it would end the style element. */
const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&').replaceAll('<', '\\3c ')}"`;
const BOX = 'font: 8pt var(--st-font-sans), sans-serif; color: #444;';

/**
 * The CSS of a page with a running header, the edition and *side x af y*.
 *
 * @param address where the same can be read on a screen, as paper shows it
 * @param name of the page, where the document has another rule for all pages that comes after this one; the body takes it on
 */
export function pageRule(
  running: string,
  edition: string,
  { size = 'A4', name = '', address }: { size?: string; name?: string; address?: string | undefined } = {},
): string {
  // Browsers give the boxes of the margins to the last rule, also when an earlier one names the page.
  const foot =
    address === undefined ? '' : `@bottom-left { content: ${quoted(address)} !important; ${BOX} }\n  `;
  return `@page ${name} { size: ${size}; margin: 17mm 16mm 16mm;
  @top-left { content: ${quoted(`Samarbejdstjek · ${running}`)}; ${BOX} }
  @top-right { content: ${quoted(edition)}; ${BOX} }
  ${foot}@bottom-right { content: "side " counter(page) " af " counter(pages); ${BOX} } }${name && `\nbody { page: ${name}; }`}`;
}
