/**
 * Keeps what a page shows of the storage in step with other tabs.
 *
 * @param concerns whether what is kept under a key is shown
 * @param refresh reads it anew
 */
export function keepInStep(concerns: (key: string) => boolean, refresh: () => void): void {
  // Without a key, all of the storage was emptied.
  addEventListener('storage', ({ key }) => (key === null || concerns(key)) && refresh());
  // A page that the browser had put to sleep has missed what happened meanwhile.
  addEventListener('pageshow', ({ persisted }) => persisted && refresh());
}
