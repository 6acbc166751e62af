import { describe, expect, it } from 'vitest'
import { exercises, type BodyArea, type Exercise, type Suits } from './exercises'
import type { BodyPart } from './report'

const suiting = (suit: Suits) => exercises.filter((exercise) => exercise.suits?.includes(suit))
const ids = (list: readonly Exercise[]) => list.map((exercise) => exercise.id)

const AREAS: BodyArea[] = [
  'legs',
  'arms',
  'shoulders',
  'neck',
  'back',
  'wrists',
  'hands',
  'balance'
]
/** In view when only head, shoulders, arms and hands are. */
const UPPER_BODY: BodyPart[] = [
  'head',
  'ears',
  'eyes',
  'mouth',
  'shoulders',
  'elbows',
  'wrists',
  'hands',
  'pinkies',
  'thumbs'
]
/** The codes of the 2024 Adult Compendium that exercises refer to, with their values. */
const COMPENDIUM: Record<string, number> = {
  '02101': 2.3,
  '02024': 2.8,
  '02030': 3.5,
  '02022': 3.8,
  '02020': 7.5,
  '02056': 3.0,
  '02057': 6.5,
  '02052': 5.0,
  '02054': 3.5,
  '02143': 4.0,
  '12025': 4.8
}

describe('the collection of exercises', () => {
  it('has something for everyone', () => {
    expect(exercises.length).toBeGreaterThanOrEqual(40)
    expect(suiting('upper_body_only').length).toBeGreaterThanOrEqual(15)
    expect(suiting('one_arm').length).toBeGreaterThanOrEqual(6)
    expect(suiting('wheelchair').length).toBeGreaterThanOrEqual(8)
    expect(suiting('eyes_free').length).toBeGreaterThanOrEqual(10)
    expect(exercises.filter((it) => it.counting === 'hold').length).toBeGreaterThanOrEqual(5)
    expect(exercises.filter((it) => it.sound === 'silent').length).toBeGreaterThanOrEqual(20)
  })

  it.each(AREAS)('moves the %s', (area) => {
    expect(exercises.filter((exercise) => exercise.body.includes(area)).length).toBeGreaterThan(1)
  })

  it('needs no more in view than an upper body where it says so, and can be done seated', () => {
    for (const exercise of suiting('upper_body_only')) {
      expect(UPPER_BODY, exercise.id).toEqual(expect.arrayContaining(exercise.needs))
      expect(exercise.positions, exercise.id).toContain('seated')
    }
  })

  it('can be done in a wheelchair exactly where it says so', () => {
    const positioned = exercises.filter((exercise) => exercise.positions.includes('wheelchair'))
    expect(ids(suiting('wheelchair'))).toEqual(ids(positioned))
  })

  it('asks one arm for what one arm can do: no rule that waits for the other', () => {
    for (const exercise of suiting('one_arm')) {
      const moves = exercise.body.some((area) => area === 'arms')
      if (moves) expect(exercise.side_rule, exercise.id).toBe('either')
    }
  })

  it('names every intensity with a code of the Compendium, or calls it an estimate', () => {
    for (const { id, met } of exercises) {
      if (met.code === 'estimate') {
        expect(met.source, id).toMatch(/^Estimate: /)
      } else {
        expect(met.source, id).toBe('2024 Adult Compendium of Physical Activities')
        expect(met.value, id).toBe(COMPENDIUM[met.code])
      }
    }
  })

  it('promises nothing about health or work in its words', () => {
    const promises =
      /\b(cure|heal|prevent|treat|productiv|burn|pain|botar|läker|förebygg|produktiv|smärt)/i
    for (const { id, name, summary, instructions, cues } of exercises) {
      const words = [name, summary, instructions, cues.ready, cues.half]
      for (const { en, sv } of words) {
        expect(en, id).not.toMatch(promises)
        expect(sv, id).not.toMatch(promises)
        expect(sv, id).not.toBe(en)
      }
    }
  })

  it('gives each exercise a name of its own, short enough for a list', () => {
    for (const language of ['en', 'sv'] as const) {
      const names = exercises.map((exercise) => exercise.name[language])
      expect(new Set(names).size).toBe(names.length)
      for (const name of names) expect(name.length, name).toBeLessThanOrEqual(32)
    }
  })
})
