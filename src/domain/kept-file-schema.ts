// The file of kept-file.ts as a JSON Schema, for those who want to read or make one elsewhere. What it refuses, the readers refuse too.
// They also refuse what a schema cannot say: two things of one list with the same number, a date that does not exist, a text whose
// letters need two units each and are too many so, and a file or a besvarelse that is too long as a whole.
import { FILE_ITEMS_MAX } from './kept-file';
import {
  DECISIONS,
  FOKUS_FIELDS,
  MOEDE_FIELDS,
  MOST,
  POINTERS,
  QUESTIONS,
  SIZES,
  STAGES,
  TEXT_MAX,
} from './plan';
import { EDITION_MAX, NOTE_MAX, OWN_MAX, OWN_TEXT_MAX } from './response';
import { ID_MAX } from './shape';
import { NAME_MAX } from './shelf';
import { HAND_ANSWERS, STEP_MAX, WAYS, WORKSHOP_MOST, WORKSHOP_TEXT, WORKSHOP_TIME_MAX } from './workshop';

type Schema = Readonly<Record<string, unknown>>;

const text = (maxLength: number): Schema => ({ type: 'string', maxLength });
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const list = (items: Schema, maxItems: number): Schema => ({ type: 'array', items, maxItems });
const set = (items: Schema, maxItems: number): Schema => ({ ...list(items, maxItems), uniqueItems: true });
const amount: Schema = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
const number: Schema = { ...amount, minimum: 1 };
/** The letters of an id. */
const ID = '[a-z0-9]+(-[a-z0-9]+)*';
/** Names that every object inherits, which are no ids. */
const INHERITED = ['constructor', 'prototype'];
const orEmpty = (words: readonly string[]): Schema => ({ enum: ['', ...words] });

