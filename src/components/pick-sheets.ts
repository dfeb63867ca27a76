// Prints some of many sheets: those that the address names after `#`, with commas between, or all; and what the reader then changes.
import { namesIn } from '../domain/address';
import { fill } from '../domain/text';
import { findCards } from './deal-cards';

/** Brings the list of sheets on this page to life. Without it, all are shown and printed. */
export function startPicking(): void {
  const form = document.querySelector<HTMLFormElement>('[data-pick]');
  const status = form?.querySelector('[data-pick-status]');
  if (!form || !status) return;
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  const sheets = [...document.querySelectorAll<HTMLElement>('[data-picked]')];
  const layCards = findCards();

  const paper = document.querySelector<HTMLElement>('.st-paper');
  const nothing = document.querySelector<HTMLElement>('[data-pick-nothing]');
  const print = document.querySelector<HTMLButtonElement>('#udskriv');

  const draw = () => {
    const picked = new Set(boxes.filter(({ checked }) => checked).map(({ name }) => name));
    for (const sheet of sheets) sheet.hidden = !picked.has(sheet.dataset['picked'] ?? '');
    layCards(picked);
    // A cover without contents is no sheet.
    const isNone = picked.size === 0;
    if (paper) paper.hidden = isNone;
    if (nothing) nothing.hidden = !isNone;
    if (print) print.disabled = isNone;
    status.textContent = isNone
      ? (form.dataset['nothing'] ?? '')
      : fill(form.dataset['chosen'] ?? '', { n: picked.size, total: boxes.length });
  };
  const pick = (isPicked: (id: string) => boolean) => {
    for (const box of boxes) box.checked = isPicked(box.name);
    draw();
  };
  const pickNamed = () => {
    const known = namesIn(location.hash).filter((id) => boxes.some(({ name }) => name === id));
    // A link to one sheet on this page leads to it, and leaves the others.
    if (known.length > 1 || (known.length === 1 && boxes.every(({ checked }) => checked) && !asked))
      pick((id) => known.includes(id));
    asked = true;
  };
  let asked = false;

  form.hidden = false;
  form.addEventListener('change', draw);
  form.querySelector('[data-pick-all]')?.addEventListener('click', () => pick(() => true));
  form.querySelector('[data-pick-none]')?.addEventListener('click', () => pick(() => false));
  draw();
  pickNamed();
  addEventListener('hashchange', pickNamed);
}
