// The views of the page with a form: the form itself, its result, and the svarkode. Small on purpose: what they show is fetched later.
import type { ResultData } from '../islands/result-data';
import type { OpenResponse } from '../stores/response';
import { must } from './must';

/** Draws something into a place when it is asked for; where its code cannot be had, says so, and `again` is tried from a button. */
function drawnLater(place: HTMLElement, load: () => Promise<() => void>, again: () => void) {
  let drawn: Promise<void> | undefined;
  const failed = () => {
    drawn = undefined;
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'st-button',
      textContent: place.dataset['again'] ?? '',
    });
    button.addEventListener('click', again);
    const message = Object.assign(document.createElement('p'), {
      textContent: place.dataset['failed'] ?? '',
    });
    message.setAttribute('role', 'alert');
    place.replaceChildren(message, button);
  };
  return () => {
    if (!drawn) place.textContent = place.dataset['loading'] ?? '';
    // What goes wrong in drawing is no lost connection.
    drawn ??= load().then((draw) => draw(), failed);
    return drawn;
  };
}

/**
 * Shows the view that the address asks for, so that a result needs no storage to reach: `#resultat`, which the back button leaves, and
 * `#svarkode`, the result with its svarkode first. Opened from a workshop, with `?moede`, the svarkode is always there.
 */
export function startViews(root: HTMLElement, open: OpenResponse, data: ResultData): void {
  const form = must(root, 'form');
  const result = must(root, '#resultat');
  const code = must(root, '#svarkode');
  const inWorkshop = location.search.includes('moede');
  const title = () => must(root, code.hidden ? '#resultat-titel' : '#svarkode-titel');

  const resultCode = () => import('../islands/tjek-result');
  const svarkodeCode = () => import('../islands/SvarkodeCard');
  const again = () => void show().then(() => title().focus());
  const resultPlace = must(result, '[data-result]');
  const drawResult = drawnLater(
    resultPlace,
    async () => {
      const { mountResult } = await resultCode();
      return () => mountResult(resultPlace, open, data);
    },
    again,
  );
  const codePlace = must(code, '[data-svarkode]');
  const drawCode = drawnLater(
    codePlace,
    async () => {
      const { mountSvarkode } = await svarkodeCode();
      return () => mountSvarkode(codePlace, open, data);
    },
    again,
  );
  let paperDrawn: Promise<void> | undefined;
  const drawPaperCode = () => {
    paperDrawn ??= svarkodeCode().then(
      ({ mountPaperCode }) => mountPaperCode(must(result, '[data-paper-code]'), open, data),
      () => {
        paperDrawn = undefined;
      },
    );
    return paperDrawn;
  };

  const show = async () => {
    const withCode = location.hash === '#svarkode';
    const asked = withCode || location.hash === '#resultat';
    form.hidden = asked;
    result.hidden = !asked;
    code.hidden = !(withCode || (asked && inWorkshop));
    must(result, '[data-offer-svarkode]').hidden = !code.hidden;
    root.dataset['view'] = asked ? title().id : 'form';
    document.documentElement.toggleAttribute('data-result-shown', asked);
    if (!asked) return;
    await Promise.all([drawResult(), code.hidden || drawCode()]);
    // A print from the browser's own menu waits for nothing.
    void drawPaperCode();
  };
  const turn = async () => {
    const before = root.dataset['view'];
    await show();
    if (root.dataset['view'] === before) return;
    if (form.hidden) {
      title().focus({ preventScroll: true });
      scrollTo({ top: 0 });
    } else {
      // The browser's own way back finds its place by itself; `#udsagn` was hidden when it was asked for.
      must<HTMLInputElement>(form, 'input').focus({ preventScroll: location.hash !== '#udsagn' });
    }
  };
  addEventListener('hashchange', () => void turn());
  result.addEventListener('click', async ({ target }) => {
    if (!(target as Element).closest('[data-print]')) return;
    // Without the svarkode, if it cannot be had, what is there is printed.
    await drawPaperCode();
    print();
  });
  // The skip link leads past the menu; its `#_top` would lead out of the result.
  document.querySelector('a[href="#_top"]')?.addEventListener('click', (event) => {
    if (!form.hidden) return;
    event.preventDefault();
    title().focus();
  });
  // The first answer says that a result will be wanted, on paper too: fetch its code while the connection is there.
  const stop = open.$progress.listen(() => {
    stop();
    for (const load of [resultCode, svarkodeCode]) void load().catch(() => undefined);
  });
  if (inWorkshop) staysInWorkshop(root);
  if (location.hash === '#resultat' || location.hash === '#svarkode') void turn();
}

/** In a workshop the way leads to the svarkode, and the other role's form is the workshop's too. */
function staysInWorkshop(root: HTMLElement) {
  const toResult = must<HTMLAnchorElement>(root, '[data-to-result]');
  toResult.textContent = toResult.dataset['inWorkshop'] ?? '';
  toResult.hash = 'svarkode';
  must<HTMLAnchorElement>(document, '[data-other-role]').search = 'moede';
}
