import type svarkodeTexts from '../../content/ui/svarkode.json';
import type texts from '../../content/ui/tjek.json';
import type { Element, Role } from '../schemas/shared';
import type { PaperPlanWords } from './PaperPlan';
import type { TakeData } from './take-data';

/** What a page hands its result: the tjek in one role's words, the fokuspunkter and the texts. Made by src/result-data.ts. */
export interface ResultData {
  id: string;
  title: string;
  edition: string;
  role: Role;
  statements: readonly {
    id: string;
    element: Element;
    fokuspunkt: string;
    label: string;
    text: string;
    sources: readonly { label: string; href: string }[];
  }[];
  fokuspunkter: readonly {
    id: string;
    title: string;
    element: Element;
    summary: string;
    firstStep: string;
    href: string;
  }[];
  methodHref: string;
  /** Where both roles' answers stand side by side. */
  bothHref: string;
  /** The tjek whose statements are part of this one. */
  included?: { id: string; title: string } | undefined;
  /** The tjek that this one is part of. */
  larger?: { title: string; href: string } | undefined;
  planHref: string;
  /** Where fokuspunkter are printed as sheets; ids follow after `#`, with commas between. */
  sheetsHref: string;
  /** What the svarkode takes: the number of the tjek, where its link leads, and the words around it. */
  svarkode: { number: number; href: string; texts: (typeof svarkodeTexts)['card'] };
  texts: typeof texts;
  /** The words of the plan, which follows the reader's own result on paper. */
  plan?: PaperPlanWords;
  take: TakeData;
}
