// Tables for Danish Excel, which takes a semicolon between cells and a comma in numbers, and knows letters by the mark at the beginning.

/** A text, a number, or nothing. */
export type Cell = string | number | undefined;

/** The head and the rows. */
export type CsvTable = readonly (readonly Cell[])[];

/** A byte order mark: without it Excel reads æ, ø and å as something else. */
const MARK = '\uFEFF';
/** What spreadsheets take as the beginning of a formula, the wide forms of East Asian keyboards among them. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

const numbers = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 2, useGrouping: false });

/**
 * One cell. A text that would be a formula gets an apostrophe before it, and stays a text; numbers have at most two decimals.
 * Line breaks of any kind become \n, which stays inside the cell.
 */
function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return numbers.format(cell);
  const text = cell.replace(/\r\n?/g, '\n');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[;"\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as the text of a .csv file, to be written as UTF-8. */
export const csvText = (table: CsvTable): string =>
  MARK + table.map((row) => `${row.map(cellText).join(';')}\r\n`).join('');
