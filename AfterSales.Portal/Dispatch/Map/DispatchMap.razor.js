// The map of engineers and sites: one canvas over the ground, drawn once for whatever has changed.
import { L, china, openMap } from '../../Shell/Parts/MapGround.razor.js';
import { Pen, Theme, isOld, within } from './MapLegend.razor.js';
import { Origin, drawRoute, roomBeside } from './MapRoute.razor.js';
import { Feet, Places, drawSite, metresPerUnit } from './MapSites.razor.js';

/**
 * @typedef {import('./MapSites.razor.js').Batch} Batch
 * @typedef {import('./MapRoute.razor.js').Route} Route
 */

const ageEveryMs = 20_000, clusterPx = 38, reachPx = 8;
/** Of a way shorter than this an outline shows a dot and nothing around it. */
const shortM = 40_000;
/** What lies over the map's edge: the controls at the right, legend and credit below; left, top, right, bottom. */
const margins = [28, 24, 76, 60], stillMargins = [60, 60, 120, 60], stillDot = 34;

/**
 * The map, for the component or for a page without a circuit. What this takes and gives is relied on from outside:
 * `update` with one batch per tick, `fit`, `dispose`; `route`, `point` and `back` are the component's.
 * @param {HTMLElement} root the element of class "canvas" within `.dispatch-map` and `.map-ground`, whose styles give colours and sizes
 * @param {{ invokeMethodAsync(method: string, ...args: unknown[]): Promise<any> } | null} component told of what is pressed; null where nothing is
 * @param {import('../../Shell/Parts/MapGround.razor.js').Look} options as MapLook says them
 */
export async function create(root, component, options) {
  const map = await openMap(root, options);
  const sheet = new Sheet(map, new Places(map, options.still), options.still);
  if (!options.still && component)
    follow(map, sheet, component);
  const focus = new Origin(root.closest('.dispatch-map'));
  const resized = new ResizeObserver(() => { map.invalidateSize({ animate: false }); sheet.refit(true); });
  resized.observe(root);
  return {
    /** @param {Batch} batch what is new or has changed, and what is gone; with `whole` all there is */
    update(batch) { sheet.places.take(batch); sheet.refit(); sheet.draw(); },
    /** Shows everything. */
    fit: () => sheet.fit(),
    /** @param {Route | null} route of the engineer who is chosen */
    route(route) { sheet.choose(route); },
    /** Goes to one place and marks it. @param {'engineer' | 'site'} kind @param {number | string} key */
    point: (kind, key) => sheet.point(kind, key),
    /** The panel that was closed had the focus: it goes back to where it came from. */
    back: () => focus.back(),
    dispose() { focus.dispose(); resized.disconnect(); sheet.dispose(); map.remove(); },
  };
}

/** The canvas: larger than the map's window by a margin, so that a drag shows what comes in. */
class Sheet {
  margin = 0.25;
  moved = false;
  /** @type {Route | null} */
  route = null;
  marked = null;
  /** What can be pressed where, in the plane of the map's pane. */
  drawn = [];

