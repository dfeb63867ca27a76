// The PDFs of all materials, made from the built site as `npm run build:pdf` makes them.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test as plain } from 'vitest';
import words from '../../content/ui/materialer.json';
import firstPages from '../../src/first-pages.json';
import type { Material } from '../../src/materials';
import type { Fokuspunkt } from '../../src/schemas/fokuspunkt';
import type { Quote } from '../../src/schemas/quote';
import type { Source } from '../../src/schemas/source';
import type { Tjek } from '../../src/schemas/tjek';
import { printMaterials } from '../../src/site/build-pdf.mjs';
import { entriesOf, readContent } from '../../src/site/content-files';
import { test } from '../helpers/browser';
import { expectLook } from '../helpers/looks';
import {
  cutIn,
  greyProblems,
  layoutProblems,
  lettersOf,
  missingFrom,
  overfullOn,
  type Print,
  printed,
  printOf,
  qrCodesIn,
  squeezed,
  textsOn,
  toldByColourOnly,
  type Wholes,
  wholesOf,
} from '../helpers/paper';
import { differenceOf, fontsMissing, greyOf } from '../helpers/pdf';

const materials: Material[] = JSON.parse(readFileSync('dist/data/materialer.json', 'utf8'));
const files = readContent();
const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
const pdfs = new Map<string, Print>();
/** The same on letter paper without background graphics (each fokuspunkt's with all of them), and what its pages said of themselves. */
const others = new Map<
  string,
  { letter: Print | undefined; wholes: Wholes; overfull: string[]; colourOnly: string[]; texts: string[] }
>();
/** All fokuspunkter, each with a title of two lines. */
let longTitles: Print | undefined;
const longTitle = (n: number) => `${n}. fokuspunkt med en titel, der er for lang til én linje på arket`;
/** The pages that the contents of the whole guide lead to, as they were counted in its PDF. */
let counted: Readonly<Record<string, number>> | undefined;
/** What is not to be cut in two. */
const WHOLE =
  '.st-card, .st-poster, .st-udsagn, .st-sheet-first, .st-sheet-quote, .st-quote, .st-picture, .st-script-part, .st-sheet-fields > div';
/** A quote of 120 words, as long as they come. */
const LONG_QUOTE = 'Vi skal tale om det, som eleverne får ud af samarbejdet. '.repeat(11).trim();
/** Whether a material stands in another one too. */
const isOneOfMany = (id: string) => id.startsWith('fokuspunkt-');

