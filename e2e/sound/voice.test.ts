import { afterEach, expect, test } from 'vitest'
import { output } from '../harness/camera_clip.ts'
import { microphoneClip, say, silence, type SaidVowel } from '../harness/microphone_clip.ts'
import { Stage } from '../harness/stage.ts'

const VOWELS = ['A', 'E', 'I', 'O', 'U'] as const

let stage: Stage | undefined
afterEach(async () => {
  await stage?.close()
  stage = undefined
})

const kept = () =>
  stage!.page.evaluate(
    () => JSON.parse(localStorage.getItem('liopep.own-voice') ?? 'null') as Record<string, number[]>
  )

/** A second of each, with a breath between; then the first once more, to try it. */
function lesson(begin_s: number): Float32Array {
  const said: readonly SaidVowel[] = [...VOWELS, 'A']
  const sound = silence(begin_s + 1.8 * said.length + 12)
  said.forEach((vowel, i) => say(sound, vowel, begin_s + 1.8 * i, begin_s + 1.8 * i + 1.1))
  return sound
}

test('a voice is learned in ten seconds, kept on the device alone, used, and forgotten', async () => {
  // Given a man who says his vowels
  stage = await Stage.open({ microphone: microphoneClip('vowels', lesson(4)) })
  const { page } = stage
  await page.goto(`${stage.origin}/break?way=sound&sound=hold-a`)
  await page.getByTestId('voice-offer').click()
  const before = stage.wire.departures.length

  // When Liopep gets to know his voice
  await page.getByTestId('voice-start').click()
  const voicePage = page.getByTestId('voice-page')
  await page.locator('[data-testid=voice-page][data-stage=lesson]').waitFor()
  await page.screenshot({ path: `${output}voice-lesson.png` })
  await page.locator('[data-testid=voice-page][data-stage=learned]').waitFor({ timeout: 25_000 })

  // Then a vowel is heard as his, and nothing is kept before he says so (P4)
  await expect
    .poll(() => page.getByTestId('voice-letter').textContent(), { timeout: 8000 })
    .toContain('A')
  expect(await kept()).toBeNull()

  // When he keeps it, then it is there, as numbers, and nothing was sent (P10)
  await page.getByTestId('voice-keep').click()
  await page.getByTestId('voice-known').waitFor()
  const numbers = (await kept()).five!
  expect(numbers).toHaveLength(83)
  expect(numbers.every(Number.isFinite)).toBe(true)
  expect(stage.breaches(stage.wire.departures.slice(before))).toEqual([])
  expect(
    stage.toLiopep(stage.wire.departures.slice(before)).map(({ method }) => method)
  ).not.toContain('POST')

  // When he goes on to where he came from, then his voice is compared with
  await page.getByTestId('voice-next').click()
  await expect.poll(() => page.getByTestId('voice-offer').getAttribute('data-known')).toBe('true')
  await page.getByTestId('start-sound').click()
  await page.getByTestId('voice-in-use').waitFor()
  await page.getByTestId('stop-sound').click()

  // When he has it forgotten, then it is gone, unless he takes that back at once
  await page.goto(`${stage.origin}/break?way=sound&sound=own-voice`)
  await page.getByTestId('voice-forget').click()
  await page.getByTestId('voice-forgotten').waitFor()
  expect(await kept()).toBeNull()
  await page.getByTestId('voice-undo').click()
  await page.getByTestId('voice-known').waitFor()
  expect((await kept()).five).toEqual(numbers)
  await page.getByTestId('voice-forget').click()
  await page.reload()
  await expect.poll(() => voicePage.getAttribute('data-stage')).toBe('threshold')
  expect(await kept()).toBeNull()
}, 90_000)

test('a voice that an older engine learned is dropped, with a word', async () => {
  // Given numbers that no model of today made
  stage = await Stage.open({ microphone: microphoneClip('quiet', silence(6)) })
  const { page } = stage
  await page.evaluate(() =>
    localStorage.setItem('liopep.own-voice', JSON.stringify({ five: Array(83).fill(1) }))
  )

  // When an exercise of vowels begins
  await page.goto(`${stage.origin}/break?way=sound&sound=hold-a`)
  expect(await page.getByTestId('voice-offer').getAttribute('data-known')).toBe('true')
  await page.getByTestId('start-sound').click()
  await page.getByTestId('sound-running').waitFor()

  // Then they are gone
  await expect.poll(kept).toBeNull()
  await page.getByTestId('stop-sound').click()
}, 60_000)
