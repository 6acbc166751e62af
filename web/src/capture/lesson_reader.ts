import type { Lesson } from '../engine/lesson'
import type { CameraReport } from './camera_task'
import type { TaskReader } from './task_reader'

/** Learns a movement by seeing it. A person who is seen at all is well placed for it. */
export class LessonReader implements TaskReader {
  readonly #lesson: Lesson

  constructor(lesson: Lesson) {
    this.#lesson = lesson
  }

  /** What was swung while finding a place, or before a pause, is no part of what is shown. */
  restart(): void {
    this.#lesson.start()
  }

  read(t_ms: number, landmarks: Float32Array | null, aspect: number): CameraReport {
    const seen = this.#lesson.step(t_ms, landmarks, aspect)
    return {
      task: 'lesson',
      t_ms: seen.t_ms,
      landmarks: seen.landmarks,
      framing: { kind: seen.landmarks === null ? 'nobody' : 'ready' },
      shown: seen.shown,
      wanted: seen.wanted,
      file: seen.file
    }
  }
}
