import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CameraReel, cameraClip, output, recordingsFolder } from '../harness/camera_clip.ts'
import { Stage } from '../harness/stage.ts'

// Needs ../shared: a recording of a person doing two complete squats and beginning a third.
const withRecordings = recordingsFolder ? describe : describe.skip

withRecordings('a recorded person', () => {
  const reel = new CameraReel()
  let stage: Stage
  beforeAll(async () => {
    stage = await Stage.open({ camera: reel.file })
  })
  afterAll(() => stage?.close())

  test('chooses nothing: the squats are named and counted, signed out (P10)', async () => {
    const { page } = stage
    reel.show(cameraClip('squats', 'pose_squats.mp4'))
    // given somebody without an account
    await page.goto(`${stage.origin}/break?way=flow`)
    await page.getByTestId('start-camera').click()

    // when the recording is played twice
    const squats = page.getByTestId('flow-list').locator('[data-exercise="squat"]')
    await squats.waitFor({ timeout: 90_000 })

    // then they are named, and both of the first loop are counted, as are those that follow
    expect(await page.getByTestId('flow-now').textContent()).toBe('Squats')
    const count = () => squats.locator('b').textContent().then(Number)
    await expect.poll(count, { timeout: 30_000 }).toBe(2)
    await expect.poll(count, { timeout: 40_000 }).toBe(4)
    await page.screenshot({ path: `${output}flow.png` })
  })

  // The second squat of the recording, from standing to standing, over and over.
  const oneSquat = "select='between(n,18,42)',loop=loop=12:size=25,setpts=N/5/TB"

  test('teaches a movement by three squats, and then it counts (P10)', async () => {
    const { page } = stage
    reel.show(cameraClip('one_squat', 'pose_squats.mp4', oneSquat))
    // given somebody who teaches
    await page.goto(`${stage.origin}/break?way=own`)
    await page.getByTestId('teach').click()

    // when they have shown the movement three times
    await page.getByTestId('own-name').waitFor({ timeout: 120_000 })
    await page.getByTestId('own-name').fill('Deep sit')
    await page.screenshot({ path: `${output}own_named.png` })
    await page.getByTestId('own-keep').click()

    // then it is theirs, and counts what they do
    await page.getByTestId('own-move').click()
    await page.getByTestId('start-camera').click()
    await page.getByTestId('count').waitFor({ timeout: 60_000 })
    await expect.poll(() => stage.count(), { timeout: 60_000 }).toBeGreaterThanOrEqual(3)
  }, 240_000)
})
