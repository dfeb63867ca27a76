import { useStore } from '@nanostores/preact';
import { render } from 'preact';
import type { OwnStatement, Response } from '../domain/response';
import { answerWords } from '../domain/result-words';
import { fill } from '../domain/text';
import { hasPlan } from '../stores/plan-here';
import type { OpenResponse } from '../stores/response';
import { Focus, Strengths } from './Focus';
import { AnswerRows, Profile, Tables } from './Profile';
import type { ResultData } from './result-data';
import { TakeAlong } from './TakeAlong';

const longDate = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long' });

interface ResultProps {
  data: ResultData;
  response: Response;
  /** Where the reader may choose and answer on; without it the result is only to be read. */
  open?: OpenResponse | undefined;
}

const Actions = ({ data, response, open }: ResultProps) => (
  <div class="st-result-actions print:hidden">
    {/* The form's page prints with the svarkode. */}
    <button type="button" class="st-button" data-print={open && ''} onClick={() => !open && print()}>
      {data.texts.form.print}
    </button>
    {open && (
      <>
        <a class="st-button st-button-quiet" href="#udsagn">
          {data.texts.form.toForm}
        </a>
        <a class="st-button st-button-quiet" href="#svarkode">
          {data.svarkode.texts.show}
        </a>
      </>
    )}
    <TakeAlong
      data={data.take}
      draw={async (place) => {
        const { drawTakeLater } = await import('./take-later');
        await drawTakeLater(place, data, () => open?.$response.get() ?? response);
      }}
    />
  </div>
);

const Own = ({ data: { texts }, own }: { data: ResultData; own: readonly OwnStatement[] }) =>
  own.length === 0 ? null : (
    <section aria-labelledby="egne">
      <h3 id="egne">{texts.form.own.heading}</h3>
      <dl class="st-own-result">
        {own.map(({ id, text, answer, note }) => (
          <div key={id}>
            <dt>{text}</dt>
            <dd>
              {answerWords(texts, answer ?? undefined)}
              {note && <p class="st-scale-note">{note}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );

const Onward = ({ data: { bothHref, larger, texts } }: { data: ResultData }) => (
  <p class="st-result-onward print:hidden">
    <a href={bothHref}>{texts.result.toBoth}</a>
    {larger && (
      <>
        <br />
        <a href={larger.href}>{fill(texts.form.continue, { title: larger.title })}</a>
      </>
    )}
  </p>
);

function Result(props: ResultProps) {
  const { data, response, open } = props;
  const { answers, notes, choices, own, updated } = response;
  const { result, roles } = data.texts;
  return (
    <>
      <p class="st-result-meta">
        <strong>{data.title}</strong>{' '}
        {fill(result.meta, {
          role: roles[data.role],
          date: updated || open ? longDate.format(updated ? new Date(updated) : new Date()) : result.noDate,
          edition: data.edition,
        })}
      </p>
      <p class="st-result-lead">{result.lead}</p>
      <Actions {...props} />
      <Profile data={data} answers={answers} />
      <div class="st-talk">
        <p>{result.talk}</p>
        <p class="st-talk-question">{result.talkQuestion}</p>
      </div>
      <AnswerRows data={data} answers={answers} notes={notes} />
      <Tables data={data} answers={answers} />
      <Focus data={data} answers={answers} choices={choices} choose={open?.setChoice} />
      <Strengths data={data} answers={answers} />
      <Own data={data} own={own} />
      {open && <Onward data={data} />}
      <section class="st-rule" aria-labelledby="regel">
        <h3 id="regel">{result.rule}</h3>
        <ul>
          <li>{result.ruleScore}</li>
          <li>{result.ruleNonAnswers}</li>
          <li>{result.ruleFocus}</li>
          <li>{result.ruleLimits}</li>
        </ul>
        <p class="print:hidden">
          <a href={data.methodHref}>{result.ruleLink}</a>
        </p>
      </section>
      <Actions {...props} />
    </>
  );
}

const OwnResult = ({ data, open }: { data: ResultData; open: OpenResponse }) => (
  <Result data={data} open={open} response={useStore(open.$response)} />
);

/** Draws somebody's result into `place`, only to be read. */
export function drawResult(place: HTMLElement, data: ResultData, response: Response): void {
  render(<Result data={data} response={response} />, place);
}

/** Draws the result into `place` and keeps it in step with the answers; where there is a plan, it is fetched, as a print does not wait. */
export function mountResult(place: HTMLElement, open: OpenResponse, data: ResultData): void {
  place.replaceChildren();
  render(<OwnResult data={data} open={open} />, place);
  const look = () =>
    hasPlan() &&
    import('./take-later').then(
      ({ drawPlanLater }) => drawPlanLater(place, data),
      () => undefined,
    );
  look();
  // Who comes back from the plan has one now.
  addEventListener('pageshow', look);
}
