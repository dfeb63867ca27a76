import { describe, expect, test } from 'vitest';
import { suggestFokuspunkter } from '../../src/domain/suggest';
import { allStatements } from '../../src/domain/tjek';
import type { Fokuspunkt } from '../../src/schemas/fokuspunkt';
import type { Tjek } from '../../src/schemas/tjek';
import { entriesOf, readContent } from '../../src/site/content-files';

const files = readContent();
const points = entriesOf<Fokuspunkt>(files, 'fokuspunkter').map(({ id }) => id);
const list = entriesOf<Tjek>(files, 'tjek');
const statementsOf = ({ data }: (typeof list)[number]) =>
  allStatements(data.statements, list.find(({ id }) => id === data.includes)?.data.statements ?? [], points);

describe.each(list.map((tjek) => [tjek.id, statementsOf(tjek)] as const))('tjekket %s', (_, statements) => {
  test('hvert fokuspunkt i det kan blive det eneste forslag', () => {
    const missed = [...new Set(statements.map(({ fokuspunkt }) => fokuspunkt))].filter((point) => {
      const answers = Object.fromEntries(
        statements.map(({ id, fokuspunkt }) => [id, fokuspunkt === point ? 0 : 4] as const),
      );
      const { shown } = suggestFokuspunkter(statements, answers);
      return shown.length !== 1 || shown[0]?.fokuspunkt !== point;
    });
    expect(missed).toEqual([]);
  });

  test('hvert udsagn fører til et fokuspunkt, når det er det eneste, der får et lavt svar', () => {
    const lost = statements.filter(({ id, fokuspunkt }) => {
      const { shown } = suggestFokuspunkter(statements, { [id]: 0 });
      return shown[0]?.fokuspunkt !== fokuspunkt;
    });
    expect(lost).toEqual([]);
  });
});

test('tilsammen kan tjekkene foreslå alle fokuspunkter', () => {
  const reached = new Set(list.flatMap(({ data }) => data.statements.map(({ fokuspunkt }) => fokuspunkt)));
  expect(points.filter((point) => !reached.has(point))).toEqual([]);
  expect(points.length).toBeGreaterThanOrEqual(12);
});
