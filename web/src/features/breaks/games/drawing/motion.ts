import type { GameHand, GameReport, GameShape } from '../../../../engine/game'

/** Longest time over which the world glides from one camera frame to the next. */
const LONGEST_GLIDE_MS = 140
const SHORTEST_GLIDE_MS = 12
/** Hands are to feel at hand: they arrive in this part of a glide. */
const HAND_SHARE = 0.35

const mix = (from: number, to: number, part: number): number => from + (to - from) * part

/** The shorter way from one direction to another. */
function mixAngle(from_deg: number, to_deg: number, part: number): number {
  const way = ((((to_deg - from_deg) % 360) + 540) % 360) - 180
  return from_deg + way * part
}

function mixShape(from: GameShape | undefined, to: GameShape, part: number): GameShape {
  if (!from || from.kind !== to.kind) return to
  return {
    ...to,
    x: mix(from.x, to.x, part),
    y: mix(from.y, to.y, part),
    w: mix(from.w, to.w, part),
    h: mix(from.h, to.h, part),
    angle_deg: mixAngle(from.angle_deg, to.angle_deg, part),
    // Another state counts its amount anew.
    amount: from.state === to.state ? mix(from.amount, to.amount, part) : to.amount
  }
}

/** A hand that was out of view appears where it is. */
function mixHand(from: GameHand, to: GameHand, part: number): GameHand {
  if (from.seen <= 0) return to
  return { ...to, x: mix(from.x, to.x, part), y: mix(from.y, to.y, part) }
}

/** What is shown at one moment. */
export interface Shown {
  shapes: readonly GameShape[]
  hands: GameReport['hands']
}

/**
 * The world between two camera frames: cameras and models are slower than displays, so what is
 * shown glides from where it was shown to where the newest report has it, in the time that a frame
 * takes.
 */
export class Motion {
  #report: GameReport | null = null
  #from: Shown | null = null
  #arrived_ms = 0
  #glide_ms = 33

  /** How long a camera frame takes, in the mean. */
  get frame_ms(): number {
    return this.#glide_ms
  }

  take(report: GameReport, now_ms: number): void {
    this.#from = this.at(now_ms)
    const passed_ms = now_ms - this.#arrived_ms
    const kept_ms = Math.max(SHORTEST_GLIDE_MS, Math.min(LONGEST_GLIDE_MS, passed_ms))
    if (this.#report) this.#glide_ms = mix(this.#glide_ms, kept_ms, 0.2)
    this.#arrived_ms = now_ms
    this.#report = report
  }

  /** Null before the first report. */
  at(now_ms: number): Shown | null {
    const report = this.#report
    if (!report) return null
    const from = this.#from
    if (!from) return { shapes: report.shapes, hands: report.hands }
    const part = Math.min(1, (now_ms - this.#arrived_ms) / this.#glide_ms)
    const before = new Map(from.shapes.map((shape) => [shape.id, shape]))
    const handPart = Math.min(1, part / HAND_SHARE)
    return {
      shapes: report.shapes.map((shape) => mixShape(before.get(shape.id), shape, part)),
      hands: {
        left: mixHand(from.hands.left, report.hands.left, handPart),
        right: mixHand(from.hands.right, report.hands.right, handPart)
      }
    }
  }
}
