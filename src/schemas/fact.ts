import { z } from 'astro/zod';
import { passageSchema, placeSchema, textSchema, themeSchema } from './shared';

/** A number that a reader may want to cite; never without what it is a share of, when, and where it is printed. */
export const factSchema = z.strictObject({
  value: textSchema.describe('Tallet, som det skal læses, fx »74 %« eller »42 af 98«'),
  statement: textSchema.describe('Hvad tallet siger, en sætning'),
  base: textSchema.describe('Hvad det er en del af, og hvem der har talt: undersøgelse og tidspunkt'),
  year: textSchema.describe('Hvornår tallet gjaldt, fx »foråret 2017«'),
  caution: textSchema.optional().describe('Forbehold, fx at kilden ikke siger, hvor mange der svarede'),
  share: z
    .strictObject({ part: z.number().nonnegative(), whole: z.number().positive() })
    .optional()
    .describe('Del og helhed, hvis tallet kan tegnes som en andel'),
  element: placeSchema,
  themes: z.array(themeSchema).min(1).max(3).describe('Temaer, 1-3'),
  passages: z.array(passageSchema).min(1).describe('Kildesteder'),
});
export type Fact = z.infer<typeof factSchema>;
