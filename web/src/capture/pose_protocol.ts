import type { CameraReport, CameraTask } from './camera_task'

/**
 * The words between the page's side of capture and its worker. Pictures go into the worker only;
 * what comes out is numbers (P10).
 */

/** The pose models, slowest and most exact first. */
export type PoseModelName = 'full' | 'lite'

/** Page to worker. */
export type ToWorker =
  | {
      kind: 'load'
      vision: WebAssembly.Module
      name: PoseModelName
      model: ArrayBuffer
    }
  | { kind: 'model'; name: PoseModelName; model: ArrayBuffer }
  /** `engine` is the part of the engine that the task needs (`moduleOfTask`). */
  | { kind: 'task'; task: CameraTask; engine: WebAssembly.Module; counting: boolean }
  | { kind: 'hold'; held: boolean }
  | { kind: 'stream'; frames: ReadableStream<VideoFrame> }
  | { kind: 'frame'; picture: ImageBitmap; t_ms: number }
  | { kind: 'pause'; paused: boolean }

/** When things happened to a frame: milliseconds since 1970, as `performance` measures them. */
export interface FrameTiming {
  arrived_ms: number
  understood_ms: number
  counted_ms: number
}

/** What hides the person from a working camera. */
export type PictureProblem = 'covered' | 'dark' | null

/** Worker to page. */
export type FromWorker =
  | { kind: 'loaded' }
  | { kind: 'want_model'; name: PoseModelName }
  | { kind: 'running' }
  | { kind: 'idle' }
  | { kind: 'picture'; problem: PictureProblem }
  | { kind: 'report'; report: CameraReport; timing: FrameTiming }
  | { kind: 'failed'; problem: 'failed' | 'unsupported'; reason: string }
