import { useRef, useState } from 'preact/hooks';
import { toNumber } from '../domain/fraction';
import { gapWords } from '../domain/gap-words';
import { gapsOf, type Means, meansOf, mostDisagreed, type Tallies, tallyAt } from '../domain/group';
import type { Response } from '../domain/response';
import { answerWords } from '../domain/result-words';
import type { BothData } from './both-data';
import { Sign } from './Sign';

type Statement = BothData['statements'][number];

/** Both roles' answers to the statements on which they differ most, and a question to begin with. */
export function Difference({
  data,
  tallies,
  responses,
}: {
  data: BothData;
  tallies: Tallies;
  responses: readonly Response[];
}) {
  const { both, texts } = data;
  const { shown, sharedPlace } = mostDisagreed(data.statements, tallies);
  const answered = gapsOf(data.statements, tallies).length > 0;
  const statements = shown.flatMap(({ udsagn }) => data.statements.filter(({ id }) => id === udsagn));
  return (
    <section class="st-difference" aria-labelledby="forskel">
      <h2 id="forskel">{both.talk}</h2>
      <p>{statements.length > 0 ? both.talkLead : answered ? both.talkNone : both.talkNothing}</p>
      {sharedPlace && <p class="st-hint">{both.talkShared}</p>}
      <ol>
        {statements.map((statement) => (
          <li key={statement.id} class={`st-${statement.element}`}>
            <h3>
              <Sign element={statement.element} /> {statement.label}
            </h3>
            <dl>
              {responses.map(({ role, answers, notes }) => (
                <div key={role}>
                  <dt>{texts.roles[role]}</dt>
                  <dd>
                    <strong>{answerWords(texts, answers[statement.id])}</strong>
                    {notes[statement.id] && <p class="st-scale-note">{notes[statement.id]}</p>}
                  </dd>
                </div>
              ))}
            </dl>
            <p>
              <strong>{gapWords(data, meansOf(tallyAt(tallies, statement.id)))}.</strong> {both.ask}{' '}
              <em>{texts.result.talkQuestion}</em> {statement.prompt}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

const X = (level: number) => 12 + level * 49;

/** The scale with both marks. Equal answers stand beside each other, so that neither hides the other. */
function Dumbbell({ means: { forvaltning, skoleledelse, gap } }: { means: Means }) {
  const apart = gap && toNumber(gap) < 0.5 ? 9 : 0;
  const f = forvaltning && X(toNumber(forvaltning)) - apart;
  const s = skoleledelse && X(toNumber(skoleledelse)) + apart;
  return (
    <svg class="st-dumbbell" viewBox="-8 0 240 28" aria-hidden="true">
      <path class="st-scale-line" d="M12 14h196" />
      {[0, 1, 2, 3, 4].map((tick) => (
        <circle key={tick} class="st-scale-tick" cx={X(tick)} cy="14" r="3" />
      ))}
      {f !== undefined && s !== undefined && <path class="st-dumbbell-bar" d={`M${f} 14H${s}`} />}
      {f !== undefined && (
        <>
          <rect class="st-mark-f" x={f - 9} y="5" width="18" height="18" />
          <text class="st-mark-f-text" x={f} y="19">
            F
          </text>
        </>
      )}
      {s !== undefined && (
        <>
          <circle class="st-mark-s" cx={s} cy="14" r="9" />
          <text class="st-mark-s-text" x={s} y="19">
            S
          </text>
        </>
      )}
    </svg>
  );
}

function Rows({ data, tallies, order }: { data: BothData; tallies: Tallies; order: readonly Statement[] }) {
  const { levels } = data.texts;
  return (
    <>
      <div class="st-scale-head" aria-hidden="true">
        <span>{levels[0]}</span>
        <span>{levels[4]}</span>
      </div>
      <ol>
        {order.map((statement) => {
          const means = meansOf(tallyAt(tallies, statement.id));
          return (
            <li key={statement.id} class={`st-scale-row st-dumbbell-row st-${statement.element}`}>
              <span class="st-scale-label">
                <Sign element={statement.element} /> {statement.label}
              </span>
              <Dumbbell means={means} />
              <span class="st-scale-answer">{gapWords(data, means)}</span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** One dumbbell per statement, by element or by gap, also large for the wall. */
export function Dumbbells({ data, tallies }: { data: BothData; tallies: Tallies }) {
  const { both } = data;
  const [byGap, setByGap] = useState(false);
  const wall = useRef<HTMLDialogElement>(null);
  const gaps = gapsOf(data.statements, tallies).map(({ udsagn }) => udsagn);
  const place = ({ id }: Statement) => (gaps.includes(id) ? gaps.indexOf(id) : gaps.length);
  const order = byGap ? data.statements.toSorted((a, b) => place(a) - place(b)) : data.statements;
  const rows = <Rows data={data} tallies={tallies} order={order} />;
  return (
    <section class="st-answers st-dumbbells" aria-labelledby="billede">
      <h2 id="billede">{both.picture}</h2>
      <p class="st-hint">{both.pictureLead}</p>
      <div class="st-dumbbell-tools print:hidden">
        <fieldset>
          <legend>{both.sort}</legend>
          {[false, true].map((value) => (
            <label key={String(value)}>
              <input type="radio" name="orden" checked={byGap === value} onChange={() => setByGap(value)} />
              <span>{value ? both.sortGap : both.sortElement}</span>
            </label>
          ))}
        </fieldset>
        <button type="button" class="st-button st-button-quiet" onClick={() => wall.current?.showModal()}>
          {both.wall}
        </button>
      </div>
      {rows}
      <dialog ref={wall} class="st-wall st-both-wall print:hidden" aria-label={both.picture}>
        <form method="dialog">
          <button type="submit" class="st-button st-button-quiet">
            {both.close}
          </button>
        </form>
        {rows}
      </dialog>
    </section>
  );
}
