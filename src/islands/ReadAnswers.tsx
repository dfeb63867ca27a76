import { useEffect, useRef, useState } from 'preact/hooks';
import { answerOf } from '../domain/answer';
import { hasNotes, type LinkNotes, readNotes } from '../domain/link-notes';
import { emptyResponse, encodeResponse, type Response } from '../domain/response';
import { answerWords } from '../domain/result-words';
import type { Svarkode } from '../domain/svarkode';
import { fill } from '../domain/text';
import type { Element } from '../schemas/shared';
import { keepCopy } from '../stores/copies';
import { download } from './download';
import { KeepCopy } from './KeepCopy';
import { unpack } from './packed';
import { PaperCode } from './QrCode';
import type { ReadData } from './read-data';
import type { ResultData } from './result-data';
import { Sign } from './Sign';

const ELEMENTS: readonly Element[] = ['data', 'sparring', 'indsatser'];
const NO_NOTES: LinkNotes = { notes: {}, own: [] };

type ReadTjek = ReadData['tjek'][number];

/** The page's own result data for what a code says. */
const resultDataOf = (data: ReadData, tjek: ReadTjek, { role }: Svarkode): ResultData => ({
  ...data.result,
  id: tjek.id,
  title: tjek.title,
  edition: tjek.edition,
  role,
  statements: tjek.udsagn.map(({ wording, ...rest }) => ({ ...rest, text: wording[role] })),
  bothHref: `${tjek.href}begge/`,
  svarkode: { number: tjek.number, href: data.href, texts: data.svarkode.card },
});

const Note = ({ text }: { text: string | undefined }) =>
  text ? (
    <p class="st-scale-note" dir="auto">
      {text}
    </p>
  ) : null;

