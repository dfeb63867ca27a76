import { gapWords, level } from '../domain/gap-words';
import {
  commonScore,
  type GroupElementScore,
  meanLevel,
  meansOf,
  scoreGroupElement,
  type Tallies,
  tallyAt,
} from '../domain/group';
import { coverageWords, noScoreWords } from '../domain/result-words';
import { fill } from '../domain/text';
import type { Element, Role } from '../schemas/shared';
import type { BothData } from './both-data';
import { Bar } from './Profile';
import { Sign } from './Sign';

const ELEMENTS: readonly Element[] = ['data', 'sparring', 'indsatser'];
const ROLES: readonly Role[] = ['forvaltning', 'skoleledelse'];

function RoleScore({ data, of, score }: { data: BothData; of: Role; score: GroupElementScore }) {
  const { texts } = data;
  return (
    <div class="st-both-score">
      <span class="st-both-role">{texts.roles[of]}</span>
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
    </div>
  );
}

/** Two bars per element, one for each role, and what lies between them. */
export function BothProfile({ data, tallies }: { data: BothData; tallies: Tallies }) {
  const { both, texts } = data;
  return (
    <section class="st-profile" aria-labelledby="profil">
      <h2 id="profil">{both.profile}</h2>
      <p class="st-hint">{both.profileLead}</p>
      <ul>
        {ELEMENTS.map((element) => {
          const here = data.statements.filter((statement) => statement.element === element);
          const [f, s] = ROLES.map((role) =>
            scoreGroupElement(here.map(({ id }) => tallyAt(tallies, id)[role])),
          );
          const common = f && s && commonScore(f, s);
          return (
            <li key={element} class={`st-both-row st-${element}`}>
              <h3>
                <Sign element={element} />
                {texts.elements[element].name}
                <span class="st-element-aspect">{texts.elements[element].aspect}</span>
              </h3>
              {f && <RoleScore data={data} of="forvaltning" score={f} />}
              {s && <RoleScore data={data} of="skoleledelse" score={s} />}
              {common && <p class="st-hint">{fill(both.common, { score: common.score })}</p>}
            </li>
          );
        })}
      </ul>
      <p class="st-hint">{texts.result.bandsHint}</p>
    </section>
  );
}

/** The same facts as the pictures, as a table. */
export function BothTable({ data, tallies }: { data: BothData; tallies: Tallies }) {
  const { both, texts } = data;
  return (
    <details class="st-tables print:hidden">
      <summary>{both.table}</summary>
      <table class="st-cards-table">
        <caption>{both.tableCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.result.tableElement}</th>
            <th scope="col">{texts.result.tableStatement}</th>
            {ROLES.map((role) => (
              <th key={role} scope="col">
                {texts.roles[role]}
              </th>
            ))}
            <th scope="col">{both.tableGap}</th>
          </tr>
        </thead>
        <tbody>
          {data.statements.map((statement) => {
            const tally = tallyAt(tallies, statement.id);
            return (
              <tr key={statement.id}>
                <td data-label={texts.result.tableElement}>{texts.elements[statement.element].name}</td>
                <th scope="row">{statement.label}</th>
                {ROLES.map((role) => {
                  const mean = meanLevel(tally[role]);
                  return (
                    <td key={role} data-label={texts.roles[role]}>
                      {mean ? level(mean) : texts.result.blank}
                    </td>
                  );
                })}
                <td data-label={both.tableGap}>{gapWords(data, meansOf(tally))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
