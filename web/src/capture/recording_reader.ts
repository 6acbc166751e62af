import type { CameraReport } from './camera_task'
import type { TaskReader } from './task_reader'

/** Hands on what the pose model said, for a recording of numbers. In development builds only. */
export class RecordingReader implements TaskReader {
  restart(): void {}

  read(t_ms: number, landmarks: Float32Array | null, aspect: number): CameraReport {
    return {
      task: 'recording',
      t_ms,
      landmarks: landmarks?.slice() ?? null, // what is reported is handed over to the page
      framing: { kind: landmarks ? 'ready' : 'nobody' },
      aspect
    }
  }
}
