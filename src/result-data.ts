// What a page hands the result of one response, so that no text is bundled with code.
import {
  getFokuspunktCards,
  getPassageLinks,
  getTjekList,
  href,
  paperPlanWords,
  svarkodeTexts,
  takeData,
  texts,
} from './content';
import type { ResultData } from './islands/result-data';
import type { Role } from './schemas/shared';
import type { Tjek } from './schemas/tjek';

interface Entry {
  readonly id: string;
  readonly data: Tjek;
}

/** The statements of a tjek as both roles' results need them: in the words of each. */
export const statementsOf = ({ data }: Entry) =>
  Promise.all(
    data.statements.map(async ({ id, element, fokuspunkt, label, wording, passages }) => ({
      id,
      element,
      fokuspunkt,
      label,
      wording,
      sources: await getPassageLinks(passages),
    })),
  );

/** What the results of all tjek have in common. */
export async function commonResultData() {
  return {
    fokuspunkter: await getFokuspunktCards(),
    methodHref: href('/metode/'),
    planHref: href('/plan/'),
    sheetsHref: href('/materialer/fokuspunkter/'),
    texts,
    take: takeData(),
  };
}

/** The result of a tjek in one role's words. */
export async function resultData(tjek: Entry, role: Role): Promise<ResultData> {
  const { id, data } = tjek;
  const list = await getTjekList();
  const included = list.find((other) => other.id === data.includes);
  const larger = list.find((other) => other.data.includes === id);
  return {
    id,
    title: data.title,
    edition: data.edition,
    role,
    statements: (await statementsOf(tjek)).map(({ wording, ...rest }) => ({ ...rest, text: wording[role] })),
    ...(await commonResultData()),
    plan: paperPlanWords(),
    bothHref: href(`/tjek/${id}/begge/`),
    included: included && { id: included.id, title: included.data.title },
    larger: larger && { title: larger.data.title, href: href(`/tjek/${larger.id}/${role}/`) },
    svarkode: { number: data.number, href: href('/svar/'), texts: svarkodeTexts.card },
  };
}
