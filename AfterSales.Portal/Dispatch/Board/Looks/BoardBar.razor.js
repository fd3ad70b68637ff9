// Menus that are open close by a click elsewhere and by Escape, as menus do.

/** @param {HTMLElement} bar */
export function closeMenus(bar) {
  const gone = new AbortController();
  const open = () => [...bar.querySelectorAll('details[open]')];
  document.addEventListener('pointerdown', event => {
    for (const menu of open())
      if (!menu.contains(event.target))
        menu.open = false;
  }, { signal: gone.signal });
  // A link leads to another look of the same page, which leaves the menu as it is.
  bar.addEventListener('click', event => {
    const menu = event.target.closest('a[href]')?.closest('details[open]');
    if (menu)
      menu.open = false;
  }, { signal: gone.signal });
  bar.addEventListener('keydown', event => {
    const menu = event.key === 'Escape' && event.target.closest('details[open]');
    if (!menu)
      return;
    menu.open = false;
    menu.querySelector('summary').focus();
  }, { signal: gone.signal });
  return { dispose() { gone.abort(); } };
}
