import { render } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { answerOf } from '../domain/answer';
import { answerWords } from '../domain/result-words';
import { codeInLink, type DecodedSvarkode, decodeSvarkode, type Svarkode } from '../domain/svarkode';
import { fill } from '../domain/text';
import type { Element } from '../schemas/shared';
import { CodeProblem } from './CodeProblem';
import type { ReadData } from './read-data';
import { Sign } from './Sign';

const ELEMENTS: readonly Element[] = ['data', 'sparring', 'indsatser'];

/** What a code says: the tjek, the role, and every answer in words. */
function Answers({ data, code }: { data: ReadData; code: Svarkode }) {
  const { readPage } = data.svarkode;
  const tjek = data.tjek.find(({ id }) => id === code.tjek);
  if (!tjek) return null;
  const answered = Object.keys(code.answers).length;
  return (
    <section class="st-read-answers" aria-labelledby="svarene">
      <h2 id="svarene" tabIndex={-1}>
        {readPage.answers}
      </h2>
      <p class="st-result-meta">
        <strong>{fill(readPage.meta, { title: tjek.title, role: data.texts.roles[code.role] })}</strong>{' '}
        <span class="st-code-text">{code.code}</span>
      </p>
      <p>{fill(readPage.count, { answered, total: tjek.udsagn.length })}</p>
      {ELEMENTS.map((element) => (
        <section key={element} class={`st-element-group st-${element}`} aria-labelledby={`svar-${element}`}>
          <h3 class="st-element-heading" id={`svar-${element}`}>
            <Sign element={element} />
            {data.texts.elements[element].name}
          </h3>
          <dl class="st-read-list">
            {tjek.udsagn
              .filter((udsagn) => udsagn.element === element)
              .map(({ id, wording }) => (
                <div key={id}>
                  <dt>{wording[code.role]}</dt>
                  <dd data-blank={answerOf(code.answers, id) === undefined || undefined}>
                    {answerWords(data.texts, answerOf(code.answers, id))}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <p class="st-hint">{readPage.notIn}</p>
      <p class="print:hidden">
        <a href={tjek.href}>{fill(readPage.toTjek, { title: tjek.title })}</a>
      </p>
    </section>
  );
}

const codeInAddress = () => codeInLink(`/svar/${location.hash}`);

/** Reads the code in the address, also when it changes, or one that is typed; shows what it says and keeps nothing. */
function ReadSvarkode({ data }: { data: ReadData }) {
  const { readPage } = data.svarkode;
  const [typed, setTyped] = useState(codeInAddress);
  const [read, setRead] = useState<{ text: string; decoded: DecodedSvarkode } | undefined>();
  const [moved, setMoved] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const readText = (text: string, move: boolean) => {
    const code = codeInLink(text.trim());
    const decoded = decodeSvarkode(code, data.tjek);
    setTyped(decoded.kind === 'ok' ? decoded.code : code);
    setRead({ text: code, decoded });
    if (move) setMoved((times) => times + 1);
  };
  useEffect(() => {
    const fromAddress = (move: boolean) => codeInAddress() && readText(codeInAddress(), move);
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
      {decoded?.kind === 'ok' && <Answers data={data} code={decoded} />}
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
