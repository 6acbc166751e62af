import type { PoseReport } from '../capture'
import { MAX_FRAMES, type Recording } from './recording'

/** Collects what the pose model says, frame by frame: numbers alone (P10). */
export class Recorder {
  readonly #frames: (Float32Array | null)[] = []
  #aspect = 1
  #first_ms = 0
  #last_ms = 0

  get frameCount(): number {
    return this.#frames.length
  }

  get isFull(): boolean {
    return this.#frames.length >= MAX_FRAMES
  }

  get duration_ms(): number {
    return this.#last_ms - this.#first_ms
  }

  add({ t_ms, landmarks, aspect }: Omit<PoseReport, 'framing'>): void {
    if (this.isFull) return
    if (this.#frames.length === 0) this.#first_ms = t_ms
    this.#last_ms = t_ms
    this.#aspect = aspect
    this.#frames.push(landmarks)
  }

  /** What was recorded, at its mean rate; null while there are not two frames. */
  finish(): Recording | null {
    const gaps = this.#frames.length - 1
    if (gaps < 1 || this.duration_ms <= 0) return null
    const fps = (1000 * gaps) / this.duration_ms
    return {
      fps: Math.min(Math.max(Math.round(fps * 1000) / 1000, 1), 240),
      aspect: this.#aspect,
      frames: this.#frames
    }
  }
}
