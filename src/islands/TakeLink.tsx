import { useEffect, useId, useState } from 'preact/hooks';
import { copyText } from '../components/copy-text';
import { decimal } from '../domain/decimals';
import { hasNotes, notesText, withPacked } from '../domain/link-notes';
import type { Response } from '../domain/response';
import { encodeSvarkode } from '../domain/svarkode';
import { fill } from '../domain/text';
import { pack } from './packed';
import type { QrCode } from './QrCode';
import type { ResultData } from './result-data';

/** Longer links are cut by some mail programs, and make QR codes that few scanners read. */
const MAIL_MAX = 2000;
const QR_MAX = 600;

/** The QR code of a link, whose code is fetched when it is asked for. */
function Qr({ data, link }: { data: ResultData; link: string }) {
  const { texts } = data.take;
  const [code, setCode] = useState<{ Drawn: typeof QrCode } | undefined>();
  const [failed, setFailed] = useState(false);
  const load = () =>
    void import('./QrCode').then(
      ({ QrCode: Drawn }) => setCode({ Drawn }),
      () => setFailed(true),
    );
  if (link.length > QR_MAX) return <p class="st-hint">{texts.link.qrTooLong}</p>;
  return (
    <details class="st-take-qr" onToggle={({ currentTarget }) => currentTarget.open && load()}>
      <summary>{texts.link.qr}</summary>
      {code && <code.Drawn text={link} label={texts.link.qrLabel} />}
      {failed && <p role="alert">{texts.loadFailed}</p>}
    </details>
  );
}

/** The link to a result, which whoever has it can read; notes only when they are asked for. */
export function TakeLink({ data, response }: { data: ResultData; response: Response }) {
  const { link: texts } = data.take.texts;
  const id = useId();
  const [withNotes, setWithNotes] = useState(false);
  const [packed, setPacked] = useState<string | undefined>();
  const [failed, setFailed] = useState(false);
  const { number, href } = data.svarkode;
  const statements = data.statements.map((statement) => statement.id);
  const code = encodeSvarkode({ id: data.id, number, statements }, response.role, response.answers);
  const text = notesText(code, response);
  useEffect(() => {
    let wanted = withNotes;
    setPacked(undefined);
    setFailed(false);
    if (wanted)
      void pack(text).then((result) => {
        if (!wanted) return;
        setPacked(result);
        setFailed(result === undefined);
      });
    return () => {
      wanted = false;
    };
  }, [withNotes, text]);
  if (!statements.some((statement) => Object.hasOwn(response.answers, statement)))
    return <p class="st-hint">{texts.nothing}</p>;
  const hash = withNotes && packed !== undefined ? withPacked(code, packed) : code;
  const link = new URL(`${href}#${hash}`, location.href).href;
  return (
    // No section: the panel can stand twice on a page, above and below, and a landmark is to be the only one of its name.
    <div class="st-take-link">
      <h3>{texts.title}</h3>
      <p class="st-hint">{texts.lead}</p>
      {hasNotes(response) && (
        <label class="st-check">
          <input
            type="checkbox"
            checked={withNotes}
            aria-describedby={`${id}-holds`}
            onChange={({ currentTarget }) => setWithNotes(currentTarget.checked)}
          />
          <span>{texts.withNotes}</span>
        </label>
      )}
      <p id={`${id}-holds`} class="st-hint" role="status">
        {failed ? texts.failed : withNotes ? texts.with : texts.without}{' '}
        {fill(texts.length, { n: decimal(link.length) })} {link.length > MAIL_MAX && texts.long}
      </p>
      <input
        class="st-take-address"
        readOnly
        value={link}
        aria-label={texts.label}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <p aria-live="polite">
        <button
          type="button"
          class="st-button st-button-quiet"
          disabled={withNotes && packed === undefined && !failed}
          data-done={data.take.texts.copied}
          data-failed={texts.copyFailed}
          onClick={({ currentTarget }) => void copyText(currentTarget, link)}
        >
          {texts.copy}
        </button>
      </p>
      <Qr data={data} link={link} />
    </div>
  );
}
