// Points, angles and what two sides have in common, for the engine in plain JavaScript.

export const clamp = (x, low, high) => Math.min(Math.max(x, low), high)
export const distance = (a, b) => Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2)

export function angleDeg(from, at, to) {
  const lengths = distance(from, at) * distance(to, at)
  if (lengths < 1e-9) return 180
  const dot = (from.x - at.x) * (to.x - at.x) + (from.y - at.y) * (to.y - at.y)
  return (Math.acos(clamp(dot / lengths, -1, 1)) * 180) / Math.PI
}

export function seenMean(left, leftSeen, right, rightSeen) {
  const l = leftSeen * leftSeen + 1e-4
  const r = rightSeen * rightSeen + 1e-4
  return (left * l + right * r) / (l + r)
}

export const middle = (plane, a, b) => ({
  x: (plane[a].x + plane[b].x) / 2,
  y: (plane[a].y + plane[b].y) / 2
})

/** The lesser one, or the one that is seen. */
export function leastSeen(left, right) {
  const seen = [left, right].filter((side) => side.seen >= 0.3)
  return Math.min(...(seen.length > 0 ? seen : [left, right]).map((side) => side.depth))
}
