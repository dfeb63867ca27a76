// Before and now: kept answers to one tjek beside each other, by time and never by score (product.md sections 2 and 9).
import type { Element, Role } from '../schemas/shared';
import type { Udsagn } from '../schemas/tjek';
import type { Point } from './compare-points';
import { compareFractions, type Fraction, fraction } from './fraction';
import { distance, larger, subtract } from './fraction-arithmetic';
import {
  type GroupElementScore,
  levelAnswers,
  meanLevel,
  scoreGroupElement,
  type Tally,
  tallyAt,
} from './group';

const ELEMENTS: readonly Element[] = ['data', 'sparring', 'indsatser'];
const ROLES: readonly Role[] = ['forvaltning', 'skoleledelse'];

/** The most points that are laid beside each other. */
export const COMPARED_MAX = 6;

type Statement = Pick<Udsagn, 'id' | 'element'>;

/** The tjek as the site has it now. */
export interface ComparedTjek<S extends Statement> {
  readonly edition: string;
  readonly statements: readonly S[];
}

/** One place on the line of time: a point, or besvarelser of one day, each of another role. */
export interface Column {
  readonly day: string;
  readonly points: readonly Point[];
  readonly byRole: Readonly<Partial<Record<Role, Point>>>;
}

/**
 * How a role answered a statement at a column.
 * - `level`: `mean` is the mean of the levels, 0..4
 * - `no-level`: asked, but nobody answered with a level: never 0
 * - `small`: there are too few responses for it to be shown
 * - `not-taken`: the workshop did not take it up
 * - `not-here`: the role did not answer at that time
 */
export type Mark =
  | { readonly kind: 'level'; readonly mean: Fraction; readonly tally: Tally }
  | { readonly kind: 'no-level'; readonly tally: Tally }
  | { readonly kind: 'small' | 'not-taken' | 'not-here' };

/** From the first to the last column that has a value; `by` is how much higher the last is. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly by: Fraction;
}

/** What a line through the columns is drawn between: two columns that follow each other, without a gap between them. */
export type Piece = readonly [from: number, to: number];

/** One role's answers to one statement through the columns. */
export interface StatementLine {
  readonly role: Role;
  /** One for each column. */
  readonly marks: readonly Mark[];
  readonly pieces: readonly Piece[];
  /** undefined where there are not two levels that are before and now. */
  readonly change: Change | undefined;
}

/** One role's scores of one element through the columns (product.md sections 5 and 7). */
export interface ElementLine {
  readonly role: Role;
  /** One for each column; undefined where the role did not answer, or nothing of the element was taken up. */
  readonly scores: readonly (GroupElementScore | undefined)[];
  readonly pieces: readonly Piece[];
  /** Whether all scores of the line are of levels to the same statements. */
  readonly sameStatements: boolean;
}

/** Points of one role and one day: which of them is before the other cannot be said. */
export interface SameDay {
  readonly role: Role;
  readonly points: readonly Point[];
}

/** What points of one tjek say beside each other. The lines are only of roles that answered at one of the columns. */
export interface Comparison<S extends Statement> {
  readonly columns: readonly Column[];
  readonly statements: readonly { readonly statement: S; readonly lines: readonly StatementLine[] }[];
  readonly elements: readonly {
    readonly element: Element;
    /** How many of its statements all editions have. */
    readonly total: number;
    readonly lines: readonly ElementLine[];
  }[];
  /** Statements of the tjek that not all of the editions have: they count for nothing here. */
  readonly leftOut: readonly S[];
  /** How many statements were asked then that the tjek no longer has. */
  readonly unknown: number;
  readonly sameDay: readonly SameDay[];
  /** A role has both a single besvarelse and a group. */
  readonly mixed: boolean;
}

/**
 * Lays points beside each other, oldest first. The order in which they are given does not matter.
 * @param points of one tjek, no two with the same id
 */
