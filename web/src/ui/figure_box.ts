import type { Landmarks, Seat } from './demonstration'
import type { Point } from './shapes'

/** A square part of the picture; it is drawn 100 units wide. */
export interface Box {
  x: number
  y: number
  size: number
}

/** Part of the square picture that a standing body's height takes. */
export const STATURE = 0.664

const MARGIN = 0.07

/** Units of the drawing that are as long as this part of the person's height. */
export const ofStature = (part: number, box: Box): number => (part * STATURE * 100) / box.size

export function placed(point: Point, box: Box): Point {
  return [((point[0] - box.x) / box.size) * 100, ((point[1] - box.y) / box.size) * 100]
}

/** The smallest square around everything that is ever drawn, standing on the floor. */
export function boxAround(frames: readonly Landmarks[], seat: Seat): Box {
  const points: Point[] = seat.kind === 'none' ? [] : [...seat.corners, ...seat.back]
  if (seat.kind === 'wheelchair') points.push(...seat.wheels.flat())
  for (const frame of frames) {
    for (let i = 0; i < 33; ++i) points.push([frame[i * 4]!, frame[i * 4 + 1]!])
  }
  const xs = points.map((point) => point[0])
  const left = Math.min(...xs)
  const right = Math.max(...xs)
  // Above the eyes and ears there is still the head.
  const top = Math.min(...points.map((point) => point[1])) - 0.04
  const bottom = Math.max(seat.floor_y, ...points.map((point) => point[1]))
  const size = Math.max(right - left, bottom - top) + 2 * MARGIN
  // Whoever lies low is lifted towards the middle.
  const lift = (size - 2 * MARGIN - (bottom - top)) * 0.3
  return { x: (left + right - size) / 2, y: bottom + MARGIN + lift - size, size }
}
