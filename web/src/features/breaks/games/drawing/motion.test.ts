import { describe, expect, test } from 'vitest'
import type { GameReport, GameShape } from '../../../../engine/game'
import { Motion } from './motion'
import { placeIn } from './pen'

const shape = (changes: Partial<GameShape>): GameShape => ({
  ...{ id: 1, kind: 'good', state: 'active', hand: 'any', look: 0, x: 0.5, y: 0.5 },
  ...{ w: 0.1, h: 0.1, angle_deg: 0, amount: 0 },
  ...changes
})

function report(shapes: GameShape[], x = 0.2): GameReport {
  const hand = { x, y: 0.5, seen: 1, radius: 0.06 }
  return { shapes, hands: { left: hand, right: hand } } as unknown as GameReport
}

describe('Motion', () => {
  test('glides from where a thing was shown to where the newest report has it', () => {
    const motion = new Motion()
    motion.take(report([shape({ y: 0.2 })]), 0)
    motion.take(report([shape({ y: 0.4 })]), 33)
    const ys = [33, 45, 60, 200].map((now_ms) => motion.at(now_ms)!.shapes[0]!.y)
    expect(ys[0]).toBeCloseTo(0.2)
    expect(ys[1]!).toBeGreaterThan(ys[0]!)
    expect(ys[2]!).toBeGreaterThan(ys[1]!)
    expect(ys[3]).toBeCloseTo(0.4)
  })

  test('hands are there sooner than the world', () => {
    const motion = new Motion()
    motion.take(report([shape({ x: 0.2 })], 0.2), 0)
    motion.take(report([shape({ x: 0.4 })], 0.4), 33)
    const shown = motion.at(45)!
    expect(shown.hands.left.x).toBeGreaterThan(shown.shapes[0]!.x)
    expect(shown.hands.left.x).toBeCloseTo(0.4)
  })

  test('what is new is there at once, and a new state counts its amount anew', () => {
    const motion = new Motion()
    motion.take(report([shape({ amount: 0.9 })]), 0)
    motion.take(report([shape({ state: 'hit', amount: 0.1 }), shape({ id: 2, x: 0.9 })]), 33)
    const [first, second] = motion.at(33)!.shapes
    expect(first!.amount).toBe(0.1)
    expect(second!.x).toBe(0.9)
  })

  test('turns the shorter way', () => {
    const motion = new Motion()
    motion.take(report([shape({ angle_deg: 170 })]), 0)
    motion.take(report([shape({ angle_deg: -170 })]), 33)
    expect(Math.abs(motion.at(45)!.shapes[0]!.angle_deg)).toBeGreaterThan(169)
  })
})

describe('placeIn', () => {
  test.each([
    [{ width: 400, height: 300 }, 4 / 3, { left: 0, top: 0, width: 400, height: 300 }],
    [{ width: 400, height: 600 }, 4 / 3, { left: 0, top: 150, width: 400, height: 300 }],
    [{ width: 800, height: 300 }, 4 / 3, { left: 200, top: 0, width: 400, height: 300 }]
  ])('%o with a picture of %d', (box, aspect, place) => {
    expect(placeIn(box, aspect)).toEqual(place)
  })
})
