import { afterEach, expect, test } from 'vitest'
import { clap, microphoneClip, say, silence } from '../harness/microphone_clip.ts'
import { Stage } from '../harness/stage.ts'

let stage: Stage | undefined
afterEach(async () => {
  await stage?.close()
  stage = undefined
})

test('claps of the microphone count, the result is saved, and no sound leaves', async () => {
  // Given a person who claps long, long, short, short, long, three times
  const sound = silence(24)
  for (const begin_s of [6, 11, 16]) {
    for (const beat_s of [0, 0.6, 1.2, 1.5, 1.8]) clap(sound, begin_s + beat_s)
  }
  stage = await Stage.open({ microphone: microphoneClip('rhythm', sound) })
  await stage.signIn()
  const before = stage.wire.departures.length

  // When they clap the rhythm
  await stage.page.getByTestId('take-break').first().click()
  await stage.page.getByTestId('way-sound').click()
  await stage.page.getByTestId('sound-clap-rhythm').click()
  await stage.page.getByTestId('start-sound').click()
  await stage.page.getByTestId('sound-running').waitFor()
  const count = stage.page.getByTestId('count')
  await expect.poll(() => count.textContent(), { timeout: 30_000 }).toBe('3')
  await stage.page.getByTestId('stop-sound').click()

  // Then it is saved, as numbers
  await expect
    .poll(() => stage!.page.getByTestId('save-state').getAttribute('data-state'))
    .toBe('saved')
  const left = stage.wire.departures.slice(before)
  expect(stage.breaches(left)).toEqual([])
  expect(stage.contractBreaches()).toEqual([])
  const saved = stage.toLiopep(left).filter(({ method }) => method === 'POST')
  expect(saved.map(({ body }) => JSON.parse(body.toString()))).toMatchObject([
    { exercise: 'clap-rhythm', count: 3, source: 'microphone' }
  ])
  await stage.page.getByTestId('glass-open').click()
  expect(await stage.page.getByTestId('glass-sounds-sent').textContent()).toContain('0')
}, 120_000)

test('a long A fills the ring', async () => {
  // Given a man's A of six seconds
  const sound = silence(16)
  say(sound, 'A', 4, 10.5)
  stage = await Stage.open({ microphone: microphoneClip('long-a', sound) })

  // When it is heard
  await stage.page.goto(`${stage.origin}/break?way=sound&sound=hold-a`)
  await stage.page.getByTestId('start-sound').click()

  // Then one hold is counted
  const count = stage.page.getByTestId('count')
  await expect.poll(() => count.textContent(), { timeout: 20_000 }).toBe('1')
}, 60_000)

test('a refused microphone is explained, and there is a way on', async () => {
  stage = await Stage.open({
    microphone: microphoneClip('nothing', silence(2)),
    refuseCamera: true
  })
  await stage.page.goto(`${stage.origin}/break?way=sound&sound=clap-beat`)
  await stage.page.getByTestId('start-sound').click()
  const problem = stage.page.getByTestId('sound-problem')
  await problem.waitFor()
  expect(['refused', 'absent']).toContain(await problem.getAttribute('data-problem'))
  await problem.getByRole('link').click()
  await stage.page.getByTestId('start-camera').waitFor()
}, 120_000)
