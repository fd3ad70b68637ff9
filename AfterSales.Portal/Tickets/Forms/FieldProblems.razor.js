// A form that is being mended stops complaining: what is said of a field goes as soon as something else is typed there.

/** @param {EventTarget | null} target */
export function forgetProblems(target) {
  if (!(target instanceof HTMLElement) || !("name" in target)) return;
  // Of several fields of which one is enough, each mends the others.
  const together = target.closest("[data-together]");
  for (const problem of document.querySelectorAll(".problem[data-field]")) {
    if (problem instanceof HTMLElement && (problem.dataset.field === target.name || together?.contains(problem))) problem.hidden = true;
  }
  for (const field of together?.querySelectorAll(".invalid") ?? [target]) {
    field.classList.remove("invalid");
    field.removeAttribute("aria-invalid");
  }
  const refusal = document.querySelector("[data-refusal]");
  if (refusal instanceof HTMLElement && !document.querySelector(".problem[data-field]:not([hidden])")) refusal.hidden = true;
}
