import { satteri } from '@astrojs/markdown-satteri';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig, fontProviders } from 'astro/config';
import { basePathLinks } from './src/site/base-path-links.mjs';
import { codeSplitting, withoutPreloadLists } from './src/site/code-splitting.mjs';
import { contentCheck } from './src/site/content-check.ts';
import { contentSecurityPolicy } from './src/site/content-security-policy.mjs';
import { fonts } from './src/site/fonts.mjs';
import { forServers } from './src/site/for-servers.mjs';
import { offline } from './src/site/offline.mjs';
import { onlyListed } from './src/site/only-listed.mjs';
import { publishedPdfs } from './src/site/published-pdfs.mjs';
import { searchIndex } from './src/site/search-index.mjs';
import { sidebar } from './src/site/sidebar.mjs';
import { termLinks } from './src/site/term-links.mjs';

const site = process.env.SITE_URL ?? 'http://localhost:4321';
const base = `/${process.env.BASE_PATH ?? ''}/`.replace(/\/+/g, '/');

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  compressHTML: true,
  prefetch: false,
  fonts: fonts(fontProviders),
  markdown: {
    processor: satteri({ hastPlugins: [basePathLinks(base)], features: { smartPunctuation: false } }),
  },
  vite: {
    plugins: [onlyListed(), withoutPreloadLists()],
    build: {
      rolldownOptions: {
        // One warning block per MDX file, about a directive that Astro itself writes.
        onLog: (level, log, handler) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handler(level, log),
        output: { codeSplitting },
      },
    },
  },
  integrations: [
    contentCheck(),
    starlight({
      title: 'Samarbejdstjek',
      description:
        'Anbefalinger, tjek og fokuspunkter til samarbejdet mellem skoleforvaltning og skoleledelse',
      locales: { root: { label: 'Dansk', lang: 'da' } },
      favicon: '/favicon.svg',
      head: [
        { tag: 'meta', attrs: { property: 'og:image', content: new URL(`${base}forside.png`, site).href } },
      ],
      disable404Route: true,
      expressiveCode: false,
      pagefind: false,
      markdown: { processedDirs: ['./content/pages/'] },
      customCss: ['./src/styles/index.css'],
      routeMiddleware: './src/site/route-data.ts',
      components: {
        Footer: './src/site/Footer.astro',
        Head: './src/site/Head.astro',
        Header: './src/site/Header.astro',
        PageTitle: './src/site/PageTitle.astro',
        Search: './src/site/Search.astro',
        SiteTitle: './src/site/SiteTitle.astro',
      },
      sidebar,
    }),
    preact(),
    termLinks(base),
    searchIndex(base),
    publishedPdfs(),
    contentSecurityPolicy(),
    offline(base),
    forServers(base),
  ],
});
