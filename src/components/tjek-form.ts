// Keeps the answers of the server-rendered form. Small and early on purpose: no Preact, and what was ticked or typed before this ran is
// taken over first.
import { parseAnswer } from '../domain/answer';
import { encodeResponse, NOTE_MAX } from '../domain/response';
import { fill } from '../domain/text';
import type { ResultData } from '../islands/result-data';
import { type OpenResponse, openResponse, readResponse } from '../stores/response';
import { $storage } from '../stores/storage';
import { must } from './must';
import { startViews } from './tjek-views';

const all = <E extends HTMLElement>(root: ParentNode, selector: string) => [
  ...root.querySelectorAll<E>(selector),
];

/** Brings the form on this page to life: keeps, restores, counts, and opens the result at `#resultat`. */
export function startTjekForm(): void {
  const root = must(document, '.st-tjek');
  const data = JSON.parse(must(document, '#tjek-data').textContent ?? '') as ResultData;
  const open = openResponse({
    tjek: data.id,
    edition: data.edition,
    role: data.role,
    statements: data.statements.map(({ id }) => id),
  });
  const form = must<HTMLFormElement>(root, 'form');
  const fieldsets = all<HTMLFieldSetElement>(form, 'fieldset[data-udsagn]');

  takeOver(fieldsets, open);
  listen(form, open);
  offerAnswers(root, open, data);
  ownStatements(must(root, '[data-own]'), open);
  draw(root, fieldsets, open);
  tellHowItGoes(root, open);
  startOver(root, open, data);
  startViews(root, open, data);
  for (const hidden of all(root, '[data-needs-script]')) hidden.hidden = false;
}

const udsagnOf = (element: Element) =>
  element.closest<HTMLElement>('fieldset[data-udsagn]')?.dataset['udsagn'] ?? '';
const noteOf = (fieldset: HTMLElement) => must<HTMLTextAreaElement>(fieldset, 'textarea');

/** The form is drawn empty and never auto-completed, so whatever it holds now was given by the reader before this code ran. */
function takeOver(fieldsets: readonly HTMLFieldSetElement[], open: OpenResponse) {
  for (const fieldset of fieldsets) {
    const checked = fieldset.querySelector<HTMLInputElement>('input:checked');
    if (checked) open.setAnswer(udsagnOf(fieldset), parseAnswer(checked.value));
    const note = noteOf(fieldset).value;
    const kept = open.$response.get().notes[udsagnOf(fieldset)];
    // The field looked empty, so what was typed is an addition to the note that had not been drawn yet.
    if (note) open.setNote(udsagnOf(fieldset), kept && kept !== note ? `${kept}\n${note}` : note);
  }
}

function listen(form: HTMLFormElement, open: OpenResponse) {
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && udsagnOf(target))
      open.setAnswer(udsagnOf(target), parseAnswer(target.value));
  });
  form.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && udsagnOf(target))
      open.setNote(udsagnOf(target), target.value);
  });
  form.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest('.st-remove-answer');
    if (!button) return;
    const fieldset = button.closest('fieldset');
    open.setAnswer(udsagnOf(button), undefined);
    fieldset?.querySelector('input')?.focus();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
}

/** Where the reader has answered the tjek that this one includes, and not yet here, offers to take those answers along. */
function offerAnswers(root: HTMLElement, open: OpenResponse, data: ResultData) {
  const notice = root.querySelector<HTMLElement>('[data-offer]');
  const readOther = () => data.included && readResponse(data.included.id, data.role);
  const other = readOther();
  if (!notice || !data.included || !other) return;
  const mine = data.statements.map(({ id }) => id);
  open.$response.subscribe(({ answers }) => {
    const n = mine.filter((id) => other.answers[id] !== undefined && answers[id] === undefined).length;
    notice.hidden = n === 0;
    must(notice, 'p').textContent = fill(notice.dataset['text'] ?? '', {
      n,
      title: data.included?.title ?? '',
    });
  });
  must(notice, 'button').addEventListener('click', () => {
    // It may have been deleted since.
    const still = readOther();
    notice.hidden = true;
    if (still) open.takeFrom(still);
    // To where the reader goes on.
    const { answers } = open.$response.get();
    const next = mine.find((id) => answers[id] === undefined) ?? mine[0];
    root.querySelector<HTMLElement>(`fieldset[data-udsagn="${next}"] input`)?.focus();
  });
}

