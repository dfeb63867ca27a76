import { useId, useState } from 'preact/hooks';
import { fill } from '../domain/text';
import { WORKSHOP_TEXT, type Workshop } from '../domain/workshop';
import { withDrejebog, withName } from '../domain/workshop-edit';
import { lostIn } from '../domain/workshop-setup';
import type { ListedWorkshop } from '../stores/workshop';
import type { WorkshopList } from '../stores/workshop-list';
import { download } from './download';
import { downloadWorkshop } from './download-workshop';
import { useFocusLater } from './PlanParts';
import { Rename } from './Rename';
import { lostWords } from './WorkshopStartFile';
import { WorkshopWindows } from './WorkshopStartWindows';
import type { StartData } from './workshop-start-data';
import { answersWords, dayWords, nameOf, progressWords } from './workshop-words';

interface ItemProps {
  data: StartData;
  list: WorkshopList;
  /** Says what was done. */
  say: (sentence: string) => void;
  copy: (workshop: Workshop) => void;
}

/** A new drejebog for a workshop whose own the site no longer has. */
function OtherDrejebog({
  data,
  list,
  workshop,
  done,
}: Pick<ItemProps, 'data' | 'list'> & { workshop: Workshop; done: () => void }) {
  const { lost } = data.start;
  const id = useId();
  const [chosen, choose] = useState(data.drejeboeger[0]?.id ?? '');
  return (
    <p class="st-row">
      <label for={id}>{lost.drejebogChoose}</label>
      <select id={id} value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {data.drejeboeger.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="st-button st-button-small"
        onClick={() => {
          list.change(workshop.id, (before) => withDrejebog(before, chosen, before.taken));
          done();
        }}
      >
        {lost.drejebogTake}
      </button>
    </p>
  );
}

function Item({ data, list, say, copy, workshop }: ItemProps & { workshop: Workshop }) {
  const words = data.start.list;
  const name = nameOf(workshop, data);
  const [renaming, setRenaming] = useState(false);
  const focusLater = useFocusLater();
  const lost = lostIn(workshop, data.tjek, data.drejeboeger);
  const tjek = data.tjek.find(({ id }) => id === workshop.tjek)?.title ?? workshop.tjek;
  const key = `[data-workshop-id="${workshop.id}"]`;
  const about = <span class="sr-only">: {name}</span>;
  const button = (label: string, act: () => void, extra: object = {}) => (
    <button type="button" class="st-quiet" onClick={act} {...extra}>
      {label}
      {about}
    </button>
  );
  return (
    <li data-workshop-id={workshop.id}>
      <h3 dir="auto">{name}</h3>
      <p class="st-hint">{fill(words.meta, { tjek, date: dayWords(workshop.updated) })}</p>
      <p>
        {progressWords(workshop, data)}, {answersWords(workshop, data)}.
      </p>
      {lostWords(workshop, lost, data).map((sentence) => (
        <p key={sentence} class="st-notice">
          {sentence}
        </p>
      ))}
      {!lost.tjek && lost.drejebog && (
        <OtherDrejebog data={data} list={list} workshop={workshop} done={() => focusLater(`${key} a`)} />
      )}
      {renaming ? (
        <Rename
          texts={words}
          name={workshop.name}
          max={WORKSHOP_TEXT.line}
          save={(typed) => {
            if (typed !== undefined) {
              // A workshop always has a name.
              const next = typed.trim() || workshop.name;
              list.change(workshop.id, (before) => withName(before, next));
              say(fill(words.renamed, { name: next }));
            }
            setRenaming(false);
            focusLater(`${key} [data-rename-button]`);
          }}
        />
      ) : (
        <div class="st-row">
          {!lost.tjek && !lost.drejebog && <WorkshopWindows data={data} workshop={workshop} quiet />}
          {!lost.tjek && (
            <a class="st-workshop-link" href={`${data.pages.resultat}#${workshop.id}`}>
              {words.result}
              {about}
            </a>
          )}
          {!lost.tjek && !lost.drejebog && (
            <a class="st-workshop-link" href={`${data.pages.drejebog}#${workshop.id}`}>
              {words.script}
              {about}
            </a>
          )}
          {button(
            words.rename,
            () => {
              setRenaming(true);
              focusLater(`${key} [data-rename]`);
            },
            { 'data-rename-button': true },
          )}
          {!lost.tjek && button(words.copy, () => copy(workshop))}
          {button(words.download, () => downloadWorkshop(workshop))}
          {button(words.remove, () => {
            say('');
            list.remove({ kind: 'ok', id: workshop.id, workshop });
          })}
        </div>
      )}
    </li>
  );
}

function Unreadable({
  data,
  list,
  listed,
}: Pick<ItemProps, 'data' | 'list'> & { listed: ListedWorkshop & { kind: 'unreadable' } }) {
  const words = data.start.list;
  return (
    <li>
      <h3>{words.unreadable}</h3>
      <p>{fill(words.unreadableText, { size: listed.text.length })}</p>
      <p class="st-row">
        <button
          type="button"
          class="st-quiet"
          onClick={() => download(`workshop-${listed.id}.txt`, listed.text)}
        >
          {words.download}
          <span class="sr-only">: {words.unreadable}</span>
        </button>
        <button type="button" class="st-quiet" onClick={() => list.remove(listed)}>
          {words.remove}
          <span class="sr-only">: {words.unreadable}</span>
        </button>
      </p>
    </li>
  );
}

/** The workshops on this device, each with what can be done to it. */
export function WorkshopStartList({ all, ...props }: ItemProps & { all: readonly ListedWorkshop[] }) {
  const words = props.data.start.list;
  return (
    <section class="st-workshop-list" aria-labelledby="gemte">
      <h2 id="gemte" tabIndex={-1}>
        {words.heading}
      </h2>
      {all.length === 0 ? (
        <p class="st-hint">{words.none}</p>
      ) : (
        <ul>
          {all.map((listed) =>
            listed.kind === 'ok' ? (
              <Item key={listed.id} workshop={listed.workshop} {...props} />
            ) : (
              <Unreadable key={listed.id} listed={listed} {...props} />
            ),
          )}
        </ul>
      )}
    </section>
  );
}
