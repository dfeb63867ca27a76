// `npm run build:pdf`: builds the site, prints every material with a headless Chromium, and builds the site once more with the PDFs.
// The site works without them; then only printing is offered.
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { PNG } from 'pngjs';
import { getDocumentProxy } from 'unpdf';
import { ensureChromium, launch } from '../../tests/helpers/chromium.mjs';
import { serveFolder } from '../../tests/helpers/static-server.mjs';

/** Where the PDFs lie between the two builds. */
export const PDF_FOLDER = '.astro/pdf';

/** A4 in CSS pixels; A3 has the same shape. */
const SHEET = { width: 794, height: 1123 };
/** The pictures of first pages, in pixels: twice as large as they are shown. */
export const PICTURE = { width: 208, height: 294 };

/** @typedef {{ id: string, href: string, file: string, size: string }} Material */
/** @typedef {import('playwright-core').Page} Page */

/**
 * Prints the page that is open. A table of contents gets the numbers of the pages, which a browser first knows when it has printed.
 *
 * @param {Page} page
 * @returns {Promise<{ pdf: Buffer, pages: number, contents?: Record<string, number> }>} with the page of each id that the contents lead to
 */
async function print(page) {
  const options = { preferCSSPageSize: true, tagged: true, outline: true, printBackground: true };
  const pdf = await page.pdf(options);
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const pages = document.numPages;
  if ((await page.locator('.st-book-contents').count()) === 0) return { pdf, pages };
  /** @type {Record<string, number>} */
  const found = {};
  for (const [name, destination] of Object.entries(await document.getDestinations())) {
    if (destination?.[0]) found[name] = (await document.getPageIndex(destination[0])) + 1;
  }
  const contents = await page.locator('.st-book-contents a').evaluateAll((links, found) => {
    /** @type {Record<string, number>} */
    const numbers = {};
    for (const link of links) {
      const id = decodeURIComponent((link.getAttribute('href') ?? '').replace('#', ''));
      const number = found[id];
      if (!number) continue;
      link.setAttribute('data-page', String(number));
      numbers[id] = number;
    }
    return numbers;
  }, found);
  return { pdf: await page.pdf(options), pages, contents };
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
 * A small picture of the first page of a PDF, as paper shows it.
 *
 * @param {import('@hyzyla/pdfium').PDFiumLibrary} library
 * @param {Uint8Array} pdf
 * @param {Page} tab that draws it
 */
async function picture(library, pdf, tab) {
  const document = await library.loadDocument(pdf);
  const page = document.getPage(0);
  // Twice as large as it is shown, so that its lines are smooth.
  const scale = (2 * PICTURE.width) / page.getOriginalSize().originalWidth;
  const { data, width, height } = await page.render({ scale, render: 'bitmap' });
  document.destroy();
  const png = new PNG({ width, height });
  png.data.set(data);
  return shrunk(PNG.sync.write(png), tab);
}

/**
 * A picture of a page, as small as it is shown beside others.
 *
 * @param {Buffer} png
 * @param {Page} tab that draws it, with a window of PICTURE
 */
export async function shrunk(png, tab) {
  const source = png.toString('base64');
  await tab.setContent(
    `<style>body { margin: 0 } img { display: block; width: 100vw; height: 100vh }</style><img src="data:image/png;base64,${source}">`,
  );
  return tab.screenshot({ type: 'jpeg', quality: 70 });
}

/**
 * Prints all materials of a built site into a folder, with a list of them.
 *
 * @param {string} site folder of the built site
 * @param {string} folder
 * @param {(material: Material) => boolean} [wanted]
 * @param {(page: Page, material: Material) => Promise<void>} [also] what else is done with each page while it is open
 */
export async function printMaterials(site, folder, wanted = () => true, also = async () => undefined) {
  const base = `/${process.env.BASE_PATH ?? ''}/`.replace(/\/+/g, '/');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  /** @type {Material[]} */
  const materials = JSON.parse(await readFile(join(site, 'data/materialer.json'), 'utf8'));
  const server = await serveFolder(site, { base });
  const browser = await launch();
  try {
    // What is tall on the screen would be measured as print: the window is as wide as the sheet. What is printed is what lies in the folder,
    // not what a page that is printed before has kept of the site.
    const context = await browser.newContext({ locale: 'da-DK', viewport: SHEET, serviceWorkers: 'block' });
    const page = await context.newPage();
    const tab = await browser.newPage({ viewport: PICTURE });
    const library = await PDFiumLibrary.init();
    const list = [];
    for (const material of materials.filter(wanted)) {
      const { id, href, file } = material;
      await page.goto(new URL(href, server.url).href, { waitUntil: 'load' });
      await page.evaluate(() => document.fonts.ready);
      const printed = await print(page);
      const pdf = await packed(printed.pdf);
      await writeFile(join(folder, file), pdf);
      const name = file.replace(/\.pdf$/, '.jpg');
      await writeFile(join(folder, name), await picture(library, pdf, tab));
      await also(page, material);
      const { pages, contents } = printed;
      list.push({ id, pages, contents, bytes: pdf.length, picture: name });
    }
    await writeFile(join(folder, 'list.json'), JSON.stringify(list, undefined, 2));
    return list;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** @param {Record<string, string>} env */
export function build(env) {
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
