// Draws the answers of both roles on this device, now and whenever another tab changes them, or those that the address holds. The
// picture is fetched only when there are any; until then the page's own links lead to the two forms.
import type { Response } from '../domain/response';
import type { BothData } from '../islands/both-data';
import { readResponse } from '../stores/response';

const ROLES = ['forvaltning', 'skoleledelse'] as const;

/** Begins to draw both roles' answers where the page has a place for them. */
export function startBothRoles(): void {
  const place = document.querySelector<HTMLElement>('[data-both]');
  const data = JSON.parse(document.querySelector('#both-data')?.textContent ?? '') as BothData;
  if (!place) return;
  const draw = async () => {
    const responses = ROLES.map((role) => readResponse(data.id, role)).filter(
      (response): response is Response =>
        response !== undefined && data.statements.some(({ id }) => response.answers[id] !== undefined),
    );
    const fragment = location.hash.slice(1);
    if (responses.length === 0 && !place.dataset['drawn'] && fragment === '') return;
    const { drawBoth } = await import('../islands/both-result');
    place.dataset['drawn'] = 'true';
    drawBoth(place, data, responses, fragment);
  };
  addEventListener('hashchange', () => void draw());
  addEventListener('storage', () => void draw());
  // A page that comes back from the browser's memory has slept while answers were given.
  addEventListener('pageshow', ({ persisted }) => persisted && void draw());
  void draw();
}
