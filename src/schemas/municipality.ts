import { z } from 'astro/zod';
import { passageSchema, textSchema } from './shared';

/** The fixed meeting forms of one municipality of the EVA report (figures 3.1-3.3), in the report's words of early 2017. */
export const municipalitySchema = z.strictObject({
  name: textSchema.describe('Kommunens navn'),
  order: z.number().int().positive().describe('Rækkefølge'),
  profile: textSchema.describe('Skolevæsenet i to-fire sætninger, primo 2017'),
  passages: z.array(passageSchema).min(1).describe('Kildesteder for profilen'),
  table: passageSchema.describe('Kildestedet for tabellen'),
  meetings: z
    .array(
      z.strictObject({
        name: textSchema.describe('Mødets navn, som det er trykt'),
        content: textSchema.describe('Indhold; »-« hvis kilden intet skriver'),
        participants: textSchema.describe('Deltagere'),
        frequency: textSchema.describe('Hyppighed, som den er trykt'),
        perYear: z
          .number()
          .positive()
          .nullable()
          .describe(
            'Cirka antal gange om året, til sortering; midten af et spænd; null hvis det ikke kan siges',
          ),
        form: z.enum(['fælles', 'enkeltvis']).describe('Fælles for flere skoler eller med den enkelte skole'),
      }),
    )
    .min(1),
});
export type Municipality = z.infer<typeof municipalitySchema>;
