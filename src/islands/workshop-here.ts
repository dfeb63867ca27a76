import type { Workshop } from '../domain/workshop';
import { type Step, stepAt, stepsOf } from '../domain/workshop-steps';
import type { WorkshopData, WorkshopUdsagn } from './workshop-data';

/** Where a workshop is, and what it goes by. */
export interface Here {
  /** The statements of its tjek. Empty when the site has that tjek no more. */
  readonly statements: readonly WorkshopUdsagn[];
  readonly steps: readonly Step[];
  readonly step: Step;
}

/** Where a workshop is. A drejebog or a tjek that the site has no more does not stop it. */
export function hereIn(data: WorkshopData, workshop: Workshop): Here {
  const tjek = data.tjek.find(({ id }) => id === workshop.tjek);
  const drejebog = data.drejeboeger.find(({ id }) => id === workshop.drejebog) ?? data.drejeboeger[0];
  if (!drejebog) throw new Error('there is no drejebog');
  const steps = stepsOf(workshop, drejebog, tjek?.minutes ?? 0);
  return { statements: tjek?.statements ?? [], steps, step: stepAt(steps, workshop.step) };
}

/** The statement of a step, when it is about one that the tjek still has. */
export const udsagnOf = ({ statements }: Here, step: Step): WorkshopUdsagn | undefined =>
  statements.find(({ id }) => id === step.udsagn);

/** A step in a few words: its name, and the statement that it is about. */
export function stepName(data: WorkshopData, here: Here, step: Step): string {
  const { name } = data.workshop.steps[step.kind];
  const udsagn = udsagnOf(here, step);
  return udsagn ? `${name}: ${udsagn.label}` : name;
}
