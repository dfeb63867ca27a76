import { z } from 'astro/zod';
import { audienceSchema, idSchema, passageSchema, placeSchema, textSchema, themeSchema } from './shared';

/** One thing a source recommends, asks or points to, in our own words (product.md section 10). */
export const recommendationSchema = z.strictObject({
  title: textSchema
    .max(90)
    .describe('Anbefalingen som en kort opfordring eller et kort spørgsmål, højst 90 tegn'),
  text: textSchema.describe('Anbefalingen foldet ud, 1-3 sætninger i vores egne ord'),
  kind: z
    .enum([
      'fokuspunkt',
      'spoergsmaal',
      'opgave',
      'godt-raad',
      'handlemulighed',
      'refleksionsspoergsmaal',
      'styringsform',
    ])
    .describe('Hvad det er i kilden'),
  element: placeSchema,
  themes: z.array(themeSchema).min(1).max(3).describe('Temaer, 1-3'),
  audience: z.array(audienceSchema).min(1).describe('Hvem den er til'),
  passages: z.array(passageSchema).min(1).describe('Kildesteder, den gengiver'),
  fokuspunkt: idSchema.optional().describe('Id på det fokuspunkt, den hører til, hvis der er et'),
});
export type Recommendation = z.infer<typeof recommendationSchema>;
