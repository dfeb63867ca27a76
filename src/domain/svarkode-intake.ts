// What becomes of the svarkoder that a facilitator types, pastes or scans.
import type { Role } from '../schemas/shared';
import { type CodedTjek, type DecodedSvarkode, type Svarkode, svarkodeLength, svarkoderIn } from './svarkode';

/**
 * Why something is not taken in: a code that cannot be read; or
 * - `other-tjek`: a code of another tjek than the one that is asked for
 * - `no-code`: a longer text without any code
 * - `too-much`: so much text that it was not read
 */
export type IntakeReason =
  | Exclude<DecodedSvarkode, Svarkode>
  | { readonly kind: 'other-tjek'; readonly tjek: string }
  | { readonly kind: 'no-code' }
  | { readonly kind: 'too-much' };

/** The longest text that somebody may have meant as one code. */
const CODE_MAX = 60;

export interface IntakeProblem {
  /** As it stands in the text; of one that could be read, as a svarkode is written. */
  readonly text: string;
  readonly reason: IntakeReason;
}

export interface Intake {
  /** In the order of the text. */
  readonly added: readonly Svarkode[];
  /** Codes that were in already, or stand twice in the text: whether it is the same person, only people know. */
  readonly again: readonly Svarkode[];
  readonly problems: readonly IntakeProblem[];
  /** Words that do not look like codes. */
  readonly ignored: number;
  /** What was not taken in, one on each line: what the field keeps. */
  readonly left: string;
}

/**
 * Takes in the svarkoder of a text. Nothing is lost: what is neither added nor passed over as words stands in `left`.
 *
 * @param tjek id of the tjek whose answers are asked for
 * @param taken codes that are in already, as a svarkode is written
 */
export function takeIn(
  text: string,
  catalogue: readonly CodedTjek[],
  tjek: string,
  taken: readonly string[],
): Intake {
  const { found, problems: unread, ignored } = svarkoderIn(text, catalogue);
  const own = catalogue.find(({ id }) => id === tjek);
  const known = new Set(taken);
  const added: Svarkode[] = [];
  const again: Svarkode[] = [];
  const problems: IntakeProblem[] = unread.flatMap(({ text: written, decoded }) =>
    decoded.kind === 'ok' ? [] : [{ text: written, reason: reasonFor(written, decoded, own) }],
  );
  for (const code of found) {
    if (code.tjek !== tjek) {
      problems.push({ text: code.code, reason: { kind: 'other-tjek', tjek: code.tjek } });
    } else if (known.has(code.code)) {
      again.push(code);
    } else {
      known.add(code.code);
      added.push(code);
    }
  }
  const tooMuch = problems.some(({ reason }) => reason.kind === 'too-much');
  const kept = [...problems.map((problem) => problem.text), ...again.map(({ code }) => code)];
  const left = tooMuch ? text : kept.join('\n');
  return { added, again, problems, ignored, left };
}

function reasonFor(
  text: string,
  decoded: Exclude<DecodedSvarkode, Svarkode>,
  own: CodedTjek | undefined,
): IntakeReason {
  if (decoded.kind === 'too-long') return { kind: text === '' ? 'too-much' : 'no-code' };
  if (text.length > CODE_MAX) return { kind: 'no-code' };
  return decoded.kind === 'length' && own ? { ...decoded, expected: [svarkodeLength(own)] } : decoded;
}

/** What the field keeps when some pieces of its text, each taken once, have been dealt with. */
export function without(text: string, pieces: readonly string[]): string {
  const rest = pieces.reduce((before, piece) => before.replace(piece, ''), text);
  return rest
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** How many of some responses are from each role. */
export function perRole(codes: readonly { readonly role: Role }[]): Readonly<Record<Role, number>> {
  const of = (role: Role) => codes.filter((code) => code.role === role).length;
  return { forvaltning: of('forvaltning'), skoleledelse: of('skoleledelse') };
}
