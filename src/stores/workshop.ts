import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import { isId } from '../domain/shape';
import { decodeWorkshop, encodeWorkshop, type Workshop } from '../domain/workshop';
import { nextRevision } from '../domain/workshop-edit';
import { readMessage, type WorkshopMessage, type WorkshopWindow } from '../domain/workshop-message';
import { dropCopy, keepCopy, takeCopies } from './crash-copy';
import { PLAN_COPY, PLAN_KEY } from './plan-here';
import { $storage, FORGETFUL, isForgetful, read, relyOnOther, remove, unwritten, write } from './storage';
import { readEntries, takeIn } from './stored';

const BEGINNING = 'samarbejdstjek:v1:workshop:';
/** Where a workshop is kept. */
export const workshopKey = (id: string): string => `${BEGINNING}${id}`;

/** Now, as the stored format writes it. The domain has no clock. */
export const now = () => new Date().toISOString();

/** An id that no other workshop on this device has. */
export function newWorkshopId(): string {
  const random = crypto.getRandomValues(new Uint32Array(2));
  return `w${[...random].map((part) => part.toString(36)).join('')}`;
}

const stateOf = (workshop: Workshop): WorkshopMessage => ({
  kind: 'state',
  text: encodeWorkshop(workshop),
  kept: $storage.get() !== 'not-kept',
  forgetful: isForgetful(),
});

/** The workshop that another window tells of; what is kept on the device and what is not never meet. */
const toldIn = (message: WorkshopMessage): Workshop | undefined =>
  message.kind === 'state' && message.forgetful === isForgetful() ? decoded(message.text) : undefined;

/** Listens to the other windows of a workshop. What none of them says is passed over. */
const hear = (channel: BroadcastChannel, take: (message: WorkshopMessage) => void): void =>
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = readMessage(data);
    if (message) take(message);
  });

/** How long another window has to hand over a workshop that the storage does not hold, in milliseconds. */
const PATIENCE = 700;

/** How many steps back can be taken. */
const UNDO_MAX = 50;

const decoded = (text: string | undefined): Workshop | undefined => {
  const result = text === undefined ? undefined : decodeWorkshop(text);
  return result?.kind === 'ok' ? result.workshop : undefined;
};

/** What the device holds under an id: its text, and the workshop when that is one with this id. */
function keptUnder(id: string): {
  readonly text: string | undefined;
  readonly workshop: Workshop | undefined;
} {
  const text = isId(id) ? read(workshopKey(id)) : undefined;
  const workshop = decoded(text);
  return { text, workshop: workshop?.id === id ? workshop : undefined };
}

/** A workshop as `readWorkshops` lists it, or the text of one that cannot be read. */
export type ListedWorkshop =
  | { readonly kind: 'ok'; readonly id: string; readonly workshop: Workshop }
  | { readonly kind: 'unreadable'; readonly id: string; readonly text: string };

/** All workshops on this device, the one changed last first; what cannot be read is last. */
export function readWorkshops(): ListedWorkshop[] {
  return readEntries(BEGINNING)
    .map(([key, text]): ListedWorkshop => {
      const workshop = decoded(text);
      const id = key.slice(BEGINNING.length);
      return workshop?.id === id ? { kind: 'ok', id, workshop } : { kind: 'unreadable', id, text };
    })
    .sort((a, b) => updatedOf(b).localeCompare(updatedOf(a)));
}

const updatedOf = (listed: ListedWorkshop) => (listed.kind === 'ok' ? listed.workshop.updated : '');

/** Keeps a workshop on this device, also one that was taken away. */
export const saveWorkshop = (workshop: Workshop): void =>
  write(workshopKey(workshop.id), encodeWorkshop(workshop));

/** Changes a workshop as it stands on this device now; its open windows follow. Nothing happens when it is not there. */
export function changeWorkshop(id: string, edit: (workshop: Workshop) => Workshop): void {
  const before = keptUnder(id).workshop;
  if (before) saveWorkshop({ ...edit(before), revision: nextRevision(before), updated: now() });
}

/** Takes a workshop, or what cannot be read as one, away from this device; `saveWorkshop` brings a workshop back. */
export function removeWorkshop(id: string): void {
  remove(workshopKey(id));
  if (!isForgetful()) dropCopy(id);
}

/**
 * Drops the crash copy of what was kept on the device under a key, when it is of a kind that has one: what was deleted is not to come back.
 * Not for what a tab keeps to itself: under the same key the device may have another.
 */
export function dropCopyOf(key: string): void {
  if (isWorkshopKey(key)) dropCopy(key.slice(BEGINNING.length));
  else if (key === PLAN_KEY) dropCopy(PLAN_COPY);
}

/** Takes in what a browser that crashed had not written yet. To be waited for before any workshop is read. */
export async function bringBackWorkshops(): Promise<void> {
  // What is on the device is unseen in a tab that keeps nothing there.
  if (isForgetful()) return;
  await takeCopies((id, copy) => {
    const workshop = decoded(copy);
    if (workshop?.id !== id) return false;
    const text = read(workshopKey(workshop.id));
    const here = decoded(text);
    const isNewer = here ? here.revision < workshop.revision : text === undefined;
    return isNewer && takeIn(workshopKey(workshop.id), encodeWorkshop(workshop));
  });
}

