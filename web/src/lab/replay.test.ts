import { readFile } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { ContentError } from '../engine/engine'
import { readRecording } from './recording'
import { replayOf } from './replay'

const root = new URL('../../../', import.meta.url)
const fileOf = (path: string) => readFile(new URL(path, root), 'utf8')
let module: WebAssembly.Module
beforeAll(async () => {
  const bytes = await readFile(new URL('build/wasm/engine/liopep_engine.wasm', root))
  module = await WebAssembly.compile(bytes)
})

test('a recorded person is replayed: depth, phases, events and tally', async () => {
  const recording = readRecording(await fileOf('engine/recordings/squats.json'))
  const replay = await replayOf(module, await fileOf('content/exercises/squat.json'), recording)
  expect(replay.tally).toMatchObject({ exercise: 'squat', count: 2 })
  expect(replay.events.filter(({ kind }) => kind === 'repetition')).toHaveLength(2)
  expect(replay.times_ms).toHaveLength(recording.frames.length)
  expect(Math.max(...replay.curves[0]!.depths.map(Number))).toBeGreaterThan(
    replay.phases.full_above
  )
})

test('a recording of uneven frames is replayed by the time of each', async () => {
  const even = readRecording(await fileOf('engine/recordings/squats.json'))
  const times_ms = even.times_ms.map((t_ms, i) => 2 * t_ms - (i % 3) * 90)
  const squat = await fileOf('content/exercises/squat.json')
  const { events } = await replayOf(module, squat, { ...even, times_ms })
  // engine/cli has the same test of the same times.
  expect(events.filter(({ kind }) => kind === 'repetition').map(({ t_ms }) => t_ms)).toEqual([
    6310, 15910
  ])
})

test('an exercise that tells sides apart has a curve for each', async () => {
  const recording = readRecording(await fileOf('engine/recordings/squats.json'))
  const { curves } = await replayOf(module, await fileOf('content/exercises/march.json'), recording)
  expect(curves.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['depth', 'left side', 'right side'])
  )
})

test('a file that the engine refuses says field and reason', async () => {
  const recording = readRecording(await fileOf('engine/recordings/squats.json'))
  const bad = (await fileOf('content/exercises/squat.json')).replace('"legs"', '"tail"')
  await expect(replayOf(module, bad, recording)).rejects.toThrow(ContentError)
})
