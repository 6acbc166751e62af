import { describe, expect, test } from 'vitest'
import type { GameReport } from '../../../engine/game'
import { GameRun } from './game_run.svelte'

const report = (changes: Partial<GameReport>): GameReport =>
  ({
    ...{ t_ms: 0, state: 'playing', missing: [], left_ms: 60_000, score: 0, level: 1, combo: 0 },
    ...{ multiplier: 1, hits: 0, misses: 0, gauge: 0, shapes: [], events: [] },
    hands: {
      left: { x: 0, y: 0, seen: 0, radius: 0 },
      right: { x: 0, y: 0, seen: 0, radius: 0 }
    },
    ...changes
  }) satisfies GameReport

const hit = { kind: 'hit', hand: 'left', shape: 1, x: 0, y: 0, points: 10, quality: 1, amount: 0 }
const events = [hit] as GameReport['events']

describe('GameRun', () => {
  test('shows score, level and time of the newest report', () => {
    const run = new GameRun(60_000)
    run.take(report({ score: 120, level: 3, combo: 5, multiplier: 2, left_ms: 41_400 }))
    expect(run).toMatchObject({ score: 120, level: 3, combo: 5, multiplier: 2, stage: 'playing' })
    expect(run.clock).toBe('0:42')
    expect(run.played_ms).toBe(18_600)
  })

  test('cannot be paused before it began, nor after it is over', () => {
    const run = new GameRun(60_000)
    run.take(report({ state: 'measuring' }))
    run.toggle()
    expect(run.stage).toBe('measuring')
    run.take(report({ state: 'over', left_ms: 0 }))
    run.toggle()
    expect(run.stage).toBe('over')
  })

  test('tells nothing of what happens while paused, and goes on where it was', () => {
    const run = new GameRun(60_000)
    expect(run.take(report({ left_ms: 50_000, events }))).toHaveLength(1)
    run.toggle()
    expect(run.stage).toBe('paused')
    expect(run.take(report({ left_ms: 50_000, events }))).toEqual([])
    run.toggle()
    expect(run.stage).toBe('playing')
    expect(run.take(report({ left_ms: 49_900, events }))).toHaveLength(1)
  })

  test('stands at once when paused, though a picture was under way', () => {
    const run = new GameRun(60_000)
    run.take(report({ left_ms: 56_040 }))
    run.toggle()
    run.take(report({ left_ms: 55_980 }))
    expect(run.clock).toBe('0:57')
    run.toggle()
    run.take(report({ left_ms: 55_940 }))
    expect(run.clock).toBe('0:56')
  })
})
