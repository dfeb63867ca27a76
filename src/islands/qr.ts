/** Stands in until the svarkoder bring their own. */
export function qrSvgPath(text: string): { size: number; path: string } {
  const size = 29;
  const at = (x: number, y: number) => (x * 7 + y * 13 + text.charCodeAt((x + y) % text.length)) % 3 === 0;
  const squares = Array.from({ length: size * size }, (_, index) => [index % size, Math.floor(index / size)]);
  return { size, path: squares.map(([x = 0, y = 0]) => (at(x, y) ? `M${x} ${y}h1v1h-1z` : '')).join('') };
}
