// The PDFs of all materials, made from the built site as `npm run build:pdf` makes them.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, inject, test as plain } from 'vitest';
import words from '../../content/ui/materialer.json';
import firstPages from '../../src/first-pages.json';
import type { Material } from '../../src/materials';
import type { Quote } from '../../src/schemas/quote';
import type { Tjek } from '../../src/schemas/tjek';
import { printMaterials } from '../../src/site/build-pdf.mjs';
import { entriesOf, readContent } from '../../src/site/content-files';
import { test } from '../helpers/browser';
import {
  cutIn,
  greyProblems,
  layoutProblems,
  lettersOf,
  overfullOn,
  type Print,
  printed,
  printOf,
  qrCodesIn,
  squeezed,
  type Wholes,
  wholesOf,
} from '../helpers/paper';
import { fontsMissing, pictureOf } from '../helpers/pdf';

const materials: Material[] = JSON.parse(readFileSync('dist/data/materialer.json', 'utf8'));
const files = readContent();
const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
const pdfs = new Map<string, Print>();
/** The same on letter paper without background graphics (each fokuspunkt's with all of them), and what its pages said of themselves. */
const others = new Map<string, { letter: Print | undefined; wholes: Wholes; overfull: string[] }>();
/** What is not to be cut in two. */
const WHOLE =
  '.st-card, .st-poster, .st-udsagn, .st-sheet-first, .st-sheet-quote, .st-quote, .st-picture, .st-script-part, .st-sheet-fields > div';
/** A quote of 120 words, as long as they come. */
const LONG_QUOTE = 'Vi skal tale om det, som eleverne får ud af samarbejdet. '.repeat(11).trim();
/** Whether a material stands in another one too. */
const isOneOfMany = (id: string) => id.startsWith('fokuspunkt-');

beforeAll(async () => {
  await printMaterials('dist', folder, undefined, async (page, { id }) => {
    const wholes = await wholesOf(page, WHOLE);
    const letter = isOneOfMany(id) ? undefined : await printed(page, 'Letter');
    const overfull = await overfullOn(page);
    if (/^citat/.test(id)) {
      await page
        .locator('.st-card-long .st-card-title, .st-poster-long blockquote')
        .evaluateAll((quotes, text) => {
          for (const quote of quotes) quote.replaceChildren(text);
        }, LONG_QUOTE);
      overfull.push(...(await overfullOn(page)));
    }
    others.set(id, { letter, wholes, overfull });
  });
  for (const { id, file } of materials) {
    pdfs.set(id, await printOf(readFileSync(join(folder, file))));
  }
  return () => rmSync(folder, { recursive: true });
}, 180_000);

const pdfOf = (id: string) => {
  const found = pdfs.get(id);
  if (!found) throw new Error(`no PDF of ${id}`);
  return found;
};
const otherOf = (id: string) => {
  const found = others.get(id);
  if (!found) throw new Error(`no other print of ${id}`);
  return found;
};
const letterOf = (id: string) => otherOf(id).letter ?? otherOf('fokuspunkter').letter ?? pdfOf(id);
const onePageWith = (id: string, ...texts: readonly string[]) =>
  pdfOf(id).pages.filter((page) => texts.every((text) => page.includes(squeezed(text))));

/** Bytes. */
const MOST = 400_000;

describe('every PDF', () => {
  plain.for(materials.map(({ id }) => [id] as const))('%s', async ([id]) => {
    const print = pdfOf(id);
    const { facts, pdf, pages } = print;
    const material = materials.find((one) => one.id === id);
    expect(layoutProblems(print, material?.size ?? 'A4')).toEqual([]);
    expect(facts.title).toMatch(/ \| Samarbejdstjek$/);
    expect(facts.language).toBe('da');
    expect(facts.tagged).toBe(true);
    expect(facts.bookmarks.length).toBeGreaterThan(0);
    expect(await fontsMissing(pdf)).toEqual([]);
    if (id !== 'hele-guiden') expect(pdf.length).toBeLessThan(MOST);
    const { wholes, overfull } = otherOf(id);
    expect(overfull).toEqual([]);
    expect(cutIn(print, [...wholes.elements, ...wholes.headings])).toEqual([]);
    // What is for the screen only, such as the button, is not on paper.
    expect(pages.join('')).not.toContain(squeezed(words.print));
  });

  plain.for(materials.flatMap(({ id }) => (isOneOfMany(id) ? [] : [[id] as const])))(
    '%s is as complete on letter paper without background graphics',
    ([id]) => {
      const { wholes } = otherOf(id);
      const letter = letterOf(id);
      expect(layoutProblems(letter, 'Letter')).toEqual([]);
      expect(lettersOf(letter)).toBe(lettersOf(pdfOf(id)));
      expect(cutIn(letter, wholes.elements)).toEqual([]);
    },
  );

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
      const { facts, pages } = pdfOf(`${element}-handout`);
      expect(facts.pages).toHaveLength(2);
      const all = pages.join('');
      for (const part of ['Indsigt', 'Udfordring', words.firstSteps, words.notes])
        expect(all).toContain(squeezed(part));
      expect(all.match(/«forvaltningsledelse|«skoleleder|«/g)?.length ?? 0).toBeGreaterThan(0);
      expect(pages[0]).toContain('side1af2');
      // The steps and the room for notes have a sheet of their own.
      expect(pages[1]).toMatch(new RegExp(`^.{0,60}${squeezed(words.firstSteps)}`));
    },
  );

  plain('a fokuspunkt fills one page, with all that can be done and its sources', () => {
    const titles = materials.filter(({ id }) => id.startsWith('fokuspunkt-'));
    expect(titles.map(({ id }) => pdfOf(id).facts.pages.length)).toEqual(titles.map(() => 1));
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
    expect(pdfOf('skema-hurtigt-tjek-forvaltning').facts.pages).toHaveLength(2);
  });
});

