import { describe, expect, test } from 'vitest'
import { Metronome, type Beat } from './metronome'

const BPM = 84
const BEAT_MS = 60_000 / BPM

/** When beats sound, from frames that come every `frame_ms`, give or take `jitter_ms`. */
function heard(frame_ms: number, jitter_ms: number, lag_ms = 0): { at_ms: number; beat: Beat }[] {
  const metronome = new Metronome(BPM)
  const beats: { at_ms: number; beat: Beat }[] = []
  for (let i = 0; i * frame_ms < 20_000; i++) {
    const played_ms = i * frame_ms
    const now_ms = 5000 + played_ms + lag_ms + jitter_ms * Math.sin(i * 12.9)
    const part = (played_ms / BEAT_MS) % 1
    for (const beat of metronome.frame(now_ms, part, played_ms, lag_ms))
      beats.push({ at_ms: now_ms + beat.after_ms, beat })
  }
  return beats
}

describe('Metronome', () => {
  test.each([
    ['quick and even frames', 33, 0],
    ['slow frames', 110, 5],
    ['frames that jitter', 66, 25]
  ])('%s: each beat sounds once, evenly', (_what, frame_ms, jitter_ms) => {
    const beats = heard(frame_ms, jitter_ms)
    const gaps = beats.slice(2).map(({ at_ms }, i) => at_ms - beats[i + 1]!.at_ms)
    expect(beats.length).toBeGreaterThan(26)
    for (const gap of gaps) expect(Math.abs(gap - BEAT_MS)).toBeLessThan(jitter_ms < 10 ? 12 : 40)
  })

  test('the beat sounds when the game has it, whatever a frame takes to be understood', () => {
    for (const { at_ms } of heard(50, 0, 90).slice(1)) {
      const off_ms = (at_ms - 5000) % BEAT_MS
      expect(Math.min(off_ms, BEAT_MS - off_ms)).toBeLessThan(15)
    }
  })

  test('every fourth is the first of its bar', () => {
    const firsts = heard(33, 0).map(({ beat }) => beat.isFirst)
    const at = firsts.indexOf(true)
    expect(firsts.slice(at, at + 8)).toEqual([true, false, false, false, true, false, false, false])
  })

  test('after a pause it begins anew instead of making up for it', () => {
    const metronome = new Metronome(BPM)
    metronome.frame(1000, 0.1, 0.1 * BEAT_MS, 0)
    metronome.stop()
    expect(metronome.frame(60_000, 0.2, 0.2 * BEAT_MS, 0).length).toBeLessThan(2)
  })
})
