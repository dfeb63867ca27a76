import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, type Answers, LEVELS } from '../../src/domain/answer';
import {
  type CodedTjek,
  codeInLink,
  decodeSvarkode,
  encodeSvarkode,
  svarkoderIn,
} from '../../src/domain/svarkode';
import { allStatements } from '../../src/domain/tjek';
import type { Fokuspunkt } from '../../src/schemas/fokuspunkt';
import type { Role } from '../../src/schemas/shared';
import type { Tjek } from '../../src/schemas/tjek';
import { entriesOf, readContent } from '../../src/site/content-files';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ROLES = ['forvaltning', 'skoleledelse'] as const;
const ANSWERS: readonly (Answer | undefined)[] = [...LEVELS, 'ikke-relevant', 'ved-ikke', undefined];

const files = readContent();
const list = entriesOf<Tjek>(files, 'tjek').toSorted((a, b) => a.data.number - b.data.number);
const fokuspunkter = entriesOf<Fokuspunkt>(files, 'fokuspunkter').map(({ id }) => id);
/** The tjek of the site, with the statements of those they include. */
const catalogue: readonly CodedTjek[] = list.map(({ id, data }) => {
  const included = list.find((other) => other.id === data.includes)?.data.statements ?? [];
  const statements = allStatements(data.statements, included, fokuspunkter).map((udsagn) => udsagn.id);
  return { id, number: data.number, statements };
});
const quick = catalogue.find(({ id }) => id === 'hurtigt-tjek') as CodedTjek;
const thorough = catalogue.find(({ id }) => id === 'grundigt-tjek') as CodedTjek;

/** Numbers 0..2^32-1 that look random and follow from a seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** A response to a tjek with any answers, blanks too. */
function responseFrom(seed: number, tjek: CodedTjek): { role: Role; answers: Answers } {
  const next = numbersFrom(seed);
  const answers: Record<string, Answer> = {};
  for (const id of tjek.statements) {
    const answer = ANSWERS[next() % ANSWERS.length];
    if (answer !== undefined) answers[id] = answer;
  }
  return { role: ROLES[next() % 2] as Role, answers };
}

const codeFrom = (seed: number, tjek: CodedTjek = quick): string => {
  const { role, answers } = responseFrom(seed, tjek);
  return encodeSvarkode(tjek, role, answers);
};

const read = (text: string) => decodeSvarkode(text, catalogue);
const kindOf = (text: string) => read(text).kind;
const plain = (code: string) => code.replaceAll('-', '');
const replaced = (text: string, at: number, symbol: string) =>
  text.slice(0, at) + symbol + text.slice(at + 1);
const swappedAt = (text: string, at: number) =>
  text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);

const allBlank = encodeSvarkode(quick, 'forvaltning', {});
const allMost = encodeSvarkode(
  quick,
  'skoleledelse',
  Object.fromEntries(quick.statements.map((id) => [id, 4])),
);

