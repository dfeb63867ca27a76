import { describe, expect, test } from 'vitest';
import texts from '../../content/ui/svarkode.json';
import { type CodedTjek, encodeSvarkode } from '../../src/domain/svarkode';
import { type IntakeReason, perRole, takeIn, without } from '../../src/domain/svarkode-intake';
import { addedWords, placesOf, problemWords, suggestionOf } from '../../src/islands/svarkode-words';

const statements = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
const quick = { id: 'hurtigt-tjek', title: 'Hurtigt tjek', number: 1, statements };
const other = { id: 'andet', title: 'Et andet', number: 2, statements: [...statements, 'j', 'k', 'l'] };
const catalogue = [quick, other];

const codeOf = (
  tjek: CodedTjek,
  level: 0 | 1 | 2 | 3 | 4,
  role: 'forvaltning' | 'skoleledelse' = 'forvaltning',
) => encodeSvarkode(tjek, role, Object.fromEntries(tjek.statements.map((id) => [id, level])));
const [a, b, c] = [codeOf(quick, 1), codeOf(quick, 2), codeOf(quick, 3, 'skoleledelse')];
const foreign = codeOf(other, 2);
const wrong = `${a.slice(0, -1)}${a.endsWith('Z') ? 'Y' : 'Z'}`;

const intake = (text: string, taken: readonly string[] = []) => takeIn(text, catalogue, quick.id, taken);
const codesOf = (list: readonly { code: string }[]) => list.map(({ code }) => code);

describe('what is typed, pasted or scanned', () => {
  test('is taken in, and nothing stays in the field', () => {
    const result = intake(`${a}\n${c.toLowerCase()} https://example.dk/svar/#${b}`);
    expect(codesOf(result.added)).toEqual([a, c, b]);
    expect(result).toMatchObject({ again: [], problems: [], ignored: 0, left: '' });
  });

  test('stays in the field when it cannot be taken in, with a reason each', () => {
    const result = intake(`Koder: ${a}, ${wrong}\n${foreign} ${b}`, [b]);
    expect(codesOf(result.added)).toEqual([a]);
    expect(codesOf(result.again)).toEqual([b]);
    expect(result.problems).toEqual([
      { text: wrong, reason: { kind: 'check', at: [13], suggestion: a, swapped: false } },
      { text: foreign, reason: { kind: 'other-tjek', tjek: 'andet' } },
    ]);
    expect(result.ignored).toBe(1);
    expect(result.left).toBe([wrong, foreign, b].join('\n'));
    // What stays is told of in the same way when it is tried again.
    expect(intake(result.left, [a, b])).toMatchObject({
      added: [],
      problems: result.problems,
      left: result.left,
    });
  });

  test('is asked about when the same code stands twice', () => {
    const result = intake(`${a} ${a} ${a}`);
    expect(codesOf(result.added)).toEqual([a]);
    expect(codesOf(result.again)).toEqual([a, a]);
  });

  test.each<[string, string, IntakeReason['kind']]>([
    ['a word', 'hej', 'length'],
    ['a letter', 'Kære kollega. Her er et langt brev uden nogen koder i, men med mange ord.', 'no-code'],
    ['a long letter', 'Kære kollega. '.repeat(100), 'no-code'],
    ['far too much', 'Hej '.repeat(30_000), 'too-much'],
  ])('is kept when it is no code: %s', (_, text, kind) => {
    const result = intake(text);
    expect(result.problems.map(({ reason }) => reason.kind)).toEqual([kind]);
    expect(result.left.trim()).toBe(text.trim());
  });

  test('must have the length of its own tjek', () => {
    expect(intake(a.slice(0, -2)).problems[0]?.reason).toMatchObject({ kind: 'length', expected: [12] });
  });
});

test('the field keeps what has not been dealt with', () => {
  const draft = [wrong, foreign, b].join('\n');
  expect(without(draft, [foreign])).toBe(`${wrong}\n${b}`);
  expect(without(`${b}\n${b}`, [b])).toBe(b);
  expect(without(`  ${wrong} `, [wrong])).toBe('');
});

describe('the words', () => {
  const words = (reason: IntakeReason) => problemWords(texts, reason, catalogue, quick.title);

  test.each<[IntakeReason, string]>([
    [{ kind: 'empty' }, 'Skriv en svarkode.'],
    [{ kind: 'symbol', at: 3, symbol: 'U' }, 'Tegnet »U« bruges ikke i svarkoder.'],
    [{ kind: 'length', symbols: 11, expected: [12] }, 'Her er 11 tegn. En svarkode har 12 tegn.'],
    [
      { kind: 'length', symbols: 1, expected: [12, 14, 25] },
      'Her er 1 tegn. En svarkode har 12, 14 eller 25 tegn.',
    ],
    [{ kind: 'check' }, 'Koden passer ikke. Mindst ét tegn er forkert'],
    [{ kind: 'check', at: [3], suggestion: a, swapped: false }, 'Se efter det tegn, der er markeret.'],
    [{ kind: 'check', at: [3, 4], suggestion: a, swapped: true }, 'De to markerede tegn kan være byttet om.'],
    [{ kind: 'other-edition', tjek: 'andet' }, 'en anden udgave af »Et andet«'],
    [{ kind: 'unknown-tjek', number: 9 }, 'nummer 9'],
    [
      { kind: 'other-tjek', tjek: 'andet' },
      'Koden hører til »Et andet«. Her tager vi svar på »Hurtigt tjek«.',
    ],
    [{ kind: 'other-format' }, 'en anden udgave af sitet'],
    [{ kind: 'too-long' }, 'for lang'],
    [{ kind: 'no-code' }, 'Her er ingen svarkode.'],
    [{ kind: 'too-much' }, 'Del den op'],
  ])('for %j', (reason, sentence) => {
    expect(words(reason)).toContain(sentence);
    // Every value has its place.
    expect(words(reason)).not.toMatch(/[{}]|undefined/);
  });

  test('point at the wrong places', () => {
    expect(placesOf({ kind: 'symbol', at: 3, symbol: 'U' })).toEqual([3]);
    expect(placesOf({ kind: 'check', at: [3, 4] })).toEqual([3, 4]);
    expect(placesOf({ kind: 'check' })).toEqual([]);
    expect(suggestionOf({ kind: 'check', suggestion: a })).toBe(a);
    expect(suggestionOf({ kind: 'empty' })).toBeUndefined();
  });

  test('say who the answers are from', () => {
    const { added } = intake(`${a} ${b} ${c}`);
    expect(perRole(added)).toEqual({ forvaltning: 2, skoleledelse: 1 });
    expect(addedWords(texts, added, 4)).toBe(
      '3 besvarelser er kommet med: 2 fra forvaltningen og 1 fra skoleledelsen. Nu er 7 med.',
    );
    expect(addedWords(texts, added.slice(2), 0)).toBe(
      '1 besvarelse er kommet med: 1 fra skoleledelsen. Nu er 1 med.',
    );
  });
});
