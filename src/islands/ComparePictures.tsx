import { useRef, useState } from 'preact/hooks';
import { byChange, type Comparison, type ElementLine, type StatementLine } from '../domain/compare';
import { toNumber } from '../domain/fraction-arithmetic';
import { fill } from '../domain/text';
import { columnPlaces, MARK, placesOf, type Slope, Slopes } from './CompareSlopes';
import type { CompareData, ComparedUdsagn } from './compare-data';
import { lineWords, shortDay } from './compare-words';
import { Sign } from './Sign';

type Compared = Comparison<ComparedUdsagn>;
interface Props {
  data: CompareData;
  comparison: Compared;
}

/** The picture of an element: the scale of 0 to 100 with the limits of the bands, and under it the columns. */
const PANEL = { width: 400, height: 266, left: 42, right: 264, top: 26, bottom: 186 } as const;
const SCORES = [0, 40, 70, 100];
const heightOf = (score: number) => PANEL.bottom - (score / 100) * (PANEL.bottom - PANEL.top);

const scoreAt = ({ scores }: ElementLine, column: number): number | undefined => {
  const score = scores[column];
  return score?.kind === 'score' ? score.score : undefined;
};

/** The names of the roles at the end of the picture, moved apart where they would stand on each other. */
function endLabels(lines: readonly ElementLine[]): { line: ElementLine; y: number }[] {
  const ends = lines.flatMap((line) => {
    const last = line.scores.findLast((score) => score?.kind === 'score');
    return last?.kind === 'score' ? [{ line, y: heightOf(last.score) }] : [];
  });
  const [upper, lower] = ends.toSorted((a, b) => a.y - b.y);
  if (!upper || !lower || lower.y - upper.y >= 22) return ends;
  const middle = (upper.y + lower.y) / 2;
  return [
    { ...upper, y: middle - 11 },
    { ...lower, y: middle + 11 },
  ];
}

function ElementPicture({ data, comparison, lines }: Props & { lines: readonly ElementLine[] }) {
  const xs = columnPlaces(comparison.columns.length, [PANEL.left + 22, PANEL.right]);
  const slopes = lines.map((line): Slope => {
    const heights = line.scores.map((score) => (score?.kind === 'score' ? heightOf(score.score) : undefined));
    return { role: line.role, heights, pieces: line.pieces };
  });
  const places = placesOf(slopes, xs);
  return (
    <svg class="st-compare-panel" viewBox={`0 0 ${PANEL.width} ${PANEL.height}`} aria-hidden="true">
      {SCORES.map((score) => (
        <g key={score}>
          <path
            class={score === 0 || score === 100 ? 'st-slope-edge' : 'st-slope-limit'}
            d={`M${PANEL.left} ${heightOf(score)}H${PANEL.right + 14}`}
          />
          <text class="st-slope-scale" x={PANEL.left - 8} y={heightOf(score) + 5}>
            {score}
          </text>
        </g>
      ))}
      {comparison.columns.map(({ day }, index) => {
        const [date, year] = shortDay(day, comparison.columns.length);
        return (
          <text key={xs[index]} class="st-slope-column" y="226">
            <tspan class="st-slope-number" x={xs[index]}>
              {index + 1}
            </tspan>
            <tspan x={xs[index]} dy="19">
              {date}
            </tspan>
            <tspan x={xs[index]} dy="17">
              {year}
            </tspan>
          </text>
        );
      })}
      <Slopes slopes={slopes} places={places} />
      {lines.map((line, index) =>
        places[index]?.map((place, column) => {
          const score = scoreAt(line, column);
          const others = lines.flatMap((other) => (other === line ? [] : (scoreAt(other, column) ?? [])));
          // The number of the lower of two stands under its mark.
          const isLower = others.some((other) => other > (score ?? 0) || (other === score && index > 0));
          return (
            place && (
              <text
                key={`${line.role}${place.x}`}
                class="st-slope-score"
                x={place.x}
                y={place.y + (isLower ? MARK + 16 : -MARK - 5)}
              >
                {score}
              </text>
            )
          );
        }),
      )}
      {endLabels(lines).map(({ line, y }) => (
        <text key={line.role} class="st-slope-role" x={PANEL.right + 25} y={y + 5}>
          {data.texts.roles[line.role]}
        </text>
      ))}
    </svg>
  );
}

