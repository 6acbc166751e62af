import type { Texts } from './exercises'
import type { Vowel } from './sound'

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
  )

const files = import.meta.glob<SoundActivity>('../../../content/sounds/*.json', {
  import: 'default',
  eager: true
})

const ORDER = ['hold-a', 'a-e-i-o-u', 'clap-rhythm', 'hum-glide', 'pitch-flight', 'clap-beat']

/** Every activity for the microphone; exercises first, then games. */
export const sounds: readonly SoundActivity[] = Object.values(files).sort(
  (a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id)
)

export const soundOf = (id: string): SoundActivity | undefined =>
  sounds.find((activity) => activity.id === id)

export const isSoundGame = ({ kind }: SoundActivity): boolean =>
  kind === 'flight' || kind === 'beat'
