// What the pointer and the keyboard do on the board. Blazor's elements are never moved: a copy follows the pointer,
// and what may be done with a card is asked once when it is lifted and told once when it is put down.
import { KeyLift, Targets, Voice, fill } from './Moves/KeyHelp.razor.js';
import { Chosen } from './Moves/MoveTools.razor.js';
import { previews } from './EngineersLane.razor.js';

/**
 * @typedef {{ stages: Record<string, Move>, engineers: Record<string, Move>, softly: boolean }} Moves
 * @typedef {{ allowed: boolean, words: string, name: string }} Move
 * @typedef {{ invokeMethodAsync(method: string, ...args: unknown[]): Promise<any> }} Page
 * @typedef {Record<'lifted' | 'onto' | 'not' | 'dropped' | 'softly' | 'tellLater' | 'back' | 'chosen', string>} Texts {0} and so on are blanks.
 */

const threshold = 5, holdMs = 260, edge = 56;
const still = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * @param {HTMLElement} root
 * @param {Page} page
 * @param {Texts} texts
 */
export function attach(root, page, texts) {
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
        goTo(root, next);
      }
    }
  });

  return {
    /** @param {number} id */
    async showEngineer(id) {
      const find = () => root.querySelector(`aside [data-engineer="${id}"]`);
      // Of very many only those in sight are drawn: whoever is looked for has just been put first.
      const many = root.querySelector('aside .many');
      if (many)
        many.scrollTop = 0;
      for (let frames = 0; frames < 120 && !find(); frames++)
        await new Promise(requestAnimationFrame);
      find()?.scrollIntoView({ block: 'nearest', behavior: many || still.matches ? 'auto' : 'smooth' });
      find()?.focus({ preventScroll: true });
    },
    /** Somebody else has moved what is in the hand. */
    putBack() { hand?.cancel(); },
    /** @param {string[]} numbers */
    choose(numbers) { chosen.set(numbers); },
    /** @param {boolean} wanted Whether a tap on a card chooses it. */
    choosing(wanted) { root.toggleAttribute('data-choosing', wanted); },
    dispose() { hand?.cancel(); gone.abort(); chosen.end(); voice.end(); },
  };
}

/** One card in the hand. Its element may be drawn anew or go while it is carried: what counts is its number. */
class Drag {
  static justDropped = false;
  lifted = false;

  constructor(root, page, card, event, ended, voice, targets, texts) {
    Object.assign(this, { root, page, card, ended, voice, targets, texts, number: card.dataset.card });
    Object.assign(this, { touch: event.pointerType !== 'mouse', x: event.clientX, y: event.clientY, pointer: event.pointerId });
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
    [this.x, this.y, this.soft] = [event.clientX, event.clientY, event.altKey];
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
    // As wide as its column lets it be, so that it says the same as there.
    const carried = document.createElement('div');
    carried.className = 'carried';
    carried.style.width = `${from.width}px`;
    carried.append(copy);
    this.says = document.createElement('div');
    this.says.className = 'says';
    this.ghost.append(carried, this.says);
    this.preview = previews(this.says, engineer => this.page.invokeMethodAsync('Preview', engineer), () => this.lifted && this.place());
    this.ghost.setAttribute('aria-hidden', 'true');
    this.root.append(this.ghost);
    this.root.setAttribute('data-lifting', '');
    this.card.setAttribute('data-lifted', '');
    getSelection()?.removeAllRanges();
    this.follow();
    this.scroll = requestAnimationFrame(() => this.scrollAtEdges());
    this.page.invokeMethodAsync('Lift', this.number).then(moves => {
      if (this.lifted && moves) {
        this.targets.take(moves);
        this.follow();
      }
    }, () => this.cancel());
  }

  follow() {
    const target = this.targets.under(this.x, this.y);
    this.targets.over(target);
    const move = target && this.targets.of(target);
    this.preview.show(move, target?.dataset.engineer);
    const softly = (this.soft || this.targets.moves?.softly) && move?.allowed && target.dataset.engineer;
    this.says.dataset.softly = softly ? this.texts.tellLater : '';
    this.says.toggleAttribute('data-refused', !!move && !move.allowed);
    this.place();
  }

  place() {
    // What it says must be read whole, also at the edge of the window.
    const left = Math.max(8, Math.min(this.x - this.dx, innerWidth - this.ghost.offsetWidth - 8));
    const top = Math.min(this.y - this.dy, innerHeight - this.ghost.offsetHeight - 8);
    this.ghost.style.translate = `${left}px ${top}px`;
  }

  scrollAtEdges() {
    if (!this.lifted)
      return;
    const columns = this.root.querySelector('[data-columns]');
    const box = columns.getBoundingClientRect();
    if (this.y > box.top && this.y < box.bottom && this.x < box.right + edge / 2)
      columns.scrollLeft += this.x < box.left + edge ? -12 : this.x > box.right - edge ? 12 : 0;
    const list = this.targets.target?.querySelector('[data-scroll]');
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
    const target = this.targets.under(this.x, this.y);
    const move = target && this.targets.of(target);
    // Why not must outlast the hand: who let go is looking at the place, not at the words.
    if (move?.allowed === false)
      this.voice.say(move.words, { x: this.x + 12, y: this.y + 12 }, { refused: true });
    if (!target || move?.allowed === false)
      return this.cancel();
    const { stage, engineer } = target.dataset;
    this.page.invokeMethodAsync('Drop', this.number, engineer ? null : stage ?? null, engineer ? Number(engineer) : null, event.altKey, false);
    this.end();
  }

  /** Back to where it came from. */
  cancel() {
    const { ghost, lifted } = this;
    if (lifted)
      this.page.invokeMethodAsync('PutBack');
    const card = this.card.isConnected ? this.card : this.root.querySelector(`[data-card="${CSS.escape(this.number)}"]`);
    if (!lifted || still.matches || !card)
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
    this.targets.clear();
    this.ended();
  }
}

function cardOf(element) { return element.closest?.('[data-card]') ?? null; }

function isTyping(element) { return !!element.closest?.('input, textarea, select, [contenteditable], [role=dialog]'); }

/** In a long column the scrolling draws the cards anew: the one that has the focus may be replaced under it. */
async function goTo(root, card) {
  const number = card.dataset.card;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  for (let frames = 0; frames < 20; frames++) {
    await new Promise(requestAnimationFrame);
    const focused = document.activeElement;
    if (focused === document.body)
      root.querySelector(`[data-card="${CSS.escape(number)}"]`)?.focus({ preventScroll: true });
    else if (focused?.dataset.card !== number)
      return;
  }
}

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
