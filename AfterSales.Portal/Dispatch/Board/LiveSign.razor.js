// How old what is shown is: counted in the browser, so that nobody asks the server every second.

/** @param {HTMLElement} sign */
export function count(sign) {
  const board = document.querySelector('[data-version]');
  let version, since;
  const show = () => {
    if (board.dataset.version !== version)
      [version, since] = [board.dataset.version, performance.now()];
    const lost = !!document.querySelector('.components-reconnect-show, .components-reconnect-failed, .components-reconnect-rejected');
    const seconds = Math.round((performance.now() - since) / 1000);
    const age = seconds < 60 ? sign.dataset.seconds.replace('{0}', seconds) : sign.dataset.minutes.replace('{0}', Math.floor(seconds / 60));
    sign.toggleAttribute('data-lost', lost || board.hasAttribute('data-behind'));
    sign.lastElementChild.dataset.says = (sign.hasAttribute('data-lost') ? sign.dataset.lostSince : sign.dataset.live).replace('{0}', age);
  };
  const timer = setInterval(show, 1000);
  const seen = new MutationObserver(show);
  seen.observe(board, { attributeFilter: ['data-version', 'data-behind'] });
  show();
  return { dispose() { clearInterval(timer); seen.disconnect(); } };
}
