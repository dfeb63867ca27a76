// Copies of what others have sent: they never take the place of the reader's own (product.md section 9).
import { decodePlan, type Plan } from '../domain/plan';
import { encodeResponse, isEmpty, type Response } from '../domain/response';
import { nameFrom, type Shelved } from '../domain/shelf';
import { encodeWorkshop, type Workshop } from '../domain/workshop';
import { asCopy } from '../domain/workshop-edit';
import { PLAN_KEY } from './plan-here';
import { readResponse, responseKey } from './response';
import { keepOnShelf, readShelf, shelvedPlan, shelvedResponse } from './shelf';
import { $storage, read, write } from './storage';
import { newWorkshopId, readWorkshops, saveWorkshop } from './workshop';

/**
 * What became of a copy.
 * - `own`: nothing stood open for its tjek and role, so now it does
 * - `shelf`: something did, and it lies beside it
 * - `already`, `already-shelf`: what stands open, or lies on the shelf, says the same
 * - `not-kept`: the device cannot keep anything; it is there until the tab is closed
 */
export type CopyKept = 'own' | 'shelf' | 'already' | 'already-shelf' | 'not-kept';

/**
 * Keeps a besvarelse that somebody sent.
 * @param copy `updated` is now
 * @param name what it is called where it lies beside others
 */
export function keepCopy(copy: Response, name: string): CopyKept {
  const { tjek, role } = copy;
  const mine = readResponse(tjek, role);
  if (mine && saysTheSame(mine, copy)) return 'already';
  if (readShelf().some((one) => one.kind === 'ok' && isCopy(one.item, copy))) return 'already-shelf';
  const key = responseKey(tjek, role);
  // What cannot be read may still be somebody's work.
  const free = mine ? isEmpty(mine) : read(key) === undefined;
  if (free) write(key, encodeResponse(copy));
  else keepOnShelf(shelvedResponse(copy, nameFrom(name), copy.updated));
  if ($storage.get() === 'not-kept') return 'not-kept';
  return free ? 'own' : 'shelf';
}

/**
 * Keeps besvarelser without notes that somebody sent, each beside the reader's own and with its own day, so that they can be compared
 * again. One that is here already, with the same answers on the same day, is not kept twice.
 * @param copies `updated` is when each was answered
 * @param name what each is called
 * @param now the time, as Date.toISOString() writes it
 */
export function keepDatedCopies(
  copies: readonly Response[],
  name: string,
  now: string,
): Exclude<CopyKept, 'own' | 'already'> {
  const onShelf = readShelf().flatMap((one) =>
    one.kind === 'ok' && one.item.kind === 'besvarelse' ? [one.item.content] : [],
  );
  const missing = copies.filter((copy) => {
    const mine = readResponse(copy.tjek, copy.role);
    return ![...(mine ? [mine] : []), ...onShelf].some((one) => isOfSameDay(one, copy));
  });
  if (missing.length === 0) return 'already-shelf';
  for (const copy of missing) keepOnShelf(shelvedResponse(copy, nameFrom(name), now));
  return $storage.get() === 'not-kept' ? 'not-kept' : 'shelf';
}

function isOfSameDay(a: Response, b: Response): boolean {
  const content = ({ tjek, role, answers, updated }: Response) =>
    JSON.stringify([tjek, role, Object.entries(answers).sort(), new Date(updated).toDateString()]);
  return content(a) === content(b);
}

/**
 * Keeps a plan that somebody sent beside the reader's own.
 * @param name what it is called there
 * @param now the time, as Date.toISOString() writes it
 */
export function keepPlanCopy(copy: Plan, name: string, now: string): Exclude<CopyKept, 'own'> {
  const content = (plan: Plan) => JSON.stringify([plan.fokus, plan.indsatser, plan.moede]);
  const mine = decodePlan(read(PLAN_KEY) ?? '');
  if (mine.kind === 'ok' && content(mine.plan) === content(copy)) return 'already';
  const isHere = readShelf().some(
    (one) => one.kind === 'ok' && one.item.kind === 'plan' && content(one.item.content) === content(copy),
  );
  if (isHere) return 'already-shelf';
  keepOnShelf(shelvedPlan(copy, nameFrom(name), now));
  return $storage.get() === 'not-kept' ? 'not-kept' : 'shelf';
}

const isCopy = (item: Shelved, copy: Response): boolean =>
  item.kind === 'besvarelse' &&
  item.content.tjek === copy.tjek &&
  item.content.role === copy.role &&
  saysTheSame(item.content, copy);

function saysTheSame(a: Response, b: Response): boolean {
  const content = ({ answers, notes, own }: Response) =>
    JSON.stringify([Object.entries(answers).sort(), Object.entries(notes).sort(), own]);
  return content(a) === content(b);
}

/**
 * Keeps a workshop that somebody sent as a new one, beside all others.
 * @returns its id, or that of the copy that is here already; undefined where the device cannot keep anything
 */
export function keepWorkshopCopy(
  copy: Workshop,
): { readonly kind: 'new' | 'already'; readonly id: string } | { readonly kind: 'not-kept' } {
  const content = (workshop: Workshop) => encodeWorkshop(asCopy(workshop, copy.id));
  const here = readWorkshops().find((one) => one.kind === 'ok' && content(one.workshop) === content(copy));
  if (here) return { kind: 'already', id: here.id };
  const id = newWorkshopId();
  saveWorkshop(asCopy(copy, id));
  if ($storage.get() !== 'not-kept') return { kind: 'new', id };
  return { kind: 'not-kept' };
}