export function compare<S extends Statement>(points: readonly Point[], tjek: ComparedTjek<S>): Comparison<S> {
  const ordered = inTime(points);
  const columns = columnsOf(ordered);
  const sameDay = sameDayIn(ordered);
  const loose = new Set(sameDay.flatMap(({ points }) => points.map(({ id }) => id)));
  const asked = ordered.map((point) => askedAt(point, ordered, tjek));
  const inAll = ({ id }: S) => asked.every((ids) => ids.has(id));
  const statements = tjek.statements.filter(inAll);
  const known = new Set(tjek.statements.map(({ id }) => id));
  const roles = ROLES.filter((role) => ordered.some((point) => point.roles.includes(role)));
  return {
    columns,
    statements: statements.map((statement) => ({
      statement,
      lines: roles.map((role) => statementLine(columns, role, statement.id, loose)),
    })),
    elements: ELEMENTS.flatMap((element) => {
      const here = statements.filter((statement) => statement.element === element).map(({ id }) => id);
      if (here.length === 0) return [];
      const lines = roles.map((role) => elementLine(columns, role, here, loose));
      return [{ element, total: here.length, lines }];
    }),
    leftOut: tjek.statements.filter((statement) => !inAll(statement)),
    unknown: new Set(asked.flatMap((ids) => [...ids].filter((id) => !known.has(id)))).size,
    sameDay,
    mixed: roles.some(
      (role) =>
        new Set(ordered.filter((point) => point.roles.includes(role)).map(({ kind }) => kind)).size > 1,
    ),
  };
}

/** Oldest first; what is of the same time, by id, so that nobody's choosing decides. */
export const inTime = (points: readonly Point[]): Point[] =>
  points.toSorted((a, b) => order(a.day, b.day) || order(a.time, b.time) || order(a.id, b.id));

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The ids of the statements of the edition that a point answered. A besvarelse of an earlier edition only says which it answered, so what
 * others of that edition say is taken along.
 */
function askedAt(point: Point, points: readonly Point[], tjek: ComparedTjek<Statement>): ReadonlySet<string> {
  if (point.asked) return new Set(point.asked);
  if (point.edition === tjek.edition) return new Set(tjek.statements.map(({ id }) => id));
  return new Set(
    points.filter(({ edition }) => edition === point.edition).flatMap(({ asked, taken }) => asked ?? taken),
  );
}

/** Points in the order of time as columns: besvarelser of one day stand in one, so long as each is of another role. */
function columnsOf(ordered: readonly Point[]): Column[] {
  const columns: Column[] = [];
  for (const point of ordered) {
    const index = columns.findIndex((column) => hasRoomFor(column, point));
    const points = [...(columns[index]?.points ?? []), point];
    const byRole = Object.fromEntries(points.flatMap((one) => one.roles.map((role) => [role, one])));
    columns.splice(index < 0 ? columns.length : index, index < 0 ? 0 : 1, { day: point.day, points, byRole });
  }
  return columns;
}

const hasRoomFor = (column: Column, point: Point) =>
  point.kind === 'besvarelse' &&
  column.day === point.day &&
  column.points.every(
    ({ kind, roles }) => kind === 'besvarelse' && !roles.some((role) => point.roles.includes(role)),
  );

function sameDayIn(ordered: readonly Point[]): SameDay[] {
  return ROLES.flatMap((role) => {
    const answered = ordered.filter((point) => point.roles.includes(role));
    const days = [...new Set(answered.map(({ day }) => day))];
    return days
      .map((day) => ({ role, points: answered.filter((point) => point.day === day) }))
      .filter(({ points }) => points.length > 1);
  });
}

/** The columns at which a role answered, but for those that cannot be said to be before or after another. */
const inLine = (columns: readonly Column[], role: Role, loose: ReadonlySet<string>): number[] =>
  columns.flatMap(({ byRole }, index) => {
    const point = byRole[role];
    return point && !loose.has(point.id) ? [index] : [];
  });

/** Pieces of the line between columns that follow each other for the role and both have a value. */
function piecesOf(
  columns: readonly Column[],
  role: Role,
  loose: ReadonlySet<string>,
  has: (index: number) => boolean,
): Piece[] {
  const all = columns.flatMap(({ byRole }, index) => (byRole[role] ? [index] : []));
  const line = inLine(columns, role, loose);
  return all.slice(1).flatMap((to, before) => {
    const from = all[before];
    const drawn = from !== undefined && [from, to].every((index) => line.includes(index) && has(index));
    return drawn ? [[from, to] as const] : [];
  });
}

