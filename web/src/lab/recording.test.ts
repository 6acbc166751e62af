import { expect, test } from 'vitest'
import { Recorder } from './recorder'
import { MAX_FRAMES, readRecording, recordingText } from './recording'

const frame = (seed: number) =>
  Float32Array.from({ length: 132 }, (_, i) => Math.sin(seed + i * 1.7))
const points = (value: unknown = 0.5) => Array.from({ length: 33 }, () => [value, 0.5, 0, 1])
const text = (changes: object) => JSON.stringify({ fps: 30, frames: [points()], ...changes })

test('what is written is read again, bit by bit', () => {
  const recording = { fps: 14.983, aspect: 0.75, frames: [frame(1), null, frame(2)] }
  expect(readRecording(recordingText(recording))).toEqual(recording)
})

test('a point may leave out depth and visibility, and a file its shape', () => {
  const frames = [Array.from({ length: 33 }, () => [0.25, 0.5])]
  const read = readRecording(text({ frames, width: 300, height: 400 }))
  expect(read.aspect).toBe(0.75)
  expect([...read.frames[0]!.subarray(0, 4)]).toEqual([0.25, 0.5, 0, 1])
  expect(readRecording(text({})).aspect).toBe(1)
})

test.each([
  ['{', 'file: is not JSON'],
  ['[1]', 'file: must be an object'],
  [text({ fps: 0 }), 'fps: must be a number from 1 to 240'],
  [text({ fps: '30' }), 'fps: must be a number'],
  [text({ aspect: 20 }), 'aspect: must be width divided by height'],
  [text({ width: 4, height: 0 }), 'aspect: must be width divided by height'],
  [text({ frames: {} }), 'frames: must be a list'],
  [text({ frames: [] }), 'frames: must hold at least one'],
  [text({ frames: [null, [[1, 2]]] }), 'frames[1]: must be null or a list of 33 points'],
  [text({ frames: [points('x')] }), 'frames[0][0]: must hold only numbers'],
  [text({ frames: [points(640)] }), 'frames[0][0]: must be in parts of the picture'],
  [text({ frames: [points().with(7, [1])] }), 'frames[0][7]: must be a list of 2 to 4 numbers'],
  [text({ frames: Array(MAX_FRAMES + 1).fill(null) }), `frames: must be at most ${MAX_FRAMES}`]
])('a bad file is refused with the place: %.40s', (bad, message) => {
  expect(() => readRecording(bad)).toThrow(message)
})

test('the recorder keeps the mean rate and stops at its limit', () => {
  const recorder = new Recorder()
  expect(recorder.finish()).toBe(null)
  for (const t_ms of [1000, 1090, 1210, 1300]) {
    recorder.add({ t_ms, landmarks: t_ms === 1090 ? null : frame(t_ms), aspect: 0.75 })
  }
  expect(recorder.finish()).toMatchObject({ fps: 10, aspect: 0.75 })
  expect(recorder.finish()!.frames.map((each) => each !== null)).toEqual([true, false, true, true])

  for (let i = 0; i < MAX_FRAMES; ++i) recorder.add({ t_ms: 1301 + i, landmarks: null, aspect: 1 })
  expect(recorder.isFull).toBe(true)
  expect(recorder.frameCount).toBe(MAX_FRAMES)
})
