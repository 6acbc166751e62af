import { describe, expect, test } from 'vitest'
import { exercises as all } from '../../engine/exercises'
import {
  ANYTHING,
  AREAS,
  grouped,
  isAnything,
  matching,
  type Choosable,
  type Wish
} from './catalogue'

const exercise = (id: string, changes: Partial<Choosable> = {}): Choosable => ({
  id,
  name: { en: id, sv: id },
  summary: { en: '', sv: '' },
  positions: ['standing'],
  sound: 'silent',
  body: ['legs'],
  suits: [],
  ...changes
})

const squat = exercise('squat', { name: { en: 'Squats', sv: 'Knäböj' }, body: ['legs', 'core'] })
const jack = exercise('jack', { name: { en: 'Jumping jacks', sv: 'Hampelman' }, sound: 'loud' })
const reach = exercise('reach', {
  positions: ['seated', 'standing'],
  body: ['arms'],
  suits: ['one_arm', 'wheelchair', 'upper_body_only']
})
const plank = exercise('plank', { positions: ['floor'], body: ['core'], suits: ['eyes_free'] })
const exercises = [squat, jack, reach, plank]

const found = (wish: Partial<Wish>, language: 'en' | 'sv' = 'en') =>
  matching(exercises, { ...ANYTHING, ...wish }, language).map(({ id }) => id)

describe('matching', () => {
  test('finds everything when nothing is asked for', () => {
    expect(found({})).toEqual(['squat', 'jack', 'reach', 'plank'])
    expect(isAnything({ ...ANYTHING, text: ' ' })).toBe(true)
  })

  test('finds by name in the language of the page, without marks and case', () => {
    expect(found({ text: 'knäb' }, 'sv')).toEqual(['squat'])
    expect(found({ text: 'KNABOJ' }, 'sv')).toEqual(['squat'])
    expect(found({ text: 'knäb' }, 'en')).toEqual([])
    expect(found({ text: 'jacks jump' })).toEqual(['jack'])
  })

  test('shows what begins with the text first', () => {
    const later = exercise('a', { name: { en: 'Wall squats', sv: '' } })
    expect(
      matching([later, squat], { ...ANYTHING, text: 'squ' }, 'en').map(({ id }) => id)
    ).toEqual(['squat', 'a'])
  })

  test('a position includes what suits a wheelchair', () => {
    expect(found({ position: 'wheelchair' })).toEqual(['reach'])
    expect(found({ position: 'floor' })).toEqual(['plank'])
    expect(found({ position: 'standing' })).toEqual(['squat', 'jack', 'reach'])
  })

  test('areas widen, needs narrow', () => {
    expect(found({ areas: ['arms', 'core'] })).toEqual(['squat', 'reach', 'plank'])
    expect(found({ needs: ['silent'] })).toEqual(['squat', 'reach', 'plank'])
    expect(found({ needs: ['silent', 'eyes_free'] })).toEqual(['plank'])
    expect(found({ needs: ['one_arm', 'upper_body_only'] })).toEqual(['reach'])
  })
})

describe('grouped', () => {
  const headings = (groups: ReturnType<typeof grouped>) =>
    groups.map(({ heading, exercises: those }) => [heading, ...those.map(({ id }) => id)])

  test('by the first area, the recently used before', () => {
    expect(headings(grouped(exercises, ['plank', 'gone']))).toEqual([
      ['recent', 'plank'],
      ['legs', 'squat', 'jack'],
      ['arms', 'reach'],
      ['core', 'plank']
    ])
  })

  test('under the area that was asked for', () => {
    expect(headings(grouped([squat, plank], [], ['core']))).toEqual([['core', 'squat', 'plank']])
  })

  test('leaves no exercise of the content out', () => {
    const shown = grouped(all, []).flatMap((group) => group.exercises)
    expect(new Set(shown)).toEqual(new Set(all))
    expect(new Set(AREAS).size).toBe(10)
  })
})
