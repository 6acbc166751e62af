import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  CameraReel,
  cameraClip,
  output,
  recordingsFolder,
  squatsAndAwayClip
} from '../harness/camera_clip.ts'
import { Stage } from '../harness/stage.ts'
import { BREAK_LIMIT_BYTES, totalBytes } from '../harness/departure_audit.ts'

// Needs ../shared: a recording of a person doing two complete squats and beginning a third.
const withRecordings = recordingsFolder ? describe : describe.skip

withRecordings('a break with squats, played by a recorded person', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await Stage.open({ camera: squatsAndAwayClip() })
  })
  afterAll(() => stage?.close())

  test('counts two squats a loop, saves what it shows, and sends nothing else (P6, P10, P12)', async () => {
    const { page, wire } = stage
    // given a signed-in member in front of the camera
    await stage.signIn()
    await page.getByTestId('take-break').first().click()
    await page.getByTestId('start-camera').click()
    await page.getByTestId('count').waitFor({ timeout: 60_000 })
    const breakStart = wire.departures.length

    // when they squat through two loops of the recording, and stop
    await expect.poll(() => stage.count(), { timeout: 60_000 }).toBe(2)
    const first = Date.now()
    await expect.poll(() => stage.count(), { timeout: 30_000 }).toBe(4)
    const loop_ms = Date.now() - first
    await page.getByTestId('stop-break').click()

    // (a picture for the readme: the result, no person in it)
    await page.getByTestId('save-state').and(page.locator('[data-state="saved"]')).waitFor()
    await page.screenshot({ path: `${output}result.png` })

    // then the shown number is the counted one, at the recording's tempo
    const shown = Number(await page.getByTestId('result-count').textContent())
    expect(shown).toBe(4)
    expect(loop_ms).toBeGreaterThan(10_000)

    // and the privacy glass tells what the wire tells
    const departures = wire.since(breakStart)
    const bodyBytes = departures.reduce((sum, departure) => sum + departure.body.length, 0)
    await page.getByTestId('glass-open').click()
    expect(await page.getByTestId('glass-images-sent').textContent()).toMatch(/^\s*0\s*$/)
    expect(await page.getByTestId('glass-sounds-sent').textContent()).toMatch(/^\s*0\s*$/)
    const shownBytes = await page.getByTestId('glass-bytes').getAttribute('data-bytes')
    expect(Number(shownBytes)).toBe(bodyBytes)

    // and it is still there after a reload
    await page.goto(`${stage.origin}/statistics`)
    await page.reload()
    const today = page.getByTestId('statistics-today-repetitions')
    await expect.poll(() => today.textContent()).toContain(String(shown))

    // and nothing left the browser but the declared numbers
    expect(stage.breaches(wire.departures)).toEqual([])
    expect(totalBytes(stage.toLiopep(departures))).toBeLessThan(BREAK_LIMIT_BYTES)
    expect(
      stage.toLiopep(departures).filter((departure) => departure.body.length > 0)
    ).toHaveLength(1)
    expect(stage.contractBreaches()).toEqual([])
    expect(wire.answers.length).toBeGreaterThan(3)

    // and of the engine came what counts, without games, recognition and sound
    const modules = wire.departures.flatMap(({ url }) => url.match(/liopep_[a-z]+/) ?? [])
    expect([...new Set(modules)]).toEqual(['liopep_engine'])
  })
})

withRecordings('people who do not squat', () => {
  const reel = new CameraReel()
  let stage: Stage
  beforeAll(async () => {
    stage = await Stage.open({ camera: reel.file })
  })
  afterAll(() => stage?.close())

  const standing = "select='between(n,0,0)',loop=loop=150:size=1"
  test.each([
    ['standing still', 'standing', standing],
    [
      'going only a little down',
      'half_squats',
      "select='between(n,0,5)',split[a][b];[b]reverse[r];[a][r]concat=n=2,setpts=N/5/TB"
    ]
  ])('%s: nothing is counted', async (_what, name, filter) => {
    reel.show(cameraClip(name, 'pose_squats.mp4', filter))
    await stage.page.goto(stage.origin)
    await stage.tryBreak()
    await stage.page.getByTestId('count').waitFor({ timeout: 60_000 })
    await stage.page.waitForTimeout(12_000)
    expect(await stage.count()).toBe(0)
  })
})
