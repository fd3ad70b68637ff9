// The menu of a card: shown beside it, walked by arrow keys, closed by Escape or a click elsewhere.

/**
 * @param {HTMLElement} menu
 * @param {string} number
 * @param {{ invokeMethodAsync(method: string): Promise<unknown> }} component
 */
export function show(menu, number, component) {
  const card = () => document.querySelector(`[data-card="${CSS.escape(number)}"]`);
  menu.addEventListener('toggle', event => {
    if (event.newState !== 'closed')
      return;
    const focused = document.activeElement;
    if (!focused || focused === document.body || menu.contains(focused))
      card()?.focus();
    component.invokeMethodAsync('Closed');
  });
  menu.addEventListener('keydown', event => {
    const items = [...menu.querySelectorAll('[role^=menuitem]')];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Tab')
      menu.hidePopover();
    if (to === undefined)
      return;
    event.preventDefault();
    items[(to + items.length) % items.length].focus();
  });
  menu.showPopover();
  const from = card()?.getBoundingClientRect(), size = menu.getBoundingClientRect();
  if (from) {
    const right = from.right + 6;
    menu.style.left = `${right + size.width < innerWidth ? right : Math.max(8, from.left - size.width - 6)}px`;
    menu.style.top = `${Math.max(8, Math.min(from.top, innerHeight - size.height - 8))}px`;
  }
  menu.querySelector('[role=menuitem]')?.focus();
}

/** @param {HTMLElement} menu */
export function hide(menu) {
  if (menu?.isConnected && menu.matches(':popover-open'))
    menu.hidePopover();
}
