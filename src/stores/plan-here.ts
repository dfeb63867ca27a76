// Whether this device has a plan, for pages that fetch the code of the plan only where there is one.
import { read } from './storage';

/** Where the plan that stands open is kept. */
export const PLAN_KEY = 'samarbejdstjek:v1:plan';

/** What its copy is kept under (plan-crash.ts): not an id, so no workshop has it. */
export const PLAN_COPY = 'plan:';

/** Whether anything is kept there, also what cannot be read. */
export const hasPlan = (): boolean => read(PLAN_KEY) !== undefined;
