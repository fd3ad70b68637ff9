// A customer's sites on a map: only to be looked at, the list beside it says the same.
import { nameWhereRoom } from '../map-names.js';
import { L, describe, openMap, shape } from '../Shell/Parts/MapGround.razor.js';

// Nearer than this, an outline shows nothing inland.
const coastInSight = 4.25;
const sign = 'M3 3H9V9H3Z';

/**
 * @param {HTMLElement} root
 * @param {import('../Shell/Parts/MapGround.razor.js').Look} look
 */
export async function create(root, look) {
  const map = await openMap(root, look);
  const markers = L.layerGroup().addTo(map);
  /** @type {{ lat: number, lon: number, label: string, title: string }[]} */
  let shown = [];
  const name = () => nameWhereRoom(map, markers.getLayers().map(marker => marker.getElement()));
  const resized = new ResizeObserver(() => map.invalidateSize({ animate: false }));
  resized.observe(root);
  const show = sites => {
    shown = sites;
    markers.clearLayers();
    for (const site of sites) {
      const marker = L.marker(map.place(site.lat, site.lon), { icon: L.divIcon({ className: 'place', iconSize: [0, 0] }), keyboard: false, interactive: false }).addTo(markers);
      describe(marker.getElement(), null, site.label, shape(sign));
      marker.getElement().title = site.title;
    }
    if (sites.length)
      map.fitBounds(L.latLngBounds(sites.map(site => map.place(site.lat, site.lon))), { animate: false, maxZoom: look.sources.length ? 13 : coastInSight, paddingTopLeft: [28, 24], paddingBottomRight: [90, 30] });
    name();
  };
  map.on('zoomend resize edgechange', name);
  map.on('groundchange', () => show(shown));
  return {
    show,
    dispose() { resized.disconnect(); map.remove(); },
  };
}
