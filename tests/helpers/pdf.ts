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
  /** The kinds of tags in its tree, each once: `H1`, `P`, `L`, `Figure`. */
  tags: ReadonlySet<string>;
  /** The titles of its bookmarks, all levels. */
  bookmarks: readonly string[];
  pieces: readonly TextPiece[];
}

/** As unpdf gives the tree of tags. */
interface Tag {
  role?: string;
  children?: readonly Tag[];
}

const rolesIn = ({ role, children = [] }: Tag): string[] => [
  ...(role ? [role] : []),
  ...children.flatMap(rolesIn),
];

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
  const tags = new Set<string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    pages.push({ width, height });
    for (const role of rolesIn(((await page.getStructTree()) ?? {}) as Tag)) tags.add(role);
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
    tags,
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

async function rendered(pdf: Uint8Array, page: number, scale: number, colorSpace: 'BGRA' | 'Gray') {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(pdf);
  const picture = await document.getPage(page - 1).render({ scale, render: 'bitmap', colorSpace });
  document.destroy();
  return picture;
}

/** A page of a PDF, from 1, as a picture of so many pixels to a point. */
export async function pictureOf(pdf: Uint8Array, page = 1, scale = 0.6): Promise<PNG> {
  const { data, width, height } = await rendered(pdf, page, scale, 'BGRA');
  const png = new PNG({ width, height });
  png.data.set(data);
  return png;
}

/** How bright the 256 greys of a picture are: 0 is black, 1 is white. */
const BRIGHTNESS = Float32Array.from({ length: 256 }, (_, value) =>
  value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4,
);
const brightnessOf = (grey: number | undefined) => BRIGHTNESS[grey ?? 255] ?? 1;
const greyAsBrightAs = (brightness: number) => BRIGHTNESS.findIndex((one) => one >= brightness);

/** A picture of a page as a black-and-white printer gives it: a grey of 0 (black) to 255 for each pixel, row by row. */
export interface Grey {
  width: number;
  height: number;
  /** Pixels to a point. */
  scale: number;
  at: Uint8Array;
}

/** A page of a PDF, from 1, in grey. */
export async function greyOf(pdf: Uint8Array, page: number, scale = 1.5): Promise<Grey> {
  const { data, width, height } = await rendered(pdf, page, scale, 'Gray');
  return { width, height, scale, at: data };
}

/** A rectangle in points, from the lower left corner. */
type Box = Pick<TextPiece, 'x' | 'y' | 'width' | 'height'>;

/** The pixels of a rectangle in points from the lower left corner, cut to the page. */
function pixelsIn({ width, height, scale, at }: Grey, box: Box): Uint8Array[] {
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
  let [dark, bright] = [255, 0];
  // Letters with tails go below the line.
  for (const row of pixelsIn(grey, { x: x - 1, y: y - 0.2 * height, width: width + 2, height: 1.2 * height }))
    for (const pixel of row) {
      dark = Math.min(dark, pixel);
      bright = Math.max(bright, pixel);
    }
  return (brightnessOf(bright) + 0.05) / (brightnessOf(dark) + 0.05);
}

/** The share of a page that takes ink, 0 to 1, half of it where it is half as bright as paper. */
export function inkOf({ at }: Grey): number {
  let paper = 0;
  for (let pixel = 0; pixel < at.length; pixel += 1) paper += brightnessOf(at[pixel]);
  return 1 - paper / at.length;
}

const HALF = greyAsBrightAs(0.5);
/** The share, 0 to 1, of the first rectangle that is dark in only one of two, which are as large as each other. */
export function differenceOf(one: { grey: Grey; box: Box }, other: { grey: Grey; box: Box }): number {
  const [a, b] = [pixelsIn(one.grey, one.box), pixelsIn(other.grey, other.box)];
  let [differing, all] = [0, 0];
  for (const [y, row] of a.entries())
    for (const [x, pixel] of row.entries()) {
      all += 1;
      if (pixel < HALF !== (b[y]?.[x] ?? 255) < HALF) differing += 1;
    }
  return differing / all;
}

const FILL = greyAsBrightAs(0.6);
/** How many squares of so many millimetres are dark all over: a filled area, which costs ink. */
export function filledAreas(grey: Grey, millimetres: number): number {
  const side = (millimetres * 72) / 25.4;
  const isDarkAt = (x: number, y: number) =>
    (grey.at[(grey.height - Math.round(y * grey.scale)) * grey.width + Math.round(x * grey.scale)] ?? 1) <
    0.6;
  let filled = 0;
  for (let x = 0; x + side < grey.width / grey.scale; x += side)
    for (let y = 0; y + side < grey.height / grey.scale; y += side)
      if (
        isDarkAt(x + side / 2, y + side / 2) &&
        pixelsIn(grey, { x, y, width: side, height: side }).every((row) => row.every((pixel) => pixel < FILL))
      )
        filled += 1;
  return filled;
}
