import type { Comparison } from '../domain/compare';
import { type Written, writtenIn } from '../domain/compare-notes';
import { answerWords } from '../domain/result-words';
import type { CompareData, ComparedUdsagn } from './compare-data';
import { columnHead, pointName } from './compare-words';
import { Sign } from './Sign';

interface Props {
  data: CompareData;
  comparison: Comparison<ComparedUdsagn>;
  /** All of the tjek, also those that not all of the editions have. */
  statements: readonly ComparedUdsagn[];
}

/** Who wrote it, when, and what they answered. */
function whoWords(
  { data, comparison: { columns } }: Pick<Props, 'data' | 'comparison'>,
  { column: index, point, role, answer }: Written,
): string {
  const { compare, texts } = data;
  const column = columns[index];
  const when = column ? columnHead(column, index) : '';
  return role
    ? [when, texts.roles[role], answerWords(texts, answer)].join(', ')
    : [when, pointName(data, point), compare.written.shared].join(', ');
}

/**
 * What was written then and now. Folded on the screen, which others may be looking at too; always on paper. Nothing where nothing was written.
 */
export function CompareNotes({ data, comparison, statements }: Props) {
  const { written: words } = data.compare;
  const { notes, own } = writtenIn(comparison.columns, statements);
  if (notes.length === 0 && own.length === 0) return null;
  const hasWorkshop = comparison.columns.some(({ points }) => points.some(({ kind }) => kind === 'workshop'));
  return (
    <section class="st-compare-written" aria-labelledby="noter">
      <h2 id="noter">{words.heading}</h2>
      <p class="st-hint">{hasWorkshop ? `${words.lead} ${words.workshop}` : words.lead}</p>
      <details class="st-tables">
        <summary>{words.show}</summary>
        {notes.map(({ statement: { id, element, label }, written }) => (
          <article key={id} class={`st-${element}`}>
            <h3>
              <Sign element={element} /> {label}
            </h3>
            {written.map((one) => (
              <p key={one.point.id} class="st-scale-note">
                <strong>{whoWords({ data, comparison }, one)}:</strong> <span dir="auto">{one.text}</span>
              </p>
            ))}
          </article>
        ))}
        {own.length > 0 && (
          <article>
            <h3>{words.own}</h3>
            {own.map(({ id, statement, written }) => (
              <p key={id} class="st-scale-note">
                <strong dir="auto">{statement}</strong>
                <br />
                {whoWords({ data, comparison }, written)}
                {written.text && ': '}
                <span dir="auto">{written.text}</span>
              </p>
            ))}
          </article>
        )}
      </details>
    </section>
  );
}
