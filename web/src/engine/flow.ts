import { ContentError } from './engine'
import { FrameMemory, LANDMARK_FLOATS } from './frame_memory'
import type { Side } from './report'

/** What `engine/wasm/flow_exports.cc` exports; pointers are offsets into `memory`. */
interface Exports {
  memory: WebAssembly.Memory
  _initialize(): void
  liopep_flow_text(): number
  liopep_flow_text_capacity(): number
  liopep_flow_clear(): void
  liopep_flow_add(length: number): number
  liopep_flow_error_field(): number
  liopep_flow_error_reason(): number
  liopep_flow_restart(): void
  liopep_flow_landmarks(): number
  liopep_flow_step(t_ms: number, somebody: number, aspect: number): number
}

/** Byte offsets in `WireFlow` of `engine/wasm/flow_exports.cc`. */
const FRAMING = 12
const EXERCISE = 16
const HELD_MS = 20
const EVENT_COUNT = 24
const LANDMARKS = 32
const EVENTS = LANDMARKS + LANDMARK_FLOATS * 4
const EVENT_BYTES = 16

const FRAMINGS = ['nobody', 'partly', 'ready'] as const
const SIDES = ['left', 'right', 'both'] as const satisfies readonly Side[]
/** Places in the engine's `EventKind`; the others are of no use to a flow. */
const REPETITION = 0
const HALF_REPETITION = 1
const HOLD_DONE = 5

/** Something counted; `exercise` is the id in its file. */
export type FlowCounted =
  | { kind: 'repetition'; exercise: string; side: Side; duration_ms: number }
  | { kind: 'half_repetition'; exercise: string }
  | { kind: 'hold_done'; exercise: string }

/** One frame among exercises that nobody chose. */
export interface FlowFrame {
  t_ms: number
  /** Smoothed; four numbers each, as in `MotionReport`; null: nobody. */
  landmarks: Float32Array | null
  /** Ready: enough is in view for at least one exercise. */
  framing: (typeof FRAMINGS)[number]
  /** What the person does; null while that is unclear. */
  exercise: string | null
  /** Time in position that this frame added, of an exercise that is held. */
  held_ms: number
  counted: FlowCounted[]
}

/** Recognises which of some exercises a person does, and counts it. One follows one camera. */
export class FlowCounter {
  readonly #exports: Exports
  readonly #ids: string[] = []
  readonly #decoder = new TextDecoder()
  readonly #frame: FrameMemory

  private constructor(exports: Exports) {
    this.#exports = exports
    exports._initialize()
    exports.liopep_flow_clear()
    this.#frame = new FrameMemory(exports.memory, exports.liopep_flow_landmarks(), LANDMARKS)
  }

  /**
   * Makes a counter from the compiled module (`loadRecognitionModule`) and the texts of exercise files.
   * Throws ContentError when the engine does not understand one, or they are too many.
   */
  static async create(module: WebAssembly.Module, texts: readonly string[]): Promise<FlowCounter> {
    const instance = await WebAssembly.instantiate(module, {})
    const counter = new FlowCounter(instance.exports as unknown as Exports)
    texts.forEach((text) => counter.#add(text))
    return counter
  }

  /** Forgets the person, keeps the exercises. */
  restart(): void {
    this.#exports.liopep_flow_restart()
  }

  /** Takes one camera frame, as `Engine.step` does. */
  step(t_ms: number, landmarks: Float32Array | null, aspect: number): FlowFrame {
    return this.#report(this.#exports.liopep_flow_step(t_ms, this.#frame.put(landmarks), aspect))
  }

  #add(text: string): void {
    const bytes = new TextEncoder().encode(text)
    if (bytes.length > this.#exports.liopep_flow_text_capacity()) {
      throw new ContentError('file', 'is larger than 32 KiB')
    }
    new Uint8Array(this.#exports.memory.buffer, this.#exports.liopep_flow_text()).set(bytes)
    const added = this.#exports.liopep_flow_add(bytes.length)
    if (added === 0) {
      throw new ContentError(
        this.#text(this.#exports.liopep_flow_error_field()),
        this.#text(this.#exports.liopep_flow_error_reason())
      )
    }
    if (added === 2) throw new ContentError('files', 'are too many to recognise among')
    this.#ids.push((JSON.parse(text) as { id: string }).id)
  }

  #report(at: number): FlowFrame {
    const view = this.#frame.reportAt(at)
    const word = (offset: number) => view.getUint32(offset, true)
    const exercise = view.getInt32(EXERCISE, true)
    return {
      t_ms: view.getFloat64(0, true),
      landmarks: this.#frame.landmarks(),
      framing: FRAMINGS[word(FRAMING)] ?? 'nobody',
      exercise: this.#ids[exercise] ?? null,
      held_ms: view.getFloat32(HELD_MS, true),
      counted: Array.from({ length: word(EVENT_COUNT) }, (_, i) =>
        this.#countedAt(new DataView(view.buffer, at + EVENTS + i * EVENT_BYTES))
      ).filter((event) => event !== null)
    }
  }

  #countedAt(view: DataView): FlowCounted | null {
    const exercise = this.#ids[view.getUint32(0, true)] ?? ''
    switch (view.getUint32(4, true)) {
      case REPETITION:
        return {
          kind: 'repetition',
          exercise,
          side: SIDES[view.getUint32(8, true)] ?? 'both',
          duration_ms: view.getFloat32(12, true)
        }
      case HALF_REPETITION:
        return { kind: 'half_repetition', exercise }
      case HOLD_DONE:
        return { kind: 'hold_done', exercise }
      default:
        return null
    }
  }

  #text(at: number): string {
    const bytes = new Uint8Array(this.#exports.memory.buffer, at)
    return this.#decoder.decode(bytes.subarray(0, bytes.indexOf(0)))
  }
}