/** An object with exactly these keys. */
const shape = (properties: Readonly<Record<string, Schema>>, more: Schema = {}): Schema => ({
  ...more,
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/** An object of at most so many entries. */
const record = (names: Schema, values: Schema, maxProperties: number): Schema => ({
  type: 'object',
  propertyNames: names,
  additionalProperties: values,
  maxProperties,
});

const each = (keys: readonly string[], schema: Schema) =>
  Object.fromEntries(keys.map((key) => [key, schema]));

const ENTRIES = 200;

const responseKeys = {
  tjek: ref('id'),
  edition: text(EDITION_MAX),
  role: ref('rolle'),
  answers: record(ref('id'), ref('svar'), ENTRIES),
  notes: record(ref('id'), text(NOTE_MAX), ENTRIES),
  choices: record(ref('id'), { enum: ['valgt', 'lagt-til-side'] }, ENTRIES),
  updated: ref('tidEllerTom'),
};

const DEFS: Readonly<Record<string, Schema>> = {
  id: {
    ...text(ID_MAX),
    pattern: `^${ID}$`,
    not: { enum: INHERITED },
  },
  tid: {
    description: 'Tidspunkt i UTC',
    type: 'string',
    pattern:
      '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,3})?Z$',
  },
  tidEllerTom: { anyOf: [ref('tid'), { const: '' }] },
  rolle: { enum: ['forvaltning', 'skoleledelse'] },
  svar: {
    description: '0 Slet ikke, 1 I mindre grad, 2 I nogen grad, 3 I høj grad, 4 I meget høj grad',
    enum: [0, 1, 2, 3, 4, 'ikke-relevant', 'ved-ikke'],
  },
  besvarelse: {
    description: 'En besvarelse: én rolles svar på ét tjek. Udsagn uden svar er udeladt.',
    anyOf: [
      shape({
        format: { const: 2 },
        ...responseKeys,
        own: {
          description: 'Egne udsagn. De tæller ikke med i noget tal.',
          ...list(
            shape({
              id: { type: 'string', pattern: `^egen-[1-${OWN_MAX}]$` },
              text: text(OWN_TEXT_MAX),
              answer: { anyOf: [ref('svar'), { type: 'null' }] },
              note: text(NOTE_MAX),
            }),
            OWN_MAX,
          ),
        },
      }),
      shape(
        { format: { const: 1 }, ...responseKeys },
        { description: 'Den første udgave, uden egne udsagn' },
      ),
    ],
  },
  plan: shape(
    {
      format: { const: 1 },
      fokus: list(
        shape({
          id: ref('id'),
          ...each(FOKUS_FIELDS, text(TEXT_MAX.long)),
          tasks: list(
            shape({
              id: number,
              what: text(TEXT_MAX.short),
              who: text(TEXT_MAX.line),
              when: text(TEXT_MAX.line),
            }),
            MOST.tasks,
          ),
        }),
        MOST.fokus,
      ),
      indsatser: shape({
        list: list(
          shape({
            id: number,
            name: text(TEXT_MAX.line),
            since: text(TEXT_MAX.line),
            involved: text(TEXT_MAX.short),
            signs: text(TEXT_MAX.short),
            size: orEmpty(SIZES),
            stage: orEmpty(STAGES),
            decision: orEmpty(DECISIONS),
          }),
          MOST.indsatser,
        ),
        ...each(QUESTIONS, text(TEXT_MAX.long)),
      }),
      moede: shape({
        ...each(MOEDE_FIELDS, text(TEXT_MAX.long)),
        preparedBy: text(TEXT_MAX.line),
        when: text(TEXT_MAX.line),
        present: text(TEXT_MAX.short),
        results: list(
          shape({
            id: number,
            text: text(TEXT_MAX.short),
            by: orEmpty(POINTERS),
            behind: text(TEXT_MAX.long),
            basis: text(TEXT_MAX.long),
            next: text(TEXT_MAX.long),
          }),
          MOST.results,
        ),
        withFokus: { type: 'boolean' },
        withIndsatser: { type: 'boolean' },
      }),
      updated: ref('tidEllerTom'),
    },
    { description: 'Planen: fokuspunkter, indsatser og statusmøde' },
  ),
  pakkedeSvar: {
    description: 'Ét tegn for hvert udsagn i asked: 0-4, i (ikke relevant), v (ved ikke), - (ikke besvaret)',
    type: 'string',
    pattern: '^[0-4iv-]{0,100}$',
  },
  optalteHaender: {
    type: 'object',
    properties: each(HAND_ANSWERS, text(WORKSHOP_TEXT.count)),
    additionalProperties: false,
  },
  workshop: workshopSchema(),
};

function workshopSchema(): Schema {
  const { count, line, short, note, codes } = WORKSHOP_TEXT;
  const ids = (most: number) => set(ref('id'), most);
  const roles = (schema: Schema) => shape({ forvaltning: schema, skoleledelse: schema });
  const keys: Readonly<Record<string, Schema>> = {
    format: { const: 1 },
    id: ref('id'),
    revision: number,
    name: text(line),
    tjek: ref('id'),
    edition: text(line),
    asked: ids(WORKSHOP_MOST.asked),
    drejebog: ref('id'),
    taken: ids(WORKSHOP_MOST.asked),
    ways: set({ enum: WAYS }, WAYS.length),
    room: roles(text(count)),
    hands: record(ref('id'), roles(ref('optalteHaender')), WORKSHOP_MOST.entries),
    responses: list(
      shape({
        id: number,
        way: { enum: ['enheder', 'papir'] },
        role: ref('rolle'),
        answers: ref('pakkedeSvar'),
      }),
      WORKSHOP_MOST.responses,
    ),
    codeDraft: text(codes),
    paperDraft: shape({
      role: { enum: ['', 'forvaltning', 'skoleledelse'] },
      answers: ref('pakkedeSvar'),
      corrects: amount,
    }),
    showSmall: { type: 'boolean' },
    agreed: record(
      ref('id'),
      shape({ answer: { anyOf: [ref('svar'), { enum: ['uenige', null] }] }, note: text(note) }),
      WORKSHOP_MOST.entries,
    ),
    notes: record(ref('id'), text(note), WORKSHOP_MOST.entries),
    votes: record(ref('id'), text(count), WORKSHOP_MOST.entries),
    added: ids(WORKSHOP_MOST.entries),
    chosen: ids(WORKSHOP_MOST.chosen),
    plan: list(
      shape({ id: ref('id'), step: text(short), who: text(line), when: text(line), stops: text(short) }),
      WORKSHOP_MOST.entries,
    ),
    step: {
      ...text(STEP_MAX),
      pattern: `^(${ID}(/${ID})*)?$`,
      not: { pattern: `(^|/)(${INHERITED.join('|')})(/|$)|[^/]{${ID_MAX + 1}}` },
    },
    clock: shape({
      left: { type: 'integer', minimum: -WORKSHOP_TIME_MAX, maximum: WORKSHOP_TIME_MAX },
      since: ref('tidEllerTom'),
    }),
    spent: { ...amount, maximum: WORKSHOP_TIME_MAX },
    created: ref('tid'),
    updated: ref('tid'),
  };
  // The first workshops lacked these two, both at once.
  const later = ['paperDraft', 'spent'];
  return {
    ...shape(keys, { description: 'En workshop eller en gruppe af besvarelser' }),
    required: Object.keys(keys).filter((key) => !later.includes(key)),
    dependentRequired: { paperDraft: ['spent'], spent: ['paperDraft'] },
  };
}

const item = (kind: string, description: string): Schema =>
  shape({ kind: { const: kind }, name: text(NAME_MAX), content: ref(kind) }, { description });

/** The schema. Its name is no address, as the site can stand at any. */
export const keptFileSchema = (): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:samarbejdstjek:fil:1',
  title: 'Samarbejdstjek: en fil med det, nogen har gemt',
  description:
    'Filen hentes og åbnes på siden »Mine tjek«. Den har UTF-8 som tegnkode og fylder højst 16 MB.',
  ...shape({
    product: { const: 'samarbejdstjek' },
    format: { const: 1 },
    made: ref('tid'),
    items: list(
      {
        anyOf: [
          item('besvarelse', 'En besvarelse og det navn, den har fået'),
          item('plan', 'En plan og det navn, den har fået'),
          item('workshop', 'En workshop; navnet er det samme som i dens indhold'),
        ],
      },
      FILE_ITEMS_MAX,
    ),
  }),
  $defs: DEFS,
});
