// The plan's second copy, for the browser that crashes while somebody writes in it (crash-copy.ts).
import type { ReadableAtom } from 'nanostores';
import { decodePlan, encodePlan, type Plan } from '../domain/plan';
import { dropCopy, keepCopy, takeCopies } from './crash-copy';
import { PLAN_COPY, PLAN_KEY } from './plan-here';
import { isForgetful, read, unwritten } from './storage';
import { takeIn } from './stored';

/** Keeps a copy of the plan at each change, for as long as a page of it is open. */
export function keepPlanCopies($plan: ReadableAtom<Plan>): void {
  const copy = (plan: Plan) => {
    if (isForgetful()) return;
    if (plan.updated === '') dropCopy(PLAN_COPY);
    else keepCopy(PLAN_COPY, Date.parse(plan.updated), encodePlan(plan));
  };
  $plan.subscribe(copy);
  let pages = otherPages();
  addEventListener('pagehide', () => {
    const alone = pages.leave();
    // What found no room has no other place.
    if (alone && !isForgetful() && !unwritten.has(PLAN_KEY)) dropCopy(PLAN_COPY);
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    pages = otherPages();
    copy($plan.get());
  });
}

/** Knows of the other pages that have the plan open, until this one is left: then it says whether it was the last one. */
function otherPages(): { readonly leave: () => boolean } {
  const channel = new BroadcastChannel(PLAN_KEY);
  let alone = true;
  const say = (word: 'here' | 'who' | 'gone') => channel.postMessage(word);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    // There may be more than the one that left: those who stay say so.
    alone = data === 'gone';
    // What a tab keeps to itself is another plan.
    if (data !== 'here' && !isForgetful()) say('here');
  };
  if (!isForgetful()) say('who');
  return {
    leave() {
      if (!isForgetful()) say('gone');
      channel.close();
      return alone;
    },
  };
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
    return isNewer && takeIn(PLAN_KEY, copy);
  });
}
