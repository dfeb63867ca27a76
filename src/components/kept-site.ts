// Follows the worker while it keeps the site (src/offline/worker.mjs), and says how far it is.

import { askWorker } from '../offline/ask';

/** Asks for all of it: what is there already is not fetched again. */
async function follow(say: (what: 'keeping' | 'all' | 'partly') => void): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  say('keeping');
  if (active) say((await askWorker(active, 'keep')) === true ? 'all' : 'partly');
}

for (const line of document.querySelectorAll<HTMLElement>('.st-kept-site')) {
  const say = (what: string) => {
    line.textContent = line.dataset[what] ?? '';
  };
  if ('serviceWorker' in navigator) void follow(say);
  else say('impossible');
}
