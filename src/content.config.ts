import { defineCollection } from 'astro:content';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import danish from '../content/ui/da.json';
import { caseSchema } from './schemas/case';
import { exampleSchema } from './schemas/example';
import { factSchema } from './schemas/fact';
import { fokuspunktSchema } from './schemas/fokuspunkt';
import { municipalitySchema } from './schemas/municipality';
import { pageSchema } from './schemas/page';
import { quoteSchema } from './schemas/quote';
import { recommendationSchema } from './schemas/recommendation';
import { sourceSchema } from './schemas/source';
import { termSchema } from './schemas/term';
import { tjekSchema } from './schemas/tjek';

const yaml = (room: string) => glob({ base: `./content/${room}`, pattern: '[^_]*.yaml' });

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content/pages', pattern: '**/[^_]*.{md,mdx}' }),
    schema: docsSchema({ extend: pageSchema }),
  }),
  // Starlight finds a language by its file's place under src/; handed over as data, the id alone decides.
  i18n: defineCollection({ loader: () => [{ id: 'da', ...danish }], schema: i18nSchema() }),
  sources: defineCollection({ loader: yaml('sources'), schema: sourceSchema }),
  quotes: defineCollection({ loader: yaml('quotes'), schema: quoteSchema }),
  fokuspunkter: defineCollection({
    loader: glob({ base: './content/fokuspunkter', pattern: '[^_]*.md' }),
    schema: fokuspunktSchema,
  }),
  tjek: defineCollection({ loader: yaml('tjek'), schema: tjekSchema }),
  recommendations: defineCollection({ loader: yaml('recommendations'), schema: recommendationSchema }),
  cases: defineCollection({ loader: yaml('cases'), schema: caseSchema }),
  municipalities: defineCollection({ loader: yaml('municipalities'), schema: municipalitySchema }),
  facts: defineCollection({ loader: yaml('facts'), schema: factSchema }),
  terms: defineCollection({ loader: yaml('terms'), schema: termSchema }),
  examples: defineCollection({ loader: yaml('examples'), schema: exampleSchema }),
};
