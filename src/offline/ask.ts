/**
 * Asks a worker of the site for something (REQUESTS of worker.mjs), and waits for what it says.
 * @returns what it answered; never settles where it does not
 */
export const askWorker = (worker: ServiceWorker, request: string): Promise<unknown> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(request, [port2]);
  });
