import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import words from '../../content/ui/mine-tjek.json';
import {
  decodeFile,
  encodeFile,
  FILE_ITEMS_MAX,
  FILE_MAX,
  type FileItem,
  fingerprintOf,
  looksLike,
  onceOf,
} from '../../src/domain/kept-file';
import { keptFileSchema } from '../../src/domain/kept-file-schema';
import { EMPTY_PLAN } from '../../src/domain/plan';
import { emptyResponse, type Response } from '../../src/domain/response';
import { isTime } from '../../src/domain/shape';
import { decodeShelved, encodeShelved, NAME_MAX, nameFrom, type Shelved } from '../../src/domain/shelf';

const NOW = '2026-11-22T14:00:00.000Z';
const FILE = readFileSync('tests/fixtures/stored/fil-1.txt', 'utf8');
const ITEMS: readonly FileItem[] = JSON.parse(FILE).items;

const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/).filter((text) => text !== 'constructor');
const answer = fc.constantFrom(0, 1, 2, 3, 4, 'ikke-relevant', 'ved-ikke' as const);
const name = fc.string({ unit: 'binary', maxLength: NAME_MAX }).filter((text) => text.length <= NAME_MAX);
const response: fc.Arbitrary<Response> = fc
  .record({
    tjek: id,
    edition: fc.string({ unit: 'grapheme' }),
    role: fc.constantFrom('forvaltning', 'skoleledelse'),
    answers: fc.dictionary(id, answer, { noNullPrototype: true }),
    notes: fc.dictionary(id, fc.string({ unit: 'binary' }), { noNullPrototype: true }),
  })
  .map((parts) => ({ ...emptyResponse('x', '', 'forvaltning'), ...parts, updated: NOW }) as Response);
const item: fc.Arbitrary<FileItem> = fc.oneof(
  fc.record({ kind: fc.constant('besvarelse' as const), name, content: response }),
  fc.record({ kind: fc.constant('plan' as const), name, content: fc.constant(EMPTY_PLAN) }),
);

describe('the shelf', () => {
  test('what is put there is read again', () => {
    fc.assert(
      fc.property(item, ({ kind, name, content }) => {
        const shelved = { format: 1, kind, name, saved: NOW, content } as Shelved;
        expect(decodeShelved(encodeShelved(shelved))).toEqual({ kind: 'ok', item: shelved });
      }),
    );
  });

  const good = { format: 1, kind: 'besvarelse', name: '', saved: NOW, content: ITEMS[0]?.content };
  test.each<[what: string, text: string, reason: string]>([
    ['an overlong text', ' '.repeat(2_000_000), 'too-large'],
    ['half a text', encodeShelved(good as Shelved).slice(0, -4), 'not-json'],
    ['a list', '[]', 'not-shelved'],
    ['null', 'null', 'not-shelved'],
    ['a newer format', JSON.stringify({ ...good, format: 2 }), 'other-format'],
    ['a newer content', JSON.stringify({ ...good, content: { ...good.content, format: 3 } }), 'other-format'],
    ['one key more', JSON.stringify({ ...good, more: 1 }), 'not-shelved'],
    ['one key less', JSON.stringify({ ...good, name: undefined }), 'not-shelved'],
    ['a long name', JSON.stringify({ ...good, name: 'x'.repeat(NAME_MAX + 1) }), 'not-shelved'],
    ['no such day', JSON.stringify({ ...good, saved: '2026-02-31T10:00:00.000Z' }), 'not-shelved'],
    ['a plan said to be a besvarelse', JSON.stringify({ ...good, content: EMPTY_PLAN }), 'not-shelved'],
    ['no content', JSON.stringify({ ...good, content: null }), 'not-shelved'],
    ['an unknown kind', JSON.stringify({ ...good, kind: 'constructor' }), 'not-shelved'],
    [
      'a hostile key',
      '{"__proto__":{"format":1},"format":1,"kind":"plan","name":"","saved":"x"}',
      'not-shelved',
    ],
  ])('%s is not read', (_, text, reason) => {
    expect(decodeShelved(text)).toEqual({ kind: 'unreadable', reason });
  });

  test('a name is cut to its length and never in the middle of a character', () => {
    expect(nameFrom('  Mit tjek ')).toBe('Mit tjek');
    expect(nameFrom(`${'x'.repeat(NAME_MAX - 1)}🙂`)).toBe('x'.repeat(NAME_MAX - 1));
  });
});

