import type compareTexts from '../../content/ui/sammenlign.json';
import type { PlanFokuspunkt } from '../domain/plan-text';
import type { Element, Role } from '../schemas/shared';
import type { PaperPlanWords } from './PaperPlan';
import type { ResultData } from './result-data';

/** What the page that compares before and now hands its island. Made by src/pages/mine-tjek/sammenlign.astro. */
export interface CompareData {
  tjek: readonly {
    id: string;
    /** As svarkoder have it. */
    number: number;
    title: string;
    edition: string;
    statements: readonly { id: string; element: Element; label: string }[];
    /** Where each role answers it. */
    href: Readonly<Record<Role, string>>;
  }[];
  pages: Readonly<Record<'tjek' | 'workshop' | 'mine' | 'compare', string>>;
  /** The words of answers, roles, elements and bands. */
  texts: ResultData['texts'];
  compare: typeof compareTexts;
  /** For the plan, which comes along on paper. */
  fokuspunkter: readonly PlanFokuspunkt[];
  plan: PaperPlanWords;
}

/** A statement as it is shown here. */
export type ComparedUdsagn = CompareData['tjek'][number]['statements'][number];
