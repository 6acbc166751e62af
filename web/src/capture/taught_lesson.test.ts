import { describe, expect, it } from 'vitest'
import { smallFileOnly } from './taught_file'
import { Engine } from '../engine/engine'
import { Lesson } from '../engine/lesson'
import { builtModule, FRAME_MS, performed } from '../engine/performance_for_test'

const recognition = builtModule('recognition')

describe('Lesson', () => {
  it('writes a file that passes the door of capture and counts the movement', async () => {
    const lesson = await Lesson.create(recognition)

    const seen = (await performed('overhead-reach', 3, 40)).map((landmarks, i) =>
      lesson.step(i * FRAME_MS, landmarks, 1)
    )

    const { file, shown, wanted } = seen.at(-1)!
    expect([shown, wanted]).toEqual([3, 3])
    const counter = await Engine.create(builtModule('engine'))
    counter.start(smallFileOnly(file!))
    const counts = (await performed('overhead-reach', 8, 40)).map(
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