const reasonFor = (text: string) => {
  const read = decodeFile(text);
  return read.kind === 'ok' ? 'ok' : read.reason;
};

describe('the file', () => {
  test('all that goes out comes in again', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 5 }), (items) => {
        expect(decodeFile(encodeFile(items, NOW))).toEqual({
          kind: 'ok',
          items: items.map((one) => ({ kind: 'ok', item: one })),
        });
      }),
    );
  });

  const frame = { product: 'samarbejdstjek', format: 1, made: NOW, items: [] };
  test.each<[what: string, text: string, reason: string]>([
    ['nothing', '', 'empty'],
    ['spaces', ' \n ', 'empty'],
    ['a byte order mark alone', '\uFEFF', 'empty'],
    ['a web page', '<!doctype html><title>x</title>', 'not-json'],
    ['a file cut off in a list', FILE.slice(0, -30), 'cut-off'],
    ['a file cut off in a text', FILE.slice(0, 70), 'cut-off'],
    ['a bracket too many', `${FILE}}`, 'not-json'],
    ['a number', '7', 'other-product'],
    ['a list', '[1,2]', 'other-product'],
    ['a package file', '{"name":"x","version":"1.0.0"}', 'other-product'],
    ['another product', JSON.stringify({ ...frame, product: 'andet' }), 'other-product'],
    ['the next format', JSON.stringify({ ...frame, format: 2 }), 'newer-format'],
    ['a format that is no number', JSON.stringify({ ...frame, format: '1' }), 'damaged'],
    ['a key more', JSON.stringify({ ...frame, more: 1 }), 'damaged'],
    ['items that are no list', JSON.stringify({ ...frame, items: {} }), 'damaged'],
    ['far too many', JSON.stringify({ ...frame, items: Array(FILE_ITEMS_MAX + 1).fill(0) }), 'too-large'],
    ['far too long', ' '.repeat(FILE_MAX + 1), 'too-large'],
    ['far too deep', '['.repeat(500_000) + ']'.repeat(500_000), 'too-deep'],
    ['a bare besvarelse of the next format', '{"format":3,"tjek":"x","answers":{}}', 'newer-format'],
    ['a bare workshop that is damaged', '{"format":1,"drejebog":"45"}', 'damaged'],
  ])('%s is not read, and the page has words for it', (_, text, reason) => {
    expect(reasonFor(text)).toBe(reason);
    expect(words.file.problems).toHaveProperty(reason);
  });

  test('is read with a byte order mark, and a thing that cannot be read leaves the others', () => {
    const items = [
      { ...ITEMS[0], more: 1 },
      ITEMS[1],
      null,
      { kind: 'plan', name: 'Ny', content: { format: 9 } },
    ];
    const read = decodeFile(`\uFEFF${JSON.stringify({ ...frame, items })}`);
    expect(read.kind === 'ok' && read.items.map((one) => (one.kind === 'ok' ? 'ok' : one))).toEqual([
      { kind: 'unreadable', name: ITEMS[0]?.name, reason: 'damaged' },
      'ok',
      { kind: 'unreadable', name: '', reason: 'damaged' },
      { kind: 'unreadable', name: 'Ny', reason: 'newer-format' },
    ]);
  });

  test('the same content is known under another name, and in another order of its keys', () => {
    const [first, , workshop] = ITEMS as readonly [FileItem, FileItem, FileItem];
    const turned = Object.fromEntries(Object.entries(first.content).reverse());
    expect(fingerprintOf({ ...first, name: 'x', content: turned } as FileItem)).toBe(fingerprintOf(first));
    const moved = { ...workshop.content, id: 'w9', revision: 99 };
    expect(fingerprintOf({ ...workshop, content: moved } as FileItem)).toBe(fingerprintOf(workshop));
    expect(new Set(ITEMS.map(fingerprintOf)).size).toBe(ITEMS.length);
  });

  test('of files opened together, the same answers of one time are once, whatever was noted since', () => {
    const besvarelse = ITEMS.find(({ kind }) => kind === 'besvarelse');
    if (besvarelse?.kind !== 'besvarelse') throw new Error('no besvarelse in the file');
    const { content } = besvarelse;
    const with_ = (change: Partial<Response>): FileItem => ({
      kind: 'besvarelse',
      name: 'x',
      content: { ...content, ...change },
    });
    expect(onceOf(with_({ notes: { a: 'Ny' }, choices: {} }))).toBe(onceOf(besvarelse));
    // Two leaders who answered alike did not do it in the same millisecond.
    expect(onceOf(with_({ updated: '2026-11-05T09:30:00.001Z' }))).not.toBe(onceOf(besvarelse));
    expect(onceOf(with_({ answers: {} }))).not.toBe(onceOf(besvarelse));
    // Without a time, only what is the same in all.
    expect(onceOf(with_({ updated: '', notes: { a: 'Ny' } }))).not.toBe(onceOf(with_({ updated: '' })));
  });

  test.each([
    ['zip', 'PK\u0003\u0004'],
    ['pdf', '%PDF'],
    ['office', '\u00d0\u00cf\u0011\u00e0'],
    ['picture', '\u0089PNG'],
    ['utf-16', '\u00ff\u00fe{\u0000'],
    [undefined, '{"pr'],
    [undefined, ''],
  ])('by its first letters a file looks like %s', (kind, head) => {
    expect(looksLike(Uint8Array.from(head, (letter) => letter.charCodeAt(0)))).toBe(kind);
    if (kind) expect(words.file.problems).toHaveProperty(kind);
  });
});