describe('cards', () => {
  plain('the back of a card lies behind its front when the sheet is turned on its long edge', () => {
    const { facts } = pdfOf('dialogkort-hurtigt-tjek');
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
    const { pages } = pdfOf('hele-guiden');
    const [, contents = ''] = pages;
    for (const { id, title } of materials.filter((one) => one.id.startsWith('fokuspunkt-'))) {
      const at = pages.findIndex(
        (page, index) =>
          index > 1 &&
          page.includes(squeezed(title + words.about)) === false &&
          page.includes(squeezed(title)) &&
          page.includes(squeezed(words.firstStep)),
      );
      expect.soft(contents, id).toContain(squeezed(`${title}${at + 1}`));
    }
  });
});

describe('where the site is published', () => {
  /** As tests/run.mjs builds the second site: with an address, and with one PDF that has been made. */
  const ADDRESS = 'samarbejdstjek.example/samarbejdstjek/1';

  test('a form has a QR code and a short address that open its tjek; elsewhere it has neither', async ({
    visit,
  }) => {
    const path = 'materialer/skema/hurtigt-tjek/forvaltning/';
    const published = await printed(await visit(new URL(path, inject('baseUrl')).href), 'own');
    expect(await qrCodesIn(published, [1])).toEqual([`https://${ADDRESS}/`]);
    expect(published.pages[0]).toContain(squeezed(ADDRESS));
    expect(existsSync('dist-base/1/index.html')).toBe(true);
    expect(await qrCodesIn(pdfOf('skema-hurtigt-tjek-forvaltning'), [1])).toEqual([]);
    expect(pdfOf('skema-hurtigt-tjek-forvaltning').pages[0]).not.toMatch(/localhost|svarpåtelefonen/);
  });

  test('each shows its first page and its number of pages, and a PDF is offered where it has been made, and only there', async ({
    visit,
  }) => {
    const page = await visit(new URL('materialer/', inject('baseUrl')).href);
    const offered = page.getByRole('link', { name: words.download });
    expect(await offered.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      '/samarbejdstjek/pdf/samarbejdstjek-prikker.pdf',
    ]);
    const material = page.getByRole('listitem').filter({ has: offered });
    await material.getByText(`A4 · ${words.onePage}`).waitFor();
    await material.locator('img').scrollIntoViewIfNeeded();
    await expect
      .poll(() => material.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(200);
    expect(existsSync('dist-base/pdf/samarbejdstjek-prikker.pdf')).toBe(true);
    // `npm run first-pages` brings these up to date.
    const pages = Object.entries(firstPages).map(([id, { pages }]) => [id, pages]);
    expect(Object.fromEntries(pages)).toEqual(
      Object.fromEntries(materials.map(({ id }) => [id, pdfOf(id).pages.length])),
    );
    expect(await page.locator('.st-material img').count()).toBe(materials.length);
    expect(await page.getByRole('link', { name: words.open }).count()).toBe(materials.length);
    expect(readFileSync('dist/materialer/index.html', 'utf8')).not.toContain(words.download);
  });
});

describe('on a cheap black-and-white printer', () => {
  plain('the pictures of the guide are drawn with lines', async () => {
    const print = pdfOf('hele-guiden');
    const drawn = print.pages.flatMap((page, index) => (page.includes('nationalemål') ? [index + 1] : []));
    expect(drawn.length).toBeGreaterThan(0);
    expect(await greyProblems(print, drawn)).toEqual([]);
  });

  /** The first of each kind. */
  const kinds = [
    ...Map.groupBy(materials, ({ id }) => id.replace(/(-[a-z]+)*-(tjek|\d+|handout)?.*/, '')).values(),
  ];
  plain.for(kinds.map(([first]) => [first?.id ?? ''] as const))(
    '%s can be read, takes little ink and has no filled areas, with and without background graphics',
    async ([id]) => {
      const { pdf, facts } = pdfOf(id);
      expect(await greyProblems({ pdf, facts }, [1])).toEqual([]);
      expect(await greyProblems(letterOf(id), [1])).toEqual([]);
    },
  );
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
    const picture = await pictureOf(pdfOf(id).pdf);
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
