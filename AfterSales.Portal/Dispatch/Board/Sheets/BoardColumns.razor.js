// Brings a card into sight that may not be drawn yet: in a column that is folded, that shows only its first cards, or
// that draws what is in sight.

const patience = 10_000, settling = 3000;
const still = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * @param {HTMLElement} columns
 * @param {string} key the column's
 * @param {string} number the card's
 * @param {number} top where the card begins in its column, in pixels
 */
export async function reveal(columns, key, number, top) {
  const column = columns.querySelector(`[data-column="${CSS.escape(key)}"]`);
  const found = () => column?.querySelector(`[data-card="${CSS.escape(number)}"]`);
  column?.querySelector('[data-fold][aria-expanded="false"]')?.click();
  for (const end = performance.now() + patience; !found() && performance.now() < end; await new Promise(requestAnimationFrame)) {
    column?.querySelector('[data-more]')?.click();
    const list = column?.querySelector('[data-scroll]');
    if (list)
      list.scrollTop = top - list.clientHeight / 2;
  }
  found()?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: still.matches ? 'auto' : 'smooth' });
  found()?.focus({ preventScroll: true });
  // Nobody waits for it.
  keepFocus(columns, number);
}

/** A card that goes on into another column is drawn anew there, and a dialog that closes lets go of the focus: nobody else has it then. */
async function keepFocus(columns, number) {
  for (const end = performance.now() + settling; performance.now() < end; await new Promise(requestAnimationFrame))
    if (document.activeElement === document.body)
      columns.querySelector(`[data-card="${CSS.escape(number)}"]`)?.focus({ preventScroll: true });
}
