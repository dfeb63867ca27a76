import type texts from '../../content/ui/plan.json';
import type { PlanFokuspunkt } from '../domain/plan-text';
import type { Element, Role } from '../schemas/shared';
import type { TakeData } from './take-data';

/** What a page of the plan hands its island. Made by src/plan-data.ts. */
export interface PlanData {
  fokuspunkter: readonly (PlanFokuspunkt & { element: Element; href: string })[];
  /** The tjek whose answers can be taken to the meeting. */
  tjek: readonly {
    id: string;
    title: string;
    statements: readonly { id: string; label: string; element: Element }[];
  }[];
  /** The passages that the texts name. */
  passages: Readonly<Record<string, { label: string; href: string }>>;
  pages: Readonly<Record<'fokus' | 'indsatser' | 'moede' | 'sheets' | 'mine', string>>;
  elements: Readonly<Record<Element, string>>;
  roles: Readonly<Record<Role, string>>;
  levels: readonly string[];
  nonAnswers: Readonly<Record<string, string>>;
  texts: typeof texts;
  take: TakeData;
}
