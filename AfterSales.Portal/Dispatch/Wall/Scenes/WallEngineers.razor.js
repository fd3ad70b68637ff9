// Each engineer with what they do now, and how old their position is; more than fit take turns.
import { isLate } from './WallFigures.razor.js';
import { fit, say, write } from './WallHead.razor.js';

const PLACES = 8;
const NOTED_PLACES = 6;
const OLD_MS = 15 * 60_000;
const TURN_MS = 15_000;
const order = { OnSite: 0, EnRoute: 1, Free: 2, OffDuty: 3 };

export class Engineers {
  /** @type {HTMLElement[]} */
  places = [];

  /** @param {HTMLElement} root @param {import('../WallPage.razor.js').Wall} wall */
  constructor(root, wall) {
    this.wall = wall;
    this.list = root.querySelector('[data-engineers]');
  }

  /** @param {number} now */
  show(now) {
    const { board, told, times, words } = this.wall;
    const job = new Map();
    for (const card of board.cards.values()) {
      for (const visit of card.visits) {
        const known = job.get(visit.engineerId);
        if (!known || rank(visit) < rank(known.visit) || rank(visit) === rank(known.visit) && visit.start < known.visit.start)
          job.set(visit.engineerId, { card, visit });
      }
    }
    const on = [...board.engineers.values()].filter(one => one.state !== 'OffDuty' || job.has(one.id))
      .sort((one, other) => order[one.state] - order[other.state] || (job.get(one.id)?.visit.start ?? Infinity) - (job.get(other.id)?.visit.start ?? Infinity) || one.id - other.id);
    const places = this.wall.takeover.noted ? NOTED_PLACES : PLACES;
    const turns = Math.max(1, Math.ceil(on.length / places));
    const shown = on.slice((Math.floor(now / TURN_MS) % turns) * places).slice(0, places);
    shown.forEach((one, at) => {
      const place = this.places[at] ??= this.#place();
      place.className = `person ${one.state}`;
      // What has no place yet has no room either.
      if (!place.parentElement)
        this.list.append(place);
      const [, name, state, what, seen] = place.children;
      fit(name, [one.name]);
      write(state, told.states[one.state]);
      const doing = job.get(one.id);
      const when = doing && doing.visit.state !== 'OnSite' ? `${isLate(doing.visit, now) ? '◆ ' : ''}${times.near(doing.visit.start, now)} ` : '';
      fit(what, doing ? [...this.wall.namesOf(doing.card), doing.card.city ?? ''].map(where => when + where) : ['']);
      const age = this.wall.ageOf(one, now);
      write(seen, age === null ? words.Unseen : say(age > OLD_MS ? words.Seen : words.Position, this.wall.minutes(age)));
    });
    this.places.slice(shown.length).forEach(place => place.remove());
  }

  #place() {
    const place = document.createElement('div');
    place.append(...['i', 'h2', 'b', 'p', 'small'].map(name => document.createElement(name)));
    return place;
  }
}

const rank = visit => ({ OnSite: 0, EnRoute: 1 })[visit.state] ?? 2;
