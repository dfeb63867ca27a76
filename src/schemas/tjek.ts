import { z } from 'astro/zod';
import { elementSchema, idSchema, passageSchema, textSchema } from './shared';

/** One practice, worded for each role (product.md section 3). */
export const udsagnSchema = z.strictObject({
  id: idSchema.describe('Udsagnets id; ændres aldrig, bruges aldrig igen'),
  element: elementSchema,
  fokuspunkt: idSchema.describe('Id på det ene fokuspunkt, udsagnet hører til'),
  label: textSchema.describe('Kort navn til billeder og tabeller, højst 60 tegn').max(60),
  wording: z.strictObject({
    forvaltning: textSchema.describe('Udsagnet, set fra forvaltningen'),
    skoleledelse: textSchema.describe('Udsagnet, set fra skoleledelsen'),
  }),
  signs: z.strictObject({
    absent: textSchema.describe('Tegn på, at det ikke sker'),
    present: textSchema.describe('Tegn på, at det sker'),
  }),
  prompts: z.array(textSchema).min(1).max(3).describe('Spørgsmål til samtalen, 1-3'),
  practice: textSchema.describe('Den praksis, kilden beskriver, i en neutral sætning'),
  strength: z
    .enum(['anbefalet', 'erfaring', 'tegn'])
    .describe(
      'Hvad kilden siger om praksissen: anbefalet, erfaring eller tegn (et tegn på, at det er svært)',
    ),
  passages: z.array(passageSchema).min(1).describe('Kildesteder, udsagnet hviler på'),
  quote: idSchema.optional().describe('Id på et citat om netop dette'),
});
export type Udsagn = z.infer<typeof udsagnSchema>;

/** An assessment: a named list of statements (product.md section 3). Scored by src/domain/score.ts. */
export const tjekSchema = z.strictObject({
  title: textSchema.describe('Tjekkets navn'),
  summary: textSchema.describe('En sætning om, hvad tjekket giver'),
  intro: textSchema.describe('Det, man skal vide, før man svarer'),
  order: z.number().int().positive().describe('Plads på listen over tjek'),
  number: z
    .number()
    .int()
    .min(1)
    .max(15)
    .describe('Tjekkets nummer i svarkoder og korte adresser, 1-15; ændres aldrig, bruges aldrig igen'),
  minutes: z.number().int().positive().describe('Hvor mange minutter det tager'),
  edition: textSchema.describe('Udgaven, fx »1. udgave, november 2026«'),
  includes: idSchema
    .optional()
    .describe('Id på et andet tjek, hvis udsagn også er med; svar på dem gælder begge steder'),
  statements: z.array(udsagnSchema).min(1).describe('Udsagnene, mindst tre pr. element'),
});
export type Tjek = z.infer<typeof tjekSchema>;
