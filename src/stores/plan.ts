import { atom, onMount } from 'nanostores';
import {
  decodePlan,
  EMPTY_PLAN,
  encodePlan,
  isEmptyPart,
  type Part,
  type Plan,
  readableResponses,
} from '../domain/plan';
import { emptied } from '../domain/plan-edit';
import type { Response } from '../domain/response';
import { openKept } from './kept';
import { PLAN_KEY } from './plan-here';
import { keepInStep, readEntries } from './stored';

const BESVARELSER = 'samarbejdstjek:v1:besvarelse:';

/** The last time that the stored format can write. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * Now, as the stored format writes it; after an earlier time also where the computer that wrote that is ahead of this one: the newer of two
 * plans is known by it. The domain has no clock.
 */
const nowAfter = (before: string) =>
  new Date(Math.min(Math.max(Date.now(), (Date.parse(before) || 0) + 1), LAST)).toISOString();

/** What was taken away last, and how a part of the plan was before. */
interface Removed {
  part: Part;
  before: Plan[Part];
  /** What to say of it. */
  said: string;
}

/**
 * Opens the plan on this device.
 *
 * Stored under `samarbejdstjek:v1:plan` as the JSON of `encodePlan`, written at every change. What cannot be read is moved, untouched, to
 * `samarbejdstjek:v1:lagt-til-side:plan`, and the page goes on with an empty plan. When the stored form changes, its `format` changes,
 * and `decodePlan` reads the old ones.
 */
export function openPlan() {
  const kept = openKept<Plan>({
    key: PLAN_KEY,
    asideKey: 'samarbejdstjek:v1:lagt-til-side:plan',
    empty: EMPTY_PLAN,
    encode: encodePlan,
    decode: (text) => {
      const decoded = decodePlan(text);
      return decoded.kind === 'ok' ? decoded.plan : undefined;
    },
  });
  const $plan = kept.$value;
  const $undo = atom<Removed | undefined>(undefined);
  // Once a part was changed again, also by another tab, undoing would overwrite what came after.
  $plan.listen((next, last) => {
    const part = $undo.get()?.part;
    if (part && JSON.stringify(next[part]) !== JSON.stringify(last?.[part])) $undo.set(undefined);
  });

  const change = (edit: (plan: Plan) => Plan) => {
    const before = $plan.get();
    const next = edit(before);
    if (next !== before) kept.set({ ...next, updated: nowAfter(before.updated) });
  };
  const takeAway = (part: Part, said: string, edit: (plan: Plan) => Plan) => {
    const before = $plan.get()[part];
    change(edit);
    $undo.set({ part, before, said });
  };

  return {
    $plan,
    /** Text of an earlier plan that could not be read, for the reader to download. */
    $setAside: kept.$setAside,
    forgetSetAside: kept.forgetSetAside,
    /** What was taken away last, until that part of the plan is changed again. */
    $undo,
    /** The besvarelser on this device, kept in step with what other tabs answer. */
    $responses: responses(),
    /** Changes the plan by one of the functions of plan-edit.ts. */
    change,
    /** Changes a part of the plan so that it can be undone; `said` is told meanwhile. */
    takeAway,
    /** Empties one part; `undo` brings it back. */
    startOver(part: Part, said: string) {
      if (!isEmptyPart($plan.get(), part)) takeAway(part, said, (plan) => emptied(plan, part));
    },
    undo() {
      const removed = $undo.get();
      if (removed) change((plan) => ({ ...plan, [removed.part]: removed.before }));
      $undo.set(undefined);
    },
  };
}

function responses() {
  const all = () => readableResponses(readEntries(BESVARELSER).map(([, text]) => text));
  const $responses = atom<readonly Response[]>([]);
  onMount($responses, () => {
    const look = () => $responses.set(all());
    look();
    return keepInStep((key) => key.startsWith(BESVARELSER), look);
  });
  return $responses;
}

/** The opened plan: its stores and what can be done to it. */
export type OpenPlan = ReturnType<typeof openPlan>;
