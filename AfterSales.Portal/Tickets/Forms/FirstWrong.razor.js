/** @param {HTMLElement} here somewhere directly in the form */
export function focusFirstWrong(here) {
  const field = here.parentElement?.querySelector('[aria-invalid="true"]');
  if (field instanceof HTMLElement) field.focus();
}
