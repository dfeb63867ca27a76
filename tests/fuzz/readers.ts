// The strict readers of what comes from outside, one for each kind: link, code, file, storage, another window's message, the address.
// One more reader is one more line of READERS.
import fc from 'fast-check';
import svarkodeTexts from '../../content/ui/svarkode.json';
import { namesIn } from '../../src/domain/address';
import { bothInAddress, readBoth } from '../../src/domain/both-link';
import { comparedInAddress, readCompared } from '../../src/domain/compare-link';
import { fnv } from '../../src/domain/fnv';
import { decodeFile, encodeFile, fingerprintOf } from '../../src/domain/kept-file';
import { notesText, readNotes } from '../../src/domain/link-notes';
import { decodePlan, EMPTY_PLAN, encodePlan, type Plan, readableResponses } from '../../src/domain/plan';
import * as planEdit from '../../src/domain/plan-edit';
import { planText, readPlanText } from '../../src/domain/plan-link';
import * as responseEdit from '../../src/domain/response';
import { decodeResponse, emptyResponse, encodeResponse, type Response } from '../../src/domain/response';
import { scoreElement } from '../../src/domain/score';
import { isId, parseJson } from '../../src/domain/shape';
import { decodeShelved, encodeShelved } from '../../src/domain/shelf';
import { storedThing } from '../../src/domain/stored-thing';
import { suggestFokuspunkter } from '../../src/domain/suggest';
import { codeInLink, decodeSvarkode, encodeSvarkode } from '../../src/domain/svarkode';
import { takeIn } from '../../src/domain/svarkode-intake';
import { decodeWorkshop, encodeWorkshop, type Workshop } from '../../src/domain/workshop';
import { decodeResult, encodeResult } from '../../src/domain/workshop-code';
import * as workshopEdit from '../../src/domain/workshop-edit';
import { readMessage } from '../../src/domain/workshop-message';
import { readForm } from '../../src/domain/workshop-paper';
import { countOf } from '../../src/domain/workshop-result';
import { sheetOf } from '../../src/domain/workshop-sheet';
import { stepAt, stepsOf } from '../../src/domain/workshop-steps';
import { timePlan } from '../../src/domain/workshop-time';
import { problemWords } from '../../src/islands/svarkode-words';
import { TEXTS } from '../helpers/mutations';
import { anyEdit, anyWorkshop, drejebog, NOW, quick, workshopOf } from '../helpers/workshop';
import { must, type Outcome, type Reader, refused } from './outcome';
import { SMALL_READERS } from './small-readers';

const SEED = 7;
const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number): T[] =>
  fc.sample(arbitrary, { numRuns, seed: SEED });

const ids = quick.statements.map(({ id }) => id);
const fokuspunkter = quick.statements.map(({ fokuspunkt }) => fokuspunkt);
const CATALOGUE = [9, 12, 30].map((length, index) => ({
  id: `tjek-${index}`,
  number: index + 1,
  title: `Tjek ${index}`,
  statements: Array.from({ length }, (_, n) => `udsagn-${n}`),
}));

// --- besvarelser

const answered = TEXTS.slice(0, 9).reduce(
  (response, text, n) => responseEdit.withNote(response, ids[n % 9] ?? '', text, NOW),
  ids.reduce(
    (response, id, n) =>
      responseEdit.withAnswer(response, id, ([0, 1, 4, 'ikke-relevant', 'ved-ikke'] as const)[n % 5], NOW),
    emptyResponse('hurtigt-tjek', quick.edition, 'skoleledelse'),
  ),
);
const full = responseEdit.withOwn(
  responseEdit.withNewOwn(responseEdit.withChoice(answered, fokuspunkter[0] ?? '', 'valgt', NOW), NOW),
  'egen-1',
  { text: TEXTS[17], answer: 3, note: 'Ja' },
  NOW,
);
const { own: _own, ...format1 } = full;
const RESPONSES = [
  encodeResponse(full),
  encodeResponse(answered),
  encodeResponse(emptyResponse('hurtigt-tjek', quick.edition, 'skoleledelse')),
  JSON.stringify({ ...format1, format: 1 }),
] as const;

