// Where somebody was on one day, on a small map of an engineer's page.
import { L, openMap } from '../../Shell/Parts/MapGround.razor.js';

const nearest = 15;
const opened = new WeakMap();

/**
 * Opens the map in a part of the page; once more when the page has been patched, with what it says then.
 * @param {HTMLElement} part its data say the look and the track: latitude and longitude in WGS-84, the first one first
 */
export async function open(part) {
  const frame = part.querySelector('.canvas');
  if (!(frame instanceof HTMLElement))
    return;
  opened.get(part)?.remove();
  // A fresh element each time: Blazor puts its own back when it patches the page, without what a map has put into it.
  const root = document.createElement('div');
  root.className = 'sheet';
  frame.replaceChildren(root);
  const track = JSON.parse(part.dataset.track ?? '[]');
  const map = await openMap(root, JSON.parse(part.dataset.look ?? '{}'));
  opened.set(part, map);
  // A finger on it moves the page, not the map; how large it is, is written on it.
  L.control.scale({ imperial: false, position: 'bottomleft' }).addTo(map);
  const drawn = L.layerGroup().addTo(map);
  const show = () => {
    drawn.clearLayers();
    const points = track.map(([lat, lon]) => map.place(lat, lon));
    L.polyline(points, { className: 'way', interactive: false }).addTo(drawn);
    points.forEach((point, i) => L.circleMarker(point, { radius: i === points.length - 1 ? 6 : 3.5, className: `spot${i === points.length - 1 ? ' last' : ''}`, interactive: false }).addTo(drawn));
    map.setMaxZoom(nearest);
    if (points.length)
      map.fitBounds(L.latLngBounds(points), { animate: false, padding: [24, 24], maxZoom: nearest });
  };
  map.on('groundchange', show);
  show();
}
