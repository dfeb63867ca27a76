// The plan as plain text, for a referat or an e-mail: what the reader typed, exactly as typed, under the words of the page.
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
import { fill } from './text';

interface Label {
  readonly label: string;
}

/** The words that the text is written with; content/ui/plan.json has them. */
export interface PlanWords {
  readonly common: { readonly firstStep: string; readonly unnamed: string; readonly blankFokus: string };
  readonly fokus: {
    readonly textTitle: string;
    readonly tasks: string;
    readonly unknown: string;
    readonly fields: Readonly<Record<FokusField, Label>>;
  };
  readonly indsatser: {
    readonly textTitle: string;
    readonly fields: Readonly<Record<'since' | 'involved' | 'signs', Label>>;
    readonly sizes: Readonly<Record<Size, string>>;
    readonly stages: Readonly<Record<Stage, string>>;
    readonly table: { readonly size: string };
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
        | 'pointedOut',
        string
      >
    >;
  };
}

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

const paragraphs = (parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => part !== false && part !== undefined && part !== '').join('\n\n');

const labelled = (label: string, text: string): string =>
  `${label}${/[?:.]$/.test(label) ? '' : ':'}\n${text}`;

/** The plan for each fokuspunkt; with none, the empty form of one. */
export function fokusText(plan: Plan, fokuspunkter: readonly PlanFokuspunkt[], words: PlanWords): string {
  const { fokus, common } = words;
  const fields = (one?: FokusPlan) =>
    FOKUS_FIELDS.map((field) => {
      const text = one?.[field] ?? '';
      return text || !one ? labelled(fokus.fields[field].label, text) : '';
    });
  const tasks = (one?: FokusPlan) => {
    const lines = one?.tasks.map(taskLine).filter(Boolean) ?? [];
    return lines.length > 0 || !one ? labelled(fokus.tasks, lines.map((line) => `- ${line}`).join('\n')) : '';
  };
  // What makes room stands last, after who does what.
  const body = (one?: FokusPlan) => [...fields(one).slice(0, 5), tasks(one), ...fields(one).slice(5)];
  if (plan.fokus.length === 0) return paragraphs([fokus.textTitle, common.blankFokus, ...body()]);
  return paragraphs([
    fokus.textTitle,
    ...plan.fokus.flatMap((one, index) => {
      const known = fokuspunkter.find(({ id }) => id === one.id);
      const heading = `${index + 1}. ${known?.title ?? fokus.unknown}`;
      return [known ? `${heading}\n${common.firstStep}: ${known.firstStep.trim()}` : heading, ...body(one)];
    }),
  ]);
}

/** An indsats in lines, with what was said of it. */
function indsatsLines(indsats: Indsats, { indsatser, common }: PlanWords): string {
  const { fields, table, sizes, stages } = indsatser;
  const facts = [
    indsats.since && `${fields.since.label}: ${indsats.since}`,
    indsats.size && `${table.size}: ${sizes[indsats.size].toLowerCase()}`,
    indsats.stage && stages[indsats.stage],
  ].filter(Boolean);
  return [
    `- ${indsats.name || common.unnamed}${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`,
    indsats.involved && `  ${fields.involved.label}: ${indsats.involved}`,
    indsats.signs && `  ${fields.signs.label} ${indsats.signs}`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** The indsatser by decision, and the answers to the questions about all of them. */
export function indsatserText(plan: Plan, words: PlanWords): string {
  const { textTitle, decisions, questions } = words.indsatser;
  const groups = BOARD.flatMap((decision) => {
    const list = decided(plan, decision);
    if (list.length === 0) return [];
    const { label, ask } = decisions[decision];
    return [`${label} (${list.length})\n${ask}`, list.map((one) => indsatsLines(one, words)).join('\n')];
  });
  const nothing = groups.length === 0 && QUESTIONS.every((question) => plan.indsatser[question] === '');
  const answers = QUESTIONS.map((question) => {
    const text = plan.indsatser[question];
    return text || nothing ? labelled(questions[question].label, text) : '';
  });
  return paragraphs([textTitle, ...groups, ...answers]);
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

/** The agenda as text to send. */
export function agendaText(plan: Plan, fokuspunkter: readonly PlanFokuspunkt[], words: PlanWords): string {
  const { fields, agenda } = words.moede;
  const head = (['when', 'present', 'preparedBy'] as const)
    .filter((field) => plan.moede[field] !== '')
    .map((field) => `${fields[field].label}: ${plan.moede[field]}`);
  const lineText = ({ label, text }: AgendaLine) => {
    if (!label) return text && `- ${text}`;
    return text ? labelled(label, text) : `${label}${label.endsWith('?') ? '' : ':'}`;
  };
  const points = agendaOf(plan, fokuspunkter, words).flatMap(({ heading, ask, groups, closing }, index) => [
    [`${index + 1}. ${heading}`, ask].filter(Boolean).join('\n'),
    ...groups.map(({ name, note, lines }) => [name, note, ...lines.map(lineText)].filter(Boolean).join('\n')),
    closing,
  ]);
  const before = plan.moede.before && labelled(fields.before.label, plan.moede.before);
  return paragraphs([agenda.title, head.join('\n'), before, ...points]);
}
