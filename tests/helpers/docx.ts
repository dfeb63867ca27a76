// Reads a Word document back: a zip of XML files.
import { inflateRawSync } from 'node:zlib';

/** The text of each file in a zip, by its path, found through the directory at its end. */
export function filesInZip(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + packed);
    const path = zip.toString('utf8', at + 46, at + 46 + (name ?? 0));
    files.set(path, (method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const plain = (xml: string): string =>
  xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, number, name) =>
    name ? (ENTITIES[name] ?? '') : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(number)),
  );

/** A paragraph of a document as Word reads it. */
export interface WordParagraph {
  readonly style: string;
  readonly text: string;
}

/** The paragraphs of `word/document.xml`, those in tables too, in order; a line break is \n. */
export const paragraphsIn = (xml: string): WordParagraph[] =>
  [...xml.matchAll(/<w:p\b(?:[^>]*\/>|[^>]*>([\s\S]*?)<\/w:p>)/g)].map(([, inner = '']) => ({
    style: /<w:pStyle w:val="([^"]*)"/.exec(inner)?.[1] ?? '',
    text: [...inner.matchAll(/<w:t\b[^>]*>([\s\S]*?)<\/w:t>|<w:br\/>/g)]
      .map(([whole, text]) => (whole === '<w:br/>' ? '\n' : plain(text ?? '')))
      .join(''),
  }));

/** The cells of each row of each table, the rows that Word repeats as heads marked. */
export const tablesIn = (xml: string): { head: boolean; cells: string[] }[][] =>
  [...xml.matchAll(/<w:tbl>([\s\S]*?)<\/w:tbl>/g)].map(([, table = '']) =>
    [...table.matchAll(/<w:tr\b[^>]*>([\s\S]*?)<\/w:tr>/g)].map(([, row = '']) => ({
      head: row.includes('<w:tblHeader'),
      cells: [...row.matchAll(/<w:tc>([\s\S]*?)<\/w:tc>/g)].map(([, cell = '']) =>
        paragraphsIn(cell)
          .map(({ text }) => text)
          .join('\n'),
      ),
    })),
  );
