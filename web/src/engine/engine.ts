import { FrameMemory } from './frame_memory'
import type { BodyPart, Framing, MotionReport, MovementEvent, Phase, Side } from './report'

/** What `engine/wasm/exports.cc` exports; pointers are offsets into `memory`. */
interface Exports {
  memory: WebAssembly.Memory
  _initialize(): void
  liopep_text(): number
  liopep_text_capacity(): number
  liopep_start(length: number): number
  liopep_error_field(): number
  liopep_error_reason(): number
  liopep_landmarks(): number
  liopep_step(t_ms: number, somebody: number, aspect: number): number
}

const FRAMINGS = ['nobody', 'partly', 'ready'] as const
const PHASES = ['waiting', 'rest', 'going', 'full', 'back'] as const satisfies readonly Phase[]
const SIDES = ['left', 'right', 'both'] as const satisfies readonly Side[]
/** `EventKind` of `engine/include/liopep/report.h`. */
const EVENT_KINDS = [
  'repetition',
  'half_repetition',
  'form',
  'safe_range',
  'hold_began',
  'hold_done',
  'hold_ended',
  'lost',
  'found',
  'once_more'
] as const satisfies readonly MovementEvent['kind'][]
const BODY_PARTS = [
  'head',
  'shoulders',
  'elbows',
  'wrists',
  'hips',
  'knees',
  'ankles',
  'ears',
  'eyes',
  'mouth',
  'hands',
  'pinkies',
  'thumbs',
  'heels',
  'toes'
] as const satisfies readonly BodyPart[]

/** Byte offsets in `WireReport` of `engine/wasm/exports.cc`. */
const FRAMING = 12
const MISSING = 16
const PHASE = 20
const DEPTH = 24
const COUNT = 28
const HALF_COUNT = 32
const LEFT_COUNT = 36
const RIGHT_COUNT = 40
const EVENT_COUNT = 44
const HELD_MS = 48
const LANDMARKS = 56
const EVENTS = 584
const EVENT_BYTES = 40

/** An exercise file that the engine refused. */
export class ContentError extends Error {
  readonly field: string
  readonly reason: string

  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`)
    this.name = 'ContentError'
    this.field = field
    this.reason = reason
  }
}

/**
 * Counts one exercise from landmarks. Needs no network and no DOM: works in a page, a worker and
 * in Node. One engine follows one camera.
 */
export class Engine {
  readonly #exports: Exports
  readonly #decoder = new TextDecoder()
  readonly #frame: FrameMemory
  #exercise = ''

  private constructor(exports: Exports) {
    this.#exports = exports
    exports._initialize()
    this.#frame = new FrameMemory(exports.memory, exports.liopep_landmarks(), LANDMARKS)
  }

  /** Makes an engine from the compiled module (`loadEngineModule`), which can be shared. */
  static async create(module: WebAssembly.Module): Promise<Engine> {
    const instance = await WebAssembly.instantiate(module, {})
    return new Engine(instance.exports as unknown as Exports)
  }

  /**
   * Starts counting anew. `exerciseText` is the text of a file of content/exercises.
   * Throws ContentError when the engine does not understand it.
   */
  start(exerciseText: string): void {
    const bytes = new TextEncoder().encode(exerciseText)
    if (bytes.length > this.#exports.liopep_text_capacity()) {
      throw new ContentError('file', 'is larger than 32 KiB')
    }
    new Uint8Array(this.#exports.memory.buffer, this.#exports.liopep_text()).set(bytes)
    if (this.#exports.liopep_start(bytes.length) === 0) {
      throw new ContentError(
        this.#text(this.#exports.liopep_error_field()),
        this.#text(this.#exports.liopep_error_reason())
      )
    }
    this.#exercise = (JSON.parse(exerciseText) as { id: string }).id
  }

  /**
   * Takes one camera frame. `landmarks` holds LANDMARK_FLOATS numbers, or is null when nobody was
   * seen; `aspect` is the picture's width divided by its height. A frame whose time is not after
   * the last one changes nothing.
   */
  step(t_ms: number, landmarks: Float32Array | null, aspect: number): MotionReport {
    return this.#report(this.#exports.liopep_step(t_ms, this.#frame.put(landmarks), aspect))
  }

  #report(at: number): MotionReport {
    const view = this.#frame.reportAt(at)
    const word = (offset: number) => view.getUint32(offset, true)
    return {
      t_ms: view.getFloat64(0, true),
      landmarks: this.#frame.landmarks(),
      framing: framingOf(word(FRAMING), word(MISSING)),
      phase: PHASES[word(PHASE)] ?? 'waiting',
      depth: view.getFloat32(DEPTH, true),
      events: this.#events(at, word(EVENT_COUNT)),
      tally: {
        exercise: this.#exercise,
        count: word(COUNT),
        half_count: word(HALF_COUNT),
        left_count: word(LEFT_COUNT),
        right_count: word(RIGHT_COUNT),
        held_ms: view.getFloat64(HELD_MS, true)
      }
    }
  }

  #events(at: number, count: number): MovementEvent[] {
    const events: MovementEvent[] = []
    for (let i = 0; i < count; ++i) {
      const offset = at + EVENTS + i * EVENT_BYTES
      events.push(eventAt(new DataView(this.#exports.memory.buffer, offset)))
    }
    return events
  }

  #text(at: number): string {
    const bytes = new Uint8Array(this.#exports.memory.buffer, at)
    return this.#decoder.decode(bytes.subarray(0, bytes.indexOf(0)))
  }
}

function framingOf(kind: number, missing: number): Framing {
  const name = FRAMINGS[kind] ?? 'nobody'
  if (name !== 'partly') return { kind: name }
  return { kind: 'partly', missing: BODY_PARTS.filter((_, i) => (missing >> i) & 1) }
}

function eventAt(view: DataView): MovementEvent {
  const t_ms = view.getFloat64(0, true)
  const word = (offset: number) => view.getUint32(offset, true)
  const number = (offset: number) => view.getFloat32(offset, true)
  const kind = EVENT_KINDS[word(8)] ?? 'lost'
  const side = SIDES[word(12)] ?? 'both'
  const count = word(20)
  const duration_ms = number(24)
  switch (kind) {
    case 'repetition':
      return {
        kind,
        t_ms,
        side,
        count,
        duration_ms,
        there_ms: number(28),
        back_ms: number(32),
        depth: number(36)
      }
    case 'half_repetition':
      return { kind, t_ms, side, half_count: count, depth: number(36) }
    case 'form':
      return { kind, t_ms, side, index: word(16) }
    case 'hold_done':
      return { kind, t_ms, side, count }
    case 'hold_ended':
      return { kind, t_ms, side, duration_ms }
    case 'safe_range':
    case 'hold_began':
    case 'once_more':
      return { kind, t_ms, side }
    default:
      return { kind, t_ms }
  }
}
