// What lies under every map of the portal: Leaflet over a coastline that comes with it, so that it needs no network.
import * as L from '../../lib/leaflet/leaflet-src.esm.js';
import '../../lib/topojson-client/topojson-client.min.js';

export { L };

/** Where the portal's customers are, until something is shown. */
export const china = L.latLngBounds([18, 74], [53.5, 134.5]);
let stylesheet, coast;

/** @typedef {{ still: boolean, tileUrl: string | null, attribution: string, zoomIn: string, zoomOut: string }} Look */

/**
 * @param {HTMLElement} root
 * @param {Look} options
 */
export async function openMap(root, options) {
  await (stylesheet ??= loadStyles());
  const map = L.map(root, {
    attributionControl: false, zoomControl: false, zoomSnap: 0.25, minZoom: 2, maxZoom: options.tileUrl ? 18 : 11,
    fadeAnimation: false, zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches, markerZoomAnimation: false,
    ...(options.still ? { dragging: false, scrollWheelZoom: false, doubleClickZoom: false, boxZoom: false, keyboard: false, touchZoom: false } : {}),
  });
  map.fitBounds(china, { animate: false });
  L.control.attribution({ prefix: false, position: 'bottomright' }).addAttribution(options.attribution).addTo(map);
  if (!options.still)
    L.control.zoom({ position: 'topright', zoomInTitle: options.zoomIn, zoomOutTitle: options.zoomOut }).addTo(map);
  map.createPane('ground').style.zIndex = '150';
  drawGround(map, options).catch(error => console.warn('map ground', error));
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

/**
 * Names where there is room for them, the first ones first: a label over another says nothing.
 * @param {HTMLElement[]} places
 * @param {DOMRect[]} inTheWay
 */
export function nameWhereRoom(map, places, inTheWay = []) {
  const frame = map.getContainer().getBoundingClientRect();
  const taken = [...map.getContainer().parentElement.querySelectorAll('.leaflet-control, .whole, .legend')].map(element => element.getBoundingClientRect()).concat(inTheWay);
  const named = new Set();
  const overlaps = box => box.left < frame.left || box.right > frame.right || taken.some(other => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top);
  for (const element of places) {
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
