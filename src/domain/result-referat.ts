// The result of one response as a referat and as a table: the same facts as on the page.
import type { Element } from '../schemas/shared';
import { type Answer, answerOf, isLevel } from './answer';
import type { CsvTable } from './csv';
import { hundredths } from './decimals';
import type { GroupElementScore } from './group';
import { type Block, heading, list, type Passage, paragraph, passage, type Referat, said } from './referat';
import type { Response } from './response';
import { answerWords, coverageWords, noScoreWords, nothingWords, type ResultTexts } from './result-words';
import { type ElementScore, scoreElement } from './score';
import { strengths, suggestFokuspunkter } from './suggest';
import { fill } from './text';

const ELEMENTS: readonly Element[] = ['data', 'sparring', 'indsatser'];

/** A statement as a result names it. */
export interface Statement {
  readonly id: string;
  readonly element: Element;
  readonly fokuspunkt: string;
  readonly label: string;
}

/** The words of a result beyond those of answers and scores; content/ui/tjek.json has them. */
type ResultWord =
  | 'title'
  | 'lead'
  | 'profile'
  | 'scoreOf'
  | 'talkQuestion'
  | 'answers'
  | 'tableElement'
  | 'tableStatement'
  | 'tableAnswer'
  | 'tableScore'
  | 'tableBand'
  | 'tableCoverage'
  | 'noScore'
  | 'strengths'
  | 'noStrengths'
  | 'suggested'
  | 'whyAnswer'
  | 'arithmeticOne'
  | 'firstStep'
  | 'yourChoice'
  | 'rule'
  | 'ruleScore'
  | 'ruleNonAnswers'
  | 'ruleFocus'
  | 'ruleLimits';

/** What is said only where a result is taken along; content/ui/tag-med.json has it. */
export type TakenWords = Readonly<
  Record<
    | 'tjek'
    | 'role'
    | 'date'
    | 'wording'
    | 'level'
    | 'answerOf'
    | 'noteOf'
    | 'levelOf'
    | 'gap'
    | 'common'
    | 'notes'
    | 'ties',
    string
  >
>;

/** What a referat of a result needs besides the answers. */
export interface ResultAbout {
  /** The title of the tjek. */
  readonly title: string;
  readonly edition: string;
  /** The day of the answers, in words. */
  readonly date: string;
  readonly fokuspunkter: readonly {
    readonly id: string;
    readonly title: string;
    readonly firstStep: string;
  }[];
  readonly texts: ResultTexts & {
    readonly result: Readonly<Record<ResultWord, string>>;
    readonly form: { readonly note: string; readonly own: { readonly heading: string } };
  };
  readonly words: TakenWords;
}

/** The heading of a part of a result. */
export const part = (title: string): Passage => [heading(2, title)];

/** Which tjek, whose answers, and of which day. */
export const facts = ({ title, edition, date, words }: ResultAbout, role: string): Passage => [
  said(words.tjek, `${title}, ${edition}`),
  said(words.role, role),
  said(words.date, date),
];

/** How it was worked out. */
export const ruleBlocks = ({ texts: { result } }: ResultAbout): readonly Passage[] => [
  part(result.rule),
  [list([result.ruleScore, result.ruleNonAnswers, result.ruleFocus, result.ruleLimits])],
];

/** A fokuspunkt by id; one that the site has no more is called by it. */
export const fokuspunktOf = ({ fokuspunkter }: ResultAbout, id: string) =>
  fokuspunkter.find((fokuspunkt) => fokuspunkt.id === id) ?? { id, title: id, firstStep: '' };

/** The score of an element in words: the band and the number, or why there is none. */
export const scoreWords = (score: ElementScore | GroupElementScore, { texts }: ResultAbout): string =>
  score.kind === 'score'
    ? `${texts.bands[score.band]}, ${fill(texts.result.scoreOf, { score: score.score })}`
    : noScoreWords(texts, score);

function profileTable(response: Response, statements: readonly Statement[], about: ResultAbout): Block {
  const { texts } = about;
  const { result } = texts;
  const scores = ELEMENTS.map((element) => ({
    name: texts.elements[element].name,
    score: scoreElement(
      statements
        .filter((statement) => statement.element === element)
        .map(({ id }) => answerOf(response.answers, id)),
    ),
  }));
  return {
    kind: 'table',
    head: [result.tableElement, result.tableScore, result.tableBand, result.tableCoverage],
    rows: scores.map(({ name, score }) => [
      name,
      score.kind === 'score' ? String(score.score) : result.noScore,
      score.kind === 'score' ? texts.bands[score.band] : noScoreWords(texts, score),
      coverageWords(texts, score),
    ]),
    text: scores
      .map(({ name, score }) => `${name}: ${scoreWords(score, about)} (${coverageWords(texts, score)})`)
      .join('\n'),
  };
}

/** The note to a statement; '' when there is none. */
export const noteOf = ({ notes }: Response, id: string): string =>
  Object.hasOwn(notes, id) ? (notes[id] ?? '') : '';

