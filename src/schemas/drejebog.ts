import { z } from 'astro/zod';
import { elementSchema, textSchema } from './shared';

const seconds = z.number().int().nonnegative().max(3600);

/**
 * A facilitator's script: which statements a workshop takes, and how long each step has, in seconds (product.md section 2). What is said
 * and shown at each step is the same in all and stands in content/ui/workshop.json.
 */
export const drejebogSchema = z.strictObject({
  title: textSchema.describe('Drejebogens navn, fx »45 minutter«'),
  summary: textSchema.describe('Hvad I når, i en sætning'),
  minutes: z
    .number()
    .int()
    .positive()
    .describe('Minutter i alt, når I tager det hurtige tjek med håndsoprækning'),
  take: z
    .strictObject({
      elements: z.array(elementSchema).min(1).max(3).describe('De elementer, der tages udsagn fra'),
      each: z.number().int().positive().max(10).describe('Antal udsagn fra hvert element'),
    })
    .describe('Hvilke udsagn der tages'),
  seconds: z
    .strictObject({
      velkommen: seconds.describe('Formålet'),
      'ikke-eksamen': seconds.describe('At det ikke er en eksamen'),
      roller: seconds.describe('De to roller'),
      spilleregler: seconds.describe('Spillereglerne'),
      laes: seconds.describe('Udsagnet læses op'),
      taenk: seconds.describe('Stilhed'),
      svar: seconds.describe('Svarene gives'),
      vis: seconds.describe('Svarene vises'),
      tal: seconds.describe('Samtalen'),
      aftal: seconds.describe('Det fælles svar'),
      pause: seconds.describe('Pause midtvejs; 0, hvis der ikke er nogen'),
      profil: seconds.describe('Profilen'),
      'mest-uenige': seconds.describe('Hvor I er mest uenige'),
      forslag: seconds.describe('Foreslåede fokuspunkter'),
      valg: seconds.describe('Valget af fokuspunkter'),
      plan: seconds.describe('Planen'),
      tak: seconds.describe('Afslutningen'),
    })
    .describe('Sekunder til hvert trin'),
});
export type Drejebog = z.infer<typeof drejebogSchema>;
