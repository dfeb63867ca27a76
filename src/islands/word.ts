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
import { asked, type Block, headingText, type Referat } from '../domain/referat';

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
const runs = (text: string, bold = false): TextRun[] =>
  legal(text)
    .split(/\r\n|[\n\r]/)
    .map((line, index) => new TextRun({ text: line, bold, ...(index > 0 && { break: 1 }) }));

/** Columns get room by the longest text in them, within reason, so that words stay whole. */
function widthsOf(rows: readonly (readonly string[])[], columns: number): number[] {
  const needs = Array.from({ length: columns }, (_, column) => {
    const lengths = rows.map((row) => (row[column] ?? '').length);
    return Math.sqrt(Math.min(Math.max(...lengths, 9), 90));
  });
  const all = needs.reduce((sum, need) => sum + need, 0);
  return needs.map((need) => Math.floor((need / all) * WIDTH));
}

function tableOf({ head, rows }: Extract<Block, { kind: 'table' }>): Table {
  const widths = widthsOf([head, ...rows], head.length);
  const rowOf = (cells: readonly string[], tableHeader: boolean) =>
    new TableRow({
      ...(tableHeader && { tableHeader }),
      cantSplit: true,
      children: cells.map(
        (cell, column) =>
          new TableCell({
            width: { size: widths[column] ?? 0, type: WidthType.DXA },
            children: [new Paragraph({ style: 'Tabel', children: runs(cell, tableHeader || column === 0) })],
          }),
      ),
    });
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
    rows: [rowOf(head, true), ...rows.map((row) => rowOf(row, false))],
  });
}

function blocksOf(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({ heading: LEVELS[block.level], keepNext: true, children: runs(headingText(block)) }),
      ];
    case 'paragraph':
      return [new Paragraph({ children: runs(block.text) })];
    case 'said':
      return [new Paragraph({ children: [...runs(`${asked(block.label)} `, true), ...runs(block.text)] })];
    case 'answer':
      return [
        new Paragraph({ keepNext: true, children: runs(asked(block.label), true) }),
        ...(block.text ? [new Paragraph({ children: runs(block.text) })] : []),
      ];
    case 'list':
      return block.items.map(
        (lines) => new Paragraph({ bullet: { level: 0 }, children: runs(lines.join('\n')) }),
      );
    case 'table':
      // A paragraph after it, as two tables that meet become one.
      return [tableOf(block), new Paragraph({ style: 'Tabel', children: [] })];
  }
}

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
          ...passages.flatMap((blocks) => blocks.flatMap(blocksOf)),
        ],
      },
    ],
  });
  return Packer.toBlob(document);
}
