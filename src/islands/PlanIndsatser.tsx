import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import { DECISIONS, type Indsats, MOST, QUESTIONS, SIZES, type Size, STAGES } from '../domain/plan';
import {
  addIndsats,
  changeIndsats,
  maxOf,
  moveIndsats,
  removeIndsats,
  writeQuestion,
} from '../domain/plan-edit';
import { BOARD, decided, indsatserReferat, indsatserTable } from '../domain/plan-text';
import { fill } from '../domain/text';
import { PlanFrame } from './PlanFrame';
import { Choice, Field, type PlanProps, Sources, useFocusLater } from './PlanParts';
import { IndsatserSheet } from './PlanSheets';
import type { PlanData } from './plan-data';

/** How much an indsats fills, as one to three bars beside the word. */
export const SizeMark = ({ size }: { size: Size | '' }) => (
  <svg class="st-size" viewBox="0 0 26 20" aria-hidden="true" focusable="false">
    {SIZES.map((one, index) => (
      <rect
        key={one}
        class={index <= SIZES.indexOf(size as Size) ? 'st-size-on' : 'st-size-off'}
        x={1 + index * 8.5}
        y={13 - index * 6}
        width="6"
        height={6 + index * 6}
      />
    ))}
  </svg>
);

const nameOf = ({ texts }: PlanData, { name }: Indsats) => name || texts.indsatser.newName;

/** What was said of an indsats, in a line; nothing where nothing was. */
export function Facts({ data, one, decision = false }: { data: PlanData; one: Indsats; decision?: boolean }) {
  const { sizes, stages, decisions } = data.texts.indsatser;
  return (
    <span class="st-indsats-facts">
      {one.size && (
        <span>
          <SizeMark size={one.size} /> {sizes[one.size]}
        </span>
      )}
      {one.since && <bdi>{one.since}</bdi>}
      {one.stage && <span>{stages[one.stage]}</span>}
      {decision && one.decision && <span class="st-indsats-decided">{decisions[one.decision].label}</span>}
    </span>
  );
}

function Row({
  data,
  open,
  one,
  index,
  total,
  unfolded,
  unfold,
  tell,
  focusLater,
}: PlanProps & {
  one: Indsats;
  index: number;
  total: number;
  unfolded: boolean;
  unfold: (unfolded: boolean) => void;
  tell: (said: string) => void;
  focusLater: (...selectors: string[]) => void;
}) {
  const { indsatser } = data.texts;
  const { fields } = indsatser;
  const name = nameOf(data, one);
  const body = `indsats-${one.id}`;
  const write = (change: Parameters<typeof changeIndsats>[2]) =>
    open.change((plan) => changeIndsats(plan, one.id, change));
  const text = (field: 'name' | 'since' | 'involved' | 'signs', rows = 1) => (
    <Field
      data={data}
      label={fields[field].label}
      about={name}
      hint={fields[field].hint}
      value={one[field]}
      max={maxOf(field)}
      rows={rows}
      write={(value) => write({ [field]: value })}
    />
  );
  const move = (by: number) => {
    const to = index + by;
    if (to < 0 || to >= total) return;
    open.change((plan) => moveIndsats(plan, one.id, by));
    tell(fill(indsatser.moved, { name, n: to + 1, total }));
    focusLater(`[data-move="${one.id}:${by}"]`);
  };
  const mover = (by: number, label: string, sign: string) => (
    <button
      type="button"
      class="st-move"
      data-move={`${one.id}:${by}`}
      aria-disabled={by < 0 ? index === 0 : index === total - 1}
      title={label}
      onClick={() => move(by)}
    >
      <span aria-hidden="true">{sign}</span>
      <span class="sr-only">
        {label}: {name}
      </span>
    </button>
  );
  return (
    <li class="st-indsats" data-unfolded={unfolded || undefined}>
      <div class="st-indsats-head">
        <button
          type="button"
          class="st-indsats-name"
          aria-expanded={unfolded}
          aria-controls={body}
          onClick={() => unfold(!unfolded)}
        >
          <bdi>{name}</bdi>
          <Facts data={data} one={one} decision />
        </button>
        {mover(-1, indsatser.up, '↑')}
        {mover(1, indsatser.down, '↓')}
      </div>
      <div id={body} class="st-indsats-body" hidden={!unfolded}>
        {text('name')}
        {text('since')}
        {text('involved')}
        <Choice
          legend={fields.size.label}
          about={name}
          options={[
            ...SIZES.map((value) => ({ value, label: indsatser.sizes[value] })),
            { value: '', label: indsatser.notSaid },
          ]}
          value={one.size}
          choose={(size) => write({ size })}
        />
        {text('signs', 2)}
        <Choice
          legend={fields.stage.label}
          about={name}
          options={[
            ...STAGES.map((value) => ({ value, label: indsatser.stages[value] })),
            { value: '', label: indsatser.notSaid },
          ]}
          value={one.stage}
          choose={(stage) => write({ stage })}
        />
        <Choice
          legend={fields.decision.label}
          about={name}
          options={[
            ...DECISIONS.map((value) => ({ value, label: indsatser.decisions[value].label })),
            { value: '', label: indsatser.decisions[''].label },
          ]}
          value={one.decision}
          choose={(decision) => write({ decision })}
        />
        <p>
          <button
            type="button"
            class="st-quiet"
            onClick={() =>
              open.takeAway('indsatser', fill(indsatser.removed, { name }), (plan) =>
                removeIndsats(plan, one.id),
              )
            }
          >
            {indsatser.remove}
            <span class="sr-only">: {name}</span>
          </button>
        </p>
      </div>
    </li>
  );
}

