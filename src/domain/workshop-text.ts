// The result sheet of a workshop in words, as a referat and as a table: what people wrote, exactly as written.
import type { Role } from '../schemas/shared';
import type { CsvTable } from './csv';
import { decimal } from './decimals';
import { slugOf } from './file-name';
import type { Fraction } from './fraction';
import { toNumber } from './fraction-arithmetic';
import { level } from './gap-words';
import { levelAnswers, standardDeviation, type Tally, variance } from './group';
import { type Block, heading, list, type Passage, paragraph, passage, type Referat, said } from './referat';
import { answerWords, noScoreWords, type ResultTexts } from './result-words';
import type { GroupSuggestion } from './suggest-group';
import { fill } from './text';
import { type Agreed, type Way, WORKSHOP_ROLES, type Workshop, type WorkshopPlan } from './workshop';
import { type ElementResult, numberOf, responsesIn } from './workshop-result';
import type { Sheet, SheetRow } from './workshop-sheet';

/** The words that the sheet is written with; src/islands/workshop-data.ts carries them. */
export interface SheetWords {
  readonly texts: ResultTexts;
  readonly workshop: {
    readonly disagree: string;
    readonly small: string;
    readonly roleDefinite: Readonly<Record<Role, string>>;
    readonly ways: Readonly<Record<Way, { readonly name: string }>>;
    readonly steps: Readonly<Record<string, { readonly name: string }>>;
  };
  readonly start: {
    readonly list: { readonly unnamed: string };
    readonly result: Readonly<Record<ResultWord, string>>;
  };
}

type ResultWord =
  | 'title'
  | 'lead'
  | 'date'
  | 'tjek'
  | 'ways'
  | 'took'
  | 'roomOne'
  | 'roomUnknown'
  | 'came'
  | 'agreements'
  | 'noneChosen'
  | 'firstStep'
  | 'who'
  | 'when'
  | 'stops'
  | 'notPlanned'
  | 'unknownFokus'
  | 'profile'
  | 'noProfile'
  | 'score'
  | 'common'
  | 'tooFewTaken'
  | 'statements'
  | 'mean'
  | 'role'
  | 'element'
  | 'statement'
  | 'n'
  | 'spreadRole'
  | 'spreadBoth'
  | 'gapLevels'
  | 'blank'
  | 'noAnswers'
  | 'gap'
  | 'noGap'
  | 'spread'
  | 'agreed'
  | 'notAgreed'
  | 'notTaken'
  | 'note'
  | 'ownNote'
  | 'ownNotes'
  | 'disagreed'
  | 'noneDisagreed'
  | 'suggested'
  | 'noneSuggested'
  | 'byGap'
  | 'why'
  | 'whyGap'
  | 'whyHidden'
  | 'votes'
  | 'votesFor'
  | 'noVotes'
  | 'left'
  | 'list'
  | 'madeWith';

/** What else the sheet needs to know. */
export interface SheetAbout {
  readonly tjek: string;
  /** The day it was last changed, in words. */
  readonly date: string;
  readonly fokuspunkter: readonly { readonly id: string; readonly title: string }[];
  readonly words: SheetWords;
  /** Whether the facilitator's own notes are taken along. */
  readonly withNotes: boolean;
}

/** Names in a row: »Data, Sparring og Indsatser«. */
export function listed(names: readonly string[], { start }: Pick<SheetWords, 'start'>): string {
  const [last = '', ...others] = names.toReversed();
  return others.length === 0 ? last : fill(start.result.list, { list: others.toReversed().join(', '), last });
}

/** The title of a fokuspunkt, or words for one that the site no longer has. */
export const fokusTitle = ({ fokuspunkter, words }: SheetAbout, id: string): string =>
  fokuspunkter.find((fokuspunkt) => fokuspunkt.id === id)?.title ?? words.start.result.unknownFokus;

