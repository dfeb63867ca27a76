import { type ComponentType, render } from 'preact';
import { packedPlanIn } from '../domain/plan-link';
import { openPlan } from '../stores/plan';
import { bringBackPlan, keepPlanCopies } from '../stores/plan-crash';
import type { PlanProps } from './PlanParts';
import type { PlanData } from './plan-data';

const packedHere = () => packedPlanIn(location.hash.slice(1));

/** Opens the plan of this device and draws a page of it in the place that the page has for it; or the plan that the address holds. */
export async function mountPlan(Page: ComponentType<PlanProps>): Promise<void> {
  const place = document.querySelector('[data-plan]');
  const json = document.querySelector('#plan-data')?.textContent;
  if (!place || !json) throw new Error('the page has no place for the plan');
  const data = JSON.parse(json) as PlanData;
  addEventListener('hashchange', () => packedHere() !== undefined && location.reload());
  const packed = packedHere();
  if (packed !== undefined) {
    void import('./PlanInAddress').then(
      ({ drawPlanInAddress }) => drawPlanInAddress(place, data, packed),
      () => place.replaceChildren(data.texts.link.loadFailed),
    );
    return;
  }
  await bringBackPlan();
  const open = openPlan();
  keepPlanCopies(open.$plan);
  place.replaceChildren();
  render(<Page data={data} open={open} />, place);
}
