import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import { type Answers, answerOf, isLevel } from '../domain/answer';
import { type MeetingResult, MOST, type MoedeField, POINTERS } from '../domain/plan';
import { addResult, changeResult, maxOf, putOnAgenda, removeResult, writeMoede } from '../domain/plan-edit';
import { agendaReferat, agendaTable } from '../domain/plan-text';
import { fill } from '../domain/text';
import { PlanFrame } from './PlanFrame';
import { Choice, Field, type PlanProps, Sources, useFocusLater } from './PlanParts';
import { Agenda } from './PlanSheets';
import type { PlanData } from './plan-data';
import { Sign } from './Sign';

function Text({ data, open, field, rows = 1 }: PlanProps & { field: MoedeField; rows?: number }) {
  const { label, hint } = data.texts.moede.fields[field];
  return (
    <Field
      data={data}
      label={label}
      hint={hint}
      value={useStore(open.$plan).moede[field]}
      max={maxOf(field)}
      rows={rows}
      write={(text) => open.change((plan) => writeMoede(plan, field, text))}
    />
  );
}

function Result({ data, open, one, number }: PlanProps & { one: MeetingResult; number: number }) {
  const { moede } = data.texts;
  const about = fill(moede.resultNumber, { n: number });
  const write = (change: Parameters<typeof changeResult>[2]) =>
    open.change((plan) => changeResult(plan, one.id, change));
  return (
    <li class="st-result-row" id={`resultat-${one.id}`}>
      <Field
        data={data}
        label={moede.resultText.label}
        about={about}
        hint={moede.resultText.hint}
        value={one.text}
        max={maxOf('text')}
        write={(text) => write({ text })}
      />
      <Choice
        legend={moede.by.label}
        about={about}
        options={[
          ...POINTERS.map((value) => ({ value, label: moede.by[value] })),
          { value: '', label: data.texts.indsatser.notSaid },
        ]}
        value={one.by}
        choose={(by) => write({ by })}
      />
      <div class="st-asks">
        {(['behind', 'basis', 'next'] as const).map((field) => (
          <Field
            key={field}
            data={data}
            label={moede.ask[field].label}
            about={about}
            hint={moede.ask[field].hint}
            value={one[field]}
            max={maxOf(field)}
            rows={2}
            write={(text) => write({ [field]: text })}
          />
        ))}
      </div>
      <p>
        <button
          type="button"
          class="st-quiet"
          onClick={() => open.takeAway('moede', moede.resultRemoved, (plan) => removeResult(plan, one.id))}
        >
          {moede.removeResult}
          <span class="sr-only">: {about}</span>
        </button>
      </p>
    </li>
  );
}

/** The answers of a tjek that can be taken to the meeting, the lowest first, as there is most to get behind. */
const answersOf = (data: PlanData, tjek: PlanData['tjek'][number], answers: Answers) =>
  tjek.statements
    .flatMap(({ id, ...statement }) => {
      const answer = answerOf(answers, id);
      if (answer === undefined || answer === 'ikke-relevant') return [];
      const words = isLevel(answer) ? (data.levels[answer] ?? '') : (data.nonAnswers[answer] ?? '');
      return [{ ...statement, id, words, order: isLevel(answer) ? answer : 2 }];
    })
    .sort((a, b) => a.order - b.order);

