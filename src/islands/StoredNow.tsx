import { useStore } from '@nanostores/preact';
import { render } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { fill } from '../domain/text';
import { type Device, type DeviceThing, openDevice } from '../stores/device';
import { bringBackPlan } from '../stores/plan-crash';
import { bringBackWorkshops } from '../stores/workshop';
import { download } from './download';
import { useFocusLater } from './PlanParts';
import type { StoredData } from './stored-data';
import { dayWords } from './workshop-words';

interface Props {
  data: StoredData;
  device: Device;
}

/** A size in the unit that people would use, with Danish commas. */
function sizeWords(bytes: number, { sizes }: StoredData['texts']): string {
  const number = (value: number) => value.toLocaleString('da-DK', { maximumFractionDigits: 1 });
  if (bytes < 1000) return fill(sizes.bytes, { n: bytes });
  return bytes < 1_000_000
    ? fill(sizes.kB, { n: number(bytes / 1000) })
    : fill(sizes.MB, { n: number(bytes / 1_000_000) });
}

/** What a thing is called: as its reader named it, or else by what it is about. */
function nameOf(thing: DeviceThing, { texts, tjek, roles }: StoredData): string {
  if (thing.kind === 'setting')
    return (texts.settings as Readonly<Record<string, string>>)[thing.key] ?? texts.kinds.setting;
  if (thing.name) return thing.name;
  const about = [thing.tjek && (tjek[thing.tjek] ?? thing.tjek), thing.role && roles[thing.role]];
  return about.filter(Boolean).join(', ') || texts.kinds[thing.kind];
}

/** The rest of what is to be known of a thing, on one line. */
function factsOf(thing: DeviceThing, data: StoredData): string {
  const { texts, tjek, roles } = data;
  const name = nameOf(thing, data);
  const about = [thing.tjek && (tjek[thing.tjek] ?? thing.tjek), thing.role && roles[thing.role]];
  return [
    texts.kinds[thing.kind],
    thing.name && about.filter(Boolean).join(', '),
    thing.shelved && texts.shelved,
    thing.updated &&
      fill(thing.kind === 'besvarelse' ? texts.answersFrom : texts.changed, {
        date: dayWords(thing.updated),
      }),
    sizeWords(thing.size, texts),
    texts.places[thing.place],
  ]
    .filter((fact) => fact && fact !== name)
    .join(' · ');
}

/** Gives a thing as a file, as it was kept. */
const downloadThing = ({ key, text }: DeviceThing) =>
  download(`${key.replace(/[^a-z0-9-]+/gi, '-')}.txt`, text);

function Item({ thing, data, remove }: { thing: DeviceThing; data: StoredData; remove: () => void }) {
  const { texts } = data;
  const name = nameOf(thing, data);
  const about = <span class="sr-only">: {name}</span>;
  return (
    <li>
      <p>
        <strong dir="auto">{name}</strong>
        <br />
        <span class="st-hint">{factsOf(thing, data)}</span>
      </p>
      <p class="st-row">
        {thing.kind !== 'setting' && (
          <button type="button" class="st-quiet" onClick={() => downloadThing(thing)}>
            {texts.download}
            {about}
          </button>
        )}
        <button type="button" class="st-quiet" onClick={remove}>
          {texts.remove}
          {about}
        </button>
      </p>
    </li>
  );
}

