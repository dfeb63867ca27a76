// The changes that a reader can make to a plan. Each gives a new plan within the limits: a text that is too long is cut, and where there
// is no room for one more the plan comes back as it was.
import {
  EMPTY_PLAN,
  type FokusField,
  type FokusPlan,
  type Indsats,
  type MeetingResult,
  MOST,
  type Moede,
  type MoedeField,
  type Part,
  type Plan,
  type Question,
  type Task,
  TEXT_MAX,
} from './plan';
import { cut, isId } from './shape';

/** The longest text of each field that is not a note. */
const FIELD_MAX: Readonly<Record<string, number>> = {
  what: TEXT_MAX.short,
  who: TEXT_MAX.line,
  when: TEXT_MAX.line,
  name: TEXT_MAX.line,
  since: TEXT_MAX.line,
  involved: TEXT_MAX.short,
  signs: TEXT_MAX.short,
  text: TEXT_MAX.short,
  preparedBy: TEXT_MAX.line,
  present: TEXT_MAX.short,
};

/** How long the text of a field may be. */
export const maxOf = (field: string): number => FIELD_MAX[field] ?? TEXT_MAX.long;

/** Values of some fields of a row; those left out stay as they are. */
type Change<T> = Partial<Omit<T, 'id'>>;

const NO_TASK = { what: '', who: '', when: '' };
const NO_INDSATS: Omit<Indsats, 'id'> = {
  name: '',
  since: '',
  involved: '',
  signs: '',
  size: '',
  stage: '',
  decision: '',
};
const NO_RESULT: Omit<MeetingResult, 'id'> = { text: '', by: '', behind: '', basis: '', next: '' };
const NO_FOKUS = { sammenhaeng: '', maal: '', tegn: '', tiltag: '', evaluering: '', pause: '' };

/** Whether there is room for one more fokuspunkt. */
export const hasRoomForFokus = (plan: Plan): boolean => plan.fokus.length < MOST.fokus;

/** The plan with a fokuspunkt more, last; unchanged when it is there already or there is no room. @throws RangeError when `id` is none */
export function addFokus(plan: Plan, id: string): Plan {
  if (!isId(id)) throw new RangeError(`not an id: ${id}`);
  if (!hasRoomForFokus(plan) || plan.fokus.some((fokus) => fokus.id === id)) return plan;
  return { ...plan, fokus: [...plan.fokus, { id, ...NO_FOKUS, tasks: [] }] };
}

/** The plan without a fokuspunkt and what was written to it. */
export const removeFokus = (plan: Plan, id: string): Plan => ({
  ...plan,
  fokus: plan.fokus.filter((fokus) => fokus.id !== id),
});

/** The plan with the text of one field of a fokuspunkt. */
export const writeFokus = (plan: Plan, id: string, field: FokusField, text: string): Plan =>
  changeFokus(plan, id, (fokus) => ({ ...fokus, [field]: cut(text, maxOf(field)) }));

/** The plan with an empty line more of who does what, last; a fokuspunkt without room stays as it is. */
export const addTask = (plan: Plan, fokus: string): Plan =>
  changeFokus(plan, fokus, (one) => ({ ...one, tasks: withRow(one.tasks, NO_TASK, MOST.tasks) }));

/** The plan with parts of such a line changed. */
export const changeTask = (plan: Plan, fokus: string, id: number, change: Change<Task>): Plan =>
  changeFokus(plan, fokus, (one) => ({ ...one, tasks: changeRow(one.tasks, id, change) }));

/** The plan without such a line. */
export const removeTask = (plan: Plan, fokus: string, id: number): Plan =>
  changeFokus(plan, fokus, (one) => ({ ...one, tasks: one.tasks.filter((row) => row.id !== id) }));

/** The plan with an empty indsats more, last. */
export const addIndsats = (plan: Plan): Plan =>
  changeList(plan, (list) => withRow(list, NO_INDSATS, MOST.indsatser));

