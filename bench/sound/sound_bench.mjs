// What hearing costs for one block of 128 samples, as WebAssembly through the page's own door,
// beside packages that do a part of it; and how well the engine hears.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

import { SoundEngine } from '../../web/src/engine/sound.ts'
import { median } from '../row.mjs'
import { PlainHearing } from './plain_hearing.mjs'

const ROOT = new URL('../../', import.meta.url)
const at = (path) => fileURLToPath(new URL(path, ROOT))
const MODULE = 'build/wasm/engine/liopep_sound.wasm'
const NATIVE = 'build/release/engine/cli/liopep_sound_bench'
const FORMANTS = '../shared/data/vowels/pb52.csv'
const ROUNDS = 5
const SECONDS = 20
/** What we hear looks at 8 ms; peers are given windows of this length as often. */
const WINDOW = 2048

const require = createRequire(new URL('peers/', import.meta.url))

/** A voice-like buzz with pauses, at this rate. */
function soundOf(rate) {
  const sound = new Float32Array(rate * SECONDS)
  for (let i = 0; i < sound.length; i++) {
    const t = i / rate
    const open = t % 1 < 0.7 ? 1 : 0
    let sum = 0.01 * Math.sin(i * i)
    for (let k = 1; k <= 20; k++) sum += (open * Math.sin(2 * Math.PI * 140 * k * t + k)) / (8 * k)
    sound[i] = sum
  }
  return sound
}

/** Microseconds of processor time of `work` for one block of 128 samples. */
function time(work, blocks) {
  const start = process.cpuUsage()
  work()
  return process.cpuUsage(start).user / blocks
}

function blocksWork(engine, sound) {
  return () => {
    for (let i = 0; i + 128 <= sound.length; i += 128) engine.step(sound.subarray(i, i + 128))
  }
}

/** The peer must hear what we hear, or its time says nothing. */
function plainWork(sound) {
  const plain = new PlainHearing()
  for (let i = 0; i < 64; i++) plain.step(sound.subarray(i * 128, i * 128 + 128))
  if (Math.abs(plain.pitch.hz - 140) > 1) {
    throw new Error(`plain JavaScript hears ${plain.pitch.hz} Hz, not 140`)
  }
  return () => {
    for (let i = 0; i + 128 <= sound.length; i += 128) plain.step(sound.subarray(i, i + 128))
  }
}

/** Once for each 8 ms, as the engine does. */
function windowsWork(analyse, sound, rate) {
  const hop = Math.round(rate * 0.008)
  return () => {
    for (let i = 0; i + WINDOW <= sound.length; i += hop) analyse(sound.subarray(i, i + WINDOW))
  }
}

async function speedRows() {
  const module = await WebAssembly.compile(readFileSync(at(MODULE)))
  const Meyda = require('meyda')
  const { PitchDetector } = await import(require.resolve('pitchy'))
  const rate = 48_000
  const sound = soundOf(rate)
  const narrow = soundOf(16_000)
  Object.assign(Meyda, { bufferSize: WINDOW, sampleRate: rate })
  const detector = PitchDetector.forFloat32Array(WINDOW)
  const ways = {
    ours: [blocksWork(new SoundEngine(module, rate), sound), sound],
    ours16: [blocksWork(new SoundEngine(module, 16_000), narrow), narrow],
    plain: [plainWork(narrow), narrow],
    meyda: [windowsWork((window) => Meyda.extract('mfcc', window), sound, rate), sound],
    pitchy: [windowsWork((window) => detector.findPitch(window, rate), sound, rate), sound]
  }
  const spent = {}
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, [work, heard]] of Object.entries(ways)) {
      ;(spent[name] ??= []).push(time(work, heard.length / 128))
    }
  }
  const us = Object.fromEntries(Object.entries(spent).map(([name, all]) => [name, median(all)]))
  const note = 'all of hearing against that part of it; in Node, windows of 2048 each 8 ms'
  const row = (peer, value) => ({
    name: 'sound, one block of 128 samples at 48 kHz',
    value: us.ours,
    unit: 'µs',
    peer,
    peerValue: value,
    ratio: value / us.ours,
    note
  })
  return [
    row('meyda, MFCC', us.meyda),
    row('pitchy, pitch', us.pitchy),
    {
      name: 'sound, one block of 128 samples at 16 kHz',
      value: us.ours16,
      unit: 'µs',
      peer: 'plain JavaScript, the same mathematics',
      peerValue: us.plain,
      ratio: us.plain / us.ours16,
      note: 'limit 10 µs; theirs hears pitch, bands and envelope, and counts nothing'
    },
    {
      name: 'sound module',
      value: brotliCompressSync(readFileSync(at(MODULE))).length / 1000,
      unit: 'kB brotli',
      note: 'limit 30 kB'
    }
  ]
}

function hearingRows() {
  const formants = existsSync(at(FORMANTS)) ? [at(FORMANTS)] : []
  const heard = JSON.parse(execFileSync(at(NATIVE), formants, { encoding: 'utf8' }))
  const synthetic = 'synthesized from measured formants, speakers held out'
  const share = (name, value, note) =>
    value === undefined ? [] : [{ name, value, unit: '%', note: `${synthetic}; ${note}` }]
  return [
    ...share(
      'five vowels, voice unknown',
      heard.vowels,
      'aim 88; published on formants 91.1 to 95.9'
    ),
    ...share('five vowels, voice calibrated', heard.vowels_own, 'aim 93'),
    ...share('five vowels, 10 dB signal to noise', heard.vowels_10dB, 'aim 83'),
    ...share('the same, calibrated', heard.vowels_own_10dB, 'aim 88'),
    ...share('no vowel of five: unsure or silent', heard.refused, 'aim 80'),
    { name: 'claps in 20 s, largest error of 30 scenes', value: heard.worst_claps, unit: '' },
    { name: 'syllables in 20 s, largest error of 20', value: heard.worst_syllables, unit: '' },
    { name: 'counted in 20 scenes of knocks and speech', value: heard.false_counts, unit: '' }
  ]
}

/** @returns {Promise<import('../row.mjs').Row[]>} */
export async function run() {
  return [...(await speedRows()), ...hearingRows()]
}
