import type { SoundReport } from '../../engine/sound'
import type { Vowel } from '../../engine/sound_words'
import type { SoundActivity } from '../../engine/sounds'

/** What an exercise of the voice or the hands has come to. */
export interface SoundProgress {
  count: number
  /** Of a hold: all the time that was held. */
  held_ms: number
  /** How far the next one is, 0..1. */
  part: number
  /** Of a sequence or a rhythm: which step is next. */
  step: number
  /** Counts nothing, and is worth a word. */
  hint: 'none' | 'other_vowel' | 'missed_rhythm'
}

/** Counts one sound exercise; fed with reports, knows no clock and no microphone. */
export interface SoundCounter {
  readonly progress: SoundProgress
  take(report: SoundReport): void
}

const begun = (): SoundProgress => ({ count: 0, held_ms: 0, part: 0, step: 0, hint: 'none' })
const LONGEST_STEP_MS = 200

/** A held vowel. A doubt of the engine in the middle of it does not break it. */
class HoldCounter implements SoundCounter {
  readonly progress = begun()
  #last_ms = 0
  #held_ms = 0
  #doubt_ms = 0

  constructor(
    readonly vowel: Vowel,
    readonly hold_ms: number
  ) {}

  take(report: SoundReport): void {
    const step_ms = Math.min(LONGEST_STEP_MS, Math.max(0, report.t_ms - this.#last_ms))
    this.#last_ms = report.t_ms
    if (report.sound !== 'voice') return this.#rest()
    this.#doubt_ms = report.vowel === this.vowel ? 0 : this.#doubt_ms + step_ms
    const isOther = this.#doubt_ms > 500
    this.progress.hint = isOther ? 'other_vowel' : 'none'
    if (isOther) return
    this.#held_ms += step_ms
    this.progress.held_ms += step_ms
    if (this.#held_ms >= this.hold_ms) {
      this.#held_ms -= this.hold_ms
      this.progress.count += 1
    }
    this.progress.part = this.#held_ms / this.hold_ms
  }

  #rest(): void {
    this.#held_ms = this.#doubt_ms = 0
    this.progress.part = 0
  }
}

/** Vowels in a row; each is said when it ends. */
class SequenceCounter implements SoundCounter {
  readonly progress = begun()

  constructor(readonly vowels: readonly Vowel[]) {}

  take(report: SoundReport): void {
    for (const event of report.events) {
      if (event.kind !== 'vowel' || event.duration_ms < 150) continue
      const isRight = event.vowel === this.vowels[this.progress.step]
      this.progress.hint = isRight ? 'none' : 'other_vowel'
      if (isRight) this.#next()
    }
  }

  #next(): void {
    this.progress.step += 1
    if (this.progress.step === this.vowels.length) {
      this.progress.step = 0
      this.progress.count += 1
    }
    this.progress.part = this.progress.step / this.vowels.length
  }
}

/** How far a distance may be off, in parts of it; people clap within a tenth, beginners a fifth. */
const RHYTHM_TOLERANCE = 0.3
const RHYTHM_PAUSE_MS = 2500

/** A rhythm of claps by the distances between them, at any tempo. */
class ClapPatternCounter implements SoundCounter {
  readonly progress = begun()
  #claps_ms: number[] = []

  constructor(readonly beats_ms: readonly number[]) {}

  take(report: SoundReport): void {
    for (const { kind, t_ms } of report.events) {
      if (kind === 'clap' || kind === 'snap') this.#clap(t_ms)
    }
    const last_ms = this.#claps_ms.at(-1)
    if (last_ms !== undefined && report.t_ms - last_ms > RHYTHM_PAUSE_MS) this.#begin([])
  }

  #clap(t_ms: number): void {
    this.progress.hint = 'none'
    this.#claps_ms.push(t_ms)
    if (!this.#fits()) {
      this.progress.hint = 'missed_rhythm'
      return this.#begin([t_ms])
    }
    if (this.#claps_ms.length < this.beats_ms.length) return this.#show()
    this.progress.count += 1
    this.#begin([])
  }

  /** Each distance so far, in units of the first, is near the pattern's. */
  #fits(): boolean {
    const [first_ms, second_ms] = this.#claps_ms
    if (first_ms === undefined || second_ms === undefined) return true
    const tempo = (second_ms - first_ms) / (this.beats_ms[1]! - this.beats_ms[0]!)
    if (tempo < 0.4 || tempo > 3) return false
    return this.#claps_ms.slice(1).every((t_ms, i) => {
      const wanted = (this.beats_ms[i + 1]! - this.beats_ms[i]!) * tempo
      return Math.abs(t_ms - this.#claps_ms[i]! - wanted) <= RHYTHM_TOLERANCE * wanted + 40
    })
  }

  #begin(claps_ms: number[]): void {
    this.#claps_ms = claps_ms
    this.#show()
  }

  #show(): void {
    this.progress.step = this.#claps_ms.length
    this.progress.part = this.progress.step / this.beats_ms.length
  }
}

/** A tone that climbs by so many semitones and comes back as far. */
class GlideCounter implements SoundCounter {
  readonly progress = begun()
  #low = Infinity
  #high = -Infinity
  #isUp = false
  #silent_ms = 0
  #last_ms = 0

  constructor(readonly semitones: number) {}

  take(report: SoundReport): void {
    const step_ms = Math.max(0, report.t_ms - this.#last_ms)
    this.#last_ms = report.t_ms
    if (report.pitch_hz <= 0) {
      this.#silent_ms += step_ms
      if (this.#silent_ms > 1500) this.#rest()
      return
    }
    this.#silent_ms = 0
    const tone = 12 * Math.log2(report.pitch_hz / 100)
    if (this.#isUp) this.#follow_down(tone)
    else this.#follow_up(tone)
  }

  #follow_up(tone: number): void {
    this.#low = Math.min(this.#low, tone)
    this.progress.part = Math.min(0.5, (tone - this.#low) / this.semitones / 2)
    if (tone - this.#low < this.semitones) return
    this.#isUp = true
    this.#high = tone
  }

  #follow_down(tone: number): void {
    this.#high = Math.max(this.#high, tone)
    this.progress.part = Math.min(1, 0.5 + (this.#high - tone) / this.semitones / 2)
    if (this.#high - tone < this.semitones) return
    this.progress.count += 1
    this.#rest()
  }

  #rest(): void {
    this.#isUp = false
    this.#low = Infinity
    this.#high = -Infinity
    this.progress.part = 0
  }
}

/** Calls that were answered right; the engine judges. */
class CallCounter implements SoundCounter {
  readonly progress = begun()

  take({ call }: SoundReport): void {
    if (!call) return
    this.progress.count = call.rights
    this.progress.step = call.heard
    this.progress.part = Math.min(1, call.heard / Math.max(1, call.items.length))
  }
}

/** The counter of an exercise; null for a game. */
export function soundCounterOf(activity: SoundActivity): SoundCounter | null {
  switch (activity.kind) {
    case 'hold':
      return new HoldCounter(activity.vowel, activity.hold_ms)
    case 'sequence':
      return new SequenceCounter(activity.vowels)
    case 'clap_pattern':
      return new ClapPatternCounter(activity.beats_ms)
    case 'glide':
      return new GlideCounter(activity.semitones)
    case 'call':
      return new CallCounter()
    default:
      return null
  }
}
