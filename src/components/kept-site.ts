// Follows the worker while it keeps the site (src/offline/worker.mjs), and says how far it is.

/** Asks for all of it: what is there already is not fetched again. */
async function follow(say: (what: 'keeping' | 'all' | 'partly') => void): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: isAll }) => say(isAll === true ? 'all' : 'partly');
  say('keeping');
  active?.postMessage('keep', [port2]);
}

for (const line of document.querySelectorAll<HTMLElement>('.st-kept-site')) {
  const say = (what: string) => {
    line.textContent = line.dataset[what] ?? '';
  };
  if ('serviceWorker' in navigator) void follow(say);
  else say('impossible');
}
