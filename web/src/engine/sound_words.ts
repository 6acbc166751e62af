/** The engine's words for what it hears, in the order of its numbers (liopep/sound_report.h). */
export const VOWELS = ['none', 'A', 'E', 'I', 'O', 'U', 'Å', 'Ä', 'Ö', 'Y'] as const
export const SOUND_KINDS = ['silence', 'noise', 'voice', 'hum', 'hiss', 'whistle'] as const
export const SOUND_EVENTS = ['vowel', 'syllable', 'clap', 'snap', 'whistle', 'hiss', 'hum'] as const

export type Vowel = (typeof VOWELS)[number]
export type SoundKind = (typeof SOUND_KINDS)[number]

/** Which vowels are told apart: those of most languages, or those of the Swedish letters. */
export type VowelSet = 'five' | 'swedish'

export const VOWELS_OF: Record<VowelSet, readonly Vowel[]> = {
  five: ['A', 'E', 'I', 'O', 'U'],
  swedish: ['A', 'E', 'I', 'O', 'U', 'Å', 'Ä', 'Ö', 'Y']
}
