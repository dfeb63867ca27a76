import { z } from 'astro/zod';
import { textSchema } from './shared';

/** An answer as content files and stored responses write it (product.md section 4); a blank answer is `blank`. */
export const answerWordSchema = z
  .enum(['0', '1', '2', '3', '4', 'ikke-relevant', 'ved-ikke', 'blank'])
  .describe('Et svar: 0-4, ikke-relevant, ved-ikke eller blank');

/** A worked example of the scoring; the method page shows it and the unit tests compute it. */
export const exampleSchema = z.strictObject({
  title: textSchema.describe('Hvad eksemplet viser'),
  order: z.number().int().positive().describe('Plads på metodesiden'),
  explanation: textSchema.describe('Udregningen i ord'),
  answers: z.array(answerWordSchema).min(1).describe('Svarene på elementets udsagn'),
  result: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('score'),
      score: z.number().int().min(0).max(100),
      band: z.enum(['mest-at-hente', 'paa-vej', 'styrke']),
    }),
    z.strictObject({ kind: z.literal('missing'), missing: z.number().int().positive() }),
    z.strictObject({ kind: z.literal('too-few-relevant') }),
    z.strictObject({ kind: z.literal('none-relevant') }),
  ]),
});
export type Example = z.infer<typeof exampleSchema>;
