// When each part of a workshop begins, for the script that is printed.
import type { Step } from './workshop-steps';

/** A part of a workshop: a step that is about no statement, or all steps of one statement. */
export interface Part {
  /** Seconds from the start. */
  readonly from: number;
  readonly seconds: number;
  /** The statement that it is about, and its place among those taken, from 1. */
  readonly udsagn: string | undefined;
  readonly number: number | undefined;
  readonly steps: readonly { readonly step: Step; readonly from: number }[];
}

/** The parts of a workshop in order, each with when it begins. */
export function partsOf(steps: readonly Step[]): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const step of steps) {
    const last = parts.at(-1);
    const timed = { step, from };
    if (last && step.udsagn !== undefined && last.udsagn === step.udsagn)
      parts[parts.length - 1] = {
        ...last,
        seconds: last.seconds + step.seconds,
        steps: [...last.steps, timed],
      };
    else
      parts.push({ from, seconds: step.seconds, udsagn: step.udsagn, number: step.number, steps: [timed] });
    from += step.seconds;
  }
  return parts;
}

/** A time from the start as hours and minutes, the seconds left out: 4810 is 1:20. */
export function clockTime(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
