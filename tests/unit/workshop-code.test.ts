// The result of a workshop in an address: what comes out is what went in, and nothing else is read as one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGroup, timeOfResult } from '../../src/domain/group-from';
import type { CodedTjek } from '../../src/domain/svarkode';
import type { Workshop } from '../../src/domain/workshop';
import { decodeResult, encodeResult } from '../../src/domain/workshop-code';
import * as edit from '../../src/domain/workshop-edit';
import { sheetOf } from '../../src/domain/workshop-sheet';
import { ASKED, anyWorkshop, quick, workshopOf } from '../helpers/workshop';

const tjek: CodedTjek & { statements: readonly string[] } = {
  id: 'hurtigt-tjek',
  number: 1,
  statements: ASKED,
};
const statements = ASKED.map((id, index) => ({
  id,
  label: id,
  element: 'data' as const,
  fokuspunkt: `f${(index % 2) + 1}`,
}));

const coded = (workshop: Workshop, most = 100_000) => {
  const made = encodeResult(workshop, tjek, most, true);
  if (made.kind !== 'ok') throw new Error(made.kind);
  return made;
};
const read = (code: string) => {
  const decoded = decodeResult(code, [tjek], 'kode');
  if (decoded.kind !== 'ok') throw new Error(decoded.kind);
  return decoded.workshop;
};
/** All that the sheet is drawn from, but the facilitator's own notes and what only its own device needs. */
const shown = (workshop: Workshop) => {
  const { workshop: of, rows, ...sheet } = sheetOf(workshop, statements);
  const { name, edition, updated, ways, responses } = of;
  const roles = responses.map(({ role }) => role).sort();
  return {
    ...sheet,
    // A note of spaces is no note.
    rows: rows.map(({ agreed, ...row }) => ({ ...row, agreed: agreed.note.trim() ? agreed : agreed.answer })),
    of: { name, edition, updated, ways: ways.toSorted(), roles },
  };
};

