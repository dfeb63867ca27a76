/**
 * Decides whether a quote stands letter by letter in a source text that was taken out of a PDF.
 *
 * Extraction leaves three marks that are not the author's, and only they are forgiven: line breaks, hyphens that a line break
 * put into a word, and the running page header. Letters, capitals, punctuation and quotation marks must be exact.
 */

/** @typedef {{ start: number, end: number }} Place where a quote stands in the prepared source, `end` exclusive */
/** @typedef {{ places: Place[], prefix: string }} Search `prefix`: the longest beginning of the quote that was found */
/** @typedef {{ runningHeader?: RegExp, breaksWords?: boolean, emphasis?: boolean }} Traits what extraction did to one source text */

/** How far apart the two sides of an omission may stand, in characters. */
export const OMISSION_REACH = 1500;

/** How far from a quote its speaker may stand, in characters: after it, or before one that a running sentence leads into. */
export const SPEAKER_REACH = 400;

/** An omission, in quotes and in prepared sources. */
const OMISSION = '[...]';

/** A hyphen at a line end: it may be the word's own or the line break's. */
const LINE_HYPHEN = '\u00ad';

/** A line that ends inside a word or between two words: nobody can tell. */
const LINE_BREAK = '\u200b';

/**
 * The marks of each source text, by the number its file name begins with.
 *
 * @type {Record<string, Traits>}
 */
export const TRAITS = {
  '001': {
    // Title, chapter and page number, each a line of its own among blank ones.
    runningHeader:
      /^[ \t]*Samarbejdet mellem forvaltning og skoleledelse om elevernes læring og trivsel\s*\n[^\n]*\S[^\n]*\n\s*Danmarks Evalueringsinstitut \d+[ \t]*$/gm,
  },
  // Italics and bold came out as asterisks, once in the middle of a speaker's title.
  '002': { emphasis: true },
  '004': { breaksWords: true },
};

/**
 * Writes a text with single spaces and one form of the omission mark.
 *
 * @param {string} text
 * @returns {string}
 */
function normalise(text) {
  return text.replaceAll('[…]', OMISSION).replace(/\s+/g, ' ');
}

/**
 * Makes a source text ready to be searched: header gone, uncertain line ends marked, single spaces.
 *
 * @param {string} text
 * @param {Traits} [traits]
 * @returns {string}
 */
export function prepareSource(text, { runningHeader, breaksWords = false, emphasis = false } = {}) {
  const lines = text.replace(/\r\n?/g, '\n').replace(/[\u00ad\u200b]/g, '');
  const plain = emphasis ? lines.replaceAll('*', '') : lines;
  const body = runningHeader ? plain.replace(runningHeader, '') : plain;
  const hyphens = body.replace(/(?<=[\p{L}\p{N}])-[^\S\n]*\n\s*(?=\p{Ll})/gu, LINE_HYPHEN);
  const words = breaksWords ? hyphens.replace(/(?<=\p{L})\n(?=\p{Ll})/gu, LINE_BREAK) : hyphens;
  return normalise(words);
}

/**
 * Reads source and text side by side from one place, choosing at each uncertain line end the reading that the text has.
 *
 * @param {string} source prepared
 * @param {number} start
 * @param {string} text
 * @returns {{ matched: number, end: number }} how many characters of the text agree, and where in the source they end
 */
function readAlong(source, start, text) {
  let at = start;
  let matched = 0;
  while (matched < text.length && at < source.length) {
    const letter = text[matched];
    if (source[at] === letter) {
      at += 1;
      matched += 1;
    } else if (source[at] === LINE_HYPHEN && matched > 0) {
      at += 1;
      // The hyphen is the word's own; a space after it is the line break in "elev- og personaledata".
      if (letter === '-') matched += text[matched + 1] === ' ' ? 2 : 1;
    } else if (source[at] === LINE_BREAK && matched > 0) {
      at += 1;
      if (letter === ' ') matched += 1;
    } else {
      break;
    }
  }
  return { matched, end: at };
}

/**
 * The ways to read a quote's omission marks: each stands in the source, or marks what the quote leaves out.
 *
 * @param {string} quote normalised
 * @returns {string[][]} lists of parts to be found in order; the reading without omissions of its own comes first
 */