/** Puts back what `removeWorkshop` took away, also what cannot be read. */
export const restoreWorkshop = (listed: ListedWorkshop): void =>
  write(workshopKey(listed.id), listed.kind === 'ok' ? encodeWorkshop(listed.workshop) : listed.text);

/** Whether a key of the storage belongs to a workshop. */
export const isWorkshopKey = (key: string): boolean => key.startsWith(BEGINNING);

/** The workshops that this page lends, each once. */
const lent = new Set<string>();

/**
 * Lets the windows that are opened from this one have a workshop that the device does not hold, and keeps here what they make of it.
 * @param heard is called when they have changed it
 */
export function lendWorkshop(id: string, heard: () => void): void {
  if (lent.has(id)) return;
  lent.add(id);
  const channel = new BroadcastChannel(workshopKey(id));
  hear(channel, (message) => {
    const here = keptUnder(id).workshop;
    if (!here) return;
    if (message.kind === 'who') channel.postMessage(stateOf(here));
    const other = toldIn(message);
    if (!other || other.id !== id || other.revision <= here.revision) return;
    saveWorkshop(other);
    heard();
  });
}

/** The workshop that another window has open. */
async function borrowed(id: string): Promise<Workshop | undefined> {
  if (!isId(id)) return undefined;
  const channel = new BroadcastChannel(workshopKey(id));
  const answer = new Promise<Workshop | undefined>((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE);
    hear(channel, (message) => {
      if (message.kind !== 'state' || (isForgetful() && !message.forgetful)) return;
      const workshop = decoded(message.text);
      if (workshop?.id !== id) return;
      // A window of a tab that keeps nothing on the device keeps nothing there either.
      if (message.forgetful) sessionStorage.setItem(FORGETFUL, '1');
      relyOnOther(message.kept);
      resolve(workshop);
    });
    channel.postMessage({ kind: 'who' });
  });
  const workshop = await answer;
  channel.close();
  if (workshop && isForgetful()) saveWorkshop(workshop);
  return workshop;
}

/** What stands in the way of opening a workshop: there is none with the id, or it cannot be read. */
export type NoWorkshop = 'missing' | 'unreadable';

/**
 * Opens one workshop in one window; every window that has it open is kept in step, without a server.
 *
 * Stored under `samarbejdstjek:v1:workshop:<id>` as the JSON of `encodeWorkshop`, written at every change. Each change is made to what
 * stands there now, so that two windows that write at the same time both keep what they wrote. While a window is open there is a copy
 * besides, which survives a crash of the browser (crash-copy.ts). Where the storage is full or forbidden,
 * the windows still tell each other, and `$storage` says that nothing is kept. What cannot be read is left where it is.
 *
 * @param self which window this is; the others see it in their `$windows`
 */
export async function openWorkshop(id: string, self: WorkshopWindow): Promise<OpenWorkshop | NoWorkshop> {
  const { text, workshop } = keptUnder(id);
  const start = text === undefined ? await borrowed(id) : workshop;
  if (start) return joined(start, self);
  return text === undefined ? 'missing' : 'unreadable';
}

/** A workshop that changes as its windows change it. */
export type FollowedWorkshop = ReadableAtom<Workshop>;

/**
 * Follows a workshop as its windows change it, without being one of them: for a page that only shows it.
 * @returns its store, or what stands in the way as `openWorkshop` says it
 */
export async function followWorkshop(id: string): Promise<FollowedWorkshop | NoWorkshop> {
  const { text, workshop } = keptUnder(id);
  const start = text === undefined ? await borrowed(id) : workshop;
  if (!start) return text === undefined ? 'missing' : 'unreadable';
  const $workshop = atom(start);
  const take = taking($workshop);
  const channel = new BroadcastChannel(workshopKey(id));
  hear(channel, (message) => take(toldIn(message)));
  // Each tab that keeps nothing on the device has a storage of its own, which does not hear of the others.
  if (isForgetful()) channel.postMessage({ kind: 'who' } satisfies WorkshopMessage);
  const again = () => take(keptUnder(id).workshop);
  addEventListener('storage', again);
  addEventListener('pageshow', again);
  return $workshop;
}

/** Takes what another window wrote, unless it is older than what stands here. */
const taking = ($workshop: WritableAtom<Workshop>) => (other: Workshop | undefined) => {
  const { id, revision } = $workshop.get();
  if (other?.id !== id || other.revision <= revision) return;
  $workshop.set(other);
  if (isForgetful()) saveWorkshop(other);
};

