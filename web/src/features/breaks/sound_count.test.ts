import { expect, test } from 'vitest'
import type { SoundEvent } from '../../engine/sound'
import type { Vowel } from '../../engine/sound_words'
import { soundOf } from '../../engine/sounds'
import { silence } from './silence_for_test'
import { soundCounterOf, type SoundCounter } from './sound_count'
import { BeatGame, FlightGame } from './sound_game'

const counterOf = (id: string): SoundCounter => soundCounterOf(soundOf(id)!)!
const event = (kind: SoundEvent['kind'], t_ms: number, vowel: Vowel = 'none'): SoundEvent => ({
  kind,
  vowel,
  confidence: 1,
  t_ms,
  duration_ms: 400,
  pitch_hz: 0
})

function say(counter: SoundCounter, from_ms: number, to_ms: number, vowel: Vowel): void {
  for (let t_ms = from_ms; t_ms <= to_ms; t_ms += 40)
    counter.take({ ...silence, t_ms, sound: 'voice', vowel })
}

test('a vowel held for five seconds counts once, and its time is kept', () => {
  const counter = counterOf('hold-a')
  say(counter, 0, 5200, 'A')
  expect(counter.progress.count).toBe(1)
  expect(counter.progress.held_ms).toBeGreaterThanOrEqual(5000)
})

test('two halves with a breath between are no hold', () => {
  const counter = counterOf('hold-a')
  say(counter, 0, 3000, 'A')
  counter.take({ ...silence, t_ms: 3200 })
  say(counter, 3400, 6400, 'A')
  expect(counter.progress.count).toBe(0)
})

test('another vowel is not held as an A', () => {
  const counter = counterOf('hold-a')
  say(counter, 0, 8000, 'I')
  expect(counter.progress.count).toBe(0)
  expect(counter.progress.hint).toBe('other_vowel')
})

test('five vowels in order count once; a wrong one between does no harm', () => {
  const counter = counterOf('a-e-i-o-u')
  const said: Vowel[] = ['A', 'E', 'U', 'I', 'O', 'U']
  said.forEach((vowel, i) =>
    counter.take({ ...silence, events: [event('vowel', i * 1000, vowel)] })
  )
  expect(counter.progress.count).toBe(1)
})

test.each([0.7, 1, 1.8])('a clapped rhythm counts at tempo %s', (tempo) => {
  const counter = counterOf('clap-rhythm')
  for (const beat_ms of [0, 600, 1200, 1500, 1800]) {
    const t_ms = beat_ms * tempo
    counter.take({ ...silence, t_ms, events: [event('clap', t_ms + 20 * Math.sin(beat_ms))] })
  }
  expect(counter.progress.count).toBe(1)
})

test('even claps are not that rhythm', () => {
  const counter = counterOf('clap-rhythm')
  for (let t_ms = 0; t_ms < 12_000; t_ms += 600)
    counter.take({ ...silence, t_ms, events: [event('clap', t_ms)] })
  expect(counter.progress.count).toBe(0)
})

test('a tone that climbs and comes back counts; one that stays does not', () => {
  const counter = counterOf('hum-glide')
  for (let i = 0; i <= 200; i++) {
    const pitch_hz = 150 * 2 ** ((3.5 * (1 - Math.cos((i / 100) * 2 * Math.PI))) / 12)
    counter.take({ ...silence, t_ms: i * 30, sound: 'hum', pitch_hz })
  }
  expect(counter.progress.count).toBe(2)
  for (let i = 0; i < 100; i++) counter.take({ ...silence, t_ms: 7000 + i * 30, pitch_hz: 160 })
  expect(counter.progress.count).toBe(2)
})

test('of a call the right answers count, as the engine judges them', () => {
  const counter = counterOf('answer-claps')
  const item = { at_ms: 0, semitones: 0, vowel: 'none', state: 'waiting' } as const
  const call = { phase: 'answering', verdict: 'right', calls: 3, rights: 2, heard: 1 } as const
  counter.take({ ...silence, call: { ...call, items: [item, item] } })
  counter.take(silence)
  expect(counter.progress).toMatchObject({ count: 2, step: 1, part: 0.5 })
})

test('a bird that follows the rings passes them; a silent one sinks', () => {
  const flight = new FlightGame()
  flight.take({ ...silence, pitch_hz: 200 })
  for (let t_ms = 0; t_ms < 60_000; t_ms += 16) {
    const next = flight.dots.find(({ x, state }) => state === 'coming' && x > FlightGame.BIRD_X)
    const y = next?.y ?? 0.5
    flight.take({ ...silence, pitch_hz: 200 * 2 ** (y - 0.5) })
    flight.step(16)
  }
  expect(flight.hits).toBeGreaterThan(15)
  expect(flight.misses).toBeLessThan(4)
  expect(flight.score).toBeLessThan(700)

  const silent = new FlightGame()
  for (let t_ms = 0; t_ms < 10_000; t_ms += 16) {
    silent.take(silence)
    silent.step(16)
  }
  expect(silent.height).toBeLessThan(0.1)
})

test('claps on the beat score, claps beside it do not', () => {
  const beat = new BeatGame()
  let clapped = 0
  for (let t_ms = 16; t_ms < 30_000; t_ms += 16) {
    beat.step(16)
    for (const dot of beat.dots) {
      if (dot.state === 'coming' && Math.abs(dot.y) < 0.006 && clapped <= dot.id) {
        clapped = dot.id + 1
        beat.clap(t_ms)
      }
    }
  }
  expect(beat.hits).toBeGreaterThan(20)
  expect(beat.score).toBeLessThan(750)
  const score = beat.score
  beat.clap(1e9)
  expect(beat.score).toBe(score)
})
