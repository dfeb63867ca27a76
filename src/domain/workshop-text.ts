// The result sheet of a workshop in words, and as plain text for a referat: what people wrote, exactly as written.
import type { Element, Role } from '../schemas/shared';
import { type Answer, isLevel } from './answer';
import { type Fraction, toNumber } from './fraction';
import { levelAnswers, type Tally } from './group';
import type { GroupSuggestion } from './suggest-group';
import { decimal, fill } from './text';
import { type Agreed, type Way, WORKSHOP_ROLES, type Workshop, type WorkshopPlan } from './workshop';
import { type ElementResult, numberOf, responsesIn } from './workshop-result';
import type { Sheet, SheetRow } from './workshop-sheet';

/** The words that the sheet is written with; src/islands/workshop-data.ts carries them. */
export interface SheetWords {
  readonly texts: {
    readonly roles: Readonly<Record<Role, string>>;
    readonly elements: Readonly<Record<Element, { readonly name: string }>>;
    readonly levels: readonly string[];
    readonly nonAnswers: Readonly<Record<'ikke-relevant' | 'ved-ikke', string>>;
    readonly bands: Readonly<Record<'mest-at-hente' | 'paa-vej' | 'styrke', string>>;
    readonly result: {
      readonly missingOne: string;
      readonly missingMany: string;
      readonly noneRelevant: string;
    };
  };
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

const level = (value: Fraction): string => decimal(toNumber(value));

/** Names in a row: »Data, Sparring og Indsatser«. */
export function listed(names: readonly string[], { start }: Pick<SheetWords, 'start'>): string {
  const [last = '', ...others] = names.toReversed();
  return others.length === 0 ? last : fill(start.result.list, { list: others.toReversed().join(', '), last });
}

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

/** How many gave each answer that somebody gave: »2 I høj grad, 1 Ved ikke«. */
export function tallyWords(tally: Tally, { texts, start }: SheetWords): string {
  const given = [
    ...tally.counts.map((n, index) => [n, texts.levels[index] ?? ''] as const),
    [tally['ikke-relevant'], texts.nonAnswers['ikke-relevant']] as const,
    [tally['ved-ikke'], texts.nonAnswers['ved-ikke']] as const,
    [tally.blank, start.result.blank] as const,
  ].filter(([n]) => n > 0);
  return given.map(([n, name]) => `${n} ${name}`).join(', ') || start.result.noAnswers;
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
  return answerName(answer, texts);
}

const answerName = (answer: Answer, texts: SheetWords['texts']): string =>
  isLevel(answer) ? (texts.levels[answer] ?? '') : texts.nonAnswers[answer];

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
  if (score.kind === 'none-relevant') return texts.result.noneRelevant;
  if (score.kind === 'too-few-relevant') return result.tooFewTaken;
  const { missing } = score;
  return missing === 1 ? texts.result.missingOne : fill(texts.result.missingMany, { n: missing });
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

const paragraphs = (parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => part !== false && part !== undefined && part !== '').join('\n\n');
const lines = (parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => part !== false && part !== undefined && part !== '').join('\n');

function planText(plan: WorkshopPlan, index: number, about: SheetAbout): string {
  const { result } = about.words.start;
  const fields = [
    [result.firstStep, plan.step],
    [result.who, plan.who],
    [result.when, plan.when],
    [result.stops, plan.stops],
  ] as const;
  const said = fields.filter(([, text]) => text.trim() !== '').map(([name, text]) => `${name}: ${text}`);
  return lines([
    `${index + 1}. ${fokusTitle(about, plan.id)}`,
    ...(said.length > 0 ? said : [result.notPlanned]),
  ]);
}

function rowText(row: SheetRow, sheet: Sheet, { words }: SheetAbout): string {
  const { result } = words.start;
  return lines([
    row.statement.label,
    ...WORKSHOP_ROLES.filter((role) => !sheet.hidden.includes(role) || levelAnswers(row.tally[role]) > 0).map(
      (role) => {
        const mean = row.means[role];
        const average = mean && `. ${result.mean} ${level(mean)}`;
        return `${words.texts.roles[role]}: ${tallyWords(row.tally[role], words)}${average ?? ''}`;
      },
    ),
    spreadWords(row, words),
    row.taken || row.agreed.answer !== null
      ? `${result.agreed}: ${agreedWords(row.agreed.answer, words)}`
      : result.notTaken,
    row.agreed.note.trim() !== '' && `${result.note}: ${row.agreed.note}`,
  ]);
}

/** The sheet as plain text, for a referat or an e-mail: what people wrote, exactly as written. */
export function sheetText(sheet: Sheet, about: SheetAbout): string {
  const { words } = about;
  const { result } = words.start;
  const notes = about.withNotes ? ownNotes(sheet, about) : [];
  return paragraphs([
    `${result.title}: ${sheet.workshop.name || words.start.list.unnamed}`,
    lines(sheetFacts(sheet, about).map(([name, fact]) => `${name}: ${fact}`)),
    result.lead,
    result.agreements.toUpperCase(),
    ...(sheet.plans.length > 0
      ? sheet.plans.map((plan, index) => planText(plan, index, about))
      : [result.noneChosen]),
    result.profile.toUpperCase(),
    ...(sheet.profile.length > 0
      ? sheet.profile.map((element) => profileText(element, words))
      : [result.noProfile]),
    result.statements.toUpperCase(),
    ...sheet.hidden.map((role) => fill(words.workshop.small, { role: words.workshop.roleDefinite[role] })),
    ...sheet.rows.map((row) => rowText(row, sheet, about)),
    result.disagreed.toUpperCase(),
    sheet.disagreed.map((id) => `- ${disagreedWords(sheet, id, words)}`).join('\n') || result.noneDisagreed,
    result.suggested.toUpperCase(),
    sheet.suggested
      .map((one) => `- ${fokusTitle(about, one.fokuspunkt)}\n  ${whyWords(one, sheet, about)}`)
      .join('\n') || result.noneSuggested,
    result.votes.toUpperCase(),
    sheet.candidates
      .map(({ fokuspunkt, votes }) => `- ${fokusTitle(about, fokuspunkt)}: ${votes}`)
      .join('\n') || result.noVotes,
    sheet.left.length > 0 && result.left.toUpperCase(),
    sheet.left.map((statement) => `- ${statement.label}`).join('\n'),
    notes.length > 0 && result.ownNotes.toUpperCase(),
    ...notes.map(({ about: name, note }) => `${name}\n${note}`),
    result.madeWith,
  ]);
}

function profileText({ element, common, ...scores }: ElementResult, words: SheetWords): string {
  return lines([
    words.texts.elements[element].name,
    ...WORKSHOP_ROLES.map((role) => `${words.texts.roles[role]}: ${scoreWords(scores[role], words)}`),
    common && `${words.start.result.common}: ${scoreWords(common, words)}`,
  ]);
}

const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  é: 'e',
  ü: 'u',
  ö: 'o',
  ä: 'a',
};

/** What a workshop's file is called: by what it is, its name and the day it was last changed. */
export function workshopFileName({ name, updated }: Pick<Workshop, 'name' | 'updated'>): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, (letter) => LETTERS[letter] ?? '-')
    .replace(/-+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  const parts = [slug.startsWith('workshop') ? '' : 'workshop', slug, updated.slice(0, 10)];
  return `${parts.filter(Boolean).join('-')}.json`;
}
