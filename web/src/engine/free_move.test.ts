import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { Demonstrator } from './demonstrator'
import { exerciseOf } from './exercises'
import { FreeMoveCounter } from './free_move'

const BUILT = new URL('../../../build/wasm/engine/', import.meta.url)
const FRAME_MS = 50

const moduleOf = (name: string) => new WebAssembly.Module(readFileSync(new URL(name, BUILT)))

let engine: WebAssembly.Module
let recognition: WebAssembly.Module
beforeAll(() => {
  engine = moduleOf('liopep_engine.wasm')
  recognition = moduleOf('liopep_recognition.wasm')
})

/** The demonstrator of an exercise, over and over. */
async function performed(exercise: string, repetitions: number): Promise<Float32Array[]> {
  const demonstrator = await Demonstrator.create(engine)
  const { frames } = demonstrator.demonstrate(exerciseOf(exercise)!.text)
  return Array.from({ length: repetitions }, () => frames).flat()
}

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
