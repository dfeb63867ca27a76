import type { Comparison } from '../domain/compare';
import { noScoreWords } from '../domain/result-words';
import type { CompareData, ComparedUdsagn } from './compare-data';
import { changeWords, columnHead, markWords } from './compare-words';

interface Props {
  data: CompareData;
  comparison: Comparison<ComparedUdsagn>;
}

function Heads({
  comparison,
  before,
  after,
}: Pick<Props, 'comparison'> & { before: readonly string[]; after: string }) {
  return (
    <thead>
      <tr>
        {before.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
        {comparison.columns.map((column, index) => (
          <th key={column.points[0]?.id} scope="col">
            {columnHead(column, index)}
          </th>
        ))}
        <th scope="col">{after}</th>
      </tr>
    </thead>
  );
}

function ElementTable({ data, comparison }: Props) {
  const { compare, texts } = data;
  const { tables, marks } = compare;
  return (
    <table class="st-cards-table">
      <caption>{tables.elements}</caption>
      <Heads comparison={comparison} before={[tables.element, tables.role]} after={tables.basis} />
      <tbody>
        {comparison.elements.flatMap(({ element, lines }) =>
          lines.map(({ role, scores, sameStatements }) => (
            <tr key={element + role}>
              <th scope="row">{texts.elements[element].name}</th>
              <td data-label={tables.role}>{texts.roles[role]}</td>
              {comparison.columns.map((column, index) => {
                const score = scores[index];
                const words = score
                  ? noScoreWords(texts, score)
                  : marks[column.byRole[role] ? 'not-taken' : 'not-here'];
                return (
                  <td key={column.points[0]?.id} data-label={columnHead(column, index)}>
                    {score?.kind === 'score' ? `${score.score} (${texts.bands[score.band]})` : words}
                  </td>
                );
              })}
              <td data-label={tables.basis}>{sameStatements ? tables.yes : tables.no}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

function StatementTable({ data, comparison }: Props) {
  const { compare, texts } = data;
  const { tables } = compare;
  return (
    <table class="st-cards-table">
      <caption>{tables.statements}</caption>
      <Heads comparison={comparison} before={[tables.statement, tables.role]} after={tables.change} />
      <tbody>
        {comparison.statements.flatMap(({ statement, lines }) =>
          lines.map(({ role, marks, change }) => (
            <tr key={statement.id + role}>
              <th scope="row">{statement.label}</th>
              <td data-label={tables.role}>{texts.roles[role]}</td>
              {comparison.columns.map((column, index) => {
                const mark = marks[index];
                return (
                  <td key={column.points[0]?.id} data-label={columnHead(column, index)}>
                    {mark && markWords(data, mark)}
                  </td>
                );
              })}
              <td data-label={tables.change}>
                {change ? changeWords(data, change) : compare.marks['not-here']}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

/** The same as the pictures, as tables: folded on the screen, always on paper. */
export const CompareTables = (props: Props) => (
  <details class="st-tables st-compare-tables">
    <summary>{props.data.compare.tables.show}</summary>
    <h2 class="st-print-only">{props.data.compare.tables.heading}</h2>
    <p class="st-hint">{props.data.compare.tables.dash}</p>
    <ElementTable {...props} />
    <StatementTable {...props} />
  </details>
);
