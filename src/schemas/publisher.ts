import { z } from 'astro/zod';

const text = () => z.string().trim();
/** A text that may be empty until somebody fills it in. */
const orEmpty = (filled: z.ZodType<string>) => z.union([z.literal(''), filled]);

/** Who has put the site on the web, and whom readers can turn to. Everything may be empty: then the pages say so. */
export const publisherSchema = z.strictObject({
  name: text().describe('Navnet på den kommune eller organisation, der har lagt sitet ud'),
  email: orEmpty(z.email('skal være en mailadresse')).describe('Hvor læsere kan skrive hen'),
  phone: text().describe('Telefonnummer, som læsere kan ringe til'),
  address: orEmpty(z.url({ protocol: /^https$/, error: 'skal begynde med https://' })).describe(
    'Adressen på udgiverens egen side, hvor der står mere',
  ),
  declared: orEmpty(z.iso.date('skal være en dato som 2026-11-22')).describe(
    'Dagen, hvor udgiveren sidst gennemgik tilgængelighedserklæringen',
  ),
});

export type Publisher = z.infer<typeof publisherSchema>;
