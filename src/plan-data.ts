// What the three pages of the plan hand their islands, so that no text is bundled with code.
import {
  ELEMENTS,
  getFokuspunkter,
  getPassages,
  getTjekList,
  href,
  planTexts,
  takeData,
  texts,
} from './content';
import type { PlanData } from './islands/plan-data';

/** Every `passages` list in the texts of the plan. */
const refsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    /passages$/i.test(key) && Array.isArray(entry) ? entry.map(String) : refsIn(entry),
  );
};

/** What the pages of the plan hand their islands; the same for all three. @throws when a text names a passage that is not there */
export async function planData(): Promise<PlanData> {
  const refs = [...new Set(refsIn(planTexts))];
  const passages = await getPassages(refs);
  const fokuspunkter = await getFokuspunkter();
  const tjek = await getTjekList();
  return {
    fokuspunkter: fokuspunkter.map(({ id, data }) => ({
      id,
      title: data.title,
      element: data.element,
      firstStep: data.firstStep,
      href: href(`/fokuspunkter/${id}/`),
    })),
    tjek: tjek.map(({ id, data }) => ({
      id,
      title: data.title,
      statements: data.statements.map(({ id, label, element }) => ({ id, label, element })),
    })),
    passages: Object.fromEntries(passages.map(({ ref, label, href }) => [ref, { label, href }])),
    pages: {
      fokus: href('/plan/'),
      indsatser: href('/plan/indsatser/'),
      moede: href('/plan/statusmoede/'),
      sheets: href('/materialer/fokuspunkter/'),
      mine: href('/mine-tjek/'),
    },
    elements: Object.fromEntries(
      ELEMENTS.map((element) => [element, texts.elements[element].name]),
    ) as PlanData['elements'],
    roles: texts.roles,
    levels: texts.levels,
    nonAnswers: texts.nonAnswers,
    texts: planTexts,
    take: takeData(),
  };
}
