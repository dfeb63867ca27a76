// Lets the reader sort a table by a column: a button in each heading, aria-sort on the heading, numbers from `data-sort`.
const collator = new Intl.Collator('da');

const sortValue = (row: HTMLTableRowElement, column: number): string | number => {
  const cell = row.cells[column];
  const given = cell?.dataset['sort'];
  return given === undefined ? (cell?.textContent ?? '').trim() : Number(given);
};

/** Puts a sorting button into each column heading; the first click sorts ascending, the next the other way. */
export function makeSortable(table: HTMLTableElement): void {
  const body = table.tBodies[0];
  const headings = [...(table.tHead?.rows[0]?.cells ?? [])];
  if (!body) return;
  headings.forEach((heading, column) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'st-sort' });
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      const descending = heading.ariaSort === 'ascending';
      const sign = descending ? -1 : 1;
      const rows = [...body.rows].toSorted((a, b) => {
        const [x, y] = [sortValue(a, column), sortValue(b, column)];
        return (
          sign * (typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(`${x}`, `${y}`))
        );
      });
      for (const other of headings) other.ariaSort = null;
      heading.ariaSort = descending ? 'descending' : 'ascending';
      body.append(...rows);
    });
  });
}
