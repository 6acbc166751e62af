import { afterAll, beforeAll, expect, test } from 'vitest'
import { Stage } from '../harness/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage?.close())

/** Everything that the browser keeps for Liopep. */
async function kept(): Promise<{ cookies: string[]; local: string[]; session: string[] }> {
  const cookies = await stage.page.context().cookies(stage.origin)
  const storage = await stage.page.evaluate(() => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage)
  }))
  return { cookies: cookies.map((cookie) => cookie.name), ...storage }
}

test('a visit stores nothing; choices and sign-in store only themselves (P4, P5)', async () => {
  const { page } = stage
  // given a first visit
  await page.getByTestId('try-break').first().waitFor()
  expect(await kept()).toEqual({ cookies: [], local: [], session: [] })

  // when a language is chosen, then only that is kept
  await page.getByTestId('settings').click()
  await page.getByTestId('language').getByLabel('Svenska').check()
  await page.getByRole('heading', { name: 'Rör dig en minut. Liopep räknar.' }).waitFor()
  expect(await kept()).toEqual({ cookies: [], local: ['liopep.language'], session: [] })
  await page.keyboard.press('Escape')

  // when somebody signs in, then only the session cookie is added, and scripts cannot read it
  await stage.signIn()
  expect(await kept()).toEqual({
    cookies: ['__Host-session'],
    local: ['liopep.language'],
    session: []
  })
  const [cookie] = await page.context().cookies(stage.origin)
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
  expect(await page.evaluate(() => document.cookie)).toBe('')

  // when they sign out, then it is gone, and the old cookie opens nothing
  await page.getByTestId('settings').click()
  await page.getByTestId('sign-out').click()
  await page.getByTestId('try-break').first().waitFor()
  expect((await kept()).cookies).toEqual([])
  const answer = await fetch(`${stage.origin}/api/v1/statistics?today=2026-01-01`, {
    headers: { cookie: `__Host-session=${cookie!.value}` }
  })
  expect(answer.status).toBe(401)
})
