import { DECISIONS, FOKUS_FIELDS, type FokusPlan, type Plan, QUESTIONS, SIZES, STAGES } from '../domain/plan';
import { type AgendaPoint, agendaOf } from '../domain/plan-text';
import { fill } from '../domain/text';
import { Lines, Written } from './PlanParts';
import type { PlanData } from './plan-data';
import { Sign } from './Sign';

interface SheetProps {
  data: PlanData;
  plan: Plan;
}

/** A box to tick by hand, ticked when it is so. */
const Tick = ({ on, children }: { on: boolean; children: string }) => (
  <span class={on ? 'st-tick st-tick-on' : 'st-tick'}>
    <i aria-hidden="true">{on ? '✓' : ''}</i>
    {children}
  </span>
);

const COLUMNS = ['what', 'who', 'when'] as const;
type TaskTexts = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** Who does what and when; where there is nothing yet, rows to write in by hand. */
const TaskTable = ({
  class: className,
  caption,
  columns,
  tasks = [],
}: {
  class?: string;
  caption?: string;
  columns: TaskTexts;
  tasks?: readonly (TaskTexts & { id: number })[];
}) => (
  <table class={className}>
    {caption && <caption>{caption}</caption>}
    <thead>
      <tr>
        {COLUMNS.map((column) => (
          <th key={column} scope="col">
            {columns[column]}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {tasks.map((task) => (
        <tr key={task.id}>
          {COLUMNS.map((column) => (
            <td key={column} dir="auto">
              {task[column]}
            </td>
          ))}
        </tr>
      ))}
      {tasks.length === 0 &&
        ['a', 'b', 'c', 'd'].map((row) => (
          <tr key={row} class="st-blank-row">
            <td />
            <td />
            <td />
          </tr>
        ))}
    </tbody>
  </table>
);

function OneFokus({ data, one }: { data: PlanData; one?: FokusPlan }) {
  const { fokus, common } = data.texts;
  const known = data.fokuspunkter.find(({ id }) => id === one?.id);
  const label = (field: (typeof FOKUS_FIELDS)[number]) => fokus.fields[field];
  const tasks = one?.tasks.filter(({ what, who, when }) => what || who || when) ?? [];
  return (
    <section class={`st-sheet-fokus st-${known?.element}`}>
      {one ? (
        <h2>
          {known && <Sign element={known.element} />} {known?.title ?? fokus.unknown}
        </h2>
      ) : (
        <p class="st-sheet-blank">
          {common.blankFokus} <span class="st-blank-line" />
        </p>
      )}
      {known && (
        <p class="st-sheet-first">
          <strong>{common.firstStep}:</strong> {known.firstStep}
        </p>
      )}
      <dl class="st-sheet-fields">
        {FOKUS_FIELDS.slice(0, 5).map((field) => (
          <div key={field}>
            <dt>
              {label(field).label}
              <span>{label(field).help}</span>
            </dt>
            <dd>
              <Written text={one?.[field] ?? ''} lines={3} />
            </dd>
          </div>
        ))}
      </dl>
      <TaskTable caption={fokus.tasks} columns={fokus.taskShort} tasks={tasks} />
      <div class="st-sheet-pause">
        <p>
          <strong>{label('pause').label}</strong>
        </p>
        <Written text={one?.pause ?? ''} lines={2} />
      </div>
    </section>
  );
}

/** What a sheet rests on, at its foot; each passage once. */
function SheetSources({ data, refs }: Pick<SheetProps, 'data'> & { refs: readonly string[] }) {
  const labels = [...new Set(refs)].flatMap((ref) => data.passages[ref]?.label ?? []);
  return (
    <p class="st-print-only st-sheet-sources">
      {data.texts.common.source} {labels.join(' · ')}
    </p>
  );
}

/** The plan on paper; empty, one blank form. */
export function FokusSheet({ data, plan }: SheetProps) {
  return (
    <>
      <p class="st-sheet-date">
        {data.texts.common.date} <span class="st-blank-line" />
      </p>
      {plan.fokus.length === 0 ? (
        <OneFokus data={data} />
      ) : (
        plan.fokus.map((one) => <OneFokus key={one.id} data={data} one={one} />)
      )}
      <SheetSources
        data={data}
        refs={[...data.texts.fokus.smttePassages, ...data.texts.fokus.pausePassages]}
      />
    </>
  );
}

/** The Indsatsoverblik on paper: a table to decide from, and the questions. Empty, rows to write in. */
export function IndsatserSheet({ data, plan }: SheetProps) {
  const { indsatser, common } = data.texts;
  const { list } = plan.indsatser;
  const blank = list.length > 0 ? [] : ['a', 'b', 'c', 'd', 'e', 'f'];
  const ticks = (values: readonly string[], labels: Readonly<Record<string, string>>, chosen: string) =>
    values.map((value) => (
      <Tick key={value} on={value === chosen}>
        {labels[value] ?? ''}
      </Tick>
    ));
  const decisions = Object.fromEntries(DECISIONS.map((value) => [value, indsatser.decisions[value].label]));
  const choices = (size: string, stage: string, decision: string) => (
    <>
      <td>{ticks(SIZES, indsatser.sizes, size)}</td>
      <td>{ticks(STAGES, indsatser.stages, stage)}</td>
      <td>{ticks(DECISIONS, decisions, decision)}</td>
    </>
  );
  return (
    <>
      <p class="st-sheet-date">
        {common.date} <span class="st-blank-line" />
      </p>
      <table class="st-sheet-indsatser">
        <thead>
          <tr>
            {(['name', 'involved', 'signs', 'size', 'stage', 'decision'] as const).map((column) => (
              <th key={column} scope="col">
                {indsatser.table[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <bdi>{one.name || common.unnamed}</bdi>
                {one.since && <span dir="auto">{one.since}</span>}
              </th>
              <td dir="auto">{one.involved}</td>
              <td dir="auto">{one.signs}</td>
              {choices(one.size, one.stage, one.decision)}
            </tr>
          ))}
          {blank.map((row) => (
            <tr key={row}>
              <td />
              <td />
              <td />
              {choices('', '', '')}
            </tr>
          ))}
        </tbody>
      </table>
      <dl class="st-sheet-fields">
        {QUESTIONS.map((question) => (
          <div key={question}>
            <dt>
              {indsatser.questions[question].label}
              <span>{indsatser.questions[question].help}</span>
            </dt>
            <dd>
              <Written text={plan.indsatser[question]} lines={2} />
            </dd>
          </div>
        ))}
      </dl>
      <SheetSources
        data={data}
        refs={QUESTIONS.flatMap((question) => indsatser.questions[question].passages)}
      />
    </>
  );
}

/** The agenda as it is sent and printed. Where nothing was written there are lines, on paper only. */
export function Agenda({ data, plan }: SheetProps) {
  const { moede, fokus } = data.texts;
  const blank = plan.moede.results.length === 0;
  /** A blank sheet has room for two results, beside each other. */
  const places = (groups: AgendaPoint['groups']) =>
    groups.flatMap((group) =>
      blank && group.open ? [group, { ...group, name: `${fill(moede.resultNumber, { n: 2 })}:` }] : [group],
    );
  const head = (['when', 'present', 'preparedBy'] as const).map((field) => (
    <div key={field}>
      <dt>{moede.fields[field].label}</dt>
      <dd dir="auto">{plan.moede[field] || <span class="st-blank-line" />}</dd>
    </div>
  ));
  return (
    <div class="st-agenda">
      <p class="st-agenda-title">{moede.agenda.title}</p>
      <dl class="st-agenda-head">{head}</dl>
      {plan.moede.before && (
        <div class="st-agenda-before">
          <p>
            <strong>{moede.fields.before.label}</strong>
          </p>
          <Written text={plan.moede.before} lines={0} />
        </div>
      )}
      <ol class="st-agenda-points">
        {agendaOf(plan, data.fokuspunkter, data.texts).map(({ heading, ask, groups, closing }, point) => (
          <li key={heading} class={blank && groups.some(({ open }) => open) ? 'st-agenda-blank' : undefined}>
            <p class="st-agenda-point">
              <span class="st-agenda-number">{point + 1}</span> {heading}
            </p>
            {ask && <p class="st-agenda-ask">{ask}</p>}
            {places(groups).map(({ name, note, open: unnamed, lines }, group) => (
              <div key={group} class="st-agenda-group">
                {name && (
                  <p class="st-agenda-name" dir="auto">
                    {name}
                    {unnamed && <span class="st-blank-line" />}
                  </p>
                )}
                {note && <p class="st-agenda-note">{note}</p>}
                {lines.map(({ label, text, open }, index) => (
                  <div key={index} class="st-agenda-line">
                    {label && <p class="st-agenda-label">{label}</p>}
                    {text ? (
                      <p class="st-written" dir="auto">
                        {text}
                      </p>
                    ) : (
                      open &&
                      (label ? (
                        <Lines n={2} />
                      ) : (
                        <TaskTable class="st-agenda-agreed" columns={fokus.taskShort} />
                      ))
                    )}
                  </div>
                ))}
              </div>
            ))}
            {closing && <p class="st-agenda-closing">{closing}</p>}
          </li>
        ))}
      </ol>
      <SheetSources data={data} refs={[...moede.rolesPassages, ...moede.resultsPassages]} />
    </div>
  );
}