describe('the schema', () => {
  const isValid = new Ajv2020({ strict: true, strictTypes: false }).compile(keptFileSchema());
  const accepts = (text: string) => {
    const read = decodeFile(text);
    return read.kind === 'ok' && read.items.every(({ kind }) => kind === 'ok');
  };

  test('says yes to what the site writes, of every format', () => {
    const contents = ['besvarelse-1', 'besvarelse-2', 'plan-1', 'workshop-1', 'workshop-1-first'].map(
      (file) => ({
        kind: file.split('-')[0],
        name: '',
        content: JSON.parse(readFileSync(`tests/fixtures/stored/${file}.txt`, 'utf8')),
      }),
    );
    const file = { product: 'samarbejdstjek', format: 1, made: NOW, items: contents };
    expect(isValid(file) || isValid.errors).toBe(true);
    expect(accepts(JSON.stringify(file))).toBe(true);
    fc.assert(
      fc.property(fc.array(item, { maxLength: 4 }), (items) => {
        expect(isValid(JSON.parse(encodeFile(items, NOW))) || isValid.errors).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  /** Every place in a value that something can be put in, as the keys that lead to it. */
  const placesIn = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
    typeof value === 'object' && value !== null
      ? [
          path,
          ...Object.keys(value).flatMap((key) =>
            placesIn((value as Record<string, unknown>)[key], [...path, key]),
          ),
        ]
      : [path];
  const PLACES = placesIn(JSON.parse(FILE)).filter((path) => path.length > 0);
  const strange = fc.constantFrom<unknown>(
    undefined,
    null,
    true,
    -1,
    0.5,
    3,
    1e21,
    '',
    'x',
    'X y',
    'egen-9',
    'x'.repeat(2001),
    'x'.repeat(121),
    [],
    {},
    [null],
    { format: 2 },
    '2026-13-01T00:00:00.000Z',
  );

  test('what it refuses, the reader refuses', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), strange, fc.boolean(), (path, value, asNewKey) => {
        const file = JSON.parse(FILE);
        const parent = path.slice(0, -1).reduce((inner, key) => inner[key], file);
        const key = path.at(-1) ?? '';
        // undefined takes the key away.
        parent[asNewKey && !Array.isArray(parent) ? `${key}x` : key] = value;
        const text = JSON.stringify(file);
        if (isValid(JSON.parse(text))) return;
        refused++;
        expect(accepts(text)).toBe(false);
      }),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(1000);
  });

  interface Rule {
    readonly $ref?: string;
    readonly const?: unknown;
    readonly enum?: readonly unknown[];
    readonly anyOf?: readonly Rule[];
    readonly type?: string;
    readonly pattern?: string;
    readonly maxLength?: number;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly items?: Rule;
    readonly properties?: Readonly<Record<string, Rule>>;
    readonly required?: readonly string[];
    readonly propertyNames?: Rule;
    readonly additionalProperties?: Rule | false;
  }
  const { $defs, ...whole } = keptFileSchema() as unknown as Rule & { $defs: Record<string, Rule> };
  /** Longer, and larger, than anything may be: chosen where the schema forgets to say how long or large. */
  const TOO = { long: 5000, large: 1e300 };

  /** Texts of a schema that often are as long as they may be. */
  function anyText({ pattern, maxLength = TOO.long }: Rule): fc.Arbitrary<string> {
    const full = fc
      .constantFrom('x', '/x', '0')
      .map((unit) => `x${unit.repeat(maxLength)}`.slice(0, maxLength));
    const any = pattern === undefined ? fc.string() : fc.stringMatching(new RegExp(pattern));
    return fc
      .oneof(any, full)
      .filter(
        (text) => text.length <= maxLength && (pattern === undefined || new RegExp(pattern).test(text)),
      );
  }

  /** Values of a schema, most of which it takes. */
  function anyFrom(rule: Rule): fc.Arbitrary<unknown> {
    if (rule.$ref) return anyFrom($defs[rule.$ref.replace('#/$defs/', '')] ?? {});
    if ('const' in rule) return fc.constant(rule.const);
    if (rule.enum) return fc.constantFrom(...rule.enum);
    if (rule.anyOf) return fc.oneof(...rule.anyOf.map(anyFrom));
    switch (rule.type) {
      case 'null':
        return fc.constant(null);
      case 'boolean':
        return fc.boolean();
      case 'integer':
        return fc.constantFrom(rule.minimum ?? -TOO.large, 7, rule.maximum ?? TOO.large);
      case 'string':
        return anyText(rule);
      case 'array':
        return fc.array(anyFrom(rule.items ?? {}), { maxLength: 2 });
      case 'object':
        return anyObject(rule);
      default:
        throw new Error(`a rule that this test does not know: ${JSON.stringify(rule)}`);
    }
  }

  function anyObject({ properties, required = [], propertyNames, additionalProperties }: Rule) {
    if (!properties)
      return fc
        .array(fc.tuple(anyFrom(propertyNames ?? {}), anyFrom(additionalProperties || {})), { maxLength: 2 })
        .map((entries) => Object.fromEntries(entries));
    const values = Object.fromEntries(Object.entries(properties).map(([key, rule]) => [key, anyFrom(rule)]));
    return fc.record(values, { noNullPrototype: true, requiredKeys: [...required] });
  }

  /** What a schema cannot say, and the readers refuse: a time that does not exist, and two of one list with the same number. */
  const isBeyondSchemas = (value: unknown): boolean => {
    if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) && !isTime(value);
    if (typeof value !== 'object' || value === null) return false;
    const ids = Array.isArray(value) ? value.flatMap((one) => one?.id ?? []) : [];
    return new Set(ids).size < ids.length || Object.values(value).some(isBeyondSchemas);
  };

  test('what it takes, the reader takes, but for what no schema can say', () => {
    const taken: Record<string, number> = {};
    fc.assert(
      fc.property(anyFrom(whole), (file) => {
        const text = JSON.stringify(file);
        fc.pre(!isBeyondSchemas(file) && isValid(JSON.parse(text)));
        for (const { kind } of JSON.parse(text).items) taken[kind] = (taken[kind] ?? 0) + 1;
        expect(accepts(text)).toBe(true);
      }),
      { numRuns: 600 },
    );
    for (const kind of ['besvarelse', 'plan', 'workshop']) expect(taken[kind]).toBeGreaterThan(15);
  });
});
