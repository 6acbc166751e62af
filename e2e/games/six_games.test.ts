import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cameraClip, output, recordingsFolder } from '../harness/camera_clip.ts'
import { Stage } from '../harness/stage.ts'
import { standInForPlayer } from './stand_in.ts'

// Needs ../shared for a picture of a person; who plays is simulated (in_page/stand_in_player.ts).
const withRecordings = recordingsFolder ? describe : describe.skip

const DESK = { viewport: { width: 1280, height: 800 }, aspect: 4 / 3, crop: 'crop=720:540:0:60' }

const games = readdirSync(new URL('../../content/games', import.meta.url)).map((name) =>
  name.replace('.json', '')
)

/** A still person, as the camera sees one at a desk. */
const person = (name: string, crop: string) =>
  cameraClip(
    `person_${name}`,
    'pose_squats.mp4',
    `${crop},select='eq(n,20)',loop=30:1:0,setpts=N/5/TB`
  )

/** Remembers the highest level that is shown, for however short a time; goes there as text. */
const WATCH_LEVEL = `(() => {
  globalThis.highestLevel = 0
  const look = () => {
    const shown = document.querySelector('[data-testid=game-level-now]')?.textContent ?? ''
    globalThis.highestLevel = Math.max(globalThis.highestLevel, Number(shown.replace(/\\D/g, '')))
  }
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
})()`

withRecordings('the six games, played by a simulated person', () => {
  let stage: Stage
  beforeAll(async () => {
    const { crop, viewport, aspect } = DESK
    stage = await Stage.open({ camera: person('at_desk', crop), viewport, colorScheme: 'dark' })
    await standInForPlayer(stage.page, { aspect, fps: 75, speed: 6 })
  })
  afterAll(() => stage?.close())

  test.each(games)('%s gives points, rises, and ends with the score it showed', async (game) => {
    const { page } = stage
    await page.goto(`${stage.origin}/break?game=${game}`)
    await page.getByTestId('game-length').locator('input[value="60000"]').check()
    await page.getByTestId('start-game').click()
    await page.locator('[data-testid=stage][data-stage=playing]').waitFor({ timeout: 60_000 })
    await page.evaluate(WATCH_LEVEL)
    const score = async () =>
      Number((await page.getByTestId('game-score').textContent())!.replace(/\D/g, ''))

    await expect.poll(score, { timeout: 20_000 }).toBeGreaterThan(0)
    await page.screenshot({ path: `${output}game_${game}_desk.png` })
    let last = 0
    while ((await page.getByTestId('result-score').count()) === 0) {
      const now = await page
        .getByTestId('game-score')
        .textContent({ timeout: 500 })
        .catch(() => null)
      if (now === null) continue
      const seen = Number(now.replace(/\D/g, ''))
      expect(seen).toBeGreaterThanOrEqual(last)
      last = seen
      await page.waitForTimeout(250)
    }
    const shown = Number(await page.getByTestId('result-score').getAttribute('data-score'))

    expect(shown).toBeGreaterThanOrEqual(last)
    expect(shown).toBeGreaterThan(50)
    expect(await page.evaluate('highestLevel')).toBeGreaterThan(1)
  })

  test('silence is remembered, and is all that is kept (P4)', async () => {
    const { page } = stage
    await page.goto(`${stage.origin}/break?game=catch`)
    await page.getByTestId('start-game').click()
    await page.getByTestId('game-sound').click()
    await page.reload()
    await page.getByTestId('start-game').click()

    expect(await page.getByTestId('game-sound').getAttribute('aria-pressed')).toBe('false')
    expect(await page.evaluate(() => Object.entries(localStorage))).toEqual([
      ['liopep.game-sound', 'off']
    ])
  })
})
