// `npm run first-pages`: to be run when a material looks different, and its pictures looked at. Pictures of all materials and their
// numbers of pages are kept with the code, so that the page which lists them shows them also where no PDF has been made; and so are the
// page numbers of a table of contents, which a browser that prints does not know.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureChromium, launch } from '../../tests/helpers/chromium.mjs';
import { build, PICTURE, printMaterials, shrunk } from './build-pdf.mjs';

const PRINTED = '.astro/first-pages';
const PICTURES = 'public/forsider';
/** What people make themselves is shown by the examples that the tests print (tests/site/results-look.test.ts). */
const EXAMPLES = 'tests/fixtures/pages';
/** @type {{ result: { items: { picture: string }[] } }} */
const words = JSON.parse(await readFile('content/ui/materialer.json', 'utf8'));

process.env.CHROMIUM_PATH = ensureChromium();
build({});
const list = await printMaterials('dist', PRINTED);
await rm(PICTURES, { recursive: true, force: true });
await mkdir(PICTURES, { recursive: true });
for (const { picture } of list) await copyFile(join(PRINTED, picture), join(PICTURES, picture));
const browser = await launch();
const tab = await browser.newPage({ viewport: PICTURE });
for (const { picture } of words.result.items) {
  const jpeg = await shrunk(await readFile(`${EXAMPLES}/${picture}-1.png`), tab);
  await writeFile(join(PICTURES, `${picture}.jpg`), jpeg);
}
await browser.close();
const pages = list.map(({ id, pages, picture, contents }) => [id, { pages, picture, ...PICTURE, contents }]);
await writeFile('src/first-pages.json', `${JSON.stringify(Object.fromEntries(pages), undefined, 2)}\n`);
