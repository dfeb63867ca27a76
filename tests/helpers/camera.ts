// A camera for the browser that sees what a test holds up before it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { qrSvgPath } from '../../src/islands/qr';

const WIDTH = 480;
const HEIGHT = 360;
const PER_SECOND = 10;
const [WALL, WHITE, BLACK] = [150, 235, 20];

/** One picture of the film: a QR code of a text on white paper before a grey wall, or the wall alone. */
function picture(text: string | undefined): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT, WALL);
  const square = (x: number, y: number, side: number, shade: number) => {
    for (let row = y; row < y + side; row += 1) luma.fill(shade, row * WIDTH + x, row * WIDTH + x + side);
  };
  if (text !== undefined) {
    const { size, path } = qrSvgPath(text);
    const side = Math.floor(HEIGHT / (size + 8));
    const [left, top] = [WIDTH, HEIGHT].map((length) => Math.floor((length - size * side) / 2)) as [
      number,
      number,
    ];
    square(left - 4 * side, top - 4 * side, (size + 8) * side, WHITE);
    for (const [, x, y] of path.matchAll(/M(\d+) (\d+)/g))
      square(left + Number(x) * side, top + Number(y) * side, side, BLACK);
  }
  return Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
}

/**
 * The options of a browser whose camera sees each text as a QR code for a second, and the wall for a second in between, over and over.
 * Call `remove` when the browser is closed.
 */
export function cameraThatSees(texts: readonly string[]): { args: string[]; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'samarbejdstjek-camera-'));
  const file = join(folder, 'film.y4m');
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${PER_SECOND}:1 Ip A1:1 C420jpeg\n`);
  const film = texts
    .flatMap((text) => [undefined, text])
    .flatMap((seen) => Array.from({ length: PER_SECOND }, () => picture(seen)));
  writeFileSync(file, Buffer.concat([head, ...film]));
  return {
    args: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
    ],
    remove: () => rmSync(folder, { recursive: true }),
  };
}
