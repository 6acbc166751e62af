import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Harness } from '../../bench/camera/harness/harness.ts'
import { buildHarness } from '../../bench/camera/harness_site.mjs'
import { coveredCameraClip } from '../harness/camera_clip.ts'
import { CameraTrial, CameraTrials } from './camera_trial.ts'

declare const harness: Harness

/** Longer than a hidden page keeps its camera. */
const HIDDEN_MS = 6_000

let trials: CameraTrials
beforeAll(async () => {
  await buildHarness()
  trials = await CameraTrials.open()
})
afterAll(() => trials?.close())

let trial: CameraTrial
const begin = async (prepare?: (page: CameraTrial['page']) => Promise<unknown>) =>
  (trial = await trials.begin(coveredCameraClip(), prepare))

/** Keeps every track the page gets in sight of the test. */
const rememberTracks = () => {
  const tracks: MediaStreamTrack[] = []
  Object.assign(globalThis, { tracks })
  const devices = MediaDevices.prototype
  const getUserMedia = devices.getUserMedia
  devices.getUserMedia = async function (constraints) {
    const stream = await getUserMedia.call(this, constraints)
    tracks.push(...stream.getTracks())
    return stream
  }
}
declare const tracks: MediaStreamTrack[]
const trackStates = () => trial.page.evaluate(() => tracks.map(({ readyState }) => readyState))

const failingWith = (name: string) => (page: CameraTrial['page']) =>
  page.addInitScript((name) => {
    MediaDevices.prototype.getUserMedia = () => Promise.reject(new DOMException('', name))
  }, name)

describe('a camera that does not open', () => {
  test('because the person says no', async () => {
    const refused = await CameraTrial.alone({ camera: coveredCameraClip(), refuseCamera: true })
    await refused.reaches('stopped')
    expect(await refused.state()).toEqual({ kind: 'stopped', problem: 'refused' })
    await refused.close()
  })

  test('because there is none', async () => {
    const bare = await CameraTrial.alone({}, (page) => page.context().grantPermissions(['camera']))
    await bare.reaches('stopped')
    expect(await bare.state()).toEqual({ kind: 'stopped', problem: 'absent' })
    await bare.close()
  })

  test('because another program has it', async () => {
    await begin(failingWith('NotReadableError'))
    await trial.reaches('stopped')
    expect(await trial.state()).toEqual({ kind: 'stopped', problem: 'in_use' })
  })

  test('because the browser is too old', async () => {
    await begin((page) =>
      page.addInitScript(() => Reflect.deleteProperty(globalThis, 'OffscreenCanvas'))
    )
    await trial.reaches('stopped')
    expect(await trial.state()).toEqual({ kind: 'stopped', problem: 'unsupported' })
  })

  test('because the model cannot be fetched', async () => {
    let isReachable = false
    await begin((page) =>
      page.route('**/*.task', (route) => (isReachable ? route.continue() : route.abort()))
    )
    await trial.reaches('stopped')
    expect(await trial.state()).toEqual({ kind: 'stopped', problem: 'failed' })
    isReachable = true
    await trial.page.evaluate(() => harness.retry())
    await trial.reaches('running')
  })
})

describe('a camera that ran', () => {
  test('ends by itself, and opens again when asked', async () => {
    await begin((page) => page.addInitScript(rememberTracks))
    await trial.reaches('running')
    await trial.page.evaluate(() => tracks[0]!.dispatchEvent(new Event('ended')))
    await trial.reaches('stopped')
    expect(await trial.state()).toEqual({ kind: 'stopped', problem: 'failed' })
    expect(await trackStates()).toEqual(['ended'])
    await trial.page.evaluate(() => harness.retry())
    await trial.reaches('running')
    expect(await trackStates()).toEqual(['ended', 'live'])
  })

  test('goes off while the page is hidden, and on when it is shown', async () => {
    await begin((page) => page.addInitScript(rememberTracks))
    await trial.reaches('running')
    const show = (state: DocumentVisibilityState) =>
      trial.page.evaluate((state) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, value: state })
        document.dispatchEvent(new Event('visibilitychange'))
      }, state)
    await show('hidden')
    await trial.page.waitForTimeout(1000)
    const reports = await trial.reports()
    await trial.page.waitForTimeout(HIDDEN_MS - 1000)
    expect(await trial.reports()).toBe(reports)
    expect(await trackStates()).toEqual(['ended'])
    await show('visible')
    await expect.poll(() => trial.reports(), { timeout: 20_000 }).toBeGreaterThan(reports)
    expect(await trackStates()).toEqual(['ended', 'live'])
  })

  test('goes off when the view is left', async () => {
    await begin((page) => page.addInitScript(rememberTracks))
    await trial.reaches('running')
    await trial.page.evaluate(() => harness.leave())
    expect(await trackStates()).toEqual(['ended'])
    await expect.poll(() => trial.page.workers().length).toBe(0)
  })
})

describe('what leaves the camera worker (P10)', () => {
  test('it can reach no server, not even our own', async () => {
    await begin()
    await trial.reaches('running')
    const [worker] = trial.page.workers()
    const tries = await worker!.evaluate(async (origin) => {
      const outcome = (attempt: Promise<unknown>) =>
        attempt.then(
          () => 'sent',
          () => 'blocked'
        )
      const socket = () =>
        new Promise((resolve, reject) => {
          const attempt = new WebSocket(origin.replace('http', 'ws'))
          attempt.onopen = resolve
          attempt.onerror = reject
        })
      return {
        fetch: await outcome(fetch(origin, { method: 'POST', body: 'picture' })),
        socket: await outcome(socket())
      }
    }, trial.site.origin)
    // As text, so that the test runner's own compiler leaves it alone.
    const script = await worker!.evaluate<string>(
      `import('${trial.site.origin}/assets/picture.js').then(() => 'sent', () => 'blocked')`
    )
    expect({ ...tries, script }).toEqual({
      fetch: 'blocked',
      socket: 'blocked',
      script: 'blocked'
    })
    const arrived = trial.site.requests.filter(
      ({ method, path }) => method !== 'GET' || path.includes('picture')
    )
    expect(arrived).toEqual([])
  })
})
