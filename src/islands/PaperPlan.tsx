import { useStore } from '@nanostores/preact';
import { render } from 'preact';
import { FOKUS_FIELDS, type FokusPlan } from '../domain/plan';
import { type FokusWords, fokusReferat, type PlanFokuspunkt, taskLine } from '../domain/plan-text';
import { type OpenPlan, openPlan } from '../stores/plan';
import { Blocks } from './Blocks';

/** The words of the plan where it follows a result on paper. Made by `paperPlanWords` of src/content.ts. */
export interface PaperPlanWords extends FokusWords {
  /** What the plan is called there, and whose it is. */
  title: string;
  lead: string;
}

/** What a page with a result hands its plan. */
interface PaperPlanData {
  fokuspunkter: readonly PlanFokuspunkt[];
  plan: PaperPlanWords;
}

const isWritten = (one: FokusPlan): boolean =>
  FOKUS_FIELDS.some((field) => one[field].trim() !== '') || one.tasks.some((task) => taskLine(task) !== '');

/**
 * The plan of this device after a result, on paper only; nothing where nothing is written in it.
 * @param only ids of the fokuspunkter that the result is about; all of the plan when left out
 */
export function PaperPlan({
  data: { plan: words, fokuspunkter },
  open,
  only,
}: {
  data: PaperPlanData;
  open: OpenPlan;
  only?: readonly string[];
}) {
  const { fokus } = useStore(open.$plan);
  const shown = fokus.filter(({ id }) => !only || only.includes(id));
  if (!shown.some(isWritten)) return null;
  const { passages } = fokusReferat({ fokus: shown }, fokuspunkter, words);
  return (
    <section class="st-print-only st-referat st-paper-plan" aria-labelledby="planen">
      <h3 id="planen">{words.title}</h3>
      <p>{words.lead}</p>
      <Blocks passages={passages} under={3} />
    </section>
  );
}

let plan: OpenPlan | undefined;

/** Draws the plan of this device into `place`, and keeps it in step; called again, it changes nothing. */
export function mountPaperPlan(place: HTMLElement, data: PaperPlanData): void {
  plan ??= openPlan();
  render(<PaperPlan data={data} open={plan} />, place);
}
