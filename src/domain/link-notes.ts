// Notes that travel in a link after its svarkode: the text that is packed, and the strict reader of it. Packing is the platform's affair
// (src/islands/packed.ts).
import type { Role } from '../schemas/shared';
import { fnv } from './fnv';
import { decodeResponse, emptyResponse, type Response } from './response';
import { parseBounded } from './shape';

/** What a svarkode leaves out, as far as it may be sent: the reader's choices stay at home. */
export type LinkNotes = Pick<Response, 'notes' | 'own'>;

const NAME = 'noter=';
/** The longest packed notes, in characters, and the largest that they may be when unpacked, in bytes: more than the fullest tjek takes. */
export const PACKED_MAX = 100_000;
export const UNPACKED_MAX = 400_000;
const CHECK_LENGTH = 8;

/** The code of a link with its packed notes. */
export const withPacked = (code: string, packed: string): string => `${code}&${NAME}${packed}`;

/**
 * The packed notes in what stands after the svarkode of a link: undefined where there are none, '' where the link was cut before them.
 * What other programs add to links is passed over.
 */
export function packedIn(after: string | undefined): string | undefined {
  if (after === undefined) return undefined;
  const packed = after.startsWith(NAME) ? after.slice(NAME.length).split('&')[0] : undefined;
  if (packed !== undefined) return packed;
  return NAME.startsWith(after) ? '' : undefined;
}

/** Whether there is anything that a svarkode leaves out. */
export const hasNotes = ({ notes, own }: LinkNotes): boolean =>
  own.length > 0 || Object.values(notes).some((note) => note !== '');

/** Differs when the text does, and when it belongs to another svarkode. */
const checkOf = (code: string, json: string): string =>
  fnv(`${code} ${json}`).toString(16).padStart(CHECK_LENGTH, '0');

/** The text to pack: notes and own statements, and a check that ties them to their svarkode. */
export function notesText(code: string, { notes, own }: LinkNotes): string {
  const json = JSON.stringify({ notes, own });
  return checkOf(code, json) + json;
}

/**
 * Reads what `notesText` wrote, or anything else: it never throws, and takes a text whole or not at all.
 * @param code the svarkode that the notes came with
 */
export function readNotes(
  text: string,
  code: string,
  { tjek, role }: { readonly tjek: string; readonly role: Role },
): LinkNotes | undefined {
  if (text.length > CHECK_LENGTH + UNPACKED_MAX) return undefined;
  const json = text.slice(CHECK_LENGTH);
  if (text.slice(0, CHECK_LENGTH) !== checkOf(code, json)) return undefined;
  const parsed = parseBounded(json, UNPACKED_MAX);
  if (parsed.kind !== 'ok' || Object.keys(parsed.value).sort().join() !== 'notes,own') return undefined;
  // There is one strict reader of notes and own statements: that of a whole besvarelse.
  const whole = { ...emptyResponse(tjek, '', role), ...parsed.value };
  const decoded = decodeResponse(JSON.stringify(whole), { tjek, role });
  return decoded.kind === 'ok' ? { notes: decoded.response.notes, own: decoded.response.own } : undefined;
}
