import type { Element } from '../schemas/shared';
import type { Udsagn } from '../schemas/tjek';

const ELEMENTS: readonly Element[] = ['data', 'sparring', 'indsatser'];

/** What belongs together in a tjek: its own statements, and those of the one it includes. */
type Statement = Pick<Udsagn, 'element' | 'fokuspunkt'>;

/**
 * All statements of a tjek in the order in which they are answered: by element, and in a tjek that includes another also by
 * fokuspunkt, so that what belongs together stands together.
 *
 * @param own the tjek's own statements
 * @param included those of the tjek that it includes; none when it includes none
 * @param fokuspunkter ids in the order of the site
 */
export function allStatements<S extends Statement>(
  own: readonly S[],
  included: readonly S[],
  fokuspunkter: readonly string[],
): S[] {
  const place = ({ element, fokuspunkt }: S) => [
    ELEMENTS.indexOf(element),
    included.length > 0 ? fokuspunkter.indexOf(fokuspunkt) : 0,
  ];
  return [...included, ...own].toSorted((a, b) => {
    const [[elementA = 0, pointA = 0], [elementB = 0, pointB = 0]] = [place(a), place(b)];
    return elementA - elementB || pointA - pointB;
  });
}
