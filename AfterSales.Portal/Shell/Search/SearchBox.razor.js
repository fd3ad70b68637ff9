// Opens the search from anywhere, and keeps in this browser what was opened recently: address and title, nothing else.
const prefix = 'recent:';
const kept = 8;

/**
 * @param {HTMLButtonElement} opener
 * @param {HTMLDialogElement} dialog
 * @param {{ invokeMethodAsync(method: string, ...args: unknown[]): Promise<unknown> }} component
 * @param {number} person
 */
export function begin(opener, dialog, component, person) {
  const ending = new AbortController();
  const on = (target, name, act, options) => target.addEventListener(name, act, { signal: ending.signal, ...options });
  const input = dialog.querySelector('input');
  const mine = `${prefix}${person}`;
  forget(key => key !== mine);

  const open = () => {
    dialog.showModal();
    input.focus();
    component.invokeMethodAsync('Opened', read(mine).filter(page => page.address !== location.pathname));
  };
  on(opener, 'click', open);
  on(document, 'keydown', event => {
    if (asksForSearch(event) && !document.querySelector('dialog:modal, .mud-dialog')) {
      event.preventDefault();
      open();
    }
  });

  on(dialog, 'close', () => component.invokeMethodAsync('Closed'));
  // Beside the dialog is its backdrop; a link that is opened elsewhere leaves the search where it is.
  on(dialog, 'click', event => {
    if (event.target === dialog || (event.target.closest('a') && !event.ctrlKey && !event.metaKey && !event.shiftKey))
      dialog.close();
  });
  // While an input method composes, its keys and its half-made words are its own.
  on(input, 'keydown', event => {
    if (event.isComposing || event.keyCode === 229)
      event.stopPropagation();
    else if (['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key))
      event.preventDefault();
  });
  on(input, 'input', event => { if (event.isComposing) event.stopPropagation(); });
  on(input, 'compositionend', () => input.dispatchEvent(new Event('input', { bubbles: true })));
  const chosen = new MutationObserver(() => document.getElementById(input.getAttribute('aria-activedescendant'))?.scrollIntoView({ block: 'nearest' }));
  chosen.observe(input, { attributeFilter: ['aria-activedescendant'] });

  const head = opener.closest('header');
  const note = () => {
    const title = head.querySelector('h1[data-recent]');
    if (title?.textContent)
      write(mine, { address: title.dataset.recent, title: title.textContent });
  };
  const titles = new MutationObserver(note);
  titles.observe(head, { subtree: true, childList: true, characterData: true, attributeFilter: ['data-recent'] });
  note();
  on(document, 'submit', event => { if (event.target.getAttribute('action') === '/signout') forget(() => true); });

  return {
    close: () => dialog.close(),
    end() {
      ending.abort();
      chosen.disconnect();
      titles.disconnect();
    },
  };
}

/** @param {KeyboardEvent} event */
function asksForSearch(event) {
  if (event.isComposing || event.defaultPrevented || event.altKey || event.shiftKey && event.key !== '/')
    return false;
  const control = event.ctrlKey || event.metaKey;
  return control ? event.key.toLowerCase() === 'k'
    : event.key === '/' && !event.target.closest?.('input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="dialog"]');
}

/** @returns {{ address: string, title: string }[]} newest first */
function read(key) {
  try {
    const pages = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(pages) ? pages.filter(page => typeof page?.title === 'string' && /^\/(?!\/)/.test(page.address)) : [];
  } catch {
    return [];
  }
}

function write(key, page) {
  try {
    localStorage.setItem(key, JSON.stringify([page, ...read(key).filter(other => other.address !== page.address)].slice(0, kept)));
  } catch {
    // Without storage nothing is recent.
  }
}

/** What others opened in this browser before is not for who sits here now. */
function forget(which) {
  try {
    Object.keys(localStorage).filter(key => key.startsWith(prefix) && which(key)).forEach(key => localStorage.removeItem(key));
  } catch {
    // There is none.
  }
}
