/** A person shown as numbers; whoever has them supplies them. */
import type { Point } from './shapes'

/** Four numbers (x, y, z, visibility) of each of the 33 landmarks, in a square picture. */
export type Landmarks = Float32Array

/** What the person sits, rests or lies on; points are of the same picture. */
export interface Seat {
  kind: 'none' | 'chair' | 'wheelchair' | 'floor'
  floor_y: number
  /** Corners of the seat or mat, from the front left one clockwise as seen from above. */
  corners: Point[]
  /** Below the corners, on the floor. */
  feet: Point[]
  /** Upper ends of the back, left and right. */
  back: Point[]
  /** Left and right: the middle of the wheel, its highest and its foremost point. */
  wheels: Point[][]
}

/** A movement that is shown over and over. */
export interface Demonstration {
  /** Moments at equal distances; after the last comes the first again. */
  frames: readonly Landmarks[]
  /** How long all of them take. */
  period_ms: number
  /** The moment that says most when nothing may move; an index of `frames`. */
  still: number
  seat: Seat
}
