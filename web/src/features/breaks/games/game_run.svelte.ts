import type { GameEvent, GameReport, GameState } from '../../../engine/game'

/** Where a game on the screen stands; `starting` until the camera says something. */
export type GameStage = 'starting' | GameState | 'paused'

/** Score, clock and state of a game as the page shows them, fed with the reports of the camera. */
export class GameRun {
  stage = $state<GameStage>('starting')
  score = $state(0)
  level = $state(1)
  combo = $state(0)
  multiplier = $state(1)
  left_ms = $state(0)
  isPaused = $state(false)
  #state: GameState | null = null

  constructor(readonly length_ms: number) {
    this.left_ms = length_ms
  }

  /** Time played so far. */
  get played_ms(): number {
    return Math.max(0, this.length_ms - this.left_ms)
  }

  /** Seconds left as a clock shows them; the last one ends at 0. */
  get clock(): string {
    const seconds = Math.ceil(this.left_ms / 1000)
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  }

  /** True while points can be made. */
  get hasBegun(): boolean {
    return this.played_ms > 0
  }

  /** Takes one report in; what happened in it, nothing while paused. */
  take(report: GameReport): readonly GameEvent[] {
    this.#state = report.state
    this.score = report.score
    this.level = report.level
    this.combo = report.combo
    this.multiplier = report.multiplier
    // A picture may be under way when somebody pauses; the clock stands at once all the same.
    if (!this.isPaused) this.left_ms = Math.min(report.left_ms, this.length_ms)
    this.#settle()
    return this.isPaused ? [] : report.events
  }

  /** Pauses a game that has begun; before that there is nothing to pause. */
  pause(): void {
    if (!this.hasBegun || this.#state === 'over') return
    this.isPaused = true
    this.#settle()
  }

  resume(): void {
    this.isPaused = false
    this.#settle()
  }

  toggle(): void {
    if (this.isPaused) this.resume()
    else this.pause()
  }

  #settle(): void {
    this.stage = this.isPaused ? 'paused' : (this.#state ?? 'starting')
  }
}
