// The sites of open tickets, put together where they would lie over each other; the list beside says all of them.

const urgency = { over: 0, soon: 1, other: 2 };

/**
 * @template {{ x: number, y: number, of: { sign: string, tickets?: number } }} Placed
 * @typedef {{ x: number, y: number, sign: string, tickets: number, sites: Placed[] }} Cluster
 */

/**
 * Puts sites together that are nearer than so much to each other. Each cluster stands where the one stands that is
 * worst off, and no two of them are nearer than that either.
 * @template {{ x: number, y: number, of: { sign: string, tickets?: number } }} Placed
 * @param {Iterable<Placed>} sites x and y in any unit
 * @param {number} near in the same unit
 * @returns {Cluster<Placed>[]}
 */
export function cluster(sites, near) {
  const squares = new Map();
  const sorted = [...sites].sort((a, b) => urgency[a.of.sign] - urgency[b.of.sign]);
  const column = value => Math.floor(value / near);
  for (const site of sorted) {
    const key = column(site.x) * 1e6 + column(site.y);
    squares.has(key) ? squares.get(key).push(site) : squares.set(key, [site]);
  }
  const done = new Set(), clusters = [];
  for (const first of sorted) {
    if (done.has(first))
      continue;
    const together = [];
    for (let x = column(first.x) - 1; x <= column(first.x) + 1; x++)
      for (let y = column(first.y) - 1; y <= column(first.y) + 1; y++)
        for (const other of squares.get(x * 1e6 + y) ?? [])
          if (!done.has(other) && Math.hypot(other.x - first.x, other.y - first.y) < near)
            together.push(other);
    together.forEach(one => done.add(one));
    clusters.push({
      x: first.x, y: first.y, sign: first.of.sign, sites: together,
      tickets: together.reduce((sum, one) => sum + (one.of.tickets ?? 1), 0),
    });
  }
  return clusters;
}
