// What may be wrong with the storage of a reader's device. These run before a page's own scripts, by themselves.

/** As a browser does where the reader has forbidden sites to store anything. */
export function forbidStorage(): void {
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
    Object.defineProperty(window, name, {
      configurable: true,
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
}
