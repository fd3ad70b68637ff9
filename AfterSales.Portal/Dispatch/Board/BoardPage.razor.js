// What the pointer and the keyboard do on the board. Blazor's elements are never moved: a copy follows the pointer,
// and what may be done with a card is asked once when it is lifted and told once when it is put down.

import { previews } from './EngineersLane.razor.js';

/**
 * @typedef {{ stages: Record<string, Move>, engineers: Record<string, Move> }} Moves
 * @typedef {{ allowed: boolean, words: string }} Move
 */

const threshold = 5, holdMs = 260, edge = 56, toldMs = 3000;
const still = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * @param {HTMLElement} root
 * @param {{ invokeMethodAsync(method: string, ...args: unknown[]): Promise<any> }} page
 */
export function attach(root, page) {
  const gone = new AbortController();
  const on = (target, type, run, options) => target.addEventListener(type, run, { signal: gone.signal, ...options });
  /** @type {Drag | null} */
  let drag = null;
  // There from the start: a reader of screens hears what changes in it, not what comes with it.
  const told = Object.assign(document.createElement('div'), { className: 'told', role: 'status' });
  root.append(told);
  let silence;
  const tell = (words, x, y) => {
    clearTimeout(silence);
    told.textContent = words;
    told.toggleAttribute('data-refused', !!words);
    told.style.left = `${Math.max(8, Math.min(x, innerWidth - told.offsetWidth - 8))}px`;
    told.style.top = `${Math.max(8, Math.min(y, innerHeight - told.offsetHeight - 8))}px`;
    if (words)
      silence = setTimeout(() => tell('', 0, 0), toldMs);
  };
  root.dataset.ready = '';

  on(root, 'pointerdown', event => {
    const card = cardOf(event.target);
    if (!card || event.button !== 0 || event.target.closest('button') || drag)
      return;
    tell('', 0, 0);
    drag = new Drag(root, page, card, event, () => { drag = null; }, tell);
  });
  on(window, 'pointermove', event => drag?.move(event));
  on(window, 'pointerup', event => drag?.drop(event));
  on(window, 'pointercancel', () => drag?.cancel());
  on(window, 'blur', () => drag?.cancel());
  on(root, 'touchmove', event => { if (drag?.lifted) event.preventDefault(); }, { passive: false });
  on(root, 'dragstart', event => event.preventDefault());
  on(root, 'click', event => {
    if (Drag.justDropped) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.target.closest('[data-menu]')) {
      openMenu(cardOf(event.target));
    }
  }, { capture: true });
  on(root, 'contextmenu', event => { if (drag) event.preventDefault(); });

  on(window, 'keydown', event => {
    if (event.key === 'Escape')
      drag?.cancel();
  });
  on(root, 'keydown', event => {
    const card = event.target.closest('[data-card]') === event.target ? event.target : null;
    if (card && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      openMenu(card);
    } else if (card && event.key.startsWith('Arrow')) {
      const next = neighbour(root, card, event.key);
      if (next) {
        event.preventDefault();
        next.focus();
      }
    }
  });

  const openMenu = card => page.invokeMethodAsync('OpenMenu', card.dataset.card);

  return {
    /** @param {string} number */
    showCard(number) {
      const card = root.querySelector(`[data-card="${CSS.escape(number)}"]`);
      card?.scrollIntoView({ block: 'nearest', inline: 'center', behavior: still.matches ? 'auto' : 'smooth' });
      card?.focus({ preventScroll: true });
    },
    /** @param {number} id */
    showEngineer(id) {
      const person = root.querySelector(`[data-engineer="${id}"]`);
      person?.scrollIntoView({ block: 'nearest', behavior: still.matches ? 'auto' : 'smooth' });
      person?.focus({ preventScroll: true });
    },
    dispose() { drag?.cancel(); gone.abort(); clearTimeout(silence); told.remove(); },
  };
}

/** One card in the hand. */
class Drag {
  static justDropped = false;
  lifted = false;
  /** @type {Moves | null} */
  moves = null;

  constructor(root, page, card, event, ended, tell) {
    Object.assign(this, { root, page, card, ended, tell, touch: event.pointerType !== 'mouse', x: event.clientX, y: event.clientY, pointer: event.pointerId });
    if (this.touch)
      this.hold = setTimeout(() => this.lift(), holdMs);
  }

  move(event) {
    if (event.pointerId !== this.pointer)
      return;
    const far = Math.hypot(event.clientX - this.x, event.clientY - this.y) > threshold;
    if (!this.lifted && far) {
      // A finger that moves at once scrolls; one that rests lifts.
      if (this.touch)
        return this.end();
      this.lift();
    }
    if (!this.lifted)
      return;
    [this.x, this.y] = [event.clientX, event.clientY];
    this.follow();
  }

