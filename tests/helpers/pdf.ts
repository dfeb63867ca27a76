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
  };
}

/** Names of the fonts whose shapes are not in the file: neither drawn in it (Type3, as browsers write variable fonts) nor have a font file. */
export async function fontsMissing(pdf: Uint8Array): Promise<string[]> {
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

/** A page of a PDF, from 1, as a picture of so many pixels to a point. */
export async function pictureOf(pdf: Uint8Array, page = 1, scale = 0.6): Promise<PNG> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(pdf);
  const { data, width, height } = await document.getPage(page - 1).render({ scale, render: 'bitmap' });
  document.destroy();
  const png = new PNG({ width, height });
  png.data.set(data);
  return png;
}

/** How bright a pixel looks in grey: 0 is black, 1 is white. */
const LUMA = [0.2126, 0.7152, 0.0722] as const;
const linear = (value: number) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
const BRIGHTNESS = Array.from({ length: 256 }, (_, value) => linear(value));

/** A picture of a page as a black-and-white printer gives it: one brightness for each pixel, row by row. */
export interface Grey {
  width: number;
  height: number;
  /** Pixels to a point. */
  scale: number;
  at: Float32Array;
}

/** A page of a PDF, from 1, in grey. */
export async function greyOf(pdf: Uint8Array, page: number, scale = 2): Promise<Grey> {
  const { data, width, height } = await pictureOf(pdf, page, scale);
  const at = new Float32Array(width * height);
  for (let pixel = 0; pixel < at.length; pixel += 1)
    at[pixel] = LUMA.reduce(
      (sum, share, channel) => sum + share * (BRIGHTNESS[data[4 * pixel + channel] ?? 0] ?? 0),
      0,
    );
  return { width, height, scale, at };
}

/** The pixels of a rectangle in points from the lower left corner, cut to the page. */
function pixelsIn(
  { width, height, scale, at }: Grey,
  box: Pick<TextPiece, 'x' | 'y' | 'width' | 'height'>,
): Float32Array[] {
  const [left, right] = [box.x, box.x + box.width].map((x) =>
    Math.min(width, Math.max(0, Math.round(x * scale))),
  );
  const [bottom, top] = [box.y, box.y + box.height].map((y) =>
    Math.min(height, Math.max(0, height - Math.round(y * scale))),
  );
  return Array.from({ length: Math.max(0, (bottom ?? 0) - (top ?? 0)) }, (_, row) => {
    const start = ((top ?? 0) + row) * width;
    return at.subarray(start + (left ?? 0), start + (right ?? 0));
  });
}

/** How a text stands out from what it stands on, in grey, as WCAG counts contrast: 1 is invisible, 21 is black on white. */
export function contrastOf(grey: Grey, { x, y, width, height }: TextPiece): number {
  let [dark, bright] = [1, 0];
  // Letters with tails go below the line.
  for (const row of pixelsIn(grey, { x: x - 1, y: y - 0.2 * height, width: width + 2, height: 1.2 * height }))
    for (const pixel of row) {
      dark = Math.min(dark, pixel);
      bright = Math.max(bright, pixel);
    }
  return (bright + 0.05) / (dark + 0.05);
}

/** The share of a page that takes ink, 0 to 1, half of it where it is half as bright as paper. */
export const inkOf = ({ at }: Grey): number =>
  at.reduce((sum, brightness) => sum + 1 - brightness, 0) / at.length;

/** How many squares of so many millimetres are dark all over: a filled area, which costs ink. */
export function filledAreas(grey: Grey, millimetres: number): number {
  const side = (millimetres * 72) / 25.4;
  let filled = 0;
  for (let x = 0; x + side < grey.width / grey.scale; x += side)
    for (let y = 0; y + side < grey.height / grey.scale; y += side)
      if (
        pixelsIn(grey, { x, y, width: side, height: side }).every((row) => row.every((pixel) => pixel < 0.6))
      )
        filled += 1;
  return filled;
}
