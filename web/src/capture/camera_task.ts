import type { GameOptions, GameReport } from '../engine/game'
import type { MotionReport } from '../engine/report'
import type { FlowReport, FreeMoveReport, LessonReport, PoseReport } from './seen_report'

/** What the camera is asked to do with the movement it sees. */
export type CameraTask =
  /** Count one exercise: `text` is its file (`content/exercises/*.json`, or one that was taught). */
  | { kind: 'exercise'; text: string }
  /** Recognise which of these exercises the person does, and count it; `texts` are their files. */
  | { kind: 'flow'; texts: readonly string[] }
  /** Count any movement that has a rhythm. */
  | { kind: 'free_move' }
  /** Learn a movement from two or three repetitions. */
  | { kind: 'lesson' }
  /** Play a game. */
  | { kind: 'game'; options: GameOptions }
  /** Say what the pose model said, to record it as numbers. Development builds only. */
  | { kind: 'recording' }

/**
 * What one camera frame became, for each kind of task: numbers and the names that the task was
 * given (P10).
 */
export type CameraReport =
  | ({ task: 'exercise' } & MotionReport)
  | ({ task: 'flow' } & FlowReport)
  | ({ task: 'free_move' } & FreeMoveReport)
  | ({ task: 'lesson' } & LessonReport)
  | {
      task: 'game'
      /** 33 landmarks as in `MotionReport`, to draw the player; not mirrored. */
      landmarks: Float32Array | null
      /** Width of the picture divided by its height: the world's own shape. */
      aspect: number
      game: GameReport
    }
  | ({ task: 'recording' } & PoseReport)
