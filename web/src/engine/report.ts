/**
 * What one camera frame becomes: numbers only (P10). No field of these types can carry a picture
 * or a sound, and nothing but these types leaves `capture`.
 */

/** Parts of the body that an exercise can need in view, as its file names them. */
export type BodyPart =
  | 'head'
  | 'shoulders'
  | 'elbows'
  | 'wrists'
  | 'hips'
  | 'knees'
  | 'ankles'
  | 'ears'
  | 'eyes'
  | 'mouth'
  | 'hands'
  | 'pinkies'
  | 'thumbs'
  | 'heels'
  | 'toes'

/** Is the person placed so that this exercise can be counted? */
export type Framing =
  { kind: 'nobody' } | { kind: 'partly'; missing: BodyPart[] } | { kind: 'ready' }

/** Where in a repetition the person is; `waiting` until they were seen at rest. */
export type Phase = 'waiting' | 'rest' | 'going' | 'full' | 'back'

/** A side of the person's own body; `both` where the two move as one. */
export type Side = 'left' | 'right' | 'both'

/** A whole repetition. */
export interface Repetition {
  kind: 'repetition'
  t_ms: number
  side: Side
  /** Running number, over all sides. */
  count: number
  duration_ms: number
  /** From rest to the deepest point, and back. */
  there_ms: number
  back_ms: number
  /** At the deepest point: 0 at rest, 1 at the full position. */
  depth: number
}

/** Something that happened between the last frame and this one. */
export type MovementEvent =
  | Repetition
  | { kind: 'half_repetition'; t_ms: number; side: Side; half_count: number; depth: number }
  /** The check with this place in the file's `form` is not met. */
  | { kind: 'form'; t_ms: number; side: Side; index: number }
  /** The body left the range that is safe. */
  | { kind: 'safe_range'; t_ms: number; side: Side }
  | { kind: 'hold_began'; t_ms: number; side: Side }
  /** The position was held for the exercise's `hold_ms`; the hold goes on. */
  | { kind: 'hold_done'; t_ms: number; side: Side; count: number }
  | { kind: 'hold_ended'; t_ms: number; side: Side; duration_ms: number }
  | { kind: 'lost'; t_ms: number }
  | { kind: 'found'; t_ms: number }
  /** A whole repetition that people also do once in daily life: it counts with a second one. */
  | { kind: 'once_more'; t_ms: number; side: Side }

/** The running sum of a break; what is shown, saved and sent. */
export interface Tally {
  exercise: string
  /** Full repetitions; of an exercise that is held: how many times it was held long enough. */
  count: number
  half_count: number
  /** Of `count`, those of one side; repetitions of both sides at once are in neither. */
  left_count: number
  right_count: number
  /** Time in position, over all holds. */
  held_ms: number
}

/** One camera frame, as numbers. */
export interface MotionReport {
  /** Camera time in milliseconds; only differences mean something. */
  t_ms: number
  /** 33 landmarks of four numbers each (x, y in 0..1 of the picture, z, visibility); null: nobody. */
  landmarks: Float32Array | null
  framing: Framing
  phase: Phase
  /** Depth of the repetition under way: 0 at rest, 1 at the full position. */
  depth: number
  events: MovementEvent[]
  tally: Tally
}
