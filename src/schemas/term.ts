import { z } from 'astro/zod';
import { idSchema, passageSchema, placeSchema, textSchema } from './shared';

/** A word of the field, explained. */
export const termSchema = z.strictObject({
  term: textSchema.describe('Ordet, i ental ubestemt form'),
  forms: z
    .array(textSchema)
    .default([])
    .describe('Andre former, der skal genkendes i teksten, fx bestemt form og flertal'),
  everyday: z
    .array(textSchema)
    .default([])
    .describe('Ord, som folk i stedet bruger, når de søger, fx »chef« for »forvaltningsledelse«'),
  explanation: textSchema.describe('Forklaringen, to sætninger'),
  element: placeSchema,
  passages: z.array(passageSchema).min(1).describe('Kildesteder'),
  seeAlso: z.array(idSchema).default([]).describe('Id’er på beslægtede ord'),
});
export type Term = z.infer<typeof termSchema>;
