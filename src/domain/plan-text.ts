// The plan as a referat and as tables: what the reader typed, exactly as typed, under the words of the page.
import type { CsvTable } from './csv';
import {
  DECISIONS,
  type Decision,
  FOKUS_FIELDS,
  type FokusField,
  type FokusPlan,
  type Indsats,
  type MeetingResult,
  type MoedeField,
  type Plan,
  type Pointer,
  QUESTIONS,
  type Question,
  type Size,
  type Stage,
  type Task,
} from './plan';
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
import { fill } from './text';

interface Label {
  readonly label: string;
}

/** The words that the text is written with; content/ui/plan.json has them. */
export interface PlanWords {
  readonly common: { readonly firstStep: string; readonly unnamed: string; readonly blankFokus: string };
  readonly fokus: {
    readonly textTitle: string;
    readonly one: string;
    readonly tasks: string;
    readonly taskShort: Readonly<Record<'what' | 'who' | 'when', string>>;
    readonly unknown: string;
    readonly fields: Readonly<Record<FokusField, Label>>;
  };
  readonly indsatser: {
    readonly textTitle: string;
    readonly fields: Readonly<Record<'since' | 'involved' | 'signs', Label>>;
    readonly sizes: Readonly<Record<Size, string>>;
    readonly stages: Readonly<Record<Stage, string>>;
    readonly table: Readonly<Record<'name' | 'involved' | 'size' | 'signs' | 'stage' | 'decision', string>>;
    readonly decisions: Readonly<Record<Decision | '', Label & { readonly ask: string }>>;
    readonly questions: Readonly<Record<Question, Label>>;
  };
  readonly moede: {
    readonly fields: Readonly<Record<MoedeField, Label>>;
    readonly ask: Readonly<Record<'behind' | 'basis' | 'next', Label>>;
    readonly by: Readonly<Record<Pointer, string>>;
    readonly rolesAsk: string;
    readonly resultNumber: string;
    readonly agenda: Readonly<
      Record<
        | 'title'
        | 'opening'
        | 'results'
        | 'resultsAsk'
        | 'fokus'
        | 'fokusAsk'
        | 'indsatser'
        | 'indsatserAsk'
        | 'agreements'
        | 'agreementsAsk'
        | 'pointedOut'
        | 'point'
        | 'about'
        | 'question'
        | 'written',
        string
      >
    >;
  };
}

/** The words that the fokuspunkter of the plan are written with. */
export type FokusWords = Pick<PlanWords, 'common' | 'fokus'>;

/** What the plan needs to know of a fokuspunkt. */
export interface PlanFokuspunkt {
  readonly id: string;
  readonly title: string;
  readonly firstStep: string;
}

/** The five groups that the indsatser are laid out in, in the order of the page; undecided comes first, as it is what to talk about. */
export const BOARD = ['', ...DECISIONS] as const satisfies readonly (Decision | '')[];

/** The indsatser that a decision was made of, in the reader's order; '' those of which none was. */
export const decided = ({ indsatser }: Plan, decision: Decision | ''): readonly Indsats[] =>
  indsatser.list.filter((indsats) => indsats.decision === decision);

/** A task in one line: »what (who, when)«, without what was not said. */
export function taskLine({ what, who, when }: Task): string {
  const around = [who, when].filter(Boolean).join(', ');
  return [what, around && `(${around})`].filter(Boolean).join(' ');
}

/** The fields of a plan in the order of the page, or, where there is no plan, of an empty form. What makes room stands last. */
function fokusPassages(one: FokusPlan | undefined, { fokus }: FokusWords): readonly Passage[] {
  const fields = FOKUS_FIELDS.map((field) => {
    const text = one?.[field] ?? '';
    return passage((text !== '' || !one) && answer(fokus.fields[field].label, text));
  });
  const tasks = one?.tasks.filter((task) => taskLine(task) !== '') ?? [];
  const table: Block = {
    kind: 'table',
    head: [fokus.taskShort.what, fokus.taskShort.who, fokus.taskShort.when],
    rows: tasks.map(({ what, who, when }) => [what, who, when]),
    text: tasks.map((task) => `- ${taskLine(task)}`).join('\n'),
  };
  const doing = passage((tasks.length > 0 || !one) && answer(fokus.tasks, ''), tasks.length > 0 && table);
  return [...fields.slice(0, 5), doing, ...fields.slice(5)];
}

