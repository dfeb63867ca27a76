import type { ComponentChildren } from 'preact';
import { decimal } from '../domain/decimals';
import { fill } from '../domain/text';
import type { Way } from '../domain/workshop';
import { clockTime, type Part, partsOf } from '../domain/workshop-schedule';
import { type Step, type StepKind, stepsOf, totalSeconds } from '../domain/workshop-steps';
import { Sign } from './Sign';
import type { WorkshopData, WorkshopUdsagn } from './workshop-data';

/** What a script is made for: a drejebog as it stands, or one workshop. */
export interface ScriptProps {
  data: Pick<WorkshopData, 'tjek' | 'drejeboeger' | 'workshop' | 'start' | 'texts'>;
  tjek: string;
  drejebog: string;
  taken: readonly string[];
  ways: readonly Way[];
}

type Data = ScriptProps['data'];

/** How long something lasts: »4 min.«, »1,5 min.«, »40 sek.«, »1 min. 15 sek.« */
function lasts(seconds: number, { start }: Pick<Data, 'start'>): string {
  const { script } = start;
  const [m, s] = [Math.floor(seconds / 60), seconds % 60];
  if (s === 0 || (m > 0 && s === 30)) return fill(script.lasts, { n: decimal(seconds / 60) });
  return m === 0 ? fill(script.lastsSeconds, { n: s }) : fill(script.lastsBoth, { m, s });
}

