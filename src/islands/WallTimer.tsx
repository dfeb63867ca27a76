import { useEffect, useState } from 'preact/hooks';
import type { Clock } from '../domain/workshop';
import { timeLeft } from '../domain/workshop-edit';
import { now } from '../stores/workshop';
import type { WallView } from './wall-view';

/** How often the time is looked at, in milliseconds: a laptop that has slept is right again at once. */
const LOOK = 250;

/** Whole seconds left of the step, by the time of day and not by counting, so that sleep does not make it wrong. */
function useSecondsLeft(clock: Clock): number {
  const read = () => Math.ceil(timeLeft(clock, now()) / 1000);
  const [, look] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => look(read()), LOOK);
    return () => clearInterval(timer);
  }, [clock.left, clock.since]);
  // Not what was last looked at: a clock that is stopped between two looks shows the time it was stopped at.
  return read();
}

const twoDigits = (n: number) => String(n).padStart(2, '0');
const asClock = (seconds: number) => `${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`;

/** The time left of the step. When it is over it says so and does nothing else: people move on when they are done. */
export function Timer({ view, large }: { view: WallView; large?: boolean }) {
  const seconds = useSecondsLeft(view.workshop.clock);
  const { timer } = view.data.wall;
  const isOver = seconds <= 0;
  // A step without time of its own has none to show.
  if (isOver && view.step.seconds === 0) return null;
  const isStopped = view.workshop.clock.since === '';
  return (
    <div class={large ? 'wall-timer wall-timer-large' : 'wall-timer'}>
      {!isOver && (
        <span role="timer">
          <span class="sr-only">{timer.label}: </span>
          {asClock(seconds)}
          {isStopped && (
            <>
              <span class="sr-only"> {timer.stopped}</span>
              <svg class="wall-paused" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
                <path d="M1 0h3v10H1zM6 0h3v10H6z" fill="currentColor" />
              </svg>
            </>
          )}
        </span>
      )}
      <span role="status">{isOver && timer.over}</span>
    </div>
  );
}
