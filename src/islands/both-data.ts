import type both from '../../content/ui/both.json';
import type { Role } from '../schemas/shared';
import type { PaperPlanWords } from './PaperPlan';
import type { ResultData } from './result-data';
import type { NamedTjek, SvarkodeTexts } from './svarkode-words';
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
  mineHref: string;
  /** Where this page is, without what follows `#`. */
  bothHref: string;
  /** All tjek, as svarkoder know them. */
  catalogue: readonly NamedTjek[];
  svarkode: Pick<SvarkodeTexts, 'problems'>;
  texts: ResultData['texts'];
  both: typeof both;
  /** The words of the plan, which follows the result on paper. */
  plan: PaperPlanWords;
  take: TakeData;
}
