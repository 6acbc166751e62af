import type { BodyPart, Framing, MotionReport, MovementEvent, Phase } from './report'

/** Four numbers (x, y, z, visibility) for each of the 33 landmarks. */
export const LANDMARK_FLOATS = 33 * 4

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
const SOMEBODY = 8
const FRAMING = 12
const MISSING = 16
const PHASE = 20
const DEPTH = 24
const COUNT = 28
const HALF_COUNT = 32
const EVENT_COUNT = 36
const LANDMARKS = 40
const EVENTS = 568
const EVENT_BYTES = 24

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
  #exercise = ''

  private constructor(exports: Exports) {
    this.#exports = exports
    exports._initialize()
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
    if (landmarks !== null) {
      if (landmarks.length !== LANDMARK_FLOATS) {
        throw new RangeError(`landmarks: ${LANDMARK_FLOATS} numbers, not ${landmarks.length}`)
      }
      new Float32Array(
        this.#exports.memory.buffer,
        this.#exports.liopep_landmarks(),
        LANDMARK_FLOATS
      ).set(landmarks)
    }
    return this.#report(this.#exports.liopep_step(t_ms, landmarks === null ? 0 : 1, aspect))
  }

  #report(at: number): MotionReport {
    const buffer = this.#exports.memory.buffer
    const view = new DataView(buffer, at)
    const word = (offset: number) => view.getUint32(offset, true)
    const somebody = word(SOMEBODY) !== 0
    return {
      t_ms: view.getFloat64(0, true),
      landmarks: somebody
        ? new Float32Array(buffer, at + LANDMARKS, LANDMARK_FLOATS).slice()
        : null,
      framing: framingOf(word(FRAMING), word(MISSING)),
      phase: PHASES[word(PHASE)] ?? 'waiting',
      depth: view.getFloat32(DEPTH, true),
      events: Array.from({ length: word(EVENT_COUNT) }, (_, i) =>
        eventAt(new DataView(buffer, at + EVENTS + i * EVENT_BYTES))
      ),
      tally: {
        exercise: this.#exercise,
        count: word(COUNT),
        half_count: word(HALF_COUNT),
        left_count: 0,
        right_count: 0,
        held_ms: 0
      }
    }
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
  const count = view.getUint32(12, true)
  const depth = view.getFloat32(20, true)
  switch (view.getUint32(8, true)) {
    case 0:
      return {
        kind: 'repetition',
        t_ms,
        side: 'both',
        count,
        duration_ms: view.getFloat32(16, true),
        there_ms: 0,
        back_ms: 0,
        depth
      }
    case 1:
      return { kind: 'half_repetition', t_ms, side: 'both', half_count: count, depth }
    case 2:
      return { kind: 'lost', t_ms }
    default:
      return { kind: 'found', t_ms }
  }
}
