// Has the browser keep the site (src/offline/worker.mjs). On every page but the printed sheets, since any of them may be the only one that
// is opened while there is a network, and so as small as can be: what tells of a new edition is fetched when there is one.

import { askWorker } from '../offline/ask';

// Not there where the site is not served safely.
const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;

async function offer(container: ServiceWorkerContainer): Promise<void> {
  (await import('./new-edition')).offer(await container.ready);
}

/**
 * A page of another edition than the worker's: the next one comes. It comes only when no workshop is being held, and a page that holds
 * what is nowhere else is asked as the browser asks it before it is left (src/stores/storage.ts).
 */
function leave(container: ServiceWorkerContainer): void {
  if (dispatchEvent(new Event('beforeunload', { cancelable: true }))) location.reload();
  else void offer(container);
}

/** Of a page that was on its way when another edition took over, and so heard nothing of it. */
async function leaveIfOld(container: ServiceWorkerContainer, worker: ServiceWorker): Promise<void> {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const own = entry?.serverTiming?.find(({ name }) => name === 'edition')?.description;
  if (own && (await askWorker(worker, 'edition')) !== own) leave(container);
}

async function keepSite(container: ServiceWorkerContainer): Promise<void> {
  const registration = await container.register(`${import.meta.env.BASE_URL}sw.js`);
  const look = () => registration.waiting && container.controller && offer(container);
  registration.onupdatefound = () => registration.installing?.addEventListener('statechange', look);
  await look();
  (await container.ready).active?.postMessage('keep');
}

if (import.meta.env.PROD && container) {
  let edition = container.controller;
  container.oncontrollerchange = () => {
    // The first edition is the one that the page came from.
    if (edition) leave(container);
    edition = container.controller;
  };
  if (edition) void leaveIfOld(container, edition);
  // When the page itself has come. A browser that refuses shows the site as it always did.
  addEventListener('load', () => keepSite(container).catch(() => undefined));
}
