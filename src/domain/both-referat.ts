// Both roles' results side by side as a referat and as a table: the same facts as on the page.
import type { Element, Role } from '../schemas/shared';
import { answerOf } from './answer';
import type { CsvTable } from './csv';
import { hundredths } from './decimals';
import { toNumber } from './fraction-arithmetic';
import { type GapTexts, gapWords, level } from './gap-words';
import {
  agreedStrengths,
  agreedWeak,
  commonScore,
  meansOf,
  mostDisagreed,
  scoreGroupElement,
  talliesOf,
  tallyAt,
} from './group';
import {
  answer,
  type Block,
  heading,
  list,
  type Passage,
  paragraph,
  passage,
  type Referat,
  said,
} from './referat';
import type { Response } from './response';
import {
  facts,
  fokuspunktOf,
  noteOf,
  numberOf,
  part,
  type ResultAbout,
  ruleBlocks,
  type Statement,
  scoreWords,
  tieWords,
} from './result-referat';
import { answerWords } from './result-words';
import { suggestForGroup } from './suggest-group';
import { fill } from './text';

const ELEMENTS: readonly Element[] = ['data', 'sparring', 'indsatser'];
const ROLES = ['forvaltning', 'skoleledelse'] as const satisfies readonly Role[];

/** The words of both roles side by side; content/ui/both.json has them. */
export interface BothTexts
  extends GapTexts,
    Readonly<
      Record<
        | 'title'
        | 'profile'
        | 'common'
        | 'talk'
        | 'talkLead'
        | 'talkNone'
        | 'ask'
        | 'picture'
        | 'tableGap'
        | 'bothStrong'
        | 'bothStrongNone'
        | 'bothWeak'
        | 'bothWeakNone'
        | 'suggested'
        | 'suggestedLead'
        | 'suggestedNone'
        | 'byGap'
        | 'arithmetic'
        | 'arithmeticGap',
        string
      >
    > {}

/** What a referat of both roles needs besides the answers. */
export interface BothAbout extends ResultAbout {
  readonly both: BothTexts;
}

/** A statement with a question to begin with. */
type Asked = Statement & { readonly prompt: string };

function bothProfile(
  responses: readonly Response[],
  statements: readonly Statement[],
  about: BothAbout,
): Block {
  const { texts, both } = about;
  const tallies = talliesOf(statements, responses);
  const rows = ELEMENTS.map((element) => {
    const here = statements.filter((statement) => statement.element === element);
    const score = (role: Role) => scoreGroupElement(here.map(({ id }) => tallyAt(tallies, id)[role]));
    const [f, s] = [score('forvaltning'), score('skoleledelse')];
    const common = commonScore(f, s);
    return [
      texts.elements[element].name,
      scoreWords(f, about),
      scoreWords(s, about),
      common ? fill(both.common, { score: common.score }) : '',
    ];
  });
  const columns = ROLES.map((role) => texts.roles[role]);
  return {
    kind: 'table',
    head: [texts.result.tableElement, ...columns, about.words.common],
    rows,
    text: rows
      .map(([name = '', f = '', s = '', common = '']) =>
        [name, `${columns[0]}: ${f}`, `${columns[1]}: ${s}`, common].filter(Boolean).join('\n'),
      )
      .join('\n\n'),
  };
}

/** One statement, what each role answered and noted, how far they are apart and what to ask. */
function talkPassage(statement: Asked, responses: readonly Response[], about: BothAbout): Passage {
  const { texts, both } = about;
  const means = meansOf(tallyAt(talliesOf([statement], responses), statement.id));
  return passage(
    heading(3, statement.label),
    ...responses.flatMap((response) => {
      const note = noteOf(response, statement.id);
      const role = texts.roles[response.role];
      return [
        said(role, answerWords(texts, answerOf(response.answers, statement.id))),
        note !== '' && said(fill(about.words.noteOf, { role }), note),
      ];
    }),
    paragraph(`${gapWords({ both }, means)}. ${both.ask} ${texts.result.talkQuestion} ${statement.prompt}`),
  );
}