  constructor(map, places, still) {
    Object.assign(this, { map, places, still });
    const pane = map.createPane('places');
    pane.style.zIndex = '450';
    pane.style.pointerEvents = 'none';
    this.canvas = pane.appendChild(document.createElement('canvas'));
    this.canvas.className = 'leaflet-zoom-animated';
    this.pen = this.canvas.getContext('2d');
    map.on('moveend resize viewreset edgechange citiesnamed', () => this.draw());
    map.on('move', () => { if (!this.shows?.contains(map.getBounds())) this.draw(); });
    map.on('zoomanim', event => this.#scale(event));
    map.on('groundchange', () => { places.again(); this.refit(); this.draw(); });
    map.on('dragstart zoomstart', event => { if (event.type === 'dragstart' || !this.fitting) this.moved = true; });
    this.ageing = setInterval(() => this.draw(), ageEveryMs);
    // The theme is an attribute of the page, or the system's.
    this.recolour = () => { this.theme = null; this.draw(); };
    this.themed = new MutationObserver(this.recolour);
    this.themed.observe(document.documentElement, { attributes: true });
    this.dark = matchMedia('(prefers-color-scheme: dark)');
    this.dark.addEventListener('change', this.recolour);
  }

  dispose() {
    clearInterval(this.ageing);
    cancelAnimationFrame(this.frame);
    this.themed.disconnect();
    this.dark.removeEventListener('change', this.recolour);
    this.canvas = null;
  }

  /** Follows what is shown until the reader has moved the map. */
  refit(always = false) {
    if (!this.moved && (always || this.places.extent().join() !== this.fitted))
      this.fit();
  }

  fit() {
    const extent = this.places.extent(), [left, top, right, bottom] = extent;
    this.#go(left <= right ? L.latLngBounds(this.map.unproject([left, top], 0), this.map.unproject([right, bottom], 0)) : china, 8);
    this.fitted = extent.join();
    this.moved = false;
  }

  /** @param {Route | null} route */
  choose(route) {
    const fresh = route && route.id !== this.route?.id;
    this.route = route;
    if (fresh) {
      const points = [route.from, ...route.stops].filter(Boolean).map(spot => this.map.place(spot.lat, spot.lon));
      const metres = points.slice(1).reduce((sum, point, i) => sum + this.map.distance(points[i], point), 0);
      if (points.length)
        // A way wants to be seen nearer than a place, but not without any city around.
        this.#go(L.latLngBounds(points), this.#near(11, metres > shortM ? 9 : 7), roomBeside(this.map.getContainer(), margins));
      this.moved = true;
    }
    this.draw();
  }

  point(kind, key) {
    const place = kind === 'site' ? this.places.sites.get(key) : this.places.engineers.get(key);
    if (!place)
      return;
    this.marked = { kind, key };
    this.map.setView(this.map.unproject([place.x, place.y], 0), Math.max(this.map.getZoom(), this.#near(11)), { animate: false });
    this.moved = true;
    this.draw();
  }

  unmark() {
    this.marked = null;
    this.draw();
  }

  // An outline alone says nothing from nearby.
  #near(zoom, onOutline = 7) {
    return this.map.getContainer().dataset.ground ? zoom : onOutline;
  }

  #go(bounds, maxZoom, [left, top, right, bottom] = this.still ? this.#wide() : margins) {
    this.fitting = true;
    this.map.fitBounds(bounds, { animate: false, maxZoom, paddingTopLeft: [left, top], paddingBottomRight: [right, bottom] });
    this.fitting = false;
  }

  // From afar signs are as large as the screen is.
  #wide() {
    this.theme ??= new Theme(this.map.getContainer());
    return stillMargins.map(margin => margin * this.theme.dot / stillDot);
  }

  /** Once for all that asks for it before the next frame. */
  draw() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      if (this.canvas)
        this.paint();
    });
  }

  paint() {
    const begun = performance.now();
    const { map, places, pen } = this;
    const theme = this.theme ??= new Theme(map.getContainer());
    const size = map.getSize(), ratio = Math.min(devicePixelRatio || 1, 2);
    const least = map.containerPointToLayerPoint(size.multiplyBy(-this.margin)).round(), span = size.multiplyBy(1 + 2 * this.margin).round();
    const origin = map.getPixelOrigin(), scale = 2 ** map.getZoom();
    const spot = place => [place.x * scale - origin.x, place.y * scale - origin.y];
    const isOff = ([x, y]) => x < least.x || y < least.y || x > least.x + span.x || y > least.y + span.y;
    this.drawn = [];
    this.shows = L.latLngBounds(map.layerPointToLatLng(least), map.layerPointToLatLng(least.add(span)));
    this.corner = map.layerPointToLatLng(least);
    this.zoom = map.getZoom();
    L.DomUtil.setTransform(this.canvas, least, 1);
    this.canvas.width = span.x * ratio;
    this.canvas.height = span.y * ratio;
    this.canvas.style.width = `${span.x}px`;
    this.canvas.style.height = `${span.y}px`;
    pen.setTransform(ratio, 0, 0, ratio, -least.x * ratio, -least.y * ratio);
    const corner = map.containerPointToLayerPoint([0, 0]);
    const draws = new Pen(pen, theme, { left: corner.x, top: corner.y, right: corner.x + size.x, bottom: corner.y + size.y });
    // What would lie below a button says nothing: it stands beside, or is left out.
    map.edge.boxes().forEach(box => draws.spare({ left: box.left + corner.x, top: box.top + corner.y, right: box.right + corner.x, bottom: box.bottom + corner.y }));

    const people = [];
    for (const place of places.engineers.values()) {
      const at = spot(place);
      if (place.toward)
        draws.line([at, spot(place.toward)], theme.EnRoute, 1.5, [2, 5]);
      if (isOff(at))
        continue;
      const age = places.age(place.of), radius = within(place.of, age) * scale / metresPerUnit(place.y);
      if (radius > theme.dot / 2 + 2)
        draws.disc(...at, radius, theme[place.of.state] ?? theme.OffDuty, 0.12);
      people.push({ at, place, old: isOld(age) });
    }
    // Somebody who is there stands upon the site: what the site says then stands beside.
    const stops = this.route ? [this.route.from, ...this.route.stops].filter(Boolean).map(one => spot(places.at(one))) : [];
    const feet = new Feet([...people.map(one => one.at), ...stops], theme.dot);
    const sites = places.clusters(this.zoom, clusterPx * theme.sign / 12).map(one => ({ one, at: spot(one) })).filter(({ at }) => !isOff(at))
      .map(({ one, at }) => drawSite(draws, at, one, feet, this.still));
    this.drawn.push(...sites);
    if (this.route)
      drawRoute(draws, stops, this.route);
    for (const { at, place, old } of people.sort((a, b) => order(a) - order(b))) {
      // From afar nothing pales: how old a position is stands beside the name.
      draws.engineer(...at, place.of.state, old && !this.still);
      draws.keep(...at, theme.dot, theme.dot);
      this.drawn.push({ at, reach: theme.dot / 2, engineer: place.of });
    }
    const nameless = people.reverse().filter(({ at, place }) => !draws.name(place.of.name, ...at, 600, theme.text));
    nameless.forEach(({ at, place }) => place.of.brief && draws.name(place.of.brief, ...at, 600, theme.text));
    const said = new Set();
    for (const { at, site, ...how } of this.still ? [] : sites) {
      const label = site?.label && map.cities.named(site.label);
      if (label && !said.has(label) && draws.name(label, ...at, 400, theme.soft, how))
        said.add(label);
    }
    map.cities.giveWay(city => !said.has(city.name) && draws.isFree(city));
    this.#mark(pen, theme, spot);
    Object.assign(map.getContainer().dataset, { engineers: places.engineers.size, sites: places.sites.size, route: this.route?.id ?? '', marked: this.marked ? `${this.marked.kind} ${this.marked.key}` : '', paintMs: (performance.now() - begun).toFixed(1) });
  }

  #mark(pen, theme, spot) {
    const { kind, key } = this.marked ?? {};
    const place = kind === 'site' ? this.places.sites.get(key) : kind === 'engineer' ? this.places.engineers.get(key) : null;
    if (!place)
      return;
    pen.beginPath();
    pen.arc(...spot(place), theme.dot + 4, 0, 2 * Math.PI);
    pen.strokeStyle = theme.accent;
    pen.lineWidth = 2.5;
    pen.stroke();
  }

  /** What is under the pointer; of several the one drawn last, which lies on top. */
  under(containerPoint) {
    const { x, y } = this.map.containerPointToLayerPoint(containerPoint);
    return this.drawn.findLast(({ at, reach }) => Math.hypot(at[0] - x, at[1] - y) <= Math.max(reach, reachPx + 4));
  }

  #scale({ zoom, center }) {
    if (this.corner)
      L.DomUtil.setTransform(this.canvas, this.map._latLngToNewLayerPoint(this.corner, zoom, center), this.map.getZoomScale(zoom, this.zoom));
  }
}

