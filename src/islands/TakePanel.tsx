import { type ComponentChildren, render } from 'preact';
import { useId, useState } from 'preact/hooks';
import { copyText } from '../components/copy-text';
import { csvText } from '../domain/csv';
import { referatText } from '../domain/referat';
import { fill } from '../domain/text';
import { download } from './download';
import type { Takeaway, TakeData } from './take-data';

interface PanelProps {
  data: TakeData;
  /** What is taken along, made anew at each click. */
  take: () => Takeaway;
  /** What kind of thing it is, whose data the last file holds. */
  kind: keyof TakeData['texts']['jsonHints'];
  children?: ComponentChildren;
}

/** One way out: a button, and what it gives. */
function Way({
  hint,
  children,
}: {
  hint: ComponentChildren;
  children: (hintId: string) => ComponentChildren;
}) {
  const id = useId();
  return (
    <li>
      {children(id)}
      <p class="st-hint" id={id}>
        {hint}
      </p>
    </li>
  );
}

function TakePanel({ data: { texts, dataHref }, take, kind, children }: PanelProps) {
  const [state, setState] = useState('');
  const file = (ending: string, content: BlobPart, type: string) => {
    const name = `${take().stem}.${ending}`;
    download(name, content, type);
    setState(fill(texts.done, { file: name }));
  };
  const word = async () => {
    setState(texts.making);
    try {
      const { wordFile } = await import('./word');
      const { referat } = take();
      file('docx', await wordFile(referat, { page: texts.page, of: texts.pageOf }), WORD);
    } catch {
      setState(texts.wordFailed);
    }
  };
  const button = (hint: string, label: string, onClick: () => unknown) => (
    <button type="button" class="st-button st-button-quiet" aria-describedby={hint} onClick={onClick}>
      {label}
    </button>
  );
  return (
    <>
      <ul>
        <Way hint={texts.copyHint}>
          {(hint) => (
            <span aria-live="polite">
              <button
                type="button"
                class="st-button st-button-quiet"
                aria-describedby={hint}
                data-done={texts.copied}
                data-failed={texts.copyFailed}
                onClick={({ currentTarget }) => void copyText(currentTarget, referatText(take().referat))}
              >
                {texts.copy}
              </button>
            </span>
          )}
        </Way>
        <Way hint={texts.wordHint}>{(hint) => button(hint, texts.word, word)}</Way>
        <Way hint={texts.csvHint}>
          {(hint) => button(hint, texts.csv, () => file('csv', csvText(take().table), 'text/csv'))}
        </Way>
        <Way
          hint={
            <>
              {texts.jsonHints[kind]} <a href={dataHref}>{texts.jsonLink}</a>
            </>
          }
        >
          {(hint) => button(hint, texts.json, () => file('json', take().json, 'application/json'))}
        </Way>
      </ul>
      <p role="status" class="st-take-state">
        {state}
      </p>
      {children}
    </>
  );
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Draws what »Hent eller del« opens into its place. */
export function drawTakePanel(place: HTMLElement, props: PanelProps): void {
  if (!place.dataset['drawn']) place.replaceChildren();
  place.dataset['drawn'] = 'true';
  render(<TakePanel {...props} />, place);
}
