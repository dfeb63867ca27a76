const TEXT_FIELD =
  'input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable]';

/** Whether an element is a field that takes keys for itself, such as Page Down and Ctrl+Z. */
export const isTextField = (element: unknown): element is HTMLElement =>
  element instanceof HTMLElement && element.matches(TEXT_FIELD);