const urgency = { EnRoute: 3, OnSite: 2, Free: 1 };

// Drawn last, and so on top, is who is on the way.
function order({ place }) {
  return urgency[place.of.state] ?? 0;
}

/** What is pressed is told; what is pointed at says what it is. */
function follow(map, sheet, component) {
  const says = map.getContainer().parentElement.appendChild(Object.assign(document.createElement('div'), { className: 'pointed', hidden: true }));
  let pointed = null;
  const leave = () => { pointed = null; says.hidden = true; map.getContainer().style.cursor = ''; };
  map.on('click', ({ containerPoint }) => {
    const on = sheet.under(containerPoint);
    if (!on) {
      sheet.unmark();
      return;
    }
    const { engineer, site, cluster } = on;
    const near = cluster && map.getZoom() >= map.getMaxZoom();
    if (engineer)
      component.invokeMethodAsync('EngineerChosen', engineer.id);
    else if (site || near)
      component.invokeMethodAsync('SiteChosen', (site ?? cluster.sites[0].of).key);
    else
      map.fitBounds(L.latLngBounds(cluster.sites.map(one => map.unproject([one.x, one.y], 0))), { padding: [40, 40], maxZoom: map.getMaxZoom() });
  });
  map.on('mousemove', async ({ containerPoint }) => {
    const on = sheet.under(containerPoint);
    if (!on)
      return leave();
    map.getContainer().style.cursor = 'pointer';
    const [kind, key] = on.engineer ? ['engineer', String(on.engineer.id)] : ['site', on.site?.key ?? on.cluster.sites[0].of.key];
    if (pointed === kind + key)
      return;
    pointed = kind + key;
    const words = await component.invokeMethodAsync('Describe', kind, key, on.cluster?.sites.length ?? 1).catch(() => null);
    if (pointed !== kind + key || !words)
      return;
    says.textContent = words;
    says.hidden = false;
    const room = map.getSize();
    says.style.left = `${Math.max(4, Math.min(containerPoint.x + 12, room.x - says.offsetWidth - 4))}px`;
    says.style.top = `${Math.max(4, containerPoint.y - says.offsetHeight - 10)}px`;
  });
  map.on('mouseout dragstart zoomstart', leave);
  map.on('unload', () => says.remove());
}
