import { looksAt, PIXELS_MAX, pictureSize } from '../domain/picture';
import { readQr } from './qr-read';

/** The largest file that is opened, in bytes: what a telephone takes at its best. */
const FILE_MAX = 30_000_000;
/** How much of it has what goes before the pixels, in bytes. */
const HEAD_MAX = 1_000_000;
/** How long a QR code is looked for, in milliseconds; some pictures are made to be looked at without end. */
const PATIENCE = 5000;

/** What was found in a picture. */
export type PictureRead =
  | { readonly kind: 'ok'; readonly text: string }
  | { readonly kind: 'nothing' | 'broken' | 'too-large' };

/** The text of the QR code in a picture. It is measured before it is unpacked, and the page can be used meanwhile. */
export async function readPicture(file: File): Promise<PictureRead> {
  if (file.size > FILE_MAX) return { kind: 'too-large' };
  const head = await file.slice(0, HEAD_MAX).arrayBuffer();
  const size = pictureSize(new Uint8Array(head));
  if (!size) return { kind: 'broken' };
  if (size.width * size.height > PIXELS_MAX) return { kind: 'too-large' };
  const bitmap = await createImageBitmap(file);
  try {
    const text = await findIn(bitmap);
    return text === undefined ? { kind: 'nothing' } : { kind: 'ok', text };
  } finally {
    bitmap.close();
  }
}

async function findIn(bitmap: ImageBitmap): Promise<string | undefined> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  const until = performance.now() + PATIENCE;
  for (const { x, y, width, height, drawn } of looksAt(bitmap)) {
    canvas.width = drawn.width;
    canvas.height = drawn.height;
    context.drawImage(bitmap, x, y, width, height, 0, 0, drawn.width, drawn.height);
    const text = readQr(context.getImageData(0, 0, drawn.width, drawn.height));
    if (text !== undefined || performance.now() > until) return text;
    // The page has its turn between two looks.
    await new Promise((resolve) => setTimeout(resolve));
  }
  return undefined;
}
