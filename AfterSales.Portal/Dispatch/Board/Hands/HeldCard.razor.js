// A card in the hand of a pointer. Blazor's elements are never moved: a copy follows the pointer, and says what a drop
// would do where it is held.

const threshold = 5, holdMs = 260, edge = 56;
const still = matchMedia('(prefers-reduced-motion: reduce)');

/** One card in the hand. Its element may be drawn anew or go while it is carried: what counts is its number. */
export class Drag {
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
    this.preview = previewsOf(this.page);
    this.root.querySelector('.hand').append(this.ghost);
    this.root.setAttribute('data-lifting', '');
    this.card.setAttribute('data-lifted', '');
    getSelection()?.removeAllRanges();
    this.follow();
    this.scroll = requestAnimationFrame(() => this.scrollAtEdges());
    this.page.invokeMethodAsync('Lift', this.number).then(moves => {
      if (!this.lifted)
        return;
      // It has left the board: the page says so.
      if (!moves)
        return this.cancel();
      this.targets.take(moves);
      this.follow();
    }, () => this.cancel());
  }

  follow() {
    const target = this.targets.under(this.x, this.y);
    this.targets.over(target);
    const move = target && this.targets.of(target);
    this.say(move, target?.dataset.engineer);
    const softly = (this.soft || this.targets.moves?.softly) && move?.allowed && target.dataset.engineer;
    this.says.dataset.softly = softly ? this.texts.tellLater : '';
    this.says.toggleAttribute('data-refused', !!move && !move.allowed);
    this.place();
  }

  /** What it would do there; why not, where it may not be. */
  async say(move, engineer) {
    const over = move && engineer;
    if (over && over === this.over)
      return;
    this.over = over;
    this.says.removeAttribute('data-preview');
    this.says.textContent = move?.words ?? '';
    const preview = over && await this.preview(engineer);
    if (!preview || over !== this.over || !this.lifted)
      return;
    this.says.toggleAttribute('data-preview', preview.lines.length > 0);
    this.says.replaceChildren(...preview.lines.length > 0 ? drawn(preview) : [preview.title]);
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
    // A column scrolls its cards. A person stands in the list that scrolls: only at its very edge, for whom the card is held
    // over must not slip away from under it.
    const people = this.targets.target?.closest('[data-scroll]');
    const list = people ?? this.targets.target?.querySelector('[data-scroll]');
    const span = list?.getBoundingClientRect(), near = people ? 14 : edge / 2;
    const step = span ? this.y < span.top + near ? -8 : this.y > span.bottom - near ? 8 : 0 : 0;
    if (step) {
      list.scrollTop += step;
      this.follow();
    }
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
    const at = { x: this.x + 12, y: this.y + 12 };
    const { stage, engineer } = target?.dataset ?? {};
    if (move?.allowed === false && engineer)
      this.preview(engineer).then(preview => this.voice.say(preview?.title ?? '', at, { refused: true }));
    else if (move?.allowed === false)
      this.voice.say(move.words, at, { refused: true });
    if (!target || move?.allowed === false)
      return this.cancel();
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

/**
 * @typedef {{ title: string, lines: { class: string, sign: string, words: string, figure: string | null }[], foot: string | null }} Preview
 */

/**
 * What dropping the card on an engineer would do: asked for when the card first comes over them, and kept until it is put down.
 * @param {import('./CardHands.razor.js').Page} page
 * @returns {(engineer: string) => Promise<Preview | null>}
 */
export function previewsOf(page) {
  /** @type {Map<string, Promise<Preview | null>>} */
  const known = new Map();
  return engineer => {
    if (!known.has(engineer))
      known.set(engineer, page.invokeMethodAsync('Preview', Number(engineer)).catch(() => null));
    return known.get(engineer);
  };
}

/**
 * @param {Preview} preview
 * @param {string} softly that nobody is told yet, where it is so
 * @returns {Node[]}
 */
export function drawn(preview, softly = '') {
  const line = ({ class: tone, sign, words, figure }) => element('li', tone, Object.assign(element('span', '', sign), { ariaHidden: 'true' }), element('span', '', ` ${words} `), element('b', '', figure ?? ''));
  const foot = [softly && `◐ ${softly}`, preview.foot].filter(Boolean).join(' · ');
  return [element('h4', '', preview.title), element('ul', '', ...preview.lines.map(line)), ...foot ? [element('footer', '', foot)] : []];
}

/** @param {string} name @param {string} className @param {...(Node | string)} inside */
function element(name, className, ...inside) {
  const made = document.createElement(name);
  if (className)
    made.className = className;
  made.append(...inside);
  return made;
}
