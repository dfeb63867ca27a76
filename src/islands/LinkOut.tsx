import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { copyText } from '../components/copy-text';
import { decimal } from '../domain/decimals';
import { fill } from '../domain/text';
import type { QrCode } from './QrCode';
import type { TakeData } from './take-data';

/** Longer links are cut by some mail programs, and make QR codes that few scanners read. */
const MAIL_MAX = 2000;
const QR_MAX = 600;

interface LinkProps {
  texts: TakeData['texts'];
  link: string;
  /** Said where the link is too long for a QR code. */
  tooLong: string;
}

/** The QR code of a link, whose code is fetched when it is asked for. */
function Qr({ texts, link, tooLong }: LinkProps) {
  const [code, setCode] = useState<{ Drawn: typeof QrCode } | undefined>();
  const [failed, setFailed] = useState(false);
  const load = () =>
    void import('./QrCode').then(
      ({ QrCode: Drawn }) => setCode({ Drawn }),
      () => setFailed(true),
    );
  if (link.length > QR_MAX) return <p class="st-hint">{tooLong}</p>;
  return (
    <details class="st-take-qr" onToggle={({ currentTarget }) => currentTarget.open && load()}>
      <summary>{texts.link.qr}</summary>
      {code && <code.Drawn text={link} label={texts.link.qrLabel} />}
      {failed && <p role="alert">{texts.loadFailed}</p>}
    </details>
  );
}

interface LinkOutProps extends LinkProps {
  lead: string;
  /** What is in the link, in sentences. */
  holds: string;
  /** Whether the link stands as it is to be: not while something is packed into it. */
  ready: boolean;
  /** What is chosen about the link. `holdsId` names what is in it. */
  children?: (holdsId: string) => ComponentChildren;
}

/** A link to send: what is in it and how long it is, the address to copy, and its QR code. */
export function LinkOut({ texts, link, tooLong, lead, holds, ready, children }: LinkOutProps) {
  const id = useId();
  return (
    // No section: the panel can stand twice on a page, above and below, and a landmark is to be the only one of its name.
    <div class="st-take-link">
      <h3>{texts.link.title}</h3>
      <p class="st-hint">{lead}</p>
      {children?.(`${id}-holds`)}
      <p id={`${id}-holds`} class="st-hint" role="status">
        {holds} {fill(texts.link.length, { n: decimal(link.length) })}{' '}
        {link.length > MAIL_MAX && texts.link.long}
      </p>
      <input
        class="st-take-address"
        readOnly
        value={link}
        aria-label={texts.link.label}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <p aria-live="polite">
        <button
          type="button"
          class="st-button st-button-quiet"
          disabled={!ready}
          data-done={texts.copied}
          data-failed={texts.link.copyFailed}
          onClick={({ currentTarget }) => void copyText(currentTarget, link)}
        >
          {texts.link.copy}
        </button>
      </p>
      <Qr texts={texts} link={link} tooLong={tooLong} />
    </div>
  );
}
