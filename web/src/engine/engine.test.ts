import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Demonstrator } from './demonstrator'
import { ContentError, Engine } from './engine'
import { exerciseOf, exercises } from './exercises'
import { LANDMARK_FLOATS } from './frame_memory'
import { builtModule } from './performance_for_test'
import type { MotionReport } from './report'

interface Recording {
  exercise: string
  count: number
  fps: number
  aspect: number
  frames: number[][][]
}

const recordingOf = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../engine/recordings/${name}.json`, import.meta.url), 'utf8')
  ) as Recording

const textOf = (id: string) => {
  const exercise = exerciseOf(id)
  if (exercise === undefined) throw new Error(`no exercise ${id}`)
  return exercise.text
}

const module = builtModule('engine')

function play(engine: Engine, recording: Recording): MotionReport[] {
  return recording.frames.map((frame, i) =>
    engine.step((i * 1000) / recording.fps, new Float32Array(frame.flat()), recording.aspect)
  )
}

/** Rests a second, then does as the demonstrator does: `rounds` of one repetition or one each side. */
async function playDemonstration(id: string, rounds: number, changed = (text: string) => text) {
  const text = textOf(id)
  const demonstrator = await Demonstrator.create(module)
  const { frames, period_ms } = demonstrator.demonstrate(text)
  const engine = await Engine.create(module)
  engine.start(changed(text))
  const frame_ms = period_ms / frames.length
  const rest = new Array<Float32Array>(Math.ceil(1000 / frame_ms)).fill(frames[0]!)
  const shown = Array.from({ length: rounds }, () => frames).flat()
  const reports = [...rest, ...shown, ...rest].map((frame, i) =>
    engine.step(i * frame_ms, frame, 1)
  )
  return { last: reports.at(-1)!, events: reports.flatMap((report) => report.events) }
}

describe('the engine module', () => {
  it('imports nothing, so that it can reach nothing (P10)', () => {
    expect(WebAssembly.Module.imports(module)).toEqual([])
  })
})

describe('Engine', () => {
  it.each(['squats', 'overhead-reach'])('counts the recording %s', async (name) => {
    const recording = recordingOf(name)
    const engine = await Engine.create(module)
    engine.start(textOf(recording.exercise))

    const reports = play(engine, recording)

    const events = reports.flatMap((report) => report.events)
    const last = reports.at(-1)
    expect(last?.tally).toMatchObject({
      exercise: recording.exercise,
      count: recording.count,
      half_count: 0
    })
    expect(events.filter((event) => event.kind === 'repetition')).toHaveLength(recording.count)
    expect(last?.framing).toEqual({ kind: 'ready' })
    expect(last?.landmarks).toHaveLength(LANDMARK_FLOATS)
  })

  it('says how each repetition went', async () => {
    const recording = recordingOf('squats')
    const engine = await Engine.create(module)
    engine.start(textOf('squat'))

    const repetitions = play(engine, recording)
      .flatMap((report) => report.events)
      .filter((event) => event.kind === 'repetition')

    expect(repetitions.map(({ count, side }) => [count, side])).toEqual([
      [1, 'both'],
      [2, 'both']
    ])
    for (const { there_ms, back_ms, duration_ms, depth } of repetitions) {
      expect(there_ms).toBeGreaterThan(500)
      expect(back_ms).toBeGreaterThan(500)
      expect(there_ms + back_ms).toBeCloseTo(duration_ms, 0)
      expect(depth).toBeGreaterThan(0.9)
    }
  })

  it('counts each side by itself where the exercise has sides', async () => {
    const { last, events } = await playDemonstration('march', 2)

    const sides = events.flatMap((event) => (event.kind === 'repetition' ? [event.side] : []))
    expect(sides).toEqual(['left', 'right', 'left', 'right'])
    expect(last.tally).toMatchObject({ count: 4, half_count: 0, left_count: 2, right_count: 2 })
  })

  it('says when a hold began, was long enough and ended, on which side', async () => {
    const { last, events } = await playDemonstration('one-leg-balance', 1, (text) =>
      text
        .replace('"hold_ms": 10000', '"hold_ms": 1500')
        .replace('"shortest_repetition_ms": 2000', '"shortest_repetition_ms": 500')
    )

    const holds = events.flatMap((event) =>
      'side' in event && event.kind.startsWith('hold') ? [`${event.kind} ${event.side}`] : []
    )
    expect(holds).toEqual(
      ['left', 'right'].flatMap((side) => [
        `hold_began ${side}`,
        `hold_done ${side}`,
        `hold_ended ${side}`
      ])
    )
    expect(last.tally).toMatchObject({ count: 2, left_count: 1, right_count: 1 })
    const ended_ms = events.flatMap((event) =>
      event.kind === 'hold_ended' ? [event.duration_ms] : []
    )
    expect(ended_ms[0]! + ended_ms[1]!).toBeCloseTo(last.tally.held_ms, 0)
    expect(last.tally.held_ms).toBeGreaterThan(3000)
  })

  it('warns beyond the safe range, of each side, without going on and on', async () => {
    const { events } = await playDemonstration('neck-turn', 2, (text) =>
      text.replace('"most": 85', '"most": 40')
    )

    const warnings = events.flatMap((event) => (event.kind === 'safe_range' ? [event.side] : []))
    expect(warnings).toEqual(['left', 'right', 'left', 'right'])
  })

  it('says which check of the form is not met', async () => {
    const { events } = await playDemonstration('squat', 2, (text) =>
      text.replace('"least": 45', '"least": 120')
    )

    const form = events.filter((event) => event.kind === 'form')
    expect(form).toMatchObject([{ kind: 'form', side: 'both', index: 0 }])
  })

  it('says which parts are out of view', async () => {
    const recording = recordingOf('squats')
    const engine = await Engine.create(module)
    engine.start(textOf('squat'))
    const frame = recording.frames[0]!.map((point, i) =>
      i >= 25 ? [point[0]!, 1.3, 0, 0.1] : point
    )

    const report = engine.step(0, new Float32Array(frame.flat()), recording.aspect)

    expect(report.framing).toEqual({ kind: 'partly', missing: ['knees', 'ankles'] })
  })

  it('reports nobody', async () => {
    const engine = await Engine.create(module)
    engine.start(textOf('squat'))

    const report = engine.step(0, null, 1)

    expect(report).toMatchObject({ framing: { kind: 'nobody' }, landmarks: null, depth: 0 })
  })

  it('names the field of a broken exercise', async () => {
    const engine = await Engine.create(module)
    const broken = textOf('squat').replace('"count_at": "rest"', '"count_at": "never"')

    expect(() => engine.start(broken)).toThrow(new ContentError('count_at', 'must be rest or full'))
  })

  it('refuses a frame of the wrong length', async () => {
    const engine = await Engine.create(module)
    engine.start(textOf('squat'))

    expect(() => engine.step(0, new Float32Array(99), 1)).toThrow(RangeError)
  })
})

describe('exercises', () => {
  it('are all understood by the engine', async () => {
    const engine = await Engine.create(module)
    expect(exercises.slice(0, 4).map((exercise) => exercise.id)).toEqual([
      'squat',
      'sit-to-stand',
      'overhead-reach',
      'jumping-jack'
    ])
    for (const exercise of exercises) engine.start(exercise.text)
  })
})
