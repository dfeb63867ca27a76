import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { PNG } from 'pngjs';
import { extractText, getDocumentProxy } from 'unpdf';

/** The text of each page of a PDF, white space folded to single spaces. */
export async function pagesOfPdf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ' ').trim());
}

/** A piece of text on a page; lengths in points, from the lower left corner. */
export interface TextPiece {
  page: number;
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a PDF says of itself. */
export interface PdfFacts {
  pages: readonly { width: number; height: number }[];
  title: string;
  language: string;
  tagged: boolean;
  /** The titles of its bookmarks, all levels. */
  bookmarks: readonly string[];
  pieces: readonly TextPiece[];
  /** Fonts whose shapes are not in the file. */
  fontsMissing: readonly string[];
}

interface Bookmark {
  title: string;
  items: Bookmark[];
}

const titlesOf = (bookmarks: readonly Bookmark[]): string[] =>
  bookmarks.flatMap(({ title, items }) => [title, ...titlesOf(items)]);

/** Reads what a PDF says of itself, and where its text stands. */
export async function factsOf(pdf: Uint8Array): Promise<PdfFacts> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } };
  const mark = await document.getMarkInfo();
  const pages: { width: number; height: number }[] = [];
  const pieces: TextPiece[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    pages.push({ width, height });
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x = 0, y = 0] = item.transform as number[];
      pieces.push({ page: number, text: item.str, x, y, width: item.width, height: item.height });
    }
  }
  return {
    pages,
    title: info.Title ?? '',
    language: info.Language ?? '',
    tagged: mark?.Marked === true,
    bookmarks: titlesOf(((await document.getOutline()) ?? []) as Bookmark[]),
    pieces,
    fontsMissing: await fontsMissing(pdf),
  };
}

/** Names of the fonts that are neither drawn in the file itself (Type3, as browsers write variable fonts) nor have a font file. */
async function fontsMissing(pdf: Uint8Array): Promise<string[]> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
  const missing: string[] = [];
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Font')) continue;
    const descriptor = object.lookup(PDFName.of('FontDescriptor'));
    const drawn = object.get(PDFName.of('Subtype')) === PDFName.of('Type3');
    if (drawn || !(descriptor instanceof PDFDict)) continue;
    const files = ['FontFile', 'FontFile2', 'FontFile3'].filter((key) => descriptor.has(PDFName.of(key)));
    if (files.length === 0) missing.push(String(object.get(PDFName.of('BaseFont'))));
  }
  return missing;
}

let library: Promise<PDFiumLibrary> | undefined;

/** A page of a PDF, from 1, as a picture at 36 points to the inch. */
export async function pictureOf(pdf: Uint8Array, page = 1): Promise<PNG> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(pdf);
  const { data, width, height } = await document.getPage(page - 1).render({ scale: 0.6, render: 'bitmap' });
  document.destroy();
  const png = new PNG({ width, height });
  png.data.set(data);
  return png;
}
