// Taking what a workshop planned over into the plan of the site.
import type { FokusPlan, Plan } from './plan';
import { addFokus, addTask, changeTask, hasRoomForFokus, writeFokus } from './plan-edit';
import type { WorkshopPlan } from './workshop';

/**
 * What became of one fokuspunkt.
 * - `added`: it was not in the plan and is now, with all that was written
 * - `joined`: it was there; what was new was added to it
 * - `same`: it was there with all that was written
 * - `full`: the plan has no room for it
 */
export type CarriedKind = 'added' | 'joined' | 'same' | 'full';

export interface Carried {
  /** Id of the fokuspunkt. */
  readonly id: string;
  readonly kind: CarriedKind;
  /** What there was no room for without writing over what stands there: the first step, what stops. */
  readonly left: readonly ('step' | 'stops')[];
}

/** The plan with what a workshop planned for some fokuspunkter; nothing that stands in it is changed or taken away. */
export function carryOver(plan: Plan, planned: readonly WorkshopPlan[]): { plan: Plan; carried: Carried[] } {
  return planned.reduce<{ plan: Plan; carried: Carried[] }>(
    (so, one) => {
      const { plan, carried } = carryOne(so.plan, one);
      return { plan, carried: [...so.carried, carried] };
    },
    { plan, carried: [] },
  );
}

function carryOne(before: Plan, planned: WorkshopPlan): { plan: Plan; carried: Carried } {
  const { id } = planned;
  const there = fokusIn(before, id);
  if (!there && !hasRoomForFokus(before)) return { plan: before, carried: { id, kind: 'full', left: [] } };
  const withFokus = addFokus(before, id);
  const withStep = withTask(withFokus, planned);
  const plan = withPause(withStep, planned);
  const after = fokusIn(plan, id);
  const left = [
    ...(after && hasStep(planned) && !hasTask(after, planned) ? (['step'] as const) : []),
    ...(after && planned.stops.trim() !== '' && after.pause !== planned.stops ? (['stops'] as const) : []),
  ];
  if (!there) return { plan, carried: { id, kind: 'added', left } };
  return { plan, carried: { id, kind: plan === before ? 'same' : 'joined', left } };
}

const fokusIn = (plan: Plan, id: string) => plan.fokus.find((fokus) => fokus.id === id);

const hasStep = ({ step, who, when }: WorkshopPlan) => `${step}${who}${when}`.trim() !== '';

const hasTask = (fokus: FokusPlan, { step, who, when }: WorkshopPlan) =>
  fokus.tasks.some((task) => task.what === step && task.who === who && task.when === when);

function withTask(plan: Plan, planned: WorkshopPlan): Plan {
  const before = fokusIn(plan, planned.id);
  if (!before || !hasStep(planned) || hasTask(before, planned)) return plan;
  const added = addTask(plan, planned.id);
  const task = fokusIn(added, planned.id)?.tasks.at(-1);
  if (!task || before.tasks.some(({ id }) => id === task.id)) return plan;
  return changeTask(added, planned.id, task.id, {
    what: planned.step,
    who: planned.who,
    when: planned.when,
  });
}

function withPause(plan: Plan, { id, stops }: WorkshopPlan): Plan {
  const before = fokusIn(plan, id);
  return before?.pause === '' && stops.trim() !== '' ? writeFokus(plan, id, 'pause', stops) : plan;
}
