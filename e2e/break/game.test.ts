import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cameraClip, recordingsFolder } from '../harness/camera_clip.ts'
import { BREAK_LIMIT_BYTES, totalBytes } from '../harness/departure_audit.ts'
import { Stage } from '../harness/stage.ts'

// Needs ../shared: a recording of a person who raises both arms overhead, again and again.
const withRecordings = recordingsFolder ? describe : describe.skip

/** Some of the canvas's pixels as a number that changes when they do. */
const READ_PIXELS = `(() => {
  const canvas = document.querySelector('[data-testid=game-canvas]')
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  let hash = 0
  for (let i = 0; i < data.length; i += 97) hash = (hash * 31 + data[i]) | 0
  return hash
})()`

withRecordings('a game of stars, played by a recorded person', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await Stage.open({ camera: cameraClip('arms_overhead', 'pose_1.mp4') })
  })
  afterAll(() => stage?.close())

  test(
    'is measured, drawn and scored, saves the score it shows, and sends nothing else (P6, P10, P12)',
    { timeout: 420_000 },
    async () => {
      const { page, wire } = stage
      // given a signed-in member who chooses a short game
      await stage.signIn()
      await page.getByTestId('take-break').first().click()
      await page.locator('[data-game=sky]').click()
      await page.getByTestId('game-length').locator('input[value="60000"]').check()
      await page.getByTestId('start-game').click()

      // when they are measured and play
      await page.locator('[data-testid=stage][data-stage=playing]').waitFor({ timeout: 90_000 })
      const pictures = new Set<unknown>()
      for (let i = 0; i < 10; i++) {
        pictures.add(await page.evaluate(READ_PIXELS))
        await page.waitForTimeout(300)
      }
      const score = () => page.getByTestId('game-score').textContent()
      await expect.poll(async () => Number(await score()), { timeout: 40_000 }).toBeGreaterThan(0)

      // and pause: the clock stands
      await page.keyboard.press('Escape')
      await page.locator('[data-stage=paused]').first().waitFor()
      const left = await page.getByTestId('time-left').textContent()
      await page.waitForTimeout(2500)
      expect(await page.getByTestId('time-left').textContent()).toBe(left)
      await page.keyboard.press(' ')
      await expect
        .poll(() => page.getByTestId('time-left').textContent(), { timeout: 20_000 })
        .not.toBe(left)

      // and play to the end; a busy computer sees few frames, and its game takes longer
      await page.getByTestId('result-score').waitFor({ timeout: 240_000 })
      await page.getByTestId('save-state').and(page.locator('[data-state="saved"]')).waitFor()

      // then the canvas moved, and what is shown is what was sent and saved
      expect(pictures.size).toBeGreaterThan(5)
      const shown = Number(await page.getByTestId('result-score').getAttribute('data-score'))
      expect(shown).toBeGreaterThan(0)
      const sent = stage.toLiopep(wire.departures).filter(({ body }) => body.length > 0)
      expect(sent).toHaveLength(1)
      expect(JSON.parse(sent[0]!.body.toString())).toMatchObject({
        exercise: 'sky',
        count: 0,
        score: shown,
        source: 'camera'
      })
      const saved = wire.answers.find(
        ({ method, path }) => method === 'POST' && path === '/api/v1/results'
      )
      expect(JSON.parse(saved!.body)).toMatchObject({ exercise: 'sky', score: shown })

      // and statistics know a break without repetitions
      await page.goto(`${stage.origin}/statistics`)
      await expect
        .poll(() => page.getByTestId('statistics-today-repetitions').textContent())
        .toContain('0')

      // and nothing left the browser but the declared numbers
      expect(stage.breaches(wire.departures)).toEqual([])
      expect(totalBytes(sent)).toBeLessThan(BREAK_LIMIT_BYTES)
      expect(stage.contractBreaches()).toEqual([])
    }
  )
})
