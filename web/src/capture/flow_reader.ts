import type { FlowCounted, FlowCounter } from '../engine/flow'
import type { Framing } from '../engine/report'
import type { CameraReport } from './camera_task'
import type { FlowEvent } from './seen_report'
import type { TaskReader } from './task_reader'

/** Recognises what the person does among the exercises of the task, and counts it. */
export class FlowReader implements TaskReader {
  readonly #counter: FlowCounter

  constructor(counter: FlowCounter) {
    this.#counter = counter
  }

  /** What was done while finding a place, or before a pause, is no part of what comes. */
  restart(): void {
    this.#counter.restart()
  }

  read(t_ms: number, landmarks: Float32Array | null, aspect: number): CameraReport {
    const seen = this.#counter.step(t_ms, landmarks, aspect)
    return {
      task: 'flow',
      t_ms: seen.t_ms,
      landmarks: seen.landmarks,
      framing: framingOf(seen.framing),
      exercise: seen.exercise,
      events: eventsOf(seen.exercise, seen.held_ms, seen.counted)
    }
  }
}

/** Which parts are missing depends on what one means to do: a flow does not know. */
function framingOf(kind: Framing['kind']): Framing {
  return kind === 'partly' ? { kind, missing: [] } : { kind }
}

function eventsOf(
  exercise: string | null,
  held_ms: number,
  counted: readonly FlowCounted[]
): FlowEvent[] {
  const events = counted.map((event): FlowEvent => {
    if (event.kind !== 'hold_done') return event
    return { kind: 'held', exercise: event.exercise, held_ms: 0, isDone: true }
  })
  if (exercise !== null && held_ms > 0) {
    events.unshift({ kind: 'held', exercise, held_ms, isDone: false })
  }
  return events
}
