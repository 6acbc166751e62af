import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { smallFileOnly } from './taught_file'
import { Demonstrator } from '../engine/demonstrator'
import { Engine } from '../engine/engine'
import { exerciseOf } from '../engine/exercises'
import { Lesson } from '../engine/lesson'

const BUILT = new URL('../../../build/wasm/engine/', import.meta.url)
const FRAME_MS = 50

const moduleOf = (name: string) => new WebAssembly.Module(readFileSync(new URL(name, BUILT)))

let engine: WebAssembly.Module
let recognition: WebAssembly.Module
beforeAll(() => {
  engine = moduleOf('liopep_engine.wasm')
  recognition = moduleOf('liopep_recognition.wasm')
})

/** The demonstrator of an exercise, over and over, between moments of rest. */
async function performed(exercise: string, repetitions: number): Promise<Float32Array[]> {
  const demonstrator = await Demonstrator.create(engine)
  const { frames } = demonstrator.demonstrate(exerciseOf(exercise)!.text)
  const rest = Array.from({ length: 40 }, () => frames[0]!)
  return [...rest, ...Array.from({ length: repetitions }, () => frames).flat(), ...rest]
}

describe('Lesson', () => {
  it('writes a file that passes the door of capture and counts the movement', async () => {
    const lesson = await Lesson.create(recognition)

    const seen = (await performed('overhead-reach', 3)).map((landmarks, i) =>
      lesson.step(i * FRAME_MS, landmarks, 1)
    )

    const { file, shown, wanted } = seen.at(-1)!
    expect([shown, wanted]).toEqual([3, 3])
    const counter = await Engine.create(engine)
    counter.start(smallFileOnly(file!))
    const counts = (await performed('overhead-reach', 8)).map(
      (landmarks, i) => counter.step(i * FRAME_MS, landmarks, 1).tally.count
    )
    expect(counts.at(-1)).toBe(8)
  })

  it('learns nothing from somebody who stands still', async () => {
    const lesson = await Lesson.create(recognition)
    const [still] = await performed('squat', 1)

    for (let i = 0; i < 400; ++i) lesson.step(i * FRAME_MS, still!, 1)

    expect(lesson.step(30_000, null, 1)).toMatchObject({ shown: 0, file: null, landmarks: null })
  })
})
