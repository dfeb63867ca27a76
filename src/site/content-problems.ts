// What is wrong between the files of content/: ids that do not exist, are used twice or belong elsewhere.
import { statementsFor, stepsOf, totalSeconds } from '../domain/workshop-steps';
import type { Case } from '../schemas/case';
import type { Drejebog } from '../schemas/drejebog';
import type { Fokuspunkt } from '../schemas/fokuspunkt';
import type { Quote } from '../schemas/quote';
import type { Recommendation } from '../schemas/recommendation';
import { elementSchema, idSchema } from '../schemas/shared';
import type { Source } from '../schemas/source';
import type { Term } from '../schemas/term';
import type { Tjek } from '../schemas/tjek';
import { type ContentFile, correction, entriesOf, existing, schemaProblems } from './content-files';

const fokuspunkterOf = (files: readonly ContentFile[]) => entriesOf<Fokuspunkt>(files, 'fokuspunkter');
const tjekOf = (files: readonly ContentFile[]) => entriesOf<Tjek>(files, 'tjek');

const twice = <T>(values: readonly T[]): T[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** Ids that may not be written so, and places in an order that two files want. */
export function idProblems(files: readonly ContentFile[]): string[] {
  const names = files
    .filter(({ template }) => !template)
    .flatMap(({ file, id, room }) => {
      const parts = room === 'pages' ? id.split('/') : [id];
      return parts.every((part) => idSchema.safeParse(part).success)
        ? []
        : [`${file}: Navnet må kun have små bogstaver, tal og bindestreger (æ, ø, å skrives ae, oe, aa).`];
    });
  const statements = tjekOf(files).flatMap(({ file, data }) =>
    twice(data.statements.map(({ id }) => id)).map((id) => `${file}: To udsagn har id’et »${id}«.`),
  );
  const everywhere = tjekOf(files).flatMap(({ file, data }) =>
    [...new Set(data.statements.map(({ id }) => id))].map((id) => ({ file, id })),
  );
  const shared = everywhere
    .filter(({ id }, index) => everywhere.findIndex((other) => other.id === id) < index)
    .map(
      ({ file, id }) =>
        `${file}: Udsagnet »${id}« står også i et andet tjek. Skal det med begge steder, så brug includes i stedet.`,
    );
  const orders = fokuspunkterOf(files).map(({ data }) => `${data.element}, plads ${data.order}`);
  const numbers = tjekOf(files).map(({ data }) => data.number);
  const ids = files.map(({ room, id }) => `content/${room}/${id}`);
  return [
    ...names,
    ...twice(ids).map((id) => `To filer har id’et »${id}«. Giv den ene et andet navn.`),
    ...statements,
    ...shared,
    ...twice(numbers).map(
      (number) =>
        `To tjek har number: ${number}. Så kan deres svarkoder ikke kendes fra hinanden. Giv det nye tjek det næste nummer, der aldrig har været brugt.`,
    ),
    ...twice(orders).map((order) => `To fokuspunkter har samme order: ${order}.`),
  ];
}

/** Every string in a value that is given under `passage` or `passages`, however deep. */
function passagesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(passagesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ['passage', 'passages', 'table'].includes(key) ? [inner].flat().map(String) : passagesIn(inner),
  );
}

const idsOfComponent = (body: string, component: string): string[] =>
  [...body.matchAll(new RegExp(`<${component}\\s[^>]*?\\bid="([^"]*)"`, 'g'))].map(([, id = '']) => id);

const passagesOfComponent = (body: string): string[] =>
  [...body.matchAll(/<Passages\s[^>]*?\bof=\{\[([\s\S]*?)\]\}/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, single, double]) => single ?? double ?? ''),
  );

/** Passages that name a source or a section which does not exist; in templates too, as they are copied. */
export function passageProblems(files: readonly ContentFile[]): string[] {
  const sources = new Map(
    existing<Source>(files, 'sources').map(({ id, data }) => [id, Object.keys(data.sections ?? {})]),
  );
  return files.flatMap(({ file, data, body }) =>
    [...passagesIn(data), ...passagesOfComponent(body)].flatMap((passage) => {
      const [source = '', section = ''] = passage.split('#');
      const sections = sources.get(source);
      if (!sections)
        return [
          `${file}: Kildestedet »${passage}« peger på kilden »${source}«, som ikke findes i content/sources. Kilderne er: ${[...sources.keys()].join(', ')}.${correction(source, [...sources.keys()], (id) => `${id}#${section}`)}`,
        ];
      if (sections.includes(section)) return [];
      return [
        `${file}: Kildestedet »${passage}« findes ikke: content/sources/${source}.yaml har intet »${section}« under sections.${correction(section, sections, (key) => `${source}#${key}`)}`,
      ];
    }),
  );
}

