// Builds a copy of the site with things broken in it: a build that goes on would publish a page with a hole in it.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

// Inside the project, so that the copies find its packages the way they find them in any folder below it.
const ROOM = resolve('.test-output/broken-content');

const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');

afterAll(() => rmSync(ROOM, { recursive: true, force: true }));

interface Outcome {
  code: number | null;
  output: string;
}

/** Builds a copy of the site in which some files are changed; a file that is not there begins empty. */
function buildWith(name: string, changes: Record<string, (text: string) => string>): Outcome {
  const folder = join(ROOM, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  for (const part of ['content', 'src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    cpSync(part, join(folder, part), { recursive: true });
  // The only packages that the configuration finds by their path and not by their name.
  for (const scope of ['@fontsource', '@fontsource-variable'])
    symlinkSync(resolve('node_modules', scope), join(folder, 'node_modules', scope), 'junction');
  for (const [file, change] of Object.entries(changes)) {
    const path = join(folder, file);
    const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const after = change(before);
    expect(after, `${file} was changed`).not.toBe(before);
    writeFileSync(path, after);
  }
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [astro, 'build'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, BASE_PATH: '', NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return { code: status, output: `${stdout}\n${stderr}` };
}

test('bad content stops the build, which says in Danish what is wrong, everywhere at once', {
  timeout: 90_000,
}, () => {
  const { code, output } = buildWith('many', {
    'content/quotes/egne-data.yaml': (text) => text.replace(/^speaker:/m, 'taler:'),
    'content/quotes/doegnflue.yaml': (text) => text.replace(/^passage:.*\n/m, ''),
    'content/quotes/faelles-maal.yaml': (text) =>
      text.replace(/^passage:.*$/m, 'passage: eva-rapport-2017#s-99'),
    'content/fokuspunkter/ryd-op-i-indsatser.md': (text) =>
      text.replace(/^quotes:\n( {2}- ).*$/m, 'quotes:\n$1findes-ikke'),
    'content/tjek/hurtigt-tjek.yaml': (text) =>
      text
        .replace('fokuspunkt: aftal-data-paa-forhaand', 'fokuspunkt: ryd-op-i-indsatser')
        .replace('id: data-bag-om-resultaterne', 'id: data-aftalt-foer-moedet'),
    'content/pages/metode.md': () => '---\ntitle: Metode\ndescription: En gang til.\n---\n',
    'content/cases/smtte.yml': () => 'title: SMTTE',
  });
  expect(code).not.toBe(0);
  for (const sentence of [
    'content/quotes/egne-data.yaml: Feltet »taler« findes ikke. Felterne er: text, speaker,',
    'content/quotes/egne-data.yaml: speaker: Feltet mangler. Der skal stå: Hvem der taler',
    'content/quotes/doegnflue.yaml: passage: Feltet mangler. Der skal stå: ',
    'content/quotes/faelles-maal.yaml: Kildestedet »eva-rapport-2017#s-99« findes ikke: content/sources/eva-rapport-2017.yaml har intet »s-99« under sections.',
    'content/fokuspunkter/ryd-op-i-indsatser.md: Citatet »findes-ikke« findes ikke i content/quotes.',
    'content/tjek/hurtigt-tjek.yaml: Udsagnet »data-aftalt-foer-moedet« hører til data, men dets fokuspunkt »ryd-op-i-indsatser« hører til indsatser.',
    'content/tjek/hurtigt-tjek.yaml: To udsagn har id’et »data-aftalt-foer-moedet«.',
    'To filer har id’et »content/pages/metode«. Giv den ene et andet navn.',
    'content/cases/smtte.yml: Filen kan ikke læses. Filer i content/cases skal ende på .yaml.',
  ])
    expect(output).toContain(sentence);
  // An editor has no use for places in code.
  expect(output).not.toContain('content-check.ts');
});
