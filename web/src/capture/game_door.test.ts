import { describe, expect, it } from 'vitest'
import type { GameReport } from '../engine/game'
import { gameNumbersOnly } from './game_door'

const hand = { x: 0.3, y: 0.4, seen: 1, radius: 0.06 }
const shape = {
  id: 7,
  kind: 'good',
  state: 'active',
  hand: 'any',
  look: 3,
  x: 0.5,
  y: 0.2,
  w: 0.1,
  h: 0.1,
  angle_deg: 0,
  amount: 0
}
const hit = { kind: 'hit', hand: 'left', shape: 7, x: 0, y: 0, points: 10, quality: 1, amount: 0 }

const report = (changes: object = {}) =>
  ({
    t_ms: 1,
    state: 'playing',
    missing: ['wrists'],
    left_ms: 1000,
    score: 10,
    level: 1,
    combo: 1,
    multiplier: 1,
    hits: 1,
    misses: 0,
    gauge: 0,
    hands: { left: hand, right: hand },
    shapes: [shape],
    events: [hit],
    ...changes
  }) as GameReport

describe("a game's way out of capture (P10)", () => {
  it('lets a report pass', () => {
    expect(gameNumbersOnly(report())).toEqual(report())
  })

  it('drops what rides along', () => {
    const loaded = report({
      pixels: new Uint8Array(9),
      shapes: [{ ...shape, picture: 'data:' }],
      hands: { left: { ...hand, palm: [1] }, right: hand }
    })
    expect(gameNumbersOnly(loaded)).toEqual(report())
  })

  it.each([
    ['a picture in place of a number', { score: new Uint8ClampedArray(4) }],
    ['a long text in place of a word', { state: 'data:image/png;base64,'.repeat(9) }],
    ['more shapes than a world has', { shapes: Array(97).fill(shape) }],
    ['a flood of events', { events: Array(9).fill(hit) }]
  ])('refuses %s', (_, changes) => {
    expect(() => gameNumbersOnly(report(changes))).toThrow(TypeError)
  })
})
