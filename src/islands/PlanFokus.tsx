import { useStore } from '@nanostores/preact';
import { useId, useRef, useState } from 'preact/hooks';
import { FOKUS_FIELDS, type FokusField, type FokusPlan, MOST, pickedIn } from '../domain/plan';
import {
  addFokus,
  addTask,
  changeTask,
  hasRoomForFokus,
  maxOf,
  removeFokus,
  removeTask,
  writeFokus,
} from '../domain/plan-edit';
import { fokusReferat, fokusTable } from '../domain/plan-text';
import { fill } from '../domain/text';
import type { Element } from '../schemas/shared';
import { PlanFrame } from './PlanFrame';
import { Field, type PlanProps, Sources, useFocusLater } from './PlanParts';
import { FokusSheet } from './PlanSheets';
import type { PlanData } from './plan-data';
import { Sign } from './Sign';

const SMTTE = FOKUS_FIELDS.slice(0, 5);

/** A fokuspunkt by id; one that the site has no more keeps its place in the plan. */
export const fokuspunktOf = ({ fokuspunkter, texts }: PlanData, id: string) =>
  fokuspunkter.find((one) => one.id === id) ?? {
    id,
    title: texts.fokus.unknown,
    element: undefined,
    firstStep: '',
    href: undefined,
  };

