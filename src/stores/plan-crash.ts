// The plan's second copy, for the browser that crashes while somebody writes in it (crash-copy.ts).
import type { ReadableAtom } from 'nanostores';
import { decodePlan, encodePlan, type Plan } from '../domain/plan';
import { dropCopy, keepCopy, takeCopies } from './crash-copy';
import { PLAN_COPY, PLAN_KEY } from './plan-here';
import { isForgetful, read, write } from './storage';

/** Keeps a copy of the plan at each change, for as long as its page is open. */
export function keepPlanCopies($plan: ReadableAtom<Plan>): void {
  const copy = (plan: Plan) => {
    if (isForgetful()) return;
    if (plan.updated === '') dropCopy(PLAN_COPY);
    else keepCopy(PLAN_COPY, Date.parse(plan.updated), encodePlan(plan));
  };
  $plan.subscribe(copy);
  addEventListener('pagehide', () => dropCopy(PLAN_COPY));
  addEventListener('pageshow', ({ persisted }) => persisted && copy($plan.get()));
}

const decoded = (text: string | undefined): Plan | undefined => {
  const result = text === undefined ? undefined : decodePlan(text);
  return result?.kind === 'ok' ? result.plan : undefined;
};

/** Takes in what a browser that crashed had not written yet of the plan. To be waited for before the plan is read. Never throws. */
export async function bringBackPlan(): Promise<void> {
  // What is on the device is unseen in a tab that keeps nothing there.
  if (isForgetful()) return;
  await takeCopies((id, copy) => {
    const plan = id === PLAN_COPY ? decoded(copy) : undefined;
    if (!plan) return false;
    const text = read(PLAN_KEY);
    const here = decoded(text);
    const isNewer = here ? here.updated < plan.updated : text === undefined;
    if (isNewer) write(PLAN_KEY, copy);
    return isNewer;
  });
}