/** When, on what and with whom, each with its name. */
export function sheetFacts(
  { workshop }: Sheet,
  { words, tjek, date }: SheetAbout,
): [name: string, fact: string][] {
  const { result } = words.start;
  const came = responsesIn(workshop);
  const role = (template: string, n: (role: Role) => number) =>
    WORKSHOP_ROLES.filter((one) => n(one) > 0).map((one) =>
      fill(template, { role: words.texts.roles[one], n: n(one) }),
    );
  const room = role(result.roomOne, (one) => numberOf(workshop.room[one])).join(', ');
  const ways = workshop.ways.map((way) => words.workshop.ways[way].name).join(', ');
  const responses = role(result.came, (one) => came[one]).join(', ');
  return [
    [result.date, date],
    [result.tjek, `${tjek}, ${workshop.edition}`],
    [result.took, room || result.roomUnknown],
    [result.ways, [ways, responses].filter(Boolean).join('. ')],
  ];
}

/** Every answer that is counted, in the order of `tallyCounts`. */
export const tallyNames = ({ texts, start }: SheetWords): readonly string[] => [
  ...texts.levels,
  texts.nonAnswers['ikke-relevant'],
  texts.nonAnswers['ved-ikke'],
  start.result.blank,
];

/** How many gave each answer, in the order of `tallyNames`. */
export const tallyCounts = (tally: Tally): readonly number[] => [
  ...tally.counts,
  tally['ikke-relevant'],
  tally['ved-ikke'],
  tally.blank,
];

/** The roles whose answers to a statement may be shown. */
export const shownRoles = (
  { tally }: Pick<SheetRow, 'tally'>,
  { hidden }: Pick<Sheet, 'hidden'>,
): readonly Role[] =>
  WORKSHOP_ROLES.filter((role) => !hidden.includes(role) || levelAnswers(tally[role]) > 0);

/** How many gave each answer that somebody gave: »2 I høj grad, 1 Ved ikke«. */
export function tallyWords(tally: Tally, words: SheetWords): string {
  const names = tallyNames(words);
  const given = tallyCounts(tally).flatMap((n, index) => (n > 0 ? [`${n} ${names[index]}`] : []));
  return given.join(', ') || words.start.result.noAnswers;
}

/** How far the roles are from each other and how much the answers differ; '' where there is no level answer. */
export function spreadWords(
  { means, spread }: Pick<SheetRow, 'means' | 'spread'>,
  { start }: SheetWords,
): string {
  const { gap, noGap, spread: words } = start.result;
  return [
    means.gap && (means.gap.numerator === 0n ? noGap : fill(gap, { n: level(means.gap) })),
    spread !== undefined && fill(words, { n: decimal(spread) }),
  ]
    .filter(Boolean)
    .join(', ')
    .replace(/^./, (first) => first.toUpperCase());
}

/** A statement with much disagreement, and how much. */
export function disagreedWords({ rows }: Sheet, udsagn: string, words: SheetWords): string {
  const row = rows.find(({ statement }) => statement.id === udsagn);
  return row ? `${row.statement.label}. ${spreadWords(row, words)}.` : udsagn;
}

/** What was agreed, in words. */
export function agreedWords(answer: Agreed['answer'], { texts, workshop, start }: SheetWords): string {
  if (answer === null) return start.result.notAgreed;
  if (answer === 'uenige') return workshop.disagree;
  return answerWords(texts, answer);
}

/** The score of a role or of both, or why there is none. */
export function scoreWords(
  score: ElementResult[Role] | ElementResult['common'],
  { texts, start }: SheetWords,
): string {
  if (!score) return '';
  const { result } = start;
  if (!('kind' in score) || score.kind === 'score')
    return fill(result.score, { band: texts.bands[score.band], score: score.score });
  if (score.counts.total === 1) return result.tooFewTaken;
  if (score.kind === 'too-few-relevant') return result.tooFewTaken;
  return noScoreWords(texts, score);
}

