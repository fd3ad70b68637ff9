// What is over and what is due next: the worst first.
import { fit, say, write } from './WallHead.razor.js';

const ROWS = 4;
const SECONDS_BELOW_MS = 300_000;
const HOUR_MS = 3_600_000;
const signs = { over: '◆', soon: '▲', calm: '' };

/**
 * What is left of a card's clock, and how it stands: it went on running since it was told. Within the hour it is soon,
 * also where a short promise has more than a quarter left.
 * @param {import('../WallPage.razor.js').Card} card @param {number} now @param {Map<string, number>} counted
 */
export function faceOf(card, now, counted) {
  const clock = card.clock;
  if (!clock || clock.state === 'Paused' || clock.state === 'Met' || clock.due === null)
    return null;
  const left = counted.has(card.number) ? counted.get(card.number) * 60_000 : clock.due - now;
  const tone = clock.state === 'Broken' || clock.due < now ? 'over' : clock.due - now <= HOUR_MS || clock.soon !== null && clock.soon <= now ? 'soon' : 'calm';
  return { left, tone };
}

/** Of thousands a few are wanted: they are kept sorted, instead of sorting all of them. */
class Least {
  /** @type {{ card: import('../WallPage.razor.js').Card, face: { left: number, tone: string } }[]} */
  kept = [];
  all = 0;

  /** @param {number} most */
  constructor(most) { this.most = most; }

  add(one) {
    this.all++;
    let at = this.kept.length;
    while (at > 0 && this.kept[at - 1].face.left > one.face.left)
      at--;
    if (at >= this.most)
      return;
    this.kept.splice(at, 0, one);
    this.kept.length = Math.min(this.kept.length, this.most);
  }
}

export class Due {
  /** @type {Map<string, HTMLElement>} */
  rows = new Map();

  /** @param {HTMLElement} root @param {import('../WallPage.razor.js').Wall} wall */
  constructor(root, wall) {
    this.wall = wall;
    this.list = root.querySelector('[data-due]');
    this.calm = root.querySelector('[data-calm]');
    this.more = root.querySelector('[data-more]');
    this.seconds = false;
  }

  /** @param {number} now */
  show(now) {
    const { board, counted } = this.wall;
    // Whoever acknowledged an alarm is told below for a while, where the last row was.
    const rows = this.wall.takeover.noted ? ROWS - 1 : ROWS;
    const over = new Least(rows), next = new Least(rows);
    for (const card of board.cards.values()) {
      const face = faceOf(card, now, counted);
      if (face)
        (face.tone === 'over' ? over : next).add({ card, face });
    }
    // However many are over, the last row is for what can still be kept.
    const crowded = over.all >= rows && next.all > 0;
    const worst = crowded ? over.kept.slice(0, rows - 1) : over.kept;
    const shown = [...worst, ...next.kept.slice(0, rows - worst.length)];
    const more = crowded ? over.all - worst.length : 0;
    write(this.more, more > 0 ? say(this.wall.words.More, this.wall.times.number.format(more)) : '');
    this.more.hidden = more === 0;
    this.list.toggleAttribute('data-crowded', more > 0);
    this.seconds = shown.some(one => Math.abs(one.face.left) < SECONDS_BELOW_MS);
    const gone = new Set(this.rows.keys());
    shown.forEach(({ card, face }, at) => {
      gone.delete(card.number);
      let row = this.rows.get(card.number);
      if (!row)
        this.rows.set(card.number, row = this.#row(card.number));
      if (this.list.children[at] !== row)
        this.list.insertBefore(row, this.list.children[at] ?? null);
    });
    for (const number of gone) {
      this.rows.get(number).remove();
      this.rows.delete(number);
    }
    // What has no place yet has no room either.
    shown.forEach(({ card, face }, at) => this.#write(this.rows.get(card.number), card, face, more > 0 && at === rows - 1));
    this.calm.hidden = shown.length > 0;
  }

  #row(number) {
    const row = document.createElement('div');
    row.dataset.testid = `wall-row-${number}`;
    const part = (name, kind, ...children) => {
      const element = Object.assign(document.createElement(name), { className: kind });
      element.append(...children);
      return element;
    };
    row.append(part('div', 'time number', part('small', ''), part('span', ''), part('div', 'who')), part('div', 'what', part('h2', ''), part('p', '')));
    return row;
  }

  #write(row, card, face, last) {
    const { words, times } = this.wall;
    const [time, what] = row.children, [says, left, person] = time.children, [who, fault] = what.children;
    const classes = `row ${face.tone}${last ? ' next' : ''}`;
    if (row.className !== classes)
      row.className = classes;
    write(says, `${signs[face.tone]} ${face.tone === 'over' ? words.Over : words.Left}`.trim());
    write(left, times.span(face.left));
    const nobody = card.stage === 'ToDispatch' && card.engineerIds.length === 0;
    person.classList.toggle('none', nobody);
    fit(person, nobody ? [words.Nobody] : this.wall.personsOf(card));
    const names = this.wall.namesOf(card), whats = this.wall.whatsOf(card);
    // A name of two lines leaves one for what is wrong: where that is too little, less of the name is said; where that
    // does not help, only who waits.
    for (let from = 0; from < names.length; from++) {
      fit(who, names.slice(from));
      const lines = who.offsetHeight > 1.5 * parseFloat(getComputedStyle(who).fontSize) ? '2' : '1';
      if (what.dataset.lines !== lines)
        what.dataset.lines = lines;
      if (fit(fault, from < names.length - 1 ? whats : [...whats, ''], lines))
        break;
    }
  }
}
