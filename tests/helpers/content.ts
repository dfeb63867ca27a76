// Reads content/ as it stands and says in Danish what is wrong with it: which file, which field, what should be there. Editors who do not
// program read these sentences, so they use the words of content/README.md.
import { globSync, readFileSync } from 'node:fs';
import { docsSchema } from '@astrojs/starlight/schema';
import { z } from 'astro/zod';
import { parse, YAMLParseError } from 'yaml';
import { type Case, caseSchema } from '../../src/schemas/case';
import { exampleSchema } from '../../src/schemas/example';
import { factSchema } from '../../src/schemas/fact';
import { type Fokuspunkt, fokuspunktSchema } from '../../src/schemas/fokuspunkt';
import { municipalitySchema } from '../../src/schemas/municipality';
import { pageSchema } from '../../src/schemas/page';
import { type Quote, quoteSchema } from '../../src/schemas/quote';
import { type Recommendation, recommendationSchema } from '../../src/schemas/recommendation';
import { elementSchema, idSchema } from '../../src/schemas/shared';
import { type Source, sourceSchema } from '../../src/schemas/source';
import { type Term, termSchema } from '../../src/schemas/term';
import { type Tjek, tjekSchema } from '../../src/schemas/tjek';

/** The schema of each room, the same as in src/content.config.ts. */
const SCHEMAS = {
  sources: sourceSchema,
  quotes: quoteSchema,
  fokuspunkter: fokuspunktSchema,
  tjek: tjekSchema,
  examples: exampleSchema,
  recommendations: recommendationSchema,
  cases: caseSchema,
  municipalities: municipalitySchema,
  facts: factSchema,
  terms: termSchema,
  pages: docsSchema({ extend: pageSchema })({ image: (() => z.any()) as never }),
} as const;

export type Room = keyof typeof SCHEMAS;
export const ROOMS = Object.keys(SCHEMAS) as Room[];

/** One file of content. */
export interface ContentFile {
  /** Its path from the root of the project, with `/`. */
  file: string;
  room: Room;
  /** Its name without folder and ending; of a page, its path below `pages/`. */
  id: string;
  /** A file to copy from, which the site does not show. */
  template: boolean;
  /** What stands in the YAML, or in the front matter. */
  data: unknown;
  /** What stands below the front matter. */
  body: string;
  /** Why the file could not be read at all. */
  unreadable?: string;
}

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---[^\S\n]*(?:\r?\n|$)([\s\S]*)$/;

/** Takes a file apart. `file` is its path from the root of the project. */
export function contentFile(file: string, text: string): ContentFile {
  const [, room = '', ...rest] = file.split('/');
  const id = rest.join('/').replace(/\.(ya?ml|mdx?)$/, '');
  const common = { file, room: room as Room, id, template: /(^|\/)_/.test(id) };
  const [, frontMatter = '', prose = ''] = FRONT_MATTER.exec(text) ?? [];
  const isYaml = /\.ya?ml$/.test(file);
  try {
    return { ...common, data: parse(isYaml ? text : frontMatter), body: isYaml ? '' : prose };
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    // Front matter begins on the second line of its file.
    const line = (error.linePos?.[0].line ?? 1) + (isYaml ? 0 : 1);
    return {
      ...common,
      data: undefined,
      body: '',
      unreadable: `Der er en fejl ved linje ${line} (${error.code})`,
    };
  }
}

/** Every YAML, MD and MDX file of the rooms. */
export function readContent(): ContentFile[] {
  return globSync(ROOMS.map((room) => `content/${room}/**/*.{yaml,yml,md,mdx}`))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => contentFile(file, readFileSync(file, 'utf8')));
}

/** The part of JSON Schema that is needed to say what belongs where. */
interface Shape {
  description?: string;
  properties?: Record<string, Shape>;
  additionalProperties?: Shape | false;
  items?: Shape;
  oneOf?: Shape[];
  anyOf?: Shape[];
}

const shapes = Object.fromEntries(
  ROOMS.map((room) => [
    room,
    z.toJSONSchema(SCHEMAS[room], { io: 'input', unrepresentable: 'any' }) as Shape,
  ]),
) as Record<Room, Shape>;

