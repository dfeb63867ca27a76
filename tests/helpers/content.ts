// What the tests hold the content to, and the build does not: what takes time to put right, or concerns others than readers.

import type { Tjek } from '../../src/schemas/tjek';
import { type ContentFile, entriesOf, existing } from '../../src/site/content-files';

/** The ids that people's stored answers hang on. */
export interface KeptIds {
  /** The number of every tjek that ever was, by tjek: old svarkoder and addresses hold it. A tjek that is gone stays here. */
  numbers: Record<string, number>;
  /** Statements by tjek. */
  udsagn: Record<string, string[]>;
  fokuspunkter: string[];
}

/** The same from the content as it stands. */
export const idsOf = (files: readonly ContentFile[]): KeptIds => ({
  numbers: Object.fromEntries(entriesOf<Tjek>(files, 'tjek').map(({ id, data }) => [id, data.number])),
  udsagn: Object.fromEntries(
    entriesOf<Tjek>(files, 'tjek').map(({ id, data }) => [id, data.statements.map((udsagn) => udsagn.id)]),
  ),
  fokuspunkter: existing(files, 'fokuspunkter').map(({ id }) => id),
});

const flat = ({ udsagn, fokuspunkter }: KeptIds): string[] => [
  ...Object.entries(udsagn).flatMap(([tjek, ids]) => ids.map((id) => `udsagnet »${id}« i tjekket »${tjek}«`)),
  ...fokuspunkter.map((id) => `fokuspunktet »${id}«`),
];

/** Ids that have gone from the content, and ids that nobody has put on the list. */
export function keptIdProblems(files: readonly ContentFile[], kept: KeptIds): string[] {
  const [now, before] = [flat(idsOf(files)), flat(kept)];
  return [
    ...before
      .filter((name) => !now.includes(name))
      .map(
        (name) =>
          `Et id er fjernet eller omdøbt: ${name}. Så går de svar, som folk har gemt, tabt. Giv det sit gamle id igen. Er det meningen, så ret tests/fixtures/ids.json.`,
      ),
    ...now
      .filter((name) => !before.includes(name))
      .map((name) => `Et id er kommet til: ${name}. Skriv det i tests/fixtures/ids.json.`),
  ];
}

/** Numbers of tjek that were changed, belong to another tjek, or that nobody has put on the list. */
export function keptNumberProblems(files: readonly ContentFile[], { numbers }: KeptIds): string[] {
  return entriesOf<Tjek>(files, 'tjek').flatMap(({ file, id, data: { number } }) => {
    const owner = Object.keys(numbers).find((tjek) => numbers[tjek] === number);
    if (owner === id) return [];
    const before = numbers[id];
    if (before !== undefined)
      return [
        `${file}: number var ${before} og er nu ${number}. Så kan de svarkoder og korte adresser, der er i brug, ikke læses. Skriv ${before} igen.`,
      ];
    if (owner !== undefined)
      return [
        `${file}: number: ${number} tilhører tjekket »${owner}«, også hvis det er slettet. Vælg det næste, der aldrig har været brugt: ${Math.max(...Object.values(numbers)) + 1}.`,
      ];
    return [`${file}: Nummeret ${number} er nyt. Skriv det under numbers i tests/fixtures/ids.json.`];
  });
}

const MAIL = /[\w.+-]+@[\w-]+(\.[\w-]+)+/;
const PHONE = /(?<![\d.,-])(?:\+45 ?)?(?:\d{8}|\d{2}(?: \d{2}){3}|\d{4} \d{4})(?![\d.,-]*\d)/;

/** Mail addresses and telephone numbers. `texts` are files as they stand. */
export const privacyProblems = (texts: readonly { file: string; text: string }[]): string[] =>
  texts.flatMap(({ file, text }) =>
    [
      [MAIL, 'en mailadresse'],
      [PHONE, 'et telefonnummer'],
    ].flatMap(([pattern, what]) => {
      const found = text.match(pattern as RegExp)?.[0];
      return found ? [`${file}: Der står ${what}: ${found}. Det må der ikke.`] : [];
    }),
  );

/** Lines with an exclamation mark, in what is written by us. */
export const exclamationProblems = (texts: readonly { file: string; text: string }[]): string[] =>
  texts.flatMap(({ file, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        line.includes('!') ? [`${file}, linje ${index + 1}: Ingen udråbstegn: ${line.trim()}`] : [],
      ),
  );
