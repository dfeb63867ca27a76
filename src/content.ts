// The only file that reads the collections. It resolves ids and passages; src/site/content-check.ts has seen to it that they exist, so
// what is thrown here is about ids in code.
import { type CollectionEntry, getCollection, getEntry, render } from 'astro:content';
import both from '../content/ui/both.json';
import labels from '../content/ui/labels.json';
import licenceTexts from '../content/ui/licenser.json';
import materialTexts from '../content/ui/materialer.json';
import mineTexts from '../content/ui/mine-tjek.json';
import offlineTexts from '../content/ui/offline.json';
import planTexts from '../content/ui/plan.json';
import privacyTexts from '../content/ui/privatliv.json';
import compareTexts from '../content/ui/sammenlign.json';
import svarkodeTexts from '../content/ui/svarkode.json';
import takeTexts from '../content/ui/tag-med.json';
import texts from '../content/ui/tjek.json';
import publisherFile from '../content/ui/udgiver.json';
import workshopTexts from '../content/ui/workshop.json';
import leaderTexts from '../content/ui/workshop-leder.json';
import startTexts from '../content/ui/workshop-start.json';
import wallTexts from '../content/ui/workshop-vaeg.json';
import { allStatements } from './domain/tjek';
import type { Publisher } from './schemas/publisher';
import type { Element, Place, Role } from './schemas/shared';
import type { Tjek } from './schemas/tjek';

export {
  both,
  compareTexts,
  labels,
  leaderTexts,
  licenceTexts,
  materialTexts,
  mineTexts,
  offlineTexts,
  planTexts,
  privacyTexts,
  startTexts,
  svarkodeTexts,
  texts,
  wallTexts,
  workshopTexts,
};

/** Who has put the site on the web; every field is empty until they say so. */
export const publisher: Publisher = publisherFile;

/** The elements in the order of the guide. */
export const ELEMENTS = ['data', 'sparring', 'indsatser'] as const satisfies readonly Element[];

/** The elements and what lies across them. */
export const PLACES = [...ELEMENTS, 'tværgående'] as const satisfies readonly Place[];

/** The choices of a filter: those of `names` that something in the list has, in the order of `names`. */
export const optionsOf = (names: Readonly<Record<string, string>>, used: readonly string[]) =>
  Object.entries(names)
    .filter(([value]) => used.includes(value))
    .map(([value, label]) => ({ value, label }));

/** The roles, the administration first as in the sources. */
export const ROLES = ['forvaltning', 'skoleledelse'] as const satisfies readonly Role[];

