import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { output } from '../harness/camera_clip.ts'
import { clap, microphoneClip, sayA, silence } from '../harness/microphone_clip.ts'
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
  sayA(sound, 4, 10.5)
  stage = await Stage.open({ microphone: microphoneClip('long-a', sound) })

  // When it is heard
  await stage.page.goto(`${stage.origin}/break?way=sound&sound=hold-a`)
  await stage.page.getByTestId('start-sound').click()

  // Then one hold is counted
  const count = stage.page.getByTestId('count')
  await expect.poll(() => count.textContent(), { timeout: 20_000 }).toBe('1')
}, 60_000)

interface CallExports extends WebAssembly.Exports {
  memory: WebAssembly.Memory
  _initialize: () => void
  liopep_sound_start: (rate_hz: number, swedish: number) => number
  liopep_sound_call: (...numbers: number[]) => number
  liopep_sound_call_report: () => number
}

/** When the claps of a first call come, in seconds, as the engine makes it of this seed. */
async function firstCall(seed: number): Promise<number[]> {
  const root = new URL('../../', import.meta.url)
  const { beat_ms, shortest_call, longest_call } = JSON.parse(
    readFileSync(new URL('content/sounds/answer-claps.json', root), 'utf8')
  ) as { beat_ms: number; shortest_call: number; longest_call: number }
  const bytes = readFileSync(new URL('build/wasm/engine/liopep_sound.wasm', root))
  const { instance } = await WebAssembly.instantiate(bytes, {})
  const engine = instance.exports as CallExports
  engine._initialize()
  engine.liopep_sound_start(48_000, 0)
  expect(engine.liopep_sound_call(0, beat_ms, shortest_call, longest_call, 0, seed)).toBe(1)
  const report = new DataView(engine.memory.buffer, engine.liopep_sound_call_report())
  const count = report.getUint32(16, true)
  return Array.from({ length: count }, (_, i) => report.getFloat32(24 + 16 * i, true) / 1000)
}

test('a rhythm that is clapped back is a right answer, and a longer one follows', async () => {
  // Given a person who claps the first call back, and once more for a computer that is slow
  const SEED = 7
  const sound = silence(24)
  const rhythm_s = await firstCall(SEED)
  for (const begin_s of [5, 10.5, 16]) rhythm_s.forEach((at_s) => clap(sound, begin_s + at_s))
  stage = await Stage.open({ microphone: microphoneClip('answer', sound) })
  const { page } = stage
  await page.addInitScript((seed) => {
    crypto.getRandomValues = <T>(into: T): T => (into as Uint32Array).fill(seed) as T
  }, SEED)

  // When the page calls
  await page.goto(`${stage.origin}/break?way=sound&sound=answer-claps`)
  await page.getByTestId('start-sound').click()
  await page.locator('[data-testid=call-items][data-phase=answering]').waitFor()

  // Then the answer counts, and a longer call follows
  const count = page.getByTestId('count')
  await expect.poll(() => count.textContent(), { timeout: 20_000 }).toBe('1')
  await expect
    .poll(() => page.locator('[data-testid=call-items] g').count(), { timeout: 8000 })
    .toBe(4)
  await page.locator('[data-testid=call-items] g.sounding').first().waitFor()
  await page.screenshot({ path: `${output}call.png` })
  expect(await count.textContent()).toBe('1')
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
