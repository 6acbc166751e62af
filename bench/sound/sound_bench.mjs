// What hearing costs for one block of 128 samples, as WebAssembly through the page's own door in a
// worker of Chromium, beside packages that do a part of it; and how well the engine hears.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

import { openWorker } from '../browser_worker.mjs'
import { median } from '../row.mjs'

const ROOT = new URL('../../', import.meta.url)
const at = (path) => fileURLToPath(new URL(path, ROOT))
const MODULE = 'build/wasm/engine/liopep_sound.wasm'
const NATIVE = 'build/release/engine/cli/liopep_sound_bench'
const FORMANTS = '../shared/data/vowels/pb52.csv'
const ROUNDS = 7

/** Microseconds for one block, by the way to hear: the middle of all rounds. */
async function measured() {
  const worker = await openWorker(new URL('sound_worker.mjs', import.meta.url), {
    bytes: at(MODULE)
  })
  const us = {}
  try {
    const ways = await worker.ask({}, ['bytes'])
    for (let round = 0; round < ROUNDS; round++) {
      for (const way of ways) (us[way] ??= []).push((await worker.ask({ way })).us)
    }
  } finally {
    await worker.close()
  }
  return Object.fromEntries(Object.entries(us).map(([way, all]) => [way, median(all)]))
}

async function speedRows() {
  const us = await measured()
  const row = (peer, value) => ({
    name: 'sound, one block of 128 samples at 48 kHz',
    value: us.ours,
    unit: 'µs',
    peer,
    peerValue: value,
    ratio: value / us.ours,
    note: 'all of hearing against that part of it, in windows of 2048 each 8 ms; limit 10 µs'
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
      note: 'limit 10 µs; theirs hears pitch, clicks, bands, room and envelope, and counts nothing'
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
      `five vowels, voice unknown, ${heard.many_tokens}`,
      heard.many,
      'aim 88; published on formants 91.1 to 95.9'
    ),
    ...share('five vowels, voice calibrated', heard.many_own, 'aim 93'),
    ...share('five vowels, 10 dB signal to noise', heard.many_10dB, 'aim 83'),
    ...share('the same, calibrated', heard.many_own_10dB, 'aim 88'),
    ...share(
      `five vowels of four sessions each, ${heard.tokens}`,
      heard.vowels,
      `calibrated ${heard.vowels_own} %; at 10 dB ${heard.vowels_10dB}; ${heard.vowels_own_10dB} %`
    ),
    ...share('no vowel of five: unsure or silent', heard.refused, 'aim 80'),
    ...share('nine Swedish vowels, voice unknown', heard.nine, 'as men of Fant 1973 say them'),
    ...share('the same, voice calibrated', heard.nine_own, 'after nine own vowels'),
    ...share('A E I O U of nine Swedish, asked for', heard.letters, 'voice unknown'),
    ...share('the same, voice calibrated', heard.letters_own, 'after these five'),
    ...share('one vowel of five asked for and said', heard.asked_heard, 'voice unknown'),
    ...share('another said, taken for it', heard.asked_mistaken, 'less is better'),
    { name: 'claps in 20 s, largest error of 30 scenes', value: heard.worst_claps, unit: '' },
    { name: 'syllables in 20 s, largest error of 20', value: heard.worst_syllables, unit: '' },
    { name: 'counted in 20 scenes of knocks and speech', value: heard.false_counts, unit: '' }
  ]
}

/** @returns {Promise<import('../row.mjs').Row[]>} */
export async function run() {
  return [...(await speedRows()), ...hearingRows()]
}
