import { type Answers, answerOf, isLevel } from '../domain/answer';
import { hundredths } from '../domain/decimals';
import type { Choice } from '../domain/response';
import { answerWords, nothingWords } from '../domain/result-words';
import { type Suggestion, strengths, suggestFokuspunkter } from '../domain/suggest';
import { fill } from '../domain/text';
import type { OpenResponse } from '../stores/response';
import type { ResultData } from './result-data';
import { Sign } from './Sign';

type Choices = Readonly<Record<string, Choice>>;
interface FocusProps {
  data: ResultData;
  answers: Answers;
  choices: Choices;
  /** undefined: the result is only to be read. */
  choose: OpenResponse['setChoice'] | undefined;
}

const fokuspunktOf = (data: ResultData, id: string) => {
  const found = data.fokuspunkter.find((fokuspunkt) => fokuspunkt.id === id);
  if (!found) throw new Error(`the page does not carry the fokuspunkt ${id}`);
  return found;
};

/** Why a fokuspunkt is suggested: its statements and answers, the arithmetic in one line, and the passage. */
function Why({ data, suggestion }: { data: ResultData; suggestion: Suggestion }) {
  const { result, levels } = data.texts;
  const { numerator, denominator } = suggestion.need;
  const causes = suggestion.because.map(({ udsagn, level }) => ({
    level,
    statement: data.statements.find(({ id }) => id === udsagn),
  }));
  return (
    <details class="st-why">
      <summary>{result.why}</summary>
      {causes.map(({ statement, level }) => (
        <p key={statement?.id}>
          {fill(result.whyAnswer, { statement: statement?.label ?? '', answer: levels[level] ?? '', level })}
        </p>
      ))}
      <p>
        {fill(result.arithmeticOne, {
          sum: denominator - numerator,
          max: denominator,
          need: hundredths(numerator / denominator),
        })}
      </p>
      <p class="st-why-source">
        {result.whySource}{' '}
        {causes
          .flatMap(({ statement }) => statement?.sources ?? [])
          .map((source, index) => (
            <>
              {index > 0 && ' · '}
              <a href={source.href}>{source.label}</a>
            </>
          ))}
      </p>
    </details>
  );
}

function Choose({ data, id, choices, choose }: Omit<FocusProps, 'answers'> & { id: string }) {
  const { result } = data.texts;
  if (!choose) return null;
  const choice = choices[id];
  const title = fokuspunktOf(data, id).title;
  const decide = (next: Choice | undefined) => {
    choose(id, next);
    // What is put aside or brought back leaves its list together with the button; the keyboard goes on from the heading.
    if ([next, choice].includes('lagt-til-side')) document.querySelector<HTMLElement>('#fokus')?.focus();
  };
  const button = (label: string, next: Choice | undefined, quiet = false) => (
    <button
      type="button"
      class={quiet ? 'st-quiet' : 'st-button st-button-small'}
      onClick={() => decide(next)}
    >
      {label}
      <span class="sr-only">: {title}</span>
    </button>
  );
  if (choice === 'valgt')
    return <p class="st-choose print:hidden">{button(result.unchoose, undefined, true)}</p>;
  if (choice === 'lagt-til-side')
    return <p class="st-choose print:hidden">{button(result.bringBack, undefined, true)}</p>;
  return (
    <p class="st-choose print:hidden">
      {button(result.choose, 'valgt')} {button(result.putAside, 'lagt-til-side', true)}
    </p>
  );
}

function SuggestionCard({ suggestion, ...props }: Omit<FocusProps, 'answers'> & { suggestion: Suggestion }) {
  const { result } = props.data.texts;
  const fokuspunkt = fokuspunktOf(props.data, suggestion.fokuspunkt);
  const chosen = props.choices[fokuspunkt.id] === 'valgt';
  return (
    <li
      class={`st-suggestion st-${fokuspunkt.element}`}
      data-fokuspunkt={fokuspunkt.id}
      data-chosen={chosen || undefined}
    >
      <h4>
        <Sign element={fokuspunkt.element} />
        <a href={fokuspunkt.href}>{fokuspunkt.title}</a>
      </h4>
      {(chosen || suggestion.tied) && (
        <p class="st-tags">
          {chosen && <span class="st-tag st-tag-strong">{result.chosen}</span>}
          {suggestion.tied && <span class="st-tag">{result.tie}</span>}
        </p>
      )}
      <p class="st-screen-only">{fokuspunkt.summary}</p>
      <p>
        <strong>{result.firstStep}:</strong> {fokuspunkt.firstStep}
      </p>
      <Why data={props.data} suggestion={suggestion} />
      <Choose {...props} id={fokuspunkt.id} />
    </li>
  );
}

