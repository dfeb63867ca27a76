// A second copy of what is being worked on, for the browser that crashes. Chromium writes localStorage to the disk five seconds after a
// change, and while somebody types steadily only about once a minute: a crash, or a laptop that loses its power, takes that minute along.
// IndexedDB writes within milliseconds. What is read is always localStorage; the copies are looked at once, when a page begins.
import { isNumber } from '../domain/more-shapes';
import { isText, shapeOf } from '../domain/shape';

const NAME = 'samarbejdstjek-sikkerhedskopi';
const COPIES = 'workshops';

/** How long the copies may take, in milliseconds: a page is not to wait for a storage that does not answer. */
const PATIENCE = 1000;

/** The longest text of a copy: more than a browser's storage holds of what it is a copy of. */
const TEXT_MAX = 5_300_000;

/** A copy, under the id of what it is a copy of. */
interface Copy {
  /** Larger for what is newer. */
  readonly revision: number;
  readonly text: string;
}

const isCopyShape = shapeOf<Copy>({ revision: isNumber, text: isText(TEXT_MAX) });
const isCopy = (value: unknown): value is Copy => isCopyShape(value);

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

let database: Promise<IDBDatabase> | undefined;

/** Fails where the browser has no such storage, or the reader forbids it. */
function opened(): Promise<IDBDatabase> {
  database ??= (async () => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(COPIES);
    const result = await answered(request);
    const forget = () => {
      database = undefined;
    };
    // Whoever deletes it all is not kept waiting.
    result.onversionchange = () => {
      result.close();
      forget();
    };
    result.onclose = forget;
    return result;
  })();
  return database;
}

/** Does something to the copies; resolves when it is on the disk. */
async function write(act: (copies: IDBObjectStore) => void): Promise<void> {
  const transaction = (await opened()).transaction(COPIES, 'readwrite', { durability: 'strict' });
  act(transaction.objectStore(COPIES));
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Puts a copy, unless another window has put a newer one. */
const put = (id: string, copy: Copy) => (copies: IDBObjectStore) => {
  const before: IDBRequest<unknown> = copies.get(id);
  before.onsuccess = () => {
    const { result } = before;
    if (!isCopy(result) || result.revision < copy.revision) copies.put(copy, id);
  };
};

const waiting = new Map<string, Copy>();
let writing = false;

/** Writes what waits, always the newest: typing is faster than a disk. */
async function writeOut(): Promise<void> {
  if (writing) return;
  writing = true;
  try {
    for (const [id, copy] of waiting) {
      waiting.delete(id);
      await write(put(id, copy));
    }
  } catch {
    // No second copy then; the first is as good as the browser makes it.
    waiting.clear();
  }
  writing = false;
}

/** Keeps a copy of what was changed. Never throws. */
export function keepCopy(id: string, revision: number, text: string): void {
  waiting.set(id, { revision, text });
  void writeOut();
}

/** Drops a copy: its window was closed in good order, or what it is a copy of was deleted. Never throws. */
export function dropCopy(id: string): void {
  waiting.delete(id);
  void write((copies) => {
    copies.delete(id);
    // A window that is being closed cannot wait for an answer.
    copies.transaction.commit();
  }).catch(() => undefined);
}

const patience = () => new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));

/**
 * Drops all copies and the place they lie in, for whoever deletes everything on the device. Never throws, and never takes long.
 * @returns whether they are gone: another window may hold them, or the browser may not let go of them
 */
export async function dropCopies(): Promise<boolean> {
  waiting.clear();
  const dropping = async () => {
    (await database?.catch(() => undefined))?.close();
    database = undefined;
    await answered(indexedDB.deleteDatabase(NAME));
    return true;
  };
  return Promise.race([dropping(), patience()]).then(
    (done) => done === true,
    () => false,
  );
}

/**
 * Goes through the copies that a crash has left behind. Never throws, and never takes long.
 * @param take says whether it has taken the copy in; then there is one no more
 */
export async function takeCopies(take: (id: string, text: string) => boolean): Promise<void> {
  const taking = async () => {
    const copies = (await opened()).transaction(COPIES).objectStore(COPIES);
    const [ids, found] = await Promise.all([
      answered(copies.getAllKeys()),
      answered<unknown[]>(copies.getAll()),
    ]);
    for (const [index, copy] of found.entries())
      if (isCopy(copy) && take(String(ids[index]), copy.text)) dropCopy(String(ids[index]));
  };
  await Promise.race([taking().catch(() => undefined), patience()]);
}
