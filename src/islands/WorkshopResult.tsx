import { useStore } from '@nanostores/preact';
import { render } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { timeOfResult } from '../domain/group-from';
import { namedRule } from '../domain/print-page';
import { fill } from '../domain/text';
import { encodeWorkshop, type Workshop } from '../domain/workshop';
import { decodeResult } from '../domain/workshop-code';
import { withName } from '../domain/workshop-edit';
import { lostIn } from '../domain/workshop-setup';
import { type Sheet, sheetOf } from '../domain/workshop-sheet';
import { type SheetAbout, sheetReferat, sheetTable, workshopFileStem } from '../domain/workshop-text';
import { keepWorkshopCopy } from '../stores/copies';
import { type OpenPlan, openPlan } from '../stores/plan';
import { bringBackWorkshops, type FollowedWorkshop, followWorkshop, readWorkshops } from '../stores/workshop';
import { downloadWorkshop } from './download-workshop';
import { KeepCopy } from './KeepCopy';
import { NoWorkshop } from './NoWorkshop';
import { PaperPlan } from './PaperPlan';
import { TakeAlong } from './TakeAlong';
import type { Takeaway } from './take-data';
import { codedTjek, IN_ADDRESS } from './WorkshopLink';
import { WorkshopSheet } from './WorkshopSheet';
import { lostWords } from './WorkshopStartFile';
import type { WorkshopData } from './workshop-data';
import { dayWords } from './workshop-words';

/** What can be taken along from the sheet. The file with the data is the workshop's own, which can be opened again. */
const takeOf = (sheet: Sheet, about: SheetAbout): Takeaway => ({
  stem: workshopFileStem(sheet.workshop),
  referat: sheetReferat(sheet, about),
  table: sheetTable(sheet, about),
  json: encodeWorkshop(sheet.workshop),
});

/** »Hent eller del« of the sheet as it stands when something is taken, with or without the notes. */
function TakeSheet({ data, sheet, about }: { data: WorkshopData; sheet: Sheet; about: SheetAbout }) {
  const latest = useRef({ sheet, about });
  latest.current = { sheet, about };
  const draw = async (place: HTMLElement) => {
    const { drawTakePanel } = await import('./TakePanel');
    const take = () => takeOf(latest.current.sheet, latest.current.about);
    drawTakePanel(place, { data: data.take, kind: 'workshop', take });
  };
  return <TakeAlong data={data.take} draw={draw} />;
}

/** A copy of the workshop that an address holds, and where it went. */
function keepSheet({ start, pages }: WorkshopData, workshop: Workshop) {
  const texts = start.result.elsewhere;
  const name = workshop.name ? fill(texts.copyNameOf, { name: workshop.name }) : texts.copyName;
  const copy = withName(workshop, name);
  const kept = keepWorkshopCopy(copy);
  const said = fill(texts.kept[kept.kind], { name: copy.name });
  if (kept.kind === 'not-kept') return <p>{said}</p>;
  return (
    <p>
      {said} <a href={`${pages.resultat}#${kept.id}`}>{texts.keptOpen}</a>{' '}
      <a href={pages.mine}>{texts.keptMine}</a>
    </p>
  );
}

