/** FNV-1a over the UTF-16 code units of a text: a whole number below 2^32 that differs for nearly all other texts. */
export function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
