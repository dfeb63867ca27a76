import type { FileItem } from '../domain/kept-file';
import { encodeShelved, nameFrom } from '../domain/shelf';
import { encodeWorkshop } from '../domain/workshop';
import { asCopy } from '../domain/workshop-edit';
import { newShelfId, shelfKey, shelvedPlan, shelvedResponse } from './shelf';
import { newWorkshopId, now, workshopKey } from './workshop';

/** A key of the storage and its text. */
export type Entry = readonly [key: string, text: string];

/** What is to be written so that a thing is on this device as a new one, beside all others. */
export function entryOf(item: FileItem): Entry {
  if (item.kind === 'workshop') {
    const copy = asCopy(item.content, newWorkshopId());
    return [workshopKey(copy.id), encodeWorkshop(copy)];
  }
  const name = nameFrom(item.name);
  const shelved =
    item.kind === 'plan'
      ? shelvedPlan(item.content, name, now())
      : shelvedResponse(item.content, name, now());
  return [shelfKey(newShelfId()), encodeShelved(shelved)];
}
