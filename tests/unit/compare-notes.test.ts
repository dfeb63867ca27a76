import { describe, expect, test } from 'vitest';
import { compare } from '../../src/domain/compare';
import { writtenIn } from '../../src/domain/compare-notes';
import { type Point, pointOfResponse, pointOfWorkshop } from '../../src/domain/compare-points';
import { emptyResponse, type OwnStatement } from '../../src/domain/response';
import type { Element, Role } from '../../src/schemas/shared';
import { ASKED, workshopOf } from '../helpers/workshop';

const STATEMENTS = ASKED.map((id) => ({ id, element: 'data' as Element }));
const [FIRST = '', SECOND = ''] = ASKED;

const labelled = (id: string, day: string) => ({ id, name: id, time: `${day}T09:00:00.000Z`, day });

const besvarelse = (
  id: string,
  day: string,
  role: Role,
  notes: Readonly<Record<string, string>>,
  own: readonly OwnStatement[] = [],
  edition = 'nu',
): Point =>
  pointOfResponse(labelled(id, day), {
    ...emptyResponse('hurtigt-tjek', edition, role),
    answers: { [FIRST]: 2 },
    notes,
    own,
  });

const workshop = (id: string, day: string): Point =>
  pointOfWorkshop(labelled(id, day), {
    ...workshopOf(ASKED, { edition: 'nu' }),
    agreed: { [FIRST]: { answer: 'uenige', note: 'Vi ser det forskelligt' } },
    notes: { [FIRST]: 'Spørg mere ind til leder 4' },
  });

const written = (points: readonly Point[]) =>
  writtenIn(compare(points, { edition: 'nu', statements: STATEMENTS }).columns, STATEMENTS);
/** Each note as one reads it: where it stands, who wrote it, what was answered. */
const notesOf = (points: readonly Point[]) =>
  written(points).notes.map(({ statement, written }) => [
    statement.id,
    ...written.map(
      ({ column, role, answer, text }) => `${column + 1} ${role ?? 'fælles'} ${answer ?? '-'} ${text}`,
    ),
  ]);

describe('what was written then and now', () => {
  test('stands at its statement, the oldest first, with who wrote it and what they answered', () => {
    const points = [
      besvarelse('c', '2026-03-01', 'forvaltning', { [SECOND]: 'Bedre', [FIRST]: ' Nu går det ' }),
      besvarelse('a', '2025-03-01', 'skoleledelse', { [FIRST]: 'Det gik ikke' }),
      besvarelse('b', '2025-03-01', 'forvaltning', { [FIRST]: '  ', [SECOND]: 'Svært' }),
    ];
    expect(notesOf(points)).toEqual([
      [FIRST, '1 skoleledelse 2 Det gik ikke', '2 forvaltning 2 Nu går det'],
      [SECOND, '1 forvaltning - Svært', '2 forvaltning - Bedre'],
    ]);
  });

  test('is of a workshop only what its members agreed on, never the facilitator’s own', () => {
    expect(notesOf([workshop('w', '2026-01-01')])).toEqual([[FIRST, '1 fælles - Vi ser det forskelligt']]);
  });

  test('comes along though the statement is not in all of the editions', () => {
    const old = besvarelse('a', '2025-03-01', 'forvaltning', { [SECOND]: 'Dengang' }, [], 'før');
    const points = [old, besvarelse('b', '2026-03-01', 'forvaltning', {})];
    expect(compare(points, { edition: 'nu', statements: STATEMENTS }).statements).toHaveLength(1);
    expect(notesOf(points)).toEqual([[SECOND, '1 forvaltning - Dengang']]);
  });

  test('has the respondents’ own statements, those of each by themselves', () => {
    const own = (text: string, answer: OwnStatement['answer'], note = ''): OwnStatement => ({
      id: 'egen-1',
      text,
      answer,
      note,
    });
    const { own: all } = written([
      besvarelse('a', '2025-03-01', 'forvaltning', {}, [own('Vi holder fri', 1, 'Sjældent')]),
      besvarelse('b', '2026-03-01', 'forvaltning', {}, [
        own('Vi ses', null),
        { ...own(' ', 3), id: 'egen-2' },
      ]),
    ]);
    expect(
      all.map(({ statement, written: { column, answer, text } }) => [statement, column, answer, text]),
    ).toEqual([
      ['Vi holder fri', 0, 1, 'Sjældent'],
      ['Vi ses', 1, undefined, ''],
    ]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(2);
  });

  test('is nothing where an id is the name of what every object has', () => {
    const statements = [{ id: 'constructor' }];
    const { columns } = compare([besvarelse('a', '2025-03-01', 'forvaltning', {})], {
      edition: 'nu',
      statements: STATEMENTS,
    });
    expect(writtenIn(columns, statements).notes).toEqual([]);
  });
});
