// What is said about svarkoder, in words.
import type svarkodeTexts from '../../content/ui/svarkode.json';
import type { CodedTjek, Svarkode } from '../domain/svarkode';
import { type IntakeReason, perRole } from '../domain/svarkode-intake';
import { fill } from '../domain/text';

export type SvarkodeTexts = typeof svarkodeTexts;

/** A tjek as messages name it. */
export type NamedTjek = CodedTjek & { readonly title: string };

/** Numbers as they are said: »12, 14 eller 25«. */
const listed = (numbers: readonly (number | string)[], word: string): string =>
  numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')}${word}${numbers.at(-1)}`;

/**
 * What is wrong with a code and what to do about it, in one or two sentences.
 *
 * @param own title of the tjek that is asked for, where only one is
 */
export function problemWords(
  { problems }: Pick<SvarkodeTexts, 'problems'>,
  reason: IntakeReason,
  catalogue: readonly NamedTjek[],
  own = '',
): string {
  const titleOf = (tjek: string) => catalogue.find(({ id }) => id === tjek)?.title ?? tjek;
  switch (reason.kind) {
    case 'empty':
    case 'too-long':
    case 'other-format':
    case 'no-code':
    case 'too-much':
      return problems[reason.kind];
    case 'symbol':
      return fill(problems.symbol, { symbol: reason.symbol });
    case 'length':
      return fill(reason.symbols === 1 ? problems.lengthOne : problems.length, {
        symbols: reason.symbols,
        expected: listed(reason.expected, problems.or),
      });
    case 'check':
      if (!reason.at) return problems.check;
      return reason.swapped ? problems.swapped : problems.wrong;
    case 'other-edition':
      return fill(problems['other-edition'], { title: titleOf(reason.tjek) });
    case 'unknown-tjek':
      return fill(problems['unknown-tjek'], { number: reason.number });
    case 'other-tjek':
      return fill(problems['other-tjek'], { title: titleOf(reason.tjek), own });
  }
}

/** The places in a code that a problem points at, as indexes in its text. */
export function placesOf(reason: IntakeReason): readonly number[] {
  if (reason.kind === 'symbol') return [reason.at];
  return reason.kind === 'check' ? (reason.at ?? []) : [];
}

/** The code that was surely meant, when there is only one. */
export const suggestionOf = (reason: IntakeReason): string | undefined =>
  'suggestion' in reason ? reason.suggestion : undefined;

/**
 * That answers have come in, and from whom: »3 besvarelser er kommet med: 1 fra forvaltningen og 2 fra skoleledelsen. Nu er 7 med.«
 *
 * @param before how many were in already
 */
export function addedWords({ entry }: SvarkodeTexts, codes: readonly Svarkode[], before: number): string {
  const counts = Object.entries(perRole(codes)).filter(([, n]) => n > 0);
  const roles = counts.map(([role, n]) => fill(entry.roles[role as keyof typeof entry.roles], { n }));
  const added = fill(codes.length === 1 ? entry.addedOne : entry.addedMany, {
    n: codes.length,
    roles: listed(roles, entry.and),
  });
  return `${added} ${fill(entry.inAll, { n: before + codes.length })}`;
}
