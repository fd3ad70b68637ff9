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
  /** @type {Map<string, Preview | null>} */
  const known = new Map();
  let over;

  /** @param {string} engineer */
  const fetch = async engineer => {
    known.set(engineer, null);
    known.set(engineer, await ask(Number(engineer)).catch(() => null));
    if (over === engineer)
      draw(engineer);
  };

  /** @param {string} engineer */
  const draw = engineer => {
    const preview = known.get(engineer);
    if (!preview)
      return;
    const line = ({ class: tone, sign, words, figure }) => element('li', tone, element('span', '', sign), element('span', '', words), element('b', '', figure ?? ''));
    says.replaceChildren(
      element('h4', '', preview.title),
      element('ul', '', ...preview.lines.map(line)),
      ...preview.foot ? [element('footer', '', preview.foot)] : []);
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
      if (to && known.has(to))
        draw(to);
      else if (to)
        fetch(to);
    },
  };
}

/** @param {string} name @param {string} className @param {...(Node | string)} inside */
function element(name, className, ...inside) {
  const made = document.createElement(name);
  if (className)
    made.className = className;
  made.append(...inside);
  return made;
}