/** Quotes that are shown but do not exist. All that exist are shown among the quotes. */
export function quoteProblems(files: readonly ContentFile[]): string[] {
  const quotes = existing<Quote>(files, 'quotes').map(({ id }) => id);
  const uses = [
    ...fokuspunkterOf(files).map(({ file, data }) => ({ file, ids: data.quotes })),
    ...entriesOf<Case>(files, 'cases').map(({ file, data }) => ({ file, ids: data.quotes })),
    ...tjekOf(files).map(({ file, data }) => ({
      file,
      ids: data.statements.flatMap(({ quote }) => quote ?? []),
    })),
    ...files.map(({ file, body }) => ({ file, ids: idsOfComponent(body, 'Quote') })),
  ];
  return uses.flatMap(({ file, ids }) =>
    ids
      .filter((id) => !quotes.includes(id))
      .map(
        (id) =>
          `${file}: Citatet »${id}« findes ikke i content/quotes. Der skal stå navnet på en fil, uden .yaml.${correction(id, quotes)}`,
      ),
  );
}

/** Recommendations that belong to no fokuspunkt that exists, or to one of another element, and terms that point to no term. */
export function referenceProblems(files: readonly ContentFile[]): string[] {
  const fokuspunkter = new Map(
    existing<Fokuspunkt>(files, 'fokuspunkter').map(({ id, data }) => [id, data.element]),
  );
  const terms = existing<Term>(files, 'terms').map(({ id }) => id);
  const tjek = existing<Tjek>(files, 'tjek').map(({ id }) => id);
  return [
    ...entriesOf<Recommendation>(files, 'recommendations').flatMap(({ file, data }) => {
      if (data.fokuspunkt === undefined || fokuspunkter.get(data.fokuspunkt) === data.element) return [];
      const other = fokuspunkter.get(data.fokuspunkt);
      return [
        other === undefined
          ? `${file}: fokuspunkt: »${data.fokuspunkt}« findes ikke. De, der findes: ${[...fokuspunkter.keys()].join(', ')}.`
          : `${file}: fokuspunkt: »${data.fokuspunkt}« hører til ${other}, men anbefalingen til ${data.element}. De skal høre til det samme element.`,
      ];
    }),
    ...tjekOf(files).flatMap(({ file, id, data: { includes } }) => {
      if (includes === undefined || (includes !== id && tjek.includes(includes))) return [];
      return [
        `${file}: includes: »${includes}« findes ikke, eller det er tjekket selv. De, der findes: ${tjek.join(', ')}.`,
      ];
    }),
    ...entriesOf<Term>(files, 'terms').flatMap(({ file, data }) =>
      data.seeAlso
        .filter((id) => !terms.includes(id))
        .map((id) => `${file}: seeAlso: Begrebet »${id}« findes ikke i content/terms.`),
    ),
  ];
}

/** Statements and pages that lead to no fokuspunkt or a foreign one, and fokuspunkter that no statement leads to. */
export function fokuspunktProblems(files: readonly ContentFile[]): string[] {
  const fokuspunkter = new Map(
    existing<Fokuspunkt>(files, 'fokuspunkter').map(({ id, data }) => [id, data.element]),
  );
  const statements = tjekOf(files).flatMap(({ file, data }) =>
    data.statements.map((udsagn) => ({ file, udsagn })),
  );
  const reached = statements.map(({ udsagn }) => udsagn.fokuspunkt);
  const known = `De, der findes: ${[...fokuspunkter.keys()].join(', ')}.`;
  return [
    ...statements.flatMap(({ file, udsagn: { id, element, fokuspunkt } }) => {
      const other = fokuspunkter.get(fokuspunkt);
      if (!fokuspunkter.has(fokuspunkt))
        return [
          `${file}: Udsagnet »${id}« peger på fokuspunktet »${fokuspunkt}«, som ikke findes. ${known}${correction(fokuspunkt, [...fokuspunkter.keys()], (meant) => `fokuspunkt: ${meant}`)}`,
        ];
      if (other === undefined || other === element) return [];
      return [
        `${file}: Udsagnet »${id}« hører til ${element}, men dets fokuspunkt »${fokuspunkt}« hører til ${other}. De skal høre til det samme element.`,
      ];
    }),
    ...files.flatMap(({ file, body }) =>
      idsOfComponent(body, 'FokuspunktLink')
        .filter((id) => !fokuspunkter.has(id))
        .map((id) => `${file}: Siden viser til fokuspunktet »${id}«, som ikke findes. ${known}`),
    ),
    ...[...fokuspunkter.keys()]
      .map((id) => ({ id, count: reached.filter((fokuspunkt) => fokuspunkt === id).length }))
      .filter(({ count }) => count < 2)
      .map(
        ({ id, count }) =>
          `content/fokuspunkter/${id}.md: ${count} udsagn i content/tjek peger på fokuspunktet. Der skal være mindst 2, så det kan blive foreslået.`,
      ),
  ];
}

