// Everything that can be printed, in one list: the page Materialer shows it, and the PDFs are made from it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  ELEMENTS,
  getDrejeboeger,
  getFokuspunkter,
  getTjekList,
  href,
  ROLES,
  texts,
  materialTexts as words,
} from './content';
import { fill } from './domain/text';
import firstPages from './first-pages.json';

/** The parts of the page Materialer, in order. */
export type MaterialGroup = keyof typeof words.groups;

/** Something to print. */
export interface Material {
  id: string;
  group: MaterialGroup;
  title: string;
  /** What it is for. */
  what: string;
  /** Where it is read and printed, under the base path. */
  href: string;
  size: 'A4' | 'A3';
  /** Name of the PDF. */
  file: string;
}

const material = (
  group: MaterialGroup,
  id: string,
  title: string,
  what: string,
  path: string,
  size: Material['size'] = 'A4',
): Material => ({ id, group, title, what, href: href(path), size, file: `samarbejdstjek-${id}.pdf` });

/** All materials, in the order of the page. */
export async function getMaterials(): Promise<Material[]> {
  const fokuspunkter = await getFokuspunkter();
  const tjek = await getTjekList();
  return [
    ...ELEMENTS.map((element) =>
      material(
        'handout',
        `${element}-handout`,
        fill(words.handout.title, { element: texts.elements[element].name }),
        words.handout.what,
        `/materialer/handout/${element}/`,
      ),
    ),
    material(
      'fokuspunkter',
      'fokuspunkter',
      words.fokuspunkter.title,
      words.fokuspunkter.what,
      '/materialer/fokuspunkter/',
    ),
    ...fokuspunkter.map(({ id, data }) =>
      material(
        'fokuspunkter',
        `fokuspunkt-${id}`,
        data.title,
        words.fokuspunkt.what,
        `/materialer/fokuspunkter/${id}/`,
      ),
    ),
    ...tjek.flatMap(({ id, data }) =>
      ROLES.map((role) =>
        material(
          'skemaer',
          `skema-${id}-${role}`,
          fill(words.skema.title, { tjek: data.title, role: texts.roles[role].toLowerCase() }),
          fill(words.skema.what, { n: data.statements.length, minutes: data.minutes }),
          `/materialer/skema/${id}/${role}/`,
        ),
      ),
    ),
    ...tjek.map(({ id, data }) =>
      material(
        'kort',
        `dialogkort-${id}`,
        fill(words.kort.title, { tjek: data.title }),
        words.kort.what,
        `/materialer/kort/${id}/`,
      ),
    ),
    material('kort', 'citatkort', words.kort.quotes, words.kort.quotesWhat, '/materialer/kort/citater/'),
    ...(['A4', 'A3'] as const).map((size) =>
      material(
        'kort',
        `citatplakater-${size.toLowerCase()}`,
        fill(words.plakat.title, { size }),
        words.plakat.what,
        `/materialer/plakater/${size.toLowerCase()}/`,
        size,
      ),
    ),
    ...(await getDrejeboeger()).map(({ id, data }) =>
      material(
        'drejebog',
        `drejebog-${id}`,
        fill(words.drejebog.title, { title: data.title }),
        fill(words.drejebog.what, { minutes: data.minutes }),
        `/workshop/drejebog/${id}/`,
      ),
    ),
    material('ark', 'plan', words.ark.smtte.title, words.ark.smtte.what, '/plan/'),
    material(
      'ark',
      'indsatsoverblik',
      words.ark.indsatser.title,
      words.ark.indsatser.what,
      '/plan/indsatser/',
    ),
    material(
      'ark',
      'statusmoede',
      words.ark.statusmoede.title,
      words.ark.statusmoede.what,
      '/plan/statusmoede/',
    ),
    material('ark', 'prikker', words.ark.prikker.title, words.ark.prikker.what, '/materialer/prikker/'),
    material('guide', 'hele-guiden', words.guide.title, words.guide.what, '/materialer/hele-guiden/'),
  ];
}

/** Ids of those on whose page something is chosen or written before they are printed. */
const FILLED_FIRST: ReadonlySet<string> = new Set([
  'fokuspunkter',
  'citatkort',
  'citatplakater-a4',
  'citatplakater-a3',
  'plan',
  'indsatsoverblik',
  'statusmoede',
]);

/** Where a material is printed: at once (PrintButton.astro), or from its page where something is chosen or written there first. */
export const printHref = ({ id, href }: Material): string =>
  FILLED_FIRST.has(id) ? href : `${href}#udskriv`;

/** What a material is on paper. */
export interface FirstPage {
  pages: number;
  /** Address of the picture of its first page, and its size in pixels. */
  picture: string;
  width: number;
  height: number;
  /** Of one that has a table of contents: the id of what each entry leads to, and the page on which that stands. */
  contents?: Readonly<Record<string, number>>;
}

/** The first page of a material, as `npm run first-pages` found it; undefined for one that came after that. */
export function firstPageOf(id: string): FirstPage | undefined {
  const found = (firstPages as Readonly<Record<string, FirstPage>>)[id];
  return found && { ...found, picture: href(`/forsider/${found.picture}`) };
}

/** The picture of an example of what people make themselves. @param name as content/ui/materialer.json has it */
export function exampleOf(name: string) {
  const { width, height } = firstPages['hele-guiden'];
  return { src: href(`/forsider/${name}.jpg`), width, height };
}

/** Ids of the materials that `npm run build:pdf` has made PDFs of; empty when it has not run: then only printing is offered. */
export async function getPrinted(): Promise<ReadonlySet<string>> {
  const folder = process.env['PDF_FOLDER'];
  if (!folder) return new Set();
  const list: { id: string }[] = JSON.parse(await readFile(join(folder, 'list.json'), 'utf8'));
  return new Set(list.map(({ id }) => id));
}
