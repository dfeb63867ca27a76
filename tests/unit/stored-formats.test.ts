// What readers have on their devices and in their files was written by every edition of the site there has been. The texts in
// tests/fixtures/stored were made with the code of their time, and stay as they are: a new format adds files.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeFile } from '../../src/domain/kept-file';
import { decodePlan } from '../../src/domain/plan';
import { decodeResponse } from '../../src/domain/response';
import { decodeShelved } from '../../src/domain/shelf';
import { decodeSvarkode } from '../../src/domain/svarkode';
import { decodeWorkshop } from '../../src/domain/workshop';

const FOLDER = 'tests/fixtures/stored/';
const stored = (name: string) => readFileSync(FOLDER + name, 'utf8');

/** What format 2 added to a besvarelse, and the second edition of the workshop to the first. */
const WITH_OWN = { format: 2, own: [] };
const WITH_PAPER = { paperDraft: { role: '', answers: '', corrects: 0 }, spent: 0 };

/** Each text, how it is read today, and what it means that its own format did not say. */
const READERS: Readonly<Record<string, readonly [read: (text: string) => unknown, since: object]>> = {
  'besvarelse-1.txt': [response, WITH_OWN],
  'besvarelse-2.txt': [response, {}],
  'plan-1.txt': [plan, {}],
  'workshop-1-first.txt': [workshop, WITH_PAPER],
  'workshop-1.txt': [workshop, {}],
  'gemt-1-besvarelse.txt': [shelved, {}],
  'gemt-1-besvarelse-1.txt': [shelved, {}],
  'gemt-1-plan.txt': [shelved, {}],
};

function response(text: string) {
  const read = decodeResponse(text);
  return read.kind === 'ok' ? read.response : read.reason;
}
function plan(text: string) {
  const read = decodePlan(text);
  return read.kind === 'ok' ? read.plan : read.reason;
}
function workshop(text: string) {
  const read = decodeWorkshop(text);
  return read.kind === 'ok' ? read.workshop : read.reason;
}
function shelved(text: string) {
  const read = decodeShelved(text);
  return read.kind === 'ok' ? read.item : read.reason;
}

test('every stored text is tried', () => {
  const others = ['fil-1.txt', 'svarkode-2.json'];
  expect(readdirSync(FOLDER).sort()).toEqual([...Object.keys(READERS), ...others].sort());
});

test.each(Object.entries(READERS))('%s opens with the same content', (name, [read, since]) => {
  const said = JSON.parse(stored(name));
  if (name === 'gemt-1-besvarelse-1.txt') said.content = { ...said.content, ...WITH_OWN };
  expect(read(stored(name))).toEqual({ ...said, ...since });
});

test('fil-1.txt opens with the same content', () => {
  const { items } = JSON.parse(stored('fil-1.txt'));
  expect(decodeFile(stored('fil-1.txt'))).toEqual({
    kind: 'ok',
    items: items.map((item: unknown) => ({ kind: 'ok', item })),
  });
});

test.each(Object.keys(READERS))('%s opens as a file of its own', (name) => {
  const read = decodeFile(stored(name));
  expect(read.kind === 'ok' && read.items.map(({ kind }) => kind)).toEqual(['ok']);
});

test('a svarkode of format 2 says what it said', () => {
  const { code, number, statements, role, answers } = JSON.parse(stored('svarkode-2.json'));
  expect(decodeSvarkode(code, [{ id: 'hurtigt-tjek', number, statements }])).toEqual({
    kind: 'ok',
    code,
    tjek: 'hurtigt-tjek',
    role,
    answers,
  });
});
