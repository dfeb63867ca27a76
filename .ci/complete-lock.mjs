// An author runs this (`node .ci/complete-lock.mjs`) after each `npm install` that changed package-lock.json.
//
// Packages such as esbuild have one binary package per platform, as optional dependencies. npm leaves those out of the lock
// that the registry at hand does not serve, and then the lock does not install on the platforms that need them. This adds them
// without an integrity hash, which npm fills in where the package can be had.
import { readFile, writeFile } from 'node:fs/promises';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 */
/** @typedef {Record<string, LockedPackage>} Packages by their folder, '' for the project itself */

const LOCK = 'package-lock.json';

/** Words in package names, and what npm calls them. */
const OS = { android: 'android', darwin: 'darwin', freebsd: 'freebsd', linux: 'linux', openbsd: 'openbsd' };
const WINDOWS = { win32: 'win32', windows: 'win32', win: 'win32' };
const CPU = {
  arm64: 'arm64',
  arm: 'arm',
  x64: 'x64',
  ia32: 'ia32',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
};
const LIBC = { musl: 'musl', gnu: 'glibc' };

/**
 * @param {string[]} words
 * @param {Record<string, string>} names
 * @returns {string[] | undefined} what npm calls the platform that one of the words names
 */
function named(words, names) {
  const name = words.map((word) => names[word]).find(Boolean);
  return name === undefined ? undefined : [name];
}

/**
 * Reads the platform out of a name such as `@esbuild/linux-arm64` or `rolldown-binding-win32-x64-msvc`.
 *
 * @param {string} name
 * @param {string} version
 * @returns {LockedPackage}
 */
function lockedPackage(name, version) {
  const words = name.split(/[/\-_]/);
  const cpu = words.includes('wasm32') ? ['wasm32'] : named(words, CPU);
  const os = named(words, { ...OS, ...WINDOWS });
  const libc = named(words, LIBC);
  return { version, optional: true, ...(os && { os }), ...(cpu && { cpu }), ...(libc && { libc }) };
}

/**
 * Whether a package finds a dependency the way Node does: beside itself, or beside one of those it stands in.
 *
 * @param {Packages} packages
 * @param {string} folder
 * @param {string} dependency
 * @returns {boolean}
 */
function finds(packages, folder, dependency) {
  const nests = folder.split(/\/?node_modules\//).slice(1);
  return [...nests, ''].some((_, depth) => {
    const nest = nests.slice(0, nests.length - depth).map((name) => `node_modules/${name}/`);
    return `${nest.join('')}node_modules/${dependency}` in packages;
  });
}

/**
 * @param {Packages} packages
 * @returns {[string, string][]} name and version of each optional dependency that the lock lacks
 */
function missing(packages) {
  const lacking = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies).filter(([name]) => !finds(packages, folder, name)),
  );
  return [...new Map(lacking)];
}

const lock = JSON.parse(await readFile(LOCK, 'utf8'));
/** @type {Packages} */
const packages = lock.packages;
for (const [name, version] of missing(packages)) {
  if (/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) {
    packages[`node_modules/${name}`] = lockedPackage(name, version);
    console.log(`added ${name} ${version}`);
  } else {
    console.log(`left out ${name}: ${version} is a range, and only an exact version can be locked unseen`);
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
await writeFile(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
