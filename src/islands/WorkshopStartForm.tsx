import { useId, useState } from 'preact/hooks';
import { fill } from '../domain/text';
import { WAYS, type Way, WORKSHOP_ROLES, WORKSHOP_TEXT } from '../domain/workshop';
import type { WorkshopSetup } from '../domain/workshop-edit';
import { countOf } from '../domain/workshop-result';
import {
  durationOf,
  durationSentence,
  type StartDraft,
  setupOf,
  takenOf,
  takesOneElement,
} from '../domain/workshop-setup';
import type { Element, Role } from '../schemas/shared';
import { keepDraft, readDraft } from '../stores/workshop-draft';
import { Sign } from './Sign';
import type { StartData } from './workshop-start-data';
import { countProblem, dayWords } from './workshop-words';

const ELEMENTS: readonly Element[] = ['data', 'sparring', 'indsatser'];

/** One of a few things, each with a line of its own. */
function Cards<T extends string>({
  legend,
  options,
  value,
  choose,
}: {
  legend: string;
  options: readonly { value: T; label: string; hint?: string }[];
  value: T;
  choose: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset class="st-choice">
      <legend>{legend}</legend>
      <div class="st-choice-row st-choice-cards">
        {options.map((option) => (
          <label key={option.value} class="st-choice-option">
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => choose(option.value)}
            />
            <span>
              <strong>{option.label}</strong>
              {option.hint && <span class="st-choice-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function RoomField({
  data,
  role,
  value,
  write,
}: {
  data: StartData;
  role: Role;
  value: string;
  write: (text: string) => void;
}) {
  const id = useId();
  const problem = countProblem(countOf(value), value, data);
  return (
    <div class="st-field">
      <label for={id}>{data.texts.roles[role]}</label>
      <input
        id={id}
        inputMode="numeric"
        autocomplete="off"
        maxLength={WORKSHOP_TEXT.count}
        value={value}
        aria-describedby={`${id}-problem`}
        aria-invalid={problem !== ''}
        onInput={({ currentTarget }) => write(currentTarget.value)}
      />
      <p id={`${id}-problem`} class="st-field-full" role="status">
        {problem}
      </p>
    </div>
  );
}

function Statements({
  data,
  tjek,
  taken,
  pick,
}: {
  data: StartData;
  tjek: StartData['tjek'][number];
  taken: readonly string[];
  pick: (ids: readonly string[] | undefined) => void;
}) {
  const { create } = data.start;
  return (
    <details class="st-workshop-pick">
      <summary>{fill(create.statements, { n: taken.length })}</summary>
      <p class="st-field-hint">{create.statementsHint}</p>
      {ELEMENTS.map((element) => (
        <fieldset key={element} class="st-choice">
          <legend>
            <Sign element={element} /> {data.texts.elements[element].name}
          </legend>
          {tjek.statements
            .filter((statement) => statement.element === element)
            .map(({ id, label }) => (
              <label key={id} class="st-check">
                <input
                  type="checkbox"
                  checked={taken.includes(id)}
                  onChange={({ currentTarget }) =>
                    pick(currentTarget.checked ? [...taken, id] : taken.filter((other) => other !== id))
                  }
                />
                <span>{label}</span>
              </label>
            ))}
        </fieldset>
      ))}
      <button type="button" class="st-quiet" onClick={() => pick(undefined)}>
        {create.statementsReset}
      </button>
    </details>
  );
}

function Ways({
  data,
  ways,
  problem,
  choose,
}: {
  data: StartData;
  ways: readonly Way[];
  problem: string;
  choose: (ways: Way[]) => void;
}) {
  const { create } = data.start;
  const id = useId();
  return (
    <fieldset class="st-choice" aria-describedby={`${id}-hint ${id}-problem`}>
      <legend>{create.ways}</legend>
      <p class="st-field-hint" id={`${id}-hint`}>
        {create.waysHint}
      </p>
      <div class="st-choice-row st-choice-cards">
        {WAYS.map((way) => (
          <label key={way} class="st-choice-option">
            <input
              type="checkbox"
              data-way={way}
              checked={ways.includes(way)}
              onChange={({ currentTarget }) =>
                choose(WAYS.filter((one) => (one === way ? currentTarget.checked : ways.includes(one))))
              }
            />
            <span>
              <strong>{data.workshop.ways[way].name}</strong>
              <span class="st-choice-hint">{data.workshop.ways[way].hint}</span>
            </span>
          </label>
        ))}
      </div>
      <p class="st-field-full" role="alert" id={`${id}-problem`}>
        {problem}
      </p>
    </fieldset>
  );
}

const first = <T,>([one]: readonly T[], what: string): T => {
  if (one === undefined) throw new Error(`the page carries no ${what}`);
  return one;
};

/** What the facilitator decides before a workshop begins. `begin` gets it once it can be a workshop. */
export function WorkshopStartForm({
  data,
  begin,
  cancel,
}: {
  data: StartData;
  begin: (setup: WorkshopSetup) => void;
  cancel: () => void;
}) {
  const { create } = data.start;
  const id = useId();
  const suggestion = fill(create.suggestion, { date: dayWords(new Date()) });
  const [draft, setDraft] = useState<StartDraft>(
    () =>
      readDraft() ?? {
        name: suggestion,
        ways: ['haender'],
        room: { forvaltning: '', skoleledelse: '' },
        element: undefined,
        picked: undefined,
        tjek: first(data.tjek, 'tjek').id,
        drejebog: first(data.drejeboeger, 'drejebog').id,
      },
  );
  const [tried, setTried] = useState(false);
  const change = (part: Partial<StartDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepDraft(next);
  };

  const tjek = data.tjek.find((one) => one.id === draft.tjek) ?? first(data.tjek, 'tjek');
  const drejebog =
    data.drejeboeger.find((one) => one.id === draft.drejebog) ?? first(data.drejeboeger, 'drejebog');
  const taken = takenOf(draft, tjek, drejebog);
  const duration = durationOf({ taken, ways: draft.ways }, drejebog, tjek.minutes);
  const noWay = draft.ways.length === 0;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (noWay) document.querySelector<HTMLElement>('[data-way]')?.focus();
    else if (taken.length > 0)
      begin(setupOf({ ...draft, name: draft.name.trim() || suggestion }, tjek, drejebog));
  };

  return (
    <form class="st-workshop-form" onSubmit={submit} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{create.heading}</h2>
      <div class="st-field">
        <label for={`${id}-name`}>{create.name}</label>
        <p class="st-field-hint" id={`${id}-name-hint`}>
          {create.nameHint}
        </p>
        <input
          id={`${id}-name`}
          data-first
          dir="auto"
          autocomplete="off"
          maxLength={WORKSHOP_TEXT.line}
          aria-describedby={`${id}-name-hint`}
          value={draft.name}
          onInput={({ currentTarget }) => change({ name: currentTarget.value })}
        />
      </div>
      <Cards
        legend={create.drejebog}
        options={data.drejeboeger.map(({ id, title, summary }) => ({
          value: id,
          label: title,
          hint: summary,
        }))}
        value={drejebog.id}
        choose={(value) => change({ drejebog: value, picked: undefined })}
      />
      {takesOneElement(drejebog) && (
        <Cards
          legend={create.element}
          options={ELEMENTS.map((element) => ({ value: element, label: data.texts.elements[element].name }))}
          value={draft.element ?? first(drejebog.take.elements, 'element')}
          choose={(element) => change({ element, picked: undefined })}
        />
      )}
      <Cards
        legend={create.tjek}
        options={data.tjek.map(({ id, title, statements }) => ({
          value: id,
          label: title,
          hint: fill(create.tjekHint, { n: statements.length }),
        }))}
        value={tjek.id}
        choose={(value) => change({ tjek: value, picked: undefined })}
      />
      <Ways
        data={data}
        ways={draft.ways}
        problem={tried && noWay ? create.noWay : ''}
        choose={(ways) => change({ ways })}
      />
      <fieldset class="st-choice">
        <legend>{create.room}</legend>
        <p class="st-field-hint">{create.roomHint}</p>
        <div class="st-workshop-room">
          {WORKSHOP_ROLES.map((role) => (
            <RoomField
              key={role}
              data={data}
              role={role}
              value={draft.room[role]}
              write={(text) => change({ room: { ...draft.room, [role]: text } })}
            />
          ))}
        </div>
      </fieldset>
      <Statements data={data} tjek={tjek} taken={taken} pick={(picked) => change({ picked })} />
      <p class="st-workshop-time" role="status">
        {taken.length > 0 ? durationSentence(duration, taken.length, create) : create.noStatement}
      </p>
      <p class="st-row">
        <button type="submit" class="st-button">
          {create.begin}
        </button>
        <button type="button" class="st-button st-button-quiet" onClick={cancel}>
          {create.cancel}
        </button>
      </p>
    </form>
  );
}
