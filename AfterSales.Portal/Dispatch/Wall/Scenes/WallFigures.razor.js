// How the day goes.
import { faceOf } from './WallDue.razor.js';
import { fit, write } from './WallHead.razor.js';

const LATE_MS = 24 * 3_600_000;
const expected = new Set(['Confirmed', 'EnRoute']);

/** Whether an engineer who was told to come should be there by now. @param {{ state: string, start: number }} visit @param {number} now */
export const isLate = (visit, now) => visit.start < now && expected.has(visit.state);

export class Figures {
  /** @param {HTMLElement} root @param {import('../WallPage.razor.js').Wall} wall */
  constructor(root, wall) {
    this.wall = wall;
    this.tiles = new Map([...root.querySelectorAll('[data-figure]')].map(tile => [tile.dataset.figure, tile]));
    this.arrival = this.tiles.get('next-arrival').querySelector('span').textContent;
    this.stages = new Map([...root.querySelectorAll('[data-stage]')].map(stage => [stage.dataset.stage, stage]));
  }

  /** @param {number} now */
  show(now) {
    const { board, day, times, counted, words } = this.wall;
    const inStage = new Map();
    let late = 0;
    for (const card of board.cards.values()) {
      const stage = inStage.get(card.stage) ?? { all: 0, late: 0 };
      inStage.set(card.stage, stage);
      stage.all++;
      if (faceOf(card, now, counted)?.tone === 'over') {
        stage.late++;
        late++;
      }
    }
    this.#tile('open-count', times.number.format(board.cards.size));
    this.#tile('over-count', times.number.format(late), late > 0);
    this.#tile('in-time', day?.inTimePercent == null ? '–' : `${day.inTimePercent}%`);
    this.#tile('accepted', day ? times.number.format(day.accepted) : '–');
    this.#tile('satisfaction', day?.satisfaction == null ? '–' : day.satisfaction.toFixed(1));
    const next = this.#next(now);
    const overdue = next !== null && isLate(next, now);
    this.#tile('next-arrival', next ? `${overdue ? '◆ ' : ''}${times.time(next.start)}` : '–', overdue);
    write(this.tiles.get('next-arrival').querySelector('span'), overdue ? words.LateSince : this.arrival);
    fit(this.tiles.get('next-arrival').querySelector('i'), [next ? this.wall.people.get(next.engineerId) ?? '' : '', '']);
    write(this.tiles.get('open-count').querySelector('em'), late > 0 ? `◆${times.number.format(late)}` : '');
    for (const [stage, element] of this.stages) {
      const count = inStage.get(stage);
      write(element.children[1], times.number.format(count?.all ?? 0));
      write(element.children[2], count?.late ? `◆${count.late}` : '');
    }
  }

  /**
   * Who is to arrive next, of today: a time without its day would be taken for one of today. Where nobody is, who should
   * have within the last day, whether on the way or not even that.
   */
  #next(now) {
    const { board, times } = this.wall;
    let next = null, late = null;
    for (const card of board.cards.values()) {
      for (const visit of card.visits) {
        if (visit.start >= now && expected.has(visit.state) && !(next?.start <= visit.start))
          next = visit;
        if (isLate(visit, now) && visit.start > now - LATE_MS && !(late?.start <= visit.start))
          late = visit;
      }
    }
    return next && times.sameDay(next.start, now) ? next : late;
  }

  #tile(name, text, late = false) {
    const tile = this.tiles.get(name);
    write(tile.firstElementChild, text);
    tile.classList.toggle('late', late);
  }
}

