// The reader's own statements in the form: made from a template, kept like the answers, never counted in the score.
import { parseAnswer } from '../domain/answer';
import { OWN_MAX, type OwnStatement } from '../domain/response';
import { fill } from '../domain/text';
import type { OpenResponse } from '../stores/response';

const all = <E extends HTMLElement>(root: ParentNode, selector: string) => [
  ...root.querySelectorAll<E>(selector),
];

/** Brings the section of own statements to life. */
export function startOwnStatements(section: HTMLElement, open: OpenResponse): void {
  const list = section.querySelector<HTMLElement>('[data-own-list]');
  const template = section.querySelector('template');
  const said = section.querySelector<HTMLElement>('[data-own-said]');
  const add = section.querySelector<HTMLButtonElement>('[data-action="add-own"]');
  const undo = section.querySelector<HTMLButtonElement>('[data-action="undo-own"]');
  if (!list || !template || !said || !add || !undo)
    throw new Error('the section of own statements lacks a part');
  const drawn = new Map<string, HTMLFieldSetElement>();
  let removed: OwnStatement | undefined;

  const make = (id: string): HTMLFieldSetElement => {
    const fieldset = (template.content.cloneNode(true) as DocumentFragment).querySelector('fieldset');
    if (!fieldset) throw new Error('the template has no fieldset');
    for (const radio of all<HTMLInputElement>(fieldset, 'input')) radio.name = id;
    for (const field of all<HTMLTextAreaElement>(fieldset, 'textarea')) {
      field.id = `${id}-${field.dataset['field']}`;
      field.addEventListener('input', () => open.setOwn(id, { [field.dataset['field'] ?? '']: field.value }));
    }
    for (const label of all<HTMLLabelElement>(fieldset, 'label[data-for]'))
      label.htmlFor = `${id}-${label.dataset['for']}`;
    fieldset.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) open.setOwn(id, { answer: parseAnswer(target.value) ?? null });
    });
    fieldset.querySelector('[data-remove="answer"]')?.addEventListener('click', () => {
      open.setOwn(id, { answer: null });
      fieldset.querySelector<HTMLElement>('input')?.focus();
    });
    fieldset.querySelector('[data-remove="statement"]')?.addEventListener('click', () => {
      const statement = open.$response.get().own.find((own) => own.id === id);
      open.setOwn(id, undefined);
      // An empty one is nothing to bring back.
      removed = statement?.text ? statement : undefined;
      undo.hidden = removed === undefined;
      said.textContent = said.dataset['removed'] ?? '';
      (removed ? undo : add).focus();
    });
    return fieldset;
  };

  open.$response.subscribe(({ own }) => {
    for (const [id, fieldset] of drawn) {
      if (own.some((statement) => statement.id === id)) continue;
      fieldset.remove();
      drawn.delete(id);
    }
    own.forEach((statement, index) => {
      const fieldset = drawn.get(statement.id) ?? make(statement.id);
      if (!drawn.has(statement.id)) list.append(fieldset);
      drawn.set(statement.id, fieldset);
      draw(fieldset, statement, index + 1);
    });
    add.hidden = own.length >= OWN_MAX;
    if (add.hidden) said.textContent = said.dataset['full'] ?? '';
    else if (said.textContent === said.dataset['full']) said.textContent = '';
    // On paper there is nothing to show when there are none.
    section.toggleAttribute('data-empty', own.length === 0);
  });

  add.addEventListener('click', () => {
    said.textContent = '';
    undo.hidden = true;
    open.addOwn();
    list.querySelector<HTMLElement>('fieldset:last-child textarea')?.focus();
  });
  undo.addEventListener('click', () => {
    if (!removed) return;
    const { id: _, ...content } = removed;
    removed = undefined;
    open.addOwn();
    const id = open.$response.get().own.at(-1)?.id;
    if (id) open.setOwn(id, content);
    undo.hidden = true;
    said.textContent = '';
    list.querySelector<HTMLElement>('fieldset:last-child textarea')?.focus();
  });
}

/** Draws what is kept into a fieldset, without touching a field that already says it: the cursor stands in one of them. */
function draw(fieldset: HTMLFieldSetElement, { text, answer, note }: OwnStatement, number: number) {
  const name = fieldset.querySelector<HTMLElement>('[data-own-name]');
  const title = fill(name?.dataset['ownName'] ?? '', { n: number });
  if (name) name.textContent = title;
  const label = fieldset.querySelector('label[data-for="text"]');
  if (label) label.textContent = title;
  const kept: Record<string, string> = { text, note };
  for (const field of all<HTMLTextAreaElement>(fieldset, 'textarea')) {
    const value = kept[field.dataset['field'] ?? ''] ?? '';
    if (field.value !== value) field.value = value;
    const limit = field.nextElementSibling;
    if (limit) limit.textContent = value.length >= field.maxLength ? (field.dataset['limit'] ?? '') : '';
  }
  for (const radio of all<HTMLInputElement>(fieldset, 'input'))
    radio.checked = radio.value === String(answer);
  fieldset.toggleAttribute('data-answered', answer !== null);
  const remove = fieldset.querySelector<HTMLElement>('[data-remove="answer"]');
  if (remove) remove.hidden = answer === null;
}
