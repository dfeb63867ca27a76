import { useStore } from '@nanostores/preact';
import { type ComponentChildren, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import {
  COMPARED_MAX,
  type Comparison,
  compare,
  hasBeforeAndNow,
  inTime,
  latestTwoOfEachRole,
} from '../domain/compare';
import { readCompared } from '../domain/compare-link';
import type { Point } from '../domain/compare-points';
import { fill } from '../domain/text';
import { beginAnew } from '../stores/begin-anew';
import { type OpenPlan, openPlan } from '../stores/plan';
import { isOpenPoint, type KeptPoints, keyOfPoint, openPoints } from '../stores/points';
import { CompareChoice } from './CompareChoice';
import { CompareLink, LinkNotice, linkedTjek } from './CompareLink';
import { CompareNotes } from './CompareNotes';
import { ComparePictures } from './ComparePictures';
import { RoleMark } from './CompareSlopes';
import { CompareTables } from './CompareTables';
import type { CompareData, ComparedUdsagn } from './compare-data';
import { dayWords, noteWords, pointWords } from './compare-words';
import { PaperPlan } from './PaperPlan';

const ROLES = ['forvaltning', 'skoleledelse'] as const;
/** Before the id of a tjek in the address: its two latest. Else the ids of what is chosen stand there. */
const TJEK = 'tjek:';

/** What is chosen: ids of points of one tjek. */
interface Choice {
  readonly tjek: string;
  readonly ids: readonly string[];
}

/** What the address says after `#`; what is not there to be chosen is passed over. */
function choiceIn(hash: string, points: readonly Point[]): Choice | undefined {
  const named = hash.slice(1).split(',');
  const found = points.filter(({ id }) => named.includes(id));
  const tjek = found[0]?.tjek;
  if (tjek !== undefined) {
    const ids = found.filter((point) => point.tjek === tjek).map(({ id }) => id);
    return { tjek, ids: ids.slice(0, COMPARED_MAX) };
  }
  return points.some((point) => TJEK + point.tjek === named[0])
    ? latestOf((named[0] ?? '').slice(TJEK.length), points)
    : undefined;
}

const latestOf = (tjek: string, points: readonly Point[]): Choice => ({
  tjek,
  ids: latestTwoOfEachRole(points.filter((point) => point.tjek === tjek)),
});

/** Before anybody has chosen: the two latest of the tjek that was answered last and more than once. */
function firstChoice(points: readonly Point[]): Choice {
  const many = points.find(({ id, tjek }) => points.some((other) => other.tjek === tjek && other.id !== id));
  return latestOf((many ?? points[0])?.tjek ?? '', points);
}

/** What one has to do to have something to compare. */
function Empty({ data, points }: { data: CompareData; points: readonly Point[] }) {
  const { empty } = data.compare;
  return (
    <div class="st-notice">
      <h2>{empty.heading}</h2>
      <p>{points.length === 0 ? empty.none : empty.one}</p>
      <p>
        {empty.file} <a href={data.pages.mine}>{data.compare.mine}</a>.
      </p>
      <p class="st-row">
        <a class="st-button" href={data.pages.tjek}>
          {empty.tjek}
        </a>
        <a class="st-button st-button-quiet" href={data.pages.workshop}>
          {empty.workshop}
        </a>
      </p>
    </div>
  );
}

/** What stands open of the tjek, each with a way to begin on a new one beside it. */
function Again({ data, points }: { data: CompareData; points: readonly Point[] }) {
  const { again } = data.compare;
  const [full, setFull] = useState(false);
  const open = points.filter((point) => isOpenPoint(point));
  if (open.length === 0) return null;
  return (
    <section class="print:hidden" aria-labelledby="igen">
      <h2 id="igen">{again.heading}</h2>
      <p>{again.lead}</p>
      <p class="st-row">
        {open.map((point) => {
          const [role] = point.roles;
          const tjek = data.tjek.find(({ id }) => id === point.tjek);
          return (
            role &&
            tjek && (
              <button
                key={point.id}
                type="button"
                class="st-button st-button-quiet"
                onClick={() => {
                  if (beginAnew(keyOfPoint(point))) location.assign(tjek.href[role]);
                  else setFull(true);
                }}
              >
                {fill(again.begin, { role: data.texts.roles[role].toLowerCase() })}
              </button>
            )
          );
        })}
      </p>
      <p role="alert">{full && again.full}</p>
    </section>
  );
}

/** What stands in each column, how the roles are drawn, and what must be known before it is read. */
function Key({ data, comparison, total }: { data: CompareData; comparison: Shown; total: number }) {
  const { key, notes } = data.compare;
  const { leftOut, unknown } = comparison;
  return (
    <section class="st-compare-key" aria-labelledby="oversigt">
      <h2 id="oversigt">{key.heading}</h2>
      <ol>
        {comparison.columns.map(({ day, points }) => (
          <li key={points[0]?.id}>
            <strong>{dayWords(data, day)}</strong>
            {points.map((point) => (
              <span key={point.id} dir="auto">
                {pointWords(data, point)}
              </span>
            ))}
          </li>
        ))}
      </ol>
      <ul class="st-compare-roles" hidden={!hasBeforeAndNow(comparison)}>
        {ROLES.map((role) => (
          <li key={role}>
            <svg viewBox="0 0 72 24" aria-hidden="true">
              <path class={`st-slope st-slope-${role}`} d="M4 12H68" />
              <RoleMark role={role} x={36} y={12} />
            </svg>
            {role === 'forvaltning' ? key.f : key.s}
          </li>
        ))}
      </ul>
      {noteWords(data, comparison, total).map((sentence) => (
        <p key={sentence} class="st-notice">
          {sentence}
        </p>
      ))}
      {leftOut.length > 0 && (
        <div class="st-notice">
          <p>{leftOut.length === 1 ? notes.leftOutOne : fill(notes.leftOut, { n: leftOut.length })}</p>
          <ul>
            {leftOut.map(({ id, label }) => (
              <li key={id}>{label}</li>
            ))}
          </ul>
        </div>
      )}
      {unknown > 0 && (
        <p class="st-notice">{unknown === 1 ? notes.unknownOne : fill(notes.unknown, { n: unknown })}</p>
      )}
    </section>
  );
}

type Shown = Comparison<ComparedUdsagn>;

/** Before and now; what is not both of these is not drawn, lest it be read as a comparison of those who answered. */
function Compared({
  data,
  tjek,
  points,
  children,
}: {
  data: CompareData;
  tjek: string;
  points: readonly Point[];
  children?: ComponentChildren;
}) {
  const { choose, print: printWords } = data.compare;
  const known = data.tjek.find(({ id }) => id === tjek);
  if (points.length < 2 || !known) return <p class="st-notice">{choose.tooFew}</p>;
  const comparison = compare(points, known);
  return (
    <>
      <p class="st-compare-tjek">{known.title}</p>
      <Key data={data} comparison={comparison} total={known.statements.length} />
      {hasBeforeAndNow(comparison) && (
        <>
          <p class="print:hidden">
            <button type="button" class="st-button" onClick={() => print()}>
              {printWords}
            </button>
          </p>
          <ComparePictures data={data} comparison={comparison} />
          <CompareNotes data={data} comparison={comparison} statements={known.statements} />
          <CompareTables data={data} comparison={comparison} />
          {children}
          <CompareLink data={data} tjek={tjek} points={points} />
        </>
      )}
    </>
  );
}

interface PageProps {
  data: CompareData;
  $points: KeptPoints;
  plan: OpenPlan;
}

/** What the address holds, before what is on this device, which stays as it is. */
function Page({ data, $points, plan }: PageProps) {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const read = readCompared(hash.slice(1), linkedTjek(data));
  return (
    <>
      {read.kind !== 'none' && <LinkNotice data={data} read={read} />}
      {read.kind === 'ok' ? (
        <Compared data={data} tjek={read.tjek} points={read.points} />
      ) : (
        <Compare data={data} $points={$points} plan={plan} />
      )}
    </>
  );
}

function Compare({ data, $points, plan }: PageProps) {
  const all = inTime(useStore($points)).toReversed();
  const points = all.filter(({ tjek }) => data.tjek.some(({ id }) => id === tjek));
  const [choice, setChoice] = useState(() => choiceIn(location.hash, points) ?? firstChoice(points));
  useEffect(() => {
    const follow = () => {
      const found = choiceIn(location.hash, points);
      if (found) setChoice(found);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  });
  const take = (next: Choice) => {
    setChoice(next);
    const hash = next.ids.length > 0 ? next.ids.join(',') : TJEK + next.tjek;
    history.replaceState(history.state, '', `#${hash}`);
  };
  const chosen = points.filter(({ id, tjek }) => tjek === choice.tjek && choice.ids.includes(id));
  const isMany = points.some(({ tjek, id }) =>
    points.some((other) => other.tjek === tjek && other.id !== id),
  );
  const here = points.filter(({ tjek }) => tjek === choice.tjek);
  return (
    <>
      {isMany && (
        <CompareChoice
          data={data}
          tjek={choice.tjek}
          points={points}
          chosen={chosen.map(({ id }) => id)}
          takeTjek={(tjek) => take(latestOf(tjek, points))}
          choose={(ids) => take({ ...choice, ids })}
        />
      )}
      {here.length < 2 ? (
        <Empty data={data} points={points} />
      ) : (
        <Compared data={data} tjek={choice.tjek} points={chosen}>
          <PaperPlan data={data} open={plan} />
        </Compared>
      )}
      <Again data={data} points={here} />
      {points.length < all.length && <p class="st-notice print:hidden">{data.compare.choose.lost}</p>}
    </>
  );
}

/** Draws before and now in the place that the page has for it. */
export function mountCompare(): void {
  const place = document.querySelector('[data-compare]');
  const json = document.querySelector('#compare-data')?.textContent;
  if (!place || !json) throw new Error('the page has no place for a comparison');
  render(<Page data={JSON.parse(json) as CompareData} $points={openPoints()} plan={openPlan()} />, place);
}
