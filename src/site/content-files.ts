// Reads content/ as it stands and says in Danish what is wrong with a file by itself: which field, what was found, what should be there.
// Editors who do not program read these sentences, so they use the words of content/README.md.
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { docsSchema } from '@astrojs/starlight/schema';
import { z } from 'astro/zod';
import { closest, distance } from 'fastest-levenshtein';
import { parse, YAMLParseError } from 'yaml';
import { pageSchema } from '../schemas/page';
import { roomSchemas } from '../schemas/rooms';

const SCHEMAS = {
  ...roomSchemas,
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

/** The endings of the files that each room shows. */
const ENDINGS: Partial<Record<Room, readonly string[]>> = { fokuspunkter: ['md'], pages: ['mdx', 'md'] };
const YAML = ['yaml'];

/** Why a file would lie there without being shown, if it would. */
function overlooked(file: string): string | undefined {
  const [, room = '', ...rest] = file.split('/');
  if (!ROOMS.includes(room as Room))
    return `Mappen content/${room} bliver ikke læst. Mapperne er: ${ROOMS.join(', ')}`;
  if (room !== 'pages' && rest.length > 1) return `Filer skal ligge i selve mappen content/${room}`;
  const endings = ENDINGS[room as Room] ?? YAML;
  return endings.some((ending) => file.endsWith(`.${ending}`))
    ? undefined
    : `Filer i content/${room} skal ende på .${endings.join(' eller .')}`;
}

/** Takes a file apart. `file` is its path from the root of the project. */
export function contentFile(file: string, text: string): ContentFile {
  const [, room = '', ...rest] = file.split('/');
  const id = rest.join('/').replace(/\.[a-z]+$/i, '');
  const common = { file, room: room as Room, id, template: /(^|\/)_/.test(id) };
  const [, frontMatter = '', prose = ''] = FRONT_MATTER.exec(text) ?? [];
  const isYaml = file.endsWith('.yaml');
  const nothing = { ...common, data: undefined, body: '' };
  const unreadable = overlooked(file);
  if (unreadable) return { ...nothing, unreadable };
  try {
    return { ...common, data: parse(isYaml ? text : frontMatter), body: isYaml ? '' : prose };
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    // Front matter begins on the second line of its file.
    const line = (error.linePos?.[0].line ?? 1) + (isYaml ? 0 : 1);
    const twice = error.code === 'DUPLICATE_KEY' ? 'Et felt står der to gange. ' : '';
    return {
      ...nothing,
      unreadable: `Der er en fejl ved linje ${line} (${error.code}). ${twice}Tit mangler der et anførselstegn, eller der er et kolon inde i en tekst`,
    };
  }
}

/** Every file of the rooms, and what lies beside them and belongs to none. */
export function readContent(): ContentFile[] {
  return globSync('content/*/**/*', { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative('.', join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('content/ui/'))
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

/**
 * The line as it was surely meant, when what is written is a slip of the pen from something known; else nothing.
 *
 * @param line makes the whole line of what is known
 */
export function correction(
  written: string,
  known: readonly string[],
  line: (meant: string) => string = (meant) => meant,
): string {
  const meant = closest(written, [...known]);
  // A third of the letters wrong is no slip.
  const slip = known.length > 0 && distance(written, meant) <= Math.max(1, Math.floor(written.length / 3));
  return slip ? ` Ret linjen til: ${line(meant)}` : '';
}

function unknownField(file: string, path: readonly PropertyKey[], shape: Shape | undefined): string {
  const known = Object.keys(shape?.properties ?? {});
  const meant = correction(String(path.at(-1)), known, (name) => `${name}: …`);
  return `${file}: Feltet »${nameOf(path)}« findes ikke. Felterne er: ${known.join(', ')}.${meant}`;
}

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
  if (unreadable) return [`${file}: Filen kan ikke læses. ${unreadable}.`];
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
    const value = valueAt(data, issue.path);
    const problem = value === undefined ? 'Feltet mangler' : issue.message;
    const found = ['string', 'number', 'boolean'].includes(typeof value) ? ` Der står »${value}«.` : '';
    const choices = issue.code === 'invalid_value' ? issue.values.map(String) : [];
    const meant = correction(String(value), choices, (choice) => `${String(issue.path.at(-1))}: ${choice}`);
    return [
      `${file}: ${nameOf(issue.path) || 'hele filen'}: ${problem.replace(/\.$/, '')}.${found}${expected}${meant}`,
    ];
  });
  return [...strays.map((key) => unknownField(file, [key], shape)), ...issues];
}

/** One sentence per field that is missing, unknown or wrongly filled in; templates are held to the same. */
export const schemaProblems = (files: readonly ContentFile[]): string[] => files.flatMap(schemaProblemsOf);

/** The files of a room that its schema accepts and the site shows. */
export function entriesOf<D>(files: readonly ContentFile[], room: Room): (ContentFile & { data: D })[] {
  return files
    .filter((file) => file.room === room && !file.template && schemaProblemsOf(file).length === 0)
    .map((file) => ({ ...file, data: SCHEMAS[room].parse(file.data) as D }));
}

/** The same without asking the schema: a fault inside a file is told once, and not again by all that point to it. */
export function existing<D>(files: readonly ContentFile[], room: Room): { id: string; data: Partial<D> }[] {
  return files
    .filter((file) => file.room === room && !file.template)
    .map(({ id, data }) => ({ id, data: (data ?? {}) as Partial<D> }));
}
