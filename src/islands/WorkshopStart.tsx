import { useStore } from '@nanostores/preact';
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../domain/text';
import type { Workshop } from '../domain/workshop';
import { asCopy, asTemplate, newWorkshop } from '../domain/workshop-edit';
import { $storage } from '../stores/storage';
import { bringBackWorkshops, newWorkshopId, now } from '../stores/workshop';
import { keepDraft, readDraft } from '../stores/workshop-draft';
import { openWorkshopList, type WorkshopList } from '../stores/workshop-list';
import { downloadWorkshop } from './download-workshop';
import { FileDrop } from './FileDrop';
import { useFocusLater } from './PlanParts';
import { FilePreview, type OpenedFile, openFile } from './WorkshopStartFile';
import { WorkshopStartForm } from './WorkshopStartForm';
import { WorkshopStartList } from './WorkshopStartList';
import { WorkshopWindows } from './WorkshopStartWindows';
import type { StartData } from './workshop-start-data';
import { nameOf } from './workshop-words';

/** What stands open over the list. */
type Panel =
  | { readonly kind: 'form' }
  | { readonly kind: 'ready' | 'file'; readonly workshop: Workshop }
  | undefined;

/** A workshop that was just made: the way into its windows. */
function Ready({ data, workshop, close }: { data: StartData; workshop: Workshop; close: () => void }) {
  const { windows } = data.start;
  const storage = useStore($storage);
  return (
    <section class="st-workshop-panel" aria-labelledby="klar">
      <h2 id="klar" tabIndex={-1} dir="auto">
        {fill(windows.ready, { name: nameOf(workshop, data) })}
      </h2>
      {storage === 'not-kept' && (
        <div class="st-notice" role="alert">
          <p>{data.workshop.notSaved}</p>
          <button type="button" class="st-button st-button-quiet" onClick={() => downloadWorkshop(workshop)}>
            {data.workshop.downloadRescue}
          </button>
        </div>
      )}
      <p class="st-workshop-windows">
        <WorkshopWindows data={data} workshop={workshop} />
      </p>
      <p>
        {windows.how} {windows.one}
      </p>
      <p class="st-row">
        <a href={`${data.pages.drejebog}#${workshop.id}`}>{windows.script}</a>
        <button type="button" class="st-quiet" onClick={close}>
          {windows.close}
        </button>
      </p>
    </section>
  );
}

/** What was taken away and can be brought back, and what else was done. */
function Said({ data, list, said }: { data: StartData; list: WorkshopList; said: string }) {
  const words = data.start.list;
  const removed = useStore(list.$removed);
  const undo = useRef<HTMLButtonElement>(null);
  const focusLater = useFocusLater();
  // What took it away went with it, so the keyboard goes on from here.
  useEffect(() => {
    if (removed) undo.current?.focus();
  }, [removed]);
  const removal =
    removed &&
    (removed.kind === 'ok'
      ? fill(words.removed, { name: nameOf(removed.workshop, data) })
      : words.removedUnreadable);
  return (
    <div class="st-row st-workshop-said">
      <p role="status" dir="auto">
        {[said, removal].filter(Boolean).join(' ')}
      </p>
      {removed && (
        <button
          ref={undo}
          type="button"
          class="st-button st-button-quiet st-button-small"
          onClick={() => {
            list.undo();
            focusLater('#gemte');
          }}
        >
          {words.undo}
        </button>
      )}
    </div>
  );
}

function WorkshopStart({ data, list }: { data: StartData; list: WorkshopList }) {
  const { create, file, list: words } = data.start;
  const all = useStore(list.$list);
  // A form that was being filled in when the page was loaded again stands there still.
  const [panel, setPanel] = useState<Panel>(() => (readDraft() ? { kind: 'form' } : undefined));
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const focusLater = useFocusLater();
  const show = (next: Panel, focus: string) => {
    if (panel?.kind === 'form') keepDraft(undefined);
    setPanel(next);
    setProblem('');
    focusLater(focus);
  };
  const add = (workshop: Workshop) => {
    list.add(workshop);
    show({ kind: 'ready', workshop }, '#klar');
  };
  const opened = (result: OpenedFile) => {
    setSaid('');
    if (result.kind === 'ok') show({ kind: 'file', workshop: result.workshop }, '#fil');
    else {
      show(undefined, '[data-file-problem]');
      setProblem(file.problems[result.reason]);
    }
  };
  const close = () => show(undefined, '[data-new]');
  return (
    <>
      {panel?.kind === 'form' && (
        <WorkshopStartForm
          data={data}
          cancel={close}
          begin={(setup) => add(newWorkshop(newWorkshopId(), setup, now()))}
        />
      )}
      {panel?.kind === 'ready' && <Ready data={data} workshop={panel.workshop} close={close} />}
      {panel?.kind === 'file' && (
        <FilePreview
          data={data}
          workshop={panel.workshop}
          cancel={close}
          take={() => {
            const copy = asCopy(panel.workshop, newWorkshopId());
            list.add(copy);
            setSaid(fill(file.taken[$storage.get()], { name: nameOf(copy, data) }));
            show(undefined, '#gemte');
          }}
        />
      )}
      {panel?.kind !== 'form' && (
        <FileDrop texts={file} class="st-workshop-drop" take={([first]) => void openFile(first).then(opened)}>
          <button
            type="button"
            class="st-button"
            data-new
            onClick={() => {
              setSaid('');
              show({ kind: 'form' }, '[data-first]');
            }}
          >
            {create.open}
          </button>
        </FileDrop>
      )}
      {problem && (
        <p class="st-notice" role="alert" data-file-problem tabIndex={-1}>
          {problem}
        </p>
      )}
      <Said data={data} list={list} said={said} />
      <WorkshopStartList
        data={data}
        list={list}
        all={all}
        say={setSaid}
        copy={(workshop) => {
          const name = fill(words.copyName, { name: nameOf(workshop, data) });
          const template = asTemplate(workshop, newWorkshopId(), name, now());
          setSaid(fill(words.copied, { name: template.name }));
          add(template);
        }}
      />
    </>
  );
}

/** Draws what can be done with workshops on this device into the place that the page has for it. */
export async function mountWorkshopStart(place: Element, data: StartData): Promise<void> {
  await bringBackWorkshops();
  place.replaceChildren();
  render(<WorkshopStart data={data} list={openWorkshopList()} />, place);
}
