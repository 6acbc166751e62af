import type { MotionReport, MovementEvent, Repetition } from '../../engine/report'
import { CueLimit } from './cue_limit'

/** Seconds of a hold that are said aloud. */
const SPOKEN_EVERY_S = 5

/** Something about the movement that is worth saying aloud. */
export type MovementWord =
  | { kind: 'count'; count: number }
  | { kind: 'held'; seconds: number }
  | { kind: 'hold_done'; holds: number }
  | { kind: 'half' }
  /** What was seen counts when a second one follows. */
  | { kind: 'once_more' }
  /** The check of the exercise's form with this place in its file. */
  | { kind: 'form'; index: number }
  | { kind: 'safe_range' }

/** What the repetitions were like on the whole; null before the first. */
export interface Tempo {
  /** Mean time of one. */
  repetition_ms: number
  /** Mean depth at the deepest point, 0..1 and beyond. */
  depth: number
}

/**
 * Counts one exercise from the events of the camera. The page counts by events, not by the camera's
 * tally, so that pauses and lost sight are the page's to decide.
 */
export class ExerciseCount {
  count = $state(0)
  half_count = $state(0)
  left_count = $state(0)
  right_count = $state(0)
  /** Time in position, over all holds. */
  held_ms = $state(0)
  /** Time in position of the hold under way, or of the last one. */
  hold_ms = $state(0)
  isHolding = $state(false)
  depth = $state(0)

  private readonly limit = new CueLimit()
  private readonly holdLength_ms: number
  private tallied_ms: number | null = null
  private time_ms = 0
  private depths = 0

  /** @param holdLength_ms how long a hold should last; left out where nothing is held */
  constructor(holdLength_ms = Infinity) {
    this.holdLength_ms = holdLength_ms
  }

  get tempo(): Tempo | null {
    if (this.count === 0 || this.time_ms === 0) return null
    return { repetition_ms: this.time_ms / this.count, depth: this.depths / this.count }
  }

  /** Takes one frame that counts; returns what is worth saying, the most important last. */
  take(report: MotionReport): MovementWord[] {
    this.depth = report.depth
    const words = report.events.flatMap((event) => this.wordsOf(event))
    return [...this.hold(report.tally.held_ms), ...words]
  }

  /** A frame that does not count: what is held meanwhile is not ours. */
  skip(report: MotionReport): void {
    this.depth = report.depth
    this.tallied_ms = report.tally.held_ms
  }

  private wordsOf(event: MovementEvent): MovementWord[] {
    switch (event.kind) {
      case 'repetition':
        return this.repeated(event)
      case 'half_repetition':
        this.half_count += 1
        return this.limit.allows('half', event.t_ms) ? [{ kind: 'half' }] : []
      case 'once_more':
        return this.limit.allows('once_more', event.t_ms) ? [{ kind: 'once_more' }] : []
      case 'form':
        return this.limit.allows(`form ${event.index}`, event.t_ms)
          ? [{ kind: 'form', index: event.index }]
          : []
      case 'safe_range':
        return this.limit.allows('safe_range', event.t_ms, 'warning')
          ? [{ kind: 'safe_range' }]
          : []
      case 'hold_began':
        this.hold_ms = 0
        return []
      case 'hold_ended':
        this.isHolding = false
        return []
      default:
        return []
    }
  }

  private repeated(event: Repetition): MovementWord[] {
    this.count += 1
    if (event.side === 'left') this.left_count += 1
    if (event.side === 'right') this.right_count += 1
    this.time_ms += event.duration_ms
    this.depths += event.depth
    return [{ kind: 'count', count: this.count }]
  }

  /**
   * A hold may have begun before it counted, so it is done when the time that counts is long enough.
   */
  private hold(tallied_ms: number): MovementWord[] {
    const more_ms = Math.max(0, tallied_ms - (this.tallied_ms ?? tallied_ms))
    this.tallied_ms = tallied_ms
    if (more_ms === 0) return []
    this.isHolding = true
    const before_ms = this.hold_ms
    this.held_ms += more_ms
    this.hold_ms += more_ms
    if (before_ms < this.holdLength_ms && this.hold_ms >= this.holdLength_ms) {
      this.count += 1
      return [{ kind: 'hold_done', holds: this.count }]
    }
    const spoken = (time_ms: number) => Math.floor(time_ms / 1000 / SPOKEN_EVERY_S) * SPOKEN_EVERY_S
    const seconds = spoken(this.hold_ms)
    return seconds > spoken(before_ms) ? [{ kind: 'held', seconds }] : []
  }
}
