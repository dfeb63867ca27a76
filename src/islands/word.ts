// Fetched only when a Word document is asked for: the library that writes them is large.
import {
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { asked, type Block, headingText, type Passage, type Referat } from '../domain/referat';

/** The words of the foot of each page: »Side 1 af 3«. */
interface FootWords {
  page: string;
  of: string;
}

/** A4 with margins of 2 cm, in twentieths of a point. */
const MARGIN = 1134;
const WIDTH = 11_906 - 2 * MARGIN;
const LEVELS = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '767676' };

/** What XML cannot hold, such as control characters and half of an emoji, is left out: one would make the whole document unreadable. */
const legal = (text: string): string =>
  text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');

/** A text as runs, one for each of its lines. */
const runs = (text: string, bold = false, size?: number): TextRun[] =>
  legal(text)
    .split(/\r\n|[\n\r]/)
    .map(
      (line, index) =>
        new TextRun({ text: line, bold, ...(size && { size }), ...(index > 0 && { break: 1 }) }),
    );

/** About how wide a bold letter of a table is, and what stands beside the text of a cell, in twentieths of a point. */
const LETTER = 115;
const BESIDE = 190;

/** Columns get room for their longest word, so that words stay whole, and beyond that by their longest text, within reason. */
function widthsOf(rows: readonly (readonly string[])[], columns: number): number[] {
  const texts = Array.from({ length: columns }, (_, column) => rows.map((row) => row[column] ?? ''));
  const words = texts.map((cells) => {
    const letters = cells.flatMap((cell) => cell.split(/\s+/).map((word) => word.length));
    return LETTER * Math.min(Math.max(...letters), 25) + BESIDE;
  });
  const needs = texts.map((cells) =>
    Math.sqrt(Math.min(Math.max(...cells.map(({ length }) => length), 9), 90)),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  const left = WIDTH - sum(words);
  // Where the words alone are wider than the page, all give way alike.
  if (left < 0) return words.map((width) => Math.floor((width / sum(words)) * WIDTH));
  return words.map((width, column) => Math.floor(width + ((needs[column] ?? 0) / sum(needs)) * left));
}

/** Longer texts, in letters, may go on over the page: to keep them whole would leave half a page empty. */
const KEPT_WHOLE = 600;
/** A table of more columns has smaller letters, 8 points, so that its words stay whole where Calibri is missing too. */
const WIDE = { columns: 6, size: 16 };
/** A table of so many rows or fewer is kept on one page. */
const KEPT_ROWS = 4;

function tableOf({ head, rows }: Extract<Block, { kind: 'table' }>): Table {
  const widths = widthsOf([head, ...rows], head.length);
  const size = head.length > WIDE.columns ? WIDE.size : undefined;
  const rowOf = (cells: readonly string[], tableHeader: boolean, keepNext: boolean) =>
    new TableRow({
      ...(tableHeader && { tableHeader }),
      cantSplit: cells.every((cell) => cell.length <= KEPT_WHOLE),
      children: cells.map(
        (cell, column) =>
          new TableCell({
            width: { size: widths[column] ?? 0, type: WidthType.DXA },
            children: [
              new Paragraph({
                style: 'Tabel',
                keepNext,
                children: runs(cell, tableHeader || column === 0, size),
              }),
            ],
          }),
      ),
    });
  const isSmall = rows.length <= KEPT_ROWS;
  return new Table({
    columnWidths: widths,
    width: { size: WIDTH, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 90, right: 90 },
    borders: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
    rows: [
      rowOf(head, true, true),
      ...rows.map((row, index) => rowOf(row, false, isSmall && index < rows.length - 1)),
    ],
  });
}

/** No item of a list stands alone above or below a change of page. */
const listOf = ({ items }: Extract<Block, { kind: 'list' }>): Paragraph[] =>
  items.map(
    (lines, index) =>
      new Paragraph({
        bullet: { level: 0 },
        keepLines: lines.join('').length <= KEPT_WHOLE,
        keepNext: items.length > 1 && (index === 0 || index === items.length - 2),
        children: runs(lines.join('\n')),
      }),
  );

/** @param goesOn whether the next block is of the same passage, and is to be on the same page where it is short */
function blocksOf(block: Block, goesOn: boolean): (Paragraph | Table)[] {
  const keepNext = goesOn && 'text' in block && block.text.length <= KEPT_WHOLE;
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({ heading: LEVELS[block.level], keepNext: true, children: runs(headingText(block)) }),
      ];
    case 'paragraph':
      return [new Paragraph({ keepNext, children: runs(block.text) })];
    case 'said':
      return [
        new Paragraph({ keepNext, children: [...runs(`${asked(block.label)} `, true), ...runs(block.text)] }),
      ];
    case 'answer':
      return [
        new Paragraph({ keepNext: true, children: runs(asked(block.label), true) }),
        ...(block.text ? [new Paragraph({ children: runs(block.text) })] : []),
      ];
    case 'list':
      return listOf(block);
    case 'table':
      // A paragraph after it, as two tables that meet become one.
      return [tableOf(block), new Paragraph({ style: 'Tabel', children: [] })];
  }
}

/** A passage, which stays on one page as far as its texts are short. */
const passageOf = (blocks: Passage): (Paragraph | Table)[] =>
  blocks.flatMap((block, index) => blocksOf(block, index < blocks.length - 1));

const headingStyle = (size: number, before: number) => ({
  run: { size, bold: true, color: '000000' },
  paragraph: { spacing: { before, after: 80 } },
});

/** A referat as a Word document (.docx), in Danish, with headings, tables with header rows, and page numbers. */
export function wordFile({ title, passages }: Referat, { page, of }: FootWords): Promise<Blob> {
  const foot = new Paragraph({
    children: [
      new TextRun({
        size: 18,
        children: [`Samarbejdstjek · ${page} `, PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES],
      }),
    ],
  });
  const document = new Document({
    title: legal(title),
    creator: 'Samarbejdstjek',
    lastModifiedBy: 'Samarbejdstjek',
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 22, language: { value: 'da-DK' } },
          paragraph: { spacing: { after: 120, line: 264 } },
        },
        heading1: headingStyle(36, 0),
        heading2: headingStyle(28, 320),
        heading3: headingStyle(24, 220),
      },
      paragraphStyles: [
        {
          id: 'Tabel',
          name: 'Tabel',
          basedOn: 'Normal',
          run: { size: 19 },
          paragraph: { spacing: { after: 0, line: 240 } },
        },
      ],
    },
    sections: [
      {
        properties: { page: { margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        footers: { default: new Footer({ children: [foot] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(title) }),
          ...passages.flatMap(passageOf),
        ],
      },
    ],
  });
  return Packer.toBlob(document);
}
