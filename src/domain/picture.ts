// Pictures that somebody lets the scanner read: how large one is before it is unpacked, and where in it a QR code is looked for.

/** How large a picture is, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The most pixels of a picture that is unpacked: those of a telephone's 50 megapixels, which take 200 MB. */
export const PIXELS_MAX = 8192 * 6144;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
const JPEG = [0xff, 0xd8];

const beginsWith = (bytes: Uint8Array, beginning: readonly number[]) =>
  beginning.every((byte, at) => bytes[at] === byte);

/** A whole number of so many bytes, the greatest first; undefined beyond the end. */
function numberAt(bytes: Uint8Array, at: number, count: number): number | undefined {
  if (at + count > bytes.length) return undefined;
  return bytes.slice(at, at + count).reduce((number, byte) => 256 * number + byte, 0);
}

const sizeFrom = (width: number | undefined, height: number | undefined): PictureSize | undefined =>
  width && height ? { width, height } : undefined;

/**
 * How large a PNG or JPEG says it is in its first bytes; undefined of any other file. What unpacks it goes by the same numbers. It never
 * throws.
 * @param head the whole file, or as much of it as has what goes before the pixels
 */
export function pictureSize(head: Uint8Array): PictureSize | undefined {
  if (beginsWith(head, PNG)) return sizeFrom(numberAt(head, 16, 4), numberAt(head, 20, 4));
  return beginsWith(head, JPEG) ? jpegSize(head) : undefined;
}

/** Whether a JPEG's marker begins a frame, which has the size; three of the row are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(bytes: Uint8Array): PictureSize | undefined {
  let at = JPEG.length;
  while (bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const length = numberAt(bytes, at + 2, 2) ?? 0;
    if (isFrame(marker)) return sizeFrom(numberAt(bytes, at + 7, 2), numberAt(bytes, at + 5, 2));
    // Some programs fill up with bytes that say nothing.
    if (marker === 0xff) at += 1;
    else if (length < 2) return undefined;
    else at += 2 + length;
  }
  return undefined;
}

/** A part of a picture, and how many pixels wide and high it is when it is looked at. */
export interface Look {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly drawn: PictureSize;
}

/** The widest that is looked at in one go, in pixels: enough for a phone held up at arm's length, little enough to be quick. */
export const LOOK_MAX = 1280;
/** How much smaller than it is, or than this many looks side by side, a picture is looked at. */
const CLOSER = [1, 2, 4];

/**
 * Where a QR code is looked for: in the whole picture, then closer and closer in parts of it, as a small code in a large photo is lost when
 * the photo is made smaller. The parts lap over by half, so that a code of up to half a part is whole in one of them.
 */
export function* looksAt({ width, height }: PictureSize): Generator<Look> {
  const longest = Math.max(width, height);
  const scales = CLOSER.map((times) => Math.min(1, (times * LOOK_MAX) / longest));
  for (const scale of new Set(scales)) {
    const side = LOOK_MAX / scale;
    for (const y of startsOf(height, side))
      for (const x of startsOf(width, side)) {
        const [w, h] = [Math.min(side, width - x), Math.min(side, height - y)];
        const drawn = { width: Math.round(w * scale), height: Math.round(h * scale) };
        if (drawn.width > 0 && drawn.height > 0) yield { x, y, width: w, height: h, drawn };
      }
  }
}

/** Where parts of so long a side begin in a length, each half a side after the last. */
const startsOf = (length: number, side: number): number[] =>
  Array.from({ length: Math.max(1, Math.ceil((2 * length) / side) - 1) }, (_, n) => (n * side) / 2);
