import { useId, useState } from 'preact/hooks';
import { groupFrom } from '../domain/group-from';
import { type FileItem, fingerprintOf } from '../domain/kept-file';
import type { Response } from '../domain/response';
import { NAME_MAX } from '../domain/shelf';
import { fill } from '../domain/text';
import { newWorkshopId, now } from '../stores/workshop';
import { type Gathered, MineTogether } from './MineTogether';
import type { MineData } from './mine-data';
import { amountWords, nameOf, originWords, timeWords, tjekIn } from './mine-words';

/** What is in files, before anything changes. */
export interface Previewed {
  readonly things: readonly {
    readonly id: string;
    readonly file: string;
    readonly item: FileItem;
    /** The same content is on this device already. */
    readonly here: boolean;
    /** The file among these that holds the same already; '' where none does. */
    readonly again: string;
  }[];
  readonly problems: readonly {
    readonly file: string;
    /** What the thing in the file is called; '' where the whole file cannot be read. */
    readonly name: string;
    readonly reason: keyof MineData['texts']['file']['problems'];
  }[];
  /** What all that is on this device is compared by. */
  readonly onDevice: ReadonlySet<string>;
}

type PreviewedThing = Previewed['things'][number];

/** What is to be known of a thing before it is taken in. */
function noticesOf(data: MineData, { item, here, again }: PreviewedThing): string[] {
  const { file: words } = data.texts;
  const known = [
    here ? words.here : '',
    again && fill(item.kind === 'besvarelse' ? words.againAnswers : words.again, { file: again }),
  ];
  if (item.kind === 'plan') return known.filter(Boolean);
  const tjek = tjekIn(data, item.content.tjek);
  const { edition } = item.content;
  return [
    ...known,
    tjek ? '' : words.tjekGone,
    tjek && tjek.edition !== edition ? fill(words.editionOther, { edition, now: tjek.edition }) : '',
  ].filter(Boolean);
}

function Thing({
  data,
  thing,
  checked,
  check,
}: {
  data: MineData;
  thing: PreviewedThing;
  checked: boolean;
  check: (on: boolean) => void;
}) {
  const { item, file } = thing;
  const id = useId();
  const { list, file: words } = data.texts;
  const facts = [
    list.kindsOne[item.kind],
    originWords(data, item),
    timeWords(data, item, item.content.updated),
    amountWords(data, item),
  ];
  return (
    <li>
      <label class="st-check">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={id}
          onChange={({ currentTarget }) => check(currentTarget.checked)}
        />
        <span dir="auto">{nameOf(data, item)}</span>
      </label>
      <p class="st-hint" id={id}>
        {facts.filter(Boolean).join(' · ')}
        <br />
        <span dir="auto">{fill(words.from, { file })}</span>
        {noticesOf(data, thing).map((notice) => (
          <strong key={notice}>{notice}</strong>
        ))}
      </p>
    </li>
  );
}

function Problems({ data, problems }: { data: MineData; problems: Previewed['problems'] }) {
  const { file: words } = data.texts;
  if (problems.length === 0) return null;
  return (
    <div class="st-notice">
      <h4>{words.problemsHeading}</h4>
      <ul>
        {problems.map(({ file, name, reason }, index) => (
          <li key={index}>
            <strong dir="auto">{name ? `${file}, ${name}` : file}</strong>
            <br />
            {words.problems[reason]}
          </li>
        ))}
      </ul>
    </div>
  );
}

const responseOf = ({ item }: PreviewedThing): Response[] =>
  item.kind === 'besvarelse' ? [item.content] : [];

/** Besvarelser of the same tjek and edition have the same; '' where a thing can be in no group. */
const groupKeyOf = (data: MineData, thing: PreviewedThing): string =>
  responseOf(thing)
    .map(({ tjek, edition }) => (tjekIn(data, tjek) ? `${tjek} ${edition}` : ''))
    .join('');

