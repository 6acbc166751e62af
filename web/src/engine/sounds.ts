import type { Texts } from './exercises'
import type { CallRules } from './sound_call'
import type { Vowel, VowelSet } from './sound_words'

interface SoundWords {
  id: string
  name: Texts
  summary: Texts
  instructions: Texts
}

/** One file of content/sounds: an exercise or a game for the microphone. */
export type SoundActivity = SoundWords &
  (
    | { kind: 'hold'; vowel: Vowel; hold_ms: number }
    | { kind: 'sequence'; vowels: Vowel[]; shortest_repetition_ms: number }
    | { kind: 'clap_pattern'; beats_ms: number[]; shortest_repetition_ms: number }
    | { kind: 'glide'; semitones: number; shortest_repetition_ms: number }
    | { kind: 'flight'; most_points_per_minute: number }
    | { kind: 'beat'; most_points_per_minute: number }
    | ({ kind: 'call'; shortest_repetition_ms: number } & CallRules)
  )

const files = import.meta.glob<SoundActivity>('../../../content/sounds/*.json', {
  import: 'default',
  eager: true
})

const ORDER = [
  'hold-a',
  'a-e-i-o-u',
  'clap-rhythm',
  'hum-glide',
  'answer-claps',
  'answer-tones',
  'answer-vowels',
  'pitch-flight',
  'clap-beat'
]

/** Every activity for the microphone; exercises first, then games. */
export const sounds: readonly SoundActivity[] = Object.values(files).sort(
  (a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id)
)

export const soundOf = (id: string): SoundActivity | undefined =>
  sounds.find((activity) => activity.id === id)

export const isSoundGame = ({ kind }: SoundActivity): boolean =>
  kind === 'flight' || kind === 'beat'

/** The vowels that it tells apart, if any. */
export function vowelsOf(activity: SoundActivity): readonly Vowel[] {
  if (activity.kind === 'hold') return [activity.vowel]
  if (activity.kind === 'sequence') return activity.vowels
  return activity.kind === 'call' && activity.answer === 'vowels' ? activity.vowels : []
}

/** Swedish letters are read as in Swedish where that is spoken, and where one needs them. */
export function vowelSetOf(vowels: readonly Vowel[], language: keyof Texts): VowelSet {
  const isSwedish = vowels.some((vowel) => ['Å', 'Ä', 'Ö', 'Y'].includes(vowel))
  return isSwedish || language === 'sv' ? 'swedish' : 'five'
}
