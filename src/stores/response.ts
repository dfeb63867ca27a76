import { atom } from 'nanostores';
import { type Answer, isLevel } from '../domain/answer';
import {
  type Choice,
  decodeResponse,
  emptyResponse,
  encodeResponse,
  isEmpty,
  type OwnStatement,
  type Response,
  withAnswer,
  withAnswersOf,
  withChoice,
  withNewOwn,
  withNote,
  withOwn,
} from '../domain/response';
import type { Role } from '../schemas/shared';
import { openKept } from './kept';
import { read, remove, write } from './storage';

/** What a page needs to know to open the right besvarelse. */
export interface ResponseKey {
  tjek: string;
  edition: string;
  role: Role;
  /** Ids of the statements, in order. */
  statements: readonly string[];
}

/** Now, as the stored format writes it. The domain has no clock. */
const now = () => new Date().toISOString();

/** Where the besvarelse of a tjek and role that stands open is kept. */
export const responseKey = (tjek: string, role: Role) => `samarbejdstjek:v1:besvarelse:${tjek}:${role}`;

/** Where the reader's name for that besvarelse is kept, as `nameKey` of mine.ts makes it. */
const responseNameKey = (tjek: string, role: Role) => `samarbejdstjek:v1:navn:besvarelse:${tjek}:${role}`;

/** The besvarelse of a tjek and role on this device, when there is one that can be read; nothing is changed. */
export function readResponse(tjek: string, role: Role): Response | undefined {
  const text = read(responseKey(tjek, role));
  const decoded = text === undefined ? undefined : decodeResponse(text, { tjek, role });
  return decoded?.kind === 'ok' ? decoded.response : undefined;
}

/**
 * Opens the besvarelse of one tjek and role on this device.
 *
 * Stored under `samarbejdstjek:v1:besvarelse:<tjek>:<rolle>` as the JSON of `encodeResponse`, written at every change and removed by
 * `startOver`. What cannot be read is moved, untouched, to `samarbejdstjek:v1:lagt-til-side:<tjek>:<rolle>`, beside what lies
 * there, and `$setAside` holds its text; the page goes on with an empty besvarelse. When the stored form changes, its `format` changes, and
 * `decodeResponse` reads the old ones.
 */
export function openResponse({ tjek, edition, role, statements }: ResponseKey) {
  const empty = emptyResponse(tjek, edition, role);
  const kept = openKept<Response>({
    key: responseKey(tjek, role),
    asideKey: `samarbejdstjek:v1:lagt-til-side:${tjek}:${role}`,
    empty,
    encode: encodeResponse,
    decode: (text) => {
      const decoded = decodeResponse(text, { tjek, role });
      return decoded.kind === 'ok' ? decoded.response : undefined;
    },
  });
  const $response = kept.$value;
  const $undo = atom<Response | undefined>(undefined);
  const progressOf = ({ answers }: Response) => ({
    answered: statements.filter((id) => answers[id] !== undefined).length,
    levels: statements.filter((id) => isLevel(answers[id])).length,
    total: statements.length,
  });
  // A computed store would take 0.4 kB more of the form's code.
  const $progress = atom(progressOf($response.get()));
  $response.listen((next) => $progress.set(progressOf(next)));
  const nameKey = responseNameKey(tjek, role);
  let name: string | undefined;
  // Notes and choices to what was answered in an earlier edition do not move it to this one.
  const change = kept.set;
  const changeAnswers = (next: Response) => change({ ...next, edition });
  // Once something stands there again, also when another tab wrote it, undoing would overwrite it.
  $response.listen((next) => {
    if (!isEmpty(next)) $undo.set(undefined);
  });

  return {
    $response,
    /** Text of an earlier besvarelse that could not be read, for the reader to download. */
    $setAside: kept.$setAside,
    /** What `startOver` removed, until something new is answered. */
    $undo,
    /** How far the reader is: statements with any of the spoken answers, of all. */
    $progress,
    setAnswer(udsagn: string, answer: Answer | undefined) {
      changeAnswers(withAnswer($response.get(), udsagn, answer, now()));
    },
    setNote(udsagn: string, text: string) {
      if (($response.get().notes[udsagn] ?? '') === text) return;
      change(withNote($response.get(), udsagn, text, now()));
    },
    setChoice(fokuspunkt: string, choice: Choice | undefined) {
      change(withChoice($response.get(), fokuspunkt, choice, now()));
    },
    addOwn() {
      change(withNewOwn($response.get(), now()));
    },
    /** Changes an own statement; undefined removes it. */
    setOwn(id: string, next: Partial<Omit<OwnStatement, 'id'>> | undefined) {
      change(withOwn($response.get(), id, next, now()));
    },
    /** Takes answers and notes of another besvarelse to statements that are blank here. */
    takeFrom(other: Response) {
      changeAnswers(withAnswersOf($response.get(), other, statements, now()));
    },
    /** Empties the besvarelse; `undo` brings it back. */
    startOver() {
      const before = $response.get();
      kept.clear();
      // What is answered next is another besvarelse.
      name = read(nameKey);
      remove(nameKey);
      $undo.set(isEmpty(before) ? undefined : before);
    },
    undo() {
      const before = $undo.get();
      if (before) kept.set(before);
      if (name) write(nameKey, name);
    },
    forgetSetAside: kept.forgetSetAside,
  };
}

/** An opened besvarelse: its stores and what can be done to it. */
export type OpenResponse = ReturnType<typeof openResponse>;