/** The reader's own statements beside the others, with what was answered and noted. */
function answersTable(
  rows: readonly { readonly name: string; readonly answer: string; readonly note: string }[],
  { texts }: ResultAbout,
): Block {
  const noted = rows.some(({ note }) => note !== '');
  const { tableStatement, tableAnswer } = texts.result;
  return {
    kind: 'table',
    head: [tableStatement, tableAnswer, ...(noted ? [texts.form.note] : [])],
    rows: rows.map(({ name, answer, note }) => [name, answer, ...(noted ? [note] : [])]),
    text: rows
      .map(({ name, answer, note }) =>
        [`${name}: ${answer}`, note && `${texts.form.note}: ${note}`].filter(Boolean).join('\n'),
      )
      .join('\n'),
  };
}

/** What it means that two fokuspunkter have the same number, where any have. */
export const tieWords = (
  suggested: readonly { readonly tied: boolean }[],
  { words }: ResultAbout,
): Passage[] => (suggested.some(({ tied }) => tied) ? [[paragraph(words.ties)]] : []);

function suggestionPassages(
  response: Response,
  statements: readonly Statement[],
  about: ResultAbout,
): readonly Passage[] {
  const { result, levels } = about.texts;
  const { shown, rest } = suggestFokuspunkter(statements, response.answers);
  if (shown.length === 0) {
    const given = statements.map(({ id }) => answerOf(response.answers, id));
    return [[paragraph(nothingWords(about.texts, given))]];
  }
  const all = [...shown, ...rest];
  const suggested = all.map(({ fokuspunkt, need, because, rank }) => {
    const { title, firstStep } = fokuspunktOf(about, fokuspunkt);
    const why = because.map(({ udsagn, level: given }) =>
      fill(result.whyAnswer, {
        statement: statements.find(({ id }) => id === udsagn)?.label ?? '',
        answer: levels[given] ?? '',
        level: given,
      }),
    );
    const { numerator, denominator } = need;
    const sum = fill(result.arithmeticOne, {
      sum: denominator - numerator,
      max: denominator,
      need: hundredths(numerator / denominator),
    });
    return passage(
      heading(3, title, rank),
      said(result.firstStep, firstStep.trim()),
      paragraph([...why, sum].join(' ')),
    );
  });
  return [...tieWords(all, about), ...suggested];
}

/** The result of one response as a referat. @param statements those of its tjek, in order */
export function resultReferat(
  response: Response,
  statements: readonly Statement[],
  about: ResultAbout,
): Referat {
  const { texts } = about;
  const { result, form } = texts;
  const strong = strengths(statements, response.answers);
  const answered = statements.some(({ id }) => isLevel(answerOf(response.answers, id)));
  const chosen = about.fokuspunkter.filter(({ id }) => response.choices[id] === 'valgt');
  const rows = statements.map(({ id, label }) => ({
    name: label,
    answer: answerWords(texts, answerOf(response.answers, id)),
    note: noteOf(response, id),
  }));
  const own = response.own.map(({ text, answer: given, note }) => ({
    name: text,
    answer: answerWords(texts, given ?? undefined),
    note,
  }));
  return {
    title: `${result.title}: ${about.title}`,
    passages: [
      facts(about, texts.roles[response.role]),
      [paragraph(result.lead)],
      part(result.profile),
      [profileTable(response, statements, about)],
      [paragraph(result.talkQuestion)],
      part(result.answers),
      [answersTable(rows, about)],
      ...(own.length > 0 ? [part(form.own.heading), [answersTable(own, about)]] : []),
      part(result.suggested),
      ...suggestionPassages(response, statements, about),
      ...(chosen.length > 0 ? [part(result.yourChoice), [list(chosen.map(({ title }) => title))]] : []),
      ...(answered ? [part(result.strengths)] : []),
      ...(answered
        ? [
            strong.length > 0
              ? [list(statements.filter(({ id }) => strong.includes(id)).map(({ label }) => label))]
              : [paragraph(result.noStrengths)],
          ]
        : []),
      ...ruleBlocks(about),
    ],
  };
}

/** A level as a number for a table; no other answer is one. */
export const numberOf = (given: Answer | undefined): number | undefined =>
  isLevel(given) ? given : undefined;

/** The answers of one response as a table, one statement in each row; the reader's own statements have no element. */
export function resultTable(
  response: Response,
  statements: readonly (Statement & { readonly text: string })[],
  { texts, words }: ResultAbout,
): CsvTable {
  const { result, form } = texts;
  const { tableElement, tableStatement, tableAnswer } = result;
  const role = texts.roles[response.role];
  return [
    [tableElement, tableStatement, words.wording, words.role, tableAnswer, words.level, form.note],
    ...statements.map(({ id, element, label, text }) => {
      const given = answerOf(response.answers, id);
      return [
        texts.elements[element].name,
        label,
        text,
        role,
        answerWords(texts, given),
        numberOf(given),
        noteOf(response, id),
      ];
    }),
    ...response.own.map(({ text, answer: given, note }) => [
      form.own.heading,
      text,
      text,
      role,
      answerWords(texts, given ?? undefined),
      numberOf(given ?? undefined),
      note,
    ]),
  ];
}
