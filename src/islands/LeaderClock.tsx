import { useEffect, useState } from 'preact/hooks';
import { fill } from '../domain/text';
import type { Workshop } from '../domain/workshop';
import { timeLeft, withClockRunning, withMoreTime } from '../domain/workshop-edit';
import { clockText, minutesOf, timePlan } from '../domain/workshop-time';
import { now } from '../stores/workshop';
import { hereIn } from './workshop-here';
import type { WorkshopProps } from './workshop-mount';

/** Draws again while the clock runs, and at once when the machine wakes: what is shown is worked out from the time of day. */
function useTicks(running: boolean) {
  const [, tick] = useState({});
  useEffect(() => {
    if (!running) return undefined;
    const again = () => tick({});
    const timer = setInterval(again, 500);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [running]);
}

/** The time that the step has left, in figures and, when it has passed, in words. */
export function StepClock({ data, open, workshop }: WorkshopProps & { workshop: Workshop }) {
  const { clock } = data.leader;
  const running = workshop.clock.since !== '';
  useTicks(running);
  const { step } = hereIn(data, workshop);
  const left = workshop.step === '' ? step.seconds * 1000 : timeLeft(workshop.clock, now());
  const passed = left < 0;
  return (
    <div class="st-clock">
      <p class={passed ? 'st-clock-face st-clock-passed' : 'st-clock-face'}>
        <span class="sr-only">{clock.left}: </span>
        {passed ? fill(clock.over, { time: clockText(left) }) : clockText(left)}
      </p>
      <p role="status" class="st-clock-words">
        {passed ? clock.passed : ''}
      </p>
      {workshop.step !== '' && (
        <p class="st-panel-row">
          <button
            type="button"
            class="st-button st-button-quiet"
            onClick={() => open.go((before) => withClockRunning(before, before.clock.since === '', now()))}
          >
            {running ? clock.stop : clock.start}
          </button>
          <button
            type="button"
            class="st-button st-button-quiet"
            onClick={() => open.go((before) => withMoreTime(before, 60, now()))}
          >
            {clock.more}
          </button>
        </p>
      )}
    </div>
  );
}

/** How long the whole has taken and will take, and how that is against the plan. */
export function TotalTime({ data, workshop }: Pick<WorkshopProps, 'data'> & { workshop: Workshop }) {
  const { head } = data.leader;
  useTicks(workshop.clock.since !== '');
  const { used, left, behind } = timePlan(workshop, hereIn(data, workshop).steps, now());
  if (workshop.step === '') return <p class="st-total">{fill(head.notBegun, { left: minutesOf(left) })}</p>;
  const off = minutesOf(behind);
  const how = off === 0 ? head.onTime : fill(off > 0 ? head.behind : head.ahead, { n: Math.abs(off) });
  return (
    <p class="st-total">
      <span class="sr-only">{head.time}: </span>
      {fill(head.used, { used: minutesOf(used), left: minutesOf(left) })} <b>{how}</b>
    </p>
  );
}
