// A device's storage for tests without a browser.

/** A storage that holds so many characters, and fails at the writes it is told to. */
export class FakeStorage {
  room = 1e6;
  /** The number of the next write that fails, and whether all after it do. */
  failing = { from: Infinity, goesOn: false };
  readonly #entries = new Map<string, string>();
  getItem = (key: string) => this.#entries.get(key) ?? null;
  setItem(key: string, value: string) {
    const { from, goesOn } = this.failing;
    this.failing = { from: Math.max(from - 1, goesOn ? 1 : -Infinity), goesOn };
    if (from === 1) throw new Error('QuotaExceededError');
    const others = [...this.#entries].filter(([other]) => other !== key);
    const size = others.reduce((sum, [other, text]) => sum + other.length + text.length, 0);
    if (size + key.length + value.length > this.room) throw new Error('QuotaExceededError');
    this.#entries.set(key, value);
  }
  removeItem = (key: string) => void this.#entries.delete(key);
  all = () => Object.fromEntries(this.#entries);
}

/** As `Object.entries` of a real storage: what it holds are its own properties. */
export const asStorage = (storage: FakeStorage) =>
  new Proxy(storage, {
    ownKeys: (target) => Object.keys(target.all()),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    get: (target, key) => {
      if (typeof key === 'string' && !(key in target)) return target.getItem(key) ?? undefined;
      const value = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
