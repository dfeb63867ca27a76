import { z } from 'astro/zod';
import { elementSchema } from './shared';

/** What a page says beyond Starlight's own front matter. */
export const pageSchema = z.object({
  element: elementSchema
    .optional()
    .describe('Elementet, som siden handler om; giver siden dets tegn og farve'),
  kicker: z.string().optional().describe('Den lille linje over titlen'),
  running: z
    .string()
    .optional()
    .describe('Det, der står øverst på hvert ark, når siden bliver printet; ellers titlen'),
});
