// A group that is made of besvarelser which came in as files: a workshop in which nothing else has happened, so that its result can be
// seen and shown on the wall.
import type { Response } from './response';
import { WORKSHOP_MOST, type Workshop } from './workshop';
import { newWorkshop, withResponses } from './workshop-edit';

/** The tjek that the besvarelser are of, as the site has it now. */
interface GroupTjek {
  readonly id: string;
  readonly edition: string;
  readonly statements: readonly { readonly id: string }[];
}

/**
 * The group of these besvarelser of one tjek, at most `WORKSHOP_MOST.responses` of them. It holds their roles and answers to the
 * statements that the tjek has now; no notes, choices or own statements.
 * @param drejebog id of the one that it is shown on the wall with
 * @param now the time, as Date.toISOString() writes it
 * @throws RangeError when `id` is not an id
 */
export function groupFrom(
  responses: readonly Pick<Response, 'role' | 'answers'>[],
  { id, name, tjek, drejebog }: { id: string; name: string; tjek: GroupTjek; drejebog: string },
  now: string,
): Workshop {
  const asked = tjek.statements.map((statement) => statement.id);
  const empty = newWorkshop(
    id,
    {
      name,
      tjek: tjek.id,
      edition: tjek.edition,
      asked,
      taken: asked,
      drejebog,
      ways: ['enheder'],
      room: { forvaltning: '', skoleledelse: '' },
    },
    now,
  );
  return withResponses(
    empty,
    responses
      .slice(0, WORKSHOP_MOST.responses)
      .map(({ role, answers }) => ({ way: 'enheder', role, answers })),
  );
}

/** How many answers a group leaves out, because the tjek no longer has their statements. */
export function answersLeftOut(responses: readonly Pick<Response, 'answers'>[], tjek: GroupTjek): number {
  const asked = new Set(tjek.statements.map(({ id }) => id));
  return responses.flatMap(({ answers }) => Object.keys(answers)).filter((id) => !asked.has(id)).length;
}

/** Whether a workshop is a group of besvarelser that was never held as a workshop. */
export const isGroup = ({ step, responses, hands, ways }: Workshop): boolean =>
  step === '' &&
  responses.length > 0 &&
  Object.keys(hands).length === 0 &&
  ways.every((way) => way === 'enheder');

/** How many of these statements have an answer of any kind. */
export const answeredOf = (
  { answers }: Pick<Response, 'answers'>,
  statements: readonly { id: string }[],
): number => statements.filter(({ id }) => Object.hasOwn(answers, id)).length;
