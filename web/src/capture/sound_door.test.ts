import { expect, test } from 'vitest'
import { VOICE_NUMBERS, type SoundReport } from '../engine/sound'
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
  expected: 2,
  knows_voice: true,
  voice: new Float32Array(VOICE_NUMBERS).fill(0.25),
  call: {
    phase: 'answering',
    verdict: 'right',
    calls: 3,
    rights: 2,
    heard: 1,
    items: [{ at_ms: 0, semitones: 4, vowel: 'none', state: 'waiting' }]
  },
  events: [{ kind: 'clap', vowel: 'none', confidence: 1, t_ms: 5, duration_ms: 0, pitch_hz: 0 }]
}

test('numbers and words pass', () => {
  expect(soundNumbersOnly(report)).toEqual(report)
})

test('what rides along stays behind', () => {
  const samples = new Float32Array(128)
  const loaded = { ...report, samples, call: { ...report.call!, samples } }
  expect(soundNumbersOnly(loaded)).toEqual(report)
})

test('a learned voice is copied: nothing else of its memory comes along', () => {
  const memory = new Float32Array(4096)
  const voice = memory.subarray(100, 100 + VOICE_NUMBERS)
  expect(soundNumbersOnly({ ...report, voice }).voice!.buffer.byteLength).toBe(4 * VOICE_NUMBERS)
})

const item = report.call!.items[0]!

test.each([
  ['a voice of more numbers', { voice: new Float32Array(VOICE_NUMBERS + 1) }],
  ['a voice of bytes', { voice: new Uint8Array(VOICE_NUMBERS) }],
  ['a voice that is no number', { voice: new Float32Array(VOICE_NUMBERS).fill(NaN) }],
  ['a voice beyond all numbers', { voice: new Float32Array(VOICE_NUMBERS).fill(1e9) }],
  ['a call with too many items', { call: { ...report.call, items: Array(13).fill(item) } }],
  ['a call with a text', { call: { ...report.call, phase: 'what was said' } }],
  ['a call with samples', { call: { ...report.call, items: [{ ...item, at_ms: [1, 2] }] } }],
  ['samples in place of a number', { loudness_db: new Float32Array(4) }],
  ['a text in place of a vowel', { vowel: 'what was said' }],
  ['more events than can be', { events: Array(65).fill(report.events[0]) }],
  ['an event with a text', { events: [{ ...report.events[0], kind: 'x' }] }]
])('%s is refused', (_what, change) => {
  expect(() => soundNumbersOnly({ ...report, ...change } as unknown as SoundReport)).toThrow(
    TypeError
  )
})