beforeAll(async () => {
  const list = await printMaterials('dist', folder, undefined, async (page, { id }) => {
    const wholes = await wholesOf(page, WHOLE);
    const letter = isOneOfMany(id) ? undefined : await printed(page, 'Letter');
    const overfull = await overfullOn(page);
    const texts = await textsOn(page);
    if (/^citat/.test(id)) {
      await page
        .locator('.st-card-long .st-card-title, .st-poster-long blockquote')
        .evaluateAll((quotes, text) => {
          for (const quote of quotes) quote.replaceChildren(text);
        }, LONG_QUOTE);
      overfull.push(...(await overfullOn(page)));
    }
    const colourOnly = await toldByColourOnly(page);
    others.set(id, { letter, wholes, overfull, colourOnly, texts });
    if (id !== 'fokuspunkter') return;
    const sheets = materials.filter((one) => isOneOfMany(one.id));
    for (const titles of ['.st-fokus-sheet > header > h2', '.st-cover-list a'])
      await page.locator(titles).evaluateAll(
        (all, long) => {
          for (const [index, title] of all.entries()) title.textContent = long[index] ?? '';
        },
        sheets.map((_, index) => longTitle(index + 1)),
      );
    longTitles = await printed(page, 'own');
  });
  counted = list.find(({ id }) => id === 'hele-guiden')?.contents;
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
    expect([...facts.tags].filter((tag) => /^H\d$/.test(tag))).not.toEqual([]);
    expect(facts.bookmarks.length).toBeGreaterThan(0);
    expect(await fontsMissing(pdf)).toEqual([]);
    if (id !== 'hele-guiden') expect(pdf.length).toBeLessThan(MOST);
    const { wholes, overfull, colourOnly, texts } = otherOf(id);
    expect(texts.length).toBeGreaterThan(3);
    expect(missingFrom(print, texts)).toEqual([]);
    expect(overfull).toEqual([]);
    expect(colourOnly).toEqual([]);
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
      expect(all).toMatch(/1\.[^.?]+\?.+2\.[^.?]+\?.+3\.[^.?]+\?/);
      const quotes = entriesOf<Quote>(files, 'quotes').filter(({ data }) =>
        all.includes(squeezed(data.text)),
      );
      expect(quotes.map(({ id }) => id)).toHaveLength(1);
      expect(pages[0]).toContain('side1af2');
      // The steps and the room for notes have a sheet of their own.
      expect(pages[1]).toMatch(new RegExp(`^.{0,60}${squeezed(words.firstSteps)}`));
    },
  );

  plain('a fokuspunkt fills one page, with all that can be done and its sources', () => {
    const titles = materials.filter(({ id }) => id.startsWith('fokuspunkt-'));
    expect(titles.map(({ id }) => pdfOf(id).facts.pages.length)).toEqual(titles.map(() => 1));
    for (const { id, data } of entriesOf<Fokuspunkt>(files, 'fokuspunkter')) {
      const { title, about, challenge, firstStep, forvaltning, skoleledelse } = data;
      const done = [...forvaltning, ...skoleledelse].map(({ text }) => text);
      const parts = [title, about, challenge, firstStep, ...done, `${words.sources}:`];
      expect.soft(onePageWith(`fokuspunkt-${id}`, ...parts), id).toHaveLength(1);
    }
  });

  plain('a title of two lines leaves each fokuspunkt on its page, whole', () => {
    const { pages = [], facts } = longTitles ?? {};
    const sheets = materials.filter(({ id }) => isOneOfMany(id));
    expect(pages).toHaveLength(1 + sheets.length);
    for (const index of sheets.keys()) {
      const title = longTitle(index + 1);
      const large = facts?.pieces.filter(({ page, height }) => page === index + 2 && height > 20);
      expect.soft(new Set(large?.map(({ y }) => y)).size, title).toBe(2);
      expect.soft(pages[0], title).toContain(squeezed(title));
      for (const part of [title, words.firstStep, `${words.sources}:`])
        expect.soft(pages[index + 1], title).toContain(squeezed(part));
    }
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
  plain.for(entriesOf<Tjek>(files, 'tjek').map(({ id, data }) => ({ id, statements: data.statements })))(
    'the back of a card of $id lies behind its front when the sheet is turned on its long edge',
    ({ id, statements }) => {
      const { facts } = pdfOf(`dialogkort-${id}`);
      const cards = facts.pages.flatMap((_, index) =>
        [true, false].flatMap((left) =>
          [true, false].map((upper) => {
            const pieces = facts.pieces.filter(
              ({ page, x, y }) => page === index + 1 && x < 297 === left && y > 421 === upper,
            );
            return { page: index + 1, left, upper, text: squeezed(pieces.map(({ text }) => text).join('')) };
          }),
        ),
      );
      for (const { label, wording, prompts } of statements) {
        const front = cards.find(({ page, text }) => page % 2 === 1 && text.includes(squeezed(label)));
        expect.soft(front?.text, label).toContain(squeezed(wording.forvaltning));
        expect.soft(front?.text, label).toContain(squeezed(wording.skoleledelse));
        const back = cards.find(
          ({ page, left, upper }) =>
            front && page === front.page + 1 && left !== front.left && upper === front.upper,
        );
        for (const prompt of prompts) expect.soft(back?.text, label).toContain(squeezed(prompt));
      }
      // No place is left over, and each card says where it is from when it has been cut.
      const fronts = cards.filter(({ page }) => page % 2 === 1);
      for (const { text } of fronts)
        expect.soft(text).toContain(squeezed(`Samarbejdstjek · ${words.edition}`));
      const own = fronts.filter(({ text }) => text.includes(squeezed(words.kort.own)));
      expect(own.length).toBeLessThan(4);
      if (id === 'hurtigt-tjek') expect(own).toHaveLength(3);
    },
  );

  plain(
    'every quote is on a card, and each that can stand alone on a poster too, whole and with who says it',
    () => {
      const posters = ['citatplakater-a4', 'citatplakater-a3'];
      for (const { data } of entriesOf<Quote>(files, 'quotes')) {
        for (const id of ['citatkort', ...(data.poster ? posters : [])])
          expect.soft(onePageWith(id, `»${data.text}«`, data.speaker), data.text).not.toHaveLength(0);
        if (!data.poster)
          for (const id of posters) expect.soft(onePageWith(id, `»${data.text}«`), data.text).toHaveLength(0);
      }
    },
  );
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

  test.for(['guide', 'guide/data', 'guide/sparring', 'guide/indsatser', 'guide/undersoegelsen'])(
    'has all that stands on %s',
    async (path, { visit }) => {
      const page = await visit(`${path}/`);
      await page.emulateMedia({ media: 'print' });
      const blocks = await page.locator('main .sl-markdown-content').evaluate((content) => {
        // What leads on to other pages ends a page, and a book goes on by itself.
        const end = content.querySelector(':is([id^="brug-det"], [id^="alle-kilder-om"])');
        const blocks =
          'p:not(.st-passages), .st-passages a, li, blockquote, figcaption > *, dt, dd, th, td, h2, h3, h4';
        return [...content.querySelectorAll(blocks)]
          .filter((block) => block instanceof HTMLElement && block.checkVisibility())
          .filter((block) => !block.querySelector('p, ul, ol, blockquote, dl'))
          .filter((block) => !end || block.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING)
          .filter((block) => !block.closest('.st-on-paper, .st-model, li:has(> a:first-child)'))
          .map((block) => (block as HTMLElement).innerText);
      });
      expect(blocks.length).toBeGreaterThan(15);
      expect(missingFrom(pdfOf('hele-guiden'), blocks)).toEqual([]);
    },
  );
});

