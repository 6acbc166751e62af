/** The engine's words for what it hears, in the order of its numbers (liopep/sound_report.h). */
export const VOWELS = ['none', 'A', 'E', 'I', 'O', 'U', 'Å', 'Ä', 'Ö', 'Y'] as const
export const SOUND_KINDS = ['silence', 'noise', 'voice', 'hum', 'hiss', 'whistle'] as const
export const SOUND_EVENTS = ['vowel', 'syllable', 'clap', 'snap', 'whistle', 'hiss', 'hum'] as const

export type Vowel = (typeof VOWELS)[number]
export type SoundKind = (typeof SOUND_KINDS)[number]

/** Something that was heard and is over. */
export interface SoundEvent {
  kind: (typeof SOUND_EVENTS)[number]
  /** Of a vowel; `none` where the engine is unsure. */
  vowel: Vowel
  confidence: number
  /** When it began, since the microphone was opened. */
  t_ms: number
  duration_ms: number
  /** 0 without one. */
  pitch_hz: number
}

/** What the last blocks became. */
export interface SoundReport {
  t_ms: number
  /** Below full scale. */
  loudness_db: number
  /** Of the room without the sound. */
  floor_db: number
  /** 0 where nothing repeats. */
  pitch_hz: number
  sound: SoundKind
  held_ms: number
  /** 1: as even as can be. */
  steadiness: number
  vowel: Vowel
  confidence: number
  events: readonly SoundEvent[]
}

const EVENT_BYTES = 40
const EVENTS_AT = 56
const BLOCK = 128

interface SoundExports extends WebAssembly.Exports {
  memory: WebAssembly.Memory
  _initialize: () => void
  liopep_sound_start: (rate_hz: number, swedish: number) => number
  liopep_sound_samples: () => number
  liopep_sound_step: () => number
}

/** The hearing module, inside the AudioWorklet. */
export class SoundEngine {
  readonly #exports: SoundExports
  readonly #samples: Float32Array

  /** @throws RangeError when no microphone has this rate */
  constructor(module: WebAssembly.Module, rate_hz: number) {
    this.#exports = new WebAssembly.Instance(module, {}).exports as SoundExports
    this.#exports._initialize()
    if (this.#exports.liopep_sound_start(rate_hz, 0) === 0)
      throw new RangeError(`${rate_hz} samples a second are not supported`)
    const at = this.#exports.liopep_sound_samples()
    this.#samples = new Float32Array(this.#exports.memory.buffer, at, BLOCK)
  }

  /** Takes one block of 128 samples; returns a view of the report, which the next step changes. */
  step(block: Float32Array): DataView {
    this.#samples.set(block.length === BLOCK ? block : block.subarray(0, BLOCK))
    const at = this.#exports.liopep_sound_step()
    return new DataView(this.#exports.memory.buffer, at)
  }
}

const float = (view: DataView, at: number) => view.getFloat32(at, true)
const whole = (view: DataView, at: number) => view.getUint32(at, true)

/** How many events the report holds. */
export const eventCountOf = (view: DataView): number => whole(view, 48)

export function eventsOf(view: DataView): SoundEvent[] {
  return Array.from({ length: eventCountOf(view) }, (_, i) => {
    const at = EVENTS_AT + i * EVENT_BYTES
    return {
      kind: SOUND_EVENTS[whole(view, at + 8)]!,
      vowel: VOWELS[whole(view, at + 12)]!,
      confidence: float(view, at + 16),
      t_ms: view.getFloat64(at, true),
      duration_ms: float(view, at + 20),
      pitch_hz: float(view, at + 24)
    }
  })
}

export function soundReportOf(view: DataView, events: readonly SoundEvent[]): SoundReport {
  return {
    t_ms: view.getFloat64(0, true),
    loudness_db: float(view, 8),
    floor_db: float(view, 12),
    pitch_hz: float(view, 16),
    sound: SOUND_KINDS[whole(view, 24)]!,
    held_ms: float(view, 28),
    steadiness: float(view, 32),
    vowel: VOWELS[whole(view, 36)]!,
    confidence: float(view, 40),
    events
  }
}
