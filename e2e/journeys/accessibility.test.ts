import AxeBuilder from '@axe-core/playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage?.close())

/** What breaks a rule on the open page. The page has no frames, which only the slow way looks into. */
async function failuresOf(path: string): Promise<string[]> {
  expect(stage.page.frames()).toHaveLength(1)
  const axe = new AxeBuilder({ page: stage.page }).withTags(RULES).setLegacyMode()
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => {
    const where = nodes.map((node) => node.target.join(' ')).join(', ')
    return `${path}: ${id}: ${where}`
  })
}

test.each(['light', 'dark'] as const)(
  'no page fails the accessibility rules, %s',
  async (colorScheme) => {
    await stage.page.emulateMedia({ colorScheme })
    const failures: string[] = []
    for (const path of pages) {
      await stage.page.goto(stage.origin + path, { waitUntil: 'networkidle' })
      failures.push(...(await failuresOf(path)))
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
