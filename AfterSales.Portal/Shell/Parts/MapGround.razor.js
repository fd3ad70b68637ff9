// What lies under every map of the portal: Leaflet over a coastline that comes with it, so that it needs no network.
import * as L from '../../lib/leaflet/leaflet-src.esm.js';
import '../../lib/topojson-client/topojson-client.min.js';
import { Cities, Edge, load } from '../../map-names.js';

export { L };

/** Where the portal's customers are, until something is shown. */
export const china = L.latLngBounds([18, 74], [53.5, 134.5]);
// Nearer than this an outline shows nothing.
const outlineZoom = 11;
/** So many tiles in a row that do not come are a server that does not answer. */
const mostMissed = 4;
const againAfterMs = 60_000;
let stylesheet;

/**
 * @typedef {{ name: string, url: string, shifted: boolean, attribution: string | null, maxZoom: number, subdomains: string[] }} Source
 * @typedef {{ still: boolean, sources: Source[], words: { coastline: string, zoomIn: string, zoomOut: string, source: string, outline: string, noTiles: string } }} Look
 */

/**
 * A Leaflet map with `place(lat, lon)`, which says where WGS-84 degrees are on the source that is shown. It fires
 * `groundchange` when that has become another. `cities` are the names on the outline, `edge` is what lies over it.
 * @param {HTMLElement} root
 * @param {Look} options
 */
export async function openMap(root, options) {
  await (stylesheet ??= loadStyles());
  const map = L.map(root, {
    attributionControl: false, zoomControl: false, zoomSnap: 0.25, minZoom: 2, maxZoom: outlineZoom,
    fadeAnimation: false, zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches, markerZoomAnimation: false,
    ...(options.still ? { dragging: false, scrollWheelZoom: false, doubleClickZoom: false, boxZoom: false, keyboard: false, touchZoom: false } : {}),
  });
  map.fitBounds(china, { animate: false });
  if (!options.still)
    L.control.zoom({ position: 'topright', zoomInTitle: options.words.zoomIn, zoomOutTitle: options.words.zoomOut }).addTo(map);
  map.createPane('ground');
  const ground = new Ground(map, options);
  map.place = (lat, lon) => ground.place(lat, lon);
  map.edge = new Edge(map);
  map.cities = new Cities(map);
  drawCoast(map).catch(error => console.warn('map ground', error));
  return map;
}

/** What a place is: its sign, the name that is seen and the one that is heard; without the latter it is only to be seen. */
export function describe(element, title, label, sign) {
  if (title)
    Object.assign(element, { title }).setAttribute('aria-label', title);
  else
    element.setAttribute('aria-hidden', 'true');
  const name = document.createElement('span');
  name.className = 'label';
  name.textContent = label ?? '';
  element.replaceChildren(sign, name);
}

/** A sign of 12 × 12. @param {string} path */
export function shape(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 12 12');
  svg.setAttribute('class', 'sign');
  const element = document.createElementNS(svg.namespaceURI, 'path');
  element.setAttribute('d', path);
  svg.append(element);
  return svg;
}

/** The tiles over the coastline, where any are configured; while they do not answer, the coastline is what is left. */
class Ground {
  /** @type {Source | null} */
  source = null;
  layer = null;
  missed = 0;

  constructor(map, options) {
    Object.assign(this, { map, options });
    this.credit = L.control.attribution({ prefix: false, position: 'bottomright' }).addTo(map);
    map.on('unload', () => clearTimeout(this.again));
    if (!options.still && options.sources.length > 1)
      this.#offer();
    this.show(options.sources.find(source => source.name === remembered()) ?? options.sources[0] ?? null);
  }

  place(lat, lon) {
    const [shownLat, shownLon] = this.source?.shifted ? toGcj02(lat, lon) : [lat, lon];
    return L.latLng(shownLat, shownLon);
  }

  /** @param {Source | null} source */
  show(source) {
    clearTimeout(this.again);
    const centre = this.map.getCenter();
    const [lat, lon] = this.source?.shifted ? fromGcj02(centre.lat, centre.lng) : [centre.lat, centre.lng];
    this.layer?.remove();
    this.#stand(source);
    this.layer = null;
    if (source) {
      this.missed = 0;
      this.layer = L.tileLayer(source.url, { maxZoom: source.maxZoom, subdomains: source.subdomains, noWrap: true })
        .on('tileload', () => { this.missed = 0; })
        .on('tileerror', () => { if (++this.missed >= mostMissed) this.#fallBack(source); })
        .addTo(this.map);
    }
    this.map.setView(this.place(lat, lon), this.map.getZoom(), { animate: false });
    this.map.fire('groundchange');
  }

  #stand(source) {
    this.source = source;
    this.map.setMaxZoom(source?.maxZoom ?? outlineZoom);
    const { words } = this.options;
    this.#credit(source ? source.attribution : words.coastline);
    this.map.getContainer().dataset.ground = source?.name ?? '';
    if (this.select)
      this.select.value = source ? String(this.options.sources.indexOf(source)) : '';
  }

  #credit(words) {
    if (this.credited)
      this.credit.removeAttribution(this.credited);
    this.credited = words && escaped(words);
    if (this.credited)
      this.credit.addAttribution(this.credited);
  }

