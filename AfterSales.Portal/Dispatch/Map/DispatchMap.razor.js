// The map of engineers and sites: Leaflet over a coastline that comes with the portal, so that it needs no network.
import * as L from '../../lib/leaflet/leaflet-src.esm.js';
import '../../lib/topojson-client/topojson-client.min.js';

/** @typedef {{ id: number, name: string, lat: number, lon: number, accuracy: number | null, state: string, faded: boolean, title: string, toward: { lat: number, lon: number } | null }} Engineer */
/** @typedef {{ key: string, lat: number, lon: number, label: string | null, sign: string, title: string }} Site */
/** @typedef {{ engineers: Engineer[], sites: Site[], goneEngineers: number[], goneSites: string[], whole: boolean }} Batch */

const china = L.latLngBounds([18, 74], [53.5, 134.5]);
const signs = { over: 'M6 0 12 6 6 12 0 6Z', soon: 'M6 1 12 11.5H0Z', other: 'M3.5 3.5H8.5V8.5H3.5Z' };
let stylesheet, coast;

/**
 * @param {HTMLElement} root
 * @param {{ invokeMethodAsync(method: string, ...args: unknown[]): Promise<unknown> }} component
 * @param {{ wall: boolean, tileUrl: string | null, attribution: string, zoomIn: string, zoomOut: string }} options
 */
export async function create(root, component, options) {
  await (stylesheet ??= loadStyles());
  const map = L.map(root, {
    attributionControl: false, zoomControl: false, zoomSnap: 0.25, minZoom: 2, maxZoom: options.tileUrl ? 18 : 11,
    fadeAnimation: false, zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches, markerZoomAnimation: false,
    ...(options.wall ? { dragging: false, scrollWheelZoom: false, doubleClickZoom: false, boxZoom: false, keyboard: false, touchZoom: false } : {}),
  });
  map.fitBounds(china, { animate: false });
  L.control.attribution({ prefix: false, position: 'bottomright' }).addAttribution(options.attribution).addTo(map);
  if (!options.wall)
    L.control.zoom({ position: 'topright', zoomInTitle: options.zoomIn, zoomOutTitle: options.zoomOut }).addTo(map);
  map.createPane('ground').style.zIndex = '150';
  const places = new Places(map, component, options.wall);
  const resized = new ResizeObserver(() => { map.invalidateSize({ animate: false }); places.refit(); });
  resized.observe(root);
  map.on('zoomend resize', () => places.label());
  drawGround(map, options).catch(error => console.warn('map ground', error));
  return {
    /** @param {Batch} batch */
    update: batch => places.update(batch),
    fit: () => places.fit(),
    dispose() { resized.disconnect(); map.remove(); },
  };
}

/** Where everybody and everything is; all positions of one tick come in one batch. */
class Places {
  /** @type {Map<number, { marker: L.Marker, circle: L.Circle | null, line: L.Polyline | null, of: Engineer }>} */
  engineers = new Map();
  /** @type {Map<string, { marker: L.Marker, of: Site }>} */
  sites = new Map();
  moved = false;

  constructor(map, component, wall) {
    Object.assign(this, { map, component, wall });
    map.on('dragstart zoomstart', event => { if (event.type === 'dragstart' || !this.fitting) this.moved = true; });
  }

  /** @param {Batch} batch */
  update(batch) {
    if (batch.whole)
      batch = { ...batch, goneEngineers: missing(this.engineers, batch.engineers.map(one => one.id)), goneSites: missing(this.sites, batch.sites.map(one => one.key)) };
    batch.goneEngineers.forEach(id => this.#forget(this.engineers, id));
    batch.goneSites.forEach(key => this.#forget(this.sites, key));
    batch.sites.forEach(site => this.#site(site));
    batch.engineers.forEach(engineer => this.#engineer(engineer));
    this.refit();
    this.label();
  }

  /** Follows what is shown until the reader has moved the map. */
  refit() {
    if (!this.moved)
      this.fit();
  }

  fit() {
    const points = [...this.engineers.values(), ...this.sites.values()].map(place => [place.of.lat, place.of.lon]);
    this.fitting = true;
    this.map.fitBounds(points.length ? L.latLngBounds(points) : china, {
      animate: false, maxZoom: 8, paddingTopLeft: this.wall ? [60, 60] : [28, 24], paddingBottomRight: this.wall ? [120, 90] : [64, 40],
    });
    this.fitting = false;
    this.moved = false;
  }

  /** @param {Engineer} engineer */
  #engineer(engineer) {
    const known = this.engineers.get(engineer.id);
    const where = [engineer.lat, engineer.lon];
    const marker = known?.marker ?? this.#marker(where, 'engineer', 1000, () => this.component.invokeMethodAsync('EngineerChosen', engineer.id));
    marker.setLatLng(where);
    const element = marker.getElement();
    element.className = element.className.replace(/\bis-\S+/g, '').trim() + ` is-${engineer.state}${engineer.faded ? ' is-faded' : ''}`;
    this.#describe(element, engineer.title, this.wall ? engineer.name.slice(0, 1) : engineer.name, dot);
    known?.circle?.remove();
    known?.line?.remove();
    const circle = engineer.accuracy > 50 ? L.circle(where, { radius: engineer.accuracy, className: `accuracy is-${engineer.state}`, interactive: false }).addTo(this.map) : null;
    const line = engineer.toward ? L.polyline([where, [engineer.toward.lat, engineer.toward.lon]], { className: 'way', interactive: false }).addTo(this.map) : null;
    this.engineers.set(engineer.id, { marker, circle, line, of: engineer });
  }

  /** @param {Site} site */
  #site(site) {
    const known = this.sites.get(site.key);
    const marker = known?.marker ?? this.#marker([site.lat, site.lon], 'site', site.sign === 'other' ? 0 : 500, () => this.component.invokeMethodAsync('SiteChosen', site.key));
    const element = marker.getElement();
    element.className = element.className.replace(/\bis-\S+/g, '').trim() + ` is-${site.sign}`;
    this.#describe(element, site.title, this.wall ? null : site.label, () => shape(signs[site.sign]));
    this.sites.set(site.key, { marker, of: site });
  }

  #marker(where, kind, order, chosen) {
    const marker = L.marker(where, {
      icon: L.divIcon({ className: `place ${kind}`, iconSize: [0, 0] }), zIndexOffset: order, keyboard: !this.wall, interactive: !this.wall,
    });
    if (!this.wall)
      marker.on('click', chosen).on('keypress', event => { if (event.originalEvent.key === 'Enter') chosen(); });
    return marker.addTo(this.map);
  }

  #describe(element, title, label, sign) {
    if (this.wall)
      element.setAttribute('aria-hidden', 'true');
    else
      Object.assign(element, { title }).setAttribute('aria-label', title);
    const name = document.createElement('span');
    name.className = 'label';
    name.textContent = label ?? '';
    element.replaceChildren(sign(), name);
  }

