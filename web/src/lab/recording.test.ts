import { expect, test } from 'vitest'
import { Recorder } from './recorder'
import { MAX_FRAMES, meanRate, readRecording, recordingText } from './recording'

const frame = (seed: number) =>
  Float32Array.from({ length: 132 }, (_, i) => Math.sin(seed + i * 1.7))
const points = (value: unknown = 0.5) => Array.from({ length: 33 }, () => [value, 0.5, 0, 1])
const text = (changes: object) => JSON.stringify({ fps: 30, frames: [points()], ...changes })

test('what is written is read again, bit by bit', () => {
  const times_ms = [0, 66.667, 171.05]
  const recording = { times_ms, aspect: 0.75, frames: [frame(1), null, frame(2)] }
  expect(readRecording(recordingText(recording))).toEqual(recording)
})

test('a point may leave out depth and visibility, and a file its shape', () => {
  const frames = [Array.from({ length: 33 }, () => [0.25, 0.5])]
  const read = readRecording(text({ frames, width: 300, height: 400 }))
  expect(read.aspect).toBe(0.75)
  expect([...read.frames[0]!.subarray(0, 4)]).toEqual([0.25, 0.5, 0, 1])
  expect(readRecording(text({})).aspect).toBe(1)
})

test('frames come when their times say, or evenly', () => {
  const frames = [points(), null, points()]
  const t_ms = [12, 78.667, 95.1]
  expect(readRecording(text({ frames, t_ms, fps: undefined })).times_ms).toEqual(t_ms)
  expect(readRecording(text({ frames, t_ms })).times_ms).toEqual(t_ms)
  expect(readRecording(text({ frames, fps: 5 })).times_ms).toEqual([0, 200, 400])
  expect(meanRate(readRecording(text({ frames, t_ms: [0, 30, 400] })))).toBe(5)
})

test.each([
  ['{', 'file: is not JSON'],
  ['[1]', 'file: must be an object'],
  [text({ fps: 0 }), 'fps: must be a number from 1 to 240'],
  [text({ fps: '30' }), 'fps: must be a number'],
  [text({ fps: undefined }), 'fps: must be a number'],
  [text({ t_ms: 5 }), 't_ms: must be a list'],
  [text({ t_ms: [] }), 't_ms: has 0 times for 1 frames'],
  [text({ t_ms: [-1] }), 't_ms[0]: must be milliseconds from 0'],
  [text({ t_ms: ['0'] }), 't_ms[0]: must be milliseconds from 0'],
  [text({ t_ms: [0, 40, 40], frames: [null, null, null] }), 't_ms[2]: must be after the one'],
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

test('the recorder keeps the time of each frame and stops at its limit', () => {
  const recorder = new Recorder()
  expect(recorder.finish()).toBe(null)
  for (const t_ms of [1000.1, 1090.2004, 1210, 1300]) {
    recorder.add({ t_ms, landmarks: t_ms === 1090.2004 ? null : frame(t_ms), aspect: 0.75 })
  }
  expect(recorder.finish()).toMatchObject({ times_ms: [0, 90.1, 209.9, 299.9], aspect: 0.75 })
  expect(recorder.finish()!.frames.map((each) => each !== null)).toEqual([true, false, true, true])

  for (let i = 0; i < MAX_FRAMES; ++i) recorder.add({ t_ms: 1301 + i, landmarks: null, aspect: 1 })
  expect(recorder.isFull).toBe(true)
  expect(recorder.frameCount).toBe(MAX_FRAMES)
})