describe('a response becomes a code and back', () => {
  test('whatever was answered, in every tjek', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        for (let step = 0; step < 250; step += 1) {
          const tjek = catalogue[step % catalogue.length] as CodedTjek;
          const response = responseFrom(seed + step * 7919, tjek);
          const code = encodeSvarkode(tjek, response.role, response.answers);
          const decoded = read(code);
          const same =
            decoded.kind === 'ok' &&
            decoded.code === code &&
            decoded.tjek === tjek.id &&
            decoded.role === response.role &&
            tjek.statements.every((id) => decoded.answers[id] === response.answers[id]) &&
            Object.keys(decoded.answers).length === Object.keys(response.answers).length;
          if (!same) throw new Error(`${code} of ${tjek.id} is read as ${JSON.stringify(decoded)}`);
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  test('with each answer in each place, and nothing else', () => {
    for (const tjek of catalogue) {
      for (const id of tjek.statements) {
        for (const answer of ANSWERS) {
          const answers = answer === undefined ? {} : { [id]: answer };
          const code = encodeSvarkode(tjek, 'skoleledelse', answers);
          expect(read(code)).toEqual({ kind: 'ok', code, tjek: tjek.id, role: 'skoleledelse', answers });
        }
      }
    }
  });

  test('in groups of four, at most twelve symbols for nine statements', () => {
    expect(allMost).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    const lengths = catalogue.map((tjek) => plain(codeFrom(1, tjek)).length);
    expect(lengths).toEqual([12, 25, 14, 14, 14]);
  });

  // A code on paper must be read next year too: if one of these changes, so does the format.
  test.each([
    ['hurtigt-tjek', 'GW54-2KJX-R8GK'],
    ['grundigt-tjek', 'HDH0-2KJX-R575-VGAE-BQ0M-WMRA-H'],
    ['maal-og-opfoelgning', 'HS5G-2KJX-R56K-83'],
    ['ledelse-af-laering-og-trivsel', 'JBWC-2KJX-R56T-VD'],
    ['datainformeret-skoleudvikling', 'JY6G-2KJX-R560-R7'],
  ])('%s as it always was: %s', (id, code) => {
    const tjek = catalogue.find((known) => known.id === id) as CodedTjek;
    const answers = Object.fromEntries(
      tjek.statements.toSorted().flatMap((udsagn, index) => {
        const answer = ANSWERS[index % ANSWERS.length];
        return answer === undefined ? [] : [[udsagn, answer]];
      }),
    );
    expect(encodeSvarkode(tjek, 'skoleledelse', answers)).toBe(code);
    expect(read(code)).toEqual({ kind: 'ok', code, tjek: id, role: 'skoleledelse', answers });
  });

  test('whatever order the statements are shown in', () => {
    const turned = { ...thorough, statements: thorough.statements.toReversed() };
    const code = codeFrom(7, thorough);
    expect(decodeSvarkode(code, [turned])).toEqual(read(code));
  });

  test('without answers to statements that the tjek does not have', () => {
    expect(encodeSvarkode(quick, 'forvaltning', { 'egen-1': 3 })).toBe(allBlank);
  });

  test.each([0, 16, 1.5])('not with the number %s', (number) => {
    expect(() => encodeSvarkode({ ...quick, number }, 'forvaltning', {})).toThrow(RangeError);
  });
});

describe('a code is read as people write it', () => {
  test.each([
    ['in small letters', (code: string) => code.toLowerCase()],
    ['without hyphens', plain],
    ['with spaces around and between', (code: string) => ` ${code.replaceAll('-', '  ')}\n`],
    ['with dots for hyphens', (code: string) => code.replaceAll('-', '.')],
    ['with the hyphens of a word processor', (code: string) => code.replaceAll('-', ' – ')],
    ['with the letter O for zero', (code: string) => code.replaceAll('0', 'o')],
    ['with I for one', (code: string) => code.replaceAll('1', 'I')],
    ['with small L for one', (code: string) => code.replaceAll('1', 'l')],
    ['with soft hyphens of a mail program', (code: string) => code.split('').join('\u00ad')],
  ])('%s', (_, write) => {
    for (let seed = 0; seed < 50; seed += 1) {
      const code = codeFrom(seed);
      expect(read(write(code))).toEqual(read(code));
    }
  });
});

describe('a wrong symbol never passes', () => {
  const samples = [allBlank, allMost, ...Array.from({ length: 12 }, (_, seed) => codeFrom(seed))].map(plain);

  test('every other symbol in every place is refused, pointed at and mended', () => {
    for (const code of samples) {
      for (let at = 0; at < code.length; at += 1) {
        for (const symbol of ALPHABET) {
          if (symbol === code.charAt(at)) continue;
          const decoded = read(replaced(code, at, symbol));
          if (decoded.kind !== 'check') throw new Error(`${decoded.kind} for ${symbol} at ${at} of ${code}`);
          expect([decoded.at, plain(decoded.suggestion ?? ''), decoded.swapped]).toEqual([[at], code, false]);
        }
      }
    }
  });

  test('every swap of neighbours is refused, and pointed at where only one explains it', () => {
    let pointed = 0;
    let swaps = 0;
    for (const code of samples) {
      for (let at = 0; at + 1 < code.length; at += 1) {
        if (code.charAt(at) === code.charAt(at + 1)) continue;
        swaps += 1;
        const decoded = read(swappedAt(code, at));
        if (decoded.kind !== 'check') throw new Error(`${decoded.kind} for a swap at ${at} of ${code}`);
        if (!decoded.suggestion) continue;
        pointed += 1;
        expect([decoded.at, plain(decoded.suggestion), decoded.swapped]).toEqual([[at, at + 1], code, true]);
      }
    }
    expect(swaps).toBeGreaterThan(100);
    expect(pointed / swaps).toBeGreaterThan(0.95);
  });

  test('in the longest code, and in one longer than the field has elements', () => {
    const long: CodedTjek = {
      id: 'langt',
      number: 15,
      statements: Array.from({ length: 60 }, (_, index) => `udsagn-${index}`),
    };
    for (const [tjek, known] of [
      [thorough, catalogue],
      [long, [long]],
    ] as const) {
      const code = plain(codeFrom(3, tjek));
      expect(decodeSvarkode(code, known).kind).toBe('ok');
      for (let at = 0; at < code.length; at += 1) {
        const wrong = [...ALPHABET]
          .filter((symbol) => symbol !== code.charAt(at))
          .map((s) => replaced(code, at, s));
        if (at + 1 < code.length && code.charAt(at) !== code.charAt(at + 1)) wrong.push(swappedAt(code, at));
        for (const text of wrong) expect(decodeSvarkode(text, known).kind).toBe('check');
      }
    }
  });

  test('places are counted in the text as it was typed', () => {
    const code = codeFrom(5);
    const typed = `  ${replaced(code, 6, code.charAt(6) === 'A' ? 'B' : 'A').toLowerCase()}`;
    expect(read(typed)).toMatchObject({ kind: 'check', at: [8], suggestion: code });
  });

  test('two wrong symbols are refused without a guess', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const code = plain(codeFrom(seed));
      const next = numbersFrom(seed + 1);
      const other = (symbol: string) => ALPHABET.charAt((ALPHABET.indexOf(symbol) + 1 + (next() % 31)) % 32);
      const wrong = replaced(replaced(code, 2, other(code.charAt(2))), 9, other(code.charAt(9)));
      const decoded = read(wrong);
      expect(decoded.kind).toBe('check');
      expect(decoded).not.toMatchObject({ at: [2] });
    }
  });
});