function joined(start: Workshop, self: WorkshopWindow): OpenWorkshop {
  const { id } = start;
  const $workshop = atom(start);
  const $windows = atom<readonly WorkshopWindow[]>([]);
  const $canUndo = atom(false);
  const history: Change[] = [];
  const channel = new BroadcastChannel(workshopKey(id));
  const say = (message: WorkshopMessage) => channel.postMessage(message);

  const take = taking($workshop);
  /** This window's last change. */
  let own: { readonly before: Workshop; readonly after: Workshop } | undefined;
  const latest = () => {
    take(keptUnder(id).workshop);
    return $workshop.get();
  };
  const copy = (workshop: Workshop) => {
    if (!isForgetful()) keepCopy(id, workshop.revision, encodeWorkshop(workshop));
  };
  const store = (next: Workshop) => {
    const before = $workshop.get();
    const stored = { ...next, revision: nextRevision(before), updated: now() };
    own = { before, after: stored };
    $workshop.set(stored);
    saveWorkshop(stored);
    copy(stored);
    say(stateOf(stored));
  };

  /** Two windows changed the same workshop before they heard of each other: what both did stands in both. */
  const meet = (other: Workshop) => {
    const mine = $workshop.get();
    if (other.revision !== mine.revision || encodeWorkshop(other) === encodeWorkshop(mine)) return;
    if (own?.after === mine) {
      const parts = partsChanged(own.before, mine).filter(isContent);
      store({ ...other, ...Object.fromEntries(parts.map((part) => [part, mine[part]])) });
      // Said once: where both changed the same, they would go on correcting each other.
      own = undefined;
    } else if (encodeWorkshop(other) > encodeWorkshop(mine)) {
      // Neither is newer: the same of the two in both windows.
      $workshop.set(other);
      saveWorkshop(other);
    }
  };

  hear(channel, (message) => {
    switch (message.kind) {
      case 'state': {
        const other = toldIn(message);
        if (other?.id === id) meet(other);
        take(other);
        if (other?.id === id) relyOnOther(message.kept);
        break;
      }
      case 'who':
        say({ kind: 'here', window: self });
        // A window that was opened while nothing could be stored has only this to go by.
        say(stateOf($workshop.get()));
        break;
      case 'here':
        $windows.set([...new Set([...$windows.get(), message.window])]);
        break;
      case 'gone':
        // There may be two of a kind: those who stay say so.
        $windows.set([]);
        say({ kind: 'here', window: self });
    }
  });
  addEventListener('storage', ({ key }) => {
    if (key === workshopKey(id) || key === null) latest();
  });
  addEventListener('pagehide', () => {
    say({ kind: 'gone', window: self });
    // What found no room has no other place.
    if ($windows.get().length === 0 && !isForgetful() && !unwritten.has(workshopKey(id))) dropCopy(id);
  });
  const arrive = () => {
    // It may not be on the disk yet: made a moment ago, or brought back.
    copy(latest());
    say({ kind: 'here', window: self });
    say({ kind: 'who' });
  };
  // A page that the browser had put to sleep has missed what was said meanwhile.
  addEventListener('pageshow', arrive);
  arrive();

  return {
    $workshop,
    $windows,
    $canUndo,
    change(edit, field) {
      const before = latest();
      const next = edit(before);
      if (next === before) return;
      const last = history.at(-1);
      // Letters typed one after the other into one field are one change to take back.
      if (!field || last?.field !== field) history.push({ before, parts: partsChanged(before, next), field });
      if (history.length > UNDO_MAX) history.shift();
      $canUndo.set(true);
      store(next);
    },
    go(edit) {
      const before = latest();
      const next = edit(before);
      if (next !== before) store(next);
    },
    undo() {
      const last = history.pop();
      $canUndo.set(history.length > 0);
      if (!last) return;
      const parts = last.parts.map((part) => [part, last.before[part]]);
      store({ ...latest(), ...Object.fromEntries(parts) });
    },
  };
}

/** A change that can be taken back. */
interface Change {
  readonly before: Workshop;
  /** What it changed: the rest may have been changed by another window since. */
  readonly parts: readonly (keyof Workshop)[];
  readonly field: string | undefined;
}

/** Whether a part is something that was entered, and no mark of the change itself. */
const isContent = (part: keyof Workshop) => part !== 'revision' && part !== 'updated';

const partsChanged = (before: Workshop, next: Workshop) =>
  (Object.keys(next) as (keyof Workshop)[]).filter((part) => next[part] !== before[part]);

/** An opened workshop: its stores and what can be done to it. */
export interface OpenWorkshop {
  readonly $workshop: ReadableAtom<Workshop>;
  /** The windows besides this one that have it open. */
  readonly $windows: ReadableAtom<readonly WorkshopWindow[]>;
  readonly $canUndo: ReadableAtom<boolean>;
  /**
   * Changes the workshop by a function of workshop-edit.ts, in a way that `undo` takes back.
   * @param field what is typed into, where it is a text: what is typed there without anything in between is taken back as one
   */
  readonly change: (edit: (workshop: Workshop) => Workshop, field?: string) => void;
  /** Changes what is not to be taken back: the step and the clock. */
  readonly go: (edit: (workshop: Workshop) => Workshop) => void;
  /** Takes back the last change made in this window. */
  readonly undo: () => void;
}
