import type { BodyArea, Exercise, Position, Suits, Texts } from '../../engine/exercises'
import type { Locale } from '../../i18n'

/** What the chooser reads of an exercise. */
export type Choosable = Pick<
  Exercise,
  'id' | 'name' | 'summary' | 'positions' | 'sound' | 'body' | 'suits'
>

/** Body areas in the order in which the chooser shows them. */
export const AREAS = [
  'whole',
  'legs',
  'arms',
  'shoulders',
  'neck',
  'back',
  'core',
  'wrists',
  'hands',
  'balance'
] as const satisfies readonly BodyArea[]

export const POSITIONS = [
  'standing',
  'seated',
  'wheelchair',
  'floor'
] as const satisfies readonly Position[]

/** Needs that a person can name. Each further one leaves fewer exercises. */
export const NEEDS = [
  'silent',
  'upper_body_only',
  'one_arm',
  'eyes_free'
] as const satisfies readonly Need[]
export type Need = 'silent' | Exclude<Suits, 'wheelchair'>

/** What the person asked for. */
export interface Wish {
  text: string
  position: Position | null
  areas: readonly BodyArea[]
  needs: readonly Need[]
}

export const ANYTHING: Wish = { text: '', position: null, areas: [], needs: [] }

/** True where nothing was asked for. */
export function isAnything({ text, position, areas, needs }: Wish): boolean {
  return text.trim() === '' && position === null && areas.length === 0 && needs.length === 0
}

const suitsOf = (exercise: Choosable): readonly Suits[] => exercise.suits ?? []

const meets = (exercise: Choosable, need: Need): boolean =>
  need === 'silent' ? exercise.sound === 'silent' : suitsOf(exercise).includes(need)

function canBeDone(exercise: Choosable, position: Position): boolean {
  if (exercise.positions.includes(position)) return true
  return position === 'wheelchair' && suitsOf(exercise).includes('wheelchair')
}

/** Letters without marks and case: "Knäböj" is found by "knaboj". */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()

/** Every word that was typed begins a word of the name, or stands in name or summary. */
function isNamed(exercise: Choosable, text: string, language: Locale): boolean {
  const said = plain(`${inWords(exercise.name, language)} ${inWords(exercise.summary, language)}`)
  return plain(text)
    .split(/\s+/)
    .every((word) => said.includes(word))
}

const inWords = (texts: Texts, language: Locale): string => texts[language]

/** The exercises that fit the wish, those whose name begins with its text first. */
export function matching<T extends Choosable>(
  exercises: readonly T[],
  wish: Wish,
  language: Locale
): T[] {
  const start = plain(wish.text.trim())
  const late = (exercise: T) => (plain(inWords(exercise.name, language)).startsWith(start) ? 0 : 1)
  return exercises
    .filter((exercise) => wish.position === null || canBeDone(exercise, wish.position))
    .filter(
      (exercise) =>
        wish.areas.length === 0 || wish.areas.some((area) => exercise.body.includes(area))
    )
    .filter((exercise) => wish.needs.every((need) => meets(exercise, need)))
    .filter((exercise) => isNamed(exercise, wish.text.trim(), language))
    .sort((a, b) => (start === '' ? 0 : late(a) - late(b)))
}

/** Some exercises under one heading; `recent` are those that were done in this visit. */
export interface Group<T extends Choosable> {
  heading: BodyArea | 'recent'
  exercises: T[]
}

/**
 * The exercises by the first area of the body that they name, recently used ones before all others.
 * An area that the person asked for is a heading of its own, also where it is not the first.
 */
export function grouped<T extends Choosable>(
  exercises: readonly T[],
  recent: readonly string[],
  areas: readonly BodyArea[] = []
): Group<T>[] {
  const headingOf = (exercise: T): BodyArea | undefined =>
    areas.find((area) => exercise.body.includes(area)) ?? exercise.body[0]
  const groups: Group<T>[] = AREAS.map((area) => ({
    heading: area,
    exercises: exercises.filter((exercise) => headingOf(exercise) === area)
  }))
  const used = recent.flatMap((id) => exercises.find((exercise) => exercise.id === id) ?? [])
  return [{ heading: 'recent' as const, exercises: used }, ...groups].filter(
    (group) => group.exercises.length > 0
  )
}