/** The plan for each fokuspunkt; with none, the empty form of one. */
export function fokusReferat(
  plan: Pick<Plan, 'fokus'>,
  fokuspunkter: readonly PlanFokuspunkt[],
  words: FokusWords,
): Referat {
  const { fokus, common } = words;
  if (plan.fokus.length === 0)
    return {
      title: fokus.textTitle,
      passages: [[paragraph(common.blankFokus)], ...fokusPassages(undefined, words)],
    };
  return {
    title: fokus.textTitle,
    passages: plan.fokus.flatMap((one, index) => {
      const known = fokuspunkter.find(({ id }) => id === one.id);
      return [
        passage(
          heading(2, known?.title ?? fokus.unknown, index + 1),
          known && said(common.firstStep, known.firstStep.trim()),
        ),
        ...fokusPassages(one, words),
      ];
    }),
  };
}

/** The plan as a table with a row for each line of who does what; a fokuspunkt without any has one row. */
export function fokusTable(
  plan: Plan,
  fokuspunkter: readonly PlanFokuspunkt[],
  { fokus, common }: PlanWords,
): CsvTable {
  const { what, who, when } = fokus.taskShort;
  return [
    [fokus.one, common.firstStep, ...FOKUS_FIELDS.map((field) => fokus.fields[field].label), what, who, when],
    ...plan.fokus.flatMap((one) => {
      const known = fokuspunkter.find(({ id }) => id === one.id);
      const tasks = one.tasks.filter((task) => taskLine(task) !== '');
      return (tasks.length > 0 ? tasks : [undefined]).map((task) => [
        known?.title ?? fokus.unknown,
        known?.firstStep.trim(),
        ...FOKUS_FIELDS.map((field) => one[field]),
        task?.what,
        task?.who,
        task?.when,
      ]);
    }),
  ];
}

/** The parts of an indsats that are one word or a few. */
const indsatsFacts = ({ since, size, stage }: Indsats, { indsatser }: PlanWords) => ({
  since,
  size: size && indsatser.sizes[size],
  stage: stage && indsatser.stages[stage],
});