/** The shape of a field, found by its path. */
function shapeAt(shape: Shape | undefined, path: readonly PropertyKey[]): Shape | undefined {
  const [key, ...rest] = path;
  if (!shape || key === undefined) return shape;
  if (typeof key === 'number') return shapeAt(shape.items, rest);
  const options = [shape, ...(shape.oneOf ?? []), ...(shape.anyOf ?? [])];
  const next = options.map((option) => option.properties?.[String(key)]).find(Boolean);
  return shapeAt(next ?? (shape.additionalProperties || undefined), rest);
}

const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], data);

/** A path as editors count: `statements, nr. 2, signs`. */
const nameOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => (typeof key === 'number' ? `nr. ${key + 1}` : String(key))).join(', ');

const fieldNames = (shape: Shape | undefined): string => Object.keys(shape?.properties ?? {}).join(', ');

const unknownField = (file: string, path: readonly PropertyKey[], shape: Shape | undefined): string =>
  `${file}: Feltet »${nameOf(path)}« findes ikke. Felterne er: ${fieldNames(shape)}.`;

const KINDS: Record<string, string> = {
  string: 'en tekst',
  number: 'et tal',
  int: 'et helt tal',
  array: 'en liste, hvor hver linje begynder med -',
  object: 'felter, rykket ind på linjerne under',
};

/** What Zod finds, in the words of an editor. The schemas' own sentences go before these. */
const inDanish: z.core.$ZodErrorMap = (issue) => {
  const unit = issue['origin'] === 'string' ? ' tegn' : '';
  switch (issue.code) {
    case 'invalid_type':
      return `Her skal stå ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `Det skal være et af disse: ${issue.values.join(', ')}`;
    case 'invalid_union':
      return `Det skal være et af disse: ${(issue['options'] as string[] | undefined)?.join(', ')}`;
    case 'too_small':
      return issue.inclusive ? `Mindst ${issue.minimum}${unit}` : `Mere end ${issue.minimum}${unit}`;
    case 'too_big':
      return issue.inclusive ? `Højst ${issue.maximum}${unit}` : `Mindre end ${issue.maximum}${unit}`;
    default:
      return z.locales.da().localeError(issue);
  }
};

/** What a file's schema has to say about it. */
function schemaProblemsOf({ file, room, data, unreadable }: ContentFile): string[] {
  if (unreadable)
    return [
      `${file}: Filen kan ikke læses. ${unreadable}. Tit mangler der et anførselstegn, eller der er et kolon inde i en tekst.`,
    ];
  const shape = shapes[room];
  // Starlight's own schema lets unknown fields pass, and a misspelt one would do nothing without a word.
  const strays =
    room === 'pages' ? Object.keys(data ?? {}).filter((key) => !(key in (shape.properties ?? {}))) : [];
  const result = SCHEMAS[room].safeParse(data, { error: inDanish });
  const issues = (result.error?.issues ?? []).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => unknownField(file, [...issue.path, key], shapeAt(shape, issue.path)));
    const description = shapeAt(shape, issue.path)?.description;
    const expected = description ? ` Der skal stå: ${description.replace(/\.$/, '')}.` : '';
    const problem = valueAt(data, issue.path) === undefined ? 'Feltet mangler' : issue.message;
    return [`${file}: ${nameOf(issue.path) || 'hele filen'}: ${problem.replace(/\.$/, '')}.${expected}`];
  });
  return [...strays.map((key) => unknownField(file, [key], shape)), ...issues];
}

/** One sentence per field that is missing, unknown or wrongly filled in; templates are held to the same. */
export const schemaProblems = (files: readonly ContentFile[]): string[] => files.flatMap(schemaProblemsOf);

/** The files of a room that its schema accepts and the site shows. */
function entriesOf<D>(files: readonly ContentFile[], room: Room): (ContentFile & { data: D })[] {
  return files
    .filter((file) => file.room === room && !file.template && schemaProblemsOf(file).length === 0)
    .map((file) => ({ ...file, data: SCHEMAS[room].parse(file.data) as D }));
}

/** The same without asking the schema: a fault inside a file is told once, and not again by all that point to it. */
function existing<D>(files: readonly ContentFile[], room: Room): { id: string; data: Partial<D> }[] {
  return files
    .filter((file) => file.room === room && !file.template)
    .map(({ id, data }) => ({ id, data: (data ?? {}) as Partial<D> }));
}

const fokuspunkterOf = (files: readonly ContentFile[]) => entriesOf<Fokuspunkt>(files, 'fokuspunkter');
const tjekOf = (files: readonly ContentFile[]) => entriesOf<Tjek>(files, 'tjek');

const twice = <T>(values: readonly T[]): T[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** Ids that may not be written so, and places in an order that two files want. */
export function idProblems(files: readonly ContentFile[]): string[] {
  const names = files
    .filter(({ template }) => !template)
    .flatMap(({ file, id, room }) => {
      const parts = room === 'pages' ? id.split('/') : [id];
      return parts.every((part) => idSchema.safeParse(part).success)
        ? []
        : [`${file}: Navnet må kun have små bogstaver, tal og bindestreger (æ, ø, å skrives ae, oe, aa).`];
    });
  const statements = tjekOf(files).flatMap(({ file, data }) =>
    twice(data.statements.map(({ id }) => id)).map((id) => `${file}: To udsagn har id’et »${id}«.`),
  );
  const orders = fokuspunkterOf(files).map(({ data }) => `${data.element}, plads ${data.order}`);
  return [
    ...names,
    ...statements,
    ...twice(orders).map((order) => `To fokuspunkter har samme order: ${order}.`),
  ];
}

/** Every string in a value that is given under `passage` or `passages`, however deep. */
function passagesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(passagesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ['passage', 'passages', 'table'].includes(key) ? [inner].flat().map(String) : passagesIn(inner),
  );
}

const idsOfComponent = (body: string, component: string): string[] =>
  [...body.matchAll(new RegExp(`<${component}\\s[^>]*?\\bid="([^"]*)"`, 'g'))].map(([, id = '']) => id);

