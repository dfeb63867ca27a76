import { useId, useState } from 'preact/hooks';
import { isGroup } from '../domain/group-from';
import { NAME_MAX } from '../domain/shelf';
import { fill } from '../domain/text';
import { fileItemOf, type KeptThing, type ReadableThing } from '../stores/mine';
import type { Mine } from '../stores/mine-list';
import { download } from './download';
import type { MineData } from './mine-data';
import { downloadItems } from './mine-files';
import { amountWords, nameOf, originWords, timeWords, tjekIn } from './mine-words';
import { useFocusLater } from './PlanParts';
import { Rename } from './Rename';
import { WorkshopWindows } from './WorkshopStartWindows';

interface ItemProps<T> {
  data: MineData;
  mine: Mine;
  thing: T;
  /** Says what was done. */
  say: (sentence: string) => void;
}

/** A mark for each statement, of its element, filled when it is answered: how far, never how high. */
function Marks({ data, thing }: { data: MineData; thing: ReadableThing }) {
  const tjek = thing.kind === 'besvarelse' ? tjekIn(data, thing.content.tjek) : undefined;
  if (!tjek || thing.kind !== 'besvarelse') return null;
  const { answers } = thing.content;
  return (
    <span class="st-marks st-mine-marks" aria-hidden="true">
      {tjek.statements.map(({ id, element }) => (
        <i key={id} class={`st-${element}`} data-done={Object.hasOwn(answers, id) || undefined} />
      ))}
    </span>
  );
}

/** Where a thing that stands open is gone on with, and where its result is. */
function placesOf(data: MineData, thing: ReadableThing): { open?: string; result?: string } {
  const { pages } = data;
  if (thing.kind === 'plan') return { open: pages.plan };
  const tjek = tjekIn(data, thing.content.tjek);
  if (!tjek) return {};
  if (thing.kind === 'workshop') return { result: `${pages.resultat}#${thing.content.id}` };
  const open = tjek.href[thing.content.role];
  return { open, result: `${open}#resultat` };
}

/** The ways into a thing. Where it stands open they are links; from the shelf it is opened first. */
function Ways({ data, mine, thing, say }: ItemProps<ReadableThing>) {
  const { list } = data.texts;
  const { open, result } = placesOf(data, thing);
  const about = <span class="sr-only">: {nameOf(data, fileItemOf(thing))}</span>;
  if (open && thing.place === 'shelf')
    return (
      <button
        type="button"
        class="st-button st-button-quiet st-button-small"
        onClick={() => (mine.open(thing) ? location.assign(open) : say(list.full))}
      >
        {list.open}
        {about}
      </button>
    );
  return (
    <>
      {open && (
        <a class="st-button st-button-quiet st-button-small" href={open}>
          {list.goOn}
          {about}
        </a>
      )}
      {result && thing.kind === 'workshop' && (
        <WorkshopWindows
          data={data}
          workshop={{ ...thing.content, name: nameOf(data, fileItemOf(thing)) }}
          quiet
        />
      )}
      {result && (
        <a class="st-mine-link" href={result}>
          {list.result}
          {about}
        </a>
      )}
    </>
  );
}

/** One kept thing: what it is, and what can be done with it. */
export function MineItem({ data, mine, thing, say }: ItemProps<ReadableThing>) {
  const { list } = data.texts;
  const item = fileItemOf(thing);
  const name = nameOf(data, item);
  const [renaming, setRenaming] = useState(false);
  const focusLater = useFocusLater();
  const id = useId();
  const about = <span class="sr-only">: {name}</span>;
  const button = (label: string, act: () => void, extra: object = {}) => (
    <button type="button" class="st-quiet" onClick={act} {...extra}>
      {label}
      {about}
    </button>
  );
  const rename = (next?: string) => {
    if (next !== undefined) {
      mine.rename(thing, next);
      say(next.trim() ? fill(list.renamed, { name: next.trim() }) : list.renamedNone);
    }
    setRenaming(false);
    focusLater(`#${CSS.escape(id)}-actions [data-rename-button]`);
  };
  const copy = () => {
    const next = fill(list.copyName, { name }).slice(0, NAME_MAX);
    say(mine.copy(thing, next) ? fill(list.copied, { name: next }) : list.full);
  };
  return (
    <li class="st-mine-item" data-kind={thing.kind}>
      <div class="st-mine-what">
        <h4>
          <span dir="auto">{name}</span>
          {thing.place === 'open' && thing.kind !== 'workshop' && <span class="st-tag">{list.isOpen}</span>}
          {thing.kind === 'workshop' && isGroup(thing.content) && <span class="st-tag">{list.group}</span>}
        </h4>
        <p class="st-hint">
          {[originWords(data, item), timeWords(data, item, thing.changed)].filter(Boolean).join(' · ')}
        </p>
        <p class="st-mine-amount">
          <Marks data={data} thing={thing} />
          {amountWords(data, item)}
        </p>
      </div>
      {renaming ? (
        <Rename texts={list} name={thing.name || name} max={NAME_MAX} save={rename} />
      ) : (
        <div class="st-row st-mine-actions print:hidden" id={`${id}-actions`}>
          <Ways data={data} mine={mine} thing={thing} say={say} />
          {button(
            list.rename,
            () => {
              setRenaming(true);
              focusLater('[data-rename]');
            },
            { 'data-rename-button': true },
          )}
          {button(list.copy, copy)}
          {button(list.download, () => downloadItems([item], thing.kind))}
          {button(list.remove, () => {
            say('');
            mine.remove(thing);
          })}
        </div>
      )}
    </li>
  );
}

/** What cannot be read: it can be had as a file, and deleted. */
export function Unreadable({ data, mine, thing, say }: ItemProps<KeptThing & { kind: 'unreadable' }>) {
  const { list } = data.texts;
  const about = <span class="sr-only">: {list.unreadable}</span>;
  return (
    <li class="st-mine-item" data-kind={thing.kind}>
      <div class="st-mine-what">
        <h4>
          <span>{list.unreadable}</span>
        </h4>
        <p>{fill(list.unreadableText, { size: thing.text.length })}</p>
      </div>
      <div class="st-row st-mine-actions print:hidden">
        <button
          type="button"
          class="st-quiet"
          onClick={() => download('samarbejdstjek-kan-ikke-laeses.txt', thing.text)}
        >
          {list.unreadableDownload}
          {about}
        </button>
        <button
          type="button"
          class="st-quiet"
          onClick={() => {
            say('');
            mine.remove(thing);
          }}
        >
          {list.remove}
          {about}
        </button>
      </div>
    </li>
  );
}
