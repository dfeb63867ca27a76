// The one file in which everything that is kept goes out and comes in again (product.md section 9). It is documented on the method page,
// and as a JSON Schema in kept-file-schema.ts.
import { decodePlan, type Plan } from './plan';
import { decodeResponse, type Response } from './response';
import { isText, isTime, nestingOf, parseJson } from './shape';
import { decodeShelved, NAME_MAX } from './shelf';
import { decodeWorkshop, type Workshop } from './workshop';

/** One kept thing, as it stands in a file. */
export type FileItem =
  | { readonly kind: 'besvarelse'; readonly name: string; readonly content: Response }
  | { readonly kind: 'plan'; readonly name: string; readonly content: Plan }
  | { readonly kind: 'workshop'; readonly name: string; readonly content: Workshop };

/** The most bytes that are read of one file: more than a browser's storage holds, so that all of it can come in again. */
export const FILE_MAX = 16_000_000;
/** The most things in one file. */
export const FILE_ITEMS_MAX = 1000;
/** How deep a file may be nested before it is parsed: the deepest of ours is seven. */
const DEPTH_MAX = 16;
const PRODUCT = 'samarbejdstjek';

/** The file as JSON text. @param made the time, as Date.toISOString() writes it */
export const encodeFile = (items: readonly FileItem[], made: string): string =>
  JSON.stringify({ product: PRODUCT, format: 1, made, items });

/**
 * Why a whole file cannot be read:
 * - `empty`: there is nothing in it
 * - `too-large`: longer than FILE_MAX, or with more than FILE_ITEMS_MAX things; it was not parsed, or no further
 * - `too-deep`: nested deeper than any of ours; it was not parsed
 * - `cut-off`: JSON that stops before its end
 * - `not-json`: not JSON
 * - `other-product`: JSON that is nothing of ours
 * - `newer-format`: ours, in a format that this code does not know
 * - `damaged`: ours, but with a part that it cannot have
 */
export type FileProblem =
  | 'empty'
  | 'too-large'
  | 'too-deep'
  | 'cut-off'
  | 'not-json'
  | 'other-product'
  | 'newer-format'
  | 'damaged';

/** A thing of a file, or why this one cannot be read while others can. */
export type ReadItem =
  | { readonly kind: 'ok'; readonly item: FileItem }
  | { readonly kind: 'unreadable'; readonly name: string; readonly reason: 'newer-format' | 'damaged' };

export type DecodedFile =
  | { readonly kind: 'ok'; readonly items: readonly ReadItem[] }
  | { readonly kind: 'unreadable'; readonly reason: FileProblem };

const problem = (reason: FileProblem): DecodedFile => ({ kind: 'unreadable', reason });

/**
 * Reads what `encodeFile` wrote, one besvarelse, plan or workshop by itself, or anything else: it never throws. A thing is taken whole or
 * not at all; where the frame is whole, each thing in it stands for itself.
 */
