import { z } from 'astro/zod';
import { passageSchema, placeSchema, textSchema, themeSchema } from './shared';

/** A verbatim utterance (product.md section 10). The text is checked letter by letter by `npm run verify:quotes`. */
export const quoteSchema = z.strictObject({
  text: textSchema.describe('Citatet, ordret; en udeladelse skrives [...] som i kilden'),
  speaker: textSchema.describe('Hvem der taler, som kilden angiver det, fx »Skoleleder«'),
  voice: z
    .enum(['forvaltning', 'skoleledelse', 'skolebestyrelse', 'laerere', 'forskning'])
    .describe('Hvilken part den talende hører til; kommunens konsulenter og chefer er forvaltning'),
  kind: z
    .enum(['interview', 'navngiven', 'litteratur', 'eksempelspoergsmaal'])
    .describe(
      'Slags: interview, navngiven (person med titel), litteratur eller eksempelspoergsmaal (et kort spørgsmål, som kilden sætter i anførselstegn)',
    ),
  element: placeSchema,
  themes: z.array(themeSchema).min(1).max(3).describe('Temaer, 1-3'),
  passage: passageSchema.describe('Stedet, citatet står, fx eva-guide-2017#data-citat'),
  poster: z
    .boolean()
    .optional()
    .describe(
      'true, hvis citatet kan stå alene på en plakat: hele sætninger, som den, der går forbi, forstår',
    ),
  fuller: z
    .strictObject({
      text: textSchema.describe('Den længere form, ordret'),
      speaker: textSchema.describe('Hvem der taler, som det står ved den længere form'),
      passage: passageSchema,
      difference: textSchema.describe('Hvad der er forskellen på de to former'),
    })
    .optional()
    .describe('Samme udsagn i en anden og fyldigere form, typisk i rapporten'),
});
export type Quote = z.infer<typeof quoteSchema>;
