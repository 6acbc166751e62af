import AxeBuilder from '@axe-core/playwright'
import { afterAll, expect, test } from 'vitest'
import { Stage } from '../harness/stage.ts'

const pages = [
  '/',
  '/break',
  '/break?game=catch',
  '/break?way=sound',
  '/break?way=sound&sound=own-voice',
  '/health',
  '/statistics',
  '/sign-in',
  '/privacy',
  '/nowhere'
]

let stage: Stage
afterAll(() => stage?.close())

test.each(['light', 'dark'] as const)(
  'no page fails the accessibility rules, %s',
  async (scheme) => {
    await stage?.close()
    stage = await Stage.open({ colorScheme: scheme })
    const failures: string[] = []
    for (const path of pages) {
      await stage.page.goto(stage.origin + path, { waitUntil: 'networkidle' })
      const { violations } = await new AxeBuilder({ page: stage.page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze()
      for (const violation of violations) {
        const where = violation.nodes.map((node) => node.target.join(' ')).join(', ')
        failures.push(`${path}: ${violation.id}: ${where}`)
      }
    }
    expect(failures).toEqual([])
  }
)

test('a break can be reached and left by keyboard alone', async () => {
  const { page } = stage
  await page.goto(stage.origin)
  await page.getByTestId('try-break').first().focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('start-guided').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('time-left').waitFor()
  await page.waitForTimeout(3000)
  await page.getByTestId('stop-break').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  expect(await page.getByTestId('result-count').textContent()).toBe('2')
  expect(await page.getByTestId('save-state').getAttribute('data-state')).toBe('not_stored')
})