/** The ways into the plan: what was picked in a tjek, and the list of all. */
function Chooser({ data, open, focusLater }: PlanProps & { focusLater: (...selectors: string[]) => void }) {
  const { fokus } = data.texts;
  const plan = useStore(open.$plan);
  const responses = useStore(open.$responses);
  const [said, setSaid] = useState('');
  const select = useRef<HTMLSelectElement>(null);
  const id = useId();
  const picked = pickedIn(responses);
  const inPlan = new Set(plan.fokus.map((one) => one.id));
  const free = data.fokuspunkter.filter((one) => !inPlan.has(one.id));
  const waiting = free.filter((one) => picked.has(one.id));
  const room = MOST.fokus - plan.fokus.length;
  const take = (ids: readonly string[]) => {
    if (!hasRoomForFokus(plan)) return setSaid(fokus.full);
    open.change((before) => ids.reduce(addFokus, before));
    setSaid(ids.map((one) => fill(fokus.added, { title: fokuspunktOf(data, one).title })).join(' '));
    focusLater(`#fokus-${ids[0]}`);
  };
  return (
    <section class="st-chooser" aria-labelledby="vaelg">
      <h2 id="vaelg" tabIndex={-1}>
        {fokus.chooseHeading}
      </h2>
      {plan.fokus.length === 0 && <p>{fokus.empty}</p>}
      {waiting.length > 0 && (
        <div class="st-picked">
          <p>{fokus.pickedLead}</p>
          <ul>
            {waiting.map((one) => (
              <li key={one.id}>
                <span>
                  <Sign element={one.element} /> {one.title}
                </span>
                <button
                  type="button"
                  class="st-button st-button-quiet st-button-small"
                  onClick={() => take([one.id])}
                >
                  {fokus.take}
                  <span class="sr-only">: {one.title}</span>
                </button>
              </li>
            ))}
          </ul>
          {waiting.length > 1 && waiting.length <= room && (
            <button type="button" class="st-button" onClick={() => take(waiting.map((one) => one.id))}>
              {fokus.takeAll}
            </button>
          )}
          {waiting.length > room && room > 0 && <p>{fill(fokus.tooMany, { room })}</p>}
        </div>
      )}
      <form
        class="st-add-fokus"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (!select.current?.value) return setSaid(fokus.noneChosen);
          take([select.current.value]);
        }}
      >
        <label for={id}>{fokus.takeAnother}</label>
        <div class="st-row">
          <select id={id} ref={select}>
            <option value="">{fokus.chooseFirst}</option>
            {(Object.keys(data.elements) as Element[]).map((element) => (
              <optgroup key={element} label={data.elements[element]}>
                {free
                  .filter((one) => one.element === element)
                  .map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.title}
                      {picked.has(one.id) && ` (${fokus.picked})`}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
          <button type="submit" class="st-button st-button-quiet">
            {fokus.take}
          </button>
        </div>
      </form>
      <p role="status" class="st-said">
        {said}
      </p>
    </section>
  );
}

function Tasks({ data, open, one, focusLater }: PlanProps & { one: FokusPlan } & FocusLater) {
  const { fokus } = data.texts;
  const { title } = fokuspunktOf(data, one.id);
  const columns = ['what', 'who', 'when'] as const;
  return (
    <section class="st-tasks" aria-labelledby={`opgaver-${one.id} fokus-${one.id}`}>
      <h3 id={`opgaver-${one.id}`}>{fokus.tasks}</h3>
      <p class="st-field-hint">{fokus.tasksHelp}</p>
      <ol>
        {one.tasks.map((task, index) => {
          const about = `${fill(fokus.line, { n: index + 1 })}, ${title}`;
          return (
            <li key={task.id} id={`opgave-${one.id}-${task.id}`}>
              {columns.map((column) => (
                <Field
                  key={column}
                  data={data}
                  label={fokus.task[column]}
                  about={about}
                  value={task[column]}
                  max={maxOf(column)}
                  write={(text) =>
                    open.change((plan) => changeTask(plan, one.id, task.id, { [column]: text }))
                  }
                />
              ))}
              <button
                type="button"
                class="st-quiet"
                onClick={() =>
                  open.takeAway('fokus', fokus.taskRemoved, (plan) => removeTask(plan, one.id, task.id))
                }
              >
                {fokus.removeTask}
                <span class="sr-only">: {about}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {one.tasks.length < MOST.tasks ? (
        <button
          type="button"
          class="st-button st-button-quiet st-button-small"
          onClick={() => {
            open.change((plan) => addTask(plan, one.id));
            focusLater(`#fokus-${one.id}-opgaver li:last-child textarea`);
          }}
        >
          {fokus.addTask}
          <span class="sr-only">: {title}</span>
        </button>
      ) : (
        <p class="st-field-hint">{fill(fokus.tasksFull, { max: MOST.tasks })}</p>
      )}
    </section>
  );
}

interface FocusLater {
  focusLater: (...selectors: string[]) => void;
}

function Card({
  data,
  open,
  one,
  number,
  focusLater,
}: PlanProps & { one: FokusPlan; number: number } & FocusLater) {
  const { fokus, common } = data.texts;
  const { title, element, href, firstStep } = fokuspunktOf(data, one.id);
  const example = fokus.examples[element ?? 'data'];
  const field = (name: FokusField) => (
    <Field
      data={data}
      label={fokus.fields[name].label}
      about={title}
      hint={fokus.fields[name].help}
      example={example.fields[name]}
      value={one[name]}
      max={maxOf(name)}
      rows={2}
      write={(text) => open.change((plan) => writeFokus(plan, one.id, name, text))}
    />
  );
  return (
    <article class={`st-plan-card st-${element}`} aria-labelledby={`fokus-${one.id}`}>
      <header>
        <p class="st-plan-number" aria-hidden="true">
          {number}
        </p>
        <h2 id={`fokus-${one.id}`} tabIndex={-1}>
          {element && <Sign element={element} />} {href ? <a href={href}>{title}</a> : title}
        </h2>
      </header>
      {firstStep && (
        <p class="st-plan-first">
          <strong>{common.firstStep}:</strong> {firstStep}
        </p>
      )}
      <ol class="st-smtte">
        {SMTTE.map((name) => (
          <li key={name}>
            <span class="st-smtte-letter" aria-hidden="true">
              {fokus.fields[name].label.slice(0, 1)}
            </span>
            {field(name)}
          </li>
        ))}
      </ol>
      <div id={`fokus-${one.id}-opgaver`}>
        <Tasks data={data} open={open} one={one} focusLater={focusLater} />
      </div>
      <div class="st-pause">{field('pause')}</div>
      <footer class="st-row">
        <Sources data={data} refs={[...example.passages, ...fokus.pausePassages]} />
        <button
          type="button"
          class="st-quiet"
          onClick={() =>
            open.takeAway('fokus', fill(fokus.removed, { title }), (plan) => removeFokus(plan, one.id))
          }
        >
          {fokus.remove}
          <span class="sr-only">: {title}</span>
        </button>
      </footer>
    </article>
  );
}

/** The page of the plan itself: up to three fokuspunkter, each with its five parts, who does what, and what makes room. */
export function PlanFokus(props: PlanProps) {
  const { data, open } = props;
  const { fokus } = data.texts;
  const plan = useStore(open.$plan);
  const focusLater = useFocusLater();
  return (
    <PlanFrame
      {...props}
      part="fokus"
      take={() => ({
        referat: fokusReferat(plan, data.fokuspunkter, data.texts),
        table: fokusTable(plan, data.fokuspunkter, data.texts),
      })}
      sheet={<FokusSheet data={data} plan={plan} />}
    >
      <Chooser {...props} focusLater={focusLater} />
      {plan.fokus.length > 0 && (
        <p>
          <a
            class="st-button st-button-quiet"
            href={`${data.pages.sheets}#${plan.fokus.map(({ id }) => id).join()}`}
          >
            {fokus.sheets}
          </a>
        </p>
      )}
      {plan.fokus.length > 0 && (
        <details class="st-about-smtte">
          <summary>{fokus.smtte}</summary>
          <p>{fokus.smtteLead}</p>
          <p>{fokus.smtteNote}</p>
          <Sources data={data} refs={fokus.smttePassages} />
        </details>
      )}
      {plan.fokus.map((one, index) => (
        <Card key={one.id} {...props} one={one} number={index + 1} focusLater={focusLater} />
      ))}
    </PlanFrame>
  );
}
