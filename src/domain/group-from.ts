// A group that is made of besvarelser which came in as files: a workshop in which nothing else has happened, so that its result can be
// seen and shown on the wall.
import type { Response } from './response';
import { WORKSHOP_MOST, type Workshop } from './workshop';
import { newWorkshop, withResponses } from './workshop-edit';

/** The tjek that the besvarelser are of, as the site has it now. */
export interface GroupTjek {
  readonly id: string;
  readonly edition: string;
  readonly statements: readonly { readonly id: string }[];
}

type Given = Pick<Response, 'edition' | 'role' | 'answers' | 'updated'>;

/**
 * The group of these besvarelser of one edition of a tjek, at most `WORKSHOP_MOST.responses` of them. It holds their roles and answers; no
 * notes, choices or own statements. It is of the time of its latest besvarelse, whenever it is made.
 * @param responses at least one
 * @param drejebog id of the one that it is shown on the wall with
 * @param now the time, as Date.toISOString() writes it
 * @throws RangeError when `id` is not an id, or the besvarelser are of several editions
 */
export function groupFrom(
  responses: readonly Given[],
  { id, name, tjek, drejebog }: { id: string; name: string; tjek: GroupTjek; drejebog: string },
  now: string,
): Workshop {
  const [edition = tjek.edition, ...others] = new Set(responses.map((response) => response.edition));
  if (others.length > 0) throw new RangeError(`several editions: ${[edition, ...others].join(', ')}`);
  const asked = askedOf(responses, edition, tjek);
  const empty = newWorkshop(
    id,
    {
      name,
      tjek: tjek.id,
      edition,
      asked,
      taken: asked,
      drejebog,
      ways: ['enheder'],
      room: { forvaltning: '', skoleledelse: '' },
    },
    now,
  );
  return withResponses(
    { ...empty, created: timesOf(responses).at(-1) ?? now },
    responses
      .slice(0, WORKSHOP_MOST.responses)
      .map(({ role, answers }) => ({ way: 'enheder', role, answers })),
  );
}

/**
 * The ids of the statements that besvarelser of an edition were asked. Those of an edition that the site no longer has only say which they
 * answered, and what nobody was asked must not count as blank.
 */
function askedOf(responses: readonly Given[], edition: string, { edition: now, statements }: GroupTjek) {
  const known = statements.map(({ id }) => id);
  if (edition === now) return known;
  const answered = new Set(responses.flatMap(({ answers }) => Object.keys(answers)));
  const asked = [...known.filter((id) => answered.has(id)), ...answered];
  return [...new Set(asked)].slice(0, WORKSHOP_MOST.asked);
}

/** The times at which besvarelser were answered, the first first; those that do not say are left out. */
export const timesOf = (responses: readonly Pick<Response, 'updated'>[]): string[] =>
  responses
    .map(({ updated }) => updated)
    .filter(Boolean)
    .toSorted();

/** How many answers a group leaves out, because the tjek no longer has their statements. */
export function answersLeftOut(responses: readonly Given[], tjek: GroupTjek): number {
  const asked = new Set(tjek.statements.map(({ id }) => id));
  return responses
    .filter(({ edition }) => edition === tjek.edition)
    .flatMap(({ answers }) => Object.keys(answers))
    .filter((id) => !asked.has(id)).length;
}

/** Whether a workshop is a group of besvarelser that was never held as a workshop. */
export const isGroup = ({ step, responses, hands, agreed, chosen, ways }: Workshop): boolean =>
  step === '' &&
  responses.length > 0 &&
  chosen.length === 0 &&
  [hands, agreed].every((entered) => Object.keys(entered).length === 0) &&
  ways.every((way) => way === 'enheder');

/** The time that a workshop's result is of: a group's besvarelser are of their own, however late it was made or given another name. */
export const timeOfResult = (workshop: Workshop): string =>
  isGroup(workshop) ? workshop.created : workshop.updated;

/** How many of these statements have an answer of any kind. */
export const answeredOf = (
  { answers }: Pick<Response, 'answers'>,
  statements: readonly { id: string }[],
): number => statements.filter(({ id }) => Object.hasOwn(answers, id)).length;
