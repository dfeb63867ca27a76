// The Word documents, read back from their bytes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer, heading, list, paragraph, type Referat, referatText, said } from '../../src/domain/referat';
import { wordFile } from '../../src/islands/word';
import { filesInZip, paragraphsIn, tablesIn } from '../helpers/docx';

const read = async (referat: Referat) => {
  const blob = await wordFile(referat, { page: 'Side', of: 'af' });
  return filesInZip(Buffer.from(await blob.arrayBuffer()));
};
const HOSTILE = '</w:t></w:p><script>alert("1")</script> & ]]> \u0000\u0008\uFFFF\uD800 æøå 😀\r\nny linje';
const SAFE = '</w:t></w:p><script>alert("1")</script> & ]]>  æøå 😀\nny linje';

const referat: Referat = {
  title: `Resultat ${HOSTILE}`,
  passages: [
    [said('Rolle', 'Forvaltning')],
    [heading(2, 'Profilen')],
    [heading(3, 'Tal om det', 1), paragraph(HOSTILE)],
    [answer('Hvad bygger I det på?', 'To møder')],
    [{ kind: 'list', items: [['Et', 'og mere']] }, list(['To'])],
    [
      {
        kind: 'table',
        head: ['Udsagn', 'Svar'],
        rows: [
          ['Aftalt', 'I høj grad'],
          ['Talt om', HOSTILE],
        ],
        text: '',
      },
    ],
  ],
};

describe('a Word document', () => {
  test('has headings, tables with marked heads, page numbers, a title and a language', async () => {
    const files = await read(referat);
    const xml = files.get('word/document.xml') ?? '';
    const paragraphs = paragraphsIn(xml);
    expect(paragraphs.filter(({ style }) => style.startsWith('Heading'))).toEqual([
      { style: 'Heading1', text: `Resultat ${SAFE}` },
      { style: 'Heading2', text: 'Profilen' },
      { style: 'Heading3', text: '1. Tal om det' },
    ]);
    const texts = paragraphs.map(({ text }) => text);
    for (const text of ['Rolle: Forvaltning', SAFE, 'Hvad bygger I det på?', 'To møder', 'Et\nog mere', 'To'])
      expect(texts).toContain(text);
    expect(tablesIn(xml)).toEqual([
      [
        { head: true, cells: ['Udsagn', 'Svar'] },
        { head: false, cells: ['Aftalt', 'I høj grad'] },
        { head: false, cells: ['Talt om', SAFE] },
      ],
    ]);
    expect(files.get('word/styles.xml')).toMatch(
      /<w:docDefaults>.*<w:lang w:val="da-DK"\/>.*<\/w:docDefaults>/s,
    );
    expect(files.get('docProps/core.xml')).toContain('<dc:title>Resultat');
    const foot = [...files].filter(([path]) => path.startsWith('word/footer')).map(([, text]) => text);
    expect(foot.join()).toMatch(/Side[\s\S]*PAGE[\s\S]*af[\s\S]*NUMPAGES/);
  });

  test('keeps what is short with its heading, words whole in narrow columns, and lets a long note go on over the page', async () => {
    const long = 'Et langt afsnit, der bliver ved. '.repeat(60);
    const answers = [
      'Slet ikke',
      'I mindre grad',
      'I nogen grad',
      'I høj grad',
      'I meget høj grad',
      'Gennemsnit',
    ];
    const xml = (
      await read({
        title: 'Resultat',
        passages: [
          [heading(3, 'Punkt'), paragraph('Kort'), said('Hvem', long), said('Hvornår', 'I dag')],
          [list(['Et', 'To', 'Tre', 'Fire'])],
          [{ kind: 'table', head: ['Rolle', ...answers], rows: [['Skoleledelse', ...'012345']], text: '' }],
          [
            {
              kind: 'table',
              head: ['Udsagn', 'Note'],
              rows: [
                ['Aftalt', 'Ja'],
                ['Talt om', long],
              ],
              text: '',
            },
          ],
        ],
      })
    ).get('word/document.xml') as string;
    /** The texts whose paragraph is to be on the same page as what follows. */
    const kept = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)]
      .filter(([one]) => one.includes('<w:keepNext/>'))
      .map(([one]) => one.replace(/<[^>]*>/g, ''));
    expect(kept).toEqual([
      'Punkt',
      'Kort',
      'Et',
      'Tre',
      'Rolle',
      ...answers,
      'Udsagn',
      'Note',
      'Aftalt',
      'Ja',
    ]);
    const rows = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([one]) => one.includes('<w:cantSplit/>'));
    expect(rows).toEqual([true, true, true, true, false]);
    const [role = 0, ...others] = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(role).toBeGreaterThan(12 * 115);
    for (const [index, name] of answers.entries())
      expect(others[index]).toBeGreaterThan(115 * Math.max(...name.split(' ').map((word) => word.length)));
  });

  test('holds no character that would make it unreadable, whatever people wrote', async () => {
    const harmful = fc.constantFrom(
      '<',
      '>',
      '&',
      ']]>',
      '"',
      '\u0000',
      '\u000b',
      '\ud800',
      '\udfff',
      '\ufffe',
      '\uffff',
    );
    const unit = fc.oneof(harmful, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }));
    const anything = fc.string({ unit, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(anything, anything, async (title, text) => {
        const files = await read({
          title,
          passages: [
            [paragraph(text), said(text, title)],
            [{ kind: 'table', head: [text], rows: [[title]], text }],
          ],
        });
        for (const [path, xml] of files) {
          expect(path).toMatch(/\.(xml|rels)$/);
          expect(xml).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
          // Every tag that is opened is closed in its turn, so no text has become one.
          const open: string[] = [];
          for (const [, end, name = '', empty] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
            if (end) expect(open.pop()).toBe(name);
            else if (!empty) open.push(name);
          }
          expect(open).toEqual([]);
          expect(xml.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(?:\w+|#\d+|#x[\da-f]+);)/i);
        }
      }),
      { numRuns: 20 },
    );
  });
});

test('as text a referat has its headings in capitals where they stand alone, and says tables in words', () => {
  expect(
    referatText({
      title: 'Resultat',
      passages: [
        [said('Rolle', 'Forvaltning'), said('Hvornår?', 'I dag')],
        [heading(2, 'Profilen')],
        [],
        [heading(2, 'Punkt', 1)],
        [heading(3, 'Data'), { kind: 'table', head: ['a'], rows: [['b']], text: 'b: 3' }],
        [answer('Mål', ''), answer('Tegn', 'ja')],
        [{ kind: 'list', items: [['Et', 'mere'], ['To']] }],
      ],
    }),
  ).toBe(
    'Resultat\n\nRolle: Forvaltning\nHvornår? I dag\n\nPROFILEN\n\n1. Punkt\n\nData\nb: 3\n\nMål:\nTegn:\nja\n\n- Et\n  mere\n- To',
  );
});
