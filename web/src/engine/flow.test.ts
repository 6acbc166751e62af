import { describe, expect, it } from 'vitest'
import { exercises } from './exercises'
import { FlowCounter, type FlowFrame } from './flow'
import { builtModule, FRAME_MS, performed } from './performance_for_test'

const texts = exercises.map(({ text }) => text)

const recognition = builtModule('recognition')

function play(counter: FlowCounter, frames: Float32Array[]): FlowFrame[] {
  return frames.map((landmarks, i) => counter.step(i * FRAME_MS, landmarks, 1))
}

describe('FlowCounter', () => {
  it('names what is done, and gives the first repetitions together', async () => {
    const counter = await FlowCounter.create(recognition, texts)

    const seen = play(counter, await performed('overhead-reach', 4, 30))

    expect(seen.at(-1)!.exercise).toBe('overhead-reach')
    const told = seen.map(({ counted }) => counted.filter(({ kind }) => kind === 'repetition'))
    expect(told.flat()).toHaveLength(4)
    expect(told.find((counted) => counted.length > 0)!.length).toBeGreaterThanOrEqual(2)
    expect(told.flat()[0]).toMatchObject({ exercise: 'overhead-reach', side: 'both' })
  })

  it('names nothing for somebody who stands still, or for nobody', async () => {
    const counter = await FlowCounter.create(recognition, texts)
    const [still] = await performed('squat', 1)

    for (let i = 0; i < 200; ++i) counter.step(i * FRAME_MS, still!, 1)

    expect(counter.step(20_000, null, 1)).toMatchObject({ exercise: null, counted: [] })
  })

  it('refuses a file that is none, and more files than it has room for', async () => {
    await expect(FlowCounter.create(recognition, ['{}'])).rejects.toThrow('id')
    const many = Array.from({ length: 65 }, () => texts[0]!)
    await expect(FlowCounter.create(recognition, many)).rejects.toThrow('too many')
  })
})
