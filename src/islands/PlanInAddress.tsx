import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { encodePlan, type Part, type Plan } from '../domain/plan';
import { type PlanFromLink, readPlanText, writtenParts } from '../domain/plan-link';
import { agendaReferat, fokusReferat, indsatserReferat } from '../domain/plan-text';
import type { Referat } from '../domain/referat';
import { keepPlanCopy } from '../stores/copies';
import { Blocks } from './Blocks';
import { download } from './download';
import { KeepCopy } from './KeepCopy';
import { unpack } from './packed';
import type { PlanData } from './plan-data';

const referatOf = (part: Part, plan: Plan, { fokuspunkter, texts }: PlanData): Referat =>
  ({
    fokus: () => fokusReferat(plan, fokuspunkter, texts),
    indsatser: () => indsatserReferat(plan, texts),
    moede: () => agendaReferat(plan, fokuspunkter, texts),
  })[part]();

/** Keeps a copy of the plan, and says where it went. */
function keep(plan: Plan, { texts: { common, link }, pages }: PlanData) {
  const kept = keepPlanCopy(plan, link.copyName, new Date().toISOString());
  return (
    <p>
      {link.kept[kept]}{' '}
      {kept === 'not-kept' ? (
        <button
          type="button"
          class="st-button st-button-quiet"
          onClick={() => download('samarbejdstjek-plan.json', encodePlan(plan), 'application/json')}
        >
          {common.downloadRescue}
        </button>
      ) : (
        <a href={pages.mine}>{link.keptMine}</a>
      )}
    </p>
  );
}

function PlanInAddress({ data, packed }: { data: PlanData; packed: string }) {
  const { link, common } = data.texts;
  const [read, setRead] = useState<PlanFromLink | undefined>();
  useEffect(() => {
    void unpack(packed).then((text) => setRead(text === undefined ? { kind: 'broken' } : readPlanText(text)));
  }, []);
  if (!read) return <p>{common.loading}</p>;
  const toOwn = (
    <p class="print:hidden">
      <a href={data.pages.fokus}>{link.toOwn}</a>
    </p>
  );
  if (read.kind !== 'ok')
    return (
      <div class="st-notice st-notice-warning" role="alert">
        <p>{link.problems[read.kind]}</p>
        {toOwn}
      </div>
    );
  const { plan } = read;
  const parts = writtenParts(plan);
  return (
    <>
      <div class="st-notice print:hidden">
        <p>{link.opened}</p>
        {toOwn}
      </div>
      <KeepCopy texts={link} keep={() => keep(plan, data)} />
      {parts.length === 0 && <p>{link.empty}</p>}
      {parts.map((part) => {
        const { title, passages } = referatOf(part, plan, data);
        return (
          <section key={part} class="st-referat" aria-labelledby={`del-${part}`}>
            <h2 id={`del-${part}`}>{title}</h2>
            <Blocks passages={passages} under={2} />
          </section>
        );
      })}
    </>
  );
}

/** Draws the plan that an address holds into `place`, only to be read; the plan of this device stays as it is. */
export function drawPlanInAddress(place: Element, data: PlanData, packed: string): void {
  place.replaceChildren();
  place.setAttribute('data-read', '');
  render(<PlanInAddress data={data} packed={packed} />, place);
}
