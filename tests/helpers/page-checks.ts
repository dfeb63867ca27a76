// What can be wrong with a page as it stands in the browser, one sentence for each fault.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import type { JSHandle, Page } from 'playwright-core';
import { expect } from 'vitest';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What surrounds the content of every page, the same on all that one template makes. */
const CHROME = ['header', 'nav.sidebar', 'footer', '.right-sidebar-container'];

/** The rules that ask what colours there are. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Gives a tab axe for all pages that it goes to. Not needed, but faster than to hand it to each page when it is there. */
export const bringAxe = (page: Page): Promise<unknown> => page.addInitScript({ content: axeSource });

/**
 * Runs axe on a page and says what it finds.
 *
 * @param part the whole page, or its own content without what surrounds it on every page, which takes less than half the time
 * @param rules every rule that axe has on by default, those of best practice among them, or only those that ask for colours
 */
export async function axeViolations(
  page: Page,
  part: 'all' | 'content' = 'all',
  rules: 'all' | 'colours' = 'all',
): Promise<string[]> {
  // Through the debugger, as the page's own security policy lets no other code in.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axeSource);
  const exclude = part === 'all' ? [] : CHROME.map((selector) => [selector]);
  const options: RunOptions = {
    // These two only shorten the report.
    resultTypes: ['violations'],
    selectors: false,
    ...(rules === 'colours' && { runOnly: { type: 'rule', values: COLOUR_RULES } }),
  };
  const { violations, passes } = await page.evaluate(
    ([exclude, options]) => {
      const { axe } = globalThis as unknown as {
        axe: { run: (context: ElementContext, options: RunOptions) => Promise<AxeResults> };
      };
      return axe.run({ include: [['html']], exclude }, options);
    },
    [exclude, options] as const,
  );
  const least = rules === 'colours' ? 0 : part === 'all' ? 10 : 5;
  expect(passes.length).toBeGreaterThan(least);
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

/** What a page shows of its content. */
const shownOn = (page: Page): Promise<JSHandle<ReadonlySet<Element>>> =>
  page.evaluateHandle(
    () => new Set([...document.querySelectorAll('main *')].filter((one) => one.checkVisibility())),
  );

/** Whether anything is shown now that was not before. */
const isMoreShown = (before: JSHandle<ReadonlySet<Element>>): Promise<boolean> =>
  before.evaluate((shown) =>
    [...document.querySelectorAll('main *')].some((one) => one.checkVisibility() && !shown.has(one)),
  );

/**
 * Every way in which an element of a page's content can be coloured: its path from the root with all that a style can go by, since no
 * style stands on an element itself.
 */
const coloursOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const paths = new Map<Element, string>();
    const told = ({ name, value }: Attr) =>
      /^(class|role|type|data-.*)$/.test(name) ? `${name}=${value}` : name;
    const pathOf = (element: Element): string => {
      const known = paths.get(element);
      if (known !== undefined) return known;
      const own = `${element.localName}[${[...element.attributes].map(told).sort().join()}]`;
      const path = `${element.parentElement ? pathOf(element.parentElement) : ''}>${own}`;
      paths.set(element, path);
      return path;
    };
    return [...new Set([...document.querySelectorAll('main *')].map(pathOf))];
  });

/** Waits until the page has the theme of its reader. */
const isIn = (page: Page, theme: 'light' | 'dark') =>
  expect.poll(() => page.evaluate('document.documentElement.dataset.theme'), { interval: 10 }).toBe(theme);

/** A common phone, and the narrowest that must do: 400 % of 1280 px (WCAG 1.4.10). */
const PHONE = { width: 390, height: 844 };
const NARROW = { width: 320, height: 844 };

/**
 * What is wrong with a page, as it stands, for any of its readers: axe in light, in dark, on paper and on a phone, and sideways
 * scrolling there and on what is narrower still. After that the page is in light, and as wide as before.
 *
 * @param kind a page `like another`, made by the same template, is only asked what the other has not shown: not about what surrounds
 *   its content; in dark, and on paper that shows no more than the screen, only about colours, as nothing else depends on them; and of
 *   narrow windows only whether it fits into the narrowest
 * @param coloured what `coloursOn` gave of the pages before; such a page that brings nothing new to it looks in dark and on paper as they do
 */
export async function problemsInEveryWay(
  page: Page,
  kind: 'first of its kind' | 'like another' = 'first of its kind',
  coloured = new Set<string>(),
): Promise<string[]> {
  const isFirst = kind === 'first of its kind';
  const before = page.viewportSize();
  const found: string[] = [];
  const look = async (way: string, rules?: 'all' | 'colours') => {
    const violations = await axeViolations(page, isFirst ? 'all' : 'content', rules);
    found.push(...violations.map((violation) => `${way}: ${violation}`));
  };
  await isIn(page, 'light');
  await look('in light');
  const onScreen = await shownOn(page);

  const colours = await coloursOn(page);
  const isNew = isFirst || colours.some((path) => !coloured.has(path));
  for (const path of colours) coloured.add(path);

  await page.emulateMedia({ colorScheme: 'dark' });
  if (isNew) {
    await isIn(page, 'dark');
    await look('in dark', isFirst ? 'all' : 'colours');
  }
  await page.emulateMedia({ media: 'print' });
  const isMore = !isFirst && (await isMoreShown(onScreen));
  if (isNew || isMore) await look('on paper, from dark', isFirst || isMore ? 'all' : 'colours');
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });

  await page.setViewportSize(NARROW);
  found.push(...(await overflowOf(page)));
  if (isFirst) {
    await page.setViewportSize(PHONE);
    found.push(...(await overflowOf(page)));
    await look('on a phone');
  }
  if (before) await page.setViewportSize(before);
  return found;
}
