import { render } from 'preact';
import { bothInAddress, readBoth } from '../domain/both-link';
import { agreedStrengths, agreedWeak, mostDisagreed, talliesOf } from '../domain/group';
import { emptyResponse, type Response } from '../domain/response';
import { answerWords } from '../domain/result-words';
import { encodeSvarkode } from '../domain/svarkode';
import { fill } from '../domain/text';
import { keepCopy } from '../stores/copies';
import { type OpenPlan, openPlan } from '../stores/plan';
import { BothFocus } from './BothFocus';
import { BothProfile, BothTable } from './BothProfile';
import type { BothData } from './both-data';
import { Difference, Dumbbells } from './Dumbbells';
import { KeepCopy } from './KeepCopy';
import { PaperPlan } from './PaperPlan';
import { ResultLink } from './ResultLink';
import { Sign } from './Sign';
import { problemWords } from './svarkode-words';
import { TakeAlong } from './TakeAlong';

const ROLES = ['forvaltning', 'skoleledelse'] as const;

/** What is missing before there is anything to lay side by side. */
function Missing({ data, responses }: { data: BothData; responses: readonly Response[] }) {
  const { both, texts } = data;
  const missing = ROLES.filter((role) => !responses.some((response) => response.role === role));
  return (
    <div class="st-notice">
      <p>
        {responses.length === 0
          ? both.nobody
          : missing.map((role) => fill(both.missing, { role: both.definite[role] })).join(' ')}{' '}
        {both.device}
      </p>
      <p>
        {missing.map((role) => (
          <a key={role} class="st-button" href={data.roleHref[role]}>
            {fill(both.answer, { role: texts.roles[role].toLowerCase() })}
          </a>
        ))}
      </p>
    </div>
  );
}

