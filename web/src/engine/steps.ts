/** What `engine/wasm/steps_exports.cc` exports; pointers are offsets into `memory`. */
interface Exports {
  memory: WebAssembly.Memory
  _initialize(): void
  liopep_steps_start(): void
  liopep_steps_samples(): number
  liopep_steps_add(count: number): number
  liopep_steps_finish(): number
  liopep_steps_length_m(height_cm: number): number
  liopep_steps_measured_length_m(distance_m: number, steps: number): number
}

/** Byte offsets in `WireSteps` of `engine/wasm/steps_exports.cc`. */
const WALKING_MS = 8
const STEPS = 16
const WALKING = 20
const CADENCE = 24

/** What is known of a walk. */
export interface StepReport {
  /** Since the start. The last four seconds are known only when the walk is finished. */
  steps: number
  walking: boolean
  /** Steps a minute; 0 unless walking. */
  cadence_spm: number
  /** Time walked since the start. */
  walking_ms: number
}

/** Counts the steps of somebody who carries the phone, by its accelerometer. */
export class StepCounter {
  readonly #exports: Exports

  private constructor(exports: Exports) {
    this.#exports = exports
    exports._initialize()
  }

  /** @param module the compiled step counter (`loadStepsModule`) */
  static async create(module: WebAssembly.Module): Promise<StepCounter> {
    const instance = await WebAssembly.instantiate(module, {})
    return new StepCounter(instance.exports as unknown as Exports)
  }

  /** Starts anew; forgets the walk. */
  start(): void {
    this.#exports.liopep_steps_start()
  }

  /** Takes one sample, gravity included, in any unit. */
  add(t_ms: number, x: number, y: number, z: number): StepReport {
    const { memory } = this.#exports
    const at = this.#exports.liopep_steps_samples()
    new Float64Array(memory.buffer, at, 4).set([t_ms, x, y, z])
    return this.#read(this.#exports.liopep_steps_add(1))
  }

  /** Says also what was still open. */
  finish(): StepReport {
    return this.#read(this.#exports.liopep_steps_finish())
  }

  /** Metres of one step for somebody of this height; 0 when the height is not plausible. */
  lengthFromHeight_m(height_cm: number): number {
    return this.#exports.liopep_steps_length_m(height_cm)
  }

  /** Metres of one step by a walk of known length; 0 when that is not plausible. */
  measuredLength_m(distance_m: number, steps: number): number {
    return this.#exports.liopep_steps_measured_length_m(distance_m, steps)
  }

  #read(at: number): StepReport {
    const view = new DataView(this.#exports.memory.buffer, at)
    return {
      steps: view.getUint32(STEPS, true),
      walking: view.getUint32(WALKING, true) !== 0,
      cadence_spm: view.getFloat32(CADENCE, true),
      walking_ms: view.getFloat64(WALKING_MS, true)
    }
  }
}
