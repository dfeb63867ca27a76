import type texts from '../../content/ui/privatliv.json';
import type { Role } from '../schemas/shared';

/** What the page that shows what is stored hands to its island. */
export interface StoredData {
  readonly texts: typeof texts;
  /** The site's address on its host, with a slash at both ends. */
  readonly base: string;
  /** Tjek id -> its title. */
  readonly tjek: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<Role, string>>;
}
