import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BREAK_LIMIT_BYTES, totalBytes } from '../harness/departure_audit.ts'
import { Stage } from '../harness/stage.ts'

/** A person's walk of 36 s, 66 steps: lines of t_ms,x,y,z. */
const WALK = readFileSync(new URL('../../engine/recordings/walk.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number))

/** Plays the walk as the phone's sensor would, in its own time; the count it came to. */
async function walk(stage: Stage): Promise<void> {
  await stage.page.evaluate(async (samples) => {
    const start = performance.now()
    for (const [t_ms, x, y, z] of samples as [number, number, number, number][]) {
      const wait_ms = start + t_ms - performance.now()
      if (wait_ms > 4) await new Promise((done) => setTimeout(done, wait_ms))
      const event = new DeviceMotionEvent('devicemotion', {
        accelerationIncludingGravity: { x, y, z },
        interval: 20
      })
      // The browser would stamp it when it is made; a busy test machine must not bend the walk.
      Object.defineProperty(event, 'timeStamp', { value: start + t_ms })
      dispatchEvent(event)
    }
  }, WALK)
}

describe('a walk with the phone', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await Stage.open()
  })
  afterAll(() => stage?.close())

  test('counts the steps, saves what it shows, and sends nothing else (P6, P10, P11)', async () => {
    const { page, wire } = stage
    // given a signed-in member who told this device their height
    await stage.signIn()
    await page.goto(`${stage.origin}/break`)
    await page.getByTestId('way-walk').click()
    await page.locator('summary').click()
    await page.getByTestId('walk-height').fill('170')
    await page.getByTestId('walk-height').press('Tab')
    await expect.poll(() => page.getByTestId('step-length').textContent()).toContain('70')
    const breakStart = wire.departures.length

    // when they walk 66 steps, the phone in the dark cover of the pocket for a while
    await page.getByTestId('start-walk').click()
    const walked = walk(stage)
    await page.getByTestId('steps').waitFor()
    await page.getByTestId('cover').click()
    await page.getByTestId('pocket-cover').waitFor()
    await page.keyboard.press('Enter')
    await walked
    const live = Number(await page.getByTestId('steps').textContent())
    expect(live).toBeGreaterThan(50)
    await page.getByTestId('stop-walk').click()

    // then the number shown is the number saved
    await page.getByTestId('save-state').and(page.locator('[data-state="saved"]')).waitFor()
    const shown = Number(await page.getByTestId('result-steps').textContent())
    expect(shown).toBe(66)
    expect(await page.getByTestId('result-distance').textContent()).toContain('46')
    const departures = stage.toLiopep(wire.since(breakStart))
    const bodies = departures.filter((departure) => departure.body.length > 0)
    expect(bodies).toHaveLength(1)
    const sent = JSON.parse(bodies[0]!.body.toString()) as Record<string, unknown>
    expect(sent).toMatchObject({ exercise: 'walk', steps: shown, distance_m: 46, source: 'motion' })

    // and statistics have it after a reload
    await page.goto(`${stage.origin}/statistics`)
    await page.reload()
    await expect.poll(() => page.locator('main').textContent()).toContain('66 steps')

    // and nothing left the browser but the declared numbers: no sample, no height
    expect(stage.breaches(wire.departures)).toEqual([])
    expect(totalBytes(departures)).toBeLessThan(BREAK_LIMIT_BYTES)
    expect(stage.contractBreaches()).toEqual([])
  })

  test('says so where no sensor speaks, and offers another break', async () => {
    const { page } = stage
    await page.goto(`${stage.origin}/break?way=walk`)
    await page.getByTestId('start-walk').click()
    const problem = page.getByTestId('walk-problem')
    await problem.waitFor({ timeout: 10_000 })
    expect(await problem.getAttribute('data-problem')).toBe('absent')
  })
})
