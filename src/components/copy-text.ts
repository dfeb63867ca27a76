/** Copies a text and says on the button whether it went well; the button's own words come back after a while. */
export async function copyText(button: HTMLButtonElement, text: string): Promise<void> {
  const before = button.dataset['label'] ?? button.textContent ?? '';
  button.dataset['label'] = before;
  // Where the site is not served safely, there is no clipboard at all.
  const ok = await Promise.resolve()
    .then(() => navigator.clipboard.writeText(text))
    .then(
      () => true,
      () => false,
    );
  button.textContent = (ok ? button.dataset['done'] : button.dataset['failed']) ?? before;
  setTimeout(() => {
    button.textContent = before;
  }, 4000);
}
