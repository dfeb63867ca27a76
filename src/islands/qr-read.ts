// Apart from qr.ts, so that a page which shows a QR code does not fetch what it takes to read one.
import decodeQR from 'qr/decode.js';

/** The text of the QR code in a picture, or undefined when there is none that can be read. */
export function readQr({
  data,
  width,
  height,
}: Pick<ImageData, 'data' | 'width' | 'height'>): string | undefined {
  try {
    return decodeQR({ data, width, height });
  } catch {
    return undefined;
  }
}
