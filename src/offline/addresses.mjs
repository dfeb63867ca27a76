// Which kept file answers an address, and where a reader must not be disturbed. Runs in the worker and in pages.

/**
 * The address that a page is kept under. What stands after `?` and `#` is for the page itself and not part of it.
 *
 * @param {string} pathname
 */
export const keptAddress = (pathname) => pathname.replace(/\/index\.html$/, '/');

/**
 * Whether a window shows a workshop that is being held: on the wall, or at the facilitator.
 *
 * @param {string} pathname
 */
export const isRunningWorkshop = (pathname) => /\/workshop\/(vaeg|leder)(\/|$)/.test(pathname);

/**
 * Whether a page can read svarkoder with the camera. No other page needs one.
 *
 * @param {string} pathname
 */
export const hasScanner = (pathname) => /(^|\/)(svar|workshop\/(vaeg|leder))(\/|$)/.test(pathname);
