// The head of each printed sheet of a workshop's result says which workshop it is about, whatever somebody called it.
import { describe, expect } from 'vitest';
import materials from '../../content/ui/materialer.json';
import words from '../../content/ui/workshop-start.json';
import { encodeWorkshop } from '../../src/domain/workshop';
import { layoutProblems, printed, squeezed } from '../helpers/paper';
import { test } from '../helpers/tjek';
import { statusmoede } from '../helpers/workshop';

const TITLE = `Samarbejdstjek · ${words.result.title}`;
/** Above this, in points from the top edge, nothing but the head stands. */
const TOP = 40;

describe('the head of a printed result of a workshop', () => {
  const many = 'Data og sparring ';
  test.for([
    { what: 'none', name: '', shown: '' },
    { what: 'what would end a text, a rule or a style', name: String.raw`"Vi" \a </style>}*{` },
    { what: 'two lines', name: 'Vest\nog Øst', shown: 'Vest og Øst' },
    { what: 'many words', name: many.repeat(7), shown: `${many.repeat(2)}Data og …` },
    { what: 'one very wide word', name: 'W'.repeat(120), shown: `${'W'.repeat(50)} …` },
  ])('with a name of $what', async ({ name, shown = name }, { visit }) => {
    const workshop = { ...statusmoede({ ways: ['papir'] }), name };
    const page = await visit('workshop/resultat/#w1', {
      storage: { 'samarbejdstjek:v1:workshop:w1': encodeWorkshop(workshop) },
    });
    await page.locator('.st-workshop-sheet').waitFor();
    const print = await printed(page, 'own');
    expect(layoutProblems(print, 'A4')).toEqual([]);
    const { pieces, pages } = print.facts;
    for (const [index, { height, width }] of pages.entries()) {
      const above = pieces.filter(({ page, y }) => page === index + 1 && y > height - TOP);
      expect(squeezed(above.map(({ text }) => text).join(''))).toBe(
        squeezed(`${TITLE}${shown && ` · ${shown}`}${materials.edition}`),
      );
      // Within the margins at the sides, and the edition is beside the name and not upon it.
      const right = Math.min(...above.filter(({ text }) => /udgave/.test(text)).map(({ x }) => x));
      for (const { x, width: wide, text } of above) {
        expect(x + wide, text).toBeLessThan(width - 40);
        if (x < right) expect(x + wide, text).toBeLessThan(right);
      }
    }
  });
});
