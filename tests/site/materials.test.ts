// The PDFs of all materials, made from the built site as `npm run build:pdf` makes them.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, test as plain } from 'vitest';
import words from '../../content/ui/materialer.json';
import type { Material } from '../../src/materials';
import type { Quote } from '../../src/schemas/quote';
import type { Tjek } from '../../src/schemas/tjek';
import { printMaterials } from '../../src/site/build-pdf.mjs';
import { entriesOf, readContent } from '../../src/site/content-files';
import { factsOf, type PdfFacts, pagesOfPdf, pictureOf } from '../helpers/pdf';

const materials: Material[] = JSON.parse(readFileSync('dist/data/materialer.json', 'utf8'));
const files = readContent();
const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
const pdfs = new Map<string, { pdf: Uint8Array; facts: PdfFacts; text: string[] }>();

beforeAll(async () => {
  await printMaterials('dist', folder);
  for (const { id, file } of materials) {
    const pdf = readFileSync(join(folder, file));
    pdfs.set(id, { pdf, facts: await factsOf(pdf), text: await pagesOfPdf(pdf) });
  }
  return () => rmSync(folder, { recursive: true });
}, 180_000);

const printed = (id: string) => {
  const found = pdfs.get(id);
  if (!found) throw new Error(`no PDF of ${id}`);
  return found;
};
/** Text as a PDF gives it back: without the spaces and hyphens that lines end with. */
const squeezed = (text: string) => text.replace(/[\s\u00ad\u2010-]+/g, '').toLowerCase();
const onePageWith = (id: string, ...texts: readonly string[]) =>
  printed(id).text.filter((page) => texts.every((text) => squeezed(page).includes(squeezed(text))));

const SIZES = { A4: [595, 842], A3: [842, 1191] } as const;
/** Bytes. */
const MOST = 400_000;

