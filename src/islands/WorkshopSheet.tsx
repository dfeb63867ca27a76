import type { ComponentChildren } from 'preact';
import { level } from '../domain/gap-words';
import type { Tally } from '../domain/group';
import { fill } from '../domain/text';
import { WORKSHOP_ROLES } from '../domain/workshop';
import type { ElementResult } from '../domain/workshop-result';
import type { Sheet, SheetRow } from '../domain/workshop-sheet';
import {
  agreedWords,
  disagreedWords,
  fokusTitle,
  ownNotes,
  type SheetAbout,
  scoreWords,
  sheetFacts,
  shownRoles,
  spreadWords,
  tallyCounts,
  tallyNames,
  whyWords,
} from '../domain/workshop-text';
import { Bar } from './Profile';
import { Sign } from './Sign';
import { WorkshopLink } from './WorkshopLink';
import type { WorkshopData, WorkshopUdsagn } from './workshop-data';
import { nameOf, suggestionSources } from './workshop-words';

interface SheetProps {
  data: WorkshopData;
  sheet: Sheet<WorkshopUdsagn>;
  about: SheetAbout;
}

function Section({ id, heading, children }: { id: string; heading: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{heading}</h3>
      {children}
    </section>
  );
}

/** What somebody wrote, exactly as written. */
const Written = ({ text }: { text: string }) => (
  <span class="st-written" dir="auto">
    {text}
  </span>
);