  #forget(places, key) {
    const place = places.get(key);
    place?.marker.remove();
    place?.circle?.remove();
    place?.line?.remove();
    places.delete(key);
  }

  /** Names where there is room for them, engineers first: a label over another says nothing. */
  label() {
    const frame = this.map.getContainer().getBoundingClientRect();
    const taken = [...this.map.getContainer().parentElement.querySelectorAll('.leaflet-control, .whole, .legend')].map(element => element.getBoundingClientRect());
    const named = new Set();
    const overlaps = box => box.left < frame.left || box.right > frame.right || taken.some(other => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top);
    const urgency = { EnRoute: 0, OnSite: 1, Free: 2, over: 3, soon: 4 };
    const all = [...this.engineers.values(), ...this.sites.values()].sort((a, b) => (urgency[a.of.state ?? a.of.sign] ?? 5) - (urgency[b.of.state ?? b.of.sign] ?? 5));
    for (const place of all) {
      const box = place.marker.getElement().firstElementChild.getBoundingClientRect();
      if (place.of.state)
        taken.push(box);
    }
    for (const place of all) {
      const element = place.marker.getElement();
      const label = element.lastElementChild;
      element.classList.remove('nameless', 'left');
      if (!label.textContent || named.has(label.textContent)) {
        element.classList.add('nameless');
        continue;
      }
      let box = label.getBoundingClientRect();
      if (overlaps(box)) {
        element.classList.add('left');
        box = label.getBoundingClientRect();
      }
      if (overlaps(box))
        element.classList.add('nameless');
      else
        named.add(label.textContent) && taken.push(box);
    }
  }
}

/** The places that are drawn and are not among those there are. */
function missing(places, there) {
  return [...places.keys()].filter(key => !there.includes(key));
}

function dot() {
  const element = document.createElement('span');
  element.className = 'dot';
  return element;
}

/** @param {string} path */
function shape(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 12 12');
  svg.setAttribute('class', 'sign');
  const element = document.createElementNS(svg.namespaceURI, 'path');
  element.setAttribute('d', path);
  svg.append(element);
  return svg;
}

/** The coastline, and over it a tile server's map where one is configured; without an answer the coastline stays. */
async function drawGround(map, options) {
  const world = await (coast ??= fetch(new URL('../../lib/world-atlas/land-50m.json', import.meta.url)).then(answer => answer.json()));
  const renderer = L.svg({ pane: 'ground', padding: 0.5 });
  for (let degree = -180; degree <= 180; degree += 10) {
    L.polyline([[-85, degree], [85, degree]], { renderer, className: 'grid', interactive: false }).addTo(map);
    if (Math.abs(degree) <= 80)
      L.polyline([[degree, -180], [degree, 180]], { renderer, className: 'grid', interactive: false }).addTo(map);
  }
  L.geoJSON(globalThis.topojson.feature(world, world.objects.land), { renderer, className: 'land', interactive: false, smoothFactor: 1.5 }).addTo(map);
  if (options.tileUrl)
    L.tileLayer(options.tileUrl, { maxZoom: 18 }).addTo(map);
}

function loadStyles() {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('../../lib/leaflet/leaflet.css', import.meta.url).href });
  const loaded = new Promise(resolve => { link.onload = link.onerror = resolve; });
  document.head.prepend(link);
  return loaded;
}