function List(props: PlanProps) {
  const { data, open } = props;
  const { indsatser } = data.texts;
  const { list } = useStore(open.$plan).indsatser;
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const [said, setSaid] = useState('');
  const focusLater = useFocusLater();
  const unfold = (id: number, on: boolean) =>
    setUnfolded((before) => new Set(on ? [...before, id] : [...before].filter((other) => other !== id)));
  const add = () => {
    open.change(addIndsats);
    const added = open.$plan.get().indsatser.list.at(-1);
    // One at a time: the list stays an overview.
    if (added) setUnfolded(new Set([added.id]));
    focusLater(`#indsats-${added?.id} textarea`);
  };
  return (
    <section aria-labelledby="listen">
      <h2 id="listen" tabIndex={-1}>
        {indsatser.listHeading}
      </h2>
      <p>{list.length === 0 ? indsatser.empty : indsatser.listLead}</p>
      <ol class="st-indsats-list">
        {list.map((one, index) => (
          <Row
            key={one.id}
            {...props}
            one={one}
            index={index}
            total={list.length}
            unfolded={unfolded.has(one.id)}
            unfold={(on) => unfold(one.id, on)}
            tell={setSaid}
            focusLater={focusLater}
          />
        ))}
      </ol>
      {list.length < MOST.indsatser ? (
        <button type="button" class="st-button" onClick={add}>
          {indsatser.add}
        </button>
      ) : (
        <p class="st-field-hint">{fill(indsatser.full, { max: MOST.indsatser })}</p>
      )}
      <p role="status" class="st-said">
        {said}
      </p>
    </section>
  );
}

/** The indsatser as they are decided, each group with the question to talk about. It only lays out; it finds nothing. */
function Board({ data, open }: PlanProps) {
  const { indsatser } = data.texts;
  const plan = useStore(open.$plan);
  return (
    <section aria-labelledby="til-beslutning">
      <h2 id="til-beslutning">{indsatser.boardHeading}</h2>
      <p>{plan.indsatser.list.length === 0 ? indsatser.boardEmpty : indsatser.boardLead}</p>
      {plan.indsatser.list.length > 0 && (
        <div class="st-board">
          {BOARD.map((decision) => {
            const group = decided(plan, decision);
            const { label, ask } = indsatser.decisions[decision];
            return (
              <section key={decision} class="st-board-group" aria-labelledby={`beslutning-${decision}`}>
                <div>
                  <h3 id={`beslutning-${decision}`}>
                    {label} <span class="st-count">{group.length}</span>
                  </h3>
                  <p>{ask}</p>
                </div>
                <ul>
                  {group.map((one) => (
                    <li key={one.id}>
                      <bdi class="st-slip-name">{nameOf(data, one)}</bdi>
                      <Facts data={data} one={one} />
                      {one.signs && (
                        <p class="st-written" dir="auto">
                          {one.signs}
                        </p>
                      )}
                    </li>
                  ))}
                  {group.length === 0 && <li class="st-slip-none">{indsatser.none}</li>}
                </ul>
              </section>
            );
          })}
        </div>
      )}
    </section>
  );
}

/** How many, and how many fill how much, in the reader's own words; a count, not a verdict. */
export function countWords({ texts }: PlanData, list: readonly Indsats[]): string {
  const { indsatser } = texts;
  if (list.length === 0) return '';
  const of = (size: Size | '') => list.filter((one) => one.size === size).length;
  const how = list.length === 1 ? indsatser.countOne : fill(indsatser.countMany, { n: list.length });
  const sizes = { lidt: of('lidt'), noget: of('noget'), meget: of('meget'), none: of('') };
  return `${how} ${fill(indsatser.sizeCounts, sizes)}`;
}

function Questions({ data, open }: PlanProps) {
  const { indsatser } = data.texts;
  const plan = useStore(open.$plan);
  const count = countWords(data, plan.indsatser.list);
  return (
    <section class="st-questions" aria-labelledby="spoergsmaal">
      <h2 id="spoergsmaal">{indsatser.questionsHeading}</h2>
      <p>{indsatser.questionsLead}</p>
      <ol>
        {QUESTIONS.map((question) => {
          const { label, help, passages } = indsatser.questions[question];
          return (
            <li key={question}>
              <Field
                data={data}
                label={label}
                hint={help}
                value={plan.indsatser[question]}
                max={maxOf(question)}
                rows={2}
                write={(text) => open.change((before) => writeQuestion(before, question, text))}
              >
                {question === 'antal' && count && <p class="st-counted">{count}</p>}
              </Field>
              <Sources data={data} refs={passages} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The page of the Indsatsoverblik. */
export function PlanIndsatser(props: PlanProps) {
  const { data, open } = props;
  const plan = useStore(open.$plan);
  return (
    <PlanFrame
      {...props}
      part="indsatser"
      take={() => ({ referat: indsatserReferat(plan, data.texts), table: indsatserTable(plan, data.texts) })}
      sheet={<IndsatserSheet data={data} plan={plan} />}
    >
      <List {...props} />
      <Questions {...props} />
      <Board {...props} />
    </PlanFrame>
  );
}
