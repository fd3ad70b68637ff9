// What sending an engineer of the lane would do, line by line, under the card in the hand.

/**
 * @typedef {{ title: string, lines: { class: string, sign: string, words: string, figure: string | null }[], foot: string | null }} Preview
 */

/**
 * One line is said at once; the lines of an engineer are asked for when the card first comes over them, and kept until it is put down.
 * @param {HTMLElement} says where it is shown
 * @param {(engineer: number) => Promise<Preview | null>} ask
 * @param {() => void} changed what is shown has another size
 */
export function previews(says, ask, changed) {
  const known = knownPreviews(ask);
  let over;

  /** @param {string} engineer */
  const draw = async engineer => {
    const preview = await known(engineer);
    if (!preview || over !== engineer)
      return;
    says.replaceChildren(...drawn(preview));
    says.setAttribute('data-preview', '');
    changed();
  };

  return {
    /**
     * @param {{ allowed: boolean, words: string } | null | undefined} move
     * @param {string | undefined} engineer the id, when it is held over an engineer
     */
    show(move, engineer) {
      const to = move && engineer ? engineer : undefined;
      if (to && to === over)
        return;
      over = to;
      says.removeAttribute('data-preview');
      says.textContent = move?.words ?? '';
      if (to)
        draw(to);
    },
  };
}

/**
 * Asks for the lines of each engineer once.
 * @param {(engineer: number) => Promise<Preview | null>} ask
 * @returns {(engineer: string) => Promise<Preview | null>}
 */
export function knownPreviews(ask) {
  /** @type {Map<string, Promise<Preview | null>>} */
  const known = new Map();
  return engineer => {
    if (!known.has(engineer))
      known.set(engineer, ask(Number(engineer)).catch(() => null));
    return known.get(engineer);
  };
}

/**
 * @param {Preview} preview
 * @param {string} softly that nobody is told yet, where it is so
 * @returns {Node[]}
 */
export function drawn(preview, softly = '') {
  const line = ({ class: tone, sign, words, figure }) => element('li', tone, element('span', '', sign), element('span', '', ` ${words} `), element('b', '', figure ?? ''));
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
