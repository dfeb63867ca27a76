import { useStore } from '@nanostores/preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { atStep, withClockRunning } from '../domain/workshop-edit';
import { type Step, stepFrom, stepPast } from '../domain/workshop-steps';
import { $storage } from '../stores/storage';
import { now } from '../stores/workshop';
import { downloadWorkshop } from './download-workshop';
import { headingOf, Progress, Slide } from './WallSlide';
import { KeysDialog, PanelDialog, Tools } from './WallTools';
import { actionOf, focusOf, lettersOn, rememberLetters, type WallAction } from './wall-keys';
import { type WallView, wallView } from './wall-view';
import type { WorkshopProps } from './workshop-mount';

/** How long the buttons stay after the pointer has come to rest, in milliseconds. */
const REST = 2500;

/** Light or dark, remembered as on the rest of the site. */
function switchTheme(): void {
  const theme = document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem('starlight-theme', theme);
  } catch {
    // Forbidden: it holds until the page is left.
  }
}

function useFullScreen() {
  const [isFull, setIsFull] = useState(false);
  useEffect(() => {
    const look = () => setIsFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  const toggle = () => {
    const asked = isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
    // A browser may refuse; the wall then stays as it is.
    asked?.catch(() => undefined);
  };
  return { isFull, toggle };
}

/** Whether the pointer was moved lately: the buttons and the pointer itself are in the way of the picture otherwise. */
function usePointer(): boolean {
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined;
    const move = () => {
      setMoved(true);
      clearTimeout(rest);
      rest = setTimeout(() => setMoved(false), REST);
    };
    addEventListener('pointermove', move);
    return () => {
      removeEventListener('pointermove', move);
      clearTimeout(rest);
    };
  }, []);
  return moved;
}

/** Nothing to see, until any key or a click. */
function Black({ data, onEnd }: Pick<WorkshopProps, 'data'> & { onEnd: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    button.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <button ref={button} type="button" class="wall-black" aria-label={data.wall.black} onClick={onEnd} />
  );
}

/** Says where the workshop has come to: by moving the focus to the heading, or in words to whom uses the buttons. */
function useAnnounced(step: Step | undefined, heading: string): string {
  const [said, setSaid] = useState('');
  const seen = useRef(step?.id);
  useEffect(() => {
    if (!step || seen.current === step.id) return;
    seen.current = step.id;
    const stays = document.activeElement?.closest('.wall-tools, dialog, .wall-black');
    setSaid(stays ? heading : '');
    if (!stays) document.querySelector<HTMLElement>('#trin')?.focus();
  }, [step?.id]);
  return said;
}

/** What the wall does when asked. */
function useActions(
  { data, open }: WorkshopProps,
  show: Readonly<Record<'keys' | 'panel' | 'black' | 'full', () => void>>,
) {
  // From where the workshop is now, not from what was drawn last: presses may come faster than drawings, and from two windows.
  const walk = (to: (view: WallView) => Step) =>
    open.go((before) => {
      const view = wallView(data, before);
      const step = view && to(view);
      return step && step.id !== view.step.id ? atStep(before, step, now()) : before;
    });
  const actions: Readonly<Record<WallAction, () => void>> = {
    next: () => walk(({ steps, step }) => stepFrom(steps, step, 1)),
    back: () => walk(({ steps, step }) => stepFrom(steps, step, -1)),
    skip: () => walk(({ steps, step }) => stepPast(steps, step)),
    timer: () => open.go((before) => withClockRunning(before, before.clock.since === '', now())),
    undo: open.undo,
    theme: switchTheme,
    ...show,
  };
  return (action: WallAction) => actions[action]();
}

/** The wall: one step at a time, for a whole room to read. */
export function Wall({ data, open }: WorkshopProps) {
  const workshop = useStore(open.$workshop);
  const storage = useStore($storage);
  const [over, setOver] = useState<'keys' | 'panel' | 'black'>();
  const [letters, setLetters] = useState(lettersOn);
  const { isFull, toggle } = useFullScreen();
  const moved = usePointer();
  const view = wallView(data, workshop);
  const said = useAnnounced(view?.step, view ? headingOf(view) : '');
  const act = useActions(
    { data, open },
    {
      keys: () => setOver('keys'),
      panel: () => setOver('panel'),
      black: () => setOver('black'),
      full: toggle,
    },
  );
  const end = () => setOver(undefined);

  // With each drawing and not some time after it, so that no key means what it meant before.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (over === 'black') {
        event.preventDefault();
        return end();
      }
      // A dialog has its own keys. A key that is held down is pressed once.
      if (over) return undefined;
      const action = actionOf(event, focusOf(document.activeElement), letters);
      if (!action) return undefined;
      event.preventDefault();
      return event.repeat ? undefined : act(action);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });

  return (
    <div class={moved || over ? 'wall' : 'wall wall-at-rest'}>
      {view && <Progress view={view} />}
      {view ? (
        <Slide key={view.step.id} view={view} open={open} />
      ) : (
        <section class="wall-slide">
          <h1>{data.wall.title}</h1>
          <p>{data.wall.goneTjek}</p>
        </section>
      )}
      {storage === 'not-kept' && (
        <p class="wall-not-kept" role="alert">
          {data.wall.notKept}{' '}
          <button type="button" class="st-quiet" onClick={() => downloadWorkshop(open.$workshop.get())}>
            {data.workshop.downloadRescue}
          </button>
        </p>
      )}
      {storage === 'this-tab' && <p class="wall-not-kept">{data.workshop.thisTab}</p>}
      <Tools data={data} act={act} isFull={isFull} />
      <p class="sr-only" role="status">
        {said}
      </p>
      {over === 'keys' && (
        <KeysDialog
          data={data}
          letters={letters}
          onLetters={(on) => {
            setLetters(on);
            rememberLetters(on);
          }}
          onClose={end}
        />
      )}
      {over === 'panel' && <PanelDialog data={data} open={open} onClose={end} />}
      {over === 'black' && <Black data={data} onEnd={end} />}
    </div>
  );
}