/** Why a fokuspunkt is suggested, without the numbers where they would tell what one person answered. */
export function whyWords(suggestion: GroupSuggestion, sheet: Sheet, { words }: SheetAbout): string {
  const { result } = words.start;
  const labels = suggestion.because.map(({ udsagn }) => {
    const label = sheet.rows.find(({ statement }) => statement.id === udsagn)?.statement.label ?? '';
    return `»${label}«`;
  });
  if (sheet.hidden.length > 0) {
    const roles = sheet.hidden.map((role) => words.workshop.roleDefinite[role]);
    return fill(result.whyHidden, { role: listed(roles, words) });
  }
  return [
    fill(result.why, {
      need: decimal(toNumber(suggestion.need)),
      mean: level(suggestion.mean),
      statements: listed(labels, words),
    }),
    suggestion.gap && fill(result.whyGap, { gap: level(suggestion.gap) }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** A note of the facilitator's own. */
export interface OwnNote {
  /** The statement or the step that it is to, in words. */
  readonly about: string;
  /** The statement's id; undefined for a step that is about none. */
  readonly udsagn: string | undefined;
  readonly note: string;
}

/** The facilitator's notes in the order of the workshop, those to steps first. */
export function ownNotes(sheet: Sheet, { words }: SheetAbout): OwnNote[] {
  const { steps } = words.workshop;
  const order = [...Object.keys(steps), ...sheet.workshop.asked];
  const statements = [...sheet.rows.map(({ statement }) => statement), ...sheet.left];
  return Object.entries(sheet.workshop.notes)
    .filter(([, note]) => note.trim() !== '')
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([key, note]) => {
      const statement = statements.find(({ id }) => id === key);
      const step = Object.hasOwn(steps, key) ? steps[key]?.name : undefined;
      return { about: statement?.label ?? step ?? key, udsagn: statement?.id, note };
    });
}

function planPassage(plan: WorkshopPlan, index: number, about: SheetAbout): Passage {
  const { result } = about.words.start;
  const fields = [
    [result.firstStep, plan.step],
    [result.who, plan.who],
    [result.when, plan.when],
    [result.stops, plan.stops],
  ] as const;
  const written = fields.filter(([, text]) => text.trim() !== '').map(([name, text]) => said(name, text));
  return [
    heading(3, fokusTitle(about, plan.id), index + 1),
    ...(written.length > 0 ? written : [paragraph(result.notPlanned)]),
  ];
}

/** The answers of the roles to one statement; those of a role that has too few to be shown are left out. */
function tallyTable(row: SheetRow, sheet: Sheet, { words }: SheetAbout): Block | undefined {
  const { texts, start } = words;
  const { result } = start;
  const roles = shownRoles(row, sheet);
  if (roles.length === 0) return undefined;
  return {
    kind: 'table',
    head: [result.role, ...tallyNames(words), result.mean],
    rows: roles.map((role) => {
      const mean = row.means[role];
      return [texts.roles[role], ...tallyCounts(row.tally[role]).map(String), mean ? level(mean) : '–'];
    }),
    text: roles
      .map((role) => {
        const mean = row.means[role];
        const average = mean ? `. ${result.mean} ${level(mean)}` : '';
        return `${texts.roles[role]}: ${tallyWords(row.tally[role], words)}${average}`;
      })
      .join('\n'),
  };
}

function rowPassage(row: SheetRow, sheet: Sheet, about: SheetAbout): Passage {
  const { words } = about;
  const { result } = words.start;
  const spread = spreadWords(row, words);
  return passage(
    heading(3, row.statement.label),
    tallyTable(row, sheet, about),
    spread && paragraph(spread),
    row.taken || row.agreed.answer !== null
      ? said(result.agreed, agreedWords(row.agreed.answer, words))
      : paragraph(result.notTaken),
    row.agreed.note.trim() !== '' && said(result.note, row.agreed.note),
  );
}

function profileTable(profile: Sheet['profile'], words: SheetWords): Block {
  const { texts, start } = words;
  const rows = profile.map(({ element, common, ...scores }) => [
    texts.elements[element].name,
    ...WORKSHOP_ROLES.map((role) => scoreWords(scores[role], words)),
    scoreWords(common, words),
  ]);
  const columns = [...WORKSHOP_ROLES.map((role) => texts.roles[role]), start.result.common];
  return {
    kind: 'table',
    head: [start.result.element, ...columns],
    rows,
    text: rows
      .map(([name = '', ...cells]) =>
        [name, ...cells.flatMap((cell, index) => (cell ? [`${columns[index]}: ${cell}`] : []))].join('\n'),
      )
      .join('\n\n'),
  };
}

/** The sheet as a referat: what people wrote, exactly as written. */
export function sheetReferat(sheet: Sheet, about: SheetAbout): Referat {
  const { words } = about;
  const { result } = words.start;
  const notes = about.withNotes ? ownNotes(sheet, about) : [];
  const part = (title: string) => [heading(2, title)];
  const listOr = (items: readonly (readonly string[])[], none: string): Passage => [
    items.length > 0 ? { kind: 'list', items } : paragraph(none),
  ];
  return {
    title: `${result.title}: ${sheet.workshop.name || words.start.list.unnamed}`,
    passages: [
      sheetFacts(sheet, about).map(([name, fact]) => said(name, fact)),
      [paragraph(result.lead)],
      part(result.agreements),
      ...(sheet.plans.length > 0
        ? sheet.plans.map((plan, index) => planPassage(plan, index, about))
        : [[paragraph(result.noneChosen)]]),
      part(result.profile),
      [sheet.profile.length > 0 ? profileTable(sheet.profile, words) : paragraph(result.noProfile)],
      part(result.statements),
      ...sheet.hidden.map((role) => [
        paragraph(fill(words.workshop.small, { role: words.workshop.roleDefinite[role] })),
      ]),
      ...sheet.rows.map((row) => rowPassage(row, sheet, about)),
      part(result.disagreed),
      listOr(
        sheet.disagreed.map((id) => [disagreedWords(sheet, id, words)]),
        result.noneDisagreed,
      ),
      part(result.suggested),
      listOr(
        sheet.suggested.map((one) => [fokusTitle(about, one.fokuspunkt), whyWords(one, sheet, about)]),
        result.noneSuggested,
      ),
      part(result.votes),
      listOr(
        sheet.candidates.map(({ fokuspunkt, votes }) => [
          fill(result.votesFor, { title: fokusTitle(about, fokuspunkt), n: votes }),
        ]),
        result.noVotes,
      ),
      ...(sheet.left.length > 0 ? [part(result.left), [list(sheet.left.map(({ label }) => label))]] : []),
      ...(notes.length > 0 ? [part(result.ownNotes)] : []),
      ...notes.map(({ about: name, note }) => [heading(3, name), paragraph(note)]),
      [paragraph(result.madeWith)],
    ],
  };
}

/** The sheet as a table with a row for each statement and role, with everything that may be shown of it. */
export function sheetTable(sheet: Sheet, { words }: SheetAbout): CsvTable {
  const { texts, start } = words;
  const { result } = start;
  const number = (value: Fraction | undefined) => value && toNumber(value);
  return [
    [
      result.element,
      result.statement,
      result.role,
      result.n,
      ...tallyNames(words),
      result.mean,
      result.spreadRole,
      result.spreadBoth,
      result.gapLevels,
      result.agreed,
      result.note,
    ],
    ...sheet.rows.flatMap((row) =>
      shownRoles(row, sheet).map((role) => {
        const tally = row.tally[role];
        const own = variance(tally);
        return [
          texts.elements[row.statement.element].name,
          row.statement.label,
          texts.roles[role],
          levelAnswers(tally),
          ...tallyCounts(tally),
          number(row.means[role]),
          own && standardDeviation(own),
          row.spread,
          number(row.means.gap),
          agreedWords(row.agreed.answer, words),
          row.agreed.note,
        ];
      }),
    ),
  ];
}

/** What a workshop's files are called, without their ending: by what it is, its name and the day it was last changed. */
export function workshopFileStem({ name, updated }: Pick<Workshop, 'name' | 'updated'>): string {
  const slug = slugOf(name);
  const parts = [slug.startsWith('workshop') ? '' : 'workshop', slug, updated.slice(0, 10)];
  return parts.filter(Boolean).join('-');
}

/** What a workshop's own file is called. */
export const workshopFileName = (workshop: Pick<Workshop, 'name' | 'updated'>): string =>
  `${workshopFileStem(workshop)}.json`;