plain('no sheet to read asks for what only a screen can do', () => {
  const toRead = materials.filter(({ group }) => ['handout', 'fokuspunkter', 'guide'].includes(group));
  expect(toRead.length).toBeGreaterThan(4);
  for (const { id } of toRead)
    expect.soft(pdfOf(id).pages.join(''), id).not.toMatch(/fold(det|den|dem)?ud|klik|trykpå|tryk(her|enter)/);
});

describe('the whole guide, printed from the site', () => {
  const HREF = 'materialer/hele-guiden/';

  test('names in its contents the pages on which its chapters and fokuspunkter begin', async ({ visit }) => {
    const page = await visit(HREF);
    const titles = await page.locator('.st-book-contents a').allInnerTexts();
    const { pages, facts } = await printed(page, 'own');
    /** The titles of chapters and fokuspunkter, which stand in larger letters than all else; only the marks of quotes are as large. */
    const large = pages.map((_, index) =>
      squeezed(
        facts.pieces
          .filter(({ page, height, text }) => page === index + 1 && height > 22 && /\p{L}/u.test(text))
          .map(({ text }) => text)
          .join(''),
      ),
    );
    expect(titles.length).toBeGreaterThan(20);
    for (const title of titles)
      expect.soft(pages[1], title).toContain(squeezed(`${title}${large.indexOf(squeezed(title)) + 1}`));
    expect(firstPages['hele-guiden'].contents, 'Pages have moved: run `npm run first-pages`').toEqual(
      counted,
    );
  });

  test('sends nobody to a page that paper cannot open, and lists each source by the name it is cited by', async ({
    visit,
  }) => {
    const page = await visit(HREF);
    const links = page.locator('.st-book-chapter a:not(.st-passages a, figcaption a, .st-quote-source a)');
    const targets = await links.evaluateAll((all) =>
      all
        .filter((link) => link.checkVisibility())
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => !href.startsWith('#') || !document.getElementById(href.slice(1))),
    );
    expect(targets).toEqual([]);
    const captions = await page.locator('.st-model figcaption').allInnerTexts();
    expect(captions.map((text) => text.trim())).toEqual(['Tegningen er vores; modellen er EVA’s.']);
    const sources = await page
      .locator('.st-book-chapter')
      .filter({ has: page.locator('#kilder') })
      .innerText();
    for (const { data } of entriesOf<Source>(files, 'sources')) {
      expect.soft(sources).toContain(`${data.shortTitle} (${data.year ?? 'uden år'}): ${data.title}`);
    }
    expect(sources).not.toMatch(/[?!]\./);
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

  test.for([
    ['materialer/handout/sparring/', 'guide/sparring'],
    ['materialer/fokuspunkter/ryd-op-i-indsatser/', 'fokuspunkter/ryd-op-i-indsatser'],
    ['materialer/skema/grundigt-tjek/skoleledelse/', 'tjek/grundigt-tjek'],
    ['materialer/prikker/', 'materialer'],
    ['plan/statusmoede/', 'plan/statusmoede'],
    ['workshop/drejebog/90/', 'workshop/drejebog/90'],
  ] as const)(
    'each page of %s says at its foot where the same can be read on a screen, and elsewhere names none',
    async ([path, online], { visit }) => {
      const address = `${ADDRESS.replace(/1$/, '')}${online}`;
      const { pages } = await printed(await visit(new URL(path, inject('baseUrl')).href), 'own');
      for (const [index, page] of pages.entries())
        expect(page).toContain(squeezed(`side ${index + 1} af ${pages.length} ${address}`));
      expect(existsSync(`dist-base/${online}/index.html`)).toBe(true);
      const nowhere = (await printed(await visit(path), 'own')).pages.join('');
      expect(nowhere).not.toMatch(/localhost|samarbejdstjek\.example/);
    },
  );

  test('each shows its first page and its number of pages, and a PDF is offered where it has been made, and only there', async ({
    visit,
  }) => {
    const page = await visit(new URL('materialer/', inject('baseUrl')).href, {
      before: () => {
        window.print = () => document.documentElement.setAttribute('data-printed', '');
      },
    });
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
    const shown = materials.length + words.result.items.length;
    expect(await page.locator('.st-material img').count()).toBe(shown);
    expect(await page.getByRole('link', { name: words.print }).count()).toBe(materials.length);
    expect(readFileSync('dist/materialer/index.html', 'utf8')).not.toContain(words.download);

    // A click prints, once; the way back leads to the list.
    await material.getByRole('link', { name: words.print }).click();
    await page.locator('[data-printed]').waitFor({ state: 'attached' });
    expect(
      await page.getByRole('button', { name: words.print }).evaluate((one) => one.matches(':focus')),
    ).toBe(true);
    expect(new URL(page.url()).hash).toBe('');
    await page.reload();
    await page.getByRole('button', { name: words.print }).waitFor();
    expect(await page.locator('[data-printed]').count()).toBe(0);
    await page.goBack();
    await page.getByRole('heading', { name: words.title }).waitFor();
  });
});

/** Where the sign before the first words of a handout begins, in points; and how much of it must differ from another. */
const SIGN = { left: 42, difference: 0.08 };

describe('on a cheap black-and-white printer', () => {
  // The posters of A3 are those of A4 made larger, and the sheets about fokuspunkter stand in the whole guide.
  const ids = materials.map(({ id }) => id).filter((id) => !isOneOfMany(id) && id !== 'citatplakater-a3');

  plain.for(ids.map((id) => [id] as const))(
    'every page of %s can be read, takes little ink and has no filled areas',
    async ([id]) => {
      expect(await greyProblems(pdfOf(id), id === 'fokuspunkter' ? [1, 2] : undefined)).toEqual([]);
    },
  );

  plain('and without background graphics', async () => {
    for (const id of ids) expect.soft(await greyProblems(letterOf(id), [1]), id).toEqual([]);
  });

  plain('the signs of the elements are told apart by their shapes', async () => {
    const signs = await Promise.all(
      ['data', 'sparring', 'indsatser'].map(async (element) => {
        const { pdf, facts } = pdfOf(`${element}-handout`);
        const [name] = facts.pieces
          .filter(({ page, y }) => page === 1 && y < (facts.pages[0]?.height ?? 0) - 46)
          .sort((one, other) => other.y - one.y);
        if (!name) throw new Error(`no text on the handout about ${element}`);
        const box = { x: SIGN.left, y: name.y - 2, width: name.x - SIGN.left - 1, height: 12 };
        return { grey: await greyOf(pdf, 1), box };
      }),
    );
    for (const [index, sign] of signs.entries())
      for (const other of signs.slice(index + 1))
        expect(differenceOf(sign, other)).toBeGreaterThan(SIGN.difference);
  });
});

/** The pages that a person has looked at, where that is more than the first. */
const LOOKED_AT: Readonly<Record<string, readonly number[]>> = {
  'data-handout': [1, 2],
  'dialogkort-hurtigt-tjek': [1, 2],
  citatkort: [1, 2],
  'hele-guiden': [1, 2, 3, 5],
};

describe('looks as it did when somebody looked at it', () => {
  plain.for(materials.map(({ id }) => [id] as const))('%s', async ([id]) => {
    const { pdf } = pdfOf(id);
    for (const page of LOOKED_AT[id] ?? [1]) await expectLook(pdf, page === 1 ? id : `${id}-${page}`, page);
  });
});