/** The besvarelser of the files by tjek and edition, where so many are ticked that they can be a group. */
function gather(data: MineData, things: Previewed['things'], isPicked: (thing: PreviewedThing) => boolean) {
  const keys = new Set(things.map((thing) => groupKeyOf(data, thing)));
  return [...keys].flatMap((key): (Gathered & { key: string })[] => {
    const all = things.filter((thing) => groupKeyOf(data, thing) === key);
    const picked = all.filter(isPicked);
    // The same files in another order are the same group.
    const responses = picked.flatMap(responseOf).toSorted((a, b) => a.updated.localeCompare(b.updated));
    const [first] = responses;
    const tjek = tjekIn(data, first?.tjek ?? '');
    if (!first || !tjek || responses.length < 2) return [];
    const here = picked.filter((thing) => thing.here).length;
    return [{ key, tjek, edition: first.edition, responses, here, out: all.length - picked.length }];
  });
}

/** The group of besvarelser as one thing to be taken in. */
function groupItem(data: MineData, { tjek, responses }: Gathered): FileItem {
  const name = fill(data.texts.file.groupName, { tjek: tjek.title }).slice(0, NAME_MAX);
  const group = { id: newWorkshopId(), name, tjek, drejebog: data.drejebog };
  return { kind: 'workshop', name, content: groupFrom(responses, group, now()) };
}

/** Several files of one tjek come from several people; what comes in one file, or a pair, is rather one's own. */
function isFromMany(data: MineData, things: Previewed['things'], key: string): boolean {
  const apart = things.filter((thing) => !thing.again && groupKeyOf(data, thing) === key);
  return key !== '' && new Set(apart.map(({ file }) => file)).size >= 3;
}

/** What is in the files, what can be taken of it, and how. */
export function MinePreview({
  data,
  preview,
  take,
  cancel,
}: {
  data: MineData;
  preview: Previewed;
  take: (items: readonly FileItem[]) => void;
  cancel: () => void;
}) {
  const { file: words } = data.texts;
  const { things, problems, onDevice } = preview;
  /** What the reader decided, by key of the group and id of the thing. */
  const [together, setTogether] = useState<Readonly<Record<string, boolean>>>({});
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({});
  const isTogether = (key: string) => together[key] ?? isFromMany(data, things, key);
  // What is here already would come in twice; in a group it is one of those who answered.
  const isPicked = (thing: PreviewedThing) =>
    ticked[thing.id] ?? (!thing.again && (!thing.here || isTogether(groupKeyOf(data, thing))));
  const chosen = things.filter(isPicked);
  const groups = gather(data, things, isPicked);
  const grouped = groups.filter(({ key }) => isTogether(key));
  const isGrouped = (thing: PreviewedThing) => grouped.some(({ key }) => key === groupKeyOf(data, thing));
  const isMixed = grouped.some(({ tjek, edition }) =>
    chosen.flatMap(responseOf).some((other) => other.tjek === tjek.id && other.edition !== edition),
  );
  const alone = chosen.filter((thing) => !isGrouped(thing));
  const count = grouped.length + alone.length;
  const items = (): FileItem[] => [
    ...grouped.map((gathered) => groupItem(data, gathered)),
    ...alone.map(({ item }) => item),
  ];
  return (
    <section class="st-mine-preview" aria-labelledby="mine-forhaandsvisning">
      <h3 id="mine-forhaandsvisning" tabIndex={-1}>
        {things.length > 0 ? words.preview : words.problemsHeading}
      </h3>
      {things.length > 0 && <p>{words.always}</p>}
      {groups.map(({ key, ...gathered }) => (
        <MineTogether
          key={key}
          data={data}
          gathered={gathered}
          again={onDevice.has(fingerprintOf(groupItem(data, gathered)))}
          together={isTogether(key)}
          choose={(on) => setTogether({ ...together, [key]: on })}
        />
      ))}
      {isMixed && <p class="st-hint">{words.groupEditions}</p>}
      {things.length > 0 && (
        <ul class="st-mine-taking">
          {things.map((thing) => (
            <Thing
              key={thing.id}
              data={data}
              thing={thing}
              checked={isPicked(thing)}
              check={(on) => setTicked({ ...ticked, [thing.id]: on })}
            />
          ))}
        </ul>
      )}
      <Problems data={data} problems={problems} />
      {things.length > 0 && count === 0 && <p class="st-hint">{words.none}</p>}
      <p class="st-row">
        {count > 0 && (
          <button type="button" class="st-button" onClick={() => take(items())}>
            {count === 1 ? words.takeOne : fill(words.take, { n: count })}
          </button>
        )}
        <button type="button" class="st-button st-button-quiet" onClick={cancel}>
          {things.length > 0 ? words.cancel : words.close}
        </button>
      </p>
    </section>
  );
}
