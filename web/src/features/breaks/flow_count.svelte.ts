import type { FlowEvent, FlowReport } from '../../capture'
import type { FinishedBreak } from './finished_break'

/** What was done of one exercise in a flow. */
export interface FlowPart {
  exercise: string
  count: number
  half_count: number
  left_count: number
  right_count: number
  /** Of an exercise that is held; null of others. */
  held_ms: number | null
  /** Time spent in its repetitions or its holds. */
  active_ms: number
}

/** Something in a flow that is worth saying aloud. */
export type FlowWord = { kind: 'named'; exercise: string } | { kind: 'count'; count: number }

/** Counts whatever is recognised, each exercise by itself. */
export class FlowCount {
  /** What the person is doing now; null while that is unclear. */
  current = $state<string | null>(null)
  /** In the order in which they were first done. */
  parts = $state<FlowPart[]>([])
  private named: string | null = null

  get isEmpty(): boolean {
    return this.parts.length === 0
  }

  /** Repetitions of all exercises. */
  get count(): number {
    return this.parts.reduce((sum, part) => sum + part.count, 0)
  }

  partOf(exercise: string): FlowPart | undefined {
    return this.parts.find((part) => part.exercise === exercise)
  }

  /** Takes one frame that counts; returns what is worth saying. */
  take(report: FlowReport): FlowWord[] {
    const words: FlowWord[] = []
    this.current = report.exercise
    if (report.exercise !== null && report.exercise !== this.named) {
      this.named = report.exercise
      words.push({ kind: 'named', exercise: report.exercise })
    }
    for (const event of report.events) this.add(event)
    const last = report.events.findLast((event) => event.kind === 'repetition')
    const counted = last && this.partOf(last.exercise)
    if (counted && words.length === 0) words.push({ kind: 'count', count: counted.count })
    return words
  }

  /** What it came to, exercise by exercise. */
  finished(): FinishedBreak[] {
    return this.parts
      .filter((part) => part.count > 0 || (part.held_ms ?? 0) > 0)
      .map((part) => ({
        exercise: part.exercise,
        count: part.count,
        half_count: part.half_count,
        ...(part.held_ms === null ? {} : { held_ms: part.held_ms }),
        duration_ms: part.active_ms,
        source: 'camera'
      }))
  }

  private add(event: FlowEvent): void {
    const part = this.partOf(event.exercise) ?? this.begin(event.exercise)
    if (event.kind === 'half_repetition') part.half_count += 1
    else if (event.kind === 'held') {
      part.held_ms = (part.held_ms ?? 0) + event.held_ms
      part.active_ms += event.held_ms
      part.count += event.isDone ? 1 : 0
    } else {
      part.count += 1
      part.active_ms += event.duration_ms
      if (event.side === 'left') part.left_count += 1
      if (event.side === 'right') part.right_count += 1
    }
  }

  private begin(exercise: string): FlowPart {
    this.parts.push({
      exercise,
      count: 0,
      half_count: 0,
      left_count: 0,
      right_count: 0,
      held_ms: null,
      active_ms: 0
    })
    return this.parts.at(-1)!
  }
}