function statementLine(
  columns: readonly Column[],
  role: Role,
  udsagn: string,
  loose: ReadonlySet<string>,
): StatementLine {
  const marks = columns.map(({ byRole }) => markAt(byRole[role], role, udsagn));
  const meanAt = (index: number | undefined) => {
    const mark = index === undefined ? undefined : marks[index];
    return mark?.kind === 'level' ? mark.mean : undefined;
  };
  const line = inLine(columns, role, loose).filter((index) => meanAt(index));
  const [from, to] = [line[0], line.at(-1)];
  const [first, last] = [meanAt(from), meanAt(to)];
  return {
    role,
    marks,
    pieces: piecesOf(columns, role, loose, (index) => meanAt(index) !== undefined),
    change:
      from !== undefined && to !== undefined && from !== to && first && last
        ? { from, to, by: subtract(last, first) }
        : undefined,
  };
}

function markAt(point: Point | undefined, role: Role, udsagn: string): Mark {
  if (!point) return { kind: 'not-here' };
  const tally = tallyAt(point.shown, udsagn)[role];
  const mean = meanLevel(tally);
  if (mean) return { kind: 'level', mean, tally };
  if (point.small.includes(role)) return { kind: 'small' };
  if (point.asked && !point.taken.includes(udsagn)) return { kind: 'not-taken' };
  return { kind: 'no-level', tally };
}

function elementLine(
  columns: readonly Column[],
  role: Role,
  udsagn: readonly string[],
  loose: ReadonlySet<string>,
): ElementLine {
  const at = columns.map(({ byRole }) => {
    const point = byRole[role];
    // A workshop takes a few statements of each element: the others are not missing.
    const here = udsagn.filter((id) => !point?.asked || point.taken.includes(id));
    if (!point || here.length === 0) return undefined;
    const tallies = here.map((id) => tallyAt(point.tallies, id)[role]);
    const basis = here.filter((_, index) => levelAnswers(tallies[index] as Tally) > 0).join(' ');
    return { score: scoreGroupElement(tallies), basis };
  });
  const isScore = (index: number) => at[index]?.score.kind === 'score';
  return {
    role,
    scores: at.map((one) => one?.score),
    pieces: piecesOf(columns, role, loose, isScore),
    sameStatements: new Set(at.filter((_, index) => isScore(index)).map((one) => one?.basis)).size <= 1,
  };
}

/** The statements with the largest change of a role first, up or down; equals in the order of the tjek, those without a change last. */
export function byChange<S extends Statement>(
  statements: Comparison<S>['statements'],
): Comparison<S>['statements'] {
  const most = (lines: readonly StatementLine[]) =>
    lines
      .map(({ change }) => (change ? distance(change.by, fraction(0)) : fraction(-1)))
      .reduce(larger, fraction(-1));
  return statements.toSorted((a, b) => compareFractions(most(b.lines), most(a.lines)));
}

/** Whether anything of it is before and now: a line between two times. */
export const hasBeforeAndNow = <S extends Statement>({ elements, statements }: Comparison<S>): boolean =>
  [...elements, ...statements].some(({ lines }) => lines.some(({ pieces }) => pieces.length > 0));

/**
 * What to lay beside each other before anybody has chosen: of each role that has answered on two days, the latest and the latest before
 * that, also where the roles did not answer on the same day. One person before a group is no before of it, where there is another. Where
 * no role has answered on two days, the two latest.
 * @returns ids, by time
 */
export function latestTwoOfEachRole(points: readonly Point[]): string[] {
  const columns = columnsOf(inTime(points));
  const chosen = new Set(
    ROLES.flatMap((role) => {
      const own = columns.flatMap(({ byRole }) => byRole[role] ?? []);
      const last = own.at(-1);
      const earlier = own.filter(({ day }) => day !== last?.day);
      const before = earlier.findLast(({ kind }) => kind === last?.kind) ?? earlier.at(-1);
      return last && before ? [before, last] : [];
    }),
  );
  const shown = columns.flatMap((column) => column.points);
  const latest = columns.slice(-2).flatMap((column) => column.points);
  return (chosen.size > 0 ? shown.filter((point) => chosen.has(point)) : latest).map(({ id }) => id);
}
