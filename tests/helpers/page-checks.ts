// What can be wrong with a page as it stands in the browser, one sentence for each fault.
import type { AxeResults, RunOptions } from 'axe-core';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Runs axe with every rule it has on by default, those of best practice among them, and says what it finds. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Through the debugger, as the page's own security policy lets no other code in.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(() => {
    const { axe } = globalThis as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } };
    // These two only shorten the report.
    return axe.run({ resultTypes: ['violations'], selectors: false });
  });
  expect(passes.length).toBeGreaterThan(10);
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map(({ html }) => html.slice(0, 160));
    return `${new URL(page.url()).pathname}: ${id} (${help}), ${nodes.length} times: ${where.join(' ')}`;
  });
}

/** What stands further right than the window, were it not for the window. */
export const overflowOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const widest = [
      ...document.querySelectorAll<HTMLElement>('main *'),
      ...document.querySelectorAll('header *'),
    ]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return [`${location.pathname}: ${scrollWidth} px in ${clientWidth}: ${widest.slice(0, 3).join(', ')}`];
  });
