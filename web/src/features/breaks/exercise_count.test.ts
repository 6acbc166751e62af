import { describe, expect, test } from 'vitest'
import type { MotionReport, MovementEvent, Side } from '../../engine/report'
import { ExerciseCount } from './exercise_count.svelte'

const report = (events: MovementEvent[], held_ms = 0): MotionReport => ({
  t_ms: 0,
  landmarks: null,
  framing: { kind: 'ready' },
  phase: 'rest',
  depth: 0.5,
  events,
  tally: { exercise: 'x', count: 0, half_count: 0, left_count: 0, right_count: 0, held_ms }
})

const repetition = (side: Side, duration_ms = 2000, depth = 1): MovementEvent => ({
  ...({ kind: 'repetition', t_ms: 0, count: 1, there_ms: 900, back_ms: 1100 } as const),
  side,
  duration_ms,
  depth
})

describe('ExerciseCount', () => {
  test('counts repetitions, and each side by itself', () => {
    const count = new ExerciseCount()
    const words = count.take(report([repetition('left'), repetition('right')]))
    count.take(report([repetition('left'), repetition('both')]))
    expect(count).toMatchObject({ count: 4, left_count: 2, right_count: 1 })
    expect(words).toEqual([
      { kind: 'count', count: 1 },
      { kind: 'count', count: 2 }
    ])
  })

  test('knows tempo and range on the whole', () => {
    const count = new ExerciseCount()
    expect(count.tempo).toBe(null)
    count.take(report([repetition('both', 2000, 0.8), repetition('both', 3000, 1)]))
    expect(count.tempo).toEqual({ repetition_ms: 2500, depth: 0.9 })
  })

  test('asks for a second one where a single one does not count', () => {
    const count = new ExerciseCount()
    const words = count.take(report([{ kind: 'once_more', t_ms: 0, side: 'left' }]))
    expect(words).toEqual([{ kind: 'once_more' }])
    expect(count.count).toBe(0)
  })

  test('says the form kindly: not again and again', () => {
    const count = new ExerciseCount()
    const form = (t_ms: number): MovementEvent => ({ kind: 'form', t_ms, index: 1, side: 'both' })
    expect(count.take(report([form(0)]))).toEqual([{ kind: 'form', index: 1 }])
    expect(count.take(report([form(2000)]))).toEqual([])
    expect(count.take(report([{ kind: 'safe_range', t_ms: 2100, side: 'left' }]))).toEqual([
      { kind: 'safe_range' }
    ])
  })

  test('sums up holds, says each fifth second, and leaves out what was held in a pause', () => {
    const count = new ExerciseCount(10_000)
    const began: MovementEvent = { kind: 'hold_began', t_ms: 0, side: 'both' }
    count.take(report([began], 0))
    expect(count.take(report([], 4_900))).toEqual([])
    expect(count.take(report([], 5_100))).toEqual([{ kind: 'held', seconds: 5 }])
    expect(count).toMatchObject({ held_ms: 5_100, hold_ms: 5_100, isHolding: true, count: 0 })
    // when the page is paused for two seconds of it
    count.skip(report([], 7_100))
    const words = count.take(report([], 12_100))
    // then they are not ours
    expect(words).toEqual([{ kind: 'hold_done', holds: 1 }])
    expect(count).toMatchObject({ held_ms: 10_100, count: 1 })
    // and the next hold begins at nothing
    count.take(report([{ kind: 'hold_ended', t_ms: 0, side: 'both', duration_ms: 12_100 }], 12_100))
    expect(count.isHolding).toBe(false)
    count.take(report([began], 12_200))
    expect(count).toMatchObject({ hold_ms: 100, held_ms: 10_200, isHolding: true })
  })
})
