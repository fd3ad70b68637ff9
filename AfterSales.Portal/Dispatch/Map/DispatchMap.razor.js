// The map of engineers and sites.
import { L, china, describe, nameWhereRoom, openMap, shape } from '../../Shell/Parts/MapGround.razor.js';

/** @typedef {{ id: number, name: string, lat: number, lon: number, accuracy: number | null, state: string, faded: boolean, title: string, toward: { lat: number, lon: number } | null }} Engineer */
/** @typedef {{ key: string, lat: number, lon: number, label: string | null, sign: string, title: string }} Site */
/** @typedef {{ engineers: Engineer[], sites: Site[], goneEngineers: number[], goneSites: string[], whole: boolean }} Batch */

const signs = { over: 'M6 0 12 6 6 12 0 6Z', soon: 'M6 1 12 11.5H0Z', other: 'M3.5 3.5H8.5V8.5H3.5Z' };

/**
 * @param {HTMLElement} root
 * @param {{ invokeMethodAsync(method: string, ...args: unknown[]): Promise<unknown> }} component
 * @param {import('../../Shell/Parts/MapGround.razor.js').Look} options
 */
export async function create(root, component, options) {
  const map = await openMap(root, options);
  const places = new Places(map, component, options.still);
  const resized = new ResizeObserver(() => { map.invalidateSize({ animate: false }); places.refit(); });
  resized.observe(root);
  map.on('zoomend resize', () => places.label());
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
    describe(element, this.wall ? null : engineer.title, this.wall ? engineer.name.slice(0, 1) : engineer.name, dot());
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
    describe(element, this.wall ? null : site.title, this.wall ? null : site.label, shape(signs[site.sign]));
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

  #forget(places, key) {
    const place = places.get(key);
    place?.marker.remove();
    place?.circle?.remove();
    place?.line?.remove();
    places.delete(key);
  }

  /** Engineers first; no name over a dot. */
  label() {
    const urgency = { EnRoute: 0, OnSite: 1, Free: 2, over: 3, soon: 4 };
    const all = [...this.engineers.values(), ...this.sites.values()].sort((a, b) => (urgency[a.of.state ?? a.of.sign] ?? 5) - (urgency[b.of.state ?? b.of.sign] ?? 5));
    const dots = [...this.engineers.values()].map(place => place.marker.getElement().firstElementChild.getBoundingClientRect());
    nameWhereRoom(this.map, all.map(place => place.marker.getElement()), dots);
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
