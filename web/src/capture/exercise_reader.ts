import type { Engine } from '../engine/engine'
import type { CameraReport } from './camera_task'
import { Round } from './round'
import type { TaskReader } from './task_reader'

/** Counts one exercise, in rounds. */
export class ExerciseReader implements TaskReader {
  readonly #engine: Engine
  readonly #round = new Round()

  constructor(engine: Engine, text: string) {
    this.#engine = engine
    engine.start(text)
  }

  restart(counting: boolean): void {
    this.#round.restart(counting)
  }

  read(t_ms: number, landmarks: Float32Array | null, aspect: number): CameraReport {
    const report = this.#round.tallied(this.#engine.step(t_ms, landmarks, aspect))
    return { task: 'exercise', ...report }
  }
}
