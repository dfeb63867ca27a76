import { useStore } from '@nanostores/preact';
import { render } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { FileItem } from '../domain/kept-file';
import { fill } from '../domain/text';
import { fileItemOf, type KeptThing } from '../stores/mine';
import { type Mine, openMine } from '../stores/mine-list';
import { bringBackPlan } from '../stores/plan-crash';
import { $storage } from '../stores/storage';
import { bringBackWorkshops } from '../stores/workshop';
import { MineFile } from './MineFile';
import { MineItem, Unreadable } from './MineItem';
import type { MineData } from './mine-data';
import { downloadItems } from './mine-files';
import { matches, thingName } from './mine-words';
import { useFocusLater } from './PlanParts';

/** From so many on, the list can be searched. */
const SEARCHED = 9;
const KINDS = ['besvarelse', 'plan', 'workshop', 'unreadable'] as const;

/** What was done, and what was deleted and can be brought back. */
function Said({ data, mine, said }: { data: MineData; mine: Mine; said: string }) {
  const { list } = data.texts;
  const deleted = useStore(mine.$deleted);
  const undo = useRef<HTMLButtonElement>(null);
  const focusLater = useFocusLater();
  // What deleted it went with it, so the keyboard goes on from here.
  useEffect(() => {
    if (deleted) undo.current?.focus();
  }, [deleted]);
  const removed = deleted?.things.map((thing) => fill(list.removed, { name: thingName(data, thing) })) ?? [];
  return (
    <div class="st-row st-mine-said print:hidden">
      <p role="status" dir="auto">
        {[said, ...removed].filter(Boolean).join(' ')}
      </p>
      {deleted && (
        <button
          ref={undo}
          type="button"
          class="st-button st-button-quiet st-button-small"
          onClick={() => {
            mine.undo();
            focusLater('#mine-liste');
          }}
        >
          {list.undo}
        </button>
      )}
    </div>
  );
}

/** Whether what is listed is kept, in words that are true. */
function State({ data, any }: { data: MineData; any: boolean }) {
  const { list } = data.texts;
  const storage = useStore($storage);
  if (storage === 'not-kept')
    return (
      <p class="st-notice" role="alert">
        {any ? list.notKept : list.notKeptNone}
      </p>
    );
  if (!any && storage === 'kept') return null;
  return (
    <p class="st-hint st-mine-state" data-kept={storage}>
      {storage === 'kept' ? list.kept : list.thisTab}
    </p>
  );
}

function Empty({ data }: { data: MineData }) {
  const { list } = data.texts;
  const storage = useStore($storage);
  return (
    <div class="st-mine-empty">
      <p class="st-mine-empty-line">{list.none}</p>
      <p>{storage === 'not-kept' ? list.noneNotKept : list.noneNext}</p>
      <p class="st-row">
        <a class="st-button" href={data.pages.tjek}>
          {list.noneTjek}
        </a>
        <a class="st-button st-button-quiet" href={data.pages.start}>
          {list.noneWorkshop}
        </a>
      </p>
    </div>
  );
}

function Search({
  data,
  text,
  found,
  total,
  write,
}: {
  data: MineData;
  text: string;
  found: number;
  total: number;
  write: (text: string) => void;
}) {
  const { list } = data.texts;
  const id = useId();
  const said = found === 0 ? fill(list.notFound, { text }) : fill(list.found, { n: found, total });
  return (
    <div class="st-field st-mine-search print:hidden">
      <label for={id}>{list.search}</label>
      <input
        id={id}
        type="search"
        autocomplete="off"
        maxLength={100}
        value={text}
        onInput={({ currentTarget }) => write(currentTarget.value)}
      />
      <p class="st-hint" role="status">
        {text.trim() ? said : ''}
      </p>
    </div>
  );
}

function Kind({
  data,
  mine,
  kind,
  things,
  say,
}: {
  data: MineData;
  mine: Mine;
  kind: (typeof KINDS)[number];
  things: readonly KeptThing[];
  say: (sentence: string) => void;
}) {
  const id = useId();
  if (things.length === 0) return null;
  return (
    <section class="st-mine-kind" aria-labelledby={id}>
      <h3 id={id}>{data.texts.list.kinds[kind]}</h3>
      <ul>
        {things.map((thing) =>
          thing.kind === 'unreadable' ? (
            <Unreadable key={thing.key} data={data} mine={mine} thing={thing} say={say} />
          ) : (
            <MineItem key={thing.key} data={data} mine={mine} thing={thing} say={say} />
          ),
        )}
      </ul>
    </section>
  );
}

function MineTjek({ data, mine }: { data: MineData; mine: Mine }) {
  const { list } = data.texts;
  const all = useStore(mine.$list);
  const storage = useStore($storage);
  const [search, setSearch] = useState('');
  const [said, setSaid] = useState('');
  // A search that is under way stays, also when what was found is deleted.
  const searched = all.length >= SEARCHED || search !== '';
  const shown = searched && search.trim() ? all.filter((thing) => matches(data, thing, search.trim())) : all;
  const items: FileItem[] = all.flatMap((thing) => (thing.kind === 'unreadable' ? [] : [fileItemOf(thing)]));
  return (
    <>
      <section aria-labelledby="mine-liste">
        <h2 id="mine-liste" tabIndex={-1}>
          {storage === 'this-tab' ? list.headingThisTab : list.heading}
        </h2>
        <State data={data} any={all.length > 0} />
        <Said data={data} mine={mine} said={said} />
        {all.length === 0 && <Empty data={data} />}
        {searched && (
          <Search data={data} text={search} found={shown.length} total={all.length} write={setSearch} />
        )}
        {KINDS.map((kind) => (
          <Kind
            key={kind}
            data={data}
            mine={mine}
            kind={kind}
            say={setSaid}
            things={shown.filter((thing) => thing.kind === kind)}
          />
        ))}
        {all.length > 0 && <p class="st-hint print:hidden">{list.how}</p>}
        {all.length > 0 && (
          <p class="st-row st-mine-all print:hidden">
            {items.length > 0 && (
              <button type="button" class="st-button" onClick={() => downloadItems(items, 'alt')}>
                {list.downloadAll}
              </button>
            )}
            <a class="st-mine-link" href={data.pages.deleteAll}>
              {list.removeAll}
            </a>
          </p>
        )}
      </section>
      <MineFile data={data} mine={mine} all={all} say={setSaid} />
    </>
  );
}

/** Draws everything that is kept on this device into the place that the page has for it. */
export async function mountMineTjek(): Promise<void> {
  const place = document.querySelector('[data-mine]');
  const json = document.querySelector('#mine-data')?.textContent;
  if (!place || !json) throw new Error('the page has no place for the list');
  // Else it would come back after it was deleted here.
  await bringBackWorkshops();
  await bringBackPlan();
  place.replaceChildren();
  render(<MineTjek data={JSON.parse(json) as MineData} mine={openMine()} />, place);
}