describe('a symbol that is missing, doubled or foreign', () => {
  test.each([
    ['U', 'U'],
    ['ø', 'ø'],
    ['!', '!'],
    ['ſ', 'ſ'],
    ['😀', '😀'],
  ])('%s is no symbol, but the rest says which it was', (typed, symbol) => {
    const code = codeFrom(11);
    expect(read(replaced(code, 7, typed))).toEqual({ kind: 'symbol', at: 7, symbol, suggestion: code });
    expect(read(replaced(replaced(code, 7, typed), 12, typed))).toEqual({ kind: 'symbol', at: 7, symbol });
  });

  test('one too few or too many is told, and mended where that can be done in one way only', () => {
    for (let seed = 0; seed < 30; seed += 1) {
      const code = codeFrom(seed);
      const symbols = plain(code);
      for (let at = 0; at < symbols.length; at += 1) {
        const less = symbols.slice(0, at) + symbols.slice(at + 1);
        const more = symbols.slice(0, at) + symbols.charAt(at) + symbols.slice(at);
        const common = { kind: 'length', expected: [12, 14, 25], suggestion: code };
        expect(read(less)).toEqual({ ...common, symbols: 11 });
        expect(read(more)).toEqual({ ...common, symbols: 13 });
      }
    }
    expect(read('HEJ')).toEqual({ kind: 'length', symbols: 3, expected: [12, 14, 25] });
  });

  test('nothing, and too much', () => {
    for (const text of ['', ' \n', '--']) expect(read(text)).toEqual({ kind: 'empty' });
    expect(read('A'.repeat(401))).toEqual({ kind: 'too-long' });
    expect(kindOf('A'.repeat(400))).toBe('length');
  });
});

