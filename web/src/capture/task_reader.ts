import type { CameraReport } from './camera_task'

/** Turns the landmarks of one frame after the other into reports of one task. Lives in the worker. */
export interface TaskReader {
  /** Begins anew; with `counting` what happens from the coming frame on is tallied. */
  restart(counting: boolean): void
  /** The world of a game stands still while held; counting knows no such thing. */
  hold?(held: boolean): void
  /** @param aspect the picture's width divided by its height */
  read(t_ms: number, landmarks: Float32Array | null, aspect: number): CameraReport
}
