// Many files as one text. The pages of a site are mostly alike (head, menu, foot), so each different piece is sent once: a third of the
// bytes of the files one by one, in one request instead of hundreds.

/** @typedef {Record<string, string>} Texts the text of each file, by its path */

/**
 * @typedef {object} Pack
 * @property {string[]} pieces every different piece of text
 * @property {Record<string, number[]>} texts each file as the numbers of its pieces, by its path
 * @property {Record<string, string>} binaries files that are no text, in base64, by their paths
 */

/**
 * Packs texts. They are cut before every tag, where pages that are alike begin to differ.
 *
 * @param {Texts} files
 * @returns {Pick<Pack, 'pieces' | 'texts'>}
 */
export function packTexts(files) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  const texts = Object.entries(files).map(([path, text]) => {
    const pieces = text.split(/(?=<)/).map((piece) => {
      const number = numbers.get(piece) ?? numbers.size;
      numbers.set(piece, number);
      return number;
    });
    return [path, pieces];
  });
  return { pieces: [...numbers.keys()], texts: Object.fromEntries(texts) };
}

/**
 * The files of a pack, by their paths: what `packTexts` was given, and the binaries as bytes.
 *
 * @param {Pack} pack
 * @returns {Map<string, string | Uint8Array<ArrayBuffer>>}
 */
export function unpack({ pieces, texts, binaries }) {
  /** @type {ReturnType<typeof unpack>} */
  const files = new Map();
  for (const [path, numbers] of Object.entries(texts))
    files.set(path, numbers.map((number) => pieces[number]).join(''));
  for (const [path, base64] of Object.entries(binaries))
    files.set(
      path,
      Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
    );
  return files;
}

/** @type {Record<string, string>} */
const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
};

/**
 * What a server would call a packed file. A path that ends in a slash is a page.
 *
 * @param {string} path
 */
export function typeOf(path) {
  const ending = /(^|\/)$/.test(path) ? 'html' : path.replace(/^.*\./, '');
  return TYPES[ending] ?? 'application/octet-stream';
}
