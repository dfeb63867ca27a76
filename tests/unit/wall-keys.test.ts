import { expect, test } from 'vitest';
import texts from '../../content/ui/workshop-vaeg.json';
import { actionOf, type Focus, KEYS, type WallAction } from '../../src/islands/wall-keys';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test('every key means one thing, and no key means two', () => {
  const all = Object.entries(KEYS).flatMap(([action, keys]) => keys.map((key) => [key, action] as const));
  for (const [key, action] of all) expect(actionOf(press(key), 'none', true)).toBe(action);
  expect(new Set(all.map(([key]) => key)).size).toBe(all.length);
  expect(Object.keys(KEYS)).toEqual(Object.keys(texts.keys.actions));
});

test.each<[string, string, Focus, boolean, WallAction | undefined]>([
  ['a clicker works when a button has the focus', 'PageDown', 'control', true, 'next'],
  ['Enter belongs to the button that has the focus', 'Enter', 'control', true, undefined],
  ['so do the space bar', ' ', 'control', true, undefined],
  ['and the arrows of a radio button', 'ArrowRight', 'control', true, undefined],
  ['every key is text in a field', 'PageDown', 'text', true, undefined],
  ['letters too', 't', 'text', true, undefined],
  ['capitals are the same letters', 'T', 'none', true, 'timer'],
  ['letters can be turned off', 't', 'none', false, undefined],
  ['so can full stops and question marks', '.', 'none', false, undefined],
  ['but the clicker still works', 'PageUp', 'none', false, 'back'],
  ['and the space bar, which is no letter', ' ', 'none', false, 'next'],
  ['what has no meaning has none', 'x', 'none', true, undefined],
])('%s', (_, key, focus, letters, action) => {
  expect(actionOf(press(key), focus, letters)).toBe(action);
});

test('the keys of the browser stay its own, but Ctrl+Z takes back', () => {
  expect(actionOf(press('f', { ctrlKey: true }), 'none', true)).toBeUndefined();
  expect(actionOf(press('ArrowLeft', { altKey: true }), 'none', true)).toBeUndefined();
  expect(actionOf(press('z', { ctrlKey: true }), 'control', false)).toBe('undo');
  expect(actionOf(press('z', { metaKey: true }), 'none', true)).toBe('undo');
  expect(actionOf(press('z', { ctrlKey: true }), 'text', true)).toBeUndefined();
});