/** An indsats in lines, with what was said of it. */
function indsatsText(indsats: Indsats, words: PlanWords): string {
  const { fields, table } = words.indsatser;
  const { since, size, stage } = indsatsFacts(indsats, words);
  const facts = [
    since && `${fields.since.label}: ${since}`,
    size && `${table.size}: ${size.toLowerCase()}`,
    stage,
  ].filter(Boolean);
  return [
    `- ${indsats.name || words.common.unnamed}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`,
    indsats.involved && `  ${fields.involved.label}: ${indsats.involved}`,
    indsats.signs && `  ${fields.signs.label} ${indsats.signs}`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** The columns of a table of indsatser, and the cells of one. */
const indsatsHead = ({ indsatser: { table, fields } }: PlanWords): readonly string[] => [
  table.name,
  fields.since.label,
  table.involved,
  table.size,
  table.signs,
  table.stage,
];
function indsatsCells(indsats: Indsats, words: PlanWords): readonly string[] {
  const { since, size, stage } = indsatsFacts(indsats, words);
  return [indsats.name || words.common.unnamed, since, indsats.involved, size, indsats.signs, stage];
}

/** The indsatser by decision, and the answers to the questions about all of them. */
export function indsatserReferat(plan: Plan, words: PlanWords): Referat {
  const { textTitle, decisions, questions } = words.indsatser;
  const groups = BOARD.flatMap((decision): readonly Passage[] => {
    const some = decided(plan, decision);
    if (some.length === 0) return [];
    const { label, ask } = decisions[decision];
    return [
      [heading(2, `${label} (${some.length})`), paragraph(ask)],
      [
        {
          kind: 'table',
          head: indsatsHead(words),
          rows: some.map((one) => indsatsCells(one, words)),
          text: some.map((one) => indsatsText(one, words)).join('\n'),
        },
      ],
    ];
  });
  const nothing = groups.length === 0 && QUESTIONS.every((question) => plan.indsatser[question] === '');
  const answers = QUESTIONS.map((question) => {
    const text = plan.indsatser[question];
    return passage((text !== '' || nothing) && answer(questions[question].label, text));
  });
  return { title: textTitle, passages: [...groups, ...answers] };
}

/** The indsatser as a table, one in each row. */
export function indsatserTable(plan: Plan, words: PlanWords): CsvTable {
  const { table, decisions } = words.indsatser;
  return [
    [...indsatsHead(words), table.decision],
    ...BOARD.flatMap((decision) =>
      decided(plan, decision).map((one) => [...indsatsCells(one, words), decisions[decision].label]),
    ),
  ];
}

/** A line of the agenda: what is asked or said, and what was written to it. */
export interface AgendaLine {
  readonly label?: string;
  readonly text: string;
  /** Whether there is room to write when nothing was written. */
  readonly open?: boolean;
}

/** A point of the agenda. */
export interface AgendaPoint {
  readonly heading: string;
  readonly ask?: string;
  /** Its lines in groups that belong together; a group may have a name of the reader's. */
  readonly groups: readonly {
    readonly name?: string;
    readonly note?: string;
    /** Whether there is room to write what it is about, which nobody has written. */
    readonly open?: boolean;
    readonly lines: readonly AgendaLine[];
  }[];
  /** What is said or asked at the end of it. */
  readonly closing?: string;
}

const NO_RESULT: Omit<MeetingResult, 'id'> = { text: '', by: '', behind: '', basis: '', next: '' };

/** The agenda of the status meeting: its points, also those that nothing was written to yet. */
export function agendaOf(
  plan: Plan,
  fokuspunkter: readonly PlanFokuspunkt[],
  words: PlanWords,
): readonly AgendaPoint[] {
  const { moede } = plan;
  const { fields, ask, by, agenda, rolesAsk, resultNumber } = words.moede;
  const line = (field: MoedeField): AgendaLine => ({
    label: fields[field].label,
    text: moede[field],
    open: true,
  });
  const results = moede.results.length > 0 ? moede.results : [NO_RESULT];
  const points: AgendaPoint[] = [
    {
      heading: agenda.opening,
      groups: [{ lines: [line('purpose'), line('assessed'), line('helps')] }],
      closing: rolesAsk,
    },
    {
      heading: agenda.results,
      ask: agenda.resultsAsk,
      groups: results.map((result, index) => ({
        name: result.text || `${fill(resultNumber, { n: index + 1 })}:`,
        ...(!result.text && { open: true }),
        ...(result.by && { note: fill(agenda.pointedOut, { who: by[result.by].toLowerCase() }) }),
        lines: (['behind', 'basis', 'next'] as const).map((key) => ({
          label: ask[key].label,
          text: result[key],
          open: true,
        })),
      })),
    },
  ];
  if (moede.withFokus && plan.fokus.length > 0) {
    points.push({
      heading: agenda.fokus,
      ask: agenda.fokusAsk,
      groups: plan.fokus.map(({ id, maal, tegn }) => ({
        name: fokuspunkter.find((one) => one.id === id)?.title ?? words.fokus.unknown,
        lines: [
          ...(maal ? [{ label: words.fokus.fields.maal.label, text: maal }] : []),
          ...(tegn ? [{ label: words.fokus.fields.tegn.label, text: tegn }] : []),
        ],
      })),
    });
  }
  if (moede.withIndsatser && plan.indsatser.list.length > 0) {
    points.push({
      heading: agenda.indsatser,
      ask: agenda.indsatserAsk,
      groups: BOARD.flatMap((decision) => {
        const list = decided(plan, decision);
        if (list.length === 0) return [];
        const lines = list.map(({ name }) => ({ text: name || words.common.unnamed }));
        return [{ name: words.indsatser.decisions[decision].label, lines }];
      }),
    });
  }
  points.push({
    heading: agenda.agreements,
    ask: agenda.agreementsAsk,
    groups: [{ lines: [{ text: moede.agreed, open: true }] }],
  });
  return points;
}

/** The agenda to send. */
export function agendaReferat(
  plan: Plan,
  fokuspunkter: readonly PlanFokuspunkt[],
  words: PlanWords,
): Referat {
  const { fields, agenda } = words.moede;
  const head = (['when', 'present', 'preparedBy'] as const)
    .filter((field) => plan.moede[field] !== '')
    .map((field) => said(fields[field].label, plan.moede[field]));
  const lineBlock = ({ label, text }: AgendaLine): Block | undefined =>
    label ? answer(label, text) : text ? list([text]) : undefined;
  const points = agendaOf(plan, fokuspunkter, words).flatMap((point, index): readonly Passage[] => [
    passage(heading(2, point.heading, index + 1), point.ask !== undefined && paragraph(point.ask)),
    ...point.groups.map(({ name, note, lines }) =>
      passage(
        name !== undefined && heading(3, name),
        note !== undefined && paragraph(note),
        ...lines.map(lineBlock),
      ),
    ),
    passage(point.closing !== undefined && paragraph(point.closing)),
  ]);
  const { before } = plan.moede;
  return {
    title: agenda.title,
    passages: [head, passage(before !== '' && answer(fields.before.label, before)), ...points],
  };
}

/** The agenda as a table with a row for each line of it. */
export function agendaTable(plan: Plan, fokuspunkter: readonly PlanFokuspunkt[], words: PlanWords): CsvTable {
  const { fields, agenda } = words.moede;
  const about = (['when', 'present', 'preparedBy', 'before'] as const).map((field) => [
    '',
    '',
    fields[field].label,
    plan.moede[field],
  ]);
  const points = agendaOf(plan, fokuspunkter, words).flatMap(({ heading: point, groups }) =>
    groups.flatMap(({ name, lines }) => lines.map(({ label, text }) => [point, name, label, text])),
  );
  return [[agenda.point, agenda.about, agenda.question, agenda.written], ...about, ...points];
}
