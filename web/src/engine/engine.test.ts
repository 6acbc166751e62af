import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { ContentError, Engine, LANDMARK_FLOATS } from './engine'
import { exerciseOf, exercises } from './exercises'
import type { MotionReport } from './report'

const MODULE = new URL('../../../build/wasm/engine/liopep_engine.wasm', import.meta.url)

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

let module: WebAssembly.Module
beforeAll(() => {
  if (!existsSync(MODULE)) throw new Error('The engine is not built: run ./do test')
  module = new WebAssembly.Module(readFileSync(MODULE))
})

function play(engine: Engine, recording: Recording): MotionReport[] {
  return recording.frames.map((frame, i) =>
    engine.step((i * 1000) / recording.fps, new Float32Array(frame.flat()), recording.aspect)
  )
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
