import { type Answers, answerOf, isLevel } from '../domain/answer';
import { answerWords, coverageWords, noScoreWords } from '../domain/result-words';
import { type ElementScore, scoreElement } from '../domain/score';
import { fill } from '../domain/text';
import type { Element } from '../schemas/shared';
import type { ResultData } from './result-data';
import { Sign } from './Sign';

const ELEMENTS: readonly Element[] = ['data', 'sparring', 'indsatser'];
const MARKS = [40, 70];

/** The score of each element of the tjek, in the order of the guide. */
export const scoresOf = ({ statements }: ResultData, answers: Answers) =>
  ELEMENTS.map((element) => ({
    element,
    score: scoreElement(
      statements.filter((s) => s.element === element).map(({ id }) => answerOf(answers, id)),
    ),
  }));

export const Bar = ({ score }: { score: number | undefined }) => (
  <svg class="st-bar" viewBox="0 0 300 28" preserveAspectRatio="none" aria-hidden="true">
    <rect class="st-bar-track" x="0.5" y="0.5" width="299" height="27" />
    {score !== undefined && <rect class="st-bar-fill" x="0" y="0" width={score * 3} height="28" />}
    {MARKS.map((mark) => (
      <path key={mark} class="st-bar-mark" d={`M${mark * 3} 0v28`} />
    ))}
  </svg>
);

function ElementRow({ data, element, score }: { data: ResultData; element: Element; score: ElementScore }) {
  const { texts } = data;
  return (
    <li class={`st-profile-row st-${element}`}>
      <h4>
        <Sign element={element} />
        {texts.elements[element].name}
        <span class="st-element-aspect">{texts.elements[element].aspect}</span>
      </h4>
      <Bar score={score.kind === 'score' ? score.score : undefined} />
      <p class="st-profile-score">
        {score.kind === 'score' ? (
          <>
            <strong>{texts.bands[score.band]}</strong>
            <span>{fill(texts.result.scoreOf, { score: score.score })}</span>
          </>
        ) : (
          <span class="st-profile-none">{noScoreWords(texts, score)}</span>
        )}
      </p>
      <p class="st-profile-coverage">{coverageWords(texts, score)}</p>
    </li>
  );
}

/** A bar, a band and the coverage of each element. */
export function Profile({ data, answers }: { data: ResultData; answers: Answers }) {
  const { result } = data.texts;
  return (
    <section class="st-profile" aria-labelledby="profil">
      <h3 id="profil">{result.profile}</h3>
      <ul>
        {scoresOf(data, answers).map((row) => (
          <ElementRow key={row.element} data={data} {...row} />
        ))}
      </ul>
      <p class="st-hint">{result.bandsHint}</p>
    </section>
  );
}

/** One row per statement on the five-level scale, with the answer in words. */
export function AnswerRows({
  data,
  answers,
  notes,
}: {
  data: ResultData;
  answers: Answers;
  notes: Readonly<Record<string, string>>;
}) {
  const { result, levels } = data.texts;
  return (
    <section class="st-answers" aria-labelledby="svar">
      <h3 id="svar">{result.answers}</h3>
      <p class="st-hint st-screen-only">{result.answersLead}</p>
      <div class="st-scale-head" aria-hidden="true">
        <span>{levels[0]}</span>
        <span>{levels[4]}</span>
      </div>
      <ol>
        {data.statements.map((statement) => {
          const answer = answerOf(answers, statement.id);
          const note = Object.hasOwn(notes, statement.id) ? notes[statement.id] : undefined;
          return (
            <li key={statement.id} class={`st-scale-row st-${statement.element}`}>
              <span class="st-scale-label">
                <Sign element={statement.element} /> {statement.label}
              </span>
              <svg class="st-scale" viewBox="0 0 220 24" aria-hidden="true">
                <path class="st-scale-line" d="M10 12h200" />
                {levels.map((level, index) => (
                  <circle key={level} class="st-scale-tick" cx={10 + index * 50} cy="12" r="3.5" />
                ))}
                {isLevel(answer) && <circle class="st-scale-mark" cx={10 + answer * 50} cy="12" r="9" />}
              </svg>
              <span class={isLevel(answer) ? 'st-scale-answer' : 'st-scale-answer st-scale-other'}>
                {answerWords(data.texts, answer)}
              </span>
              {note && (
                <p class="st-scale-note">
                  <span class="sr-only">{data.texts.form.note}: </span>
                  {note}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The same facts as the two pictures, as tables. */
export function Tables({ data, answers }: { data: ResultData; answers: Answers }) {
  const { texts } = data;
  const { result } = texts;
  return (
    <details class="st-tables print:hidden">
      <summary>{result.asTable}</summary>
      <div class="st-table-scroll">
        <table>
          <caption>{result.profile}</caption>
          <thead>
            <tr>
              <th scope="col">{result.tableElement}</th>
              <th scope="col">{result.tableScore}</th>
              <th scope="col">{result.tableBand}</th>
              <th scope="col">{result.tableCoverage}</th>
            </tr>
          </thead>
          <tbody>
            {scoresOf(data, answers).map(({ element, score }) => (
              <tr key={element}>
                <th scope="row">{texts.elements[element].name}</th>
                <td>{score.kind === 'score' ? score.score : result.noScore}</td>
                <td>{score.kind === 'score' ? texts.bands[score.band] : noScoreWords(texts, score)}</td>
                <td>{coverageWords(texts, score)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table>
          <caption>{result.answers}</caption>
          <thead>
            <tr>
              <th scope="col">{result.tableElement}</th>
              <th scope="col">{result.tableStatement}</th>
              <th scope="col">{result.tableAnswer}</th>
            </tr>
          </thead>
          <tbody>
            {data.statements.map((statement) => (
              <tr key={statement.id}>
                <td>{texts.elements[statement.element].name}</td>
                <th scope="row">{statement.text}</th>
                <td>{answerWords(texts, answerOf(answers, statement.id))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
