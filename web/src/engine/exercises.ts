import type { BodyPart } from './report'

/** A text in every language of the product. */
export interface Texts {
  en: string
  sv: string
}

export type Position = 'standing' | 'seated' | 'wheelchair' | 'floor'
export type Sound = 'silent' | 'quiet' | 'loud'
/** What of the body an exercise is for. */
export type BodyArea =
  | 'legs'
  | 'arms'
  | 'shoulders'
  | 'neck'
  | 'back'
  | 'core'
  | 'wrists'
  | 'hands'
  | 'balance'
  | 'whole'
/** For whom an exercise is made in particular. */
export type Suits = 'one_arm' | 'wheelchair' | 'upper_body_only' | 'eyes_free'
export type SideRule = 'both' | 'either' | 'alternate' | 'left' | 'right'

/** What all files of content/exercises say, as far as the page uses it. */
interface ExerciseWords {
  id: string
  name: Texts
  /** One line for a list of exercises. */
  summary: Texts
  instructions: Texts
  /** Said while moving: before the first repetition, and after a half one. */
  cues: { ready: Texts; half: Texts }
  /** Energy per hour and kilogram, with the code it has in `source`. */
  met: { code: string; value: number; source: string }
  /** How it can be done; the first is the usual one. */
  positions: Position[]
  sound: Sound
  body: BodyArea[]
  suits?: Suits[]
  /** What must be in view. */
  needs: BodyPart[]
  side_rule: SideRule
  /** Shorter is no repetition, and no hold. */
  shortest_repetition_ms: number
  /** Checks of the form; the `index` of a form event points here. */
  form?: { cue: Texts }[]
  /** What to say when the body leaves the range that is safe. */
  safe_range?: { cue: Texts }
}

/** One file of content/exercises, as far as the page uses it. */
export type Exercise = ExerciseWords & {
  /** The whole file, for `Engine.start`. */
  text: string
} & ({ counting: 'repetitions' } | { counting: 'hold'; hold_ms: number })

const files = import.meta.glob<string>('../../../content/exercises/*.json', {
  query: '?raw',
  import: 'default',
  eager: true
})

// The build's tests have read every file with the engine, which checks all fields.
const read = (text: string) => ({ ...(JSON.parse(text) as object), text }) as Exercise

const ORDER = ['squat', 'sit-to-stand', 'overhead-reach', 'jumping-jack']
const placeOf = (id: string) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length)

/** Every exercise there is, the best known first. */
export const exercises: readonly Exercise[] = Object.values(files)
  .map(read)
  .sort((a, b) => placeOf(a.id) - placeOf(b.id) || a.id.localeCompare(b.id))

/** The exercise with this id; undefined when there is none. */
export function exerciseOf(id: string): Exercise | undefined {
  return exercises.find((exercise) => exercise.id === id)
}