/** Draws, scores and changes a besvarelse, and keeps it. */
function useResponse(response: Response): void {
  scoreElement(ids.map((id) => response.answers[id]));
  suggestFokuspunkter(quick.statements, response.answers);
  const tjek = { id: 'hurtigt-tjek', number: 1, statements: ids };
  const code = encodeSvarkode(tjek, response.role, response.answers);
  must(decodeSvarkode(code, [tjek]).kind === 'ok', 'its svarkode cannot be read');
  const next = responseEdit.withOwn(
    responseEdit.withNewOwn(response, NOW),
    'egen-1',
    { text: 'x'.repeat(301) },
    NOW,
  );
  must(decodeResponse(encodeResponse(next)).kind === 'ok', 'after a change it cannot be read');
}

function readResponse(text: string): Outcome {
  const decoded = decodeResponse(text, { tjek: 'hurtigt-tjek', role: 'skoleledelse' });
  if (decoded.kind === 'unreadable') return refused(decoded.reason);
  const { response } = decoded;
  return {
    kind: 'taken',
    written: encodeResponse(response),
    value: response,
    use: () => useResponse(response),
  };
}

/** As the plan reads all besvarelser of the device. */
function readAnyResponse(text: string): Outcome {
  const [response] = readableResponses([text]);
  return response
    ? { kind: 'taken', written: encodeResponse(response), value: response }
    : refused('unreadable');
}

// --- the plan

const PLAN = TEXTS.slice(14, 20).reduce(
  (plan, text, n) => {
    const fokus = ['a', 'b', 'c'][n % 3] ?? 'a';
    return [
      (one: Plan) => planEdit.addTask(planEdit.addFokus(one, fokus), fokus),
      (one: Plan) => planEdit.writeFokus(one, fokus, 'maal', text),
      (one: Plan) => planEdit.changeTask(one, fokus, 1, { what: text, who: text, when: text }),
      (one: Plan) =>
        planEdit.changeIndsats(planEdit.addIndsats(one), n + 1, {
          name: text,
          size: 'lidt',
          decision: 'luk-ned',
        }),
      (one: Plan) => planEdit.writeQuestion(one, 'antal', text),
      (one: Plan) => planEdit.changeResult(planEdit.addResult(one, text), n + 1, { by: 'begge', next: text }),
      (one: Plan) => planEdit.writeMoede(one, 'purpose', text),
    ].reduce((one, change) => change(one), plan);
  },
  { ...EMPTY_PLAN, updated: NOW },
);

/** Makes one more of everything, and keeps it. */
function usePlan(plan: Plan): void {
  const [first] = plan.fokus;
  let next = planEdit.addFokus(planEdit.addResult(planEdit.addIndsats(plan)), 'nyt');
  if (first) next = planEdit.addTask(planEdit.writeFokus(next, first.id, 'tegn', 'x'.repeat(2001)), first.id);
  must(decodePlan(encodePlan(next)).kind === 'ok', 'after a change it cannot be read');
}

function readPlan(text: string): Outcome {
  const decoded = decodePlan(text);
  if (decoded.kind === 'unreadable') return refused(decoded.reason);
  const { plan } = decoded;
  return { kind: 'taken', written: encodePlan(plan), value: plan, use: () => usePlan(plan) };
}

// --- the shelf, the one file, and notes in a link

const SHELVED = [
  encodeShelved({ format: 1, kind: 'besvarelse', name: 'Før <b>mødet</b>', saved: NOW, content: full }),
  encodeShelved({ format: 1, kind: 'plan', name: '', saved: NOW, content: PLAN }),
] as const;

function readShelved(text: string): Outcome {
  const decoded = decodeShelved(text);
  if (decoded.kind === 'unreadable') return refused(decoded.reason);
  return { kind: 'taken', written: encodeShelved(decoded.item), value: decoded.item };
}

const FILES = [
  encodeFile(
    [
      { kind: 'besvarelse', name: 'Skole 1', content: full },
      { kind: 'plan', name: '', content: PLAN },
      { kind: 'workshop', name: 'Nord', content: workshopOf(ids) },
    ],
    NOW,
  ),
  encodeFile([{ kind: 'besvarelse', name: '', content: answered }], NOW),
  encodePlan(PLAN),
] as const;

function readFile(text: string): Outcome {
  const decoded = decodeFile(text);
  if (decoded.kind === 'unreadable') return refused(decoded.reason);
  const items = decoded.items.flatMap((read) => (read.kind === 'ok' ? [read.item] : []));
  if (items.length === 0) return refused('nothing whole');
  return {
    kind: 'taken',
    written: encodeFile(items, NOW),
    value: items,
    use: () => items.map(fingerprintOf),
  };
}

