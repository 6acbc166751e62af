import type { PoseModelName } from './pose_protocol'

/**
 * Slower than this, a device cannot follow with the full model. The quickest movement counted is a
 * jumping jack, about 0.6 s; it takes some eight pictures of one to tell it from its half, hence
 * 75 ms a picture.
 */
export const SLOW_FRAME_MS = 75
/** First frames pay for compilation and are not measured. */
export const SKIPPED_FRAMES = 3
/** A median of this many is stable against a busy moment of the machine. */
export const MEASURED_FRAMES = 9

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/**
 * Chooses between the models by measuring the full one on this device. Only frames with a person
 * count: without one the landmark model does not run.
 */
export class ModelChoice {
  #seen = 0
  #measured_ms: number[] = []
  /** null while measuring. */
  chosen: PoseModelName | null = null

  /** Notes how long the full model took for one frame. */
  note(inference_ms: number, personSeen: boolean): void {
    if (this.chosen || !personSeen) return
    this.#seen += 1
    if (this.#seen <= SKIPPED_FRAMES) return
    this.#measured_ms.push(inference_ms)
    if (this.#measured_ms.length === MEASURED_FRAMES)
      this.chosen = median(this.#measured_ms) > SLOW_FRAME_MS ? 'lite' : 'full'
  }
}
