import { z } from 'astro/zod';

/** The three elements of the collaboration (product.md section 3; EVA guide 2017, "Samarbejdets tre elementer"). */
export const elementSchema = z
  .enum(['data', 'sparring', 'indsatser'])
  .describe('Et af de tre elementer: data, sparring eller indsatser');
export type Element = z.infer<typeof elementSchema>;

/** An element, or `tværgående` for what belongs to the whole collaboration. */
export const placeSchema = z
  .enum(['data', 'sparring', 'indsatser', 'tværgående'])
  .describe('Elementet, eller »tværgående« hvis det gælder hele samarbejdet');
export type Place = z.infer<typeof placeSchema>;

/** Who answers or acts (product.md section 3). */
export const roleSchema = z
  .enum(['forvaltning', 'skoleledelse'])
  .describe('Rollen: forvaltning eller skoleledelse');
export type Role = z.infer<typeof roleSchema>;

/** An id is a file name or a key: lower-case letters, digits and hyphens; æ, ø, å are written ae, oe, aa. Never renamed, never reused. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: 'Et id må kun have små bogstaver, tal og bindestreger (æ, ø, å skrives ae, oe, aa)',
  })
  .describe('Et id: små bogstaver, tal og bindestreger');

/**
 * A passage in a source, written `source#section`: the id of a file in content/sources and a key of its `sections`.
 * That both exist is checked by src/content.ts and by tests/content.
 */
export const passageSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*#[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: 'Et kildested skrives kilde#afsnit, fx eva-guide-2017#data-indsigt',
  })
  .describe('Et kildested: kildens id, # og afsnittets nøgle, fx eva-guide-2017#data-indsigt');

/** One line or paragraph of Danish text, without leading or trailing white space. */
export const textSchema = z.string().trim().min(1, { error: 'Teksten er tom' }).describe('Tekst på dansk');

/** Who a recommendation or a case speaks to or is about. */
export const audienceSchema = z
  .enum(['forvaltning', 'skoleledelse', 'politikere', 'skolebestyrelse', 'laerere'])
  .describe('Hvem det er til: forvaltning, skoleledelse, politikere, skolebestyrelse eller laerere');

/** What it is about, across the elements; the libraries filter on it. */
export const themeSchema = z
  .enum([
    'forberedelse',
    'analyse',
    'dialog',
    'roller',
    'tillid',
    'prioritering',
    'maal',
    'ejerskab',
    'kompetencer',
    'videndeling',
    'politik',
    'opfoelgning',
    'organisering',
    'undervisning',
    'foraeldre',
  ])
  .describe('Temaet, som biblioteket kan afgrænses til');

/** The pictures of our own that a case may show (src/components/Picture.astro). */
export const pictureSchema = z
  .enum(['fra-maal-til-indsats', 'smtte', 'whole-system', 'viden-til-opfoelgning'])
  .describe('Et af sitets egne billeder');
export type PictureName = z.infer<typeof pictureSchema>;
