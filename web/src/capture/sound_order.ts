import type { Hearing } from '../engine/sound'
import type { Vowel } from '../engine/sound_words'

/** What the worklet is made with. */
export interface SoundStart extends Hearing {
  module: WebAssembly.Module
}

/** What the page asks of the worklet while it hears. */
export type SoundOrder =
  | { kind: 'learn'; vowels: readonly Vowel[]; least_ms: number }
  | { kind: 'forget' }
  | { kind: 'call_played' }
