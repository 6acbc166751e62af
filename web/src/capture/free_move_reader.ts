import type { FreeMoveCounter } from '../engine/free_move'
import type { CameraReport } from './camera_task'
import type { TaskReader } from './task_reader'

/** Counts any movement that has a rhythm. A person who is seen at all is well placed for it. */
export class FreeMoveReader implements TaskReader {
  readonly #counter: FreeMoveCounter

  constructor(counter: FreeMoveCounter) {
    this.#counter = counter
  }

  /** What was swung while finding a place, or before a pause, is no part of what comes. */
  restart(): void {
    this.#counter.start()
  }

  read(t_ms: number, landmarks: Float32Array | null, aspect: number): CameraReport {
    const seen = this.#counter.step(t_ms, landmarks, aspect)
    return {
      task: 'free_move',
      t_ms: seen.t_ms,
      landmarks: seen.landmarks,
      framing: { kind: seen.landmarks === null ? 'nobody' : 'ready' },
      in_rhythm: seen.in_rhythm,
      added: seen.added
    }
  }
}