/** Everything that is stored, each with a way to be rid of it. */
function StoredList({ data, device }: Props) {
  const { texts } = data;
  const things = useStore(device.$things);
  const removed = useStore(device.$removed);
  const site = useStore(device.$site);
  const [said, say] = useState('');
  const [stuck, setStuck] = useState(false);
  const top = useRef<HTMLParagraphElement>(null);
  const focusLater = useFocusLater();
  const remove = (thing: DeviceThing) => {
    const done = device.remove(thing);
    setStuck(false);
    say(done ? fill(texts.removed, { what: nameOf(thing, data) }) : texts.notRemoved);
    // The button is gone; what can be done next is to take it back, unless another tab has removed it.
    if (done) focusLater(device.$removed.get() ? '[data-stored-undo]' : '[data-stored-sum]');
  };
  const undo = () => {
    const what = removed ? nameOf(removed, data) : '';
    const done = device.undo();
    setStuck(!done);
    say(done ? '' : fill(texts.notPutBack, { what }));
    if (done) top.current?.focus();
  };
  const size = sizeWords(
    things.reduce((sum, thing) => sum + thing.size, 0),
    texts,
  );
  return (
    <>
      <p ref={top} tabIndex={-1} class="st-hint" data-stored-sum>
        {things.length === 0
          ? texts.nothing
          : fill(things.length === 1 ? texts.sumOne : texts.sum, { n: things.length, size })}
      </p>
      <div role="status" class="st-stored-said">
        {said && <span dir="auto">{said} </span>}
        {removed && (
          <button type="button" class="st-quiet" data-stored-undo onClick={undo}>
            {texts.undo}
          </button>
        )}
        {removed && stuck && (
          <button type="button" class="st-quiet" onClick={() => downloadThing(removed)}>
            {texts.download}
          </button>
        )}
      </div>
      {things.length > 0 && (
        <ul class="st-stored-list">
          {things.map((thing) => (
            <Item key={thing.place + thing.key} thing={thing} data={data} remove={() => remove(thing)} />
          ))}
        </ul>
      )}
      <h3>{texts.site.heading}</h3>
      <p>
        {!site
          ? texts.site.counting
          : site.files === 0
            ? texts.site.notKept
            : fill(texts.site.kept, { n: site.files, size: sizeWords(site.bytes, texts) })}
      </p>
    </>
  );
}

/** *Slet alt* (product.md section 9). */
function DeleteAll({ data, device }: Props) {
  const words = data.texts.all;
  const things = useStore(device.$things);
  const site = useStore(device.$site);
  const [asking, ask] = useState(false);
  const [alsoSite, setAlsoSite] = useState(false);
  const [said, say] = useState('');
  const focusLater = useFocusLater();
  const hasSite = (site?.files ?? 0) > 0;
  // What could not be deleted may be a copy, which is on no list.
  const nothing = things.length === 0 && !hasSite && said !== words.partly;
  const cancel = () => {
    ask(false);
    focusLater('[data-delete-open]');
  };
  const removeAll = async () => {
    const done = await device.removeAll(alsoSite);
    ask(false);
    setAlsoSite(false);
    say(done ? words.done : words.partly);
    focusLater('[data-delete-said]');
  };
  return (
    <>
      <p>{words.lead}</p>
      {asking ? (
        <section class="st-notice" aria-label={words.open}>
          <p tabIndex={-1} data-delete-question>
            <strong>{words.question}</strong>{' '}
            {things.some(({ kind }) => kind === 'workshop') && words.workshop}
          </p>
          {hasSite && (
            <p>
              <label class="st-check">
                <input
                  type="checkbox"
                  checked={alsoSite}
                  onChange={({ currentTarget }) => setAlsoSite(currentTarget.checked)}
                />
                <span>{words.site}</span>
              </label>
            </p>
          )}
          <p class="st-row">
            <button type="button" class="st-button" onClick={() => void removeAll()}>
              {words.yes}
            </button>
            <button type="button" class="st-quiet" onClick={cancel}>
              {words.no}
            </button>
          </p>
        </section>
      ) : (
        <p class="st-row">
          <button
            type="button"
            class="st-button"
            data-delete-open
            disabled={nothing}
            onClick={() => {
              say('');
              ask(true);
              focusLater('[data-delete-question]');
            }}
          >
            {words.open}
          </button>
          {nothing && !said && <span class="st-hint">{words.nothing}</span>}
        </p>
      )}
      <p role="status" tabIndex={-1} data-delete-said>
        {said}
      </p>
    </>
  );
}

/** Draws what is stored, and *Slet alt*, in the places that the page has for them. */
export async function mountStoredNow(list: Element, all: Element, data: StoredData): Promise<void> {
  // Else it would come back after it was deleted here.
  await bringBackWorkshops();
  await bringBackPlan();
  const device = openDevice(data.base);
  for (const [place, Part] of [
    [list, StoredList],
    [all, DeleteAll],
  ] as const) {
    place.replaceChildren();
    render(<Part data={data} device={device} />, place);
  }
}
