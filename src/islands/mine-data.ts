import type mine from '../../content/ui/mine-tjek.json';
import type { Element, Role } from '../schemas/shared';
import type { StartData } from './workshop-start-data';

/** What the page *Mine tjek* hands its island. */
export interface MineData {
  tjek: readonly {
    id: string;
    title: string;
    edition: string;
    statements: readonly { id: string; element: Element }[];
    /** Where each role answers it. */
    href: Readonly<Record<Role, string>>;
  }[];
  /** Id of the drejebog that a group is shown on the wall with. */
  drejebog: string;
  roles: Readonly<Record<Role, string>>;
  pages: StartData['pages'] & { tjek: string; deleteAll: string };
  /** The words on the links to a workshop's windows. */
  start: Pick<StartData['start'], 'windows'>;
  texts: Pick<typeof mine, 'list' | 'file'>;
}
