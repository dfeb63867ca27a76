// Puts the PDFs that build-pdf.mjs has made into the built site.
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** @returns {import('astro').AstroIntegration} */
export const publishedPdfs = () => ({
  name: 'published-pdfs',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const folder = process.env.PDF_FOLDER;
      if (!folder) return;
      const target = fileURLToPath(new URL('pdf/', dir));
      await cp(folder, target, { recursive: true, filter: (source) => !/\.(json|jpg)$/.test(source) });
    },
  },
});
