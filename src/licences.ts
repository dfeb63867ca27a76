// Whose code and typefaces the site brings to its readers, and under which licences. Packages are listed in content/ui/licenser.json; the
// build stops when another one comes along (src/site/only-listed.mjs).
import { readdirSync, readFileSync } from 'node:fs';
import texts from '../content/ui/licenser.json' with { type: 'json' };

/** What package-lock.json says of a package. */
interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As its authors name it, such as `MIT`. */
  readonly licence: string;
  /** What it is for on this site, in Danish. */
  readonly what: string;
}

/** A package of a package is named by its path. */
const nameIn = (path: string) => path.replace(/^.*node_modules\//, '');

const locked = (): Readonly<Record<string, Locked>> =>
  JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;

/**
 * The packages that readers get a part of.
 * @throws Error when package-lock.json does not have one of them
 */
export function shippedPackages(): ShippedPackage[] {
  const packages = locked();
  return Object.entries(texts.packages).map(([name, what]) => {
    const { version, license } = packages[`node_modules/${name}`] ?? {};
    if (!version || !license)
      throw new Error(`package-lock.json has no ${name}, which content/ui/licenser.json names.`);
    return { name: nameIn(name), version, licence: license, what };
  });
}

/** The licence that a package brings, word for word. @throws Error when it has none */
function licenceOf(name: string): string {
  const folder = `node_modules/${name}`;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    // Pagefind has a folder of that name.
    .filter((file) => file.isFile() && /^licen[cs]e/i.test(file.name))
    .map(({ parentPath, name }) => `${parentPath}/${name}`)
    .filter((path) => !path.slice(folder.length).includes('node_modules'))
    .sort()
    .map((path) => readFileSync(path, 'utf8').replaceAll('\r\n', '\n'));
  if (files.length === 0) throw new Error(`${name} has no file with its licence.`);
  // Vite's goes on with what it is built of, which does not come along.
  return files
    .map((text) => text.replace(/^# Licenses of bundled dependencies[\s\S]*/m, '').trim())
    .join('\n\n');
}

const line = (cells: readonly string[]) => cells.join('  ');

/** The whole of public/licenser.txt: the licences of what ships, and a list of every package that the project is built and tested with. */
export function licencesText(): string {
  const packages = Object.entries(locked()).flatMap(([path, { version = '', license = '', dev }]) => {
    const name = nameIn(path);
    return path === ''
      ? []
      : [
          line([
            name,
            version,
            license || '(står ikke i package-lock.json)',
            dev ? 'kun til udvikling' : '',
          ]).trim(),
        ];
  });
  const paths = Object.keys(texts.packages);
  const shipped = shippedPackages().map(({ name, version, licence }, index) =>
    [`${name} ${version} (${licence})`, '', licenceOf(paths[index] ?? name)].join('\n'),
  );
  const rule = `\n\n${'='.repeat(80)}\n\n`;
  return [
    'Licenser til det, Samarbejdstjek er lavet med. Skrevet af »npm run licences«; ret ikke i filen.\n\n' +
      'Først det, som læserne får en del af, med licensens ord. Sidst alle pakker, som sitet bliver bygget og prøvet med.',
    ...shipped,
    ['Alle pakker i package-lock.json', '', ...[...new Set(packages)].sort()].join('\n'),
  ]
    .join(rule)
    .concat('\n');
}