const passagesOfComponent = (body: string): string[] =>
  [...body.matchAll(/<Passages\s[^>]*?\bof=\{\[([\s\S]*?)\]\}/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, single, double]) => single ?? double ?? ''),
  );

/** Passages that name a source or a section which does not exist; in templates too, as they are copied. */
export function passageProblems(files: readonly ContentFile[]): string[] {
  const sources = new Map(
    existing<Source>(files, 'sources').map(({ id, data }) => [id, Object.keys(data.sections ?? {})]),
  );
  return files.flatMap(({ file, data, body }) =>
    [...passagesIn(data), ...passagesOfComponent(body)].flatMap((passage) => {
      const [source = '', section = ''] = passage.split('#');
      const sections = sources.get(source);
      if (!sections)
        return [
          `${file}: Kildestedet »${passage}« peger på kilden »${source}«, som ikke findes i content/sources. Kilderne er: ${[...sources.keys()].join(', ')}.`,
        ];
      if (sections.includes(section)) return [];
      return [
        `${file}: Kildestedet »${passage}« findes ikke: content/sources/${source}.yaml har intet »${section}« under sections.`,
      ];
    }),
  );
}

/** Quotes that are shown but do not exist. All that exist are shown among the quotes. */
export function quoteProblems(files: readonly ContentFile[]): string[] {
  const quotes = existing<Quote>(files, 'quotes').map(({ id }) => id);
  const uses = [
    ...fokuspunkterOf(files).map(({ file, data }) => ({ file, ids: data.quotes })),
    ...entriesOf<Case>(files, 'cases').map(({ file, data }) => ({ file, ids: data.quotes })),
    ...files.map(({ file, body }) => ({ file, ids: idsOfComponent(body, 'Quote') })),
  ];
  return uses.flatMap(({ file, ids }) =>
    ids
      .filter((id) => !quotes.includes(id))
      .map(
        (id) =>
          `${file}: Citatet »${id}« findes ikke i content/quotes. Der skal stå navnet på en fil, uden .yaml.`,
      ),
  );
}

