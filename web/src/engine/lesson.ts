import { FrameMemory } from './frame_memory'

/** What `engine/wasm/lesson_exports.cc` exports; pointers are offsets into `memory`. */
interface Exports {
  memory: WebAssembly.Memory
  _initialize(): void
  liopep_lesson_start(): void
  liopep_lesson_landmarks(): number
  liopep_lesson_step(t_ms: number, somebody: number, aspect: number): number
  liopep_lesson_file(): number
}

/** Byte offsets in `WireLesson` of `engine/wasm/lesson_exports.cc`. */
const SHOWN = 12
const WANTED = 16
const FILE_LENGTH = 20
const LANDMARKS = 24

/** One frame of a movement that is being shown. */
export interface LessonFrame {
  t_ms: number
  /** Smoothed; four numbers each, as in `MotionReport`; null: nobody. */
  landmarks: Float32Array | null
  /** Repetitions that were understood so far, of `wanted`. */
  shown: number
  wanted: number
  /** The new exercise file, once it is learned. */
  file: string | null
}

/** Learns a movement from a few repetitions, and writes its exercise file. */
export class Lesson {
  readonly #exports: Exports
  readonly #frame: FrameMemory
  readonly #decoder = new TextDecoder()

  private constructor(exports: Exports) {
    this.#exports = exports
    exports._initialize()
    this.#frame = new FrameMemory(exports.memory, exports.liopep_lesson_landmarks(), LANDMARKS)
    exports.liopep_lesson_start()
  }

  /** Makes a lesson from the compiled module (`loadRecognitionModule`), which can be shared. */
  static async create(module: WebAssembly.Module): Promise<Lesson> {
    const instance = await WebAssembly.instantiate(module, {})
    return new Lesson(instance.exports as unknown as Exports)
  }

  /** Begins anew. */
  start(): void {
    this.#exports.liopep_lesson_start()
  }

  /** Takes one camera frame, as `Engine.step` does. */
  step(t_ms: number, landmarks: Float32Array | null, aspect: number): LessonFrame {
    const somebody = this.#frame.put(landmarks)
    const view = this.#frame.reportAt(this.#exports.liopep_lesson_step(t_ms, somebody, aspect))
    const word = (offset: number) => view.getUint32(offset, true)
    const length = word(FILE_LENGTH)
    return {
      t_ms: view.getFloat64(0, true),
      landmarks: this.#frame.landmarks(),
      shown: word(SHOWN),
      wanted: word(WANTED),
      file: length === 0 ? null : this.#fileOf(length)
    }
  }

  #fileOf(length: number): string {
    const { memory, liopep_lesson_file } = this.#exports
    return this.#decoder.decode(new Uint8Array(memory.buffer, liopep_lesson_file(), length))
  }
}