/** Has the head of each printed sheet say which workshop it is about, where that has a name. */
function useNameOnPaper(title: string, name: string) {
  useLayoutEffect(() => {
    if (!name.trim()) return;
    // The policy of the site lets no script write in a style element.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(namedRule(title, name));
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [title, name]);
}

/** `inAddress`: the workshop stands in the address, made on another device, and is not kept here. */
function WorkshopResult({
  data,
  workshop,
  inAddress = false,
}: {
  data: WorkshopData;
  workshop: Workshop;
  inAddress?: boolean;
}) {
  const [withNotes, setNotes] = useState(false);
  const { result } = data.start;
  useNameOnPaper(result.title, workshop.name);
  const tjek = data.tjek.find(({ id }) => id === workshop.tjek);
  const lost = lostWords(workshop, lostIn(workshop, data.tjek, data.drejeboeger), data);
  const about: SheetAbout = {
    tjek: tjek?.title ?? workshop.tjek,
    date: dayWords(timeOfResult(workshop)),
    fokuspunkter: data.fokuspunkter,
    words: data,
    withNotes,
  };
  const sheet = tjek && sheetOf(workshop, tjek.statements);
  return (
    <>
      <div class="print:hidden">
        <div class="st-row">
          {sheet && (
            <>
              <button type="button" class="st-button" onClick={() => print()}>
                {result.print}
              </button>
              <TakeSheet data={data} sheet={sheet} about={about} />
            </>
          )}
          {!sheet && !inAddress && (
            <button
              type="button"
              class="st-button st-button-quiet"
              onClick={() => downloadWorkshop(workshop)}
            >
              {result.download}
            </button>
          )}
          <a class="st-workshop-link" href={`${data.pages.sammenlign}#tjek:${workshop.tjek}`}>
            {data.compareLink}
          </a>
          <a class="st-workshop-link" href={data.pages.start}>
            {data.workshop.toStart}
          </a>
        </div>
        {inAddress && (
          <>
            <p class="st-notice">{result.elsewhere.opened}</p>
            <KeepCopy texts={result.elsewhere} keep={() => keepSheet(data, workshop)} />
          </>
        )}
        {sheet && !inAddress && (
          <>
            <label class="st-check">
              <input
                type="checkbox"
                checked={withNotes}
                aria-describedby="noter-hjaelp"
                onChange={({ currentTarget }) => setNotes(currentTarget.checked)}
              />
              <span>{result.withNotes}</span>
            </label>
            <p class="st-hint" id="noter-hjaelp">
              {result.withNotesHint}
            </p>
          </>
        )}
        {lost.map((sentence) => (
          <p key={sentence} class="st-notice">
            {sentence}
          </p>
        ))}
      </div>
      {sheet && <WorkshopSheet data={data} sheet={sheet} about={about} />}
    </>
  );
}

interface Own {
  data: WorkshopData;
  $workshop: FollowedWorkshop;
  plan: OpenPlan;
}

/** The result of a workshop of this device, as its windows change it, and on paper what the plan holds of it. */
function Followed({ data, $workshop, plan }: Own) {
  const workshop = useStore($workshop);
  return (
    <>
      <WorkshopResult data={data} workshop={workshop} />
      <PaperPlan data={data} open={plan} only={workshop.chosen} />
    </>
  );
}

/** The result that stands in an address, or why it cannot be shown. */
function InAddress({ data, code }: { data: WorkshopData; code: string }) {
  const decoded = decodeResult(code, codedTjek(data), 'fra-linket');
  return decoded.kind === 'ok' ? (
    <WorkshopResult data={data} workshop={decoded.workshop} inAddress />
  ) : (
    <NoWorkshop data={data} message={data.start.result.elsewhere.problems[decoded.kind]} />
  );
}

/** Draws the result sheet of the workshop that the address holds or names, or of the one changed last. */
export async function mountWorkshopResult(): Promise<void> {
  const place = document.querySelector('[data-workshop]');
  const json = document.querySelector('#workshop-data')?.textContent;
  if (!place || !json) throw new Error('the page has no place for the workshop');
  const data = JSON.parse(json) as WorkshopData;
  addEventListener('hashchange', () => location.reload());
  const named = location.hash.slice(1);
  if (named.startsWith(IN_ADDRESS)) {
    place.replaceChildren();
    render(<InAddress data={data} code={named.slice(IN_ADDRESS.length)} />, place);
    return;
  }
  await bringBackWorkshops();
  const found = await followWorkshop(named || (readWorkshops()[0]?.id ?? ''));
  place.replaceChildren();
  render(
    typeof found === 'string' ? (
      <NoWorkshop data={data} message={data.workshop[found]} />
    ) : (
      <Followed data={data} $workshop={found} plan={openPlan()} />
    ),
    place,
  );
}
