import { useId, useState } from 'preact/hooks';
import { answersLeftOut, groupFrom } from '../domain/group-from';
import type { FileItem } from '../domain/kept-file';
import type { Response } from '../domain/response';
import { NAME_MAX } from '../domain/shelf';
import { fill } from '../domain/text';
import { newWorkshopId, now } from '../stores/workshop';
import type { MineData } from './mine-data';
import { amountWords, changedWords, nameOf, originWords, tjekIn } from './mine-words';

/** What is in files, before anything changes. */
export interface Previewed {
  readonly things: readonly {
    readonly id: string;
    readonly file: string;
    readonly item: FileItem;
    /** The same content is on this device already. */
    readonly here: boolean;
  }[];
  readonly problems: readonly {
    readonly file: string;
    /** What the thing in the file is called; '' where the whole file cannot be read. */
    readonly name: string;
    readonly reason: keyof MineData['texts']['file']['problems'];
  }[];
}

type PreviewedThing = Previewed['things'][number];

/** What is to be known of a thing before it is taken in. */
function noticesOf(data: MineData, { item, here }: PreviewedThing): string[] {
  const { file: words } = data.texts;
  if (item.kind === 'plan') return here ? [words.here] : [];
  const tjek = tjekIn(data, item.content.tjek);
  const { edition } = item.content;
  return [
    here ? words.here : '',
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
    changedWords(data, item.content.updated),
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

/** Several besvarelser of one tjek: as one group, or each for itself. */
function Together({
  data,
  tjek,
  responses,
  together,
  choose,
}: {
  data: MineData;
  tjek: MineData['tjek'][number];
  responses: readonly Response[];
  together: boolean;
  choose: (together: boolean) => void;
}) {
  const { file: words } = data.texts;
  const name = useId();
  const left = answersLeftOut(responses, tjek);
  const count = (role: Response['role']) => responses.filter((response) => response.role === role).length;
  const option = (value: boolean, label: string, hint: string) => (
    <label class="st-choice-option">
      <input type="radio" name={name} checked={together === value} onChange={() => choose(value)} />
      <span>
        <strong>{label}</strong>
        <span class="st-choice-hint">{hint}</span>
      </span>
    </label>
  );
  return (
    <fieldset class="st-choice">
      <legend>{fill(words.groupHeading, { n: responses.length, tjek: tjek.title })}</legend>
      <p class="st-hint">
        {fill(words.groupCounts, {
          forvaltning: count('forvaltning'),
          skoleledelse: count('skoleledelse'),
        })}
      </p>
      <div class="st-choice-row st-choice-cards">
        {option(true, words.groupOne, words.groupOneHint)}
        {option(false, words.groupEach, words.groupEachHint)}
      </div>
      {together && left > 0 && <p class="st-hint">{fill(words.groupLost, { n: left })}</p>}
    </fieldset>
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
  const { things, problems } = preview;
  /** Several files of one tjek come from several people; what comes in one file, or a pair, is rather one's own. */
  const isApart = (tjek: string) => {
    const files = things.filter((thing) => responseOf(thing).some((response) => response.tjek === tjek));
    return new Set(files.map(({ file }) => file)).size < 3;
  };
  const [picked, setPicked] = useState<ReadonlySet<string>>(
    new Set(things.filter(({ here }) => !here).map(({ id }) => id)),
  );
  const [apart, setApart] = useState<ReadonlySet<string>>(
    new Set(data.tjek.map(({ id }) => id).filter(isApart)),
  );
  const chosen = things.filter(({ id }) => picked.has(id));
  const groups = data.tjek
    .map((tjek) => ({
      tjek,
      responses: chosen.flatMap(responseOf).filter((response) => response.tjek === tjek.id),
    }))
    .filter(({ responses }) => responses.length > 1);
  const grouped = groups.filter(({ tjek }) => !apart.has(tjek.id));
  const isGrouped = (thing: PreviewedThing) =>
    responseOf(thing).some((response) => grouped.some(({ tjek }) => tjek.id === response.tjek));
  const items = (): FileItem[] => [
    ...grouped.map(({ tjek, responses }): FileItem => {
      const name = fill(words.groupName, { tjek: tjek.title }).slice(0, NAME_MAX);
      const group = { id: newWorkshopId(), name, tjek, drejebog: data.drejebog };
      return { kind: 'workshop', name, content: groupFrom(responses, group, now()) };
    }),
    ...chosen.filter((thing) => !isGrouped(thing)).map(({ item }) => item),
  ];
  const toggled = (set: ReadonlySet<string>, id: string, on: boolean) =>
    new Set(on ? [...set, id] : [...set].filter((other) => other !== id));
  return (
    <section class="st-mine-preview" aria-labelledby="mine-forhaandsvisning">
      <h3 id="mine-forhaandsvisning" tabIndex={-1}>
        {things.length > 0 ? words.preview : words.problemsHeading}
      </h3>
      {things.length > 0 && <p>{words.always}</p>}
      {groups.map(({ tjek, responses }) => (
        <Together
          key={tjek.id}
          data={data}
          tjek={tjek}
          responses={responses}
          together={!apart.has(tjek.id)}
          choose={(together) => setApart(toggled(apart, tjek.id, !together))}
        />
      ))}
      {things.length > 0 && (
        <ul class="st-mine-taking">
          {things.map((thing) => (
            <Thing
              key={thing.id}
              data={data}
              thing={thing}
              checked={picked.has(thing.id)}
              check={(on) => setPicked(toggled(picked, thing.id, on))}
            />
          ))}
        </ul>
      )}
      <Problems data={data} problems={problems} />
      {things.length > 0 && chosen.length === 0 && <p class="st-hint">{words.none}</p>}
      <p class="st-row">
        {chosen.length > 0 && (
          <button type="button" class="st-button" onClick={() => take(items())}>
            {chosen.length === 1 ? words.takeOne : fill(words.take, { n: chosen.length })}
          </button>
        )}
        <button type="button" class="st-button st-button-quiet" onClick={cancel}>
          {things.length > 0 ? words.cancel : words.close}
        </button>
      </p>
    </section>
  );
}
