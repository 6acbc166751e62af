import type { MotionReport, MovementEvent, Tally } from '../engine/report'

const NOTHING: Omit<Tally, 'exercise'> = {
  count: 0,
  half_count: 0,
  left_count: 0,
  right_count: 0,
  held_ms: 0
}

/**
 * One round of counting. The engine follows the person from the first picture on, so that it knows
 * their body when the round begins; what is tallied begins with the round. A repetition that was
 * under way by then belongs to neither; of a hold, the time from then on does.
 */
export class Round {
  #begun_ms: number | null = null
  #heldBefore_ms = 0
  #counts = { ...NOTHING }

  /** Ends the round, and with `counting` begins the next at the coming frame. */
  restart(counting: boolean): void {
    this.#begun_ms = counting ? Infinity : null
    this.#counts = { ...NOTHING }
  }

  /** The report with this round's tally, and without what is not part of it. */
  tallied(report: MotionReport): MotionReport {
    const { exercise, held_ms } = report.tally
    if (this.#begun_ms === Infinity) {
      this.#begun_ms = report.t_ms
      this.#heldBefore_ms = held_ms
    }
    if (this.#begun_ms !== null) this.#counts.held_ms = held_ms - this.#heldBefore_ms
    const events = report.events.flatMap((event) => this.#eventOfRound(event) ?? [])
    return { ...report, events, tally: { exercise, ...this.#counts } }
  }

  #eventOfRound(event: MovementEvent): MovementEvent | null {
    switch (event.kind) {
      case 'repetition':
        if (this.#begun_ms === null || event.t_ms - event.duration_ms < this.#begun_ms) return null
        this.#counts.count += 1
        if (event.side === 'left') this.#counts.left_count += 1
        if (event.side === 'right') this.#counts.right_count += 1
        return { ...event, count: this.#counts.count }
      case 'half_repetition':
        if (this.#begun_ms === null) return null
        this.#counts.half_count += 1
        return { ...event, half_count: this.#counts.half_count }
      case 'hold_done':
        if (this.#begun_ms === null) return null
        this.#counts.count += 1
        return { ...event, count: this.#counts.count }
      default:
        return event
    }
  }
}
