import type { SoundReport } from '../../engine/sound'
import type { Vowel } from '../../engine/sound_words'

/** So long a vowel shows its steady middle; nine of them still take about ten seconds. */
export const LEAST_VOWEL_MS = 700
/** Somebody who walked away leaves the microphone on no longer than this. */
export const LONGEST_LESSON_MS = 120_000

/** Where somebody is who says one vowel after the other, so that their voice is learned. */
export interface LessonProgress {
  /** To be said now; `none` once all were. */
  vowel: Vowel
  /** How much of it was held, 0..1. */
  part: number
  learned: readonly Vowel[]
  /** Why the last sound was not taken. */
  hint: 'none' | 'longer' | 'steadier'
  /** What was learned, once nothing more is to come. */
  voice: Float32Array | null
}

/** What the lesson asks of the microphone. */
export interface VoiceLearner {
  learn: (vowels: readonly Vowel[], least_ms: number) => void
  forget: () => void
}

/**
 * Ten seconds in which the engine learns a voice of vowels that are said in a known order. Fed with
 * reports; knows no clock and no microphone.
 */
export class VoiceLesson {
  progress: LessonProgress
  #toCome: Vowel[] = []
  /** Reports may still be of the order before: such a count is passed over until it fits. */
  #isHeard = false
  /** How long the voice had already sounded when this vowel's turn came, in the same breath. */
  #before_ms = 0

  constructor(
    readonly vowels: readonly Vowel[],
    readonly learner: VoiceLearner
  ) {
    this.progress = this.#begun()
  }

  /** From the first vowel; what was learned before is forgotten. */
  begin(): void {
    this.learner.forget()
    this.progress = this.#begun()
    this.#ask([...this.vowels])
  }

  /** This vowel is left out. */
  skip(): void {
    if (this.progress.vowel === 'none') return
    const rest = this.#toCome.slice(1)
    if (rest.length === 0 && this.progress.learned.length === 0) return this.begin()
    this.progress = { ...this.progress, part: 0, hint: 'none' }
    this.#ask(rest)
  }

  /** True where skipping leaves something to learn of. */
  get canSkip(): boolean {
    return this.#toCome.length > 1 || this.progress.learned.length > 0
  }

  take(report: SoundReport): void {
    if (this.progress.vowel === 'none' && report.voice === null) return
    if (report.expected === this.#toCome.length) this.#isHeard = true
    if (!this.#isHeard) return
    const said = this.#toCome.length - report.expected
    const taken = this.#toCome.splice(0, said)
    const held_ms = report.sound === 'voice' ? report.held_ms : 0
    if (said > 0 || held_ms < this.#before_ms) this.#before_ms = said > 0 ? held_ms : 0
    this.progress = {
      vowel: this.#toCome[0] ?? 'none',
      part: Math.min(1, (held_ms - this.#before_ms) / LEAST_VOWEL_MS),
      learned: [...this.progress.learned, ...taken],
      hint: said > 0 ? 'none' : this.#hintOf(report),
      voice: report.voice ?? this.progress.voice
    }
  }

  #hintOf({ events }: SoundReport): LessonProgress['hint'] {
    const missed = events.findLast(({ kind }) => kind === 'vowel' || kind === 'hum')
    if (!missed) return this.progress.hint
    return missed.duration_ms < LEAST_VOWEL_MS ? 'longer' : 'steadier'
  }

  #ask(vowels: Vowel[]): void {
    this.#toCome = vowels
    this.#isHeard = false
    this.progress = { ...this.progress, vowel: vowels[0] ?? 'none' }
    this.learner.learn(vowels, LEAST_VOWEL_MS)
  }

  #begun(): LessonProgress {
    return { vowel: this.vowels[0]!, part: 0, learned: [], hint: 'none', voice: null }
  }
}
