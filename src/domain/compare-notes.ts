// What was written then and now, beside the numbers (product.md section 9): as it was written, and never counted.
import type { Role } from '../schemas/shared';
import type { Answer } from './answer';
import type { Column } from './compare';
import type { Point } from './compare-points';

/** Something that was written at one column. */
export interface Written {
  /** Which of the columns. */
  readonly column: number;
  readonly point: Point;
  /** Who wrote it; undefined of what a workshop agreed on. */
  readonly role: Role | undefined;
  /** What a respondent answered; undefined is blank, and of a workshop nothing. */
  readonly answer: Answer | undefined;
  /** Never empty, but for own statements that nobody noted anything to. */
  readonly text: string;
}

/** What was written to each statement, in the order of the tjek, and the statements that respondents wrote themselves, each with an id of its own. */
export interface AllWritten<S> {
  readonly notes: readonly { readonly statement: S; readonly written: readonly Written[] }[];
  readonly own: readonly { readonly id: string; readonly statement: string; readonly written: Written }[];
}

/**
 * Collects what was written, oldest first. Notes to statements that only some of the editions have come along.
 * @param statements of the tjek as the site has it now
 */
export function writtenIn<S extends { readonly id: string }>(
  columns: readonly Column[],
  statements: readonly S[],
): AllWritten<S> {
  const all = columns.flatMap(({ points }, column) =>
    points.map((point) => ({
      column,
      point,
      role: point.kind === 'besvarelse' ? point.roles[0] : undefined,
    })),
  );
  const notes = statements.map((statement) => ({
    statement,
    written: all.flatMap((at): Written[] => {
      const { notes, answers } = at.point;
      const text = (Object.hasOwn(notes, statement.id) ? notes[statement.id] : '')?.trim();
      return text ? [{ ...at, answer: answers?.[statement.id], text }] : [];
    }),
  }));
  return {
    notes: notes.filter(({ written }) => written.length > 0),
    own: all.flatMap((at) =>
      at.point.own
        .filter(({ text }) => text.trim() !== '')
        .map(({ id, text, answer, note }) => ({
          id: `${at.point.id} ${id}`,
          statement: text.trim(),
          written: { ...at, answer: answer ?? undefined, text: note.trim() },
        })),
    ),
  };
}
