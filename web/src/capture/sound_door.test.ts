import { expect, test } from 'vitest'
import type { SoundReport } from '../engine/sound'
import { soundNumbersOnly } from './sound_door'

const report: SoundReport = {
  t_ms: 10,
  loudness_db: -20,
  floor_db: -60,
  pitch_hz: 120,
  sound: 'voice',
  held_ms: 300,
  steadiness: 0.9,
  vowel: 'A',
  confidence: 0.8,
  events: [{ kind: 'clap', vowel: 'none', confidence: 1, t_ms: 5, duration_ms: 0, pitch_hz: 0 }]
}

test('numbers and words pass', () => {
  expect(soundNumbersOnly(report)).toEqual(report)
})

test('what rides along stays behind', () => {
  const loaded = { ...report, samples: new Float32Array(128) }
  expect(soundNumbersOnly(loaded)).toEqual(report)
})

test.each([
  ['samples in place of a number', { loudness_db: new Float32Array(4) }],
  ['a text in place of a vowel', { vowel: 'what was said' }],
  ['more events than can be', { events: Array(65).fill(report.events[0]) }],
  ['an event with a text', { events: [{ ...report.events[0], kind: 'x' }] }]
])('%s is refused', (_what, change) => {
  expect(() => soundNumbersOnly({ ...report, ...change } as unknown as SoundReport)).toThrow(
    TypeError
  )
})
