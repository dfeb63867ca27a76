// What the tests of the workshop share: the drejebøger and the quick tjek as the files say them, and workshops to begin with.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Answers } from '../../src/domain/answer';
import { HAND_ANSWERS, WAYS, type Workshop } from '../../src/domain/workshop';
import * as edit from '../../src/domain/workshop-edit';
import { END_STEPS, FRAME_STEPS } from '../../src/domain/workshop-steps';
import type { Drejebog } from '../../src/schemas/drejebog';
import type { Role } from '../../src/schemas/shared';
import type { Tjek } from '../../src/schemas/tjek';

export const NOW = '2026-11-22T09:00:00.000Z';
const MADE = '2026-11-22T08:00:00.000Z';
export const quick: Tjek = parse(readFileSync('content/tjek/hurtigt-tjek.yaml', 'utf8'));
export const DREJEBOEGER = ['45', '90', '180'] as const;
export const drejebog = (id: string): Drejebog =>
  parse(readFileSync(`content/drejeboeger/${id}.yaml`, 'utf8'));
export const ROLES: readonly Role[] = ['forvaltning', 'skoleledelse'];

/** A workshop on statements of these names, nothing answered. */
export const workshopOf = (asked: readonly string[], part: Partial<edit.WorkshopSetup> = {}): Workshop =>
  edit.newWorkshop(
    'w1',
    {
      name: 'Workshop',
      tjek: 'hurtigt-tjek',
      edition: '1. udgave',
      asked,
      drejebog: '45',
      taken: asked,
      ways: ['haender'],
      room: { forvaltning: '', skoleledelse: '' },
      ...part,
    },
    NOW,
  );

/** A workshop of 45 minutes on the quick tjek, made an hour ago and not begun. */
export const statusmoede = (
  part: Pick<edit.WorkshopSetup, 'ways'> & Partial<edit.WorkshopSetup>,
): Workshop => {
  const asked = quick.statements.map(({ id }) => id);
  const setup = { name: 'Statusmøde', edition: quick.edition, taken: asked.slice(0, 3), ...part };
  return { ...workshopOf(asked, setup), created: MADE, updated: MADE };
};

export const ASKED = ['en', 'to', 'tre', 'fire'];
const FOKUS = ['f1', 'f2', 'f3', 'f4', 'f5'];

/** Texts of any characters, some longer than any field has room for. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.integer({ min: 1, max: 3000 }).map((n) => '\u{1F3EB}'.repeat(n)),
  fc.constantFrom('3', '-1', '2,5', '', '__proto__', '<script>'),
);
const udsagn = fc.constantFrom(...ASKED);
const fokuspunkt = fc.constantFrom(...FOKUS);
const role = fc.constantFrom(...ROLES);
export const anyAnswer = fc.constantFrom(0, 1, 2, 3, 4, 'ikke-relevant', 'ved-ikke', undefined);
export const anyAnswers = fc
  .array(anyAnswer, { minLength: ASKED.length, maxLength: ASKED.length })
  .map((given) =>
    Object.fromEntries(ASKED.flatMap((id, n) => (given[n] === undefined ? [] : [[id, given[n]]]))),
  ) as fc.Arbitrary<Answers>;
const way = fc.constantFrom('enheder' as const, 'papir' as const);
const note = fc.constantFrom(...ASKED, ...FRAME_STEPS, ...END_STEPS);

type Edit = (workshop: Workshop) => Workshop;
const edits = <T extends unknown[]>(
  values: { [K in keyof T]: fc.Arbitrary<T[K]> },
  make: (workshop: Workshop, ...values: T) => Workshop,
): fc.Arbitrary<Edit> =>
  fc.tuple(...values).map((given) => (workshop: Workshop) => make(workshop, ...(given as T)));

/** Any change that the windows of a workshop can make. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  edits([text], edit.withName),
  edits([fc.subarray([...ASKED, 'ukendt'])], edit.withTaken),
  edits([fc.constantFrom(...WAYS), fc.boolean()], edit.withWay),
  edits([role, text], edit.withRoom),
  edits([udsagn, role, fc.constantFrom(...HAND_ANSWERS), text], edit.withHands),
  edits([fc.array(fc.record({ way, role, answers: anyAnswers }), { maxLength: 4 })], edit.withResponses),
  edits(
    [fc.integer({ min: 1, max: 6 }), fc.option(fc.record({ role, answers: anyAnswers }), { nil: undefined })],
    edit.withResponse,
  ),
  edits([text], edit.withCodeDraft),
  edits([fc.boolean()], edit.withShowSmall),
  edits(
    [
      udsagn,
      fc.record(
        { answer: fc.constantFrom(0, 4, 'ved-ikke', 'uenige', null), note: text },
        { requiredKeys: [] },
      ) as fc.Arbitrary<Parameters<typeof edit.withAgreed>[2]>,
    ],
    edit.withAgreed,
  ),
  edits([note, text], edit.withFacilitatorNote),
  edits([fokuspunkt, text], edit.withVotes),
  edits([fokuspunkt], edit.withCandidate),
  edits([fokuspunkt, fc.boolean()], edit.withChosen),
  edits(
    [
      fokuspunkt,
      fc.record({ step: text, who: text, when: text, stops: text }, { requiredKeys: [] }) as fc.Arbitrary<
        Parameters<typeof edit.withPlan>[2]
      >,
    ],
    edit.withPlan,
  ),
  edits([fc.boolean()], (workshop, running) => edit.withClockRunning(workshop, running, NOW)),
  edits([fc.integer({ min: 0, max: 3600 })], (workshop, seconds) =>
    edit.withMoreTime(workshop, seconds, '2026-11-22T09:10:00.000Z'),
  ),
  edits([udsagn, fc.integer({ min: 0, max: 3600 })], (workshop, id, seconds) =>
    edit.atStep(workshop, { id: `${id}/vis`, kind: 'vis', udsagn: id, seconds }, NOW),
  ),
);

/** A workshop after any changes. */
export const anyWorkshop: fc.Arbitrary<Workshop> = fc
  .array(anyEdit, { maxLength: 40 })
  .map((all) => all.reduce((workshop, one) => one(workshop), workshopOf(ASKED)));
