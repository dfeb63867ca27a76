import type tjekTexts from '../../content/ui/tjek.json';
import type { Element, Role } from '../schemas/shared';
import type { NamedTjek, SvarkodeTexts } from './svarkode-words';

/** What the page that reads a svarkode is drawn from. Made by src/pages/svar/index.astro. */
export interface ReadData {
  tjek: readonly (NamedTjek & {
    href: string;
    /** In the order of the tjek. */
    udsagn: readonly { id: string; element: Element; wording: Readonly<Record<Role, string>> }[];
  })[];
  texts: typeof tjekTexts;
  svarkode: SvarkodeTexts;
}
