// Cards that are chosen together. What is chosen stands on the cards as an attribute that Blazor does not know, and is
// put on again when a card is drawn anew.

export class Chosen {
  /** @type {Set<string>} */
  numbers = new Set();
  /** @type {string | null} Where a stretch begins. */
  anchor = null;

  /**
   * @param {HTMLElement} root
   * @param {(numbers: string[]) => void} tell
   */
  constructor(root, tell) {
    Object.assign(this, { root, tell });
    this.drawn = new MutationObserver(() => this.mark());
  }

  /** @param {HTMLElement} card @param {MouseEvent} event @returns {boolean} Whether the click was meant for choosing. */
  click(card, event) {
    const choosing = this.root.hasAttribute('data-choosing');
    if (event.target.closest('a') && !choosing || event.target.closest('button'))
      return false;
    if (event.shiftKey)
      this.stretch(card);
    else if (event.ctrlKey || event.metaKey || choosing)
      this.toggle(card);
    else
      return false;
    return true;
  }

  toggle(card) {
    const number = card.dataset.card;
    if (!this.numbers.delete(number))
      this.numbers.add(number);
    this.anchor = number;
    this.changed();
  }

  /** From the last one that was chosen to this one, within its column. */
  stretch(card) {
    const cards = [...(card.closest('[data-column]')?.querySelectorAll('[data-card]') ?? [card])];
    const from = cards.findIndex(other => other.dataset.card === this.anchor), to = cards.indexOf(card);
    this.add(...(from < 0 ? [card] : cards.slice(Math.min(from, to), Math.max(from, to) + 1)));
  }

  add(...cards) {
    cards.forEach(card => this.numbers.add(card.dataset.card));
    this.anchor ??= cards[0].dataset.card;
    this.changed();
  }

  /** As the page has it. @param {string[]} numbers */
  set(numbers) {
    const before = [...this.numbers].sort().join();
    this.numbers = new Set(numbers);
    if (numbers.length === 0)
      this.anchor = null;
    if (before !== [...numbers].sort().join())
      this.changed();
  }

  changed() {
    this.mark();
    this.drawn.disconnect();
    if (this.numbers.size > 0)
      this.drawn.observe(this.root.querySelector('[data-columns]') ?? this.root, { childList: true, subtree: true, attributeFilter: ['data-card'] });
    this.tell([...this.numbers]);
  }

  mark() {
    for (const card of this.root.querySelectorAll('[data-card]')) {
      const wanted = this.numbers.has(card.dataset.card);
      if (wanted === card.hasAttribute('data-chosen'))
        continue;
      card.toggleAttribute('data-chosen', wanted);
      // An article has no state of its own for that: what it is called stays, and this is read after it.
      if (wanted)
        card.setAttribute('aria-describedby', 'chosen-sign');
      else
        card.removeAttribute('aria-describedby');
    }
  }

  end() { this.drawn.disconnect(); }
}
