// How a workshop keeps to its plan, for the one who leads it.
import type { Workshop } from './workshop';
import { spentUntil, timeLeft } from './workshop-edit';
import { type Step, stepAt, totalSeconds } from './workshop-steps';

/** How a workshop keeps to the time of its drejebog, in milliseconds. */
export interface TimePlan {
  /** That the clock has run. */
  readonly used: number;
  /** That the rest takes by the plan: of this step and of those after it. */
  readonly left: number;
  /** How much later than planned this step ends when it ends with its time; below 0 when earlier. */
  readonly behind: number;
}

/** How the workshop keeps to its plan at a time. */
export function timePlan(
  workshop: Pick<Workshop, 'step' | 'clock' | 'spent'>,
  steps: readonly Step[],
  now: string,
): TimePlan {
  const used = spentUntil(workshop, now);
  if (workshop.step === '') return { used, left: totalSeconds(steps) * 1000, behind: 0 };
  const at = steps.indexOf(stepAt(steps, workshop.step));
  const here = Math.max(0, timeLeft(workshop.clock, now));
  return {
    used,
    left: here + totalSeconds(steps.slice(at + 1)) * 1000,
    behind: used + here - totalSeconds(steps.slice(0, at + 1)) * 1000,
  };
}

/** Milliseconds as a clock shows them: `4:05`. Below 0 it is what was passed, without a sign. */
export function clockText(milliseconds: number): string {
  // Up: a clock of one minute begins with 1:00 and is at 0:00 when its time is up.
  const seconds = milliseconds >= 0 ? Math.ceil(milliseconds / 1000) : Math.floor(-milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Milliseconds in whole minutes, the nearest. */
export const minutesOf = (milliseconds: number): number => Math.round(milliseconds / 60_000);
