// The map of the wall: the same as the board's, fed from the hub.
import { create } from '../../Map/DispatchMap.razor.js';
import { faceOf } from './WallDue.razor.js';
import { say, write } from './WallHead.razor.js';

export class WallMap {
  /** @type {Map<number | string, string>} What was drawn, by its key. */
  drawn = new Map();
  whole = true;

  /** @param {HTMLElement} root @param {import('../WallPage.razor.js').Wall} wall @param {object} look */
  static async open(root, wall, look) {
    const place = root.querySelector('.dispatch-map');
    const map = new WallMap();
    map.wall = wall;
    map.oldest = place.querySelector('[data-oldest]');
    map.counts = new Map([...place.querySelectorAll('.legend [data-state]')].map(part => [part.dataset.state, part.querySelector('b')]));
    // Nothing can be pressed on a wall, so nobody is called.
    map.map = await create(place.querySelector('.canvas'), null, look);
    return map;
  }

  /** Draws what has moved, and what has only grown older. @param {number} now */
  show(now) {
    const { board } = this.wall;
    const there = new Set();
    const changed = (key, item) => {
      there.add(key);
      const said = JSON.stringify(item);
      if (this.drawn.get(key) === said)
        return [];
      this.drawn.set(key, said);
      return [item];
    };
    const sites = [...this.#sites(now)].flatMap(site => changed(site.key, site));
    const engineers = [...board.engineers.values()].filter(one => one.lat !== null).flatMap(one => changed(one.id, this.#engineer(one, now)));
    const gone = [...this.drawn.keys()].filter(key => !there.has(key));
    gone.forEach(key => this.drawn.delete(key));
    const batch = { engineers, sites, goneEngineers: gone.filter(key => typeof key === 'number'), goneSites: gone.filter(key => typeof key === 'string'), whole: this.whole, now };
    this.#old(now);
    if (!this.whole && engineers.length + sites.length + gone.length === 0)
      return;
    this.whole = false;
    this.map.update(batch);
    for (const [state, count] of this.counts) {
      write(count, String([...board.engineers.values()].filter(one => one.state === state && one.lat !== null).length));
    }
  }

  // How old the oldest of the positions is that are shown.
  #old(now) {
    const ages = [...this.wall.board.engineers.values()].map(one => this.wall.ageOf(one, now)).filter(age => age !== null);
    write(this.oldest, ages.length > 0 ? say(this.wall.words.Oldest, this.wall.minutes(Math.max(...ages))) : '');
  }

  // A wall cannot be pointed at: the name says how old the position is, where there is room for that as well.
  #engineer(one, now) {
    const age = this.wall.ageOf(one, now);
    return {
      id: one.id, name: age < 60_000 ? one.name : `${one.name} ${this.wall.minutes(age)}`, brief: one.name, lat: one.lat, lon: one.lon, accuracy: one.accuracyM, state: one.state, at: one.at, toward: one.state === 'EnRoute' ? this.#goal(one.id) : null,
    };
  }

  #goal(id) {
    for (const card of this.wall.board.cards.values()) {
      if (card.lat !== null && card.visits.some(visit => visit.engineerId === id && visit.state === 'EnRoute'))
        return { lat: card.lat, lon: card.lon };
    }
    return null;
  }

  /** Cards of one site are one sign, as bad as the worst of them; it counts those that are as bad. */
  #sites(now) {
    const sites = new Map();
    const worse = { over: 2, soon: 1, other: 0 };
    for (const card of this.wall.board.cards.values()) {
      if (card.lat === null)
        continue;
      const tone = faceOf(card, now, this.wall.counted)?.tone;
      const sign = tone === 'over' || tone === 'soon' ? tone : 'other';
      const site = sites.get(card.site);
      if (!site || worse[sign] > worse[site.sign])
        sites.set(card.site, { key: card.site, lat: card.lat, lon: card.lon, label: null, sign, tickets: 1 });
      else if (sign === site.sign)
        site.tickets++;
    }
    return sites.values();
  }
}
