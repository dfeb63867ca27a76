// Builds copies of the site with one thing broken in each: a build that goes on would publish a page with a hole in it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

/** Builds a copy of the site in which one file is changed. */
function buildWith(name: string, file: string, change: (text: string) => string): Outcome {
  const folder = join(ROOM, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  for (const part of ['content', 'src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    cpSync(part, join(folder, part), { recursive: true });
  // The only packages that the configuration finds by their path and not by their name.
  for (const scope of ['@fontsource', '@fontsource-variable'])
    symlinkSync(resolve('node_modules', scope), join(folder, 'node_modules', scope), 'junction');
  const before = readFileSync(join(folder, file), 'utf8');
  const after = change(before);
  expect(after, 'the file was changed').not.toBe(before);
  writeFileSync(join(folder, file), after);
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [astro, 'build'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, BASE_PATH: '', NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return { code: status, output: `${stdout}\n${stderr}` };
}

test('a fokuspunkt with an unknown quote stops the build, which says in Danish which, and where it should be', {
  timeout: 90_000,
}, () => {
  const { code, output } = buildWith('quote', 'content/fokuspunkter/ryd-op-i-indsatser.md', (text) =>
    text.replace(/^quotes:\n( {2}- ).*$/m, 'quotes:\n$1findes-ikke'),
  );
  expect(code).not.toBe(0);
  expect(output).toContain('Der findes intet citat med id »findes-ikke« i content/quotes. De, der findes: ');
});

test('a tjek with a fokuspunkt of another element stops the build, which says in Danish where', {
  timeout: 90_000,
}, () => {
  const { code, output } = buildWith('element', 'content/tjek/hurtigt-tjek.yaml', (text) =>
    text.replace('fokuspunkt: aftal-data-paa-forhaand', 'fokuspunkt: ryd-op-i-indsatser'),
  );
  expect(code).not.toBe(0);
  expect(output).toContain(
    'content/tjek/hurtigt-tjek.yaml: udsagnet »data-aftalt-foer-moedet« hører til data, men dets fokuspunkt »ryd-op-i-indsatser« hører til indsatser.',
  );
});

test('a quote without its speaker stops the build, which names file and field', { timeout: 90_000 }, () => {
  const { code, output } = buildWith('field', 'content/quotes/egne-data.yaml', (text) =>
    text.replace(/^speaker:/m, 'taler:'),
  );
  expect(code).not.toBe(0);
  expect(output).toContain('egne-data');
  expect(output).toContain('speaker');
});
