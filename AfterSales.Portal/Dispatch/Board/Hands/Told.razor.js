// What the board says to eyes and ears, and how the blanks of its texts are filled.

const toldMs = 3000;

/** Fills the blanks of a text. @param {string} text @param {...unknown} blanks */
export function fill(text, ...blanks) {
  return text.replace(/\{(\d)(?::[^}]*)?\}/g, (_, blank) => `${blanks[blank] ?? ''}`);
}

export class Voice {
  /** @param {HTMLElement} root */
  constructor(root) { this.told = root.querySelector('.told'); }

  /**
   * @param {string | Node[]} words in one line, or as many as there are
   * @param {{ x: number, y: number } | null} at Where it is seen; null: only heard.
   */
  say(words, at = null, { refused = false, stays = false } = {}) {
    clearTimeout(this.silence);
    this.told.replaceChildren(...typeof words === 'string' ? [words] : words);
    this.told.toggleAttribute('data-preview', typeof words !== 'string');
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
  }
}
