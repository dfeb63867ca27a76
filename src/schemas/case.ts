import { z } from 'astro/zod';
import {
  audienceSchema,
  idSchema,
  passageSchema,
  pictureSchema,
  placeSchema,
  textSchema,
  themeSchema,
} from './shared';

/** A practice or a tool that a source describes: who, what, and when it helps. */
export const caseSchema = z.strictObject({
  title: textSchema.describe('Navnet, som kilden bruger det'),
  summary: textSchema.describe('En sætning om, hvad det er'),
  kind: z
    .enum(['vaerktoej', 'moedeform', 'ordning', 'eksempel'])
    .describe('Slags: vaerktoej, moedeform, ordning eller eksempel'),
  where: textSchema.describe('Hvor: kommunen, eller fx »En skole i Program for læringsledelse«'),
  element: placeSchema,
  themes: z.array(themeSchema).min(1).max(3).describe('Temaer, 1-3'),
  audience: z.array(audienceSchema).min(1).describe('Hvem der har del i det'),
  who: textSchema.describe('Hvem der gør det'),
  what: textSchema.describe('Hvad der sker, 2-5 sætninger i vores egne ord'),
  helps: textSchema.describe('Hvornår og hvortil det hjælper, efter kilden'),
  distinguish: textSchema
    .optional()
    .describe('Hvad det ikke må forveksles med, når ordet har flere betydninger'),
  steps: z
    .array(z.strictObject({ name: textSchema, text: textSchema }))
    .optional()
    .describe('Dele eller trin, fx de fem i SMTTE'),
  picture: pictureSchema.optional(),
  passages: z.array(passageSchema).min(1).describe('Kildesteder'),
  quotes: z.array(idSchema).default([]).describe('Id’er på citater'),
});
export type Case = z.infer<typeof caseSchema>;
