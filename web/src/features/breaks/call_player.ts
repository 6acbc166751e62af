import type { CallItem, CallReport } from '../../engine/sound_call'
import type { Vowel, VowelSet } from '../../engine/sound_words'
import type { Tone } from './games/tones'

/**
 * Resonances of a man's vowels: five as in most languages (Peterson and Barney 1952), and the long
 * Swedish ones, as the letters are called (Fant 1959; Eklund and Traunmüller 1997), rounded.
 */
const FORMANTS_HZ: Record<VowelSet, Partial<Record<Vowel, readonly number[]>>> = {
  five: {
    A: [730, 1090, 2440],
    E: [400, 2000, 2550],
    I: [270, 2290, 3010],
    O: [450, 800, 2500],
    U: [300, 700, 2240]
  },
  swedish: {
    A: [580, 940, 2480],
    E: [345, 2250, 2850],
    I: [255, 2190, 3150],
    O: [310, 730, 2230],
    U: [285, 1640, 2250],
    Å: [400, 710, 2460],
    Ä: [530, 1790, 2480],
    Ö: [380, 1730, 2290],
    Y: [250, 2060, 2680]
  }
}
const VOICE_HZ = 130
/** The lowest tone of a call: comfortable for high and low voices, which may answer in any octave. */
const LOWEST_HZ = 220
const KNOCK_HZ = 820
const KNOCK_S = 0.08
/** Part of the time to the next that a tone or vowel sounds. */
const SOUNDING = 0.75
/** So that the loudspeaker has come to its end. */
const AFTER_MS = 120

function toneOf({ at_ms, semitones, vowel }: CallItem, rules: CallSound): Tone {
  const after_s = at_ms / 1000
  if (rules.answer === 'claps')
    return { pitch_hz: KNOCK_HZ, length_s: KNOCK_S, loudness: 1, after_s, shape: 'triangle' }
  const length_s = (SOUNDING * rules.beat_ms) / 1000
  if (rules.answer === 'tones')
    return { pitch_hz: LOWEST_HZ * 2 ** (semitones / 12), length_s, loudness: 0.9, after_s }
  const formants_hz = FORMANTS_HZ[rules.vowels][vowel] ?? []
  return { pitch_hz: VOICE_HZ, length_s, loudness: 1, after_s, formants_hz }
}

/** What of the rules can be heard. */
export interface CallSound {
  answer: 'claps' | 'tones' | 'vowels'
  beat_ms: number
  /** Whose vowels they are. */
  vowels: VowelSet
}

/** Plays each call once, and says when it is over. Knows no clock: it is stepped. */
export class CallPlayer {
  /** The item that sounds now; -1 where none does. */
  sounding = -1
  #begun = 0
  #elapsed_ms = 0
  #items: readonly CallItem[] | null = null

  constructor(
    readonly rules: CallSound,
    readonly play: (tones: readonly Tone[]) => void,
    readonly onplayed: () => void
  ) {}

  take({ phase, calls, items }: CallReport): void {
    if (phase !== 'calling' || calls === this.#begun) return
    this.#begun = calls
    this.#items = items
    this.#elapsed_ms = 0
    this.play(items.map((item) => toneOf(item, this.rules)))
  }

  step(step_ms: number): void {
    if (!this.#items) return
    this.#elapsed_ms += step_ms
    const last_ms = this.#items.at(-1)?.at_ms ?? 0
    this.sounding = this.#items.findLastIndex(({ at_ms }) => at_ms <= this.#elapsed_ms)
    const length_ms = this.rules.answer === 'claps' ? 1000 * KNOCK_S : SOUNDING * this.rules.beat_ms
    if (this.#elapsed_ms < last_ms + length_ms + AFTER_MS) return
    this.#items = null
    this.sounding = -1
    this.onplayed()
  }
}
