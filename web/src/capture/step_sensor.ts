import { loadStepsModule } from '../engine/module'
import { StepCounter, type StepReport } from '../engine/steps'

/**
 * Why steps cannot be counted.
 */
export type StepProblem =
  | 'refused' // the person said no
  | 'absent' // this device has no motion sensor, or the browser does not show it
  | 'failed' // the counter could not be loaded

/** iOS asks the person; other browsers have no such function. */
interface AskingMotionEvent {
  requestPermission?: () => Promise<string>
}

/** A sensor that says nothing for so long is none. */
const SILENCE_MS = 3_000

/** A walk that is being counted. */
export interface CountedWalk {
  /** The last word on the walk; nothing is heard after it. Null when nothing ever was. */
  finish: () => StepReport | null
}

/**
 * The accelerometer's door (P10, P11): samples go from the event into the engine and are gone; what
 * comes out are the numbers of a StepReport. Call it in the handler of a press: iOS asks for
 * permission only then.
 */
export function countSteps(
  onsteps: (report: StepReport) => void,
  onproblem: (problem: StepProblem) => void
): CountedWalk {
  const sensor = new StepSensor(onsteps, onproblem)
  void sensor.start()
  return { finish: () => sensor.finish() }
}

class StepSensor {
  #counter: StepCounter | null = null
  #heard = false
  #over = false
  #silence: ReturnType<typeof setTimeout> | undefined

  constructor(
    readonly onsteps: (report: StepReport) => void,
    readonly onproblem: (problem: StepProblem) => void
  ) {}

  async start(): Promise<void> {
    if (!('DeviceMotionEvent' in globalThis)) return this.#fail('absent')
    const event = DeviceMotionEvent as unknown as AskingMotionEvent
    try {
      if (event.requestPermission && (await event.requestPermission()) !== 'granted') {
        return this.#fail('refused')
      }
    } catch {
      return this.#fail('refused')
    }
    try {
      this.#counter = await StepCounter.create(await loadStepsModule())
    } catch {
      return this.#fail('failed')
    }
    if (this.#over) return
    addEventListener('devicemotion', this.#take)
    this.#silence = setTimeout(() => this.#fail('absent'), SILENCE_MS)
  }

  finish(): StepReport | null {
    this.#stop()
    return this.#counter?.finish() ?? null
  }

  readonly #take = (event: DeviceMotionEvent): void => {
    const { x = null, y = null, z = null } = event.accelerationIncludingGravity ?? {}
    if (this.#counter === null || x === null || y === null || z === null) return
    if (!this.#heard) {
      this.#heard = true
      clearTimeout(this.#silence)
    }
    const { steps, walking, cadence_spm, walking_ms } = this.#counter.add(event.timeStamp, x, y, z)
    this.onsteps({ steps, walking, cadence_spm, walking_ms })
  }

  #fail(problem: StepProblem): void {
    this.#stop()
    this.onproblem(problem)
  }

  #stop(): void {
    this.#over = true
    clearTimeout(this.#silence)
    removeEventListener('devicemotion', this.#take)
  }
}