const entryOf = (entries: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(entries, key) ? entries[key] : undefined;

/** What the wall shows at a step. */
function onWall(kind: StepKind, { start, workshop }: Data): string {
  const frames: Readonly<Record<string, { title: string; lines: readonly string[] }>> = workshop.frames;
  const frame = frames[kind];
  return frame
    ? [`»${frame.title}«${frame.lines.length > 0 ? ':' : '.'}`, ...frame.lines].join(' ')
    : (entryOf(start.script.onWall, kind) ?? '');
}

/** What is on the wall at a step, what to have ready, and what to say. */
function Directions({ kind, data }: { kind: StepKind; data: Data }) {
  const { script } = data.start;
  const ready = entryOf(script.readyFor, kind);
  return (
    <>
      <p>
        <strong>{script.wall}:</strong> {onWall(kind, data)}
      </p>
      {ready && (
        <p>
          <strong>{script.ready}:</strong> {ready}
        </p>
      )}
      <ul>
        {data.workshop.steps[kind].say.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function Timed({
  from,
  seconds,
  data,
  children,
}: {
  from: number;
  seconds: number;
  data: Data;
  children: ComponentChildren;
}) {
  return (
    <li class="st-script-part">
      <p class="st-script-time">
        <strong>{clockTime(from)}</strong> <span>{lasts(seconds, data)}</span>
      </p>
      <div>{children}</div>
    </li>
  );
}

/** The phases that every statement goes through, said once. */
function EachStatement({ steps, data }: { steps: readonly Step[]; data: Data }) {
  const { script } = data.start;
  return (
    <section class="st-script-each" aria-labelledby="hvert-udsagn">
      <h3 id="hvert-udsagn">{script.each}</h3>
      <p>{script.eachLead}</p>
      <ol>
        {steps.map(({ id, kind, seconds }) => (
          <li key={id} class="st-script-part">
            <p class="st-script-time">
              <strong>{lasts(seconds, data)}</strong>
            </p>
            <div>
              <h4>{data.workshop.steps[kind].name}</h4>
              <Directions kind={kind} data={data} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Statement({
  part,
  total,
  statement,
  data,
}: {
  part: Part;
  total: number;
  statement: WorkshopUdsagn;
  data: Data;
}) {
  const { script } = data.start;
  const { roles } = data.texts;
  return (
    <Timed from={part.from} seconds={part.seconds} data={data}>
      <h3>
        <Sign element={statement.element} />{' '}
        <span class="st-script-number">{fill(script.statement, { n: part.number ?? 0, total })}: </span>
        {statement.label}
      </h3>
      <div>
        <dl class="st-script-pair">
          {(['forvaltning', 'skoleledelse'] as const).map((role) => (
            <div key={role}>
              <dt>{roles[role]}</dt>
              <dd>{statement.wording[role]}</dd>
            </div>
          ))}
          <div>
            <dt>{script.absent}</dt>
            <dd>{statement.signs.absent}</dd>
          </div>
          <div>
            <dt>{script.present}</dt>
            <dd>{statement.signs.present}</dd>
          </div>
        </dl>
        <p>
          <strong>{script.ask}:</strong> {[...statement.prompts, data.workshop.buildsOn].join(' ')}
        </p>
        {statement.quote && (
          <p class="st-script-quote">
            »{statement.quote.text}«{' '}
            <span>
              {statement.quote.speaker}. {statement.quote.source}
            </span>
          </p>
        )}
      </div>
      <p class="st-script-phases">
        {part.steps.map(({ step, from }) => (
          <span key={step.id}>
            <strong>{clockTime(from)}</strong> {data.workshop.steps[step.kind].name}
          </span>
        ))}
      </p>
    </Timed>
  );
}

/** What to do before the meeting, with a box to tick for each. */
function Before({ ways, data }: { ways: readonly Way[]; data: Data }) {
  const { script } = data.start;
  return (
    <section class="st-script-before" aria-labelledby="foer-moedet">
      <h2 id="foer-moedet">{script.before}</h2>
      <ul>
        {[...script.beforeList, ...ways.map((way) => script.beforeWays[way])].map((line) => (
          <li key={line}>
            <i aria-hidden="true" /> <span>{line}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The script of a workshop, minute by minute: a sheet for the one who leads it. It is drawn on the server as well. */
export function WorkshopScript({ data, taken, ways, ...ids }: ScriptProps) {
  const { script } = data.start;
  const tjek = data.tjek.find(({ id }) => id === ids.tjek);
  const drejebog = data.drejeboeger.find(({ id }) => id === ids.drejebog);
  if (!tjek || !drejebog) throw new Error(`no tjek ${ids.tjek} or no drejebog ${ids.drejebog}`);
  const known = taken.filter((id) => tjek.statements.some((statement) => statement.id === id));
  const steps = stepsOf({ taken: known, ways }, drejebog, tjek.minutes);
  const parts = partsOf(steps);
  const firstStatement = parts.find(({ number }) => number === 1);
  const total = Math.round(totalSeconds(steps) / 60);
  return (
    <div class="st-script">
      <p class="st-script-facts">
        {fill(script.facts, {
          total: fill(data.start.create.minutes, { n: decimal(total) }),
          tjek: tjek.title,
          n: known.length,
          ways: ways.map((way) => data.workshop.ways[way].name).join(', '),
        })}
      </p>
      <p class="st-script-when">
        {script.begins} <span class="st-script-blank" /> {script.ends} <span class="st-script-blank" />
      </p>
      <Before ways={ways} data={data} />
      <section aria-labelledby="minut-for-minut">
        <h2 id="minut-for-minut">{script.programme}</h2>
        <p class="st-hint">{script.clock}</p>
        <ol>
          {parts.map((part) => {
            const statement = tjek.statements.find(({ id }) => id === part.udsagn);
            const [first] = part.steps;
            if (!first) return null;
            if (statement)
              return (
                <>
                  {part === firstStatement && (
                    <li>
                      <EachStatement steps={part.steps.map(({ step }) => step)} data={data} />
                    </li>
                  )}
                  <Statement part={part} total={known.length} statement={statement} data={data} />
                </>
              );
            return (
              <Timed key={first.step.id} from={part.from} seconds={part.seconds} data={data}>
                <h3>{data.workshop.steps[first.step.kind].name}</h3>
                <Directions kind={first.step.kind} data={data} />
              </Timed>
            );
          })}
        </ol>
      </section>
      <p class="st-hint">{script.own}</p>
    </div>
  );
}
