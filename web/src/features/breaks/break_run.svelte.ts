import type { Framing } from '../../engine/report'

/** Where a break with camera stands. */
export type Stage = 'framing' | 'countdown' | 'counting' | 'paused' | 'done'

/** How long a person must stand right before the countdown begins. */
const READY_FOR_MS = 900
const COUNTDOWN_MS = 3000
/** How long a person may be out of view before the clock waits for them. */
const MISSED_AFTER_MS = 1200
/** Longest step of the clock; a longer one means that the page slept. */
const LONGEST_TICK_MS = 1000

/** Something of the clock's that is worth saying aloud. */
export type ClockWord =
  { kind: 'countdown'; left: number } | { kind: 'go' } | { kind: 'last_seconds' } | { kind: 'done' }

/**
 * The frame of a break in front of the camera: framing, 3-2-1, counting, pauses, end. Fed with what
 * is seen and with ticks; knows no clock and no camera of its own. The clock runs only while the
 * person is in view.
 */
export class BreakRun {
  stage = $state<Stage>('framing')
  elapsed_ms = $state(0)
  countdown_left = $state(3)
  /** False while the clock waits for the person to come back into view. */
  inView = $state(false)
  framing = $state.raw<Framing>({ kind: 'nobody' })

  private readySince_ms: number | null = null
  private countdownStart_ms = 0
  private lastSeen_ms = 0
  private lastTick_ms: number | null = null

  constructor(
    readonly length_ms: number,
    private readonly announce: (what: ClockWord) => void
  ) {}

  get left_ms(): number {
    return Math.max(0, this.length_ms - this.elapsed_ms)
  }

  /** True from the moment that repetitions count; the camera's tally starts there. */
  get counting(): boolean {
    return this.stage === 'counting' || this.stage === 'paused' || this.stage === 'done'
  }

  /** Takes where the person was at `now_ms` (monotonic); true when what they did then counts. */
  see(framing: Framing, now_ms: number): boolean {
    this.framing = framing
    const ready = framing.kind === 'ready'
    if (ready) this.lastSeen_ms = now_ms
    if (this.stage === 'framing') this.watchFraming(ready, now_ms)
    if (this.stage === 'countdown' && now_ms - this.lastSeen_ms > MISSED_AFTER_MS) {
      this.stage = 'framing'
      this.readySince_ms = null
    }
    return this.stage === 'counting'
  }

  /** Moves the clock to `now_ms` (monotonic). */
  tick(now_ms: number): void {
    const step_ms = Math.min(LONGEST_TICK_MS, now_ms - (this.lastTick_ms ?? now_ms))
    this.lastTick_ms = now_ms
    if (this.stage === 'countdown') this.tickCountdown(now_ms)
    else if (this.stage === 'counting') this.tickCounting(now_ms, step_ms)
  }

  pause(): void {
    if (this.stage === 'counting') this.stage = 'paused'
    if (this.stage === 'countdown') this.stage = 'framing'
  }

  resume(): void {
    if (this.stage === 'paused') this.stage = 'counting'
  }

  /** Ends the break; `undoStop` takes it back. */
  stop(): void {
    if (this.stage !== 'done') this.stage = 'done'
  }

  undoStop(): void {
    if (this.stage === 'done' && this.left_ms > 0) this.stage = 'paused'
  }

  private watchFraming(ready: boolean, now_ms: number): void {
    if (!ready) {
      this.readySince_ms = null
      return
    }
    this.readySince_ms ??= now_ms
    if (now_ms - this.readySince_ms < READY_FOR_MS) return
    this.stage = 'countdown'
    this.countdownStart_ms = now_ms
    this.countdown_left = COUNTDOWN_MS / 1000
    this.announce({ kind: 'countdown', left: this.countdown_left })
  }

  private tickCountdown(now_ms: number): void {
    const left = Math.ceil((COUNTDOWN_MS - (now_ms - this.countdownStart_ms)) / 1000)
    if (left === this.countdown_left) return
    this.countdown_left = left
    if (left > 0) {
      this.announce({ kind: 'countdown', left })
      return
    }
    this.stage = 'counting'
    this.announce({ kind: 'go' })
  }

  private tickCounting(now_ms: number, step_ms: number): void {
    this.inView = now_ms - this.lastSeen_ms <= MISSED_AFTER_MS
    if (!this.inView) return
    const before_ms = this.left_ms
    this.elapsed_ms += step_ms
    if (before_ms > 10_000 && this.left_ms <= 10_000) this.announce({ kind: 'last_seconds' })
    if (this.left_ms > 0) return
    this.stage = 'done'
    this.announce({ kind: 'done' })
  }
}