const CODE = 'AB12-CD34';
const NOTES = notesText(CODE, full).slice(8);

/** Whoever makes a link to hurt can work out its check. */
function readLinkNotes(json: string): Outcome {
  const check = fnv(`${CODE} ${json.slice(0, 1_000_000)}`)
    .toString(16)
    .padStart(8, '0');
  const notes = readNotes(check + json, CODE, { tjek: 'hurtigt-tjek', role: 'skoleledelse' });
  return notes
    ? { kind: 'taken', written: notesText(CODE, notes).slice(8), value: notes }
    : refused('unreadable');
}

/** A plan from a link; its check can be worked out too. */
function readLinkedPlan(json: string): Outcome {
  const check = fnv(`plan ${json.slice(0, 1_000_000)}`)
    .toString(16)
    .padStart(8, '0');
  const read = readPlanText(check + json);
  if (read.kind !== 'ok') return refused(read.kind);
  return {
    kind: 'taken',
    written: planText(read.plan).slice(8),
    value: read.plan,
    use: () => usePlan(read.plan),
  };
}

// --- the workshop

const WORKSHOPS = sample(anyWorkshop, 12)
  .map(encodeWorkshop)
  .filter((text) => text.length < 12_000);
const EDITS = sample(anyEdit, 60);
let turn = 0;

/** Draws a workshop in its windows, changes it in a few ways, and keeps it. */
function useWorkshop(workshop: Workshop): void {
  const steps = stepsOf(workshop, drejebog45, 10);
  stepAt(steps, workshop.step);
  timePlan(workshop, steps, NOW);
  sheetOf(workshop, quick.statements);
  let next = workshop;
  for (let n = 0; n < 4; n += 1) {
    turn += 1;
    next = EDITS[turn % EDITS.length]?.(next) ?? next;
  }
  must(decodeWorkshop(encodeWorkshop(next)).kind === 'ok', 'after a change it cannot be read');
}
const drejebog45 = drejebog('45');

function readWorkshop(text: string): Outcome {
  const decoded = decodeWorkshop(text);
  if (decoded.kind === 'unreadable') return refused(decoded.reason);
  const { workshop } = decoded;
  return {
    kind: 'taken',
    written: encodeWorkshop(workshop),
    value: workshop,
    use: () => useWorkshop(workshop),
  };
}

/** What is spoilt is JSON; whatever is not goes to the reader as text. */
function readWindowMessage(text: string): Outcome {
  // Text is also something that a window may say, and the text of a workshop may be anything.
  const data =
    text.length > 1_000_000
      ? { kind: 'state', text, kept: true, forgetful: false }
      : (parseJson(text) ?? text);
  const message = readMessage(data);
  return message
    ? { kind: 'taken', written: text.length > 1_000_000 ? '' : JSON.stringify(message), value: message }
    : refused('no message');
}

// --- codes, links and what is typed

const CODES = CATALOGUE.flatMap((tjek) =>
  (['forvaltning', 'skoleledelse'] as const).map((role) =>
    encodeSvarkode(
      tjek,
      role,
      Object.fromEntries(tjek.statements.map((id, n) => [id, ([4, 0, 'ved-ikke', 2] as const)[n % 4] ?? 0])),
    ),
  ),
) as [string, ...string[]];
const LINKS = CODES.map((code) => `https://skole.example/svar/#${code}`);
const WRAPPED = `https://mail.example/?url=${encodeURIComponent(LINKS[0] ?? '')}&data=05`;
const PASTED = [
  CODES.join('\n'),
  `Hej\n\nHer er mit svar: ${LINKS[2]}\nHilsen ${WRAPPED}\n`,
  `${CODES[0]?.replaceAll('-', ' ')}; ${CODES[4]?.toLowerCase()}, ${CODES[1]?.slice(0, -1)}`,
] as const;

function readCode(text: string): Outcome {
  const decoded = decodeSvarkode(codeInLink(text), CATALOGUE);
  if (decoded.kind === 'ok') return { kind: 'taken', written: decoded.code, value: decoded.answers };
  must(problemWords(svarkodeTexts, decoded, CATALOGUE) !== '', 'it is refused without a word');
  return refused(decoded.kind);
}