function readings(quote) {
  const [first = '', ...rest] = quote.split(OMISSION);
  /** @type {string[][]} */
  let found = [[first]];
  for (const piece of rest) {
    const literal = found.map((parts) => [...parts.slice(0, -1), `${parts.at(-1)}${OMISSION}${piece}`]);
    const omitted = found.map((parts) => [...parts, piece]);
    found = [...literal, ...omitted];
  }
  return found.map((parts) => parts.map((part) => part.trim()).filter(Boolean));
}

/**
 * Whether a quote really leaves something out here; a mark that the source itself has must be quoted as it stands.
 *
 * @param {string} gap
 * @returns {boolean}
 */
function leavesOut(gap) {
  return /[\p{L}\p{N}]/u.test(gap.replaceAll(OMISSION, ''));
}

/**
 * Whether a cut at this place would go through a word.
 *
 * @param {string} source prepared
 * @param {number} at
 * @returns {boolean}
 */
function splitsWord(source, at) {
  return /^\p{L}\p{L}$/u.test(source.slice(Math.max(at - 1, 0), at + 1));
}

/**
 * Finds every place where the parts stand in this order, no further apart than an omission may reach.
 *
 * @param {string} source prepared
 * @param {string[]} parts
 * @returns {Search}
 */
function findParts(source, parts) {
  /** @type {Place[]} */
  const places = [];
  let prefix = '';
  /** @type {(index: number, start: number, from: number, to: number) => void} */
  const follow = (index, start, from, to) => {
    const part = parts[index] ?? '';
    for (let at = from; at <= to && at < source.length; at += 1) {
      const { matched, end } = readAlong(source, at, part);
      if (matched === 0 || splitsWord(source, at)) continue;
      if (index > 0 && !leavesOut(source.slice(from, at))) continue;
      const whole = matched === part.length && !splitsWord(source, end);
      const read = whole ? part : part.slice(0, Math.min(matched, part.length - 1));
      const soFar = [...parts.slice(0, index), read].join(` ${OMISSION} `);
      if (soFar.length > prefix.length) prefix = soFar;
      if (!whole) continue;
      const first = index === 0 ? at : start;
      if (index === parts.length - 1) places.push({ start: first, end });
      else follow(index + 1, first, end, end + OMISSION_REACH);
    }
  };
  follow(0, 0, 0, source.length);
  return { places, prefix };
}

/**
 * Finds a quote in a prepared source.
 *
 * @param {string} source
 * @param {string} quote
 * @returns {Search}
 */
export function findVerbatim(source, quote) {
  let prefix = '';
  for (const parts of readings(normalise(quote).trim())) {
    const search = findParts(source, parts);
    if (search.places.length > 0) return search;
    if (search.prefix.length > prefix.length) prefix = search.prefix;
  }
  return { places: [], prefix };
}

/**
 * Whether a sentence of the source leads into the quote and puts it in quotation marks, as in: the head asked "why?" and waited.
 * A quote that stands by itself has its speaker below it, also when it has quotation marks.
 *
 * @param {string} source prepared
 * @param {Place} place
 * @returns {boolean}
 */
function standsInSentence(source, { start, end }) {
  const led = /[\p{L},:] ?[”“"»]$/u.test(source.slice(Math.max(start - 3, 0), start));
  return led && /^[.,]?[”“"«]/.test(source.slice(end, end + 2));
}

/**
 * Whether the speaker is named shortly after one of the places where the quote stands. In a running sentence ("the head asked")
 * the speaker may stand before the quote instead. Capitals do not matter here, since a label may begin a line in one document and
 * stand inside "Interview med skoleleder" in another.
 *
 * @param {string} source prepared
 * @param {Place[]} places
 * @param {string} speaker
 * @returns {boolean}
 */
export function namesSpeaker(source, places, speaker) {
  const label = normalise(speaker).trim().toLowerCase();
  /** @type {(text: string) => boolean} */
  const names = (text) => {
    const lower = text.toLowerCase();
    for (let at = 0; at < lower.length; at += 1) {
      if (readAlong(lower, at, label).matched === label.length) return true;
    }
    return false;
  };
  return places.some(
    (place) =>
      names(source.slice(place.end, place.end + SPEAKER_REACH)) ||
      (standsInSentence(source, place) &&
        names(source.slice(Math.max(place.start - SPEAKER_REACH, 0), place.start))),
  );
}
