// A reader without a mouse: goes with the Tab key, and presses what has the focus.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Whether something on the page has the keyboard's focus. Without it the keyboard begins again from the top of the page. */
const hasFocus = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);

/** Presses a key; what had the focus, or something in its place, has it afterwards. */
export async function press(page: Page, key: string): Promise<void> {
  const had = await hasFocus(page);
  await page.keyboard.press(key);
  if (!had || page.isClosed()) return;
  const { message } = new Error(`the focus was lost with ${key}`);
  await expect.poll(() => hasFocus(page), { message }).toBe(true);
}

/** Goes to something with the Tab key alone. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${target}`);
}

/** Goes to something and presses it. */
export async function use(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await press(page, key);
}

/** Goes to a field and writes in place of what stands there. */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Goes to a group of radio buttons, of which the Tab key finds one, and with the arrows to the one that is wanted. */
export async function choose(page: Page, radio: Locator): Promise<void> {
  const isNear = () =>
    radio.evaluate((element) => {
      const { activeElement } = document;
      const { name } = element as HTMLInputElement;
      return activeElement instanceof HTMLInputElement && activeElement.name === name;
    });
  await radio.waitFor({ state: 'attached' });
  for (let presses = 0; !(await isNear()); presses += 1) {
    if (presses === 150) throw new Error(`Tab does not lead to ${radio}`);
    await page.keyboard.press('Tab');
  }
  // An arrow chooses; where the first is wanted and nothing is chosen yet, the space bar does.
  await press(page, 'Space');
  for (let presses = 0; presses < 12 && !(await radio.isChecked()); presses += 1)
    await press(page, 'ArrowDown');
  expect(await radio.isChecked()).toBe(true);
}
