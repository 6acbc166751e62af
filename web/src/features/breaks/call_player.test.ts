import { expect, test } from 'vitest'
import type { CallReport } from '../../engine/sound_call'
import { CallPlayer } from './call_player'
import type { Tone } from './games/tones'

const item = (at_ms: number, semitones = 0) =>
  ({ at_ms, semitones, vowel: 'none', state: 'waiting' }) as const
const call = (calls: number, phase: CallReport['phase'] = 'calling'): CallReport => ({
  phase,
  verdict: 'none',
  calls,
  rights: 0,
  heard: 0,
  items: [item(0), item(700, 12)]
})

function playerOf(answer: 'claps' | 'tones') {
  const heard: (readonly Tone[])[] = []
  let played = 0
  const player = new CallPlayer(
    { answer, beat_ms: 700, vowels: 'five' },
    (tones) => heard.push(tones),
    () => (played += 1)
  )
  return { player, heard, played: () => played }
}

test('a call is played once, and then it is said', () => {
  const { player, heard, played } = playerOf('claps')
  player.take(call(1))
  player.take(call(1))
  expect(heard).toHaveLength(1)
  expect(heard[0]!.map(({ after_s }) => after_s)).toEqual([0, 0.7])
  const seen = new Set<number>()
  for (let t_ms = 0; t_ms < 2000; t_ms += 16) {
    player.step(16)
    seen.add(player.sounding)
  }
  expect([...seen]).toEqual([0, 1, -1])
  expect(played()).toBe(1)
  player.take(call(2))
  expect(heard).toHaveLength(2)
})

test('twelve semitones are an octave', () => {
  const { player, heard } = playerOf('tones')
  player.take(call(1))
  expect(heard[0]![1]!.pitch_hz).toBe(2 * heard[0]![0]!.pitch_hz)
})

test('what is answered is not played', () => {
  const { player, heard } = playerOf('tones')
  player.take(call(1, 'answering'))
  expect(heard).toHaveLength(0)
})