function Agreements({ data, sheet, about }: SheetProps) {
  const { result } = data.start;
  return (
    <Section id="aftaler" heading={result.agreements}>
      {sheet.plans.length === 0 && <p>{result.noneChosen}</p>}
      <ol class="st-sheet-plans">
        {sheet.plans.map((plan) => {
          const element = data.fokuspunkter.find(({ id }) => id === plan.id)?.element;
          const fields = [
            [result.firstStep, plan.step],
            [result.who, plan.who],
            [result.when, plan.when],
            [result.stops, plan.stops],
          ].filter(([, text]) => text?.trim());
          return (
            <li key={plan.id} class={element && `st-${element}`}>
              <h4>
                {element && <Sign element={element} />} {fokusTitle(about, plan.id)}
              </h4>
              {fields.length === 0 && <p>{result.notPlanned}</p>}
              <dl>
                {fields.map(([name, text]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>
                      <Written text={text ?? ''} />
                    </dd>
                  </div>
                ))}
              </dl>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function ElementScores({ data, scores }: { data: WorkshopData; scores: ElementResult }) {
  const { texts, start } = data;
  const { element, common } = scores;
  return (
    <li class={`st-sheet-profile st-${element}`}>
      <h4>
        <Sign element={element} /> {texts.elements[element].name}{' '}
        <span class="st-element-aspect">{texts.elements[element].aspect}</span>
      </h4>
      {WORKSHOP_ROLES.map((role) => {
        const score = scores[role];
        return (
          <p key={role}>
            <span>{texts.roles[role]}</span>
            <Bar score={score.kind === 'score' ? score.score : undefined} />
            <span>{scoreWords(score, data)}</span>
          </p>
        );
      })}
      {common && (
        <p>
          <span>{start.result.common}</span>
          <Bar score={common.score} />
          <span>{scoreWords(common, data)}</span>
        </p>
      )}
    </li>
  );
}

/** How a role answered a statement, a number for each answer. */
const Counts = ({ data, tally }: { data: WorkshopData; tally: Tally }) => {
  const names = tallyNames(data);
  return (
    <>
      {tallyCounts(tally).map((n, index) => (
        <td key={names[index]} data-label={names[index]} class={n === 0 ? 'st-sheet-zero' : undefined}>
          {n}
        </td>
      ))}
    </>
  );
};

function Row({ data, sheet, about, row }: SheetProps & { row: SheetRow<WorkshopUdsagn> }) {
  const { texts, start } = data;
  const { result } = start;
  const { statement, tally, means, agreed } = row;
  const own = about.withNotes ? (sheet.workshop.notes[statement.id] ?? '') : '';
  const roles = shownRoles(row, sheet);
  const spread = spreadWords(row, data);
  return (
    <article class={`st-sheet-row st-${statement.element}`} aria-labelledby={`u-${statement.id}`}>
      <h4 id={`u-${statement.id}`}>
        <Sign element={statement.element} /> {statement.label}
      </h4>
      {roles.length > 0 && (
        <table class="st-cards-table">
          <thead>
            <tr>
              <th scope="col">{result.role}</th>
              {[...tallyNames(data), result.mean].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roles.map((role) => {
              const mean = means[role];
              return (
                <tr key={role}>
                  <th scope="row">{texts.roles[role]}</th>
                  <Counts data={data} tally={tally[role]} />
                  <td data-label={result.mean}>{mean ? level(mean) : '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {spread && <p class="st-sheet-spread">{spread}.</p>}
      {row.taken || agreed.answer !== null ? (
        <p>
          <strong>{result.agreed}:</strong> {agreedWords(agreed.answer, data)}
        </p>
      ) : (
        <p>{result.notTaken}</p>
      )}
      {agreed.note.trim() !== '' && (
        <p>
          <strong>{result.note}:</strong> <Written text={agreed.note} />
        </p>
      )}
      {own.trim() !== '' && (
        <p>
          <strong>{result.ownNote}:</strong> <Written text={own} />
        </p>
      )}
    </article>
  );
}

function Suggested({ data, sheet, about }: SheetProps) {
  const { result } = data.start;
  return (
    <Section id="forslag" heading={result.suggested}>
      <p>{sheet.suggested.length === 0 ? result.noneSuggested : result.suggestedLead}</p>
      <ul class="st-sheet-list">
        {sheet.suggested.map((suggestion) => {
          const element = data.fokuspunkter.find(({ id }) => id === suggestion.fokuspunkt)?.element;
          return (
            <li key={suggestion.fokuspunkt}>
              {element && <Sign element={element} />}{' '}
              <strong>{fokusTitle(about, suggestion.fokuspunkt)}</strong>
              {suggestion.tied && <span class="st-tag">{result.shared}</span>}
              {suggestion.reason === 'forskel' && <span class="st-tag">{result.byGap}</span>}
              <br />
              {whyWords(suggestion, sheet, about)}
              <span class="st-hint">
                {' '}
                {result.source}{' '}
                {suggestionSources(
                  suggestion,
                  sheet.rows.map(({ statement }) => statement),
                ).map(({ label, href }, index) => (
                  <>
                    {index > 0 && ' · '}
                    <a href={href}>{label}</a>
                  </>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** What a workshop came to, for the screen and for paper. */
export function WorkshopSheet(props: SheetProps) {
  const { data, sheet, about } = props;
  const { result } = data.start;
  // Those to a statement that was taken up stand with it.
  const others = ownNotes(sheet, about).filter(
    ({ udsagn }) => !sheet.rows.some(({ statement }) => statement.id === udsagn),
  );
  return (
    <div class="st-workshop-sheet">
      <h2 dir="auto">{nameOf(sheet.workshop, data)}</h2>
      <dl class="st-sheet-facts">
        {sheetFacts(sheet, about).map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <p class="st-hint">{result.lead}</p>
      <Agreements {...props} />
      <Section id="profil" heading={result.profile}>
        <p class="st-hint">{sheet.profile.length === 0 ? result.noProfile : result.profileLead}</p>
        <ul class="st-sheet-list">
          {sheet.profile.map((scores) => (
            <ElementScores key={scores.element} data={data} scores={scores} />
          ))}
        </ul>
      </Section>
      <Section id="uenige" heading={result.disagreed}>
        <p>{sheet.disagreed.length === 0 ? result.noneDisagreed : result.disagreedLead}</p>
        <ul class="st-sheet-list">
          {sheet.disagreed.map((id) => (
            <li key={id}>{disagreedWords(sheet, id, data)}</li>
          ))}
        </ul>
      </Section>
      <Suggested {...props} />
      <Section id="stemmer" heading={result.votes}>
        {sheet.candidates.length === 0 && <p>{result.noVotes}</p>}
        <ul class="st-sheet-list">
          {sheet.candidates.map(({ fokuspunkt, votes }) => (
            <li key={fokuspunkt}>
              {fill(result.votesFor, { title: fokusTitle(about, fokuspunkt), n: votes })}
            </li>
          ))}
        </ul>
      </Section>
      <Section id="udsagn" heading={result.statements}>
        {sheet.hidden.map((role) => (
          <p key={role} class="st-notice">
            {fill(data.workshop.small, { role: data.workshop.roleDefinite[role] })}
          </p>
        ))}
        {sheet.rows.map((row) => (
          <Row key={row.statement.id} {...props} row={row} />
        ))}
      </Section>
      {sheet.left.length > 0 && (
        <Section id="ikke-taget" heading={result.left}>
          <p class="st-hint">{result.leftLead}</p>
          <ul class="st-sheet-list">
            {sheet.left.map(({ id, element, label }) => (
              <li key={id}>
                <Sign element={element} /> {label}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {about.withNotes && others.length > 0 && (
        <Section id="egne-noter" heading={result.ownNotes}>
          <dl class="st-sheet-facts">
            {others.map(({ about: name, note }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <Written text={note} />
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      <WorkshopLink data={data} workshop={sheet.workshop} />
      <p class="st-hint">{result.madeWith}</p>
    </div>
  );
}
