// What is written on a map, and where there is room for it: nothing lies over anything else.
import { DomUtil } from './lib/leaflet/leaflet-src.esm.js';

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/** What lies over a map: Leaflet's buttons and credit, our own, the legend, and the panels. */
const overMap = '.leaflet-control, .tools, .legend, section';

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/** Whether two boxes lie over each other. @param {Box} one @param {Box} other */
export const meet = (one, other) => one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

/** What a file says, asked for once; one that did not come is asked for again by the next map. @param {URL} url */
export function load(url) {
  let asked = loaded.get(url.href);
  if (!asked) {
    loaded.set(url.href, asked = fetch(url).then(answer => {
      if (!answer.ok)
        throw new Error(`${url.pathname}: ${answer.status}`);
      return answer.json();
    }));
    asked.catch(() => loaded.delete(url.href));
  }
  return asked;
}

/**
 * Names where there is room for them, the first ones first: a label over another says nothing.
 * @param {HTMLElement[]} places
 */
export function nameWhereRoom(map, places) {
  const frame = map.getContainer().getBoundingClientRect(), corner = map.containerPointToLayerPoint([0, 0]);
  const [x, y] = [frame.left - corner.x, frame.top - corner.y];
  const taken = map.edge.boxes().map(box => shifted(box, frame.left, frame.top)), named = new Set();
  const hasRoom = box => box.left >= frame.left && box.right <= frame.right && !taken.some(other => meet(box, other));
  for (const element of places) {
    const label = element.lastElementChild;
    element.classList.remove('nameless', 'left');
    if (!label.textContent || named.has(label.textContent)) {
      element.classList.add('nameless');
      continue;
    }
    let box = label.getBoundingClientRect();
    if (!hasRoom(box)) {
      element.classList.add('left');
      box = label.getBoundingClientRect();
    }
    if (!hasRoom(box))
      element.classList.add('nameless');
    else
      named.add(label.textContent) && taken.push(box);
  }
  map.cities.giveWay(city => !named.has(city.name) && hasRoom(shifted(city, x, y)));
}

const inChinese = () => document.documentElement.lang.startsWith('zh');

const shifted = ({ left, top, right, bottom }, x, y) => ({ left: left + x, top: top + y, right: right + x, bottom: bottom + y });

/**
 * What lies over the map's edge, measured when it has changed and not at each painting. `edgechange` is fired on the map
 * when something there has come, gone, or become larger.
 */
export class Edge {
  /** @type {Box[] | null} */
  #boxes = null;
  #elements = [];

  constructor(map) {
    this.map = map;
    this.sized = new ResizeObserver(() => this.#change());
    this.changed = new MutationObserver(() => this.#change());
    // Panels stand beside the map, controls in corners of it.
    for (const place of [map.getContainer().parentElement, ...map.getContainer().querySelectorAll('.leaflet-top, .leaflet-bottom')])
      this.changed.observe(place, { childList: true });
    this.sized.observe(map.getContainer());
    map.on('unload', () => { this.sized.disconnect(); this.changed.disconnect(); });
  }

  /** In pixels from the corner of the map's window. @returns {Box[]} */
  boxes() {
    if (!this.#boxes) {
      const frame = this.map.getContainer().getBoundingClientRect();
      const elements = [...this.map.getContainer().parentElement.querySelectorAll(overMap)];
      this.#elements.filter(one => !elements.includes(one)).forEach(one => this.sized.unobserve(one));
      elements.filter(one => !this.#elements.includes(one)).forEach(one => this.sized.observe(one));
      this.#elements = elements;
      this.#boxes = elements.map(element => element.getBoundingClientRect()).filter(box => box.width).map(box => shifted(box, -frame.left, -frame.top));
    }
    return this.#boxes;
  }

  #change() {
    const before = JSON.stringify(this.#boxes);
    this.#boxes = null;
    // An observer tells at first what it observes, which is no change.
    if (JSON.stringify(this.boxes()) !== before)
      this.map.fire('edgechange');
  }
}

/**
 * Names of cities on the outline: from a coast alone nobody knows inland where they are. Written anew when the ground is,
 * the larger ones first; they give way to whatever the map shows.
 */
export class Cities {
  /** @type {(Box & { name: string, element: HTMLElement })[]} */
  shown = [];
  isFree = () => true;

  constructor(map) {
    this.map = map;
    this.pane = map.createPane('cities');
    this.pane.classList.add('cities', 'leaflet-zoom-hide');
    this.pane.ariaHidden = 'true';
    map.on('unload', () => { this.gone = true; });
    this.#open().catch(error => console.warn('cities', error));
  }

  async #open() {
    this.all = await load(new URL('./cities.json', import.meta.url));
    if (this.gone)
      return;
    this.english = new Map(this.all.map(([chinese, english]) => [chinese, english]));
    // While two fingers draw the map apart, a name would stand where its city no longer is.
    this.map.on('zoomstart', () => { this.pane.style.visibility = 'hidden'; });
    this.map.on('zoomstart viewprereset', () => this.#forget());
    this.map.on('moveend resize groundchange edgechange', () => this.draw());
    this.draw();
    this.map.fire('citiesnamed');
  }

  /** What a city is called on this map: one map has one language, whatever a site's address is written in. @param {string} name */
  named(name) {
    return inChinese() ? name : this.english?.get(name) ?? name;
  }

  // What was free was so in the plane of the old zoom: until it is said for the new one, nothing is written.
  #forget() {
    if (this.asked)
      this.isFree = () => false;
  }

  draw() {
    const { map, pane } = this, taken = [...map.edge.boxes()];
    // What Leaflet says of the size is that of before, until it has seen the change itself.
    const { clientWidth: x, clientHeight: y } = map.getContainer(), size = { x, y };
    pane.style.visibility = '';
    pane.replaceChildren();
    this.shown = [];
    if (map.getContainer().dataset.ground)
      return;
    const corner = map.containerPointToLayerPoint([0, 0]), zh = inChinese();
    const inSight = this.all.map(([chinese, english, lat, lon]) => ({ name: zh ? chinese : english, at: map.latLngToContainerPoint([lat, lon]) })).filter(({ at }) => at.x > 0 && at.y > 0 && at.x < size.x && at.y < size.y);
    pane.append(...inSight.map(city => city.element = Object.assign(document.createElement('span'), { textContent: city.name })));
    // Measured all together: the browser lays them out once.
    for (const city of inSight)
      [city.width, city.height] = [city.element.offsetWidth, city.element.offsetHeight];
    for (const { name, at, element, width, height } of inSight) {
      const box = { left: at.x - height / 4, top: at.y - height / 2, right: at.x + width, bottom: at.y + height / 2 };
      const wide = { left: box.left - height, top: box.top - height / 2, right: box.right + height, bottom: box.bottom + height / 2 };
      if (box.top < 0 || box.right > size.x - height / 3 || box.bottom > size.y || taken.some(other => meet(wide, other))) {
        element.remove();
        continue;
      }
      taken.push(box);
      DomUtil.setPosition(element, corner.add([at.x, box.top]).round());
      this.shown.push({ name, element, ...shifted(box, corner.x, corner.y) });
    }
    this.#hide();
  }

  /** @param {(city: Cities['shown'][0]) => boolean} isFree whether nothing else is there, in the plane of the map's pane */
  giveWay(isFree) {
    [this.isFree, this.asked] = [isFree, true];
    this.#hide();
  }

  #hide() {
    for (const city of this.shown)
      if (city.element.hidden === this.isFree(city))
        city.element.hidden = !city.element.hidden;
  }
}
