import { z } from 'astro/zod';
import { idSchema, textSchema } from './shared';

/** A document that the site renders: its record as printed, and the sections that passages may point to. */
export const sourceSchema = z.strictObject({
  title: textSchema.describe('Dokumentets titel, som den er trykt'),
  subtitle: textSchema.optional().describe('Undertitel, som den er trykt'),
  shortTitle: textSchema.describe('Kort navn til henvisninger, fx »EVA’s guide«'),
  publisher: textSchema.describe('Udgiver'),
  year: z
    .number()
    .int()
    .nullable()
    .describe('Udgivelsesår; null hvis der ikke er trykt et år (vises som »uden år«)'),
  yearNote: textSchema.optional().describe('Hvad dokumentet selv siger om tiden, når året ikke er trykt'),
  isbn: z.array(textSchema).default([]).describe('ISBN, som de er trykt'),
  rights: textSchema.optional().describe('Rettigheder, ordret som trykt; udelades hvis intet er trykt'),
  published: textSchema.optional().describe('Hvor dokumentet kan hentes, som det er trykt'),
  audience: textSchema.describe('Hvem dokumentet henvender sig til'),
  basis: textSchema.describe('Hvad dokumentet bygger på: metode, kommuner, periode'),
  argument: z.array(textSchema).min(1).describe('Dokumentets tankegang, et led pr. linje, i vores egne ord'),
  manuscript: z
    .string()
    .regex(/^\d{3}$/)
    .describe('Kildetekstens nummer (tre cifre): begyndelsen af filnavnet, som verify:quotes læser'),
  sections: z
    .record(idSchema, textSchema)
    .describe('Afsnit, der kan henvises til: nøgle og afsnittets navn, kort nok til en henvisning'),
  notRendered: z
    .record(idSchema, textSchema)
    .default({})
    .describe('Afsnit, som intet på sitet peger på, og hvorfor'),
});
export type Source = z.infer<typeof sourceSchema>;
