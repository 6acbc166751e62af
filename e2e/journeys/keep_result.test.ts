import { afterAll, beforeAll, expect, test } from 'vitest'
import { Stage } from '../harness/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage?.close())

/** Ends a break without camera and reports `count` repetitions. */
async function report(count: number): Promise<void> {
  await stage.page.getByTestId('stop-break').click()
  await stage.page.getByTestId('self-report').fill(String(count))
  await stage.page.getByTestId('self-report-done').click()
  await stage.page.getByTestId('result-count').waitFor()
}

test('a trial stores nothing, unless the person signs in to keep it', async () => {
  const { page, wire } = stage
  // given a break tried signed out: nothing is sent
  const before = wire.departures.length
  await page.goto(`${stage.origin}/break`)
  await page.getByTestId('start-guided').click()
  await page.waitForTimeout(4000)
  await report(3)
  const sent = stage.toLiopep(wire.since(before))
  expect(sent.filter((each) => each.method !== 'GET')).toEqual([])

  // when they sign in to keep it
  await page.getByTestId('sign-in-and-keep').click()
  await page.getByTestId('provider').first().click()
  await page.getByTestId('demo-person').first().click()

  // then it is in their statistics
  const today = page.getByTestId('statistics-today-repetitions')
  await expect.poll(() => today.textContent(), { timeout: 10_000 }).toContain('3')
})

test('a result waits while the server is away, and arrives when it is back', async () => {
  const { page } = stage
  // given a signed-in member whose server goes away during the break
  await page.goto(`${stage.origin}/break`)
  await page.getByTestId('start-guided').click()
  await page.waitForTimeout(4000)
  await stage.killServer()
  await report(3)
  await page.locator('[data-state="waiting"]').waitFor()

  // when the server is back and the page is opened again
  await stage.restartServer()
  await page.goto(`${stage.origin}/statistics`)

  // then it arrives by itself, once
  const today = page.getByTestId('statistics-today-repetitions')
  await expect
    .poll(
      async () => {
        await page.reload()
        return today.textContent({ timeout: 5000 })
      },
      { timeout: 20_000 }
    )
    .toContain('6')
})
