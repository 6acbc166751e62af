import { beforeAll, describe, expect, it } from 'vitest'
import { Demonstrator } from './demonstrator'
import { exercises } from './exercises'
import { LANDMARK_FLOATS } from './frame_memory'
import { builtModule } from './performance_for_test'

const LEFT_WRIST = 15

let demonstrator: Demonstrator
beforeAll(async () => {
  demonstrator = await Demonstrator.create(builtModule('engine'))
})

const textOf = (id: string) => exercises.find((exercise) => exercise.id === id)!.text

describe('Demonstrator', () => {
  it.each(exercises.map((exercise) => exercise.id))('shows %s inside the picture', (id) => {
    const { frames, still, period_ms } = demonstrator.demonstrate(textOf(id))

    expect(period_ms).toBeGreaterThan(300)
    expect(frames[still]).toHaveLength(LANDMARK_FLOATS)
    for (const frame of frames) {
      for (let i = 0; i < 33; ++i) {
        expect(frame[i * 4]).toBeGreaterThan(-0.02)
        expect(frame[i * 4]).toBeLessThan(1.02)
        expect(frame[i * 4 + 1]).toBeGreaterThan(-0.02)
        expect(frame[i * 4 + 1]).toBeLessThan(1.02)
      }
    }
  })

  it('stands still where the movement is furthest', () => {
    const { frames, still } = demonstrator.demonstrate(textOf('overhead-reach'))

    const wrist_y = (index: number) => frames[index]![LEFT_WRIST * 4 + 1]!
    expect(wrist_y(still)).toBeLessThan(wrist_y(0) - 0.2)
  })

  it('puts the chair on the floor', () => {
    const { seat } = demonstrator.demonstrate(textOf('sit-to-stand'))

    expect(seat.kind).toBe('chair')
    expect(seat.corners[0]![1]).toBeLessThan(seat.floor_y)
    expect(seat.feet[0]![1]).toBeCloseTo(seat.floor_y, 1)
  })

  it('refuses what is no exercise', () => {
    expect(() => demonstrator.demonstrate('{}')).toThrow('does not understand')
  })
})
