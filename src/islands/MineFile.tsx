import { useRef, useState } from 'preact/hooks';
import type { FileItem } from '../domain/kept-file';
import { fingerprintOf, onceOf } from '../domain/kept-file';
import { fill } from '../domain/text';
import { fileItemOf, type KeptThing } from '../stores/mine';
import type { Mine } from '../stores/mine-list';
import { device } from '../stores/storage';
import { FileDrop } from './FileDrop';
import { MinePreview, type Previewed } from './MinePreview';
import type { MineData } from './mine-data';
import { type OpenedFile, openFile } from './mine-files';
import { useFocusLater } from './PlanParts';

/** The most files that are read at once. */
const FILES_MAX = 200;

/** What is in the files, and what of it cannot be read. */
function previewOf(files: readonly OpenedFile[], all: readonly KeptThing[]): Previewed {
  const here = new Set(
    all.flatMap((thing) => (thing.kind === 'unreadable' ? [] : [fingerprintOf(fileItemOf(thing))])),
  );
  /** What was read so far -> the file that it was first in. */
  const first = new Map<string, string>();
  const things: Previewed['things'][number][] = [];
  const problems: Previewed['problems'][number][] = [];
  for (const opened of files) {
    const { file } = opened;
    if (opened.kind === 'unreadable') problems.push({ file, name: '', reason: opened.reason });
    else if (opened.items.length === 0) problems.push({ file, name: '', reason: 'nothing' });
    else
      for (const read of opened.items)
        if (read.kind === 'unreadable') problems.push({ file, name: read.name, reason: read.reason });
        else {
          const { item } = read;
          const once = onceOf(item);
          const again = first.get(once) ?? '';
          if (!again) first.set(once, file);
          things.push({ id: `${things.length}`, file, item, here: here.has(fingerprintOf(item)), again });
        }
  }
  return { things, problems, onDevice: here };
}

/** Where files are chosen or dropped, and what is in them before anything changes. */
export function MineFile({
  data,
  mine,
  all,
  say,
}: {
  data: MineData;
  mine: Mine;
  all: readonly KeptThing[];
  say: (sentence: string) => void;
}) {
  const { file: words } = data.texts;
  const [status, setStatus] = useState('');
  const [preview, setPreview] = useState<Previewed>();
  /** How often files were read. */
  const turn = useRef(0);
  const focusLater = useFocusLater();

  const read = async (files: readonly File[]) => {
    say('');
    if (files.length > FILES_MAX) {
      setStatus(fill(words.tooMany, { max: FILES_MAX }));
      return;
    }
    setStatus(words.reading);
    // What the reader decided of the files before does not hold for these.
    setPreview(undefined);
    turn.current += 1;
    const own = turn.current;
    const opened: OpenedFile[] = [];
    // One after the other: all of them at once could fill the memory.
    for (const file of files) opened.push(await openFile(file));
    if (own !== turn.current) return;
    setStatus('');
    setPreview(previewOf(opened, all));
    focusLater('#mine-forhaandsvisning');
  };
  const close = () => {
    setPreview(undefined);
    setStatus('');
    focusLater('#mine-fil');
  };
  const take = (items: readonly FileItem[]) => {
    if (!mine.takeIn(items)) {
      setStatus(device() ? words.full : words.notKept);
      return;
    }
    setPreview(undefined);
    setStatus('');
    say(items.length === 1 ? words.takenOne : fill(words.taken, { n: items.length }));
    focusLater('#mine-liste');
  };

  return (
    <section class="st-mine-file print:hidden" aria-labelledby="mine-fil">
      <h2 id="mine-fil" tabIndex={-1}>
        {words.heading}
      </h2>
      <p>{words.lead}</p>
      <FileDrop texts={words} class="st-mine-drop" multiple take={read} />
      {preview && <MinePreview data={data} preview={preview} take={take} cancel={close} />}
      <p class="st-said" role="alert">
        {status}
      </p>
    </section>
  );
}