describe('a result as a code', () => {
  test('gives the sheet that it was made of', () => {
    fc.assert(
      fc.property(anyWorkshop, (workshop) => {
        const open = edit.withShowSmall(workshop, true);
        const made = encodeResult(open, tjek, 100_000, true);
        // What is longer than any code is not read; the fields of these workshops may be full.
        fc.pre(made.kind === 'ok' && made.code.length <= 6000);
        expect(shown(read(coded(open).code))).toEqual(shown(open));
      }),
      { numRuns: 300 },
    );
  });

  test('holds no note that nobody asked to take along, whatever room there is', () => {
    fc.assert(
      fc.property(anyWorkshop, (workshop) => {
        const noted = edit.withAgreed(edit.withShowSmall(workshop, true), 'en', {
          answer: 3,
          note: 'Hemmeligt',
        });
        const made = encodeResult(noted, tjek, 100_000, false);
        fc.pre(made.kind === 'ok' && made.code.length <= 6000);
        const answers = Object.entries(noted.agreed).map(([id, { answer }]) => [id, { answer, note: '' }]);
        const sent = read(made.kind === 'ok' ? made.code : '');
        expect(shown(sent)).toEqual(shown({ ...noted, agreed: Object.fromEntries(answers) }));
      }),
      { numRuns: 100 },
    );
  });

  test('leaves out the notes first, then what was agreed, and says so', () => {
    const noted = edit.withAgreed(workshopOf(ASKED), 'en', { answer: 3, note: 'x'.repeat(2000) });
    const planned = edit.withPlan(edit.withChosen(noted, 'f1', true), 'f1', { step: 'y'.repeat(400) });
    const sizes = [10_000, 1000, 400, 40].map((most) => encodeResult(planned, tjek, most, true));
    expect(sizes.map((made) => (made.kind === 'ok' ? made.leftOut : made.kind))).toEqual([
      'nothing',
      'notes',
      'texts',
      'too-long',
    ]);
    const [, withoutNotes, withoutTexts] = sizes.map((made) => made.kind === 'ok' && read(made.code));
    expect(withoutNotes).toMatchObject({
      plan: [{ step: 'y'.repeat(400) }],
      agreed: { en: { answer: 3, note: '' } },
    });
    expect(withoutTexts).toMatchObject({ chosen: ['f1'], plan: [], agreed: { en: { answer: 3 } } });
  });

  test('a group is of the time of its answers elsewhere too, also when it was given a name later', () => {
    const role = 'skoleledelse' as const;
    const responses = Array.from({ length: 3 }, () => ({
      way: 'enheder' as const,
      role,
      answers: { en: 2 as const },
    }));
    const group = edit.withResponses(workshopOf(ASKED, { ways: ['enheder'] }), responses);
    const created = '2025-11-05T09:30:00.000Z';
    const there = read(coded({ ...group, created }).code);
    // A copy of it that is given another name is of that time still.
    const named = { ...edit.withName(there, 'Sidste år'), updated: '2026-11-22T09:30:00.000Z' };
    expect([isGroup(there), timeOfResult(there), timeOfResult(named)]).toEqual([true, created, created]);
    // A workshop that was held is of the time that it was changed last.
    const held = { ...group, created, step: 'profil' };
    expect(timeOfResult(read(coded(held).code))).toBe(group.updated);
    for (const done of [
      edit.withHands(held, 'en', 'skoleledelse', '2', '4'),
      edit.withAgreed(held, 'en', { answer: 'uenige' }),
      edit.withChosen(held, 'f1', true),
    ])
      expect(isGroup(read(coded(done).code))).toBe(false);
  });

  test('of forty responses to all statements fits in a QR code that a phone reads from paper', () => {
    const asked = quick.statements.map(({ id }) => id);
    const answers = (n: number) =>
      Object.fromEntries(asked.map((id, index) => [id, ((n * 7 + index * 3) % 5) as 0 | 1 | 2 | 3 | 4]));
    const forty = Array.from({ length: 40 }, (_, n) => ({
      way: 'enheder' as const,
      role: n % 2 ? ('forvaltning' as const) : ('skoleledelse' as const),
      answers: answers(n),
    }));
    const whole = edit.withResponses(workshopOf(asked), forty);
    const made = encodeResult(whole, { ...tjek, statements: asked }, 1000, true);
    expect(made).toMatchObject({ kind: 'ok', leftOut: 'nothing' });
    expect(made.kind === 'ok' && made.code.length).toBeLessThan(400);
  });

  test('is not made where it would tell what few have answered, nor of other statements', () => {
    const one = edit.withResponses(workshopOf(ASKED), [
      { way: 'enheder', role: 'forvaltning', answers: { en: 2 } },
    ]);
    expect(encodeResult(one, tjek, 1000, true)).toEqual({ kind: 'hidden' });
    expect(encodeResult(edit.withShowSmall(one, true), tjek, 1000, true).kind).toBe('ok');
    expect(encodeResult(workshopOf([...ASKED, 'fem']), tjek, 1000, true)).toEqual({ kind: 'other-edition' });
  });
});

describe('a text that is read as one', () => {
  const { code } = coded(edit.withHands(workshopOf(ASKED), 'en', 'forvaltning', '3', '4'));

  test.for([
    ['', 'broken'],
    ['AAAA', 'broken'],
    ['<script>', 'broken'],
    [code.slice(0, -1), 'broken'],
    [`${code}A`, 'broken'],
    [code.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), 'broken'],
    ['A'.repeat(100_000), 'broken'],
  ] as const)('%s is %s', ([text, kind]) => {
    expect(decodeResult(text, [tjek], 'kode')).toEqual({ kind });
  });

  test('of another tjek or edition is known as such', () => {
    expect(decodeResult(code, [], 'kode')).toEqual({ kind: 'unknown-tjek' });
    expect(decodeResult(code, [{ ...tjek, statements: ['en'] }], 'kode')).toEqual({ kind: 'other-edition' });
  });

  test('never throws, whatever it is', () => {
    const symbols = fc.string({ unit: fc.constantFrom(...'ABab09-_.%<'), maxLength: 400 });
    const mutated = fc
      .tuple(fc.nat(code.length - 1), fc.constantFrom(...'ABab09-_'))
      .map(([at, symbol]) => code.slice(0, at) + symbol + code.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(symbols, mutated, fc.string({ unit: 'binary' })), (text) => {
        const { kind } = decodeResult(text, [tjek], 'kode');
        expect(kind === 'ok').toBe(text === code);
      }),
      { numRuns: 2000 },
    );
  });
});
