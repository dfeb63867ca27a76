// `npm run build:pdf`: builds the site, prints every material with a headless Chromium, and builds the site once more with the PDFs and
// pictures of their first pages. The site works without them; then only printing is offered.
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import { getDocumentProxy } from 'unpdf';
import { ensureChromium, launch } from '../../tests/helpers/chromium.mjs';
import { serveFolder } from '../../tests/helpers/static-server.mjs';

/** Where the PDFs lie between the two builds. */
export const PDF_FOLDER = '.astro/pdf';

/** A4 in CSS pixels; A3 has the same shape. */
const SHEET = { width: 794, height: 1123 };
/** The pictures are this much smaller. */
const SCALE = 0.36;

/** @typedef {{ id: string, href: string, file: string, size: string }} Material */
/** @typedef {import('playwright-core').Page} Page */

/**
 * Prints the page that is open. A table of contents gets the numbers of the pages, which a browser first knows when it has printed.
 *
 * @param {Page} page
 * @returns {Promise<{ pdf: Buffer, pages: number }>}
 */
async function print(page) {
  const options = { preferCSSPageSize: true, tagged: true, outline: true, printBackground: true };
  const pdf = await page.pdf(options);
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const pages = document.numPages;
  if ((await page.locator('.st-book-contents').count()) === 0) return { pdf, pages };
  /** @type {Record<string, number>} */
  const numbers = {};
  for (const [name, destination] of Object.entries(await document.getDestinations())) {
    if (destination?.[0]) numbers[`#${name}`] = (await document.getPageIndex(destination[0])) + 1;
  }
  await page.locator('.st-book-contents a').evaluateAll((links, found) => {
    for (const link of links) {
      const number = found[decodeURIComponent(link.getAttribute('href') ?? '')];
      if (number) link.setAttribute('data-page', String(number));
    }
  }, numbers);
  return { pdf: await page.pdf(options), pages };
}

/**
 * The same PDF, smaller: a browser writes the tags, which are most of it, without packing them.
 *
 * @param {Uint8Array} pdf
 */
async function packed(pdf) {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return document.save({ useObjectStreams: true });
}

/**
 * A small picture of the first sheet.
 *
 * @param {Page} page
 */
async function picture(page) {
  await page.emulateMedia({ media: 'print' });
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'jpeg',
    quality: 70,
    clip: { x: 0, y: 0, ...SHEET, scale: SCALE },
  });
  // Not 'screen': then the next one would be printed as a screen shows it.
  await page.emulateMedia({ media: null });
  return Buffer.from(data, 'base64');
}

/**
 * Prints all materials of a built site into a folder, with a list of them.
 *
 * @param {string} site folder of the built site
 * @param {string} folder
 * @param {(material: Material) => boolean} [wanted]
 */
export async function printMaterials(site, folder, wanted = () => true) {
  const base = `/${process.env.BASE_PATH ?? ''}/`.replace(/\/+/g, '/');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  /** @type {Material[]} */
  const materials = JSON.parse(await readFile(join(site, 'data/materialer.json'), 'utf8'));
  const server = await serveFolder(site, { base });
  const browser = await launch();
  try {
    // What is tall on the screen would be measured as print: the window is as wide as the sheet.
    const context = await browser.newContext({ locale: 'da-DK', viewport: SHEET });
    const page = await context.newPage();
    const list = [];
    for (const { id, href, file } of materials.filter(wanted)) {
      await page.goto(new URL(href, server.url).href, { waitUntil: 'load' });
      await page.evaluate(() => document.fonts.ready);
      const printed = await print(page);
      const pdf = await packed(printed.pdf);
      await writeFile(join(folder, file), pdf);
      const name = file.replace(/\.pdf$/, '.jpg');
      await writeFile(join(folder, name), await picture(page));
      const [width, height] = [SHEET.width, SHEET.height].map((length) => Math.round(length * SCALE));
      list.push({ id, pages: printed.pages, bytes: pdf.length, picture: name, width, height });
    }
    await writeFile(join(folder, 'list.json'), JSON.stringify(list, undefined, 2));
    return list;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** @param {Record<string, string>} env */
function build(env) {
  const { status } = spawnSync('astro build', {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error('the site cannot be built');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.env.CHROMIUM_PATH = ensureChromium();
  build({});
  const list = await printMaterials('dist', resolve(PDF_FOLDER));
  build({ PDF_FOLDER });
  const megabytes = (list.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(1);
  console.log(`${list.length} PDFs, ${megabytes} MB, in dist/pdf`);
}