  #fallBack(source) {
    this.show(null);
    this.#credit(`${this.options.words.noTiles} ${this.options.words.coastline}`);
    this.again = setTimeout(() => this.show(source), againAfterMs);
  }

  #offer() {
    const { sources, words } = this.options;
    const select = this.select = Object.assign(document.createElement('select'), { className: 'source' });
    select.setAttribute('aria-label', words.source);
    select.append(...sources.map((source, i) => new Option(source.name, String(i))), new Option(words.outline, ''));
    select.addEventListener('change', () => {
      const chosen = select.value === '' ? null : sources[Number(select.value)];
      remember(chosen?.name ?? '');
      this.show(chosen);
    });
    const control = new L.Control({ position: 'topleft' });
    control.onAdd = () => { L.DomEvent.disableClickPropagation(select); return select; };
    control.addTo(this.map);
  }
}

/** The coastline and the degrees under everything. */
async function drawCoast(map) {
  const world = await load(new URL('../../lib/world-atlas/land-50m.json', import.meta.url));
  const renderer = L.svg({ pane: 'ground', padding: 0.5 });
  for (let degree = -180; degree <= 180; degree += 10) {
    L.polyline([[-85, degree], [85, degree]], { renderer, className: 'grid', interactive: false }).addTo(map);
    if (Math.abs(degree) <= 80)
      L.polyline([[degree, -180], [degree, 180]], { renderer, className: 'grid', interactive: false }).addTo(map);
  }
  L.geoJSON(globalThis.topojson.feature(world, world.objects.land), { renderer, className: 'land', interactive: false, smoothFactor: 1.5 }).addTo(map);
}

// GCJ-02, the shifted coordinates of maps made in China. Its formula was never published by those who made it; this is
// the one in common use, as in eviltransform and gcoord (both MIT), good to about a metre against real tiles.
const axis = 6378245, eccentricity = 0.006693421622965943;

/** Whether the shift applies there; the box that is in common use, larger than the country. */
function isShifted(lat, lon) {
  return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}

/**
 * @param {number} lat WGS-84 degrees
 * @param {number} lon
 * @returns {[number, number]} latitude and longitude in GCJ-02; outside of China the same
 */
export function toGcj02(lat, lon) {
  if (!isShifted(lat, lon))
    return [lat, lon];
  const { sin, sqrt, abs, cos, PI } = Math;
  const [x, y] = [lon - 105, lat - 35];
  const waves = 20 * sin(6 * x * PI) + 20 * sin(2 * x * PI);
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    + (waves + 20 * sin(y * PI) + 40 * sin(y / 3 * PI) + 160 * sin(y / 12 * PI) + 320 * sin(y / 30 * PI)) * 2 / 3;
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    + (waves + 20 * sin(x * PI) + 40 * sin(x / 3 * PI) + 150 * sin(x / 12 * PI) + 300 * sin(x / 30 * PI)) * 2 / 3;
  const radians = lat / 180 * PI;
  const flat = 1 - eccentricity * sin(radians) ** 2;
  return [
    lat + north * 180 / (axis * (1 - eccentricity) / (flat * sqrt(flat)) * PI),
    lon + east * 180 / (axis / sqrt(flat) * cos(radians) * PI),
  ];
}

/**
 * Back again, by going nearer step by step: the formula has no inverse of its own.
 * @param {number} lat GCJ-02 degrees
 * @param {number} lon
 * @returns {[number, number]} latitude and longitude in WGS-84, to less than a millimetre away from the edge of the shift
 */
export function fromGcj02(lat, lon) {
  let [wgsLat, wgsLon] = [lat, lon];
  for (let step = 0; step < 8; step++) {
    const [shownLat, shownLon] = toGcj02(wgsLat, wgsLon);
    [wgsLat, wgsLon] = [wgsLat + lat - shownLat, wgsLon + lon - shownLon];
  }
  return [wgsLat, wgsLon];
}

// Which source somebody has chosen is theirs, on this device.
function remembered() {
  try { return localStorage.getItem('map-source'); } catch { return null; }
}

function remember(name) {
  try { localStorage.setItem('map-source', name); } catch { /* A browser that keeps nothing shows the first one again. */ }
}

function escaped(text) {
  return Object.assign(document.createElement('span'), { textContent: text }).innerHTML;
}

function loadStyles() {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('../../lib/leaflet/leaflet.css', import.meta.url).href });
  const loaded = new Promise(resolve => { link.onload = link.onerror = resolve; });
  document.head.prepend(link);
  return loaded;
}
