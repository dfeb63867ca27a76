import { useStore } from '@nanostores/preact';
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { KEYS, type WallAction } from './wall-keys';
import type { WorkshopData } from './workshop-data';
import type { WorkshopProps } from './workshop-mount';

/** What the buttons of the wall look like: lines on a field of 20 by 20. */
const ICONS = {
  back: 'M12.5 3.5 6 10l6.5 6.5',
  next: 'M7.5 3.5 14 10l-6.5 6.5',
  keys: 'M2 5h16v10H2zM5 8h.1M8.3 8h.1M11.6 8h.1M15 8h.1M6 12h8',
  panel: 'M4 2h12v16H4zM7 6h6M7 10h6M7 14h4',
  full: 'M2 7V2h5M13 2h5v5M18 13v5h-5M7 18H2v-5',
} as const;

type Tool = keyof typeof ICONS;

/** The buttons of the wall. They come forward when the pointer moves or one of them has the focus. */
export function Tools({
  data,
  act,
  isFull,
}: {
  data: WorkshopData;
  act: (action: WallAction) => void;
  isFull: boolean;
}) {
  const { tools } = data.wall;
  const shown = (Object.keys(ICONS) as Tool[]).filter(
    (tool) => tool !== 'full' || document.fullscreenEnabled,
  );
  return (
    <nav class="wall-tools" aria-label={tools.label}>
      {shown.map((tool) => {
        const name = tool === 'full' && isFull ? tools.fullLeave : tools[tool];
        return (
          <button key={tool} type="button" aria-label={name} title={name} onClick={() => act(tool)}>
            <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
              <path d={ICONS[tool]} />
            </svg>
          </button>
        );
      })}
    </nav>
  );
}

/** A dialog over the wall. The browser gives the focus back when it closes. */
function Dialog({
  title,
  close,
  onClose,
  name,
  children,
}: {
  title: string;
  close: string;
  onClose: () => void;
  name: string;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class={`wall-dialog ${name}`} aria-labelledby={heading} onClose={onClose}>
      <div class="wall-dialog-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" class="st-button st-button-quiet" onClick={() => dialog.current?.close()}>
          {close}
        </button>
      </div>
      {children}
    </dialog>
  );
}

/** What the keys do, and the switch that turns single characters off (WCAG 2.1.4). */
export function KeysDialog({
  data: { wall },
  letters,
  onLetters,
  onClose,
}: {
  data: WorkshopData;
  letters: boolean;
  onLetters: (on: boolean) => void;
  onClose: () => void;
}) {
  const { keys } = wall;
  const nameOf = (key: string) =>
    Object.entries(keys.names).find(([name]) => name === key)?.[1] ?? key.toUpperCase();
  return (
    <Dialog title={keys.title} close={keys.close} onClose={onClose} name="wall-keys">
      <dl>
        {(Object.keys(keys.actions) as WallAction[]).map((action) => (
          <div key={action}>
            <dt>{keys.actions[action]}</dt>
            <dd>
              {KEYS[action].map((key) => (
                <kbd key={key}>{nameOf(key)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <label class="wall-switch">
        <input
          type="checkbox"
          checked={letters}
          onChange={({ currentTarget }) => onLetters(currentTarget.checked)}
        />
        <span>{keys.letters}</span>
      </label>
    </Dialog>
  );
}

/** The facilitator's own fields, for whom the wall is the only window. Their code comes when they are asked for. */
export function PanelDialog({ data, open, onClose }: WorkshopProps & { onClose: () => void }) {
  const { panel, keys } = data.wall;
  const windows = useStore(open.$windows);
  const [Panel, setPanel] = useState<{ readonly draw: ComponentType<WorkshopProps> }>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    import('./FacilitatorPanel').then(
      ({ FacilitatorPanel }) => setPanel({ draw: FacilitatorPanel }),
      () => setFailed(true),
    );
  }, []);
  return (
    <Dialog title={panel.title} close={keys.close} onClose={onClose} name="wall-panel">
      <p class="st-notice">{windows.includes('leder') ? panel.elsewhere : panel.visible}</p>
      {Panel && <Panel.draw data={data} open={open} />}
      <p role="status">{failed ? panel.failed : !Panel && panel.loading}</p>
    </Dialog>
  );
}
