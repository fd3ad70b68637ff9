// Everybody and everything on the map; sites are put together where they would lie over each other. The list beside says all of them.

/**
 * Degrees are WGS-84; `at` and `now` are milliseconds since 1970 by the portal's clock, so that the browser's may be wrong.
 * @typedef {{ id: number, name: string, lat: number, lon: number, accuracy?: number | null, state: string, at?: number | null, brief?: string, toward?: { lat: number, lon: number } | null }} Engineer
 * @typedef {{ key: string, lat: number, lon: number, label: string | null, sign: 'over' | 'soon' | 'other', tickets?: number, urgent?: number }} Site
 * @typedef {{ engineers: Engineer[], sites: Site[], goneEngineers: number[], goneSites: string[], whole: boolean, now?: number }} Batch
 */

const urgency = { over: 0, soon: 1, other: 2 };

/**
 * @template {{ x: number, y: number, of: { sign: string, tickets?: number, urgent?: number } }} Placed
 * @typedef {{ x: number, y: number, sign: string, tickets: number, urgent: number, sites: Placed[] }} Cluster urgent: how many of the tickets are what the sign says
 */

/**
 * Puts sites together that are nearer than so much to each other. Each cluster stands where the one stands that is
 * worst off, and no two of them are nearer than that either.
 * @template {{ x: number, y: number, of: { sign: string, tickets?: number } }} Placed
 * @param {Iterable<Placed>} sites x and y in any unit
 * @param {number} near in the same unit
 * @returns {Cluster<Placed>[]}
 */
export function cluster(sites, near) {
  const squares = new Map();
  const sorted = [...sites].sort((a, b) => urgency[a.of.sign] - urgency[b.of.sign]);
  const column = value => Math.floor(value / near);
  for (const site of sorted) {
    const key = column(site.x) * 1e6 + column(site.y);
    squares.has(key) ? squares.get(key).push(site) : squares.set(key, [site]);
  }
  const done = new Set(), clusters = [];
  for (const first of sorted) {
    if (done.has(first))
      continue;
    const together = [];
    for (let x = column(first.x) - 1; x <= column(first.x) + 1; x++)
      for (let y = column(first.y) - 1; y <= column(first.y) + 1; y++)
        for (const other of squares.get(x * 1e6 + y) ?? [])
          if (!done.has(other) && Math.hypot(other.x - first.x, other.y - first.y) < near)
            together.push(other);
    together.forEach(one => done.add(one));
    clusters.push({
      x: first.x, y: first.y, sign: first.of.sign, sites: together,
      tickets: together.reduce((sum, one) => sum + (one.of.tickets ?? 1), 0),
      urgent: together.filter(one => one.of.sign === first.of.sign).reduce((sum, one) => sum + (one.of.urgent ?? one.of.tickets ?? 1), 0),
    });
  }
  return clusters;
}

/**
 * Where the sign of a site may stand when somebody stands on it: there itself, below, above, right, left, askew; and
 * twice more from farther off.
 * @param {{ width: number, height: number }} sign pixels
 * @param {number} dot how wide whoever stands there is, pixels
 * @returns {number[][]} how far to the right and down of where it is
 */
