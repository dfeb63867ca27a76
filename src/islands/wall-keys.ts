// What the keys of the wall do. Clickers send the same keys as a keyboard: Page Up, Page Down, and a full stop or B for a black screen.
import type wallTexts from '../../content/ui/workshop-vaeg.json';
import { isTextField } from './text-field';

/** What can be asked of the wall by a key. */
export type WallAction = keyof (typeof wallTexts)['keys']['actions'];

/** Action -> the keys that mean it, as KeyboardEvent.key names them; the first are the ones to remember. */
export const KEYS: Readonly<Record<WallAction, readonly string[]>> = {
  next: ['PageDown', 'ArrowRight', ' ', 'Enter'],
  back: ['PageUp', 'ArrowLeft'],
  skip: ['s'],
  timer: ['t'],
  undo: ['z'],
  panel: ['p'],
  full: ['f'],
  black: ['b', '.'],
  theme: ['l'],
  keys: ['?'],
};

/** Whether a key is a single character, which a reader must be able to turn off (WCAG 2.1.4). */
const isCharacter = (key: string) => key.length === 1 && key !== ' ';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Where the keyboard's focus is. */
export type Focus = 'text' | 'control' | 'none';

/** What has the focus: a field for text, which takes every key itself, another control, or nothing that takes keys. */
export function focusOf(element: Element | null): Focus {
  if (!element) return 'none';
  if (isTextField(element)) return 'text';
  return element.closest('button, a, input, summary') ? 'control' : 'none';
}

/**
 * What a key asks of the wall, if anything. Page Up and Page Down work whatever has the focus, since no control but a text field uses
 * them and a clicker must never be dead; arrows, the space bar and Enter belong to the control that has it.
 * @param letters whether single characters are keys
 */
export function actionOf(pressed: Pressed, focus: Focus, letters: boolean): WallAction | undefined {
  if (focus === 'text' || pressed.altKey) return undefined;
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  if (pressed.ctrlKey || pressed.metaKey) return key === 'z' ? 'undo' : undefined;
  if (isCharacter(key) && !letters) return undefined;
  if (!isCharacter(key) && !key.startsWith('Page') && focus === 'control') return undefined;
  const actions = Object.keys(KEYS) as WallAction[];
  return actions.find((action) => KEYS[action].includes(key));
}

const LETTERS_OFF = 'samarbejdstjek:v1:vaeg-uden-bogstaver';

/** Whether single characters are keys in this window, as last said; they are until somebody turns them off. */
export function lettersOn(): boolean {
  try {
    return sessionStorage.getItem(LETTERS_OFF) === null;
  } catch {
    return true;
  }
}

/** Remembers whether single characters are keys, for as long as the window is open. */
export function rememberLetters(on: boolean): void {
  try {
    if (on) sessionStorage.removeItem(LETTERS_OFF);
    else sessionStorage.setItem(LETTERS_OFF, '1');
  } catch {
    // Forbidden: the choice holds until the page is left.
  }
}