function PlainList({
  ids,
  heading,
  lead,
  ...props
}: Omit<FocusProps, 'answers'> & { ids: readonly string[]; heading: string; lead?: string }) {
  return (
    <details class="st-others print:hidden">
      <summary>{heading}</summary>
      {lead && <p>{lead}</p>}
      <ul>
        {ids.map((id) => {
          const fokuspunkt = fokuspunktOf(props.data, id);
          return (
            <li key={id} data-fokuspunkt={id}>
              <p>
                <Sign element={fokuspunkt.element} /> <a href={fokuspunkt.href}>{fokuspunkt.title}</a>
              </p>
              <Choose {...props} id={id} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** What is suggested and why, what the reader chose of it, and the way to everything else (product.md section 6). */
export function Focus({ data, answers, choices, choose }: FocusProps) {
  const { result } = data.texts;
  const { shown, rest, sharedPlace } = suggestFokuspunkter(data.statements, answers);
  const open = (list: readonly Suggestion[]) =>
    list.filter(({ fokuspunkt }) => choices[fokuspunkt] !== 'lagt-til-side');
  const suggested = new Set([...shown, ...rest].map(({ fokuspunkt }) => fokuspunkt));
  const picked = data.fokuspunkter.filter(({ id }) => choices[id] === 'valgt');
  const aside = data.fokuspunkter.filter(({ id }) => choices[id] === 'lagt-til-side').map(({ id }) => id);
  const others = data.fokuspunkter
    .filter(({ id }) => !suggested.has(id) && choices[id] !== 'lagt-til-side')
    .map(({ id }) => id);
  const sheets =
    picked.length > 0 ? picked.map(({ id }) => id) : open(shown).map(({ fokuspunkt }) => fokuspunkt);
  const props = { data, choices, choose };
  const cards = (list: readonly Suggestion[]) => (
    <ol class="st-suggestions">
      {list.map((suggestion) => (
        <SuggestionCard key={suggestion.fokuspunkt} {...props} suggestion={suggestion} />
      ))}
    </ol>
  );
  return (
    <section class="st-focus" aria-labelledby="fokus">
      <h3 id="fokus" tabIndex={-1}>
        {result.suggested}
      </h3>
      {shown.length === 0 ? (
        <p class="st-nothing">
          {nothingWords(
            data.texts,
            data.statements.map(({ id }) => answerOf(answers, id)),
          )}
        </p>
      ) : (
        <>
          <p>{result.suggestedLead}</p>
          {sharedPlace && (
            <p class="st-shared-place">
              <strong>{result.sharedPlace}.</strong> {result.sharedPlaceLead}
            </p>
          )}
          {cards(open(shown))}
        </>
      )}
      {open(rest).length > 0 && (
        <details class="st-others print:hidden">
          <summary>{fill(result.more, { n: open(rest).length })}</summary>
          {cards(open(rest))}
        </details>
      )}
      {choose && others.length > 0 && (
        <PlainList {...props} ids={others} heading={result.others} lead={result.othersLead} />
      )}
      {aside.length > 0 && <PlainList {...props} ids={aside} heading={result.asideHeading} />}
      {choose && (
        <div class="st-your-choice" aria-live="polite" data-empty={picked.length === 0 || undefined}>
          <h4>{result.yourChoice}</h4>
          {picked.length === 0 ? (
            <p>{result.yourChoiceEmpty}</p>
          ) : (
            <ul>
              {picked.map((fokuspunkt) => (
                <li key={fokuspunkt.id}>
                  <Sign element={fokuspunkt.element} /> <a href={fokuspunkt.href}>{fokuspunkt.title}</a>
                </li>
              ))}
            </ul>
          )}
          {picked.length > 3 && <p>{fill(result.yourChoiceMany, { n: picked.length })}</p>}
          {picked.length > 0 && (
            <p class="print:hidden">
              <a href={data.planHref}>{result.toPlan}</a>
            </p>
          )}
        </div>
      )}
      {sheets.length > 0 && (
        <p class="print:hidden">
          <a class="st-button st-button-quiet" href={`${data.sheetsHref}#${sheets.join()}`}>
            {picked.length > 0 ? result.sheetsPicked : result.sheetsSuggested}
          </a>
        </p>
      )}
    </section>
  );
}

/** The statements at level 3 or 4, with the question of how to keep them. */
export function Strengths({ data, answers }: { data: ResultData; answers: Answers }) {
  const { result } = data.texts;
  const ids = strengths(data.statements, answers);
  if (!data.statements.some(({ id }) => isLevel(answerOf(answers, id)))) return null;
  return (
    <section class="st-strengths" aria-labelledby="styrker">
      <h3 id="styrker">{result.strengths}</h3>
      {ids.length === 0 ? (
        <p>{result.noStrengths}</p>
      ) : (
        <>
          <p>{result.strengthsLead}</p>
          <ul>
            {ids.map((id) => {
              const statement = data.statements.find((candidate) => candidate.id === id);
              return (
                statement && (
                  <li key={id}>
                    <Sign element={statement.element} /> {statement.text}{' '}
                    <span class="st-strength-answer">{answerWords(data.texts, answerOf(answers, id))}</span>
                  </li>
                )
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
