// What a key of the device's storage holds, for the page that shows all of it (product.md section 9).
import type { Role } from '../schemas/shared';
import { decodePlan } from './plan';
import { decodeResponse } from './response';
import { isTime } from './shape';
import { decodeShelved, nameFrom } from './shelf';
import { decodeWorkshop } from './workshop';

/**
 * - `besvarelse`, `plan`, `workshop`: that can be read
 * - `unreadable`: one of them, that cannot be read, or that was set aside since it could not
 * - `name`: the reader's name for one of them that is not there
 * - `draft`: the form of a new workshop, as far as it is filled in
 * - `setting`: how the site is to look and behave
 * - `other`: what this edition of the site does not know
 */
export type StoredKind =
  | 'besvarelse'
  | 'plan'
  | 'workshop'
  | 'unreadable'
  | 'name'
  | 'draft'
  | 'setting'
  | 'other';

/** What is kept under one key. */
export interface StoredThing {
  readonly key: string;
  readonly kind: StoredKind;
  /** What the reader calls it; '' where it has no name. */
  readonly name: string;
  /** Id of its tjek; '' where it has none. */
  readonly tjek: string;
  readonly role: Role | '';
  /** Whether it lies beside the one that stands open. */
  readonly shelved: boolean;
  /** Time of its last change, as Date.toISOString() writes it; '' where it is not known. */
  readonly updated: string;
  /** Bytes, as the text would take in a file. */
  readonly size: number;
}

type Known = Pick<StoredThing, 'kind'> & Partial<StoredThing>;

/** What this site calls its own; the first is where it keeps what is typed. */
const OURS = 'samarbejdstjek:';
/**
 * What Starlight remembers. That a tab is to keep nothing on the device is not among them: the page that shows all this says so in words,
 * and deleting all must not begin to keep again.
 */
const SETTINGS = ['starlight-theme', 'sl-sidebar-state'];
const SETTING_PARTS = ['vaeg-uden-bogstaver', 'ny-udgave-senere'];

const UNREADABLE: Known = { kind: 'unreadable' };

const isRole = (text: unknown): text is Role => text === 'forvaltning' || text === 'skoleledelse';

function response(text: string, tjek: unknown, role: unknown): Known {
  if (typeof tjek !== 'string' || !isRole(role)) return UNREADABLE;
  const decoded = decodeResponse(text, { tjek, role });
  return decoded.kind === 'ok'
    ? { kind: 'besvarelse', tjek, role, updated: decoded.response.updated }
    : UNREADABLE;
}

function plan(text: string): Known {
  const decoded = decodePlan(text);
  return decoded.kind === 'ok' ? { kind: 'plan', updated: decoded.plan.updated } : UNREADABLE;
}

function workshop(text: string): Known {
  const decoded = decodeWorkshop(text);
  if (decoded.kind !== 'ok') return UNREADABLE;
  const { name, tjek, updated } = decoded.workshop;
  return { kind: 'workshop', name, tjek, updated };
}

/** Something that was put on the shelf under a name: the thing itself is its content. */
function shelved(text: string): Known {
  const decoded = decodeShelved(text);
  if (decoded.kind === 'unreadable') return UNREADABLE;
  const { kind, name, content } = decoded.item;
  const known = { kind, name, updated: content.updated, shelved: true };
  return 'tjek' in content ? { ...known, tjek: content.tjek, role: content.role } : known;
}

/** What a key of this edition says that its text is. */
function ofKey(key: string, text: string): Known {
  if (SETTINGS.includes(key)) return { kind: 'setting' };
  const [, , room, ...rest] = key.split(':');
  switch (room) {
    case 'besvarelse':
      return response(text, rest[0], rest[1]);
    case 'plan':
      return plan(text);
    case 'workshop':
      return workshop(text);
    case 'gemt':
      return shelved(text);
    case 'navn':
      return { kind: 'name', name: nameFrom(text) };
    case 'ny-workshop':
      return { kind: 'draft' };
    case 'lagt-til-side':
      return UNREADABLE;
    default:
      return { kind: SETTING_PARTS.includes(room ?? '') ? 'setting' : 'other' };
  }
}

const sizeOf = (text: string) => {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return bytes;
};

/** Whether a key is this site's own: others may share the address. */
export const isOurs = (key: string): boolean => key.startsWith(OURS) || SETTINGS.includes(key);

/**
 * What lies under a key. Never throws.
 * @returns undefined for what is not this site's
 */
export function storedThing(key: string, text: string): StoredThing | undefined {
  if (!isOurs(key)) return undefined;
  const known = ofKey(key, text);
  const updated = known.updated !== undefined && isTime(known.updated) ? known.updated : '';
  return { name: '', tjek: '', role: '', shelved: false, size: sizeOf(key + text), ...known, key, updated };
}