/** The code of own statements, which few write, comes when one is asked for or there are some. */
function ownStatements(section: HTMLElement, open: OpenResponse) {
  const said = must(section, '[data-own-said]');
  const add = must(section, '[data-action="add-own"]');
  let loaded: Promise<void> | undefined;
  const load = () => {
    loaded ??= import('./own-statements').then(({ startOwnStatements }) => {
      add.removeEventListener('click', addFirst);
      startOwnStatements(section, open);
    });
    return loaded.catch(() => {
      loaded = undefined;
      said.textContent = said.dataset['failed'] ?? '';
    });
  };
  const addFirst = () => void load().then(() => loaded && add.click());
  add.addEventListener('click', addFirst);
  open.$response.subscribe(({ own }) => own.length > 0 && void load());
}

/** Draws the stored answers into the form, now and whenever they change here or in another tab. */
function draw(root: HTMLElement, fieldsets: readonly HTMLFieldSetElement[], open: OpenResponse) {
  const marks = new Map(all(root, '[data-mark]').map((mark) => [mark.dataset['mark'], mark]));
  open.$response.subscribe(({ answers, notes }) => {
    for (const fieldset of fieldsets) {
      const id = udsagnOf(fieldset);
      const answer = answers[id];
      for (const input of all<HTMLInputElement>(fieldset, 'input'))
        input.checked = input.value === String(answer);
      fieldset.toggleAttribute('data-answered', answer !== undefined);
      must(fieldset, '.st-remove-answer').hidden = answer === undefined;
      marks.get(id)?.toggleAttribute('data-done', answer !== undefined);
      const note = noteOf(fieldset);
      if (note.value !== (notes[id] ?? '')) note.value = notes[id] ?? '';
      must(fieldset, '.st-note-limit').textContent =
        note.value.length >= NOTE_MAX ? (note.dataset['limit'] ?? '') : '';
    }
  });
}

function tellHowItGoes(root: HTMLElement, open: OpenResponse) {
  const text = must(root, '[data-progress]');
  const tell = () => {
    const { answered, total } = open.$progress.get();
    const { progress = '', saved, nothingYet } = text.dataset;
    const said = fill(progress, { answered, total });
    const isKept = $storage.get() === 'kept';
    const message =
      isKept && open.$response.get().updated
        ? `${said} · ${saved}`
        : isKept && answered === 0
          ? nothingYet
          : said;
    if (text.textContent !== message) text.textContent = message ?? '';
  };
  open.$response.subscribe(tell);
  $storage.subscribe((state) => {
    must(root, '[data-alert="not-saved"]').hidden = state !== 'not-kept';
    tell();
  });
  open.$setAside.subscribe((old) => {
    must(root, '[data-alert="unreadable"]').hidden = old === undefined;
  });
  const download = (action: string, name: string, text: () => string) =>
    must(root, `[data-action="${action}"]`).addEventListener('click', () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text()]));
      link.download = `samarbejdstjek-${name}`;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  download('download-set-aside', 'gamle-svar.txt', () => open.$setAside.get() ?? '');
  download('rescue', 'svar.json', () => encodeResponse(open.$response.get()));
  must(root, '[data-action="forget-set-aside"]').addEventListener('click', open.forgetSetAside);
}

function startOver(root: HTMLElement, open: OpenResponse, data: ResultData) {
  const confirm = must(root, '[data-confirm]');
  const ask = must<HTMLButtonElement>(root, '[data-action="start-over"]');
  const undo = must<HTMLButtonElement>(root, '[data-action="undo"]');
  const said = must(root, '[data-undo]');
  const { cleared } = data.texts.form;
  const toggle = (asking: boolean) => {
    confirm.hidden = !asking;
    ask.hidden = asking;
    (asking ? must(confirm, 'button') : ask).focus();
  };
  ask.addEventListener('click', () => toggle(true));
  must(root, '[data-action="start-over-no"]').addEventListener('click', () => toggle(false));
  must(root, '[data-action="start-over-yes"]').addEventListener('click', () => {
    open.startOver();
    toggle(false);
    if (!undo.hidden) undo.focus();
  });
  undo.addEventListener('click', () => {
    open.undo();
    ask.focus();
  });
  open.$undo.subscribe((before) => {
    undo.hidden = before === undefined;
    said.textContent = before ? cleared : '';
  });
}
