// The planned way of one engineer, drawn over the map; the list beside says the same in words.

/** @typedef {{ id: number, from: { lat: number, lon: number } | null, stops: { order: number, lat: number, lon: number, words: string }[] }} Route */

/**
 * Straight legs: what lies between is the road's business, and the times say "about".
 * @param {import('./MapLegend.razor.js').Pen} pen
 * @param {[number, number][]} points the engineer first, where that is known
 * @param {Route} route
 */
export function drawRoute(pen, points, route) {
  pen.line(points, pen.theme.surface, 5);
  pen.line(points, pen.theme.accent, 2.5);
  const stops = points.slice(route.from ? 1 : 0);
  route.stops.forEach((stop, i) => {
    const [x, y] = stops[i], { dot, label } = pen.theme;
    // Who is there hides no number.
    const stands = route.from && Math.hypot(x - points[0][0], y - points[0][1]) < dot + label;
    pen.stop(stands ? points[0][0] + dot + label / 2 : x, stands ? points[0][1] : y, stop.order, stop.words);
  });
}

/**
 * How far from the map's edges the way must stay so that the panel beside it hides none of it: on the right of the
 * panel or below it, where there is more room.
 * @param {HTMLElement} canvas
 * @param {number[]} margins left, top, right and bottom without the panel, pixels
 */
export function roomBeside(canvas, [left, top, right, bottom]) {
  const panel = canvas.parentElement.querySelector('section.route')?.getBoundingClientRect();
  if (!panel)
    return [left, top, right, bottom];
  const frame = canvas.getBoundingClientRect();
  const [past, below] = [panel.right - frame.left + left / 2, panel.bottom - frame.top + top];
  const [wide, high] = [frame.width - right, frame.height - bottom];
  return Math.max(0, wide - past) * (high - top) >= Math.max(0, high - below) * (wide - left) ? [past, top, right, bottom] : [left, below, right, bottom];
}

/** Where the focus was before it went into one of the map's panels. */
export class Origin {
  constructor(map) {
    this.map = map;
    this.entered = ({ target, relatedTarget }) => {
      if (target.closest('section') && relatedTarget && !relatedTarget.closest?.('.dispatch-map section'))
        // The list has a button of its own, which need not be the one before it.
        this.from = target.closest('.sites') ? map.querySelector('[aria-expanded]') : relatedTarget;
    };
    map.addEventListener('focusin', this.entered);
  }

  back() {
    const lost = document.activeElement === document.body;
    if (lost && this.from?.isConnected)
      this.from.focus();
    this.from = null;
  }

  dispose() {
    this.map.removeEventListener('focusin', this.entered);
  }
}
