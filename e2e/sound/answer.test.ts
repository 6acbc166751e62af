import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { output } from '../harness/camera_clip.ts'
import { clap, microphoneClip, say, silence, type SaidVowel } from '../harness/microphone_clip.ts'
import { Stage } from '../harness/stage.ts'

const SEED = 7
const VOWELS = ['A', 'E', 'I', 'O', 'U'] as const
/** A comfortable tone of a man, an octave below the one that is played. */
const LOWEST_HZ = 110

let stage: Stage | undefined
afterEach(async () => {
  await stage?.close()
  stage = undefined
})

interface CallExports extends WebAssembly.Exports {
  memory: WebAssembly.Memory
  _initialize: () => void
  liopep_sound_start: (rate_hz: number, swedish: number) => number
  liopep_sound_call_list: () => number
  liopep_sound_call: (...numbers: number[]) => number
  liopep_sound_call_report: () => number
}

interface Item {
  at_s: number
  semitones: number
  vowel: SaidVowel
}

type Answer = 'claps' | 'tones' | 'vowels'

interface Rules {
  beat_ms: number
  shortest_call: number
  longest_call: number
  scale?: number[]
  vowels?: string[]
}

/** The first call of this seed, as the engine makes it. */
async function firstCall(answer: Answer): Promise<Item[]> {
  const root = new URL('../../', import.meta.url)
  const file = new URL(`content/sounds/answer-${answer}.json`, root)
  const rules = JSON.parse(readFileSync(file, 'utf8')) as Rules
  const { beat_ms, shortest_call, longest_call } = rules
  const bytes = readFileSync(new URL('build/wasm/engine/liopep_sound.wasm', root))
  const { instance } = await WebAssembly.instantiate(bytes, {})
  const engine = instance.exports as CallExports
  engine._initialize()
  engine.liopep_sound_start(48_000, 0)
  const list = rules.scale ?? rules.vowels?.map((_, i) => i + 1) ?? []
  new Float32Array(engine.memory.buffer, engine.liopep_sound_call_list(), list.length).set(list)
  const kind = ['claps', 'tones', 'vowels'].indexOf(answer)
  expect(
    engine.liopep_sound_call(kind, beat_ms, shortest_call, longest_call, list.length, SEED)
  ).toBe(1)
  const report = new DataView(engine.memory.buffer, engine.liopep_sound_call_report())
  return Array.from({ length: report.getUint32(16, true) }, (_, i) => ({
    at_s: report.getFloat32(24 + 16 * i, true) / 1000,
    semitones: report.getFloat32(28 + 16 * i, true),
    vowel: VOWELS[report.getUint32(32 + 16 * i, true) - 1] ?? 'A'
  }))
}

function giveBack(sound: Float32Array, answer: Answer, item: Item, begin_s: number): void {
  const from_s = begin_s + item.at_s
  if (answer === 'claps') return clap(sound, from_s)
  const pitch_hz = answer === 'tones' ? LOWEST_HZ * 2 ** (item.semitones / 12) : 120
  const length_s = answer === 'tones' ? 0.5 : 0.6
  say(sound, item.vowel, from_s, from_s + length_s, pitch_hz)
}

test.each(['claps', 'tones', 'vowels'] as const)(
  'a call of %s that is given back is a right answer, and a longer one follows',
  async (answer) => {
    // Given a person who gives the first call back, and once more for a computer that is slow
    const sound = silence(24)
    const call = await firstCall(answer)
    for (const begin_s of [5, 10.5, 16])
      call.forEach((item) => giveBack(sound, answer, item, begin_s))
    stage = await Stage.open({ microphone: microphoneClip(`answer-${answer}`, sound) })
    const { page } = stage
    await page.addInitScript((seed) => {
      crypto.getRandomValues = <T>(into: T): T => (into as Uint32Array).fill(seed) as T
    }, SEED)

    // When the page calls
    await page.goto(`${stage.origin}/break?way=sound&sound=answer-${answer}`)
    await page.getByTestId('start-sound').click()
    await page.locator('[data-testid=call-items][data-phase=answering]').waitFor()

    // Then the answer counts, and a longer call follows
    const count = page.getByTestId('count')
    await expect.poll(() => count.textContent(), { timeout: 20_000 }).toBe('1')
    await expect
      .poll(() => page.locator('[data-testid=call-items] g').count(), { timeout: 8000 })
      .toBe(call.length + 1)
    await page.locator('[data-testid=call-items] g.sounding').first().waitFor()
    await page.screenshot({ path: `${output}call-${answer}.png` })
    expect(await count.textContent()).toBe('1')
  },
  60_000
)
