import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildHarness } from '../../bench/camera/harness_site.mjs'
import {
  cameraClip,
  coveredCameraClip,
  NOISE,
  recordingsFolder,
  squatsAndAwayClip
} from '../harness/camera_clip.ts'
import { CameraTrials } from './camera_trial.ts'

const withRecordings = recordingsFolder ? describe : describe.skip
const SQUATS = 'pose_squats.mp4'
const LOOP_S = 13

const standing = (more = '') => `select='eq(n,20)',loop=75:1:0,setpts=N/5/TB${more},${NOISE}`
const backAndForth = (first: number, last: number) =>
  `trim=start_frame=${first}:end_frame=${last},setpts=PTS-STARTPTS,split[a][b];` +
  '[b]reverse[r];[a][r]concat=n=2,setpts=N/5/TB'

let trials: CameraTrials
beforeAll(async () => {
  await buildHarness()
  trials = await CameraTrials.open()
})
afterAll(() => trials?.close())

withRecordings('counting a recorded person', () => {
  test('two squats a loop, none for the third that the loop cuts off', async () => {
    const trial = await trials.begin(cameraClip('squats', SQUATS))
    await trial.reaches('running')
    await trial.seam()
    const { tally } = await trial.count(2 * LOOP_S)
    expect(tally).toMatchObject({ exercise: 'squat', count: 4 })
  })

  test('the same where a browser cannot stream a camera to a worker', async () => {
    const trial = await trials.begin(squatsAndAwayClip(), (page) =>
      page.addInitScript(() => Reflect.deleteProperty(globalThis, 'MediaStreamTrackProcessor'))
    )
    await trial.reaches('running')
    await trial.seam()
    expect((await trial.count(LOOP_S + 2)).tally.count).toBe(2)
  })

  test.each([
    ['standing still', 'standing', standing()],
    ['half way down and up again', 'half_way_squats', backAndForth(17, 30)],
    [
      'walking by',
      'walking_by',
      standing(`,pad=3*iw:ih:iw:0:gray,crop=iw/3:ih:'mod(t*120,iw*2/3)':0`)
    ]
  ])('%s: nothing is counted', async (_what, name, filter) => {
    const trial = await trials.begin(cameraClip(name, SQUATS, filter))
    await trial.reaches('running')
    const { tally, events } = await trial.count(LOOP_S)
    expect({ tally, events: events.filter(({ kind }) => kind === 'repetition') }).toMatchObject({
      tally: { count: 0 },
      events: []
    })
  })

  test('nobody in the picture is said so', async () => {
    const clip = cameraClip('empty_room', SQUATS, `crop=160:ih:0:0,${NOISE}`)
    const trial = await trials.begin(clip)
    await trial.reaches('running')
    const { framing, tally } = await trial.count(4)
    expect({ framing, tally }).toMatchObject({ framing: { kind: 'nobody' }, tally: { count: 0 } })
    expect(await trial.state()).toEqual({ kind: 'running', problem: null })
  })

  test('a room without light is said so', async () => {
    const scaffold = "crop=200:ih:520:0,lutyuv=y='16+(val-16)*0.06'"
    const trial = await trials.begin(cameraClip('unlit_room', SQUATS, scaffold))
    await trial.reaches('running')
    await trial.count(4)
    expect(await trial.state()).toEqual({ kind: 'running', problem: 'dark' })
  })

  test('a person too near is asked to step back', async () => {
    const clip = cameraClip('too_near', SQUATS, `crop=iw:ih/2:0:0`)
    const trial = await trials.begin(clip)
    await trial.reaches('running')
    const { framing } = await trial.count(4)
    expect(framing).toMatchObject({ kind: 'partly' })
    expect(framing).toHaveProperty('missing', expect.arrayContaining(['ankles']))
  })
})

describe('a lens that is covered', () => {
  test('is told, and counts nothing', async () => {
    const trial = await trials.begin(coveredCameraClip())
    await trial.reaches('running')
    expect((await trial.count(4)).tally.count).toBe(0)
    expect(await trial.state()).toEqual({ kind: 'running', problem: 'covered' })
  })
})
