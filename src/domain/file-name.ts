const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  é: 'e',
  ü: 'u',
  ö: 'o',
  ä: 'a',
};

/** A name in the letters that every file system takes: »Møde i Ærø« becomes `moede-i-aeroe`; '' when none is left. */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, (letter) => LETTERS[letter] ?? '-')
    .replace(/-+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');

/**
 * What a file is called, without its ending: by the site, what it is and the day.
 * @param day as Date.toISOString() begins: 2026-11-22
 */
export const fileStem = (parts: readonly string[], day: string): string =>
  ['samarbejdstjek', ...parts.map(slugOf), day.slice(0, 10)].filter(Boolean).join('-');
