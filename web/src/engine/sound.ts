import {
  CALL_ANSWERS,
  callListOf,
  callReportOf,
  MOST_CALL_ITEMS,
  type CallReport,
  type CallRules
} from './sound_call'
import {
  SOUND_EVENTS,
  SOUND_KINDS,
  VOWELS,
  type SoundKind,
  type Vowel,
  type VowelSet
} from './sound_words'

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
  /** How many vowels are still to come of those that the voice is learned from. */
  expected: number
  /** The vowels are compared with this person's own. */
  knows_voice: boolean
  /** What was learned, once: in the report after the last vowel that was expected. */
  voice: Float32Array | null
  /** Where a call is answered. */
  call: CallReport | null
  events: readonly SoundEvent[]
}

/** What is listened for. */
export interface Hearing {
  vowels: VowelSet
  /** Those that somebody is asked to say: what might as well be one of them is. Empty: any. */
  asked: readonly Vowel[]
  /** Learned before. */
  voice: Float32Array | null
  call: { rules: CallRules; seed: number } | null
}

/** Numbers of a learned voice (liopep/learned_voice.h). */
export const VOICE_NUMBERS = 83

const EVENT_BYTES = 40
const EVENTS_AT = 56
const BLOCK = 128
const MOST_EXPECTED = 32

interface SoundExports extends WebAssembly.Exports {
  memory: WebAssembly.Memory
  _initialize: () => void
  liopep_sound_start: (rate_hz: number, swedish: number) => number
  liopep_sound_samples: () => number
  liopep_sound_step: () => number
  liopep_sound_expected: () => number
  liopep_sound_calibrate: (count: number, least_ms: number) => void
  liopep_sound_ask_for: (count: number) => void
  liopep_sound_forget: () => void
  liopep_sound_voice: () => number
  liopep_sound_learned_voice: () => void
  liopep_sound_know_voice: () => number
  liopep_sound_call_list: () => number
  liopep_sound_call: (
    answer: number,
    beat_ms: number,
    shortest: number,
    longest: number,
    count: number,
    seed: number
  ) => number
  liopep_sound_call_played: () => void
  liopep_sound_call_report: () => number
}

/** The hearing module, inside the AudioWorklet. */
export class SoundEngine {
  readonly #exports: SoundExports
  readonly #samples: Float32Array

  /** @throws RangeError when no microphone has this rate */
  constructor(module: WebAssembly.Module, rate_hz: number, vowels: VowelSet = 'five') {
    this.#exports = new WebAssembly.Instance(module, {}).exports as SoundExports
    this.#exports._initialize()
    if (this.#exports.liopep_sound_start(rate_hz, vowels === 'swedish' ? 1 : 0) === 0)
      throw new RangeError(`${rate_hz} samples a second are not supported`)
    this.#samples = this.#floats(this.#exports.liopep_sound_samples(), BLOCK)
  }

  #floats(at: number, count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#exports.memory.buffer as ArrayBuffer, at, count)
  }

  /** Takes one block of 128 samples; returns a view of the report, which the next step changes. */
  step(block: Float32Array): DataView {
    this.#samples.set(block.length === BLOCK ? block : block.subarray(0, BLOCK))
    const at = this.#exports.liopep_sound_step()
    return new DataView(this.#exports.memory.buffer, at)
  }

  /** The next sounds of the voice that last so long are these vowels; the voice is learned of them. */
  expect(vowels: readonly Vowel[], least_ms: number): void {
    this.#exports.liopep_sound_calibrate(this.#write(vowels), least_ms)
  }

  /** Somebody is asked to say these. */
  askFor(vowels: readonly Vowel[]): void {
    this.#exports.liopep_sound_ask_for(this.#write(vowels))
  }

  /** How many could be written. */
  #write(vowels: readonly Vowel[]): number {
    const at = this.#exports.liopep_sound_expected()
    const numbers = vowels.slice(0, MOST_EXPECTED).map((vowel) => VOWELS.indexOf(vowel))
    new Uint8Array(this.#exports.memory.buffer, at, MOST_EXPECTED).set(numbers)
    return numbers.length
  }

  forget(): void {
    this.#exports.liopep_sound_forget()
  }

  /** A copy of what was learned. */
  learned(): Float32Array<ArrayBuffer> {
    this.#exports.liopep_sound_learned_voice()
    return this.#floats(this.#exports.liopep_sound_voice(), VOICE_NUMBERS).slice()
  }

  /** False where it is none, or of other vowels or another model than this one. */
  know(voice: Float32Array): boolean {
    if (voice.length !== VOICE_NUMBERS) return false
    this.#floats(this.#exports.liopep_sound_voice(), VOICE_NUMBERS).set(voice)
    return this.#exports.liopep_sound_know_voice() === 1
  }

  /** @throws RangeError when no file of content/sounds may say that */
  startCall(rules: CallRules, seed: number): void {
    const list = callListOf(rules).slice(0, MOST_CALL_ITEMS)
    this.#floats(this.#exports.liopep_sound_call_list(), MOST_CALL_ITEMS).set(list)
    const { answer, beat_ms, shortest_call, longest_call } = rules
    const kind = CALL_ANSWERS.indexOf(answer)
    if (
      this.#exports.liopep_sound_call(
        kind,
        beat_ms,
        shortest_call,
        longest_call,
        list.length,
        seed
      ) === 0
    )
      throw new RangeError('this call cannot be played')
  }

  /** The call was played to its end. */
  callPlayed(): void {
    this.#exports.liopep_sound_call_played()
  }

  call(): CallReport {
    const at = this.#exports.liopep_sound_call_report()
    return callReportOf(new DataView(this.#exports.memory.buffer, at))
  }
}

const float = (view: DataView, at: number) => view.getFloat32(at, true)
const whole = (view: DataView, at: number) => view.getUint32(at, true)

/** How many vowels of a lesson are still to come. */
export const expectedOf = (view: DataView): number => whole(view, 44)

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

/** What the report cannot say of itself. */
export type BesideReport = Pick<SoundReport, 'knows_voice' | 'voice' | 'call' | 'events'>

export function soundReportOf(view: DataView, beside: BesideReport): SoundReport {
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
    expected: expectedOf(view),
    ...beside
  }
}
