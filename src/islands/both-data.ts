import type both from '../../content/ui/both.json';
import type { Role } from '../schemas/shared';
import type { ResultData } from './result-data';
import type { TakeData } from './take-data';

/** What the page of both roles hands its island: the tjek in neutral words, the fokuspunkter and the texts. */
export interface BothData {
  id: string;
  title: string;
  edition: string;
  statements: readonly (Omit<ResultData['statements'][number], 'text'> & {
    text: Readonly<Record<Role, string>>;
    prompt: string;
  })[];
  fokuspunkter: ResultData['fokuspunkter'];
  roleHref: Readonly<Record<Role, string>>;
  planHref: string;
  texts: ResultData['texts'];
  both: typeof both;
  take: TakeData;
}
