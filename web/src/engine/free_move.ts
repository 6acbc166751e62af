import { FrameMemory } from './frame_memory'

/** What `engine/wasm/free_move_exports.cc` exports; pointers are offsets into `memory`. */
interface Exports {
  memory: WebAssembly.Memory
  _initialize(): void
  liopep_free_move_start(): void
  liopep_free_move_landmarks(): number
  liopep_free_move_step(t_ms: number, somebody: number, aspect: number): number
}

/** Byte offsets in `WireFreeMove` of `engine/wasm/free_move_exports.cc`. */
const IN_RHYTHM = 12
const COUNT = 16
const ADDED = 20
const PERIOD = 24
const LANDMARKS = 32

/** One frame of a movement that nobody named. */
export interface FreeMovement {
  t_ms: number
  /** Smoothed; four numbers each, as in `MotionReport`; null: nobody. */
  landmarks: Float32Array | null
  /** A movement that repeats itself is being counted. */
  in_rhythm: boolean
  /** Repetitions since the start. */
  count: number
  /** Repetitions that this frame added: 3 when a rhythm is first believed, then 1. */
  added: number
  /** Of the last repetitions; 0 while there is no rhythm. */
  period_ms: number
}

/** Counts any movement that repeats itself, without knowing it. */
export class FreeMoveCounter {
  readonly #exports: Exports
  readonly #frame: FrameMemory

  private constructor(exports: Exports) {
    this.#exports = exports
    exports._initialize()
    this.#frame = new FrameMemory(exports.memory, exports.liopep_free_move_landmarks(), LANDMARKS)
  }

  /** Makes a counter from the compiled module (`loadRecognitionModule`), which can be shared. */
  static async create(module: WebAssembly.Module): Promise<FreeMoveCounter> {
    const instance = await WebAssembly.instantiate(module, {})
    return new FreeMoveCounter(instance.exports as unknown as Exports)
  }

  /** Starts anew; forgets the person and the count. */
  start(): void {
    this.#exports.liopep_free_move_start()
  }

  /** Takes one camera frame, as `Engine.step` does. */
  step(t_ms: number, landmarks: Float32Array | null, aspect: number): FreeMovement {
    const somebody = this.#frame.put(landmarks)
    const view = this.#frame.reportAt(this.#exports.liopep_free_move_step(t_ms, somebody, aspect))
    const word = (offset: number) => view.getUint32(offset, true)
    return {
      t_ms: view.getFloat64(0, true),
      landmarks: this.#frame.landmarks(),
      in_rhythm: word(IN_RHYTHM) !== 0,
      count: word(COUNT),
      added: word(ADDED),
      period_ms: view.getFloat32(PERIOD, true)
    }
  }
}
