import encodeQR from 'qr';

/** The narrowest edge of white that the encoder gives. */
const BORDER = 1;

/**
 * A text as a QR code: the dark squares as the path of an SVG, one unit per square, and how many units it is wide and high. The quiet
 * zone is not in it: leave four units of white on every side, and keep it dark on white, also where the page is dark, as many scanners
 * read nothing else.
 */
export function qrSvgPath(text: string): { size: number; path: string } {
  const rows = encodeQR(text, 'raw', { border: BORDER, ecc: 'medium' });
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x - BORDER} ${y - BORDER}h1v1h-1z` : '')))
    .join('');
  return { size: rows.length - 2 * BORDER, path };
}
