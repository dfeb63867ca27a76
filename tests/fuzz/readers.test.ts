// Every strict reader is given hundreds of thousands of spoilt texts, and some that were made to hurt. FUZZ_SEED and FUZZ_TIMES change
// which and how many: `FUZZ_SEED=3 FUZZ_TIMES=10 vitest run --project fuzz`.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chanceOf, spoilt } from '../helpers/mutations';
import { HOSTILE, TOO_MUCH } from './hostile';
import type { Outcome, Reader } from './outcome';
import { READERS } from './readers';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
const TIMES = Number(process.env['FUZZ_TIMES'] ?? 1);

/** The longest that one input may take, in milliseconds: what nobody notices, and some for a machine that is busy with other things. */
const LONGEST = 1500;
/** The longest that all but one in a hundred may take. */
const USUAL = 20;

const PROTOTYPES = [Object, Array, String, Number, Boolean, Function, Map, Set].map(
  ({ prototype }) => prototype,
);
const namesOf = () => PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).length);

/** What is wrong with a value that was taken: numbers that are none, names that every object inherits, nesting without end. */
function unsound(value: unknown, depth = 0): string | undefined {
  if (depth > 16) return 'nested too deep';
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return `the number ${value}`;
  if (typeof value === 'string' && value.length > 5_300_000) return 'a text without end';
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return 'another prototype';
  for (const [key, entry] of Object.entries(value)) {
    if (!Array.isArray(value) && key in Object.prototype) return `the key ${key}`;
    const inner = unsound(entry, depth + 1);
    if (inner) return inner;
  }
  return undefined;
}

/** What is wrong with what a reader made of a text, if anything. */
function fault(reader: Reader, outcome: Outcome): string | undefined {
  if (outcome.kind === 'refused') return outcome.why === '' ? 'refuses without a reason' : undefined;
  const again = reader.read(outcome.written);
  if (outcome.written !== '' && (again.kind === 'refused' || again.written !== outcome.written))
    return 'does not read again what it took';
  outcome.use?.();
  return unsound(outcome.value);
}

/** Reads a text and says how long that took; once more where the machine may have been busy with something else. */
function timed(reader: Reader, text: string): { outcome: Outcome; took: number } {
  let took = Number.POSITIVE_INFINITY;
  for (let tries = 0; ; tries += 1) {
    const start = performance.now();
    const outcome = reader.read(text);
    took = Math.min(took, performance.now() - start);
    if (took <= LONGEST || tries === 2) return { outcome, took };
  }
}

/** A text in one line, short enough for a report. */
const shown = (text: string) =>
  `${JSON.stringify(text.slice(0, 1500))}${text.length > 1500 ? `… (${text.length} characters)` : ''}`;

/** Reads one text and throws with the text when the reader does not do as it should. @returns the milliseconds it took */
function check(reader: Reader, text: string, where: string): { outcome: Outcome; took: number } {
  const about = () => `${reader.name}, ${where}: ${shown(text)}`;
  let read: ReturnType<typeof timed>;
  let wrong: string | undefined;
  try {
    read = timed(reader, text);
    wrong = fault(reader, read.outcome);
  } catch (error) {
    throw new Error(`throws: ${about()}`, { cause: error });
  }
  if (wrong) throw new Error(`${wrong}: ${about()}`);
  if (read.took > LONGEST) throw new Error(`takes ${Math.round(read.took)} ms: ${about()}`);
  return read;
}

const rows: Record<string, Record<string, number>> = {};
const before = namesOf();

beforeAll(() => {
  // Whoever puts something on them is caught at once.
  for (const prototype of PROTOTYPES) Object.preventExtensions(prototype);
});

afterAll(() => console.table(rows));

test.each(READERS)('$name: spoilt texts', (reader) => {
  const inputs = reader.inputs * TIMES;
  const chance = chanceOf(SEED);
  const times = new Float64Array(inputs);
  let taken = 0;
  for (let n = 0; n < inputs; n += 1) {
    const { outcome, took } = check(reader, spoilt(chance, reader.seeds), `FUZZ_SEED=${SEED}, input ${n}`);
    times[n] = took;
    if (outcome.kind === 'taken') taken += 1;
  }
  times.sort();
  const p99 = times[Math.floor(0.99 * inputs)] ?? 0;
  const round = (ms: number) => Math.round(1000 * ms) / 1000;
  rows[reader.name] = {
    inputs,
    taken,
    refused: inputs - taken,
    'p99 ms': round(p99),
    'max ms': round(times.at(-1) ?? 0),
  };
  expect(namesOf()).toEqual(before);
  expect(p99).toBeLessThan(USUAL);
  // A generator that spoils everything, or nothing, proves little.
  expect(taken).toBeGreaterThan(inputs / 200);
});

test('they are given at least 200 000 spoilt texts', () => {
  expect(READERS.reduce((sum, { inputs }) => sum + inputs, 0)).toBeGreaterThanOrEqual(200_000);
});

test.each(READERS)('$name takes what it is made for', (reader) => {
  for (const text of reader.seeds.slice(0, 2)) expect(reader.read(text).kind, text).toBe('taken');
});

describe.each(READERS)('$name: texts that were made to hurt', (reader) => {
  test.each(Object.keys(HOSTILE))('%s', (name) => {
    const text = HOSTILE[name] ?? '';
    const { outcome } = check(reader, text, name);
    if (reader.strict) expect(outcome.kind).toBe('refused');
  });

  test('50 MB, whatever they hold', () => {
    for (const text of TOO_MUCH) {
      const { outcome, took } = check(reader, text, '50 MB');
      if (reader.strict) {
        expect(outcome).toMatchObject({ kind: 'refused' });
        // Refused by its size, and not read first: a busy machine may be slow once.
        const again = () => check(reader, text, '50 MB').took;
        expect(Math.min(took, again(), again())).toBeLessThan(200);
      }
    }
  });
});
