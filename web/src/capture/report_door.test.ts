import { describe, expect, it } from 'vitest'
import type { CameraReport } from './camera_task'
import { numbersOnly } from './report_door'

const tally = {
  exercise: 'squat',
  count: 2,
  half_count: 0,
  left_count: 1,
  right_count: 1,
  held_ms: 0
}

const report = (changes: object = {}): CameraReport => ({
  task: 'exercise',
  t_ms: 1,
  landmarks: new Float32Array(132),
  framing: { kind: 'ready' },
  phase: 'going',
  depth: 0.5,
  events: [],
  tally,
  ...changes
})

describe('the door out of capture (P10)', () => {
  it('lets a report pass', () => {
    expect(numbersOnly(report())).toEqual(report())
    expect(numbersOnly(report({ landmarks: null })).landmarks).toBe(null)
  })

  it('drops what rides along', () => {
    const loaded = report({
      pixels: new Uint8Array(9),
      tally: { ...tally, picture: 'data:' }
    })
    expect(numbersOnly(loaded)).toEqual(report())
  })

  it.each([
    ['a picture in place of landmarks', new Uint8ClampedArray(640 * 480 * 4)],
    ['more numbers than a pose has', new Float32Array(640 * 480)]
  ])('refuses %s', (_, landmarks) => {
    expect(() => numbersOnly(report({ landmarks }))).toThrow(TypeError)
  })

  it('lets what the pose model said pass for a recording, and no more than that', () => {
    const said = {
      task: 'recording',
      t_ms: 1,
      landmarks: new Float32Array(132),
      framing: { kind: 'ready' },
      aspect: 1.5
    }
    expect(numbersOnly({ ...said, picture: 'data:' } as CameraReport)).toEqual(said)
    for (const wrong of [{ t_ms: NaN }, { aspect: 0 }, { landmarks: new Float32Array(133) }]) {
      expect(() => numbersOnly({ ...said, ...wrong } as CameraReport)).toThrow(TypeError)
    }
  })

  it('refuses an event that carries more than numbers and words', () => {
    const carrying = (value: unknown) => report({ events: [{ kind: 'lost', t_ms: 1, value }] })
    expect(() => numbersOnly(carrying(new Uint8Array(9)))).toThrow(TypeError)
    expect(() => numbersOnly(carrying('x'.repeat(65)))).toThrow(TypeError)
  })

  it('lets a flow, a free move and a lesson pass, and nothing that rides along', () => {
    const seen = { t_ms: 1, landmarks: null, framing: { kind: 'ready' } } as const
    const repetition = {
      kind: 'repetition',
      exercise: 'squat',
      side: 'both',
      duration_ms: 9
    } as const
    const reports: CameraReport[] = [
      { task: 'flow', ...seen, exercise: 'squat', events: [repetition] },
      { task: 'free_move', ...seen, in_rhythm: true, added: 3 },
      { task: 'lesson', ...seen, shown: 1, wanted: 3, file: null }
    ]
    for (const each of reports) {
      expect(numbersOnly(Object.assign({}, each, { pixels: new Uint8Array(9) }))).toEqual(each)
    }
  })

  it('refuses a report of no task', () => {
    expect(() => numbersOnly(report({ task: 'picture' }))).toThrow(TypeError)
  })

  it('refuses a flood of events', () => {
    expect(() => numbersOnly(report({ events: Array(17).fill({}) }))).toThrow(TypeError)
  })
})
