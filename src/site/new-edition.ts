// Tells that another edition of the site waits, and takes it at the reader's word. Fetched when there is one.
import { isRunningWorkshop } from '../offline/addresses.mjs';
import { askWorker } from '../offline/ask';

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

/** The notice in the head of the page, its status, and what is needed to take the edition. */
interface Offer {
  readonly notice: HTMLElement;
  readonly status: HTMLElement;
  readonly registration: ServiceWorkerRegistration;
}

/** Milliseconds: how long the worker that is there may be busy, how long it then rests, and how long the other may be about taking over. */
const PATIENCE = { busy: 2000, rest: 500, taking: 4000 };

const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Has the edition that waits take over; then the page is loaded again (registration.ts). Chromium may forget to let it when the one before
 * was busy a moment ago, as it is when a page has just come; so that one is let rest. Where it was forgotten all the same, it is remembered
 * when a page is loaded.
 */
async function take({ notice, status, registration }: Offer): Promise<void> {
  const { active, waiting } = registration;
  // Taken already: only this page was not loaded again. The browser asks before it lets go of it.
  if (!waiting) return location.reload();
  status.textContent = notice.dataset['taking'] ?? '';
  if (active) await Promise.race([askWorker(active, 'keep'), wait(PATIENCE.busy)]);
  await wait(PATIENCE.rest);
  const late = setTimeout(() => registration.waiting && location.reload(), PATIENCE.taking);
  if ((await askWorker(waiting, 'take over')) !== false) return;
  clearTimeout(late);
  status.textContent = notice.dataset['workshopRunning'] ?? '';
}

function listen({ notice, status, registration }: Offer): void {
  let before: EventTarget | null = null;
  notice.addEventListener('focusin', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && notice.contains(relatedTarget))) before = relatedTarget;
  });
  notice
    .querySelector('[data-take]')
    ?.addEventListener('click', () => void take({ notice, status, registration }));
  notice.querySelector('[data-not-now]')?.addEventListener('click', () => {
    putOff();
    notice.hidden = true;
    if (before instanceof HTMLElement) before.focus();
  });
}

let isListening = false;

/**
 * Shows the notice: another edition waits, or this page was not loaded again when it was taken, since it holds what would be lost. What
 * waits is never offered in a workshop that is being held, and once is enough for a page.
 */
export function offer(registration: ServiceWorkerRegistration): void {
  const waits = registration.waiting !== null;
  if (waits && (isListening || isPutOff() || isRunningWorkshop(location.pathname))) return;
  const notice = document.querySelector<HTMLElement>('.st-edition');
  const status = notice?.querySelector('p');
  if (!notice || !status) return;
  if (!isListening) listen({ notice, status, registration });
  isListening = true;
  notice.hidden = false;
  // A status speaks of what changes in it while it is there.
  requestAnimationFrame(() => {
    status.textContent = notice.dataset[waits ? 'text' : 'held'] ?? '';
  });
}
