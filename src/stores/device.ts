import { atom, type ReadableAtom } from 'nanostores';
import { decodePlan } from '../domain/plan';
import { decodeResponse } from '../domain/response';
import { nameFrom } from '../domain/shelf';
import { isOurs, type StoredThing, storedThing } from '../domain/stored-thing';
import { decodeWorkshop } from '../domain/workshop';
import { askWorker } from '../offline/ask';
import { type Entry, entryOf } from './as-new';
import { dropCopies } from './crash-copy';
import { newShelfId, shelfKey } from './shelf';
import { unwritten } from './storage';
import { everythingIn, keepInStep, putIn, removeFrom, type StoragePlace } from './stored';
import { dropCopyOf } from './workshop';

/** A kept thing, where it lies, and its text. */
export interface DeviceThing extends StoredThing {
  readonly place: StoragePlace;
  readonly text: string;
  /** What lies under the key of its name; undefined where nothing does. */
  readonly nameText: string | undefined;
}

/** The site itself, as the browser keeps it for use without a network. */
export interface KeptSite {
  readonly files: number;
  readonly bytes: number;
}

/** Everything that the site has on this device, and how to be rid of it. */
export interface Device {
  /** In step with other tabs. */
  readonly $things: ReadableAtom<readonly DeviceThing[]>;
  /** Undefined until it is counted. */
  readonly $site: ReadableAtom<KeptSite | undefined>;
  /** What was removed last, and can be put back. */
  readonly $removed: ReadableAtom<DeviceThing | undefined>;
  /** Removes what lies there now, which may be of later than the list. @returns whether it is gone */
  readonly remove: (thing: DeviceThing) => boolean;
  /**
   * Puts back what was removed last; where something else has come in its place, beside that.
   * @returns whether it is there; else it can still be put back
   */
  readonly undo: () => boolean;
  /** Removes everything, for good, and the kept site too when asked to. @returns whether all of it is gone */
  readonly removeAll: (alsoSite: boolean) => Promise<boolean>;
}

const PLACES: readonly StoragePlace[] = ['device', 'tab'];

/** A name is shown with what it names, and goes with it. */
const nameKeyOf = (key: string) => key.replace(/^(samarbejdstjek:v\d+:)/, '$1navn:');

function thingsAt(place: StoragePlace): DeviceThing[] {
  const entries = everythingIn(place);
  const texts = new Map(entries);
  return entries.flatMap(([key, text]) => {
    const thing = storedThing(key, text);
    if (!thing) return [];
    // One that names what is there is no thing of its own.
    if (thing.kind === 'name' && texts.has(key.replace(':navn:', ':'))) return [];
    const nameText = texts.get(nameKeyOf(key));
    return [{ ...thing, name: thing.name || nameFrom(nameText ?? ''), place, text, nameText }];
  });
}

const readAll = () => PLACES.flatMap(thingsAt);

/** A thing as another one, beside what has come in its place; undefined for what there is only one of. */
function asAnother({ kind, name, shelved, text }: DeviceThing): Entry | undefined {
  if (shelved || kind === 'unreadable') return [shelfKey(newShelfId()), text];
  if (kind === 'besvarelse') {
    const decoded = decodeResponse(text);
    return decoded.kind === 'ok' ? entryOf({ kind, name, content: decoded.response }) : undefined;
  }
  if (kind === 'plan') {
    const decoded = decodePlan(text);
    return decoded.kind === 'ok' ? entryOf({ kind, name, content: decoded.plan }) : undefined;
  }
  if (kind === 'workshop') {
    const decoded = decodeWorkshop(text);
    return decoded.kind === 'ok' ? entryOf({ kind, name, content: decoded.workshop }) : undefined;
  }
  return undefined;
}

/** Puts back what was removed, or says that it could not. */
function putBack(thing: DeviceThing): boolean {
  const { place, key, text, nameText } = thing;
  const here = new Map(everythingIn(place)).get(key);
  // What was chosen anew stands.
  if (here === text || (here !== undefined && thing.kind === 'setting')) return true;
  if (here === undefined)
    return putIn(place, [
      [key, text],
      ...(nameText === undefined ? [] : [[nameKeyOf(key), nameText] as const]),
    ]);
  const another = asAnother(thing);
  return another !== undefined && putIn(place, [another]);
}

/** The names of the caches of this site. @param base with a slash at both ends */
const cachesOf = async (base: string): Promise<string[]> =>
  (await caches.keys()).filter((name) => name.startsWith(`samarbejdstjek:${base}:`));

async function countSite(base: string): Promise<KeptSite> {
  let files = 0;
  let bytes = 0;
  for (const name of await cachesOf(base)) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      files += 1;
      bytes += (await (await cache.match(request))?.blob())?.size ?? 0;
    }
  }
  return { files, bytes };
}

/** Calls back when the worker has kept what it can (src/offline/worker.mjs): on a first visit that takes a while. */
async function whenKept(act: () => void): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  if (active) await askWorker(active, 'keep');
  act();
}

/** The browser keeps the site again when a page of it is opened. @returns whether it is gone */
async function removeSite(base: string): Promise<boolean> {
  const scope = new URL(base, location.origin).href;
  for (const registration of await navigator.serviceWorker.getRegistrations())
    if (registration.scope === scope) await registration.unregister();
  for (const name of await cachesOf(base)) await caches.delete(name);
  return (await cachesOf(base)).length === 0;
}

/**
 * Opens the list of everything that the site has on this device. Nothing is stored by it.
 * @param base the site's address on its host, with a slash at both ends
 */
export function openDevice(base: string): Device {
  const $things = atom<readonly DeviceThing[]>(readAll());
  const $site = atom<KeptSite | undefined>();
  const $removed = atom<DeviceThing | undefined>();
  const refresh = () => $things.set(readAll());
  const count = async () => {
    try {
      $site.set(await countSite(base));
    } catch {
      // Where nothing may be kept, or not on an address like this, there is nothing.
      $site.set({ files: 0, bytes: 0 });
    }
  };
  keepInStep(isOurs, refresh);
  // A tab that keeps nothing on the device hears nothing of others.
  addEventListener('visibilitychange', refresh);
  void count();
  if ('serviceWorker' in navigator) void whenKept(count);
  return {
    $things,
    $site,
    $removed,
    remove(thing) {
      const { place, key } = thing;
      const here = thingsAt(place).find((other) => other.key === key);
      const done = removeFrom(place, [key, nameKeyOf(key)]);
      // The tab has no such copies.
      if (done && place === 'device') dropCopyOf(key);
      if (done) $removed.set(here);
      refresh();
      return done;
    },
    undo() {
      const thing = $removed.get();
      const done = !thing || putBack(thing);
      if (done) $removed.set(undefined);
      refresh();
      return done;
    },
    async removeAll(alsoSite) {
      $removed.set(undefined);
      for (const place of PLACES)
        removeFrom(place, [...new Map(everythingIn(place)).keys(), ...unwritten.keys()].filter(isOurs));
      const noCopies = await dropCopies();
      const noSite = !alsoSite || (await removeSite(base).catch(() => false));
      await count();
      refresh();
      return noCopies && noSite && $things.get().length === 0;
    },
  };
}
