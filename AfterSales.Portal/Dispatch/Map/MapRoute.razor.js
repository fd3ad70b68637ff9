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