function FromTjek({ data, open, take }: PlanProps & { take: (text: string, label: string) => void }) {
  const { moede } = data.texts;
  const responses = useStore(open.$responses).flatMap((response) => {
    const tjek = data.tjek.find(({ id }) => id === response.tjek);
    const answers = tjek ? answersOf(data, tjek, response.answers) : [];
    return tjek && answers.length > 0 ? [{ tjek, role: data.roles[response.role], answers }] : [];
  });
  return (
    <details class="st-from-tjek">
      <summary>{moede.fromTjek}</summary>
      <p>{responses.length === 0 ? moede.fromTjekNone : moede.fromTjekLead}</p>
      {responses.map(({ tjek, role, answers }) => (
        <div key={`${tjek.id} ${role}`}>
          <h3>
            {tjek.title}: {role.toLowerCase()}
          </h3>
          <ul>
            {answers.map(({ id, label, element, words }) => (
              <li key={id}>
                <span>
                  <Sign element={element} /> {label}: <em>{words}</em>
                </span>
                <button
                  type="button"
                  class="st-button st-button-quiet st-button-small"
                  onClick={() =>
                    take(
                      fill(moede.fromTjekText, {
                        label,
                        answer: words,
                        role: role.toLowerCase(),
                        tjek: tjek.title,
                      }),
                      label,
                    )
                  }
                >
                  {moede.takeAnswer}
                  <span class="sr-only">: {label}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}

function Results(props: PlanProps) {
  const { data, open } = props;
  const { moede } = data.texts;
  const { results } = useStore(open.$plan).moede;
  const [said, setSaid] = useState('');
  const focusLater = useFocusLater();
  const full = results.length >= MOST.results;
  const add = (text: string, told: string) => {
    if (full) return setSaid(fill(moede.resultsFull, { max: MOST.results }));
    open.change((plan) => addResult(plan, text));
    setSaid(told);
    if (text === '') focusLater(`#resultat-${open.$plan.get().moede.results.at(-1)?.id} textarea`);
  };
  return (
    <section aria-labelledby="resultater">
      <h2 id="resultater">{moede.resultsHeading}</h2>
      <p>{moede.resultsLead}</p>
      <Sources data={data} refs={moede.resultsPassages} />
      {results.length === 0 && <p>{moede.noResults}</p>}
      <ol class="st-result-rows">
        {results.map((one, index) => (
          <Result key={one.id} {...props} one={one} number={index + 1} />
        ))}
      </ol>
      <button type="button" class="st-button" onClick={() => add('', '')}>
        {moede.addResult}
      </button>
      <FromTjek {...props} take={(text, label) => add(text, fill(moede.answerTaken, { label }))} />
      <p role="status" class="st-said">
        {said}
      </p>
    </section>
  );
}

function Also({ data, open }: PlanProps) {
  const { moede } = data.texts;
  const plan = useStore(open.$plan);
  const row = (
    what: 'withFokus' | 'withIndsatser',
    there: boolean,
    label: string,
    none: string,
    link: { href: string; label: string },
  ) => (
    <li>
      <label class="st-check">
        <input
          type="checkbox"
          checked={plan.moede[what]}
          onChange={({ currentTarget }) =>
            open.change((before) => putOnAgenda(before, what, currentTarget.checked))
          }
        />
        <span>{label}</span>
      </label>
      <p class="st-field-hint">
        {!there && `${none} `}
        <a href={link.href}>{link.label}</a>
      </p>
    </li>
  );
  return (
    <section class="st-also" aria-labelledby="ogsaa">
      <h2 id="ogsaa">{moede.alsoHeading}</h2>
      <ul>
        {row('withFokus', plan.fokus.length > 0, moede.withFokus, moede.withFokusNone, {
          href: data.pages.fokus,
          label: moede.toPlan,
        })}
        {row('withIndsatser', plan.indsatser.list.length > 0, moede.withIndsatser, moede.withIndsatserNone, {
          href: data.pages.indsatser,
          label: moede.toIndsatser,
        })}
      </ul>
    </section>
  );
}

/** The page of the status meeting: the preparation, and the agenda that comes of it. */
export function PlanMoede(props: PlanProps) {
  const { data, open } = props;
  const { moede } = data.texts;
  const plan = useStore(open.$plan);
  const agenda = <Agenda data={data} plan={plan} />;
  return (
    <PlanFrame
      {...props}
      part="moede"
      take={() => ({
        referat: agendaReferat(plan, data.fokuspunkter, data.texts),
        table: agendaTable(plan, data.fokuspunkter, data.texts),
      })}
      sheet={agenda}
    >
      <section aria-labelledby="moedet">
        <h2 id="moedet" tabIndex={-1}>
          {moede.frame}
        </h2>
        <div class="st-thirds">
          <Text {...props} field="when" />
          <Text {...props} field="present" />
          <Text {...props} field="preparedBy" />
        </div>
        <Text {...props} field="before" rows={2} />
      </section>
      <section class="st-said-aloud" aria-labelledby="roller">
        <h2 id="roller">{moede.rolesHeading}</h2>
        <p>{moede.rolesLead}</p>
        <Text {...props} field="purpose" rows={2} />
        <Text {...props} field="assessed" rows={2} />
        <Text {...props} field="helps" rows={2} />
        <p class="st-ask">{moede.rolesAsk}</p>
        <Sources data={data} refs={moede.rolesPassages} />
      </section>
      <Results {...props} />
      <Also {...props} />
      <section aria-labelledby="aftaler">
        <h2 id="aftaler">{moede.agenda.agreements}</h2>
        <Text {...props} field="agreed" rows={2} />
      </section>
      <section class="st-agenda-shown" aria-labelledby="dagsordenen">
        <h2 id="dagsordenen">{moede.agendaHeading}</h2>
        <p>{moede.agendaLead}</p>
        {agenda}
      </section>
    </PlanFrame>
  );
}
