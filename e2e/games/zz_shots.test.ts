import { test } from 'vitest'
import { GAME_IDS } from '../../web/src/engine/game.ts'
import { cameraClip, output } from '../harness/camera_clip.ts'
import { Stage } from '../harness/stage.ts'
import { standInForPlayer } from './stand_in/index.ts'
const DESK = {
  name: 'desk',
  viewport: { width: 1280, height: 800 },
  aspect: 4 / 3,
  crop: 'crop=720:540:0:60'
}
const PHONE = {
  name: 'phone',
  viewport: { width: 390, height: 844 },
  aspect: 3 / 4,
  crop: 'crop=720:960:0:60'
}
const which = process.env.SHOTS === 'phone' ? PHONE : DESK
const dark = process.env.DARK === '1'
const only = process.env.GAMES?.split(',') ?? GAME_IDS
test('shots', async () => {
  const stage = await Stage.open({
    camera: cameraClip(
      `person_at_${which.name}`,
      'pose_squats.mp4',
      `${which.crop},select='eq(n,20)',loop=30:1:0,setpts=N/5/TB`
    ),
    viewport: which.viewport,
    colorScheme: dark ? 'dark' : 'light',
    locale: which === PHONE ? 'sv-SE' : 'en-GB'
  })
  const { page } = stage
  const at = (s: string) => ({
    path: `${output}shot_${which.name}_${dark ? 'dark' : 'light'}_${s}.png`
  })
  await standInForPlayer(page, { aspect: which.aspect, fps: 25, speed: 1 })
  page.on('pageerror', (e) => console.log('pageerror', e.message))
  page.on('console', (e) => {
    if (e.type() === 'error') console.log('console', e.text())
  })
  try {
    await page.goto(`${stage.origin}/break`)
    await page.locator('#games-title').scrollIntoViewIfNeeded()
    await page.waitForTimeout(800)
    await page.screenshot({ ...at('cards'), fullPage: false })
    for (const game of only) {
      await page.goto(`${stage.origin}/break?game=${game}`)
      await page.getByTestId('start-game').waitFor()
      if (game === only[0]) await page.screenshot({ ...at('details'), fullPage: true })
      await page.getByTestId('game-length').locator('input[value="60000"]').check()
      if (process.env.LEVEL)
        await page.getByTestId('game-level').locator(`input[value="${process.env.LEVEL}"]`).check()
      await page.getByTestId('start-game').click()
      await page
        .locator('[data-testid=game-stage][data-stage=playing]')
        .waitFor({ timeout: 60_000 })
      for (let i = 0; i < 3; i++) {
        await page.waitForTimeout(i === 0 ? 5500 : 4300)
        await page.screenshot(at(`${game}_${i}`))
      }
      if (game === only[0]) {
        await page.keyboard.press('Escape')
        await page.waitForTimeout(300)
        await page.screenshot(at('paused'))
        await page.getByTestId('end-game').click()
        await page.getByTestId('result-score').waitFor()
        await page.waitForTimeout(500)
        await page.screenshot({ ...at('result'), fullPage: true })
      }
    }
  } finally {
    await stage.close()
  }
})
