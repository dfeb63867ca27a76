import { type ComponentType, render } from 'preact';
import type { WorkshopWindow } from '../domain/workshop-message';
import { bringBackWorkshops, type OpenWorkshop, openWorkshop, readWorkshops } from '../stores/workshop';
import { NoWorkshop } from './NoWorkshop';
import type { WorkshopData } from './workshop-data';

/** What each window of a workshop is drawn from. */
export interface WorkshopProps {
  data: WorkshopData;
  open: OpenWorkshop;
}

/** The workshop that the address names after `#`, or the one that was changed last on this device. */
function wantedId(): string {
  // Where one is named, no other is read: what a page has read is written again when the browser empties its storage.
  return location.hash.slice(1) || (readWorkshops()[0]?.id ?? '');
}

/** Opens the workshop that the address names, and draws a window of it in the place that the page has for it. */
export async function mountWorkshop(
  Window: ComponentType<WorkshopProps>,
  self: WorkshopWindow,
): Promise<void> {
  const place = document.querySelector('[data-workshop]');
  const json = document.querySelector('#workshop-data')?.textContent;
  if (!place || !json) throw new Error('the page has no place for the workshop');
  const data = JSON.parse(json) as WorkshopData;
  const { title } = self === 'vaeg' ? data.wall : data.leader;
  const draw = async () => {
    const open = await openWorkshop(wantedId(), self);
    place.replaceChildren();
    render(
      typeof open === 'string' ? (
        <NoWorkshop data={data} title={title} message={data.workshop[open]} />
      ) : (
        <Window data={data} open={open} />
      ),
      place,
    );
  };
  // Another workshop in the same window: a fresh page has no trace of the one before.
  addEventListener('hashchange', () => location.reload());
  await bringBackWorkshops();
  await draw();
}
