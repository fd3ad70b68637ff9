// The hand that uses no pointer: arrows go from target to target, each says what would happen there.
import { fill } from './Told.razor.js';

const columns = '[data-columns] [data-column]';
const people = 'aside [data-engineer]';

/** Lifted by Space; put down by Enter or Space, put back by Escape. */
export class KeyLift {
  lifted = true;

  /**
   * @param {HTMLElement} root
   * @param {import('./CardHands.razor.js').Page} page
   * @param {HTMLElement} card
   * @param {() => void} ended
   * @param {{ say(words: string, at?: { x: number, y: number } | null, how?: { refused?: boolean, stays?: boolean }): void }} voice
   * @param {{ take(moves: unknown): void, of(target: Element): any, over(target: Element | null): void, clear(): void }} targets
   * @param {import('./CardHands.razor.js').Texts} texts
   */
  constructor(root, page, card, ended, voice, targets, texts) {
    Object.assign(this, { root, page, card, ended, voice, targets, texts, number: card.dataset.card, name: card.getAttribute('aria-label') ?? card.dataset.card });
    this.target = card.closest(columns);
    this.home = this.target;
    root.setAttribute('data-lifting', 'keys');
    card.setAttribute('data-lifted', '');
    page.invokeMethodAsync('Lift', this.number).then(moves => {
      if (!this.lifted)
        return;
      if (!moves)
        return this.end();
      targets.take(moves);
      this.say(fill(texts.lifted, this.name), card);
    }, () => this.cancel());
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (['Control', 'Alt', 'Shift', 'Meta'].includes(event.key))
      return;
    // Nothing else hears a key while a card is in the hand.
    event.preventDefault();
    event.stopPropagation();
    const run = {
      ArrowRight: () => this.walk(columns, 1), ArrowLeft: () => this.walk(columns, -1),
      ArrowDown: () => this.walk(people, 1), ArrowUp: () => this.walk(people, -1),
      Tab: () => this.walk(`:is(${columns}, ${people})[data-drop="yes"]`, event.shiftKey ? -1 : 1),
      Enter: () => this.drop(event.altKey), ' ': () => this.drop(event.altKey), Escape: () => this.cancel(),
    }[event.key];
    // Held down it goes on walking, but drops once.
    if (run && !(event.repeat && !event.key.startsWith('Arrow') && event.key !== 'Tab'))
      run();
  }

  /** On to the next of them, round and round. */
  walk(which, step) {
    const all = [...this.root.querySelectorAll(which)].filter(target => target.offsetParent !== null);
    if (all.length === 0)
      return;
    const at = all.indexOf(this.target);
    // Of very many people only those in sight are drawn: at the edge of these the next are still to come.
    const beside = step > 0 ? this.target?.nextElementSibling : this.target?.previousElementSibling;
    if (which === people && at >= 0 && this.target.closest('.many') && !beside?.matches(people))
      return;
    // From elsewhere it begins where the card is, or at the end that was asked for.
    const from = at >= 0 ? at : Math.max(all.indexOf(this.home), step > 0 ? -1 : 0);
    this.target = all[(from + step + all.length) % all.length];
    this.targets.over(this.target);
    this.target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.tell();
  }

  tell() {
    const move = this.targets.of(this.target);
    if (!move)
      return;
    // What is said of a person names that person already.
    const words = move.allowed && move.words.includes(move.name) ? move.words : fill(move.allowed ? this.texts.onto : this.texts.not, move.name, move.words);
    this.say(this.targets.moves.softly && move.allowed && this.target.dataset.engineer ? fill(this.texts.softly, words) : words, this.target, !move.allowed);
  }

  drop(softly) {
    const move = this.target && this.targets.of(this.target);
    if (!move?.allowed) {
      if (move)
        this.tell();
      return;
    }
    const { stage, engineer } = this.target.dataset;
    this.say(softly && engineer ? fill(this.texts.softly, fill(this.texts.dropped, move.name)) : fill(this.texts.dropped, move.name), null);
    this.page.invokeMethodAsync('Drop', this.number, engineer ? null : stage ?? null, engineer ? Number(engineer) : null, softly, true);
    this.end();
  }

  cancel() {
    if (!this.lifted)
      return;
    this.page.invokeMethodAsync('PutBack');
    this.say(fill(this.texts.back, this.name), null);
    this.end();
    this.root.querySelector(`[data-card="${CSS.escape(this.number)}"]`)?.focus();
  }

  /** @param {Element | null} at Where it is seen; null: only heard, and not for long. */
  say(words, at, refused = false) {
    const box = at?.getBoundingClientRect();
    // Beside a card or a person; a column is as tall as the page, and its words stand at its head.
    this.voice.say(words, box ? { x: box.left + 12, y: box.height > 200 ? box.top + 44 : box.bottom + 6 } : null, { refused, stays: !!at });
  }

  end() {
    this.lifted = false;
    this.root.removeAttribute('data-lifting');
    this.root.querySelectorAll('[data-lifted]').forEach(card => card.removeAttribute('data-lifted'));
    this.targets.clear();
    this.ended();
  }
}
<<<<<<< HEAD:AfterSales.Portal/Dispatch/Board/Hands/KeyLift.razor.js
=======

/** Fills the blanks of a text. @param {string} text @param {...unknown} blanks */
export function fill(text, ...blanks) {
  return text.replace(/\{(\d)(?::[^}]*)?\}/g, (_, blank) => `${blanks[blank] ?? ''}`);
}

/** What the board says to eyes and ears. There from the start: a reader of screens hears what changes in it, not what comes with it. */
export class Voice {
  constructor(root) {
    this.told = Object.assign(document.createElement('div'), { className: 'told', role: 'status' });
    root.append(this.told);
  }

  /** @param {string} words @param {{ x: number, y: number } | null} at Where it is seen; null: only heard. */
  say(words, at = null, { refused = false, stays = false } = {}) {
    clearTimeout(this.silence);
    this.told.textContent = words;
    this.told.toggleAttribute('data-refused', !!words && refused);
    this.told.classList.toggle('visually-hidden', !at);
    if (at) {
      this.told.style.left = `${Math.max(8, Math.min(at.x, innerWidth - this.told.offsetWidth - 8))}px`;
      this.told.style.top = `${Math.max(8, Math.min(at.y, innerHeight - this.told.offsetHeight - 8))}px`;
    }
    if (words && !stays)
      this.silence = setTimeout(() => this.say(''), toldMs);
  }

  end() {
    clearTimeout(this.silence);
    this.told.remove();
  }
}

/** Where a lifted card may go: columns, lanes and people. */
export class Targets {
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
    return engineer ? this.moves?.engineers[engineer] : this.moves?.stages[stage];
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
>>>>>>> i6-story:AfterSales.Portal/Dispatch/Board/Moves/KeyHelp.razor.js
