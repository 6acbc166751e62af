/**
 * The drawn person who shows a movement, and how a moment of it becomes shapes. Plain numbers in,
 * paths out: who supplies the numbers is no business of this folder.
 */
import { boxAround, type Box } from './figure_box'
import { drawHead } from './figure_head'
import { drawArm, drawLeg, drawTorso } from './figure_limbs'
import type { Part } from './figure_part'
import { drawSeat, floorLine } from './figure_seat'
import type { Demonstration, Landmarks, Seat } from './demonstration'

/** Everything to draw at one moment, in order, from the back to the front. */
export interface Drawing {
  floor: string
  parts: Part[]
}

/** The landmarks `t_ms` into the demonstration. */
export function landmarksAt(demonstration: Demonstration, t_ms: number): Landmarks {
  const { frames, period_ms } = demonstration
  const place = (((t_ms / period_ms) % 1) + 1) % 1
  const index = Math.floor(place * frames.length) % frames.length
  const part = place * frames.length - index
  const from = frames[index]!
  const to = frames[(index + 1) % frames.length]!
  return from.map((value, i) => value + (to[i]! - value) * part)
}

/** The part of the picture that the whole movement needs. */
export function boxOf(demonstration: Demonstration): Box {
  return boxAround(demonstration.frames, demonstration.seat)
}

/** The person of `landmarks` in a box of 100 x 100. */
export function draw(landmarks: Landmarks, seat: Seat, box: Box): Drawing {
  const body = { landmarks, box }
  const { behind, before } = drawSeat(seat, box)
  const parts = [
    ...drawTorso(body),
    drawLeg(body, 0),
    drawLeg(body, 1),
    drawArm(body, 0),
    drawArm(body, 1),
    drawHead(body)
  ].sort((a, b) => b.z - a.z)
  return { floor: floorLine(seat, box), parts: [...behind, ...parts, ...before] }
}
