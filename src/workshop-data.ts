// What the pages of a workshop hand their islands, so that no text is bundled with code.
import {
  compareTexts,
  getDrejeboeger,
  getFokuspunktCards,
  getPassage,
  getPassageLinks,
  getPassages,
  getQuote,
  getTjekList,
  href,
  leaderTexts,
  paperPlanWords,
  startTexts,
  svarkodeTexts,
  takeData,
  texts,
  wallTexts,
  workshopTexts,
} from './content';
import type { WorkshopData, WorkshopUdsagn } from './islands/workshop-data';
import type { StartData } from './islands/workshop-start-data';
import type { Udsagn } from './schemas/tjek';

async function udsagnOf(udsagn: Udsagn): Promise<WorkshopUdsagn> {
  const { id, element, fokuspunkt, label, wording, signs, prompts, passages } = udsagn;
  const quote = udsagn.quote && (await getQuote(udsagn.quote)).data;
  return {
    id,
    element,
    fokuspunkt,
    label,
    wording,
    signs,
    prompts,
    ...(quote && {
      quote: { text: quote.text, speaker: quote.speaker, source: (await getPassage(quote.passage)).label },
    }),
    sources: await getPassageLinks(passages),
  };
}

/** Where the windows of a workshop are, and what they lead to. */
export const workshopPages: WorkshopData['pages'] = {
  start: href('/workshop/'),
  vaeg: href('/workshop/vaeg/'),
  leder: href('/workshop/leder/'),
  resultat: href('/workshop/resultat/'),
  drejebog: href('/workshop/drejebog/'),
  plan: href('/plan/'),
  svar: href('/svar/'),
  sammenlign: href('/mine-tjek/sammenlign/'),
  mine: href('/mine-tjek/'),
};

/** What the windows and the result of a workshop hand their islands. @throws when a text or a statement names what is not there */
export async function workshopData(): Promise<WorkshopData> {
  const passages = Object.values(workshopTexts.frames).flatMap((frame) =>
    'source' in frame ? [frame.source] : [],
  );
  return {
    tjek: await Promise.all(
      (await getTjekList()).map(async ({ id, data }) => ({
        id,
        number: data.number,
        title: data.title,
        edition: data.edition,
        minutes: data.minutes,
        statements: await Promise.all(data.statements.map(udsagnOf)),
        shortHref: href(`/${data.number}/`),
      })),
    ),
    drejeboeger: (await getDrejeboeger()).map(({ id, data }) => ({ id, ...data })),
    fokuspunkter: await getFokuspunktCards(),
    pages: workshopPages,
    passages: Object.fromEntries(
      (await getPassages(passages)).map(({ ref, label, href }) => [ref, { label, href }]),
    ),
    texts,
    svarkode: svarkodeTexts,
    workshop: workshopTexts,
    wall: wallTexts,
    leader: leaderTexts,
    start: startTexts,
    plan: paperPlanWords(),
    take: takeData(),
    compareLink: compareTexts.link,
  };
}

/** What the start page hands its island: little, as it is to be there at once. */
export async function startData(): Promise<StartData> {
  const { drejeboeger, pages, workshop, start, tjek, texts } = await workshopData();
  const { create, windows, list, lost, file } = start;
  return {
    drejeboeger,
    pages,
    workshop,
    start: { create, windows, list, lost, file },
    texts: { roles: texts.roles, elements: texts.elements },
    tjek: tjek.map(({ id, title, edition, minutes, statements }) => ({
      id,
      title,
      edition,
      minutes,
      statements: statements.map(({ id, element, fokuspunkt, label }) => ({
        id,
        element,
        fokuspunkt,
        label,
      })),
    })),
  };
}
