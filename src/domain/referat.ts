// What is taken along from a page, before it is text to paste or a document: headings, paragraphs, lists and tables. Whatever people
// wrote stands in it exactly as written.

/**
 * A piece of a referat.
 * - `heading`: of level 2 or 3, as the title is the only one of level 1; `number` is its place among its equals
 * - `said`: a short text beside its name; `answer`: a text below what was asked, '' when nothing was written
 * - `list`: each item is one or more lines
 * - `table`: `head` names the columns, the first cell of a row names the row; `text` says the same where there are no tables
 */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly number?: number }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'said' | 'answer'; readonly label: string; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly (readonly string[])[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly text: string;
    };

/** Blocks that stand together. */
export type Passage = readonly Block[];

/** What is taken along from a page. */
export interface Referat {
  readonly title: string;
  /** Those that are empty are passed over. */
  readonly passages: readonly Passage[];
}

/** A heading. @param number its place among its equals, where they are counted */
export const heading = (level: 2 | 3, text: string, number?: number): Block => ({
  kind: 'heading',
  level,
  text,
  ...(number !== undefined && { number }),
});
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
/** A short text beside its name. */
export const said = (label: string, text: string): Block => ({ kind: 'said', label, text });
/** What was written, below what was asked; '' when nothing was. */
export const answer = (label: string, text: string): Block => ({ kind: 'answer', label, text });
/** A list with one line to each item. */
export const list = (items: readonly string[]): Block => ({
  kind: 'list',
  items: items.map((item) => [item]),
});

/** The blocks among these, where some are left out. */
export const passage = (...blocks: readonly (Block | false | '' | undefined)[]): Passage =>
  blocks.filter((block) => typeof block === 'object');

/** What is asked, with a colon where it does not end a sentence itself. */
export const asked = (label: string): string => `${label}${/[?:.]$/.test(label) ? '' : ':'}`;

/** A heading as it is read: with its number. */
export const headingText = ({ text, number }: { text: string; number?: number }): string =>
  number === undefined ? text : `${number}. ${text}`;

function blockText(block: Block, alone: boolean): string {
  switch (block.kind) {
    case 'heading':
      // A page of plain text has no other way to show what belongs under what.
      return alone && block.level === 2 && block.number === undefined
        ? block.text.toUpperCase()
        : headingText(block);
    case 'paragraph':
      return block.text;
    case 'said':
      return `${asked(block.label)} ${block.text}`;
    case 'answer':
      return block.text ? `${asked(block.label)}\n${block.text}` : asked(block.label);
    case 'list':
      return block.items
        .map((lines) => lines.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`).join('\n'))
        .join('\n');
    case 'table':
      return block.text;
  }
}

/** A referat as plain text, for an e-mail or a document of the reader's own. */
export function referatText({ title, passages }: Referat): string {
  const parts = passages.map((blocks) =>
    blocks.map((block) => blockText(block, blocks.length === 1)).join('\n'),
  );
  return [title, ...parts].filter((part) => part !== '').join('\n\n');
}
