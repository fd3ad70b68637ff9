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
  route.stops.forEach((stop, i) => pen.stop(...stops[i], stop.order, stop.words));
}
