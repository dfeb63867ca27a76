import { caseSchema } from './case';
import { drejebogSchema } from './drejebog';
import { exampleSchema } from './example';
import { factSchema } from './fact';
import { fokuspunktSchema } from './fokuspunkt';
import { groupExampleSchema } from './group-example';
import { municipalitySchema } from './municipality';
import { quoteSchema } from './quote';
import { recommendationSchema } from './recommendation';
import { sourceSchema } from './source';
import { termSchema } from './term';
import { tjekSchema } from './tjek';

/** What a file must hold, by the room (the folder of content/) that it lies in; pages have Starlight's own schema besides. */
export const roomSchemas = {
  sources: sourceSchema,
  quotes: quoteSchema,
  fokuspunkter: fokuspunktSchema,
  tjek: tjekSchema,
  drejeboeger: drejebogSchema,
  examples: exampleSchema,
  'group-examples': groupExampleSchema,
  recommendations: recommendationSchema,
  cases: caseSchema,
  municipalities: municipalitySchema,
  facts: factSchema,
  terms: termSchema,
} as const;
