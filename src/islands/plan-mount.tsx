import { type ComponentType, render } from 'preact';
import { openPlan } from '../stores/plan';
import type { PlanProps } from './PlanParts';
import type { PlanData } from './plan-data';

/** Opens the plan of this device and draws a page of it in the place that the page has for it. */
export function mountPlan(Page: ComponentType<PlanProps>): void {
  const place = document.querySelector('[data-plan]');
  const data = document.querySelector('#plan-data')?.textContent;
  if (!place || !data) throw new Error('the page has no place for the plan');
  place.replaceChildren();
  render(<Page data={JSON.parse(data) as PlanData} open={openPlan()} />, place);
}
