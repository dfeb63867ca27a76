import { atom, type ReadableAtom } from 'nanostores';
import type { Workshop } from '../domain/workshop';
import { $storage } from './storage';
import { keepInStep } from './stored';
import {
  changeWorkshop,
  isWorkshopKey,
  type ListedWorkshop,
  lendWorkshop,
  readWorkshops,
  removeWorkshop,
  restoreWorkshop,
  saveWorkshop,
} from './workshop';

/** The workshops of this device, and what can be done to each from outside its windows. */
export interface WorkshopList {
  /** The one changed last first; in step with other tabs. */
  readonly $list: ReadableAtom<readonly ListedWorkshop[]>;
  /** What was removed last and can be brought back. */
  readonly $removed: ReadableAtom<ListedWorkshop | undefined>;
  /** Keeps a new workshop; where nothing can be kept, windows opened from this one get it from here. */
  readonly add: (workshop: Workshop) => void;
  /** Changes a workshop as it stands there now; its open windows follow. */
  readonly change: (id: string, edit: (workshop: Workshop) => Workshop) => void;
  readonly remove: (listed: ListedWorkshop) => void;
  readonly undo: () => void;
}

/** Opens the list of the workshops on this device. */
export function openWorkshopList(): WorkshopList {
  const $list = atom<readonly ListedWorkshop[]>(readWorkshops());
  const $removed = atom<ListedWorkshop | undefined>();
  const refresh = () => {
    $list.set(readWorkshops());
    lend();
  };
  // What is not on the device is had from here, by windows that have no other way to it.
  const lend = () => {
    if ($storage.get() !== 'kept') for (const { id } of $list.get()) lendWorkshop(id, refresh);
  };
  lend();
  keepInStep(isWorkshopKey, refresh);
  return {
    $list,
    $removed,
    add(workshop) {
      saveWorkshop(workshop);
      $removed.set(undefined);
      refresh();
    },
    change(id, edit) {
      changeWorkshop(id, edit);
      refresh();
    },
    remove(listed) {
      removeWorkshop(listed.id);
      $removed.set(listed);
      refresh();
    },
    undo() {
      const removed = $removed.get();
      if (removed) restoreWorkshop(removed);
      $removed.set(undefined);
      refresh();
    },
  };
}
