import type { Role } from '../schemas/shared';
import type { ResultData } from './result-data';
import type { NamedTjek, SvarkodeTexts } from './svarkode-words';

/** What the page that reads a svarkode is drawn from. Made by src/pages/svar/index.astro. */
export interface ReadData {
  tjek: readonly (NamedTjek & {
    href: string;
    edition: string;
    /** In the order of the tjek. */
    udsagn: readonly (Omit<ResultData['statements'][number], 'text'> & {
      wording: Readonly<Record<Role, string>>;
    })[];
  })[];
  /** What the results of all tjek have in common. */
  result: Pick<ResultData, 'fokuspunkter' | 'methodHref' | 'planHref' | 'sheetsHref' | 'texts' | 'take'>;
  /** This page: where links lead. */
  href: string;
  /** Where everything kept is listed. */
  mineHref: string;
  svarkode: SvarkodeTexts;
}
