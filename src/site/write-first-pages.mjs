// `npm run first-pages`: to be run when a material looks different, and its pictures looked at. Pictures of all materials and their
// numbers of pages are kept with the code, so that the page which lists them shows them also where no PDF has been made; and so are the
// page numbers of a table of contents, which a browser that prints does not know.
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureChromium } from '../../tests/helpers/chromium.mjs';
import { build, PICTURE, printMaterials } from './build-pdf.mjs';

const PRINTED = '.astro/first-pages';
const PICTURES = 'public/forsider';

process.env.CHROMIUM_PATH = ensureChromium();
build({});
const list = await printMaterials('dist', PRINTED);
await rm(PICTURES, { recursive: true, force: true });
await mkdir(PICTURES, { recursive: true });
for (const { picture } of list) await copyFile(join(PRINTED, picture), join(PICTURES, picture));
const pages = list.map(({ id, pages, picture, contents }) => [id, { pages, picture, ...PICTURE, contents }]);
await writeFile('src/first-pages.json', `${JSON.stringify(Object.fromEntries(pages), undefined, 2)}\n`);