/** The plan with parts of an indsats changed. */
export const changeIndsats = (plan: Plan, id: number, change: Change<Indsats>): Plan =>
  changeList(plan, (list) => changeRow(list, id, change));

/** The plan without an indsats. */
export const removeIndsats = (plan: Plan, id: number): Plan =>
  changeList(plan, (list) => list.filter((row) => row.id !== id));

/** The plan with an indsats so many places further down, or up when negative; it stops at the ends. */
export const moveIndsats = (plan: Plan, id: number, by: number): Plan =>
  changeList(plan, (list) => {
    const from = list.findIndex((row) => row.id === id);
    const row = list[from];
    if (!row) return list;
    const others = list.filter((other) => other !== row);
    return others.toSpliced(Math.max(0, Math.min(others.length, from + by)), 0, row);
  });

/** The plan with the answer to one of the questions about all the indsatser. */
export const writeQuestion = (plan: Plan, question: Question, text: string): Plan => ({
  ...plan,
  indsatser: { ...plan.indsatser, [question]: cut(text, maxOf(question)) },
});

/** The plan with the text of one field of the status meeting. */
export const writeMoede = (plan: Plan, field: MoedeField, text: string): Plan =>
  changeMoede(plan, { [field]: cut(text, maxOf(field)) });

/** The plan with the fokuspunkter or the indsatser on the agenda, or without. */
export const putOnAgenda = (plan: Plan, what: 'withFokus' | 'withIndsatser', on: boolean): Plan =>
  changeMoede(plan, { [what]: on });

/** The plan with a result more on the agenda, last. */
export const addResult = (plan: Plan, text = ''): Plan =>
  changeMoede(plan, {
    results: withRow(plan.moede.results, { ...NO_RESULT, text: cut(text, maxOf('text')) }, MOST.results),
  });

/** The plan with parts of a result on the agenda changed. */
export const changeResult = (plan: Plan, id: number, change: Change<MeetingResult>): Plan =>
  changeMoede(plan, { results: changeRow(plan.moede.results, id, change) });

/** The plan without a result on the agenda. */
export const removeResult = (plan: Plan, id: number): Plan =>
  changeMoede(plan, { results: plan.moede.results.filter((row) => row.id !== id) });

/** The plan with one part empty. */
export const emptied = (plan: Plan, part: Part): Plan => ({ ...plan, [part]: EMPTY_PLAN[part] });

const changeFokus = (plan: Plan, id: string, change: (fokus: FokusPlan) => FokusPlan): Plan => ({
  ...plan,
  fokus: plan.fokus.map((fokus) => (fokus.id === id ? change(fokus) : fokus)),
});

const changeList = (plan: Plan, change: (list: readonly Indsats[]) => readonly Indsats[]): Plan => ({
  ...plan,
  indsatser: { ...plan.indsatser, list: change(plan.indsatser.list) },
});

const changeMoede = (plan: Plan, change: Partial<Moede>): Plan => ({
  ...plan,
  moede: { ...plan.moede, ...change },
});

function withRow<T extends { id: number }>(
  rows: readonly T[],
  row: Omit<T, 'id'>,
  most: number,
): readonly T[] {
  if (rows.length >= most) return rows;
  const taken = new Set(rows.map(({ id }) => id));
  let id = 1;
  while (taken.has(id)) id += 1;
  return [...rows, { ...row, id } as T];
}

const changeRow = <T extends { id: number }>(rows: readonly T[], id: number, change: Change<T>) =>
  rows.map((row) => (row.id === id ? { ...row, ...cutAll(change) } : row));

/** The texts of a change, each no longer than its field. */
const cutAll = <T extends object>(change: T): T =>
  Object.fromEntries(
    Object.entries(change).map(([field, value]) => [
      field,
      typeof value === 'string' ? cut(value, maxOf(field)) : value,
    ]),
  ) as T;
