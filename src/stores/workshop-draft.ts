// The form of a new workshop as far as it is filled in: kept in the tab until the workshop is made, so that a reload loses nothing.
import { decodeDraft, encodeDraft, type StartDraft } from '../domain/workshop-setup';

const KEY = 'samarbejdstjek:v1:ny-workshop';

/** The draft of this tab, if there is one. Never throws. */
export function readDraft(): StartDraft | undefined {
  try {
    return decodeDraft(sessionStorage.getItem(KEY) ?? '');
  } catch {
    return undefined;
  }
}

/** Keeps the draft of this tab; undefined when it is none any more. Never throws. */
export function keepDraft(draft: StartDraft | undefined): void {
  try {
    if (draft) sessionStorage.setItem(KEY, encodeDraft(draft));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Forbidden or full: the form stands as long as the page does.
  }
}
