// The sheets that come out of a printer, as text. Lines break anywhere on paper, so texts are compared without white space.
import type { Page } from 'playwright-core';
import { pagesOfPdf } from './pdf';

export const squeeze = (text: string): string => text.replace(/\s/g, '');

/** The text of each sheet, squeezed, when a page is printed without background colours, as most people print. */
export async function sheetsOf(page: Page, format: 'A4' | 'Letter' = 'A4'): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready);
  const pdf = await page.pdf({ format, printBackground: false, preferCSSPageSize: format === 'A4' });
  return (await pagesOfPdf(pdf)).map(squeeze);
}

/** The number of the first sheet that a text stands on, from 1; 0 when it stands whole on none. */
export const sheetWith = (sheets: readonly string[], text: string): number =>
  sheets.findIndex((sheet) => sheet.includes(squeeze(text))) + 1;
