// The two typefaces, self-hosted from npm packages. Only the Latin subset: it has all Danish letters.
const files = './node_modules/@fontsource-variable';

/** @param {typeof import('astro/config').fontProviders} providers */
export const fonts = (providers) => [
  {
    provider: providers.local(),
    name: 'Newsreader',
    cssVariable: '--st-font-serif',
    fallbacks: ['Georgia', 'serif'],
    options: {
      variants: [
        {
          weight: '200 800',
          style: 'normal',
          src: [`${files}/newsreader/files/newsreader-latin-wght-normal.woff2`],
        },
      ],
    },
  },
  {
    provider: providers.local(),
    name: 'Source Sans 3',
    cssVariable: '--st-font-sans',
    fallbacks: ['Segoe UI', 'sans-serif'],
    options: {
      variants: [
        {
          weight: '200 900',
          style: 'normal',
          src: [`${files}/source-sans-3/files/source-sans-3-latin-wght-normal.woff2`],
        },
      ],
    },
  },
];
