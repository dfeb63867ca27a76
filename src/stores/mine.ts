// Everything that is kept on this device, whatever it is and wherever it stands.
import type { FileItem } from '../domain/kept-file';
import { decodePlan, EMPTY_PLAN, type Plan } from '../domain/plan';
import { decodeResponse, isEmpty, type Response } from '../domain/response';
import { nameFrom } from '../domain/shelf';
import type { Workshop } from '../domain/workshop';
import { PLAN_KEY } from './plan-here';
import { responseKey } from './response';
import { readShelf, shelfKey } from './shelf';
import { read } from './storage';
import { readEntries } from './stored';
import { readWorkshops, workshopKey } from './workshop';

const ALL = 'samarbejdstjek:v1:';
const RESPONSES = `${ALL}besvarelse:`;
const ASIDE = `${ALL}lagt-til-side:`;

/** Where the name of what stands open is kept: the same as its own key, but for what kind of thing it is. */
export const nameKey = (key: string): string => `${ALL}navn:${key.slice(ALL.length)}`;

interface Thing {
  /** Where its content is kept; no other thing has the same. */
  readonly key: string;
  /** Every key that is only about this thing, its own first. */
  readonly keys: readonly string[];
}

interface Readable extends Thing {
  /** What the reader calls it; '' where it has no name. */
  readonly name: string;
  /** When it was changed last, UTC, as Date.toISOString() writes it; '' where that is not known. */
  readonly changed: string;
}

/**
 * A thing that is kept. `open` is the one besvarelse of a tjek and role, and the one plan, that the form and the plan's pages show; the
 * others of their kind lie on the shelf.
 */
export type KeptThing =
  | (Readable & { readonly kind: 'besvarelse'; readonly place: 'open' | 'shelf'; readonly content: Response })
  | (Readable & { readonly kind: 'plan'; readonly place: 'open' | 'shelf'; readonly content: Plan })
  | (Readable & { readonly kind: 'workshop'; readonly place: 'open'; readonly content: Workshop })
  | (Thing & { readonly kind: 'unreadable'; readonly text: string });

/** A kept thing that can be read. */
export type ReadableThing = Exclude<KeptThing, { kind: 'unreadable' }>;

/** All that is kept on this device and not empty, the one changed last first; what cannot be read is last. */
export const readKept = (): KeptThing[] =>
  [...openResponses(), ...openPlans(), ...shelved(), ...workshops(), ...setAside()].sort((a, b) =>
    changedOf(b).localeCompare(changedOf(a)),
  );

/** Whether a key of the storage is about something that is kept. */
export const isKeptKey = (key: string): boolean => key.startsWith(ALL);

const changedOf = (thing: KeptThing) => (thing.kind === 'unreadable' ? '' : thing.changed);

const nameOf = (key: string) => nameFrom(read(nameKey(key)) ?? '');

function openResponses(): KeptThing[] {
  return readEntries(RESPONSES).flatMap(([key, text]): KeptThing[] => {
    const decoded = decodeResponse(text);
    const keys = [key, nameKey(key)];
    if (decoded.kind === 'unreadable') return [{ kind: 'unreadable', key, keys, text }];
    const content = decoded.response;
    // One that stands under another's key would not be read by the form.
    if (key !== responseKey(content.tjek, content.role)) return [{ kind: 'unreadable', key, keys, text }];
    if (isEmpty(content)) return [];
    return [
      { kind: 'besvarelse', place: 'open', key, keys, name: nameOf(key), changed: content.updated, content },
    ];
  });
}

/** Whether there is nothing in a plan to lose. */
export const isEmptyPlan = (plan: Plan): boolean =>
  JSON.stringify({ ...plan, updated: '' }) === JSON.stringify(EMPTY_PLAN);

function openPlans(): KeptThing[] {
  const key = PLAN_KEY;
  const text = read(key);
  if (text === undefined) return [];
  const keys = [key, nameKey(key)];
  const decoded = decodePlan(text);
  if (decoded.kind === 'unreadable') return [{ kind: 'unreadable', key, keys, text }];
  const content = decoded.plan;
  if (isEmptyPlan(content)) return [];
  return [{ kind: 'plan', place: 'open', key, keys, name: nameOf(key), changed: content.updated, content }];
}

const shelved = (): KeptThing[] =>
  readShelf().map((listed): KeptThing => {
    const key = shelfKey(listed.id);
    const keys = [key];
    if (listed.kind === 'unreadable') return { kind: 'unreadable', key, keys, text: listed.text };
    const { name, saved, content } = listed.item;
    const changed = content.updated || saved;
    // The compiler keeps the two kinds apart only when they are told apart.
    return listed.item.kind === 'plan'
      ? { kind: 'plan', place: 'shelf', key, keys, name, changed, content: listed.item.content }
      : { kind: 'besvarelse', place: 'shelf', key, keys, name, changed, content: listed.item.content };
  });

const workshops = (): KeptThing[] =>
  readWorkshops().map((listed): KeptThing => {
    const key = workshopKey(listed.id);
    const keys = [key];
    if (listed.kind === 'unreadable') return { kind: 'unreadable', key, keys, text: listed.text };
    const { workshop: content } = listed;
    return {
      kind: 'workshop',
      place: 'open',
      key,
      keys,
      name: content.name,
      changed: content.updated,
      content,
    };
  });

/** What a page set aside. Until something else is written it also stands where it was found, and is listed there. */
function setAside(): KeptThing[] {
  const found = new Set([...readEntries(RESPONSES).map(([, text]) => text), read(PLAN_KEY)]);
  return readEntries(ASIDE).flatMap(([key, text]): KeptThing[] =>
    found.has(text) ? [] : [{ kind: 'unreadable', key, keys: [key], text }],
  );
}

/** A kept thing as it goes into a file. */
export const fileItemOf = ({ kind, name, content }: ReadableThing): FileItem =>
  ({ kind, name, content }) as FileItem;
