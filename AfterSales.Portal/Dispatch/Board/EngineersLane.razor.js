// Brings somebody of the lane into sight, who may not be drawn yet.

const still = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * @param {HTMLElement} list
 * @param {number} id
 */
export async function show(list, id) {
  const find = () => list.querySelector(`[data-engineer="${id}"]`);
  // Of very many only those in sight are drawn: whoever is looked for has just been put first.
  const many = list.classList.contains('many');
  if (many)
    list.scrollTop = 0;
  for (let frames = 0; frames < 120 && !find(); frames++)
    await new Promise(requestAnimationFrame);
  find()?.scrollIntoView({ block: 'nearest', behavior: many || still.matches ? 'auto' : 'smooth' });
  find()?.focus({ preventScroll: true });
}