function bothTable(
  responses: readonly Response[],
  statements: readonly Statement[],
  { texts, both }: BothAbout,
): Block {
  const tallies = talliesOf(statements, responses);
  const columns = responses.map(({ role }) => texts.roles[role]);
  const rows = statements.map(({ id, label }) => [
    label,
    ...responses.map(({ answers }) => answerWords(texts, answerOf(answers, id))),
    gapWords({ both }, meansOf(tallyAt(tallies, id))),
  ]);
  return {
    kind: 'table',
    head: [texts.result.tableStatement, ...columns, both.tableGap],
    rows,
    text: rows
      .map(([label = '', ...cells]) => {
        const gap = cells.at(-1) ?? '';
        return [label, ...columns.map((role, index) => `${role}: ${cells[index]}`), `${gap}.`].join('\n');
      })
      .join('\n\n'),
  };
}

function bothSuggestions(
  responses: readonly Response[],
  statements: readonly Statement[],
  about: BothAbout,
): readonly Passage[] {
  const { both, texts } = about;
  const { shown, rest } = suggestForGroup(statements, talliesOf(statements, responses));
  if (shown.length === 0) return [[paragraph(both.suggestedNone)]];
  const all = [...shown, ...rest];
  return [
    [paragraph(both.suggestedLead)],
    ...tieWords(all, about),
    ...all.map(({ fokuspunkt, reason, mean, need, gap, rank }) => {
      const { title, firstStep } = fokuspunktOf(about, fokuspunkt);
      return passage(
        heading(3, title, rank),
        reason === 'forskel' && paragraph(`${both.byGap}.`),
        said(texts.result.firstStep, firstStep.trim()),
        paragraph(
          [
            fill(both.arithmetic, { mean: level(mean), need: hundredths(toNumber(need)) }),
            gap && fill(both.arithmeticGap, { gap: level(gap) }),
          ]
            .filter(Boolean)
            .join(' '),
        ),
      );
    }),
  ];
}

/** Both roles' results as a referat. @param responses one of each role */
export function bothReferat(
  responses: readonly Response[],
  statements: readonly Asked[],
  about: BothAbout,
): Referat {
  const { both, texts } = about;
  const tallies = talliesOf(statements, responses);
  const talk = mostDisagreed(statements, tallies).shown.flatMap(({ udsagn }) =>
    statements.filter(({ id }) => id === udsagn),
  );
  const agreed = (ids: readonly string[], none: string): Passage => [
    ids.length > 0
      ? list(statements.filter(({ id }) => ids.includes(id)).map(({ label }) => label))
      : paragraph(none),
  ];
  const noted = responses.flatMap((response) =>
    statements
      .filter(({ id }) => noteOf(response, id) !== '' && !talk.some((one) => one.id === id))
      .map(({ id, label }) =>
        answer(`${label} (${texts.roles[response.role].toLowerCase()})`, noteOf(response, id)),
      ),
  );
  return {
    title: `${both.title}: ${about.title}`,
    passages: [
      facts(about, ROLES.map((role) => texts.roles[role]).join(', ')),
      [paragraph(texts.result.lead)],
      part(both.profile),
      [bothProfile(responses, statements, about)],
      part(both.talk),
      [paragraph(talk.length > 0 ? both.talkLead : both.talkNone)],
      ...talk.map((statement) => talkPassage(statement, responses, about)),
      part(both.picture),
      [bothTable(responses, statements, about)],
      ...(noted.length > 0 ? [part(about.words.notes), ...noted.map((block) => [block])] : []),
      part(both.bothStrong),
      agreed(agreedStrengths(statements, tallies), both.bothStrongNone),
      part(both.bothWeak),
      agreed(agreedWeak(statements, tallies), both.bothWeakNone),
      part(both.suggested),
      ...bothSuggestions(responses, statements, about),
      ...ruleBlocks(about),
    ],
  };
}

/** Both roles' answers as a table, one statement in each row. @param responses one of each role */
export function bothRolesTable(
  responses: readonly Response[],
  statements: readonly Statement[],
  { texts, words }: BothAbout,
): CsvTable {
  const tallies = talliesOf(statements, responses);
  const { tableElement, tableStatement } = texts.result;
  return [
    [
      tableElement,
      tableStatement,
      ...responses.flatMap(({ role }) =>
        [words.answerOf, words.levelOf, words.noteOf].map((word) => fill(word, { role: texts.roles[role] })),
      ),
      words.gap,
    ],
    ...statements.map(({ id, element, label }) => {
      const { gap } = meansOf(tallyAt(tallies, id));
      return [
        texts.elements[element].name,
        label,
        ...responses.flatMap((response) => {
          const given = answerOf(response.answers, id);
          return [answerWords(texts, given), numberOf(given), noteOf(response, id)];
        }),
        gap && toNumber(gap),
      ];
    }),
  ];
}