/** Recommendations that belong to no fokuspunkt that exists, or to one of another element, and terms that point to no term. */
export function referenceProblems(files: readonly ContentFile[]): string[] {
  const fokuspunkter = new Map(
    existing<Fokuspunkt>(files, 'fokuspunkter').map(({ id, data }) => [id, data.element]),
  );
  const terms = existing<Term>(files, 'terms').map(({ id }) => id);
  return [
    ...entriesOf<Recommendation>(files, 'recommendations').flatMap(({ file, data }) => {
      if (data.fokuspunkt === undefined || fokuspunkter.get(data.fokuspunkt) === data.element) return [];
      const other = fokuspunkter.get(data.fokuspunkt);
      return [
        other === undefined
          ? `${file}: fokuspunkt: »${data.fokuspunkt}« findes ikke. De, der findes: ${[...fokuspunkter.keys()].join(', ')}.`
          : `${file}: fokuspunkt: »${data.fokuspunkt}« hører til ${other}, men anbefalingen til ${data.element}. De skal høre til det samme element.`,
      ];
    }),
    ...entriesOf<Term>(files, 'terms').flatMap(({ file, data }) =>
      data.seeAlso
        .filter((id) => !terms.includes(id))
        .map((id) => `${file}: seeAlso: Begrebet »${id}« findes ikke i content/terms.`),
    ),
  ];
}

/** Sections of a source that nothing points to without a reason given, and reasons given for sections that are pointed to or not there. */
export function coverageProblems(files: readonly ContentFile[]): string[] {
  const pointed = new Set(
    files
      .filter(({ template }) => !template)
      .flatMap(({ data, body }) => [...passagesIn(data), ...passagesOfComponent(body)]),
  );
  return entriesOf<Source>(files, 'sources').flatMap(({ file, id, data }) => [
    ...Object.entries(data.sections)
      .filter(([key]) => !pointed.has(`${id}#${key}`) && !(key in data.notRendered))
      .map(
        ([key, title]) =>
          `${file}: Intet peger på afsnittet »${key}« (${title}). Lad noget på sitet gengive det, eller skriv under notRendered, hvorfor det ikke er med.`,
      ),
    ...Object.keys(data.notRendered).flatMap((key) => {
      if (!(key in data.sections))
        return [`${file}: notRendered nævner »${key}«, som ikke står under sections.`];
      return pointed.has(`${id}#${key}`)
        ? [`${file}: notRendered nævner »${key}«, men noget på sitet peger på det. Slet linjen.`]
        : [];
    }),
  ]);
}

/** Statements and pages that lead to no fokuspunkt or a foreign one, and fokuspunkter that no statement leads to. */
export function fokuspunktProblems(files: readonly ContentFile[]): string[] {
  const fokuspunkter = new Map(
    existing<Fokuspunkt>(files, 'fokuspunkter').map(({ id, data }) => [id, data.element]),
  );
  const statements = tjekOf(files).flatMap(({ file, data }) =>
    data.statements.map((udsagn) => ({ file, udsagn })),
  );
  const reached = new Set(statements.map(({ udsagn }) => udsagn.fokuspunkt));
  const known = `De, der findes: ${[...fokuspunkter.keys()].join(', ')}.`;
  return [
    ...statements.flatMap(({ file, udsagn: { id, element, fokuspunkt } }) => {
      const other = fokuspunkter.get(fokuspunkt);
      if (!fokuspunkter.has(fokuspunkt))
        return [`${file}: Udsagnet »${id}« peger på fokuspunktet »${fokuspunkt}«, som ikke findes. ${known}`];
      if (other === undefined || other === element) return [];
      return [
        `${file}: Udsagnet »${id}« hører til ${element}, men dets fokuspunkt »${fokuspunkt}« hører til ${other}. De skal høre til det samme element.`,
      ];
    }),
    ...files.flatMap(({ file, body }) =>
      idsOfComponent(body, 'FokuspunktLink')
        .filter((id) => !fokuspunkter.has(id))
        .map((id) => `${file}: Siden viser til fokuspunktet »${id}«, som ikke findes. ${known}`),
    ),
    ...[...fokuspunkter.keys()]
      .filter((id) => !reached.has(id))
      .map(
        (id) =>
          `content/fokuspunkter/${id}.md: Intet udsagn i content/tjek peger på fokuspunktet, så det kan ikke blive foreslået.`,
      ),
  ];
}

