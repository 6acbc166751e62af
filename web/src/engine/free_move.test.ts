import { describe, expect, it } from 'vitest'
import { FreeMoveCounter } from './free_move'
import { builtModule, FRAME_MS, performed } from './performance_for_test'

const recognition = builtModule('recognition')

describe('FreeMoveCounter', () => {
  it('counts a movement that nobody told it about', async () => {
    const counter = await FreeMoveCounter.create(recognition)
    let added = 0

    const reports = (await performed('overhead-reach', 6)).map((landmarks, i) => {
      const report = counter.step(i * FRAME_MS, landmarks, 1)
      added += report.added
      return report
    })

    const last = reports.at(-1)!
    expect(last.count).toBeGreaterThanOrEqual(5)
    expect(last.count).toBeLessThanOrEqual(6)
    expect(added).toBe(last.count)
    expect(last.in_rhythm).toBe(true)
    expect(last.landmarks).toHaveLength(132)
  })

  it('counts nothing for somebody who stands still, or for nobody', async () => {
    const counter = await FreeMoveCounter.create(recognition)
    const [still] = await performed('overhead-reach', 1)

    for (let i = 0; i < 200; ++i) counter.step(i * FRAME_MS, still!, 1)

    expect(counter.step(20_000, null, 1)).toMatchObject({ count: 0, landmarks: null })
  })
})