function Own({ data, own }: { data: ReadData; own: LinkNotes['own'] }) {
  const { texts } = data.result;
  if (own.length === 0) return null;
  return (
    <section aria-labelledby="svar-egne">
      <h3 id="svar-egne">{texts.form.own.heading}</h3>
      <dl class="st-read-list">
        {own.map(({ id, text, answer, note }) => (
          <div key={id}>
            <dt dir="auto">{text}</dt>
            <dd>
              {answerWords(texts, answer ?? undefined)}
              <Note text={note} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Somebody's result, as the one who sent it sees it, and what to do with their answers. */
interface Received {
  data: ReadData;
  tjek: ReadTjek;
  response: Response;
}

/** The way to the result, and to a copy of one's own; says where a copy went. */
function Actions({ data, tjek, response, showResult }: Received & { showResult: (() => void) | undefined }) {
  const { readPage } = data.svarkode;
  const role = data.result.texts.roles[response.role].toLowerCase();
  const keep = () => {
    const kept = keepCopy({ ...response, updated: new Date().toISOString() }, readPage.copyName);
    return (
      <p>
        {fill(readPage.kept[kept], { title: tjek.title, role })}{' '}
        {(kept === 'own' || kept === 'already') && (
          <a href={`${tjek.href}${response.role}/#resultat`}>{readPage.keptOpen}</a>
        )}
        {(kept === 'shelf' || kept === 'already-shelf') && <a href={data.mineHref}>{readPage.keptMine}</a>}
        {kept === 'not-kept' && (
          <button
            type="button"
            class="st-button st-button-quiet"
            onClick={() => download('samarbejdstjek-svar.json', encodeResponse(response), 'application/json')}
          >
            {readPage.downloadRescue}
          </button>
        )}
      </p>
    );
  };
  return (
    <KeepCopy texts={readPage} keep={keep}>
      {showResult && (
        <button type="button" class="st-button" onClick={showResult}>
          {readPage.result}
        </button>
      )}
    </KeepCopy>
  );
}

/** The result, whose code is fetched when it is first drawn. */
function ShownResult({ data, result, response }: Omit<Received, 'tjek'> & { result: ResultData }) {
  const { readPage } = data.svarkode;
  const place = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    title.current?.focus();
    import('./tjek-result').then(
      ({ drawResult }) => place.current && drawResult(place.current, result, response),
      () => setFailed(true),
    );
  }, []);
  return (
    <section class="st-result" aria-labelledby="resultat-titel">
      <h2 id="resultat-titel" tabIndex={-1} ref={title}>
        {readPage.resultTitle}
      </h2>
      <div ref={place} />
      <div role="alert">{failed && <p class="st-notice">{readPage.resultFailed}</p>}</div>
    </section>
  );
}

/**
 * What a code says: the tjek, the role, and every answer in words; the result; and a copy for those who want one.
 *
 * @param packed the notes of a link as they stand in it; undefined when there are none
 */
export function ReadAnswers({
  data,
  code,
  packed,
}: {
  data: ReadData;
  code: Svarkode;
  packed: string | undefined;
}) {
  const { readPage } = data.svarkode;
  const { texts } = data.result;
  const tjek = data.tjek.find(({ id }) => id === code.tjek);
  const [notes, setNotes] = useState<LinkNotes | 'reading' | 'broken'>(
    packed === undefined ? NO_NOTES : 'reading',
  );
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (packed === undefined) return;
    void unpack(packed).then((text) =>
      setNotes((text !== undefined && readNotes(text, code.code, code)) || 'broken'),
    );
  }, []);
  // What follows from the answers is made once all that the link holds is known.
  if (!tjek || notes === 'reading') return null;
  const taken = notes === 'broken' ? NO_NOTES : notes;
  const response: Response = {
    ...emptyResponse(tjek.id, tjek.edition, code.role),
    answers: code.answers,
    ...taken,
  };
  const answered = Object.keys(code.answers).length;
  return (
    <>
      <section class="st-read-answers" aria-labelledby="svarene">
        <div class="st-print-only">
          <PaperCode
            texts={data.svarkode.card}
            link={new URL(`${data.href}#${code.code}`, location.href).href}
          />
        </div>
        <h2 id="svarene" tabIndex={-1}>
          {readPage.answers}
        </h2>
        <p class="st-result-meta">
          <strong>{fill(readPage.meta, { title: tjek.title, role: texts.roles[code.role] })}</strong>{' '}
          <span class="st-code-text">{code.code}</span>
        </p>
        <p>{fill(readPage.count, { answered, total: tjek.udsagn.length })}</p>
        {notes === 'broken' && (
          <p class="st-notice st-notice-warning" role="alert">
            {readPage.notesBroken}
          </p>
        )}
        <Actions
          data={data}
          tjek={tjek}
          response={response}
          showResult={shown ? undefined : () => setShown(true)}
        />
        {ELEMENTS.map((element) => (
          <section key={element} class={`st-element-group st-${element}`} aria-labelledby={`svar-${element}`}>
            <h3 class="st-element-heading" id={`svar-${element}`}>
              <Sign element={element} />
              {texts.elements[element].name}
            </h3>
            <dl class="st-read-list">
              {tjek.udsagn
                .filter((udsagn) => udsagn.element === element)
                .map(({ id, wording }) => (
                  <div key={id}>
                    <dt>{wording[code.role]}</dt>
                    <dd data-blank={answerOf(code.answers, id) === undefined || undefined}>
                      {answerWords(texts, answerOf(code.answers, id))}
                      <Note text={Object.hasOwn(taken.notes, id) ? taken.notes[id] : undefined} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <Own data={data} own={taken.own} />
        <p class="st-hint">{hasNotes(taken) ? readPage.notesIn : readPage.notIn}</p>
        <p class="print:hidden">
          <a href={tjek.href}>{fill(readPage.toTjek, { title: tjek.title })}</a>
        </p>
      </section>
      {shown && <ShownResult data={data} result={resultDataOf(data, tjek, code)} response={response} />}
    </>
  );
}
