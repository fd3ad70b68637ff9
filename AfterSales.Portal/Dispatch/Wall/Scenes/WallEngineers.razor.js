// Each engineer with what they do now; more than fit take turns.
import { write } from './WallHead.razor.js';

const PLACES = 12;
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
    const { board, told, times } = this.wall;
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
    const turns = Math.max(1, Math.ceil(on.length / PLACES));
    const shown = on.slice((Math.floor(now / TURN_MS) % turns) * PLACES).slice(0, PLACES);
    shown.forEach((one, at) => {
      const place = this.places[at] ??= this.#place();
      place.className = `person ${one.state}`;
      const [, name, state, what] = place.children;
      write(name, one.name);
      write(state, told.states[one.state]);
      const doing = job.get(one.id);
      write(what, !doing ? '' : `${doing.visit.state === 'OnSite' ? '' : `${times.time(doing.visit.start)} `}${this.wall.nameOf(doing.card)}`);
      if (!place.parentElement)
        this.list.append(place);
    });
    this.places.slice(shown.length).forEach(place => place.remove());
  }

  #place() {
    const place = document.createElement('div');
    place.append(...['i', 'h2', 'b', 'p'].map(name => document.createElement(name)));
    return place;
  }
}

const rank = visit => ({ OnSite: 0, EnRoute: 1 })[visit.state] ?? 2;
