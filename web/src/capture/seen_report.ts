import type { Framing, Side } from '../engine/report'

/** What every report of a task without a chosen exercise says. */
interface Seen {
  /** Camera time in milliseconds; only differences mean something. */
  t_ms: number
  /** 33 landmarks of four numbers each, as in `MotionReport`; null: nobody. */
  landmarks: Float32Array | null
  framing: Framing
}

/** Something counted in a flow; `exercise` is the id of one of the task's files. */
export type FlowEvent =
  | { kind: 'repetition'; exercise: string; side: Side; duration_ms: number }
  | { kind: 'half_repetition'; exercise: string }
  /** A position was held for so much longer; `isDone` once in a hold, when it is long enough. */
  | { kind: 'held'; exercise: string; held_ms: number; isDone: boolean }

/** What is recognised, and what of it counts. */
export interface FlowReport extends Seen {
  /** What the person is doing; null while that is unclear. */
  exercise: string | null
  /** Those of the repetitions that showed which exercise it is come together, once it is known. */
  events: FlowEvent[]
}

/** A movement without a file. */
export interface FreeMoveReport extends Seen {
  in_rhythm: boolean
  /** Repetitions that this frame added. */
  added: number
}

/** A movement that is being taught. */
export interface LessonReport extends Seen {
  /** Repetitions that were understood so far, of `wanted`. */
  shown: number
  wanted: number
  /** The new exercise file, once it is learned. */
  file: string | null
}

/** The pose model's own words, before the engine smooths them. */
export interface PoseReport extends Seen {
  /** Width of the picture divided by its height. */
  aspect: number
}
