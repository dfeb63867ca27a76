// The shelf: besvarelser and plans that are kept under a name besides the one that stands open (product.md section 9).
import { decodePlan, ENCODED_MAX as PLAN_MAX, type Plan } from './plan';
import { decodeResponse, type Response } from './response';
import { cut, isText, isTime, parseBounded } from './shape';

interface Kept<Kind extends string, Content> {
  readonly format: 1;
  readonly kind: Kind;
  /** What the reader calls it, at most NAME_MAX characters; '' where it has no name. */
  readonly name: string;
  /** When it was put there, UTC, as Date.toISOString() writes it. */
  readonly saved: string;
  readonly content: Content;
}

/**
 * One besvarelse or plan on the shelf. `encodeShelved` writes it, `decodeShelved` reads it. The content is what `encodeResponse` and
 * `encodePlan` write, with its own `format`: what it once was changed from is their affair. A change of this shape takes a new `format`.
 */
export type Shelved = Kept<'besvarelse', Response> | Kept<'plan', Plan>;

/** The longest name, in UTF-16 code units. */
export const NAME_MAX = 120;

/** The longest text that is parsed: the fullest plan, and what stands around it. */
const SHELVED_MAX = PLAN_MAX + 2000;

const KEYS = ['format', 'kind', 'name', 'saved', 'content'];
const isName = isText(NAME_MAX);

/** A name as it is kept: without space around it, and no longer than NAME_MAX. */
export const nameFrom = (typed: string): string => cut(typed.trim(), NAME_MAX);

/** The item as JSON text, for storage. */
export const encodeShelved = (item: Shelved): string => JSON.stringify(item);

/**
 * Why a text is nothing from the shelf:
 * - `too-large`: longer than anything on it; it was not parsed
 * - `not-json`: not JSON
 * - `not-shelved`: JSON of some other shape, or with a content that can be read as neither besvarelse nor plan
 * - `other-format`: written in a format, of its own or of its content, that this code does not know
 */
export type UnreadableShelved = 'too-large' | 'not-json' | 'not-shelved' | 'other-format';

export type DecodedShelved =
  | { readonly kind: 'ok'; readonly item: Shelved }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableShelved };

const unreadable = (reason: UnreadableShelved): DecodedShelved => ({ kind: 'unreadable', reason });

/** Reads what `encodeShelved` wrote, or anything else: it never throws, and takes a text whole or not at all. */
export function decodeShelved(text: string): DecodedShelved {
  const parsed = parseBounded(text, SHELVED_MAX);
  if (parsed.kind !== 'ok') return unreadable(parsed.kind);
  const { value } = parsed;
  if (!Object.hasOwn(value, 'format')) return unreadable('not-shelved');
  const { format, kind, name, saved, content } = value as Record<keyof Shelved, unknown>;
  if (format !== 1) return unreadable('other-format');
  const fits =
    Object.keys(value).length === KEYS.length &&
    KEYS.every((key) => Object.hasOwn(value, key)) &&
    isName(name);
  if (!fits || !isTime(saved)) return unreadable('not-shelved');
  const frame = { format, name: name as string, saved: saved as string } as const;
  const inner = JSON.stringify(content) ?? '';
  if (kind === 'besvarelse') {
    const read = decodeResponse(inner);
    if (read.kind === 'unreadable')
      return unreadable(read.reason === 'other-format' ? 'other-format' : 'not-shelved');
    return { kind: 'ok', item: { ...frame, kind, content: read.response } };
  }
  if (kind === 'plan') {
    const read = decodePlan(inner);
    if (read.kind === 'unreadable')
      return unreadable(read.reason === 'other-format' ? 'other-format' : 'not-shelved');
    return { kind: 'ok', item: { ...frame, kind, content: read.plan } };
  }
  return unreadable('not-shelved');
}
