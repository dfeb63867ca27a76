import type { GroupSuggestion } from '../domain/suggest-group';
import { fill } from '../domain/text';
import type { Workshop } from '../domain/workshop';
import { COUNT_MAX, type Count, hasAnswers, workshopTallies } from '../domain/workshop-result';
import type { WorkshopData, WorkshopUdsagn } from './workshop-data';
import type { StartData } from './workshop-start-data';

const day = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long' });

/** A day as Danes write it: 22. november 2026. */
export const dayWords = (time: string | Date): string => day.format(new Date(time));

/** What a workshop is called; one without a name is said to be. */
export const nameOf = ({ name }: Pick<Workshop, 'name'>, { start }: Pick<StartData, 'start'>): string =>
  name.trim() || start.list.unnamed;

/** The passages behind the statements that caused a suggestion, each once, in the order of the tjek. */
export function suggestionSources(
  { reason, widest, because }: GroupSuggestion,
  statements: readonly WorkshopUdsagn[],
): WorkshopUdsagn['sources'] {
  const causes = reason === 'forskel' ? widest : because.map(({ udsagn }) => udsagn);
  const sources = statements.filter(({ id }) => causes.includes(id)).flatMap((one) => one.sources);
  return [...new Map(sources.map((source) => [source.href, source])).values()];
}

/** What is wrong with a number of people as typed; '' when nothing is. */
export function countProblem(
  count: Count,
  text: string,
  { workshop }: Pick<WorkshopData, 'workshop'>,
): string {
  if (count.kind === 'ok' || count.kind === 'empty') return '';
  return fill(workshop.countProblems[count.kind], { text, max: COUNT_MAX });
}

/** How far a workshop has come. */
export function progressWords({ step, taken }: Workshop, { start, workshop }: StartData): string {
  const { list } = start;
  const [udsagn = '', phase] = step.split('/');
  const kind = phase ?? udsagn;
  const name = Object.hasOwn(workshop.steps, kind)
    ? workshop.steps[kind as keyof typeof workshop.steps].name
    : '';
  if (!name) return list.notBegun;
  if (phase === undefined) return fill(list.at, { step: name });
  return fill(list.atStatement, { n: taken.indexOf(udsagn) + 1, total: taken.length, step: name });
}

/** How much has been answered. */
export function answersWords(workshop: Workshop, { start }: StartData): string {
  const { list } = start;
  const tallies = workshopTallies({ ...workshop, responses: [] });
  const hands = workshop.asked.filter((udsagn) => hasAnswers(tallies, udsagn)).length;
  const said = (n: number, one: string, many: string) => (n === 0 ? '' : n === 1 ? one : fill(many, { n }));
  return (
    [
      said(workshop.responses.length, list.responsesOne, list.responses),
      said(hands, list.handsOne, list.hands),
      said(workshop.chosen.length, list.chosenOne, list.chosen),
    ]
      .filter(Boolean)
      .join(', ') || list.nothing
  );
}
