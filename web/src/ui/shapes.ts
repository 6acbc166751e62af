/** Outlines as SVG path data, in a box of 100 x 100 where y grows downwards. */

export type Point = [x: number, y: number]

const text = (value: number): string => value.toFixed(2)
const pair = (point: Point): string => `${text(point[0])} ${text(point[1])}`

export const plus = (a: Point, b: Point, k = 1): Point => [a[0] + b[0] * k, a[1] + b[1] * k]
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]]
export const mix = (a: Point, b: Point, part: number): Point => plus(a, minus(b, a), part)

export function circle(at: Point, radius: number): string {
  const r = text(radius)
  return `M${pair([at[0] - radius, at[1]])} a${r} ${r} 0 1 0 ${text(2 * radius)} 0 a${r} ${r} 0 1 0 ${text(-2 * radius)} 0 Z`
}

/** A limb: round at both ends, as thick as its radii there. */
export function limb(a: Point, aRadius: number, b: Point, bRadius: number): string {
  const [x, y] = minus(b, a)
  const length = Math.hypot(x, y)
  if (length <= Math.abs(aRadius - bRadius) + 0.01) {
    return aRadius > bRadius ? circle(a, aRadius) : circle(b, bRadius)
  }
  const along: Point = [x / length, y / length]
  const across: Point = [-along[1], along[0]]
  const cosine = (aRadius - bRadius) / length
  const sine = Math.sqrt(1 - cosine * cosine)
  const touch = (at: Point, radius: number, side: number) =>
    pair(plus(plus(at, along, radius * cosine), across, radius * sine * side))
  const [ra, rb] = [text(aRadius), text(bRadius)]
  return (
    `M${touch(a, aRadius, 1)} L${touch(b, bRadius, 1)}` +
    ` A${rb} ${rb} 0 ${cosine < 0 ? 1 : 0} 0 ${touch(b, bRadius, -1)}` +
    ` L${touch(a, aRadius, -1)} A${ra} ${ra} 0 ${cosine > 0 ? 1 : 0} 0 ${touch(a, aRadius, 1)} Z`
  )
}

/** Runs the same way round as circles and limbs do, so that shapes in one path never cut holes. */
export function polygon(points: Point[]): string {
  const area = points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length]!
    return sum + x * nextY - nextX * y
  }, 0)
  const around = area > 0 ? [...points].reverse() : points
  return `M${around.map(pair).join(' L')} Z`
}

/** Everything between four points, in whatever order they lie. */
export function patch(a: Point, b: Point, c: Point, d: Point): string {
  return [polygon([a, b, c]), polygon([a, b, d]), polygon([a, c, d]), polygon([b, c, d])].join(' ')
}

export function line(points: Point[]): string {
  return `M${points.map(pair).join(' L')}`
}

/** An arc through three points, as a smile is. */
export function bow(from: Point, over: Point, to: Point): string {
  return `M${pair(from)} Q${pair(over)} ${pair(to)}`
}

/** A circle seen aslant: its middle, and the ends of two radii that stand at a right angle on it. */
export function ring(middle: Point, up: Point, front: Point): string {
  const [a, b] = [minus(up, middle), minus(front, middle)]
  const points = Array.from({ length: 28 }, (_, i) => {
    const angle = (i / 28) * 2 * Math.PI
    return plus(plus(middle, a, Math.cos(angle)), b, Math.sin(angle))
  })
  return polygon(points)
}
