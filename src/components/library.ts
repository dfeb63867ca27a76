// Narrows a server-rendered list by the reader's choices and keeps them in the address.
import { unescaped } from '../domain/address';
import { fill } from '../domain/text';
import { copyText } from './copy-text';

/** Brings one library on the page to life; the choices in the address are taken first. */
export function startLibrary(root: HTMLElement): void {
  const form = root.querySelector<HTMLFormElement>('.st-filters');
  const status = root.querySelector<HTMLElement>('[role="status"]');
  const none = root.querySelector<HTMLElement>('[data-none]');
  const reset = form?.querySelector<HTMLButtonElement>('[type="reset"]');
  const copy = form?.querySelector<HTMLButtonElement>('[data-copy-link]');
  if (!form || !status || !none || !reset || !copy) return;
  const selects = [...form.querySelectorAll('select')];
  const items = [...root.querySelectorAll<HTMLElement>('[data-item]')];
  const groups = [...root.querySelectorAll<HTMLElement>('[data-group]')];

  const draw = () => {
    const chosen = selects.filter(({ value }) => value !== '');
    for (const item of items) {
      const fits = chosen.every(({ name, value }) => (item.dataset[name] ?? '').split(' ').includes(value));
      item.hidden = !fits;
    }
    for (const group of groups) group.hidden = !group.querySelector('[data-item]:not([hidden])');
    const n = items.filter(({ hidden }) => !hidden).length;
    const text = (n === 1 ? status.dataset['one'] : status.dataset['many']) ?? '';
    status.textContent = fill(text, { n, total: items.length });
    none.hidden = n > 0;
    reset.disabled = chosen.length === 0;
  };
  const fromAddress = () => {
    const params = new URLSearchParams(location.search);
    for (const select of selects) {
      const wanted = params.get(select.name) ?? '';
      select.value = [...select.options].some(({ value }) => value === wanted) ? wanted : '';
    }
    draw();
  };
  const toAddress = () => {
    const params = new URLSearchParams();
    for (const { name, value } of selects) if (value) params.set(name, value);
    const query = params.toString();
    history.replaceState(null, '', location.pathname + (query ? `?${query}` : ''));
    draw();
  };

  form.addEventListener('change', toAddress);
  form.addEventListener('submit', (event) => event.preventDefault());
  // The fields are emptied only after the event has been heard.
  form.addEventListener('reset', () => setTimeout(toAddress));
  copy.addEventListener('click', () => void copyText(copy, location.href));
  addEventListener('popstate', fromAddress);
  form.hidden = false;
  fromAddress();
  // What the address points to may have been moved by the list's own drawing.
  if (location.hash) document.getElementById(unescaped(location.hash.slice(1)))?.scrollIntoView();
}
