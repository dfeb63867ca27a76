// A plan in the address of its page: the text that is packed, and the strict reader of it. Packing is the platform's affair
// (src/islands/packed.ts).
import { fnv } from './fnv';
import { UNPACKED_MAX } from './link-notes';
import { decodePlan, encodePlan, isEmptyPart, type Part, type Plan } from './plan';

/** What the address has after `#` before a packed plan. */
const NAME = 'plan=';
const CHECK_LENGTH = 8;

/** The three parts, in the order of their pages. */
export const PARTS = ['fokus', 'indsatser', 'moede'] as const satisfies readonly Part[];

/** The parts of a plan in which something stands. */
export const writtenParts = (plan: Plan): readonly Part[] => PARTS.filter((part) => !isEmptyPart(plan, part));

/** A packed plan as the part of an address after `#`. */
export const planInAddress = (packed: string): string => NAME + packed;

/** The packed plan in the part of an address after `#`; undefined where there is none. What other programs add to links is passed over. */
export const packedPlanIn = (fragment: string): string | undefined =>
  fragment.startsWith(NAME) ? (fragment.slice(NAME.length).split('&')[0] ?? '') : undefined;

const checkOf = (json: string): string => fnv(`plan ${json}`).toString(16).padStart(CHECK_LENGTH, '0');

/** The text to pack: the whole plan, and a check. */
export function planText(plan: Plan): string {
  const json = encodePlan(plan);
  return checkOf(json) + json;
}

/**
 * What a text is when read as a plan from a link.
 * - `broken`: something is missing or changed
 * - `other-format`: written in a format that this code does not know
 */
export type PlanFromLink =
  | { readonly kind: 'ok'; readonly plan: Plan }
  | { readonly kind: 'broken' | 'other-format' };

/** Reads what `planText` wrote, or anything else: it never throws, and takes a text whole or not at all. */
export function readPlanText(text: string): PlanFromLink {
  if (text.length > CHECK_LENGTH + UNPACKED_MAX) return { kind: 'broken' };
  const json = text.slice(CHECK_LENGTH);
  if (text.slice(0, CHECK_LENGTH) !== checkOf(json)) return { kind: 'broken' };
  const decoded = decodePlan(json);
  if (decoded.kind === 'ok') return decoded;
  return { kind: decoded.reason === 'other-format' ? 'other-format' : 'broken' };
}
