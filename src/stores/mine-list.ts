import { atom, type ReadableAtom } from 'nanostores';
import type { FileItem } from '../domain/kept-file';
import { encodePlan } from '../domain/plan';
import { encodeResponse } from '../domain/response';
import { encodeShelved, nameFrom } from '../domain/shelf';
import { withName } from '../domain/workshop-edit';
import { type Entry, entryOf } from './as-new';
import { isKeptKey, type KeptThing, nameKey, type ReadableThing, readKept } from './mine';
import { PLAN_KEY } from './plan-here';
import { responseKey } from './response';
import { newShelfId, readFromShelf, shelfKey } from './shelf';
import { $storage, isForgetful, read, remove, write } from './storage';
import { keepInStep } from './stored';
import { changeWorkshop, dropCopyOf, lendWorkshop } from './workshop';
import { writeAll } from './write-all';

/** What was deleted last. */
export interface Deleted {
  readonly things: readonly KeptThing[];
  readonly entries: readonly Entry[];
}

/** Everything that is kept on this device, and what can be done to it. What says whether it was done did nothing where it was not. */
export interface Mine {
  /** In step with other tabs. */
  readonly $list: ReadableAtom<readonly KeptThing[]>;
  /** What was deleted last and can be brought back. */
  readonly $deleted: ReadableAtom<Deleted | undefined>;
  readonly rename: (thing: ReadableThing, typed: string) => void;
  /** Makes another one like it, beside it. @returns whether there was room for it */
  readonly copy: (thing: ReadableThing, name: string) => boolean;
  readonly remove: (thing: KeptThing) => void;
  /** Brings back what was deleted; where something else has come in its place, beside that. */
  readonly undo: () => void;
  /** Opens what lies on the shelf: what stood open goes there in its place. @returns whether there was room for that */
  readonly open: (thing: ReadableThing) => boolean;
  /** Takes in what was read from files, and groups made of it, always as new. @returns whether there was room for all; else none is in */
  readonly takeIn: (items: readonly FileItem[]) => boolean;
}

/** Opens the list of everything that is kept on this device. */
export function openMine(): Mine {
  const $list = atom<readonly KeptThing[]>(readKept());
  const $deleted = atom<Deleted | undefined>();
  const refresh = () => {
    $list.set(readKept());
    lend();
  };
  // What is not on the device is had from here, by windows that have no other way to it.
  const lend = () => {
    if ($storage.get() === 'kept') return;
    for (const thing of $list.get()) if (thing.kind === 'workshop') lendWorkshop(thing.content.id, refresh);
  };
  lend();
  keepInStep(isKeptKey, refresh);
  const written = (entries: readonly Entry[]) => {
    const done = writeAll(entries);
    refresh();
    return done;
  };
  return {
    $list,
    $deleted,
    rename(thing, typed) {
      renameThing(thing, nameFrom(typed));
      refresh();
    },
    copy: (thing, name) => written([entryOf(itemOf(thing, nameFrom(name)))]),
    remove(thing) {
      const entries = thing.keys.flatMap((key): Entry[] => {
        const text = read(key);
        return text === undefined ? [] : [[key, text]];
      });
      for (const key of thing.keys) {
        remove(key);
        if (!isForgetful()) dropCopyOf(key);
      }
      $deleted.set({ things: [thing], entries });
      refresh();
    },
    undo() {
      const deleted = $deleted.get();
      if (deleted) bringBack(deleted);
      $deleted.set(undefined);
      refresh();
    },
    open(thing) {
      const done = swap(thing);
      refresh();
      return done;
    },
    takeIn: (items) => written(items.map(entryOf)),
  };
}

const itemOf = ({ kind, content }: ReadableThing, name: string): FileItem =>
  ({ kind, name, content: kind === 'workshop' ? withName(content, name) : content }) as FileItem;

function renameThing(thing: ReadableThing, name: string): void {
  if (thing.kind === 'workshop') changeWorkshop(thing.content.id, (workshop) => withName(workshop, name));
  else if (thing.place === 'open') write(nameKey(thing.key), name);
  else {
    const item = readFromShelf(thing.key);
    if (item) write(thing.key, encodeShelved({ ...item, name }));
  }
}

/** Puts back what was deleted. A place that is taken stays as it is, and the deleted one goes on the shelf. */
function bringBack({ things, entries }: Deleted): void {
  const [thing] = things;
  const [content, ...names] = entries;
  if (!thing || !content) return;
  const taken = read(content[0]) !== undefined;
  if (!taken) for (const [key, text] of entries) write(key, text);
  else if (thing.kind === 'unreadable') write(shelfKey(newShelfId()), content[1]);
  else write(...entryOf(itemOf(thing, names[0]?.[1] ?? thing.name)));
}

/** The key of the place that a thing of the shelf is opened in, and its text there. */
const openEntry = (thing: Exclude<ReadableThing, { kind: 'workshop' }>): Entry =>
  thing.kind === 'plan'
    ? [PLAN_KEY, encodePlan(thing.content)]
    : [responseKey(thing.content.tjek, thing.content.role), encodeResponse(thing.content)];

/**
 * Opens a thing of the shelf. What stood open is on the shelf before anything is written over it, and the opened one leaves the shelf
 * last: a crash in between leaves one of them twice, never none.
 */
function swap(thing: ReadableThing): boolean {
  if (thing.kind === 'workshop' || thing.place === 'open') return true;
  const entry = openEntry(thing);
  const [key] = entry;
  const before = readKept().find((other) => other.key === key);
  const away: Entry[] =
    before === undefined
      ? []
      : [
          before.kind === 'unreadable'
            ? [shelfKey(newShelfId()), before.text]
            : entryOf(itemOf(before, before.name)),
        ];
  if (!writeAll([...away, entry, [nameKey(key), thing.name]])) return false;
  if (!isForgetful()) dropCopyOf(key);
  remove(thing.key);
  return true;
}
