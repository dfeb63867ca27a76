import type { Plan } from '../domain/plan';
import type { Response } from '../domain/response';
import { decodeShelved, encodeShelved, type Shelved } from '../domain/shelf';
import { read, write } from './storage';
import { readEntries } from './stored';

const BEGINNING = 'samarbejdstjek:v1:gemt:';

/** Where an item on the shelf is kept. */
export const shelfKey = (id: string): string => `${BEGINNING}${id}`;

/** An id that no other item on this device has. */
export function newShelfId(): string {
  const random = crypto.getRandomValues(new Uint32Array(2));
  return `g${[...random].map((part) => part.toString(36)).join('')}`;
}

/** An item on the shelf, or the text of one that cannot be read. */
export type OnShelf =
  | { readonly kind: 'ok'; readonly id: string; readonly item: Shelved }
  | { readonly kind: 'unreadable'; readonly id: string; readonly text: string };

/**
 * What is on the shelf of this device, in the order of the ids.
 *
 * Each item is stored under `samarbejdstjek:v1:gemt:<id>` as the JSON of `encodeShelved`. When the stored form changes, its `format`
 * changes, and `decodeShelved` reads the old ones. What cannot be read is left where it is.
 */
export const readShelf = (): OnShelf[] =>
  readEntries(BEGINNING).map(([key, text]) => {
    const decoded = decodeShelved(text);
    const id = key.slice(BEGINNING.length);
    return decoded.kind === 'ok' ? { kind: 'ok', id, item: decoded.item } : { kind: 'unreadable', id, text };
  });

/**
 * Puts a besvarelse or a plan on the shelf, beside what is there. `$storage` of storage.ts says whether the device had room for it.
 * @returns its id
 */
export function keepOnShelf(item: Shelved): string {
  const id = newShelfId();
  write(shelfKey(id), encodeShelved(item));
  return id;
}

/** A besvarelse as it goes on the shelf. @param now the time, as Date.toISOString() writes it */
export const shelvedResponse = (content: Response, name: string, now: string): Shelved => ({
  format: 1,
  kind: 'besvarelse',
  name,
  saved: now,
  content,
});

/** A plan as it goes on the shelf. @param now the time, as Date.toISOString() writes it */
export const shelvedPlan = (content: Plan, name: string, now: string): Shelved => ({
  format: 1,
  kind: 'plan',
  name,
  saved: now,
  content,
});

/** The item that is kept under a key of the shelf, when there is one that can be read. */
export function readFromShelf(key: string): Shelved | undefined {
  const text = read(key);
  const decoded = text === undefined ? undefined : decodeShelved(text);
  return decoded?.kind === 'ok' ? decoded.item : undefined;
}
