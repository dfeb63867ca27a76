// Fails the build when Pagefind leaves an empty file: older versions did so now and then, and search was dead without a word.
import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** @returns {import('astro').AstroIntegration} */
export const searchIndexGuard = () => ({
  name: 'search-index-guard',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const folder = fileURLToPath(new URL('pagefind/', dir));
      for (const file of await readdir(folder, { recursive: true })) {
        const { size } = await stat(folder + file);
        if (size === 0) throw new Error(`the search index is broken: pagefind/${file} is empty; build again`);
      }
    },
  },
});