describe('every PDF', () => {
  plain.for(materials.map(({ id }) => [id] as const))('%s', ([id]) => {
    const { facts, pdf } = printed(id);
    const material = materials.find((one) => one.id === id);
    const [width, height] = SIZES[material?.size ?? 'A4'];
    for (const page of facts.pages) {
      expect(Math.abs(page.width - width)).toBeLessThan(2);
      expect(Math.abs(page.height - height)).toBeLessThan(2);
    }
    expect(facts.title).toMatch(/ \| Samarbejdstjek$/);
    expect(facts.language).toBe('da');
    expect(facts.tagged).toBe(true);
    expect(facts.bookmarks.length).toBeGreaterThan(0);
    expect(facts.fontsMissing).toEqual([]);
    if (id !== 'hele-guiden') expect(pdf.length).toBeLessThan(MOST);
    const outside = facts.pieces.filter(
      ({ x, y, width: w, height: h }) => x < 0 || y < 0 || x + w > width + 1 || y + h > height + 1,
    );
    expect(outside).toEqual([]);
    // What is for the screen only, such as the button, is not on paper.
    expect(printed(id).text.join(' ')).not.toContain(words.print);
  });

  plain('is named by what it is, no two alike', () => {
    const names = materials.map(({ file }) => file);
    expect(names.filter((name) => !/^samarbejdstjek-[a-z0-9-]+\.pdf$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('handouts', () => {
  plain.for(['data', 'sparring', 'indsatser'])(
    '%s has two pages with questions, steps and one quote',
    (element) => {
      const { facts, text } = printed(`${element}-handout`);
      expect(facts.pages).toHaveLength(2);
      const all = squeezed(text.join(''));
      for (const part of ['Indsigt', 'Udfordring', words.firstSteps, words.notes])
        expect(all).toContain(squeezed(part));
      expect(all.match(/«forvaltningsledelse|«skoleleder|«/g)?.length ?? 0).toBeGreaterThan(0);
      expect(text[0]).toMatch(/side 1 af 2/);
    },
  );

  plain('a fokuspunkt fills one page, with all that can be done and its sources', () => {
    const titles = materials.filter(({ id }) => id.startsWith('fokuspunkt-'));
    expect(titles.map(({ id }) => printed(id).facts.pages.length)).toEqual(titles.map(() => 1));
    for (const { id, title } of titles)
      expect(onePageWith(id, title, words.firstStep, `${words.sources}:`)).toHaveLength(1);
  });
});

describe('forms', () => {
  const list = entriesOf<Tjek>(files, 'tjek');

  plain('have every statement of their role on one page with its signs', () => {
    for (const { id, data } of list)
      for (const role of ['forvaltning', 'skoleledelse'] as const)
        for (const { wording, signs } of data.statements)
          expect
            .soft(
              onePageWith(`skema-${id}-${role}`, wording[role], signs.absent, signs.present),
              wording[role],
            )
            .toHaveLength(1);
  });

  plain('the quick one takes two pages', () => {
    expect(printed('skema-hurtigt-tjek-forvaltning').facts.pages).toHaveLength(2);
  });
});

describe('cards', () => {
  plain('the back of a card lies behind its front when the sheet is turned on its long edge', () => {
    const { facts } = printed('dialogkort-hurtigt-tjek');
    const quick = entriesOf<Tjek>(files, 'tjek').find(({ id }) => id === 'hurtigt-tjek');
    // The first line of a text, which may be shorter than the text.
    const isBeginning = (piece: string, text: string) =>
      piece.length > 8 && (piece.startsWith(text.slice(0, 20)) || text.startsWith(piece));
    const place = (text: string) => {
      const piece = facts.pieces.find((one) => isBeginning(squeezed(one.text), squeezed(text)));
      return piece && { page: piece.page, left: piece.x < 297, upper: piece.y > 421 };
    };
    for (const { label, prompts } of quick?.data.statements ?? []) {
      const front = place(label);
      const back = place(prompts[0] ?? '');
      expect
        .soft(back, label)
        .toEqual(front && { page: front.page + 1, left: !front.left, upper: front.upper });
    }
  });

  plain('every quote is on a card and on a poster of each size, whole and with who says it', () => {
    for (const { data } of entriesOf<Quote>(files, 'quotes'))
      for (const id of ['citatkort', 'citatplakater-a4', 'citatplakater-a3'])
        expect.soft(onePageWith(id, `»${data.text}«`, data.speaker), data.text).not.toHaveLength(0);
  });
});

describe('the whole guide', () => {
  plain('has all fokuspunkter, and its contents name the pages they stand on', () => {
    const { text } = printed('hele-guiden');
    const [, contents = ''] = text;
    for (const { id, title } of materials.filter((one) => one.id.startsWith('fokuspunkt-'))) {
      const at = text.findIndex(
        (page, index) =>
          index > 1 &&
          squeezed(page).includes(squeezed(title + words.about)) === false &&
          squeezed(page).includes(squeezed(title)) &&
          page.includes(words.firstStep),
      );
      expect.soft(squeezed(contents), id).toContain(squeezed(`${title}${at + 1}`));
    }
  });
});

/** Pages that a person has looked at, and what they are compared with. Remove a file to have it made anew, and look at it. */
const PICTURES = [
  'data-handout',
  'fokuspunkt-bag-om-resultaterne',
  'skema-hurtigt-tjek-skoleledelse',
  'dialogkort-hurtigt-tjek',
  'citatplakater-a4',
  'prikker',
  'plan',
  'drejebog-90',
];
/** How much of a page may differ: edges of letters, not a line that moved. */
const TOLERANCE = 0.01;

describe('the first page looks as it did when somebody looked at it', () => {
  plain.for(PICTURES)('%s', async (id) => {
    const picture = await pictureOf(printed(id).pdf);
    const file = `tests/fixtures/pages/${id}.png`;
    if (!existsSync(file)) {
      writeFileSync(file, PNG.sync.write(picture));
      throw new Error(`${file} was missing. It has been made: look at it, and keep it if it is right.`);
    }
    const kept = PNG.sync.read(readFileSync(file));
    expect([picture.width, picture.height]).toEqual([kept.width, kept.height]);
    const differing = pixelmatch(picture.data, kept.data, undefined, kept.width, kept.height, {
      threshold: 0.3,
    });
    expect(differing / (kept.width * kept.height)).toBeLessThan(TOLERANCE);
  });
});
