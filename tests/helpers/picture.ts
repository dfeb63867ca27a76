/** The first bytes of a PNG that says it has so many pixels, and has none. */
export function pngHead(width: number, height: number): Buffer {
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(width);
  numbers.writeUInt32BE(height, 4);
  const beginning = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  return Buffer.concat([beginning, numbers, Buffer.from([1, 0, 0, 0, 0])]);
}
