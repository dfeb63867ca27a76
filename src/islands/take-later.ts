// Between the result and what »Tag med« opens there, so that the names of all files that it takes do not weigh on the result.
import type { Response } from '../domain/response';
import type { ResultData } from './result-data';

/** Fetches what »Tag med« opens on a result, and draws it. */
export async function drawTakeLater(
  place: HTMLElement,
  data: ResultData,
  read: () => Response,
): Promise<void> {
  const { drawTakeTjek } = await import('./take-tjek');
  drawTakeTjek(place, data, read);
}
