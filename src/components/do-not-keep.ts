// Begins and ends *Gem ikke på denne computer* for this tab. What is drawn from the storage is drawn anew after that, by loading the page
// again: nothing is typed on the pages that this stands on.
import { fill } from '../domain/text';
import { beginForgetful, endForgetful, madeMeanwhile } from '../stores/forgetful';
import { isForgetful } from '../stores/storage';
import { must } from './must';

type Part = 'off' | 'on' | 'ask';

/** Makes the buttons of the page work. @throws when the page does not have them */
export function startDoNotKeep(): void {
  const root = must(document, '[data-do-not-keep]');
  const button = (act: string) => must<HTMLButtonElement>(root, `[data-act="${act}"]`);
  const said = must(root, '[data-said]');
  const show = (part: Part) => {
    for (const one of root.querySelectorAll<HTMLElement>('[data-part]'))
      one.hidden = one.dataset['part'] !== part;
    said.textContent = '';
  };
  const again = () => {
    location.hash = 'gem-ikke';
    location.reload();
  };
  const end = (keep: boolean) => {
    if (endForgetful(keep)) again();
    else said.textContent = root.dataset['full'] ?? '';
  };

  button('begin').addEventListener('click', () => {
    if (beginForgetful()) again();
    else said.textContent = root.dataset['failed'] ?? '';
  });
  button('end').addEventListener('click', () => {
    const n = madeMeanwhile().length;
    if (n === 0) return end(false);
    must(root, '[data-asked]').textContent = fill(root.dataset[n === 1 ? 'questionOne' : 'question'] ?? '', {
      n,
    });
    show('ask');
    return button('keep').focus();
  });
  button('keep').addEventListener('click', () => end(true));
  button('throw').addEventListener('click', () => end(false));
  button('cancel').addEventListener('click', () => {
    show('on');
    button('end').focus();
  });
  const draw = () => show(isForgetful() ? 'on' : 'off');
  addEventListener('pageshow', draw);
  draw();
  root.hidden = false;
  // Where the page was loaded again from here, the keyboard goes on from here.
  if (location.hash === '#gem-ikke') must(root, '#gem-ikke').focus();
}
