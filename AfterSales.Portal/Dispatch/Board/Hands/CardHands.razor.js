// What the pointer and the keyboard do on the board. Blazor's elements are never moved: a copy follows the pointer,
// and what may be done with a card is asked once when it is lifted and told once when it is put down.
import { Drag } from './HeldCard.razor.js';
import { KeyLift } from './KeyLift.razor.js';
import { Voice, fill } from './Told.razor.js';
import { Chosen } from '../Moves/ChosenBar.razor.js';

/**
 * @typedef {{ stages: Record<string, Move>, engineers: number[], softly: boolean }} Moves Of engineers those who can be sent.
 * @typedef {{ allowed: boolean, words: string, name: string }} Move Of an engineer the words are asked for when the card is held there.
 * @typedef {{ invokeMethodAsync(method: string, ...args: unknown[]): Promise<any> }} Page
 * @typedef {Record<'lifted' | 'onto' | 'not' | 'dropped' | 'softly' | 'tellLater' | 'back' | 'chosen', string>} Texts {0} and so on are blanks.
 */

/**
 * @param {HTMLElement} foot
 * @param {Page} page
 * @param {Texts} texts
 */
export function attach(foot, page, texts) {
  const root = foot.closest('.board');
  const gone = new AbortController();
  const on = (target, type, run, options) => target.addEventListener(type, run, { signal: gone.signal, ...options });
  /** @type {Drag | KeyLift | null} One card at a time, by whatever hand. */
  let hand = null;
  const put = () => { hand = null; };
  const voice = new Voice(root);
  const targets = new Targets(root);
  const chosen = new Chosen(root, numbers => {
    voice.say(fill(texts.chosen, numbers.length));
    page.invokeMethodAsync('Choose', numbers);
  });
  const openMenu = card => page.invokeMethodAsync('OpenMenu', card.dataset.card);
  root.querySelector('[data-columns]')?.setAttribute('aria-describedby', 'lift-help');
  root.dataset.ready = '';

  on(root, 'pointerdown', event => {
    const card = cardOf(event.target);
    if (hand instanceof KeyLift)
      hand.cancel();
    if (!card || event.button !== 0 || event.target.closest('button') || hand || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    voice.say('');
    hand = new Drag(root, page, card, event, put, voice, targets, texts);
  });
  on(window, 'pointermove', event => hand?.move?.(event));
  on(window, 'pointerup', event => hand?.drop?.(event));
  on(window, 'pointercancel', () => hand?.cancel());
  on(window, 'blur', () => hand?.cancel());
  on(root, 'touchmove', event => { if (hand?.lifted) event.preventDefault(); }, { passive: false });
  on(root, 'dragstart', event => event.preventDefault());
  on(root, 'click', event => {
    const card = cardOf(event.target);
    if (Drag.justDropped) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.target.closest('[data-menu]')) {
      openMenu(card);
    } else if (card && chosen.click(card, event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, { capture: true });
  on(root, 'contextmenu', event => { if (hand) event.preventDefault(); });

  on(window, 'keydown', event => {
    if (hand instanceof KeyLift) {
      hand.key(event);
    } else if (event.key === 'Escape') {
      hand?.cancel();
    } else if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z' && !isTyping(event.target)) {
      event.preventDefault();
      page.invokeMethodAsync('UndoLast');
    }
  }, { capture: true });
  on(root, 'keydown', event => {
    const card = event.target.closest('[data-card]') === event.target ? event.target : null;
    if (hand || event.defaultPrevented || !card)
      return;
    if (event.key === ' ') {
      event.preventDefault();
      hand = new KeyLift(root, page, card, put, voice, targets, texts);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      openMenu(card);
    } else if (event.key === 'x' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      chosen.toggle(card);
    } else if (event.key === 'Escape' && chosen.numbers.size > 0) {
      chosen.set([]);
    } else if (event.key.startsWith('Arrow')) {
      const next = neighbour(root, card, event.key);
      if (next) {
        event.preventDefault();
        if (event.shiftKey)
          chosen.add(card, next);
        next.focus({ preventScroll: true });
        next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }
    }
  });

  return {
    /** Somebody else has moved what is in the hand. */
    putBack() { hand?.cancel(); },
    /** @param {string[]} numbers */
    choose(numbers) {
      const last = [...chosen.numbers].at(-1);
      chosen.set(numbers);
      // The bar goes with what was chosen, and with it what was pressed.
      if (numbers.length === 0 && foot.querySelector('[data-several]')?.contains(document.activeElement))
        (root.querySelector(`[data-card="${CSS.escape(last ?? '')}"]`) ?? foot.querySelector('[data-tools] button'))?.focus({ preventScroll: true });
    },
    /** @param {boolean} wanted Whether a tap on a card chooses it. */
    choosing(wanted) { root.toggleAttribute('data-choosing', wanted); },
    dispose() { hand?.cancel(); gone.abort(); chosen.end(); voice.end(); },
  };
}

/** Where a lifted card may go: columns, lanes and people. */
class Targets {
  static all = '[data-stage], [data-engineer], [data-nodrop]';
  /** @type {Moves | null} */
  moves = null;

  constructor(root) {
    this.root = root;
    // Of many people and lanes only those in sight are drawn: who is scrolled to comes later.
    this.drawn = new MutationObserver(() => this.mark());
  }

  /** Marks where the card may go before it is dropped; what refuses says why when it is pointed at. */
  take(moves) {
    this.moves = moves;
    this.people = new Set(moves.engineers);
    this.mark();
    this.drawn.observe(this.root, { childList: true, subtree: true, attributeFilter: ['data-engineer', 'data-stage', 'data-nodrop'] });
  }

  mark() {
    for (const target of this.root.querySelectorAll(Targets.all)) {
      const drop = this.of(target)?.allowed ? 'yes' : 'no';
      if (target.getAttribute('data-drop') !== drop)
        target.setAttribute('data-drop', drop);
    }
  }

  /** @returns {Move | undefined} */
  of(target) {
    const { nodrop, engineer, stage } = target.dataset;
    if (nodrop !== undefined)
      return { allowed: false, words: nodrop, name: target.querySelector('h2 .name')?.textContent.trim() ?? '' };
    if (!engineer)
      return this.moves?.stages[stage];
    const name = (target.querySelector('h2 .name') ?? target.querySelector('strong'))?.textContent.trim() ?? '';
    return this.moves ? { allowed: this.people.has(Number(engineer)), words: '', name } : undefined;
  }

  over(target) {
    if (target === this.target)
      return;
    this.target?.removeAttribute('data-over');
    target?.setAttribute('data-over', '');
    this.target = target;
  }

  under(x, y) { return document.elementFromPoint(x, y)?.closest(Targets.all) ?? null; }

  clear() {
    this.drawn.disconnect();
    this.over(null);
    this.moves = null;
    this.root.querySelectorAll('[data-drop]').forEach(target => target.removeAttribute('data-drop'));
  }
}

function cardOf(element) { return element.closest?.('[data-card]') ?? null; }

function isTyping(element) { return !!element.closest?.('input, textarea, select, [contenteditable], [role=dialog]'); }

/** The card above, below, or at the same height in the next column that has any. */
function neighbour(root, card, key) {
  const columns = [...root.querySelectorAll('[data-column]')].map(column => [...column.querySelectorAll('[data-card]')]);
  const at = columns.findIndex(cards => cards.includes(card));
  const index = columns[at].indexOf(card);
  if (key === 'ArrowUp' || key === 'ArrowDown')
    return columns[at][index + (key === 'ArrowDown' ? 1 : -1)];
  const beside = key === 'ArrowRight' ? columns.slice(at + 1) : columns.slice(0, at).reverse();
  const next = beside.find(cards => cards.length > 0);
  return next?.[Math.min(index, next.length - 1)];
}