/** The svarkoder of both roles in one address. */
function readBothRoles(text: string): Outcome {
  const both = readBoth(text, CATALOGUE, 'tjek-0');
  if (both.kind === 'unreadable')
    must(problemWords(svarkodeTexts, both.reason, CATALOGUE, 'Tjek') !== '', 'it is refused without a word');
  if (both.kind !== 'ok') return refused(both.kind);
  const [forvaltning, skoleledelse] = both.codes;
  return { kind: 'taken', written: bothInAddress([forvaltning.code, skoleledelse.code]) };
}

const LINKED = CATALOGUE.map((tjek) => ({ ...tjek, edition: '1. udgave' }));

/** Before and now in one address. */
function readBeforeAndNow(text: string): Outcome {
  const read = readCompared(text, LINKED);
  if (read.kind !== 'ok') return refused(read.kind);
  const tjek = LINKED.find(({ id }) => id === read.tjek);
  const again = tjek && comparedInAddress(read.points, tjek);
  must(again?.kind === 'ok', 'what was read cannot be written');
  return {
    kind: 'taken',
    written: again?.kind === 'ok' ? again.fragment : '',
    value: read.points.map(({ answers }) => answers),
  };
}

const QUICK = { id: 'hurtigt-tjek', number: 1, statements: ids };
const CODE_MAX = 6000;
const HELD = sample(anyEdit, 12).reduce(
  (workshop, change) => change(workshop),
  planned(workshopOf(ids, { ways: ['haender', 'enheder'] })),
);
const RESULTS = [planned(workshopOf(ids)), HELD].flatMap((workshop) => {
  const coded = encodeResult({ ...workshop, showSmall: true }, QUICK, CODE_MAX, true);
  return coded.kind === 'ok' ? [coded.code.slice(4)] : [];
}) as [string, ...string[]];

function planned(workshop: Workshop): Workshop {
  const [point = ''] = fokuspunkter;
  const agreed = workshopEdit.withAgreed(workshop, ids[0] ?? '', { answer: 'uenige', note: TEXTS[17] });
  const counted = workshopEdit.withHands(agreed, ids[1] ?? '', 'forvaltning', '3', '7');
  return workshopEdit.withPlan(workshopEdit.withChosen(counted, point, true), point, { step: TEXTS[18] });
}

const SYMBOLS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The code of a result without its head, which whoever makes one to hurt can work out. */
function readResult(body: string): Outcome {
  const hash = body.length > CODE_MAX ? 0 : fnv(body);
  const head = 2 ** 20 + ((hash ^ (hash >>> 20)) & (2 ** 20 - 1));
  const symbols = [18, 12, 6, 0].map((shift) => SYMBOLS[(head >>> shift) & 63]).join('');
  const decoded = decodeResult(symbols + body, [QUICK], 'fra-linket');
  if (decoded.kind !== 'ok') return refused(decoded.kind);
  const { workshop } = decoded;
  const again = encodeResult(workshop, QUICK, CODE_MAX, true);
  const written = again.kind === 'ok' ? again.code.slice(4) : '';
  return { kind: 'taken', written, value: workshop, use: () => useWorkshop(workshop) };
}

function readPasted(text: string): Outcome {
  const { added, problems, left } = takeIn(text, CATALOGUE, 'tjek-0', []);
  for (const { reason } of problems)
    must(problemWords(svarkodeTexts, reason, CATALOGUE, 'Tjek') !== '', 'it is refused without a word');
  must(left.length <= text.length + 30 * problems.length, 'more is left than there was');
  if (added.length === 0) return refused(problems[0]?.reason.kind ?? 'no words');
  return { kind: 'taken', written: added.map(({ code }) => code).join('\n') };
}

function readCount(text: string): Outcome {
  const count = countOf(text);
  return count.kind === 'ok'
    ? { kind: 'taken', written: String(count.n), value: count.n }
    : refused(count.kind);
}

function readPaper(text: string): Outcome {
  const { answers, wrong } = readForm(text, 9);
  must(answers.length <= 9 && new Set(wrong).size === wrong.length, 'more than a form has');
  return { kind: 'taken', written: answers };
}

const readId = (text: string): Outcome =>
  isId(text) ? { kind: 'taken', written: text, value: Object.fromEntries([[text, 1]]) } : refused('no id');

/** The names of sheets in the address after `#`. */
const readNames = (text: string): Outcome => {
  const names = namesIn(`#${text}`);
  return names.length === 0 ? refused('too many') : { kind: 'taken', written: '', value: names };
};

const KEYS = [
  'besvarelse:hurtigt-tjek:skoleledelse',
  'plan',
  'workshop:w1',
  'gemt:g1',
  'navn:plan',
  'lagt-til-side:plan',
  'x',
];

