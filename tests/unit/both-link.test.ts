// Both roles' answers in one address: what comes out is what went in, and a broken address says what is wrong.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bothInAddress, readBoth } from '../../src/domain/both-link';
import { encodeSvarkode } from '../../src/domain/svarkode';
import { ASKED, anyAnswers } from '../helpers/workshop';

const tjek = { id: 'hurtigt-tjek', number: 1, statements: ASKED };
const other = { id: 'et-andet', number: 2, statements: ASKED };
const catalogue = [tjek, other];
const f = encodeSvarkode(tjek, 'forvaltning', { en: 4 });
const s = encodeSvarkode(tjek, 'skoleledelse', { en: 1 });
const read = (fragment: string) => readBoth(fragment, catalogue, tjek.id);

test('the answers of both roles come out as they went in, in either order, also through a mail program', () => {
  fc.assert(
    fc.property(anyAnswers, anyAnswers, fc.boolean(), (forvaltning, skoleledelse, turned) => {
      const codes = [
        encodeSvarkode(tjek, 'forvaltning', forvaltning),
        encodeSvarkode(tjek, 'skoleledelse', skoleledelse),
      ] as const;
      const address = bothInAddress(turned ? [codes[1], codes[0]] : codes);
      for (const fragment of [address, address.toLowerCase(), address.replace('+', '%2B')])
        expect(read(fragment)).toMatchObject({
          kind: 'ok',
          codes: [
            { role: 'forvaltning', answers: forvaltning },
            { role: 'skoleledelse', answers: skoleledelse },
          ],
        });
    }),
    { numRuns: 100 },
  );
});

describe('what is wrong is known', () => {
  test.for([
    ['', 'none'],
    ['_top', 'none'],
    [f, 'not-both'],
    [`${f}+`, 'not-both'],
    [`${f}+${f}`, 'not-both'],
    [`${f}+${s}+${f}`, 'not-both'],
    ['+', 'not-both'],
    [`${f}+${s.slice(0, -2)}`, 'unreadable'],
    [`${f}+<script>1`, 'unreadable'],
    [`${f}+${encodeSvarkode(other, 'skoleledelse', {})}`, 'unreadable'],
    ['1'.repeat(200_000), 'unreadable'],
  ] as const)('%s', ([fragment, kind]) => {
    expect(read(fragment).kind).toBe(kind);
  });

  test('and nothing makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => read(text).kind !== 'ok'));
  });
});
