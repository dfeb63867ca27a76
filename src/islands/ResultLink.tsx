import type { ComponentChildren } from 'preact';
import { copyText } from '../components/copy-text';
import { QrCode } from './QrCode';

/** The words about a QR code that opens a result. */
export interface ResultLinkTexts {
  readonly heading: string;
  readonly lead: string;
  readonly label: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
}

/**
 * A QR code that opens the same result on another device, on the screen and on paper. `holds` is what is in it, in sentences; `children`
 * is what can be chosen about it.
 */
export function ResultLink({
  texts,
  link,
  holds,
  children,
}: {
  texts: ResultLinkTexts;
  link: string;
  holds: readonly string[];
  children?: ComponentChildren;
}) {
  return (
    <section class="st-result-link" aria-labelledby="andet-sted">
      <QrCode text={link} label={texts.label} />
      <div>
        <h3 id="andet-sted">{texts.heading}</h3>
        <p>{texts.lead}</p>
        {/* What is chosen below changes it. */}
        <div role={children ? 'status' : undefined}>
          {holds.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        {children}
        <p class="print:hidden" aria-live="polite">
          <button
            type="button"
            class="st-button st-button-quiet"
            data-done={texts.copied}
            data-failed={texts.copyFailed}
            onClick={({ currentTarget }) => void copyText(currentTarget, link)}
          >
            {texts.copy}
          </button>
        </p>
      </div>
    </section>
  );
}
