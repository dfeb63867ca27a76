// Besvarelser from several days in one address: a svarkode and a date of each.
import { unescaped } from './address';
import { COMPARED_MAX, inTime } from './compare';
import { type Point, pointOfResponse } from './compare-points';
import { emptyResponse } from './response';
import { isTime } from './shape';
import { type CodedTjek, type DecodedSvarkode, decodeSvarkode, encodeSvarkode } from './svarkode';

/** What the address has after `#` when a comparison stands in it. */
const IN_ADDRESS = 'koder=';
/** Between two besvarelser. */
const BETWEEN = '+';
/** Between a svarkode and its date. A svarkode is written without it. */
const BEFORE_DATE = '.';

/** Longer than any six svarkoder with dates, also with the signs between them escaped; what is longer is not read. */
const FRAGMENT_MAX = 600;

/** A tjek of the site, as svarkoder and comparisons know it. */
export type LinkedTjek = CodedTjek & { readonly edition: string };

/**
 * A comparison as the part of an address after `#`, or why there is none.
 * - `workshop`: a workshop or a group is among them, and a svarkode only holds one besvarelse
 * - `edition`: a besvarelse of another edition is, and a svarkode only holds the statements of this one
 * - `undated`: the date of a besvarelse is not known
 */
export type ComparedLink =
  | { readonly kind: 'ok'; readonly fragment: string }
  | { readonly kind: 'workshop' | 'edition' | 'undated' };

/**
 * Writes points of one tjek as the part of an address after `#`, oldest first.
 * @param points two to COMPARED_MAX
 */
export function comparedInAddress(points: readonly Point[], tjek: LinkedTjek): ComparedLink {
  const parts: string[] = [];
  for (const { answers, roles, edition, taken, day } of inTime(points)) {
    const [role] = roles;
    if (!answers || !role) return { kind: 'workshop' };
    if (edition !== tjek.edition || !taken.some((id) => tjek.statements.includes(id)))
      return { kind: 'edition' };
    if (!isDay(day)) return { kind: 'undated' };
    parts.push(encodeSvarkode(tjek, role, answers) + BEFORE_DATE + day.replaceAll('-', ''));
  }
  return { kind: 'ok', fragment: IN_ADDRESS + parts.join(BETWEEN) };
}

/** Why an address that is meant as a comparison cannot be read. */
type LinkProblem =
  | { readonly kind: 'too-much' | 'cut' | 'code' | 'date' | 'blank' | 'mixed' }
  | { readonly kind: 'other-format' | 'unknown-tjek' }
  | { readonly kind: 'other-edition'; readonly tjek: string };

/**
 * What the part of an address after `#` says of a comparison.
 * - `none`: it is not meant as one
 * - `too-much`: it is longer, or holds more besvarelser, than any that is written here
 * - `cut`: fewer than two besvarelser, or one without a whole date
 * - `code`: a svarkode that cannot be read
 * - `other-format`, `other-edition`, `unknown-tjek`: a svarkode that cannot be read here, as in DecodedSvarkode
 * - `date`: a date that does not exist
 * - `blank`: a svarkode without an answer
 * - `mixed`: not all of one tjek
 */
export type ReadCompared =
  | { readonly kind: 'ok'; readonly tjek: string; readonly points: readonly Point[] }
  | { readonly kind: 'none' }
  | LinkProblem;

/**
 * Reads besvarelser of one tjek as points in time, without names. It never throws.
 * @param fragment the part of the address after `#`, as the browser has it
 */
export function readCompared(fragment: string, catalogue: readonly LinkedTjek[]): ReadCompared {
  const begins = fragment.slice(0, IN_ADDRESS.length + 2).replace(/%3D/i, '=');
  if (!begins.startsWith(IN_ADDRESS)) return { kind: 'none' };
  if (fragment.length > FRAGMENT_MAX) return { kind: 'too-much' };
  const parts = unescaped(fragment).slice(IN_ADDRESS.length).split(BETWEEN);
  if (parts.length > COMPARED_MAX) return { kind: 'too-much' };
  const points: Point[] = [];
  for (const [index, part] of parts.entries()) {
    const read = readPart(part, `kode-${index}`, catalogue);
    if (!('tallies' in read)) return read;
    points.push(read);
  }
  const [first] = points;
  if (!first || points.length < 2) return { kind: 'cut' };
  return points.every(({ tjek }) => tjek === first.tjek)
    ? { kind: 'ok', tjek: first.tjek, points }
    : { kind: 'mixed' };
}

/** One besvarelse of a link; those of one day keep the order of the link by their ids. */
function readPart(part: string, id: string, catalogue: readonly LinkedTjek[]): Point | LinkProblem {
  const match = /^([^.]+)\.(\d{4})(\d\d)(\d\d)$/.exec(part);
  if (!match) return { kind: 'cut' };
  const [, code = '', ...date] = match;
  const day = date.join('-');
  const decoded = decodeSvarkode(code, catalogue);
  if (decoded.kind !== 'ok') return problemOf(decoded);
  if (!isDay(day)) return { kind: 'date' };
  const { tjek, role, answers } = decoded;
  if (Object.keys(answers).length === 0) return { kind: 'blank' };
  const edition = catalogue.find((one) => one.id === tjek)?.edition ?? '';
  const labelled = { id, name: '', time: '', day };
  return pointOfResponse(labelled, { ...emptyResponse(tjek, edition, role), answers });
}

function problemOf(decoded: Exclude<DecodedSvarkode, { readonly kind: 'ok' }>): LinkProblem {
  switch (decoded.kind) {
    case 'other-format':
    case 'other-edition':
    case 'unknown-tjek':
      return decoded;
    default:
      return { kind: 'code' };
  }
}

/** Whether a text is a day that exists: 2026-11-22. */
const isDay = (day: string) => isTime(`${day}T00:00:00Z`);
