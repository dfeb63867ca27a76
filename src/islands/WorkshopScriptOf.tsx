import { render } from 'preact';
import { fill } from '../domain/text';
import type { Workshop } from '../domain/workshop';
import { bringBackWorkshops, followWorkshop } from '../stores/workshop';
import { NoWorkshop } from './NoWorkshop';
import { WorkshopScript } from './WorkshopScript';
import type { WorkshopData } from './workshop-data';
import { nameOf } from './workshop-words';

type Data = Pick<WorkshopData, 'tjek' | 'drejeboeger' | 'workshop' | 'start' | 'texts' | 'pages'>;

function Script({ data, workshop }: { data: Data; workshop: Workshop }) {
  const { script, lost } = data.start;
  const isHere =
    data.tjek.some(({ id }) => id === workshop.tjek) &&
    data.drejeboeger.some(({ id }) => id === workshop.drejebog);
  if (!isHere)
    return (
      <p class="st-notice">
        {data.tjek.some(({ id }) => id === workshop.tjek)
          ? fill(lost.drejebog, { id: workshop.drejebog })
          : fill(lost.tjek, { id: workshop.tjek })}
      </p>
    );
  return (
    <>
      <p class="st-row print:hidden">
        <button type="button" class="st-button" onClick={() => print()}>
          {script.print}
        </button>
        <a href={data.pages.drejebog}>{script.all}</a>
      </p>
      <h2 class="st-script-title" dir="auto">
        {fill(script.forWorkshop, { name: nameOf(workshop, data) })}
      </h2>
      <WorkshopScript
        data={data}
        tjek={workshop.tjek}
        drejebog={workshop.drejebog}
        taken={workshop.taken}
        ways={workshop.ways}
      />
    </>
  );
}

/** Draws the script of the workshop that the address names in place of the list of scripts. */
export async function drawScript(): Promise<void> {
  const place = document.querySelector('[data-workshop-script]');
  const json = document.querySelector('#workshop-script-data')?.textContent;
  if (!place || !json) throw new Error('the page has no place for the script');
  const data = JSON.parse(json) as Data;
  await bringBackWorkshops();
  const found = await followWorkshop(location.hash.slice(1));
  if (typeof found === 'string') {
    render(<NoWorkshop data={data} message={data.workshop[found]} />, place);
    return;
  }
  document.querySelector('[data-workshop-scripts]')?.remove();
  const draw = (workshop: Workshop) => render(<Script data={data} workshop={workshop} />, place);
  found.subscribe(draw);
}
