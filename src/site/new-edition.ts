// Tells that another edition of the site waits, and takes it at the reader's word. Fetched when there is one.
import { isRunningWorkshop } from '../offline/addresses.mjs';

/** Kept until the tab is closed: that the reader does not want to be asked again. */
const NOT_NOW = 'samarbejdstjek:v1:ny-udgave-senere';

/** Storage that the reader has forbidden throws when it is touched. */
function isPutOff(): boolean {
  try {
    return sessionStorage.getItem(NOT_NOW) !== null;
  } catch {
    return false;
  }
}

function putOff(): void {
  try {
    sessionStorage.setItem(NOT_NOW, '1');
  } catch {
    // The next page asks again.
  }
}

/** Shows the notice in the head of the page, never in a workshop that is being held. Once is enough for a page. */
export function offer(registration: ServiceWorkerRegistration): void {
  const notice = document.querySelector<HTMLElement>('.st-edition');
  const status = notice?.querySelector('p');
  if (!notice?.hidden || !status || isPutOff() || isRunningWorkshop(location.pathname)) return;

  let before: EventTarget | null = null;
  notice.addEventListener('focusin', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && notice.contains(relatedTarget))) before = relatedTarget;
  });
  notice.querySelector('[data-take]')?.addEventListener('click', () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: hasTakenOver }) => {
      // Where it has, the page is on its way to be loaded again (registration.ts).
      if (hasTakenOver === false) status.textContent = notice.dataset['workshopRunning'] ?? '';
    };
    registration.waiting?.postMessage('take over', [port2]);
  });
  notice.querySelector('[data-not-now]')?.addEventListener('click', () => {
    putOff();
    notice.hidden = true;
    if (before instanceof HTMLElement) before.focus();
  });

  notice.hidden = false;
  // A status speaks of what changes in it while it is there.
  requestAnimationFrame(() => {
    status.textContent = notice.dataset['text'] ?? '';
  });
}