export function decodeFile(text: string): DecodedFile {
  if (text.length > FILE_MAX) return problem('too-large');
  // Some programs begin a text with a mark of its encoding, which JSON does not know.
  const json = text.replace(/^\uFEFF/, '');
  if (json.trim() === '') return problem('empty');
  const { depth, open } = nestingOf(json);
  if (depth > DEPTH_MAX) return problem('too-deep');
  const value = parseJson(json);
  if (value === undefined) return problem(/^\s*[[{]/.test(json) && open > 0 ? 'cut-off' : 'not-json');
  if (typeof value !== 'object' || value === null) return problem('other-product');
  return Object.hasOwn(value, 'product') ? framed(value as Frame) : single(value);
}

type Frame = Readonly<Record<'product' | 'format' | 'made' | 'items', unknown>>;

function framed(value: Frame): DecodedFile {
  const { product, format, made, items } = value;
  if (product !== PRODUCT) return problem('other-product');
  if (format !== 1) return problem(isNewer(format) ? 'newer-format' : 'damaged');
  if (Object.keys(value).length !== 4 || !isTime(made) || !Array.isArray(items)) return problem('damaged');
  if (items.length > FILE_ITEMS_MAX) return problem('too-large');
  return { kind: 'ok', items: items.map(itemFrom) };
}

const isNewer = (format: unknown) => Number.isSafeInteger(format) && (format as number) > 1;
const isName = isText(NAME_MAX);

function itemFrom(value: unknown): ReadItem {
  const { kind, name, content } = (value ?? {}) as Readonly<Record<'kind' | 'name' | 'content', unknown>>;
  const said = isName(name) ? (name as string) : '';
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (keys.length !== 3 || !isName(name)) return { kind: 'unreadable', name: said, reason: 'damaged' };
  return contentFrom(kind, said, content);
}

/** Reads a content by the reader of its kind. */
function contentFrom(kind: unknown, name: string, content: unknown): ReadItem {
  const text = JSON.stringify(content) ?? '';
  const unreadable = (reason: string): ReadItem => ({
    kind: 'unreadable',
    name,
    reason:
      reason === 'other-format' && isNewer((content as { format?: unknown }).format)
        ? 'newer-format'
        : 'damaged',
  });
  if (kind === 'besvarelse') {
    const read = decodeResponse(text);
    return read.kind === 'ok'
      ? { kind: 'ok', item: { kind, name, content: read.response } }
      : unreadable(read.reason);
  }
  if (kind === 'plan') {
    const read = decodePlan(text);
    return read.kind === 'ok'
      ? { kind: 'ok', item: { kind, name, content: read.plan } }
      : unreadable(read.reason);
  }
  if (kind === 'workshop') {
    const read = decodeWorkshop(text);
    return read.kind === 'ok'
      ? { kind: 'ok', item: { kind, name, content: read.workshop } }
      : unreadable(read.reason);
  }
  return { kind: 'unreadable', name, reason: 'damaged' };
}

/** One thing without the frame: the workshop's own file, and what stands in the storage, which a rescue file may hold. */
function single(value: object): DecodedFile {
  const shelved = decodeShelved(JSON.stringify(value));
  if (shelved.kind === 'ok') {
    const { kind, name, content } = shelved.item;
    return { kind: 'ok', items: [{ kind: 'ok', item: { kind, name, content } as FileItem }] };
  }
  const kind = kindOf(value);
  if (!kind) return problem('other-product');
  const name = kind === 'workshop' ? (value as { name?: unknown }).name : '';
  const read = contentFrom(kind, isName(name) ? (name as string) : '', value);
  return read.kind === 'ok' ? { kind: 'ok', items: [read] } : problem(read.reason);
}

/** What a bare content is of, by the keys that only it has. */
function kindOf(value: object): FileItem['kind'] | undefined {
  if (Object.hasOwn(value, 'drejebog')) return 'workshop';
  if (Object.hasOwn(value, 'fokus') && Object.hasOwn(value, 'moede')) return 'plan';
  return Object.hasOwn(value, 'tjek') && Object.hasOwn(value, 'answers') ? 'besvarelse' : undefined;
}

/** Files that are often renamed or chosen by mistake: what their first bytes say they are. */
export type OtherKind = 'zip' | 'pdf' | 'office' | 'picture' | 'utf-16';

const BEGINNINGS: readonly (readonly [OtherKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b]],
  ['zip', [0x1f, 0x8b]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['utf-16', [0xff, 0xfe]],
  ['utf-16', [0xfe, 0xff]],
];

/** What a file looks like by its first bytes, when that is something that is never ours. Word and Excel files are zip files. */
export const looksLike = (head: Uint8Array): OtherKind | undefined =>
  BEGINNINGS.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte))?.[0];

/** A value as text that is the same in whatever order its keys were written. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
      : entry,
  );

/**
 * What two things of files that are opened together are one by. For a besvarelse that is the answers and when they were given: a note or a
 * choice that was made between two downloads does not make it another person's.
 */
export function onceOf(item: FileItem): string {
  if (item.kind !== 'besvarelse' || item.content.updated === '') return fingerprintOf(item);
  const { tjek, edition, role, answers, updated } = item.content;
  return canonical({ tjek, edition, role, answers, updated });
}

/** What two things are compared by: their content, whatever they are called and wherever they stand. */
export const fingerprintOf = ({ kind, content }: FileItem): string =>
  canonical({
    kind,
    content: kind === 'workshop' ? { ...content, id: '', revision: 0, name: '', updated: '' } : content,
  });
