// Serves the two built sites to the tests in tests/site, which read their addresses with inject('url') and inject('baseUrl').
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serveFolder } from './static-server.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The site at the root of its host. Ends with a slash: `new URL('guide/data/', inject('url'))`. */
    url: string;
    /** The same site under a sub-path, as on GitHub Pages. Ends with a slash too. */
    baseUrl: string;
  }
}

const BASE = '/samarbejdstjek/';

/** Fails with a sentence instead of with hundreds of tests that meet a 404. */
function demandSite(folder: string, advice: string): void {
  if (existsSync(join(folder, 'index.html'))) return;
  const error = new Error(`${folder}/index.html is missing. ${advice}`);
  // Where this was thrown says nothing to the reader.
  error.stack = error.message;
  throw error;
}

/** Vitest calls this once before the project's first test, and what it returns after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  demandSite('dist', 'Run `npm run build` first.');
  demandSite('dist-base', `Run \`npm test\`, or build it as tests/run.mjs does.`);
  const atRoot = await serveFolder('dist');
  const underBase = await serveFolder('dist-base', { base: BASE });
  project.provide('url', atRoot.url);
  project.provide('baseUrl', underBase.url);
  return async () => {
    await Promise.all([atRoot.close(), underBase.close()]);
  };
}
