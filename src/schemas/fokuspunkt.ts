import { z } from 'astro/zod';
import { elementSchema, idSchema, passageSchema, textSchema } from './shared';

const actionSchema = z.strictObject({
  text: textSchema.describe('Handlingen, i vores egne ord, skrevet til I/jer'),
  passages: z.array(passageSchema).min(1).describe('Kildesteder, som handlingen gengiver'),
});

/** Something to work on (product.md section 3). The body of the file says what it is about and why it is hard. */
export const fokuspunktSchema = z.strictObject({
  title: textSchema.describe('Fokuspunktets navn, som en opfordring'),
  element: elementSchema,
  order: z.number().int().positive().describe('Plads i rækken inden for elementet'),
  summary: textSchema.describe('En sætning, der siger, hvad det går ud på'),
  about: textSchema.describe('Hvad det handler om, 2-4 sætninger'),
  challenge: textSchema.describe('Hvorfor det er svært, 2-4 sætninger'),
  passages: z.array(passageSchema).min(1).describe('Kildesteder for »hvad« og »hvorfor«'),
  forvaltning: z.array(actionSchema).min(1).describe('Det kan forvaltningen gøre'),
  skoleledelse: z.array(actionSchema).min(1).describe('Det kan skoleledelsen gøre'),
  firstStep: textSchema.describe('Det første skridt på næste møde'),
  quotes: z.array(idSchema).default([]).describe('Id’er på citater i content/quotes'),
});
export type Fokuspunkt = z.infer<typeof fokuspunktSchema>;
