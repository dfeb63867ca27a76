// What can be wrong with a page as it stands in the browser, one sentence for each fault.
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What surrounds the content of every page, the same on all that one template makes. */
const CHROME = ['header', 'nav.sidebar', 'footer', '.right-sidebar-container'];

/**
 * Runs axe with every rule it has on by default, those of best practice among them, and says what it finds.
 *
 * @param part the whole page, or its own content without what surrounds it on every page, which takes less than half the time
 */
export async function axeViolations(page: Page, part: 'all' | 'content' = 'all'): Promise<string[]> {
  // Through the debugger, as the page's own security policy lets no other code in.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(
    (exclude) => {
      const { axe } = globalThis as unknown as {
        axe: { run: (context: ElementContext, options: RunOptions) => Promise<AxeResults> };
      };
      // These two only shorten the report.
      return axe.run({ include: [['html']], exclude }, { resultTypes: ['violations'], selectors: false });
    },
    part === 'all' ? [] : CHROME.map((selector) => [selector]),
  );
  expect(passes.length).toBeGreaterThan(part === 'all' ? 10 : 5);
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
