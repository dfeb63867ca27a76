import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cell, csvText } from '../../src/domain/csv';
import { fileStem } from '../../src/domain/file-name';

/** Reads a table as strictly as RFC 4180 has it, with semicolons; throws on anything else. */
function parsed(csv: string): string[][] {
  if (csv[0] !== '\uFEFF') throw new Error('no byte order mark');
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/y;
  cell.lastIndex = 1;
  for (let row: string[] = []; cell.lastIndex < csv.length; ) {
    const at = cell.lastIndex;
    const found = cell.exec(csv);
    if (!found) throw new Error(`not a cell at ${at}: ${csv.slice(at, at + 20)}`);
    const [, quoted, bare = '', end] = found;
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ';') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

describe('a table for Danish Excel', () => {
  test('has a mark, semicolons, decimal commas, quotes doubled and lines that end as Windows wants', () => {
    expect(
      csvText([
        ['Udsagn', 'Gennemsnit', 'Note'],
        ['Aftalt; før mødet', 2.5, 'Han sagde "nej"\r\nog gik'],
        [' luft ', 1 / 3, undefined],
      ]),
    ).toBe(
      '\uFEFFUdsagn;Gennemsnit;Note\r\n"Aftalt; før mødet";2,5;"Han sagde ""nej""\nog gik"\r\n" luft ";0,33;\r\n',
    );
  });

  test.each(['=1+1', '+45', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '=cmd|"/c calc"!A1'])(
    'what would be a formula stays a text: %j',
    (text) => {
      expect(parsed(csvText([[text]]))).toEqual([[`'${text.replace('\r', '\n')}`]]);
    },
  );

  test('can be read back, whatever stands in it, and holds no formula', () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({
        unit: fc.constantFrom('=', '+', '-', '@', '"', ';', '\r', '\n', '\t', "'", ' ', 'a'),
        maxLength: 8,
      }),
      fc.nat(1000),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (table) => {
        const rows = parsed(csvText(table));
        expect(rows.length).toBe(table.length);
        for (const [r, row] of table.entries()) {
          expect(rows[r]?.length).toBe(row.length);
          for (const [c, given] of row.entries()) {
            const read = rows[r]?.[c] ?? '';
            expect(read).not.toMatch(FORMULA);
            const text = String(given ?? '').replace(/\r\n?/g, '\n');
            expect(read).toBe(FORMULA.test(text) ? `'${text}` : text);
          }
        }
      }),
    );
  });
});

test('files are called by what they are and the day', () => {
  expect(fileStem(['hurtigt-tjek', 'Begge roller'], '2026-11-22T09:00:00.000Z')).toBe(
    'samarbejdstjek-hurtigt-tjek-begge-roller-2026-11-22',
  );
  expect(fileStem(['../Ærø', '»«'], '2026-11-22')).toBe('samarbejdstjek-aeroe-2026-11-22');
});