/** Elements of a tjek that have too few statements to be given a number. */
export const countProblems = (files: readonly ContentFile[]): string[] =>
  tjekOf(files).flatMap(({ file, data }) =>
    elementSchema.options.flatMap((element) => {
      const count = data.statements.filter((udsagn) => udsagn.element === element).length;
      return count >= 3
        ? []
        : [`${file}: ${element} har ${count} udsagn. Der skal være mindst 3 til hvert element.`];
    }),
  );

/** Prose where the site shows none: a fokuspunkt is all front matter. */
export const strayTextProblems = (files: readonly ContentFile[]): string[] =>
  files
    .filter(({ room, body }) => room === 'fokuspunkter' && body.trim() !== '')
    .map(
      ({ file }) =>
        `${file}: Der står tekst under den sidste linje med ---. Den bliver ikke vist. Flyt den op i et felt.`,
    );

/** The ids that people's stored answers hang on. */
export interface KeptIds {
  /** Statements by tjek. */
  udsagn: Record<string, string[]>;
  fokuspunkter: string[];
}

/** The same from the content as it stands. */
export const idsOf = (files: readonly ContentFile[]): KeptIds => ({
  udsagn: Object.fromEntries(
    tjekOf(files).map(({ id, data }) => [id, data.statements.map((udsagn) => udsagn.id)]),
  ),
  fokuspunkter: existing(files, 'fokuspunkter').map(({ id }) => id),
});

const flat = ({ udsagn, fokuspunkter }: KeptIds): string[] => [
  ...Object.entries(udsagn).flatMap(([tjek, ids]) => ids.map((id) => `udsagnet »${id}« i tjekket »${tjek}«`)),
  ...fokuspunkter.map((id) => `fokuspunktet »${id}«`),
];

/** Ids that have gone from the content, and ids that nobody has put on the list. */
export function keptIdProblems(files: readonly ContentFile[], kept: KeptIds): string[] {
  const [now, before] = [flat(idsOf(files)), flat(kept)];
  return [
    ...before
      .filter((name) => !now.includes(name))
      .map(
        (name) =>
          `Et id er fjernet eller omdøbt: ${name}. Så går de svar, som folk har gemt, tabt. Giv det sit gamle id igen. Er det meningen, så ret tests/fixtures/ids.json.`,
      ),
    ...now
      .filter((name) => !before.includes(name))
      .map((name) => `Et id er kommet til: ${name}. Skriv det i tests/fixtures/ids.json.`),
  ];
}

const MAIL = /[\w.+-]+@[\w-]+(\.[\w-]+)+/;
const PHONE = /(?<![\d.,-])(?:\+45 ?)?(?:\d{8}|\d{2}(?: \d{2}){3}|\d{4} \d{4})(?![\d.,-]*\d)/;

/** Mail addresses and telephone numbers. `texts` are files as they stand. */
export const privacyProblems = (texts: readonly { file: string; text: string }[]): string[] =>
  texts.flatMap(({ file, text }) =>
    [
      [MAIL, 'en mailadresse'],
      [PHONE, 'et telefonnummer'],
    ].flatMap(([pattern, what]) => {
      const found = text.match(pattern as RegExp)?.[0];
      return found ? [`${file}: Der står ${what}: ${found}. Det må der ikke.`] : [];
    }),
  );

/** Lines with an exclamation mark, in what is written by us. */
export const exclamationProblems = (texts: readonly { file: string; text: string }[]): string[] =>
  texts.flatMap(({ file, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        line.includes('!') ? [`${file}, linje ${index + 1}: Ingen udråbstegn: ${line.trim()}`] : [],
      ),
  );
