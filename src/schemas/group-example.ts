import { z } from 'astro/zod';
import { answerWordSchema } from './example';
import { textSchema } from './shared';

const exactSchema = z.string().regex(/^\d+(\/[1-9]\d*)?$/, {
  error: "Skriv et helt tal eller en brøk i anførselstegn, fx '2' eller '5/2'",
});
const scoreSchema = z.number().int().min(0).max(100).optional();
const letterSchema = z.enum(['A', 'B', 'C', 'D', 'E']);
const answersSchema = z.array(answerWordSchema);

/** A worked example of how a group's answers are counted; the method page shows it and the unit tests compute it. */
export const groupExampleSchema = z
  .strictObject({
    title: textSchema.describe('Hvad eksemplet viser'),
    order: z.number().int().positive().describe('Plads på metodesiden'),
    explanation: textSchema.describe('Udregningen i ord'),
    statements: z
      .array(
        z.strictObject({
          fokuspunkt: letterSchema.describe('Fokuspunktet, som udsagnet hører til: A, B, C, D eller E'),
          forvaltning: answersSchema.describe('Et svar fra hver person i forvaltningen; [] når ingen er med'),
          skoleledelse: answersSchema.describe(
            'Et svar fra hver person i skoleledelsen; [] når ingen er med',
          ),
        }),
      )
      .min(1)
      .describe('Elementets udsagn med svarene fra de to roller'),
    result: z
      .strictObject({
        statements: z
          .array(
            z.strictObject({
              forvaltning: exactSchema
                .optional()
                .describe('Forvaltningens gennemsnit; udelades uden svar med en grad'),
              skoleledelse: exactSchema
                .optional()
                .describe('Skoleledelsens gennemsnit; udelades uden svar med en grad'),
              common: exactSchema
                .optional()
                .describe('Gennemsnittet af rollernes gennemsnit; udelades uden svar med en grad'),
              gap: exactSchema
                .optional()
                .describe('Forskellen mellem rollernes gennemsnit; udelades, når kun én rolle har svaret'),
            }),
          )
          .min(1)
          .describe('Gennemsnit og forskel for hvert udsagn, i samme rækkefølge som udsagnene'),
        scores: z
          .strictObject({
            forvaltning: scoreSchema.describe('Forvaltningens tal, 0-100; udelades, når der intet er'),
            skoleledelse: scoreSchema.describe('Skoleledelsens tal, 0-100; udelades, når der intet er'),
            common: scoreSchema.describe('Det fælles tal, 0-100; udelades, når en rolle intet tal har'),
          })
          .describe('Elementets tal for hver rolle og det fælles tal'),
        fokuspunkter: z
          .array(
            z.strictObject({
              fokuspunkt: letterSchema.describe('Fokuspunktet: A, B, C, D eller E'),
              need: exactSchema.describe('Behovet, fra 0 til 1'),
              gap: exactSchema
                .optional()
                .describe('Den største forskel; udelades, når kun én rolle har svaret'),
              suggested: z
                .enum(['behov', 'forskel', 'nej'])
                .describe(
                  'behov: behovet er mindst 1/2; forskel: kun forskellen er stor nok; nej: ikke foreslået',
                ),
              place: z
                .number()
                .int()
                .positive()
                .optional()
                .describe('Pladsen blandt forslagene; udelades, når det ikke er foreslået'),
              tied: z.literal(true).optional().describe('true, når pladsen er delt; ellers udelades det'),
            }),
          )
          .min(1)
          .describe('Hvert fokuspunkt, i den rækkefølge udsagnene nævner dem'),
      })
      .describe('Det, der skal komme ud'),
  })
  .superRefine(({ statements }, context) => {
    for (const role of ['forvaltning', 'skoleledelse'] as const) {
      statements.forEach((statement, index) => {
        if (statement[role].length === statements[0]?.[role].length) return;
        context.addIssue({
          code: 'custom',
          path: ['statements', index, role],
          message: 'Alle udsagn skal have lige mange svar fra rollen; skriv blank for et svar, der mangler',
        });
      });
    }
  });
export type GroupExample = z.infer<typeof groupExampleSchema>;
