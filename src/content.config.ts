import { defineCollection } from 'astro:content';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import danish from '../content/ui/da.json';
import { pageSchema } from './schemas/page';
import { roomSchemas } from './schemas/rooms';

/** The files of a room; fokuspunkter are front matter in Markdown files, the others YAML. */
const filesOf = (room: keyof typeof roomSchemas) =>
  glob({ base: `./content/${room}`, pattern: room === 'fokuspunkter' ? '[^_]*.md' : '[^_]*.yaml' });

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content/pages', pattern: '**/[^_]*.{md,mdx}' }),
    schema: docsSchema({ extend: pageSchema }),
  }),
  // Starlight finds a language by its file's place under src/; handed over as data, the id alone decides.
  i18n: defineCollection({ loader: () => [{ id: 'da', ...danish }], schema: i18nSchema() }),
  sources: defineCollection({ loader: filesOf('sources'), schema: roomSchemas.sources }),
  quotes: defineCollection({ loader: filesOf('quotes'), schema: roomSchemas.quotes }),
  fokuspunkter: defineCollection({ loader: filesOf('fokuspunkter'), schema: roomSchemas.fokuspunkter }),
  tjek: defineCollection({ loader: filesOf('tjek'), schema: roomSchemas.tjek }),
  drejeboeger: defineCollection({ loader: filesOf('drejeboeger'), schema: roomSchemas.drejeboeger }),
  examples: defineCollection({ loader: filesOf('examples'), schema: roomSchemas.examples }),
  recommendations: defineCollection({
    loader: filesOf('recommendations'),
    schema: roomSchemas.recommendations,
  }),
  cases: defineCollection({ loader: filesOf('cases'), schema: roomSchemas.cases }),
  municipalities: defineCollection({ loader: filesOf('municipalities'), schema: roomSchemas.municipalities }),
  facts: defineCollection({ loader: filesOf('facts'), schema: roomSchemas.facts }),
  terms: defineCollection({ loader: filesOf('terms'), schema: roomSchemas.terms }),
  'group-examples': defineCollection({
    loader: filesOf('group-examples'),
    schema: roomSchemas['group-examples'],
  }),
};
