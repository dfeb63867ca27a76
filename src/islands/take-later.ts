// Between the result and what is fetched for it later, »Hent eller del« and the plan on paper, so that the names of all files that they take do
// not weigh on the result.
import type { Response } from '../domain/response';
import type { ResultData } from './result-data';

/** Fetches what »Hent eller del« opens on a result, and draws it. */
export async function drawTakeLater(
  place: HTMLElement,
  data: ResultData,
  read: () => Response,
): Promise<void> {
  const { drawTakeTjek } = await import('./take-tjek');
  drawTakeTjek(place, data, read);
}

/** Fetches the plan that is printed after a result, and draws it there. Without it, if it cannot be had, what is there is printed. */
export async function drawPlanLater(result: HTMLElement, { plan, fokuspunkter }: ResultData): Promise<void> {
  const place = result.parentElement?.querySelector<HTMLElement>('[data-paper-plan]');
  const paper = await import('./PaperPlan').catch(() => undefined);
  if (place && plan) paper?.mountPaperPlan(place, { plan, fokuspunkter });
}
