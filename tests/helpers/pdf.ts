import { extractText, getDocumentProxy } from 'unpdf';

/** The text of each page of a PDF, white space folded to single spaces. */
export async function pagesOfPdf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ' ').trim());
}
