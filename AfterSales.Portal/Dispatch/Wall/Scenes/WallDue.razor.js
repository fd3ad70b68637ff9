// What is over and what is due next: the worst first.
import { write } from './WallHead.razor.js';

const ROWS = 6;
const SECONDS_BELOW_MS = 300_000;
const signs = { over: '◆', soon: '▲', calm: '' };

/**
 * What is left of a card's clock, and how it stands: it went on running since it was told.
 * @param {import('../WallPage.razor.js').Card} card @param {number} now @param {Map<string, number>} counted
 */
export function faceOf(card, now, counted) {
  const clock = card.clock;
  if (!clock || clock.state === 'Paused' || clock.state === 'Met' || clock.due === null)
    return null;
  const left = counted.has(card.number) ? counted.get(card.number) * 60_000 : clock.due - now;
  const tone = clock.state === 'Broken' || clock.due < now ? 'over' : clock.soon !== null && clock.soon <= now ? 'soon' : 'calm';
  return { left, tone };
}

export class Due {
  /** @type {Map<string, HTMLElement>} */
  rows = new Map();

  /** @param {HTMLElement} root @param {import('../WallPage.razor.js').Wall} wall */
  constructor(root, wall) {
    this.wall = wall;
    this.list = root.querySelector('[data-due]');
    this.calm = root.querySelector('[data-calm]');
    this.seconds = false;
  }

  /** @param {number} now */
  show(now) {
    const { board, counted } = this.wall;
    const shown = [];
    for (const card of board.cards.values()) {
      const face = faceOf(card, now, counted);
      if (!face)
        continue;
      // Of thousands six are wanted: they are kept sorted, instead of sorting all of them.
      let at = shown.length;
      while (at > 0 && shown[at - 1].face.left > face.left)
        at--;
      if (at < ROWS) {
        shown.splice(at, 0, { card, face });
        shown.length = Math.min(shown.length, ROWS);
      }
    }
    this.seconds = shown.some(one => Math.abs(one.face.left) < SECONDS_BELOW_MS);
    const gone = new Set(this.rows.keys());
    shown.forEach(({ card, face }, at) => {
      gone.delete(card.number);
      let row = this.rows.get(card.number);
      if (!row)
        this.rows.set(card.number, row = this.#row(card.number));
      this.#write(row, card, face);
      if (this.list.children[at] !== row)
        this.list.insertBefore(row, this.list.children[at] ?? null);
    });
    for (const number of gone) {
      this.rows.get(number).remove();
      this.rows.delete(number);
    }
    this.calm.hidden = shown.length > 0;
  }

  #row(number) {
    const row = document.createElement('div');
    row.dataset.testid = `wall-row-${number}`;
    const time = document.createElement('div');
    time.className = 'time number';
    time.append(document.createElement('small'), document.createElement('span'));
    row.append(time, document.createElement('h2'), document.createElement('p'), document.createElement('div'));
    return row;
  }

  #write(row, card, face) {
    const { words, times } = this.wall;
    const [time, who, what, person] = row.children;
    row.className = `row ${face.tone}`;
    write(time.firstChild, `${signs[face.tone]} ${face.tone === 'over' ? words.Over : words.Left}`.trim());
    write(time.lastChild, times.span(face.left));
    write(who, this.wall.nameOf(card));
    write(what, [this.wall.machineOf(card), card.fault].filter(Boolean).join(' · '));
    const nobody = card.stage === 'ToDispatch' && card.engineerIds.length === 0;
    person.className = nobody ? 'who none' : 'who';
    write(person, nobody ? words.Nobody : this.wall.personOf(card));
  }
}
