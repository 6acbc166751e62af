import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cameraClip, output, recordingsFolder } from '../harness/camera_clip.ts'
import { Stage } from '../harness/stage.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const DEVELOPMENT_PAGE = `${repository}build/dev/page`
const ENGINE = `${repository}build/release/engine/cli/liopep-engine`
/** What only the lab says. */
const LAB_WORDS = [
  'lab-record',
  'uplot',
  'LabPage',
  'what the pose model said',
  'a picture of no shape'
]

function textsOf(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(js|css|html)$/.test(path))
    .map((path) => [path, readFileSync(`${folder}/${path}`, 'utf8')])
}

const inFolder = (folder: string) =>
  LAB_WORDS.filter((word) => textsOf(folder).some(([, text]) => text.includes(word)))

function countOf(file: string): { count: number; half_count: number } {
  const args = ['count', '--exercise', 'squat', '--json', file]
  return JSON.parse(execFileSync(ENGINE, args, { encoding: 'utf8' }))
}

beforeAll(() => {
  execFileSync('npm', ['run', '--silent', 'build:development', '--workspace', 'web'], {
    cwd: repository,
    stdio: 'pipe'
  })
})

test('the lab is in the development build and nowhere in the product (P10)', () => {
  expect(existsSync(`${DEVELOPMENT_PAGE}/index.html`)).toBe(true)
  expect(inFolder(DEVELOPMENT_PAGE)).toContain('lab-record')
  expect(inFolder(DEVELOPMENT_PAGE)).toContain('a picture of no shape')
  expect(inFolder(`${repository}web/dist`)).toEqual([])
})

// The camera's picture is in ../shared.
const withRecordings = recordingsFolder ? describe : describe.skip

withRecordings('the lab', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await Stage.open({
      camera: cameraClip('squats', 'pose_squats.mp4'),
      viewport: { width: 1280, height: 800 },
      webRoot: DEVELOPMENT_PAGE
    })
    await stage.page.goto(`${stage.origin}/lab`)
  })
  afterAll(() => stage?.close())

  test('shows a recording of the engine’s own in one click', async () => {
    await stage.page.getByTestId('lab-sample').filter({ hasText: 'squats' }).click()
    await expect.poll(() => stage.page.getByTestId('lab-count').textContent()).toBe('2')
    expect(await stage.page.locator('[data-testid=lab-plot] canvas').count()).toBe(1)
  })

  test('says what is wrong with an exercise file, as the engine sees it', async () => {
    const editor = stage.page.getByTestId('lab-text')
    const text = await editor.inputValue()
    await stage.page.getByText('The file’s text').or(stage.page.locator('summary')).first().click()
    await editor.fill(text.replace('"rest_below"', '"rest_under"'))
    await expect
      .poll(() => stage.page.getByTestId('lab-fault').textContent())
      .toMatch(/phases.*rest_under.*not a field/s)
    await editor.fill(text)
    await stage.page.getByTestId('lab-fault').waitFor({ state: 'detached' })
  })

  test('records numbers, replays them, and saves what the command line counts alike', async () => {
    // given some seconds in front of the camera
    const { page } = stage
    await page.getByTestId('lab-open-camera').click()
    await page.getByTestId('lab-record').and(page.locator(':enabled')).click({ timeout: 90_000 })
    await page.waitForTimeout(20_000)
    await page.getByTestId('lab-stop').click()

    // when it is replayed and saved
    await page.getByTestId('lab-recording').waitFor()
    await expect
      .poll(async () => Number(await page.getByTestId('lab-count').textContent()))
      .toBeGreaterThanOrEqual(1)
    const tally = await page.getByTestId('lab-tally').textContent()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('lab-save').click()
    ])
    const file = `${output}lab_recording.json`
    await download.saveAs(file)

    // then it says when each frame was, and the command line counts the same
    const { t_ms, frames } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number[]>
    expect(t_ms).toHaveLength(frames!.length)
    expect(t_ms![0]).toBe(0)
    const { count, half_count } = countOf(file)
    expect(tally).toContain(`squat: ${count} whole, ${half_count} half`)
    expect(count).toBeGreaterThanOrEqual(1)

    // and the page reads its own file; nothing of it left the computer
    const events = await page.getByTestId('lab-events').textContent()
    await page.getByTestId('lab-upload').setInputFiles(file)
    await expect
      .poll(() => page.getByTestId('lab-recording').textContent())
      .toContain('lab_recording')
    expect(await page.getByTestId('lab-events').textContent()).toBe(events)
    expect(stage.breaches(stage.wire.departures)).toEqual([])
  })
})