  lift() {
    this.lifted = true;
    const from = this.card.getBoundingClientRect();
    [this.dx, this.dy] = [this.x - from.left, this.y - from.top];
    this.ghost = document.createElement('div');
    this.ghost.className = 'ghost';
    const copy = this.card.cloneNode(true);
    for (const element of [copy, ...copy.querySelectorAll('[data-testid], [data-card], [id]')])
      ['data-testid', 'data-card', 'id', 'tabindex'].forEach(name => element.removeAttribute(name));
    copy.style.width = `${from.width}px`;
    this.says = document.createElement('div');
    this.says.className = 'says';
    this.ghost.append(copy, this.says);
    this.preview = previews(this.says, engineer => this.page.invokeMethodAsync('Preview', engineer), () => this.lifted && this.place());
    this.ghost.setAttribute('aria-hidden', 'true');
    this.root.append(this.ghost);
    this.root.setAttribute('data-lifting', '');
    this.card.setAttribute('data-lifted', '');
    getSelection()?.removeAllRanges();
    this.follow();
    this.scroll = requestAnimationFrame(() => this.scrollAtEdges());
    this.page.invokeMethodAsync('Lift', this.card.dataset.card).then(moves => {
      this.moves = moves;
      if (this.lifted && moves)
        this.mark();
    }, () => this.cancel());
  }

  /** Marks where the card may go before it is dropped; what refuses says why when it is pointed at. */
  mark() {
    for (const target of this.root.querySelectorAll('[data-stage], [data-engineer]')) {
      const move = this.moveTo(target);
      target.setAttribute('data-drop', move?.allowed ? 'yes' : 'no');
    }
    this.follow();
  }

  moveTo(target) {
    return target.dataset.stage ? this.moves?.stages[target.dataset.stage] : this.moves?.engineers[target.dataset.engineer];
  }

  follow() {
    const target = this.under();
    if (target !== this.target) {
      this.target?.removeAttribute('data-over');
      target?.setAttribute('data-over', '');
      this.target = target;
    }
    const move = target && this.moveTo(target);
    this.preview.show(move, target?.dataset.engineer);
    this.says.toggleAttribute('data-refused', !!move && !move.allowed);
    this.place();
  }

  place() {
    // What it says must be read whole, also at the edge of the window.
    const left = Math.max(8, Math.min(this.x - this.dx, innerWidth - this.ghost.offsetWidth - 8));
    const top = Math.min(this.y - this.dy, innerHeight - this.ghost.offsetHeight - 8);
    this.ghost.style.translate = `${left}px ${top}px`;
  }

  under() {
    return document.elementFromPoint(this.x, this.y)?.closest('[data-stage], [data-engineer]') ?? null;
  }

  scrollAtEdges() {
    if (!this.lifted)
      return;
    const columns = this.root.querySelector('[data-columns]');
    const box = columns.getBoundingClientRect();
    if (this.y > box.top && this.y < box.bottom && this.x < box.right + edge / 2)
      columns.scrollLeft += this.x < box.left + edge ? -12 : this.x > box.right - edge ? 12 : 0;
    const list = this.target?.querySelector('[data-scroll]');
    const span = list?.getBoundingClientRect();
    if (span)
      list.scrollTop += this.y < span.top + edge / 2 ? -8 : this.y > span.bottom - edge / 2 ? 8 : 0;
    this.scroll = requestAnimationFrame(() => this.scrollAtEdges());
  }

  drop(event) {
    if (event.pointerId !== this.pointer)
      return;
    if (!this.lifted)
      return this.end();
    Drag.justDropped = true;
    setTimeout(() => { Drag.justDropped = false; }, 0);
    const target = this.under();
    const move = target && this.moveTo(target);
    // Why not must outlast the hand: who let go is looking at the place, not at the words.
    if (move?.allowed === false)
      this.tell(move.words, this.x + 12, this.y + 12);
    if (!target || move?.allowed === false)
      return this.cancel();
    this.page.invokeMethodAsync('Drop', this.card.dataset.card, target.dataset.stage ?? null, target.dataset.engineer ? Number(target.dataset.engineer) : null);
    this.end();
  }

  /** Back to where it came from. */
  cancel() {
    const { ghost, lifted, card } = this;
    if (lifted)
      this.page.invokeMethodAsync('PutBack');
    if (!lifted || still.matches || !card.isConnected)
      return this.end();
    const home = card.getBoundingClientRect();
    this.ghost = null;
    this.end();
    ghost.querySelector('.says').remove();
    ghost.animate([{ translate: ghost.style.translate }, { translate: `${home.left}px ${home.top}px` }], { duration: 140, easing: 'cubic-bezier(.2, .7, .3, 1)' })
      .finished.then(() => ghost.remove(), () => ghost.remove());
  }

  end() {
    clearTimeout(this.hold);
    cancelAnimationFrame(this.scroll);
    this.lifted = false;
    this.ghost?.remove();
    this.root.removeAttribute('data-lifting');
    this.card.removeAttribute('data-lifted');
    this.target?.removeAttribute('data-over');
    this.root.querySelectorAll('[data-drop]').forEach(target => target.removeAttribute('data-drop'));
    this.ended();
  }
}

function cardOf(element) {
  return element.closest?.('[data-card]') ?? null;
}

/** The card above, below, or at the same height in the next column that has any. */
function neighbour(root, card, key) {
  const columns = [...root.querySelectorAll('[data-stage]')].map(column => [...column.querySelectorAll('[data-card]')]);
  const at = columns.findIndex(cards => cards.includes(card));
  const index = columns[at].indexOf(card);
  if (key === 'ArrowUp' || key === 'ArrowDown')
    return columns[at][index + (key === 'ArrowDown' ? 1 : -1)];
  const beside = key === 'ArrowRight' ? columns.slice(at + 1) : columns.slice(0, at).reverse();
  const next = beside.find(cards => cards.length > 0);
  return next?.[Math.min(index, next.length - 1)];
}