describe('a code from elsewhere is named as such', () => {
  test('another tjek that the site does not have', () => {
    const foreign = { id: 'andet', number: 9, statements: quick.statements };
    expect(read(encodeSvarkode(foreign, 'forvaltning', {}))).toEqual({ kind: 'unknown-tjek', number: 9 });
  });

  test.each([
    ['a statement is gone', (ids: readonly string[]) => ids.slice(1)],
    ['a statement has come', (ids: readonly string[]) => [...ids, 'data-nyt']],
    ['a statement has got a new meaning', (ids: readonly string[]) => ['data-nyt', ...ids.slice(1)]],
  ])('another edition: %s', (_, change) => {
    for (const tjek of catalogue) {
      const earlier = { ...tjek, statements: change(tjek.statements) };
      const code = codeFrom(2, earlier);
      expect(read(code)).toEqual({ kind: 'other-edition', tjek: tjek.id });
    }
  });

  test('the number of a tjek with another id', () => {
    const code = encodeSvarkode({ ...quick, id: 'andet' }, 'forvaltning', {});
    expect(read(code)).toEqual({ kind: 'other-edition', tjek: 'hurtigt-tjek' });
  });
});

describe('what is no code', () => {
  test('never throws and practically never passes', () => {
    let kinds = 0;
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.string({ unit: fc.constantFrom(...ALPHABET, '-', ' '), maxLength: 40 }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        kinds += 1;
        codeInLink(text);
        return kindOf(text) !== 'ok' && svarkoderIn(text, catalogue).found.length === 0;
      }),
      { numRuns: 1000 },
    );
    expect(kinds).toBe(1000);
    const next = numbersFrom(42);
    const passed = Array.from({ length: 20_000 }, (_, index) => {
      const length = [12, 14, 25][index % 3] ?? 12;
      return kindOf(Array.from({ length }, () => ALPHABET.charAt(next() % 32)).join(''));
    }).filter((kind) => kind !== 'check');
    // One in 32 768 has check symbols that fit; then format, tjek and fingerprint must fit too.
    expect(passed.length).toBeLessThan(5);
    expect(passed).not.toContain('ok');
  }, 30_000);

  test.each(['0000-0000-0000', '000000000000', 'ZZZZ-ZZZZ-ZZZZ', '1111-1111-1111', 'SAMARBEJDSTJEK'])(
    '%s',
    (text) => {
      expect(kindOf(text)).toBe('check');
    },
  );
});

describe('the code in a link', () => {
  const code = codeFrom(21);
  test.each([
    `https://example.dk/svar/#${code}`,
    `https://example.dk/samarbejdstjek/svar/#${code}`,
    `http://localhost:4321/svar#${code}`,
    `https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.dk%2Fsvar%2F%23${code}&data=05%7C02%7Cabc1&reserved=0`,
    code,
  ])('%s', (link) => {
    expect(codeInLink(link)).toBe(code);
  });

  test.each(['https://example.dk/tjek/', '%E0%A4%A%23', ''])('none in: %s', (text) => {
    expect(codeInLink(text)).toBe(text);
  });
});

