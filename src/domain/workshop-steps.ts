// The order of a workshop: what is shown when, and for how long. The wall and the facilitator's window both follow it.
import type { Drejebog } from '../schemas/drejebog';
import type { Udsagn } from '../schemas/tjek';
import type { Workshop } from './workshop';

/** What comes before the first statement. */
export const FRAME_STEPS = ['velkommen', 'ikke-eksamen', 'roller', 'spilleregler', 'deltag'] as const;
/** What a statement goes through: read, thought about, answered, revealed, talked about, agreed on. */
export const PHASES = ['laes', 'taenk', 'svar', 'vis', 'tal', 'aftal'] as const;
/** What comes after the last statement. */
export const END_STEPS = ['profil', 'mest-uenige', 'forslag', 'valg', 'plan', 'tak'] as const;

export type FrameStep = (typeof FRAME_STEPS)[number];
export type Phase = (typeof PHASES)[number];
export type EndStep = (typeof END_STEPS)[number];
export type StepKind = FrameStep | Phase | 'pause' | EndStep;

/** One step of a workshop. */
export interface Step {
  /** `velkommen`, or `<udsagn>/vis`. */
  readonly id: string;
  readonly kind: StepKind;
  /** The statement that it is about. */
  readonly udsagn?: string;
  /** Its place among the statements taken, from 1. */
  readonly number?: number;
  /** How long it has, in seconds. */
  readonly seconds: number;
}

/** What the order is made of. */
export type StepsOf = Pick<Workshop, 'taken' | 'ways'>;

/** Whether there are answers that people give by themselves before the statements are taken up. */
const answersBefore = ({ ways }: StepsOf) => ways.includes('enheder') || ways.includes('papir');

/**
 * The steps of a workshop, in order; never empty. Where nobody raises a hand, the time to think and to answer is given once, at
 * `deltag`: people answer the whole tjek by themselves.
 * @param minutes how long it takes to answer the whole tjek
 */
export function stepsOf(workshop: StepsOf, drejebog: Pick<Drejebog, 'seconds'>, minutes: number): Step[] {
  const { seconds } = drejebog;
  const step = (kind: Exclude<StepKind, 'deltag'>): Step => ({ id: kind, kind, seconds: seconds[kind] });
  const phases = PHASES.filter(
    (phase) => workshop.ways.includes('haender') || (phase !== 'taenk' && phase !== 'svar'),
  );
  const half = Math.ceil(workshop.taken.length / 2);
  const statements = workshop.taken.flatMap((udsagn, index): Step[] => [
    ...(seconds.pause > 0 && index === half ? [step('pause')] : []),
    ...phases.map((phase) => ({
      id: `${udsagn}/${phase}`,
      kind: phase,
      udsagn,
      number: index + 1,
      seconds: seconds[phase],
    })),
  ]);
  return [
    ...FRAME_STEPS.flatMap((kind): Step[] => {
      if (kind !== 'deltag') return [step(kind)];
      return answersBefore(workshop) ? [{ id: kind, kind, seconds: minutes * 60 }] : [];
    }),
    ...statements,
    ...END_STEPS.map(step),
  ];
}

/** How long all steps take, in seconds. */
export const totalSeconds = (steps: readonly Step[]): number =>
  steps.reduce((sum, { seconds }) => sum + seconds, 0);

/**
 * The step with an id; where it is no longer among the steps (a statement that was taken out), the statement's own next step or the
 * first one, so that a workshop can always go on.
 */
export function stepAt(steps: readonly Step[], id: string): Step {
  const [first] = steps;
  if (!first) throw new RangeError('a workshop without steps');
  const [udsagn, phase] = id.split('/');
  const same = steps.filter((step) => step.udsagn === udsagn && phase !== undefined);
  return steps.find((step) => step.id === id) ?? same[0] ?? first;
}

/** The step after (1) or before (-1) one; the last and the first stay. */
export function stepFrom(steps: readonly Step[], step: Step, by: 1 | -1): Step {
  return steps[steps.findIndex(({ id }) => id === step.id) + by] ?? step;
}

/** The first step of the next statement or part: what *Spring over* leads to. */
export function stepPast(steps: readonly Step[], step: Step): Step {
  const at = steps.findIndex(({ id }) => id === step.id);
  const rest = steps.slice(at + 1);
  return rest.find(({ udsagn }) => udsagn === undefined || udsagn !== step.udsagn) ?? step;
}

/**
 * The statements that a drejebog takes from a tjek: so many of each of its elements, in the order of the tjek, those of different
 * fokuspunkter before two of the same.
 */
export function statementsFor(
  statements: readonly Pick<Udsagn, 'id' | 'element' | 'fokuspunkt'>[],
  { elements, each }: Drejebog['take'],
): string[] {
  const picked = elements.flatMap((element) => {
    const here = statements.filter((statement) => statement.element === element);
    const firsts = here.filter(
      ({ fokuspunkt }, index) => here.findIndex((other) => other.fokuspunkt === fokuspunkt) === index,
    );
    const others = here.filter((statement) => !firsts.includes(statement));
    return [...firsts, ...others].slice(0, each).map(({ id }) => id);
  });
  return statements.map(({ id }) => id).filter((id) => picked.includes(id));
}