/** Elements of a tjek that have too few statements to be given a number, those of the tjek it includes counted too. */
export function countProblems(files: readonly ContentFile[]): string[] {
  const list = tjekOf(files);
  return list.flatMap(({ file, data }) => {
    const included = list.find(({ id }) => id === data.includes)?.data.statements ?? [];
    return elementSchema.options.flatMap((element) => {
      const count = [...included, ...data.statements].filter((udsagn) => udsagn.element === element).length;
      return count >= 3
        ? []
        : [`${file}: ${element} har ${count} udsagn. Der skal være mindst 3 til hvert element.`];
    });
  });
}

/** Drejebøger whose steps do not take the time that they promise, with the first tjek and hands. */
export function drejebogProblems(files: readonly ContentFile[]): string[] {
  const [tjek] = tjekOf(files).sort((a, b) => a.data.order - b.data.order);
  if (!tjek) return [];
  const { title, statements, minutes: answering } = tjek.data;
  return entriesOf<Drejebog>(files, 'drejeboeger').flatMap(({ file, data }) => {
    const taken = statementsFor(statements, data.take);
    const wanted = data.take.each * data.take.elements.length;
    if (taken.length < wanted)
      return [
        `${file}: take: Der skal tages ${wanted} udsagn, men »${title}« har kun ${taken.length} af dem. Sæt each ned.`,
      ];
    const total = totalSeconds(stepsOf({ taken, ways: ['haender'] }, data, answering));
    if (total === data.minutes * 60) return [];
    const rest = total % 60 === 0 ? '' : ` og ${total % 60} sekunder`;
    return [
      `${file}: Trinene varer ${Math.floor(total / 60)} minutter${rest} med »${title}« og håndsoprækning, men minutes siger ${data.minutes}. Ret sekunderne eller minutes, så de passer.`,
    ];
  });
}

/** Prose where the site shows none: a fokuspunkt is all front matter. */
export const strayTextProblems = (files: readonly ContentFile[]): string[] =>
  files
    .filter(({ room, body }) => room === 'fokuspunkter' && body.trim() !== '')
    .map(
      ({ file }) =>
        `${file}: Der står tekst under den sidste linje med ---. Den bliver ikke vist. Flyt den op i et felt.`,
    );

/** Sections of a source that nothing points to without a reason given, and reasons given for sections that are pointed to or not there. */
export function coverageProblems(files: readonly ContentFile[]): string[] {
  const pointed = new Set(
    files
      .filter(({ template }) => !template)
      .flatMap(({ data, body }) => [...passagesIn(data), ...passagesOfComponent(body)]),
  );
  return entriesOf<Source>(files, 'sources').flatMap(({ file, id, data }) => [
    ...Object.entries(data.sections)
      .filter(([key]) => !pointed.has(`${id}#${key}`) && !(key in data.notRendered))
      .map(
        ([key, title]) =>
          `${file}: Intet peger på afsnittet »${key}« (${title}). Lad noget på sitet gengive det, eller skriv under notRendered, hvorfor det ikke er med.`,
      ),
    ...Object.keys(data.notRendered).flatMap((key) => {
      if (!(key in data.sections))
        return [`${file}: notRendered nævner »${key}«, som ikke står under sections.`];
      return pointed.has(`${id}#${key}`)
        ? [`${file}: notRendered nævner »${key}«, men noget på sitet peger på det. Slet linjen.`]
        : [];
    }),
  ]);
}

/** Everything that makes the site wrong or leaves a hole in it, one sentence each; the build stops at these. */
export const contentProblems = (files: readonly ContentFile[]): string[] =>
  [
    schemaProblems,
    idProblems,
    passageProblems,
    quoteProblems,
    referenceProblems,
    fokuspunktProblems,
    countProblems,
    drejebogProblems,
    strayTextProblems,
  ].flatMap((problemsOf) => problemsOf(files));