describe('many codes at once', () => {
  const codes = Array.from({ length: 6 }, (_, seed) => codeFrom(seed));
  const [a = '', b = '', c = ''] = codes;
  const longCode = codeFrom(9, thorough);
  const foundIn = (text: string) => svarkoderIn(text, catalogue).found.map(({ code }) => code);
  const wrongA = replaced(a, 3, a.charAt(3) === 'Z' ? 'Y' : 'Z');

  test.each([
    ['on lines', codes.join('\n')],
    ['on lines of Windows, with empty ones between', codes.join('\r\n\r\n')],
    ['with commas', codes.join(', ')],
    ['with semicolons, as in a spreadsheet', codes.map((code) => `"${code}"`).join(';')],
    ['with tabs', codes.join('\t')],
    ['with spaces only', codes.join(' ')],
    ['in small letters without hyphens', codes.map((code) => plain(code).toLowerCase()).join(' ')],
    ['with spaces between the groups', codes.map((code) => code.replaceAll('-', ' ')).join('\n')],
    ['with spaces everywhere', codes.map((code) => code.replaceAll('-', ' ')).join(' ')],
    ['with spaces around hyphens', codes.map((code) => code.replaceAll('-', ' - ')).join(', ')],
    ['read out symbol by symbol', codes.map((code) => plain(code).split('').join(' ')).join('\n')],
    ['numbered', codes.map((code, index) => `${index + 1}. ${code}`).join('\n')],
    ['with a bracket', codes.map((code, index) => `${index + 1}) (${code}).`).join('\n')],
    ['as links', codes.map((code) => `https://example.dk/samarbejdstjek/svar/#${code}`).join('\n')],
    ['as links in brackets', codes.map((code) => `Se <https://example.dk/svar/#${code}>.`).join('\n')],
    ['broken over lines', codes.map((code) => code.replace('-', '-\n')).join('\n')],
  ])('%s', (_, text) => {
    expect(svarkoderIn(text, catalogue)).toMatchObject({ problems: [] });
    expect(foundIn(text)).toEqual(codes);
  });

  test('in an e-mail, between other words, dates, numbers and addresses', () => {
    const mail = `Fra: Karen Hansen <karen@kommune.dk>
      Sendt: 5. november 2026 09:30
      Emne: SV: Workshop 2026-11-05, lokale B12.4

      Hej alle! Her er mine koder fra skole-hjem-samarbejdet: ${a} og ${b.toLowerCase()}.
      Mødet er på https://teams.microsoft.com/l/meetup-join/19%3ameeting_NjA4ZTk2OTgt/0?context=a1b2c3d4e5f6
      Ring på 12345678 eller 1234 5678 hvis I ikke kan være med. Lang kode (grundigt): ${longCode}
      Den sidste er https://example.dk/svar/#${c}
      Mange hilsner fra dine kære kolleger i skoleledelsen
      CVR 12345678901234 EAN 5798001234567`;
    const { found, problems, ignored } = svarkoderIn(mail, catalogue);
    expect(found.map(({ code }) => code)).toEqual([a, b, longCode, c]);
    expect(problems).toEqual([]);
    expect(ignored).toBeGreaterThan(40);
  });

  test.each([
    ['a wrong symbol', wrongA, { kind: 'check', at: [3], suggestion: a }],
    ['a wrong symbol without hyphens', plain(wrongA), { kind: 'check', suggestion: a }],
    [
      'a wrong symbol in spaced groups',
      wrongA.replaceAll('-', ' '),
      { kind: 'check', at: [3], suggestion: a },
    ],
    ['a symbol too few', a.slice(0, -1), { kind: 'length', suggestion: a }],
    ['a foreign symbol', replaced(a, 5, 'ø'), { kind: 'symbol', at: 5, suggestion: a }],
    [
      'another edition, much longer',
      codeFrom(1, { ...quick, statements: thorough.statements }),
      { kind: 'other-edition', tjek: 'hurtigt-tjek' },
    ],
  ])('a near-code is a problem and not garbage: %s', (_, wrong, decoded) => {
    const { found, problems } = svarkoderIn(`Koden er: ${b}\n${wrong}\n${c}, tak`, catalogue);
    expect(found.map(({ code }) => code)).toEqual([b, c]);
    expect(problems).toEqual([{ text: wrong, decoded: expect.objectContaining(decoded) }]);
  });

  test('a text with nothing like a code is one problem, whatever it is', () => {
    expect(svarkoderIn('hej', catalogue)).toMatchObject({
      found: [],
      problems: [{ text: 'hej' }],
      ignored: 0,
    });
    expect(svarkoderIn(' \n', catalogue)).toEqual({ found: [], problems: [], ignored: 0 });
  });

  test('the same code twice stands twice', () => {
    expect(foundIn(`${a} ${a}`)).toEqual([a, a]);
  });

  test('five hundred at once, and far too much, take no time', () => {
    const many = Array.from(
      { length: 500 },
      (_, seed) => `Nr. ${seed}: https://example.dk/svar/#${codeFrom(seed)}`,
    );
    // The processor's time: others may be busy on the same machine.
    const start = process.cpuUsage();
    expect(foundIn(many.join('\n'))).toHaveLength(500);
    for (const text of ['AB12 ', 'A ', 'AB12-', '/svar/#', `${wrongA} `]) {
      expect(svarkoderIn(text.repeat(100_000 / text.length), catalogue).found).toEqual([]);
    }
    expect(svarkoderIn('A'.repeat(100_001), catalogue)).toEqual({
      found: [],
      problems: [{ text: '', decoded: { kind: 'too-long' } }],
      ignored: 0,
    });
    expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
  }, 60_000);
});
