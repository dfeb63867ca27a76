import type { Piece } from '../domain/compare';
import type { Role } from '../schemas/shared';

/** One role's values at the columns, as places in the picture; undefined where there is none. */
export interface Slope {
  readonly role: Role;
  readonly heights: readonly (number | undefined)[];
  readonly pieces: readonly Piece[];
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Half the side of a square and the radius of a circle. */
export const MARK = 9;

/** Where each mark stands. Two marks that would hide each other stand side by side. */
export function placesOf(slopes: readonly Slope[], xs: readonly number[]): (Place | undefined)[][] {
  return slopes.map(({ role, heights }) =>
    heights.map((y, index) => {
      if (y === undefined) return undefined;
      const hidden = slopes.some((other) => {
        const height = other.role === role ? undefined : other.heights[index];
        return height !== undefined && Math.abs(height - y) < 2 * MARK;
      });
      const aside = role === 'forvaltning' ? -MARK - 1 : MARK + 1;
      return { x: (xs[index] ?? 0) + (hidden ? aside : 0), y };
    }),
  );
}

/** Even places for so many columns; a single one stands in the middle. */
export const columnPlaces = (columns: number, [from, to]: readonly [number, number]): number[] =>
  Array.from({ length: columns }, (_, index) =>
    columns === 1 ? (from + to) / 2 : from + (index * (to - from)) / (columns - 1),
  );

/** The lines of all roles, and on top of them the marks: a square with F, a circle with S. */
export function Slopes({
  slopes,
  places,
}: {
  slopes: readonly Slope[];
  places: readonly (readonly (Place | undefined)[])[];
}) {
  return (
    <>
      {slopes.map(({ role, pieces }, line) =>
        pieces.map(([from, to]) => {
          const [a, b] = [places[line]?.[from], places[line]?.[to]];
          return (
            a &&
            b && (
              <path
                key={`${role}${from}`}
                class={`st-slope st-slope-${role}`}
                d={`M${a.x} ${a.y}L${b.x} ${b.y}`}
              />
            )
          );
        }),
      )}
      {slopes.map(({ role }, line) =>
        places[line]?.map(
          (place, index) => place && <RoleMark key={`${role}${index}`} role={role} {...place} />,
        ),
      )}
    </>
  );
}

/** The mark of a role, the same in the pictures and where they are explained. */
export const RoleMark = ({ role, x, y }: Place & { role: Role }) =>
  role === 'forvaltning' ? (
    <>
      <rect class="st-mark-f" x={x - MARK} y={y - MARK} width={2 * MARK} height={2 * MARK} />
      <text class="st-mark-f-text" x={x} y={y + 4.5}>
        F
      </text>
    </>
  ) : (
    <>
      <circle class="st-mark-s" cx={x} cy={y} r={MARK} />
      <text class="st-mark-s-text" x={x} y={y + 4.5}>
        S
      </text>
    </>
  );
