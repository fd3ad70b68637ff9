// The hand that uses no pointer: arrows go from target to target, each says what would happen there.
import { drawn, previewsOf } from './HeldCard.razor.js';
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
    this.preview = previewsOf(page);
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
      // Quick fingers are elsewhere by then.
      if (this.target === this.home)
        this.say(fill(texts.lifted, this.name), card);
      else
        this.tell();
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

  async tell() {
    const target = this.target;
    const move = this.targets.of(target);
    if (!move)
      return;
    if (!target.dataset.engineer)
      return this.say(fill(move.allowed ? this.texts.onto : this.texts.not, move.name, move.words), target, !move.allowed);
    const preview = await this.preview(target.dataset.engineer);
    // Meanwhile the arrows may have gone on, or the card been put down.
    if (!preview || !this.lifted || target !== this.target)
      return;
    if (preview.lines.length > 0)
      this.say(drawn(preview, this.targets.moves.softly && move.allowed ? this.texts.tellLater : ''), target, !move.allowed);
    else
      this.say(fill(this.texts.not, move.name, preview.title), target, true);
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

  /** @param {string | Node[]} words @param {Element | null} at Where it is seen; null: only heard, and not for long. */
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
