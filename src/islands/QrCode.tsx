import { qrSvgPath } from './qr';
import type { ResultData } from './result-data';

/** Squares of white around a QR code, as scanners want. */
const QUIET = 4;

/** Squares on a side from which a code is drawn larger on paper, so that a phone still tells them apart. */
const DENSE = 85;

/** A QR code of a text, dark on white on any page. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = qrSvgPath(text);
  const side = size + 2 * QUIET;
  return (
    <svg
      class={size > DENSE ? 'st-qr st-qr-dense' : 'st-qr'}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      role="img"
      aria-label={label}
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}

/** An address without the part before the name of the site. */
export const withoutScheme = (link: string) => link.replace(/^https?:\/\//, '');

/** The QR code at the head of a printed result, which opens its answers elsewhere. */
export function PaperCode({ texts, link }: { texts: ResultData['svarkode']['texts']; link: string }) {
  return (
    <div class="st-paper-code">
      <div>
        <p>{texts.paper}</p>
        <p>{withoutScheme(link)}</p>
        <p>{texts.paperHolds}</p>
      </div>
      <QrCode text={link} label={texts.qrLabel} />
    </div>
  );
}
