import type { PoseReport } from '../capture'
import { MAX_FRAMES, type Recording } from './recording'

/** Collects what the pose model says, frame by frame: numbers alone (P10). */
export class Recorder {
  readonly #frames: (Float32Array | null)[] = []
  readonly #times_ms: number[] = []
  #aspect = 1
  #first_ms = 0

  get frameCount(): number {
    return this.#frames.length
  }

  get isFull(): boolean {
    return this.#frames.length >= MAX_FRAMES
  }

  get duration_ms(): number {
    return this.#times_ms.at(-1) ?? 0
  }

  add({ t_ms, landmarks, aspect }: Omit<PoseReport, 'framing'>): void {
    if (this.isFull) return
    if (this.#frames.length === 0) this.#first_ms = t_ms
    this.#aspect = aspect
    // Cameras tell whole microseconds.
    this.#times_ms.push(Math.round((t_ms - this.#first_ms) * 1000) / 1000)
    this.#frames.push(landmarks)
  }

  /** What was recorded, with the time of each frame from the first; null while there are not two. */
  finish(): Recording | null {
    if (this.#frames.length < 2) return null
    return { times_ms: this.#times_ms, aspect: this.#aspect, frames: this.#frames }
  }
}