function Agreed({
  data,
  id,
  ids,
  texts: [heading, lead, none],
}: {
  data: BothData;
  id: string;
  ids: readonly string[];
  texts: readonly [string, string, string];
}) {
  return (
    <section class="st-strengths" aria-labelledby={id}>
      <h3 id={id}>{heading}</h3>
      <p>{ids.length > 0 ? lead : none}</p>
      <ul>
        {data.statements
          .filter((statement) => ids.includes(statement.id))
          .map((statement) => (
            <li key={statement.id}>
              <Sign element={statement.element} /> <span>{statement.label}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** What was noted on the statements that are not among those with the largest difference, where notes stand already. */
function Notes({ data, responses }: { data: BothData; responses: readonly Response[] }) {
  const { both, texts } = data;
  const shown = mostDisagreed(data.statements, talliesOf(data.statements, responses)).shown;
  const noted = data.statements.filter(
    ({ id }) => shown.every(({ udsagn }) => udsagn !== id) && responses.some(({ notes }) => notes[id]),
  );
  if (noted.length === 0) return null;
  return (
    <section class="st-both-notes" aria-labelledby="noter">
      <h2 id="noter">{both.notes}</h2>
      {noted.map(({ id, element, label }) => (
        <article key={id} class={`st-${element}`}>
          <h3>
            <Sign element={element} /> {label}
          </h3>
          {responses
            .filter(({ notes }) => notes[id])
            .map(({ role, answers, notes }) => (
              <p key={role} class="st-scale-note">
                <strong>
                  {texts.roles[role]}, {answerWords(texts, answers[id])}:
                </strong>{' '}
                {notes[id]}
              </p>
            ))}
        </article>
      ))}
    </section>
  );
}

/** A QR code and a link of both roles' answers. */
function Elsewhere({ data, responses }: { data: BothData; responses: readonly Response[] }) {
  const tjek = data.catalogue.find(({ id }) => id === data.id);
  if (!tjek) return null;
  const code = (role: (typeof ROLES)[number]) =>
    encodeSvarkode(tjek, role, responses.find((response) => response.role === role)?.answers ?? {});
  const address = `${data.bothHref}#${bothInAddress([code('forvaltning'), code('skoleledelse')])}`;
  const { elsewhere } = data.both;
  return (
    <ResultLink texts={elsewhere} link={new URL(address, location.href).href} holds={[elsewhere.holds]} />
  );
}

/** `inAddress`: the answers are another device's, so that the plan of this one is not about them. */
function Both({
  data,
  responses,
  plan,
  inAddress = false,
}: {
  data: BothData;
  responses: readonly Response[];
  plan: OpenPlan;
  inAddress?: boolean;
}) {
  const { both } = data;
  const tallies = talliesOf(data.statements, responses);
  const complete = ROLES.every((role) => responses.some((response) => response.role === role));
  if (!complete) return <Missing data={data} responses={responses} />;
  return (
    <div class="st-result st-both-result">
      <div class="st-result-actions print:hidden">
        <button type="button" class="st-button" onClick={() => print()}>
          {data.texts.form.print}
        </button>
        <TakeAlong
          data={data.take}
          draw={async (place) => {
            const { drawTakeBoth } = await import('./take-both');
            drawTakeBoth(place, data, responses);
          }}
        />
      </div>
      <BothProfile data={data} tallies={tallies} />
      <Difference data={data} tallies={tallies} responses={responses} />
      <Dumbbells data={data} tallies={tallies} />
      <BothTable data={data} tallies={tallies} />
      <Agreed
        data={data}
        id="staerkt"
        ids={agreedStrengths(data.statements, tallies)}
        texts={[both.bothStrong, both.bothStrongLead, both.bothStrongNone]}
      />
      <Agreed
        data={data}
        id="svaert"
        ids={agreedWeak(data.statements, tallies)}
        texts={[both.bothWeak, both.bothWeakLead, both.bothWeakNone]}
      />
      <BothFocus data={data} tallies={tallies} plan={plan} />
      <Notes data={data} responses={responses} />
      {!inAddress && <PaperPlan data={data} open={plan} />}
      <Elsewhere data={data} responses={responses} />
    </div>
  );
}

/** A copy of what each role answered, and where each went. */
function keepBoth({ both, mineHref }: BothData, opened: readonly Response[]) {
  const { elsewhere, definite } = both;
  const updated = new Date().toISOString();
  const said = opened.map((response) =>
    fill(elsewhere.kept[keepCopy({ ...response, updated }, elsewhere.copyName)], {
      role: definite[response.role],
    }),
  );
  return (
    <p>
      {[...new Set(said)].join(' ')} <a href={mineHref}>{elsewhere.keptMine}</a>
    </p>
  );
}

/** What the address holds, before what is on this device; the device's own answers stay as they are. */
function Page({
  data,
  responses,
  fragment,
  plan,
}: {
  data: BothData;
  responses: readonly Response[];
  fragment: string;
  plan: OpenPlan;
}) {
  const { both } = data;
  const read = readBoth(fragment, data.catalogue, data.id);
  if (read.kind === 'none') return <Both data={data} responses={responses} plan={plan} />;
  const toOwn = (
    <p class="print:hidden">
      <a href={data.bothHref}>{both.elsewhere.toOwn}</a>
    </p>
  );
  if (read.kind !== 'ok')
    return (
      <div class="st-notice st-notice-warning" role="alert">
        <p>
          {both.elsewhere.broken}{' '}
          {read.kind === 'not-both'
            ? both.elsewhere.notBoth
            : problemWords(data.svarkode, read.reason, data.catalogue, data.title)}
        </p>
        {toOwn}
      </div>
    );
  const opened = read.codes.map(({ role, answers }) => ({
    ...emptyResponse(data.id, data.edition, role),
    answers,
  }));
  return (
    <>
      <div class="st-notice">
        <p>{both.elsewhere.opened}</p>
        {toOwn}
      </div>
      <KeepCopy texts={both.elsewhere} keep={() => keepBoth(data, opened)} />
      <Both data={data} responses={opened} plan={plan} inAddress />
    </>
  );
}

let plan: OpenPlan | undefined;

/**
 * Draws what the roles answered into `place`; called again when the answers change.
 * @param fragment the part of the address after `#`, which may hold the answers of another device
 */
export function drawBoth(
  place: HTMLElement,
  data: BothData,
  responses: readonly Response[],
  fragment: string,
): void {
  if (!place.dataset['cleared']) place.replaceChildren();
  place.dataset['cleared'] = 'true';
  plan ??= openPlan();
  render(<Page data={data} responses={responses} fragment={fragment} plan={plan} />, place);
}
