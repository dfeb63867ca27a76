// The two typefaces, self-hosted from npm packages. Only the Latin subset: it has all Danish letters.
const files = './node_modules';

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
          // One weight stands for all: a second file, or the variable one, would cost a slow line a tenth of a second.
          weight: '400 700',
          style: 'normal',
          src: [`${files}/@fontsource/newsreader/files/newsreader-latin-500-normal.woff2`],
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
          src: [`${files}/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2`],
        },
      ],
    },
  },
];
