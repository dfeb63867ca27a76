// Whether this device has a plan, for pages that fetch the code of the plan only where there is one.
import { read } from './storage';

/** Where the plan that stands open is kept. */
export const PLAN_KEY = 'samarbejdstjek:v1:plan';

/** Whether anything is kept there, also what cannot be read. */
export const hasPlan = (): boolean => read(PLAN_KEY) !== undefined;
