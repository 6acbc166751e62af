import { VOWELS, type Vowel } from './sound_words'

/** The engine's words for a call, in the order of its numbers (liopep/call_report.h). */
export const CALL_ANSWERS = ['claps', 'tones', 'vowels'] as const
export const CALL_PHASES = ['calling', 'settling', 'answering', 'judged'] as const
export const CALL_VERDICTS = ['none', 'right', 'wrong', 'silent'] as const
export const CALL_ITEM_STATES = ['waiting', 'right', 'wrong'] as const
export const MOST_CALL_ITEMS = 12

/** What a file of content/sounds says of a call. */
export type CallRules = {
  beat_ms: number
  shortest_call: number
  longest_call: number
} & (
  | { answer: 'claps' }
  | { answer: 'tones'; scale: readonly number[] }
  | { answer: 'vowels'; vowels: readonly Vowel[] }
)

/** One clap, tone or vowel of a call. */
export interface CallItem {
  /** From the beginning of the call. */
  at_ms: number
  /** Of a tone, above the lowest of the scale. */
  semitones: number
  vowel: Vowel
  state: (typeof CALL_ITEM_STATES)[number]
}

/** A call as it is now. */
export interface CallReport {
  phase: (typeof CALL_PHASES)[number]
  /** Of the last answer. */
  verdict: (typeof CALL_VERDICTS)[number]
  /** How many were played, this one included. */
  calls: number
  /** How many were answered right. */
  rights: number
  /** Items of the answer so far. */
  heard: number
  items: readonly CallItem[]
}

const ITEMS_AT = 24
const ITEM_BYTES = 16

/** Reads what lies in the engine's memory. */
export function callReportOf(view: DataView): CallReport {
  const whole = (at: number) => view.getUint32(at, true)
  const itemOf = (at: number): CallItem => ({
    at_ms: view.getFloat32(at, true),
    semitones: view.getFloat32(at + 4, true),
    vowel: VOWELS[whole(at + 8)]!,
    state: CALL_ITEM_STATES[whole(at + 12)]!
  })
  return {
    phase: CALL_PHASES[whole(0)]!,
    verdict: CALL_VERDICTS[whole(4)]!,
    calls: whole(8),
    rights: whole(12),
    heard: whole(20),
    items: Array.from({ length: whole(16) }, (_, i) => itemOf(ITEMS_AT + i * ITEM_BYTES))
  }
}

/** The list of a call in the engine's numbers: semitones, or vowels. */
export function callListOf(rules: CallRules): number[] {
  if (rules.answer === 'tones') return [...rules.scale]
  return rules.answer === 'vowels' ? rules.vowels.map((vowel) => VOWELS.indexOf(vowel)) : []
}
