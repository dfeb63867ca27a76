// The answers of both roles in one address: a svarkode of each.
import type { CodedTjek, Svarkode } from './svarkode';
import { type IntakeReason, takeIn } from './svarkode-intake';

/** Between the two svarkoder. */
const BETWEEN = '+';

/** Longer than any two svarkoder, also with the signs between them escaped; what is longer is not read. */
const FRAGMENT_MAX = 400;

/** Two svarkoder as the part of an address after `#`. */
export const bothInAddress = (codes: readonly [string, string]): string => codes.join(BETWEEN);

/**
 * What the part of an address after `#` says of both roles' answers.
 * - `none`: it is not meant as such
 * - `unreadable`: one of the svarkoder cannot be read, and why
 * - `not-both`: there is not one svarkode of each role
 */
export type BothInAddress =
  | { readonly kind: 'ok'; readonly codes: readonly [forvaltning: Svarkode, skoleledelse: Svarkode] }
  | { readonly kind: 'unreadable'; readonly text: string; readonly reason: IntakeReason }
  | { readonly kind: 'none' }
  | { readonly kind: 'not-both' };

/**
 * Reads two svarkoder of one tjek, one of each role, in any order. It never throws.
 * @param fragment the part of the address after `#`, as the browser has it
 * @param tjek id of the tjek whose answers are asked for
 */
export function readBoth(fragment: string, catalogue: readonly CodedTjek[], tjek: string): BothInAddress {
  if (fragment.length > FRAGMENT_MAX) return { kind: 'unreadable', text: '', reason: { kind: 'too-much' } };
  const text = fragment.replaceAll(/%2B/gi, BETWEEN);
  // The page's own places, such as `_top`, have neither.
  if (!/[+\d]/.test(text)) return { kind: 'none' };
  const pieces = text.split(BETWEEN).filter((piece) => piece !== '');
  const taken = pieces.slice(0, 3).map((piece) => takeIn(piece, catalogue, tjek, []));
  for (const { problems } of taken) {
    const [problem] = problems;
    if (problem) return { kind: 'unreadable', ...problem };
  }
  const codes = taken.flatMap(({ added }) => added);
  const forvaltning = codes.find(({ role }) => role === 'forvaltning');
  const skoleledelse = codes.find(({ role }) => role === 'skoleledelse');
  if (!forvaltning || !skoleledelse || codes.length !== 2) return { kind: 'not-both' };
  return { kind: 'ok', codes: [forvaltning, skoleledelse] };
}