/** A picture for each element, one line for each role. */
function Elements({ data, comparison }: Props) {
  const { elements } = data.compare;
  return (
    <ul class="st-compare-panels">
      {comparison.elements.map(({ element, lines }) => (
        <li key={element} class={`st-${element}`}>
          <h3>
            <Sign element={element} />
            {data.texts.elements[element].name}
            <span class="st-element-aspect">{data.texts.elements[element].aspect}</span>
          </h3>
          <ElementPicture data={data} comparison={comparison} lines={lines} />
          {lines.some(({ sameStatements }) => !sameStatements) && <p class="st-hint">{elements.notSame}</p>}
        </li>
      ))}
    </ul>
  );
}

/** The small picture of a statement: five levels, and the numbers of the columns. */
const SMALL = { width: 240, height: 116, left: 20, right: 220, top: 14, bottom: 86 } as const;
const levelHeight = (level: number) => SMALL.bottom - (level / 4) * (SMALL.bottom - SMALL.top);

function StatementPicture({
  comparison,
  lines,
}: Pick<Props, 'comparison'> & { lines: readonly StatementLine[] }) {
  const xs = columnPlaces(comparison.columns.length, [SMALL.left + 14, SMALL.right - 14]);
  const slopes = lines.map(({ role, marks, pieces }): Slope => {
    const heights = marks.map((mark) =>
      mark.kind === 'level' ? levelHeight(toNumber(mark.mean)) : undefined,
    );
    return { role, heights, pieces };
  });
  return (
    <svg class="st-compare-small" viewBox={`0 0 ${SMALL.width} ${SMALL.height}`} aria-hidden="true">
      {[0, 1, 2, 3, 4].map((level) => (
        <path
          key={level}
          class={level === 0 || level === 4 ? 'st-slope-edge' : 'st-slope-level'}
          d={`M${SMALL.left} ${levelHeight(level)}H${SMALL.right}`}
        />
      ))}
      {xs.map((x, index) => (
        <text key={x} class="st-slope-column st-slope-number" x={x} y="113">
          {index + 1}
        </text>
      ))}
      <Slopes slopes={slopes} places={placesOf(slopes, xs)} />
    </svg>
  );
}

function Statements({ data, comparison, statements }: Props & Pick<Compared, 'statements'>) {
  return (
    <ol class="st-compare-statements">
      {statements.map(({ statement, lines }) => (
        <li key={statement.id} class={`st-${statement.element}`}>
          <h3>
            <Sign element={statement.element} /> {statement.label}
          </h3>
          <StatementPicture comparison={comparison} lines={lines} />
          <dl>
            {lines.map((line) => (
              <div key={line.role}>
                <dt>{data.texts.roles[line.role]}</dt>
                <dd>{lineWords(data, line)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}

/** Before and now as pictures: the elements, the question that they open, the statements; also large for the wall. */
export function ComparePictures({ data, comparison }: Props) {
  const { compare, texts } = data;
  const { elements, statements: words } = compare;
  const [changed, setChanged] = useState(false);
  const wall = useRef<HTMLDialogElement>(null);
  const statements = changed ? byChange(comparison.statements) : comparison.statements;
  return (
    <>
      <section aria-labelledby="elementer">
        <h2 id="elementer">{elements.heading}</h2>
        <p class="st-hint">
          {elements.lead} {texts.result.bandsHint}
        </p>
        <Elements data={data} comparison={comparison} />
        <div class="st-talk">
          <p>{elements.ask}</p>
          <p class="st-talk-question">{texts.result.talkQuestion}</p>
        </div>
      </section>
      <section aria-labelledby="udsagn">
        <h2 id="udsagn">{words.heading}</h2>
        <p class="st-hint">{fill(words.lead, { low: texts.levels[0] ?? '', high: texts.levels[4] ?? '' })}</p>
        <div class="st-dumbbell-tools print:hidden">
          <fieldset>
            <legend>{words.sort}</legend>
            {[false, true].map((value) => (
              <label key={String(value)}>
                <input
                  type="radio"
                  name="orden"
                  checked={changed === value}
                  onChange={() => setChanged(value)}
                />
                <span>{value ? words.sortChange : words.sortTjek}</span>
              </label>
            ))}
          </fieldset>
          <button type="button" class="st-button st-button-quiet" onClick={() => wall.current?.showModal()}>
            {words.wall}
          </button>
        </div>
        <Statements data={data} comparison={comparison} statements={statements} />
      </section>
      <dialog ref={wall} class="st-wall st-compare-wall print:hidden" aria-label={compare.title}>
        <form method="dialog">
          <button type="submit" class="st-button st-button-quiet">
            {words.close}
          </button>
        </form>
        <Elements data={data} comparison={comparison} />
        <p class="st-talk-question">{texts.result.talkQuestion}</p>
        <Statements data={data} comparison={comparison} statements={statements} />
      </dialog>
    </>
  );
}
