import { render } from 'preact';
import { agreedStrengths, agreedWeak, talliesOf } from '../domain/group';
import type { Response } from '../domain/response';
import { fill } from '../domain/text';
import { type OpenPlan, openPlan } from '../stores/plan';
import { BothFocus } from './BothFocus';
import { BothProfile, BothTable } from './BothProfile';
import type { BothData } from './both-data';
import { Difference, Dumbbells } from './Dumbbells';
import { Sign } from './Sign';
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

function Both({ data, responses, plan }: { data: BothData; responses: readonly Response[]; plan: OpenPlan }) {
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
    </div>
  );
}

let plan: OpenPlan | undefined;

/** Draws what the roles answered into `place`; called again when the answers change. */
export function drawBoth(place: HTMLElement, data: BothData, responses: readonly Response[]): void {
  if (!place.dataset['cleared']) place.replaceChildren();
  place.dataset['cleared'] = 'true';
  plan ??= openPlan();
  render(<Both data={data} responses={responses} plan={plan} />, place);
}
