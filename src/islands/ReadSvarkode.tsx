import { render } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { packedIn } from '../domain/link-notes';
import { afterCodeInLink, codeInLink, type DecodedSvarkode, decodeSvarkode } from '../domain/svarkode';
import { CodeProblem } from './CodeProblem';
import { ReadAnswers } from './ReadAnswers';
import type { ReadData } from './read-data';

const linkInAddress = () => `/svar/${location.hash}`;
const codeInAddress = () => (location.hash ? codeInLink(linkInAddress()) : '');

/** What was read: the code as it stood, what it says, and the notes that a link had besides. */
interface Read {
  text: string;
  decoded: DecodedSvarkode;
  packed: string | undefined;
}

/** Reads the code in the address, also when it changes, or one that is typed; shows what it says and keeps nothing by itself. */
function ReadSvarkode({ data }: { data: ReadData }) {
  const { readPage } = data.svarkode;
  const [typed, setTyped] = useState(codeInAddress);
  const [read, setRead] = useState<Read | undefined>();
  const [moved, setMoved] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const readText = (text: string, move: boolean) => {
    const code = codeInLink(text.trim());
    const decoded = decodeSvarkode(code, data.tjek);
    setTyped(decoded.kind === 'ok' ? decoded.code : code);
    setRead({ text: code, decoded, packed: packedIn(afterCodeInLink(text)) });
    if (move) setMoved((times) => times + 1);
  };
  useEffect(() => {
    const fromAddress = (move: boolean) => codeInAddress() && readText(linkInAddress(), move);
    const changed = () => void fromAddress(true);
    fromAddress(false);
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  // Whoever asked for a code to be read comes to what it says, or back to the field.
  useEffect(() => {
    if (moved === 0) return;
    const heading = document.querySelector<HTMLElement>('#svarene');
    (heading ?? field.current)?.focus();
  }, [moved]);
  const decoded = read?.decoded;
  const problem = decoded && decoded.kind !== 'ok' ? decoded : undefined;
  return (
    <>
      <form
        class="st-read-form print:hidden"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          readText(typed, true);
        }}
      >
        <label for={id}>{readPage.label}</label>
        <div>
          <input
            ref={field}
            id={id}
            class="st-code-field"
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            autocapitalize="characters"
            spellcheck={false}
            aria-invalid={problem ? true : undefined}
            aria-describedby={`${id}-hint${problem ? ` ${id}-problem` : ''}`}
          />
          <button type="submit" class="st-button">
            {readPage.read}
          </button>
        </div>
        <p class="st-hint" id={`${id}-hint`}>
          {readPage.hint}
        </p>
      </form>
      <div id={`${id}-problem`} role="alert">
        {problem && read && (
          <div class="st-notice st-notice-warning">
            <CodeProblem
              texts={data.svarkode}
              text={read.text}
              reason={problem}
              catalogue={data.tjek}
              onTake={(code) => readText(code, true)}
            />
          </div>
        )}
      </div>
      {decoded?.kind === 'ok' ? (
        <ReadAnswers
          key={`${decoded.code} ${read?.packed}`}
          data={data}
          code={decoded}
          packed={read?.packed}
        />
      ) : (
        <p class="st-print-only">{readPage.leadPaper}</p>
      )}
    </>
  );
}

/** Draws the page in the place that it has for it. */
export function mountReadSvarkode(): void {
  const place = document.querySelector('[data-read]');
  const data = document.querySelector('#read-data')?.textContent;
  if (!place || !data) throw new Error('the page has no place for a svarkode');
  render(<ReadSvarkode data={JSON.parse(data) as ReadData} />, place);
}
