import { describe, expect, test, vi } from 'vitest'
import type { GameEvent } from '../../../engine/game'

vi.stubGlobal('localStorage', { getItem: () => null, setItem() {}, removeItem() {} })
const { tonesOf, vibrationOf } = await import('./game_sound.svelte')

const event = (kind: GameEvent['kind']): GameEvent => ({
  ...{ kind, hand: 'left', shape: 1, x: 0, y: 0, points: 5, quality: 1, amount: 2 }
})

describe('what a game sounds like', () => {
  test('a row of hits climbs', () => {
    const pitches = [1, 2, 3].map((combo) => tonesOf(event('hit'), combo)[0]!.pitch_hz)
    expect(pitches).toEqual(pitches.toSorted((a, b) => a - b))
    expect(new Set(pitches).size).toBe(3)
  })

  test('nothing is said of an easier level, of time passing or of what was let go', () => {
    for (const kind of ['level_down', 'beat', 'avoided', 'waits'] as const) {
      expect(tonesOf(event(kind), 0)).toEqual([])
    }
  })

  test('every tone is short and quieter than full', () => {
    for (const kind of ['hit', 'done', 'combo', 'level_up', 'bumped', 'miss', 'over'] as const) {
      for (const { length_s, loudness, after_s = 0 } of tonesOf(event(kind), 4)) {
        expect(length_s + after_s).toBeLessThan(1)
        expect(loudness).toBeLessThanOrEqual(1)
      }
    }
  })

  test('the phone shakes shortly, and only for what the hands did', () => {
    expect(vibrationOf(event('hit'))).toBeLessThan(30)
    expect(vibrationOf(event('miss'))).toBe(0)
  })
})
