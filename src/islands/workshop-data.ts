import type tjekTexts from '../../content/ui/tjek.json';
import type workshopTexts from '../../content/ui/workshop.json';
import type leaderTexts from '../../content/ui/workshop-leder.json';
import type startTexts from '../../content/ui/workshop-start.json';
import type wallTexts from '../../content/ui/workshop-vaeg.json';
import type { Drejebog } from '../schemas/drejebog';
import type { Element, Role } from '../schemas/shared';
import type { PaperPlanWords } from './PaperPlan';
import type { SvarkodeTexts } from './svarkode-words';
import type { TakeData } from './take-data';

/** A statement as a workshop needs it: in both roles' words. */
export interface WorkshopUdsagn {
  id: string;
  element: Element;
  fokuspunkt: string;
  label: string;
  wording: Readonly<Record<Role, string>>;
  signs: { absent: string; present: string };
  prompts: readonly string[];
  quote?: { text: string; speaker: string; source: string };
  sources: readonly { label: string; href: string }[];
}

/** What the pages of a workshop hand their islands. Made by src/workshop-data.ts. */
export interface WorkshopData {
  tjek: readonly {
    id: string;
    /** The number in svarkoder and in the short address. */
    number: number;
    title: string;
    edition: string;
    /** How long it takes to answer all of it. */
    minutes: number;
    statements: readonly WorkshopUdsagn[];
    /** Where people answer on their own devices: the short address. */
    shortHref: string;
  }[];
  drejeboeger: readonly (Drejebog & { id: string })[];
  fokuspunkter: readonly {
    id: string;
    title: string;
    element: Element;
    summary: string;
    firstStep: string;
    href: string;
  }[];
  /** The pages of a workshop; the id of the workshop is added after `#`. */
  pages: Readonly<
    Record<
      'start' | 'vaeg' | 'leder' | 'resultat' | 'drejebog' | 'plan' | 'svar' | 'sammenlign' | 'mine',
      string
    >
  >;
  /** The label and the address of the passages that the frames name. */
  passages: Readonly<Record<string, { label: string; href: string }>>;
  /** The words of answers, roles, elements and bands. */
  texts: typeof tjekTexts;
  /** The words about svarkoder. */
  svarkode: SvarkodeTexts;
  workshop: typeof workshopTexts;
  /** The words of each window. */
  wall: typeof wallTexts;
  leader: typeof leaderTexts;
  start: typeof startTexts;
  /** The words of the plan, which follows the result on paper. */
  plan: PaperPlanWords;
  take: TakeData;
  /** What the way to before and now is called. */
  compareLink: string;
}