/** How many characters a browser keeps for a site. */
const STORAGE_MAX = 5_242_880;

/** What a key of the storage holds, for the page that lists them. */
function readStored(text: string): Outcome {
  if (text.length > STORAGE_MAX) return refused('more than a storage holds');
  const all = KEYS.map((key) => storedThing(`samarbejdstjek:v1:${key}`, text));
  must(
    all.every((thing) => thing !== undefined && thing.name.length <= 120),
    'it is not told, or at length',
  );
  const known = all.find((thing) => thing && ['besvarelse', 'plan', 'workshop'].includes(thing.kind));
  return known ? { kind: 'taken', written: '', value: known } : refused('unreadable');
}

/** A workshop as another window tells of it. */
const told = (text: string) => JSON.stringify({ kind: 'state', text, kept: true, forgetful: false });

export const READERS: readonly Reader[] = [
  ...SMALL_READERS,
  { name: 'besvarelse', seeds: RESPONSES, read: readResponse, inputs: 42_000, strict: true },
  { name: 'any besvarelse', seeds: RESPONSES, read: readAnyResponse, inputs: 5_000, strict: true },
  {
    name: 'plan',
    seeds: [encodePlan(PLAN), encodePlan(EMPTY_PLAN)],
    read: readPlan,
    inputs: 25_000,
    strict: true,
  },
  { name: 'the shelf', seeds: SHELVED, read: readShelved, inputs: 10_000, strict: true },
  { name: 'the one file', seeds: FILES, read: readFile, inputs: 12_000, strict: true },
  { name: 'notes in a link', seeds: [NOTES], read: readLinkNotes, inputs: 12_000, strict: true },
  {
    name: 'plan in a link',
    seeds: [encodePlan(PLAN), encodePlan(EMPTY_PLAN)],
    read: readLinkedPlan,
    inputs: 8000,
    strict: true,
  },
  {
    name: 'workshop',
    seeds: [encodeWorkshop(workshopOf(ids)), ...WORKSHOPS],
    read: readWorkshop,
    inputs: 26_000,
    strict: true,
  },
  {
    name: 'what a key holds',
    seeds: [RESPONSES[0], encodePlan(PLAN), encodeWorkshop(workshopOf(ids)), ...SHELVED],
    read: readStored,
    inputs: 6000,
    strict: true,
  },
  {
    name: "a window's message",
    seeds: ['{"kind":"who"}', '{"kind":"here","window":"vaeg"}', told(encodeWorkshop(workshopOf(['en'])))],
    read: readWindowMessage,
    inputs: 15_000,
    strict: true,
  },
  {
    name: 'svarkode or its link',
    seeds: [...CODES, ...LINKS, WRAPPED],
    read: readCode,
    inputs: 16_000,
    strict: false,
  },
  { name: 'pasted svarkoder', seeds: PASTED, read: readPasted, inputs: 5_000, strict: false },
  {
    name: 'both roles in a link',
    seeds: [bothInAddress([CODES[0], CODES[1] ?? '']), `${CODES[1]}%2B${CODES[0]}`],
    read: readBothRoles,
    inputs: 6000,
    strict: false,
  },
  {
    name: 'before and now in a link',
    seeds: [
      `koder=${CODES[0]}.20250503+${CODES[0]}.20261105`,
      `koder%3D${CODES[0]}.20250503%2B${CODES[0]}.20240229`,
    ],
    read: readBeforeAndNow,
    inputs: 6000,
    strict: false,
  },
  { name: 'a result in a link', seeds: RESULTS, read: readResult, inputs: 8000, strict: true },
  {
    name: 'number of people',
    seeds: ['0', '7', '12', '500', ' 3 ', '-2', '2,5'],
    read: readCount,
    inputs: 8_000,
    strict: false,
  },
  { name: 'form of paper', seeds: ['0123iv-42', '0 1.2-3–4'], read: readPaper, inputs: 5_000, strict: false },
  {
    name: 'id in the address',
    seeds: ['w1', 'w1x9k2', 'data-aftalt-foer-moedet'],
    read: readId,
    inputs: 8_000,
    strict: false,
  },
  {
    name: 'names in the address',
    seeds: ['a,b-c', 'f%C3%B8r%2Cefter'],
    read: readNames,
    inputs: 5_000,
    strict: false,
  },
];
