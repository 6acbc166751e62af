import { countSteps, type CountedWalk, type StepProblem } from '../../capture'
import type { StepReport } from '../../engine/steps'

/** A gap in the clock longer than this is a page that slept: no time of the walk. */
const LONGEST_TICK_MS = 1_000
const TICK_MS = 250

const NOTHING: StepReport = { steps: 0, walking: false, cadence_spm: 0, walking_ms: 0 }

/** A walk on screen: steps as they come, and a clock that stops while the page cannot count. */
export class WalkRun {
  report = $state.raw<StepReport>(NOTHING)
  elapsed_ms = $state(0)
  problem = $state<StepProblem | null>(null)
  /** True once the page was hidden: what was walked meanwhile is not counted. */
  wasHidden = $state(false)
  #walk: CountedWalk | null = null
  #timer: ReturnType<typeof setInterval> | undefined
  #last_ms = 0

  /** In the handler of a press: iOS asks for permission only then. */
  start(): void {
    this.#walk = countSteps(
      (report) => this.#take(report),
      (problem) => {
        this.problem = problem
        clearInterval(this.#timer)
      }
    )
  }

  /** The walk as it will be saved. */
  finish(): { steps: number; duration_ms: number } {
    if (this.#timer !== undefined) this.#tick()
    clearInterval(this.#timer)
    this.report = this.#walk?.finish() ?? this.report
    return { steps: this.report.steps, duration_ms: this.elapsed_ms }
  }

  hidden(): void {
    this.wasHidden = true
  }

  /** The clock begins with the first sample: until then the person may be asked for permission. */
  #take(report: StepReport): void {
    this.report = report
    if (this.#timer !== undefined) return
    this.#last_ms = performance.now()
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
  }

  #tick(): void {
    const now_ms = performance.now()
    this.elapsed_ms += Math.min(LONGEST_TICK_MS, now_ms - this.#last_ms)
    this.#last_ms = now_ms
  }
}
