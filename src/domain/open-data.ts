/**
 * Entries of a collection as the open data publishes them: each with its id first, and nothing of how the site keeps them
 * (architecture: open data under /data/*.json).
 */
export const openData = <D extends object>(entries: readonly { id: string; data: D }[]) =>
  entries.map(({ id, data }) => ({ id, ...data }));