/** An address on the site under its base path. `path` is root-relative: `/guide/data/`. */
export const href = (path: string): string =>
  import.meta.env.BASE_URL.replace(/\/?$/, '/') + path.replace(/^\//, '');

/**
 * The address of a page as paper shows it: short, without its scheme. `onSite` is what `href` gives.
 *
 * @returns nothing where the build was not told where the site will lie; an address that led nowhere would be worse than none
 */
export const paperAddress = (onSite: string): string | undefined => {
  const site = process.env['SITE_URL'];
  return site && new URL(onSite, site).href.replace(/^https?:\/\//, '').replace(/\/$/, '');
};

/** Where each role answers a tjek. @param tjek its id */
export const roleHrefs = (tjek: string): Readonly<Record<Role, string>> => ({
  forvaltning: href(`/tjek/${tjek}/forvaltning/`),
  skoleledelse: href(`/tjek/${tjek}/skoleledelse/`),
});

/** The words of »Hent eller del«, and where it is written what its data files hold. */
export const takeData = () => ({ texts: takeTexts, dataHref: href('/metode/#filerne-under-hent-eller-del') });

/** The words of the plan where it follows a result on paper, and no others: each page with a result carries them. */
export function paperPlanWords() {
  const { common, fokus } = planTexts;
  const { title, textTitle, one, tasks, taskShort, unknown, fields } = fokus;
  const { sammenhaeng, maal, tegn, tiltag, evaluering, pause } = fields;
  const label = ({ label }: { label: string }) => ({ label });
  return {
    title,
    lead: common.onPaper,
    common: { firstStep: common.firstStep, unnamed: common.unnamed, blankFokus: common.blankFokus },
    fokus: {
      textTitle,
      one,
      tasks,
      taskShort,
      unknown,
      fields: {
        sammenhaeng: label(sammenhaeng),
        maal: label(maal),
        tegn: label(tegn),
        tiltag: label(tiltag),
        evaluering: label(evaluering),
        pause: label(pause),
      },
    },
  };
}

/** Where the guide reads about an element. */
export const elementHref = (element: Element): string => href(`/guide/${element}/`);

/** The name of an element, or of what lies across them. */
export const placeName = (place: Place): string => texts.elements[place].name;

/** A place in a source: what to print and where to go. */
export interface Passage {
  ref: string;
  source: string;
  shortTitle: string;
  year: string;
  section: string;
  label: string;
  href: string;
}

type Room =
  | 'sources'
  | 'quotes'
  | 'fokuspunkter'
  | 'tjek'
  | 'drejeboeger'
  | 'examples'
  | 'group-examples'
  | 'recommendations'
  | 'cases'
  | 'municipalities'
  | 'facts'
  | 'terms';

const room = async <C extends Room>(name: C) => (await getCollection(name)) as CollectionEntry<C>[];

const find = <E extends { id: string }>(
  entries: readonly E[],
  id: string,
  /** With its article, so that the sentence is Danish: »intet citat«. */
  none: string,
  folder: string,
): E => {
  const entry = entries.find((candidate) => candidate.id === id);
  if (!entry) {
    const known = entries.map((candidate) => candidate.id).join(', ');
    throw new Error(
      `Der findes ${none} med id »${id}« i content/${folder}. De, der findes: ${known || 'ingen'}.`,
    );
  }
  return entry;
};

/** All documents, oldest number first. */
export const getSources = async () =>
  (await room('sources')).sort((a, b) => a.data.manuscript.localeCompare(b.data.manuscript));

/** The year as the site prints it: »uden år« where none is printed. */
export const yearOf = (source: { year: number | null }): string =>
  source.year === null ? 'uden år' : `${source.year}`;

/**
 * Resolves `source#section`.
 * @throws when the source or its section does not exist
 */
export async function getPassage(ref: string): Promise<Passage> {
  const [id = '', key = ''] = ref.split('#');
  const source = find(await room('sources'), id, 'ingen kilde', 'sources');
  const section = source.data.sections[key];
  if (!section) {
    throw new Error(
      `Kilden content/sources/${id}.yaml har intet afsnit »${key}« (henvist til som »${ref}«).`,
    );
  }
  const year = yearOf(source.data);
  return {
    ref,
    source: id,
    shortTitle: source.data.shortTitle,
    year,
    section,
    label: `${source.data.shortTitle} (${year}), ${section}`,
    href: href(`/kilder/${id}/#${key}`),
  };
}

/** Resolves several passages, in the order given. */
export const getPassages = (refs: readonly string[]): Promise<Passage[]> => Promise.all(refs.map(getPassage));

/** Passages as what is drawn in the browser needs them. */
export const getPassageLinks = async (refs: readonly string[]) =>
  (await getPassages(refs)).map(({ label, href }) => ({ label, href }));

/** A quote by id. @throws when it does not exist */
export const getQuote = async (id: string) => find(await room('quotes'), id, 'intet citat', 'quotes');

/** What points to a passage, in the order of the documents and their sections. */
async function inSourceOrder<E>(entries: readonly E[], refOf: (entry: E) => string): Promise<E[]> {
  const sources = await getSources();
  const rank = (ref: string) => {
    const [id, key = ''] = ref.split('#');
    const index = sources.findIndex((source) => source.id === id);
    const section = Object.keys(sources[index]?.data.sections ?? {}).indexOf(key);
    return index * 1000 + section;
  };
  return entries.toSorted((a, b) => rank(refOf(a)) - rank(refOf(b)));
}

/** Whether any of the passages lies in a document. */
export const isFrom = (source: string, refs: readonly string[]): boolean =>
  refs.some((ref) => ref.startsWith(`${source}#`));

/** All quotes, in the order of the documents. */
export const getQuotes = async () => inSourceOrder(await room('quotes'), ({ data }) => data.passage);

/** All recommendations, in the order of the documents. */
export const getRecommendations = async () =>
  inSourceOrder(await room('recommendations'), ({ data }) => data.passages[0] ?? '');

/** All cases and tools by name; names sort the Danish way. */
export const getCases = async () =>
  (await room('cases')).toSorted((a, b) => a.data.title.localeCompare(b.data.title, 'da'));

/** All facts, in the order of the documents. */
export const getFacts = async () => inSourceOrder(await room('facts'), ({ data }) => data.passages[0] ?? '');

/** The glossary, in Danish order. */
export const getTerms = async () =>
  (await room('terms')).toSorted((a, b) => a.data.term.localeCompare(b.data.term, 'da'));

/** A term by id. @throws when it does not exist */
export const getTerm = async (id: string) => find(await room('terms'), id, 'begreb', 'terms');

/** The municipalities of the EVA report with their fixed meetings. */
export const getMunicipalities = async () =>
  (await room('municipalities')).toSorted((a, b) => a.data.order - b.data.order);

/** All fokuspunkter by element and order. */
export const getFokuspunkter = async () =>
  (await room('fokuspunkter')).sort(
    (a, b) =>
      ELEMENTS.indexOf(a.data.element) - ELEMENTS.indexOf(b.data.element) || a.data.order - b.data.order,
  );

/** The fokuspunkter as a result and a workshop need them. */
export const getFokuspunktCards = async () =>
  (await getFokuspunkter()).map(({ id, data }) => ({
    id,
    title: data.title,
    element: data.element,
    summary: data.summary,
    firstStep: data.firstStep,
    href: href(`/fokuspunkter/${id}/`),
  }));

/** A fokuspunkt by id. @throws when it does not exist */
export const getFokuspunkt = async (id: string) =>
  find(await room('fokuspunkter'), id, 'intet fokuspunkt', 'fokuspunkter');

/** All tjek in their order, each with all its statements: its own and those of the tjek it includes. */
export async function getTjekList() {
  const list = (await room('tjek')).sort((a, b) => a.data.order - b.data.order);
  const fokuspunkter = (await getFokuspunkter()).map(({ id }) => id);
  return list.map((tjek) => {
    const { includes, statements } = tjek.data;
    const included = includes ? find(list, includes, 'intet tjek', 'tjek').data.statements : [];
    return { ...tjek, data: { ...tjek.data, statements: allStatements(statements, included, fokuspunkter) } };
  });
}

/** The worked examples of the scoring, in the order of the method page. */
export const getExamples = async () => (await room('examples')).sort((a, b) => a.data.order - b.data.order);

/** The worked examples of groups, in the order of the method page. */
export const getGroupExamples = async () =>
  (await room('group-examples')).sort((a, b) => a.data.order - b.data.order);

/** The facilitator's scripts, the shortest first. */
export const getDrejeboeger = async () =>
  (await room('drejeboeger')).toSorted((a, b) => a.data.minutes - b.data.minutes);

/**
 * A page of the guide, to be shown again in another form. `id` is its path below content/pages: `guide/data`.
 * @throws when it does not exist
 */
export async function getGuidePage(id: string) {
  const page = await getEntry('docs', id);
  if (!page) throw new Error(`Der findes ingen side content/pages/${id}.mdx.`);
  return {
    title: page.data.title,
    description: page.data.description,
    Content: (await render(page)).Content,
  };
}

/**
 * The statements of a tjek with their numbers and sources, by element and, where it says more, by fokuspunkt (`title`), as a form has
 * them.
 */
export async function groupStatements(tjek: Pick<Tjek, 'statements' | 'includes'>) {
  const titles = new Map((await getFokuspunkter()).map(({ id, data }) => [id, data.title]));
  const numbered = await Promise.all(
    tjek.statements.map(async (statement, index) => ({
      ...statement,
      number: index + 1,
      sources: await getPassages(statement.passages),
    })),
  );
  return ELEMENTS.map((element) => {
    const statements = numbered.filter((statement) => statement.element === element);
    const points = [...new Set(statements.map(({ fokuspunkt }) => fokuspunkt))];
    // Where each fokuspunkt has one statement, its name over it would only say the same twice.
    const grouped = tjek.includes !== undefined && points.length < statements.length;
    return {
      element,
      points: grouped
        ? points.map((point) => ({
            title: titles.get(point),
            statements: statements.filter(({ fokuspunkt }) => fokuspunkt === point),
          }))
        : [{ title: undefined, statements }],
    };
  });
}
