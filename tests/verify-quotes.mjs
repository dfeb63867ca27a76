// Compares every quote in content/quotes letter by letter with the source texts, which are not part of the project:
//   npm run verify:quotes -- <folder with the source texts>      (or set SOURCE_TEXTS to the folder)
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findVerbatim, namesSpeaker, prepareSource, SPEAKER_REACH, TRAITS } from './helpers/verbatim.mjs';

/** @typedef {{ text: string, speaker: string, passage: string }} Utterance */
/** @typedef {Utterance & { fuller?: Utterance }} Quote */
/** @typedef {{ manuscript: string }} Source */

/**
 * @param {string} room a folder of YAML files
 * @returns {Promise<Map<string, unknown>>} contents by id; files that begin with _ are templates
 */
async function readRoom(room) {
  const names = (await readdir(room)).filter((name) => /^[^_].*\.yaml$/.test(name)).sort();
  /** @type {(name: string) => Promise<[string, unknown]>} */
  const entry = async (name) => [
    name.replace(/\.yaml$/, ''),
    parse(await readFile(join(room, name), 'utf8')),
  ];
  return new Map(await Promise.all(names.map(entry)));
}

/**
 * @param {string} folder
 * @param {string} manuscript the number that the file's name begins with
 * @returns {Promise<string>} the source text, ready to be searched
 */
async function readManuscript(folder, manuscript) {
  const name = (await readdir(folder)).find((candidate) => candidate.startsWith(manuscript));
  if (!name) throw new Error(`${folder} has no source text whose name begins with ${manuscript}.`);
  return prepareSource(await readFile(join(folder, name), 'utf8'), TRAITS[manuscript]);
}

/**
 * @param {string} source prepared
 * @param {Utterance} utterance
 * @returns {{ field: string, problem: string }[]} what is wrong, empty when all is verbatim
 */
function problemsOf(source, { text, speaker }) {
  const { places, prefix } = findVerbatim(source, text);
  if (places.length === 0) {
    const where = prefix ? `it agrees only as far as: »${prefix}«` : 'not even its first letter was found';
    return [{ field: 'text', problem: `is not in the source text; ${where}` }];
  }
  if (namesSpeaker(source, places, speaker)) return [];
  return [
    {
      field: 'speaker',
      problem: `»${speaker}« is not named within ${SPEAKER_REACH} characters after the quote`,
    },
  ];
}

/**
 * @param {Quote} quote
 * @returns {[string, Utterance][]} the quote's utterances, each with what comes before its fields in a report
 */
function utterancesOf(quote) {
  return quote.fuller
    ? [
        ['', quote],
        ['fuller.', quote.fuller],
      ]
    : [['', quote]];
}

/**
 * Checks all quotes and prints what is missing.
 *
 * @param {string} folder
 * @returns {Promise<boolean>} whether every quote is verbatim
 */
async function verify(folder) {
  await readdir(folder).catch(() => {
    throw new Error(`The folder ${folder} with the source texts does not exist.`);
  });
  const quotes = /** @type {Map<string, Quote>} */ (await readRoom('content/quotes'));
  const sources = /** @type {Map<string, Source>} */ (await readRoom('content/sources'));
  if (quotes.size === 0) throw new Error('There are no quotes in content/quotes.');
  /** @type {Map<string, string>} */
  const texts = new Map();
  let verified = 0;
  for (const [id, quote] of quotes) {
    let misses = 0;
    for (const [before, utterance] of utterancesOf(quote)) {
      const sourceId = utterance.passage.split('#')[0] ?? '';
      const manuscript = sources.get(sourceId)?.manuscript;
      if (!manuscript) {
        throw new Error(`content/quotes/${id}.yaml points to the source ${sourceId}, which has no file.`);
      }
      const text = texts.get(manuscript) ?? (await readManuscript(folder, manuscript));
      texts.set(manuscript, text);
      for (const { field, problem } of problemsOf(text, utterance)) {
        console.log(`content/quotes/${id}.yaml, ${before}${field}: ${problem}.`);
        misses += 1;
      }
    }
    if (misses === 0) verified += 1;
  }
  console.log(
    `${verified} quotes verified${verified < quotes.size ? `, ${quotes.size - verified} not` : ''}`,
  );
  return verified === quotes.size;
}

try {
  const folder = process.argv[2] ?? process.env.SOURCE_TEXTS;
  if (!folder) throw new Error('Say where the source texts are: npm run verify:quotes -- <folder>');
  process.exitCode = (await verify(folder)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