export function beside({ width, height }, dot) {
  const [x, y] = [(width + dot) / 2 + 2, (height + dot) / 2 + 2];
  return [[0, 0], ...[1, 1.8, 2.8].flatMap(far => [[0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [-1, 1], [1, -1], [-1, -1]].map(([right, down]) => [x * far * right, y * far * down]))];
}

/**
 * Draws one sign, where there is room for it: its number is of those that are as bad as it says, and then of all.
 * @param {import('./MapLegend.razor.js').Pen} draws
 * @param {number[]} at pixels
 * @param {Cluster<{ x: number, y: number, of: Site }>} one
 * @param {Feet} feet
 * @param {boolean} still from afar all of them are nobody's business
 */
export function drawSite(draws, at, one, feet, still) {
  const { theme, window } = draws, site = one.sites.length === 1 ? one.sites[0].of : null;
  const counts = one.sign === 'other' ? ['', `${one.tickets}`] : [`${one.urgent}`, still || one.urgent === one.tickets ? '' : `/${one.tickets}`];
  const single = still ? one.urgent === 1 : site && one.tickets === 1;
  const { width, height } = single ? { width: theme.sign, height: theme.sign } : draws.sizeOf(counts);
  const [x, y] = beside({ width, height }, theme.dot).map(([right, down]) => [at[0] + right, at[1] + down])
    .find(([x, y]) => x - width / 2 >= window.left && x + width / 2 <= window.right && !feet.under(x, y, width, height) && draws.hasRoom(x, y, width, height)) ?? at;
  if (single)
    draws.site(x, y, one.sign);
  else
    draws.cluster(x, y, one.sign, counts);
  draws.keep(x, y, width, height);
  return { at: [x, y], reach: Math.max(width, height) / 2, cluster: one, site, away: width / 2 + 3, rise: height / 2 + 1 };
}

/** Where people stand, by squares of the sheet: a site's sign does not stand upon them. */
export class Feet {
  #squares = new Set();

  /** @param {number[][]} points x and y, pixels @param {number} size of a square, pixels */
  constructor(points, size) {
    this.size = size;
    points.forEach(([x, y]) => this.#squares.add(this.#key(x, y)));
  }

  #key(x, y) {
    return Math.floor(x / this.size) * 1e5 + Math.floor(y / this.size);
  }

  /** Whether somebody stands on a box of this size around a spot, give or take a square. */
  under(x, y, width, height) {
    for (let left = x - width / 2; left <= x + width / 2 + this.size / 2; left += this.size)
      for (let top = y - height / 2; top <= y + height / 2 + this.size / 2; top += this.size)
        if (this.#squares.has(this.#key(left, top)))
          return true;
    return false;
  }
}

/**
 * Metres in one unit of the map's own plane at this height of it (Web Mercator, 256 units around the globe).
 * @param {number} y
 */
export function metresPerUnit(y) {
  return 40_075_016.686 / 256 / Math.cosh(Math.PI * (1 - y / 128));
}

/** Where everybody and everything is, in the map's own plane: x and y at zoom 0. */
export class Places {
  /** @type {Map<number, { x: number, y: number, of: Engineer, toward: { x: number, y: number } | null }>} */
  engineers = new Map();
  /** @type {Map<string, { x: number, y: number, of: Site }>} */
  sites = new Map();
  /** How much later it is here than by the portal's clock, milliseconds. */
  ahead = 0;
  #clusters = { zoom: NaN, of: [] };

  constructor(map, still) {
    Object.assign(this, { map, still });
  }

  /** @param {Batch} batch */
  take(batch) {
    if (batch.now)
      this.ahead = Date.now() - batch.now;
    if (batch.whole) {
      this.engineers.clear();
      this.sites.clear();
    }
    batch.goneEngineers.forEach(id => this.engineers.delete(id));
    batch.goneSites.forEach(key => this.sites.delete(key));
    batch.engineers.forEach(one => this.engineers.set(one.id, { ...this.at(one), of: one, toward: one.toward ? this.at(one.toward) : null }));
    batch.sites.forEach(one => this.sites.set(one.key, { ...this.at(one), of: one }));
    if (batch.whole || batch.sites.length || batch.goneSites.length)
      this.#clusters.zoom = NaN;
  }

  /** Another ground: everything is elsewhere on it. */
  again() {
    this.take({ engineers: [...this.engineers.values()].map(one => one.of), sites: [...this.sites.values()].map(one => one.of), goneEngineers: [], goneSites: [], whole: true });
  }

  at({ lat, lon }) {
    const { x, y } = this.map.project(this.map.place(lat, lon), 0);
    return { x, y };
  }

  /** Left, top, right and bottom of all that is shown. */
  extent() {
    const extent = [Infinity, Infinity, -Infinity, -Infinity];
    for (const places of [this.engineers.values(), this.#sitesShown()])
      for (const { x, y } of places) {
        extent[0] = Math.min(extent[0], x);
        extent[1] = Math.min(extent[1], y);
        extent[2] = Math.max(extent[2], x);
        extent[3] = Math.max(extent[3], y);
      }
    return extent;
  }

  /** Seconds. @param {Engineer} engineer */
  age(engineer) {
    return engineer.at ? Math.max(0, Date.now() - this.ahead - engineer.at) / 1000 : 0;
  }

  clusters(zoom, size) {
    if (this.#clusters.zoom !== zoom)
      this.#clusters = { zoom, of: cluster(this.#sitesShown(), size / 2 ** zoom) };
    return this.#clusters.of;
  }

  // From afar only what somebody must look at.
  #sitesShown() {
    return this.still ? [...this.sites.values()].filter(one => one.of.sign !== 'other') : this.sites.values();
  }
}
