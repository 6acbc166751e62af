// Runs in a worker of a real browser: hears one sound by the engine through the page's own door, by
// the same mathematics in plain JavaScript, and by packages that do a part of it.
import { SoundEngine, soundReportOf } from '../../web/src/engine/sound.ts'
import Meyda from './peers/node_modules/meyda/dist/web/meyda.min.js'
import { PitchDetector } from './peers/node_modules/pitchy/index.js'
import { PlainHearing } from './plain_hearing.mjs'

const SECONDS = 20
const BLOCK = 128
/** What we hear looks at 8 ms; peers are given windows of this length as often. */
const WINDOW = 2048
const WIDE_HZ = 48_000
const NARROW_HZ = 16_000
const PITCH_HZ = 140

/** A voice-like buzz with pauses, at this rate. */
function soundOf(rate) {
  const sound = new Float32Array(rate * SECONDS)
  for (let i = 0; i < sound.length; i++) {
    const t = i / rate
    const open = t % 1 < 0.7 ? 1 : 0
    let sum = 0.01 * Math.sin(i * i)
    for (let k = 1; k <= 20; k++) {
      sum += (open * Math.sin(2 * Math.PI * PITCH_HZ * k * t + k)) / (8 * k)
    }
    sound[i] = sum
  }
  return sound
}

/** Block by block; all must hear the pitch, or their time says nothing. */
function byBlocks(hearing, sound, pitchHz) {
  for (let at = 0; at < 64 * BLOCK; at += BLOCK) hearing.step(sound.subarray(at, at + BLOCK))
  const heard = pitchHz()
  if (Math.abs(heard - PITCH_HZ) > 1) throw new Error(`hears ${heard} Hz, not ${PITCH_HZ}`)
  return () => {
    for (let at = 0; at + BLOCK <= sound.length; at += BLOCK) {
      hearing.step(sound.subarray(at, at + BLOCK))
    }
  }
}

function byEngine(module, rate) {
  const engine = new SoundEngine(module, rate)
  let report
  const hearing = { step: (block) => (report = engine.step(block)) }
  const beside = { knows_voice: false, voice: null, call: null, events: [] }
  return byBlocks(hearing, soundOf(rate), () => soundReportOf(report, beside).pitch_hz)
}

/** Once for each 8 ms, as the engine does. */
function byWindows(analyse) {
  const sound = soundOf(WIDE_HZ)
  const hop = Math.round(WIDE_HZ * 0.008)
  return () => {
    for (let at = 0; at + WINDOW <= sound.length; at += hop) {
      analyse(sound.subarray(at, at + WINDOW))
    }
  }
}

/** What makes a listening, for each way, and its rate. */
const WAYS = {
  ours: [WIDE_HZ, (module) => byEngine(module, WIDE_HZ)],
  ours16: [NARROW_HZ, (module) => byEngine(module, NARROW_HZ)],
  plain: [
    NARROW_HZ,
    () => {
      const plain = new PlainHearing()
      return byBlocks(plain, soundOf(NARROW_HZ), () => plain.pitch.hz)
    }
  ],
  meyda: [
    WIDE_HZ,
    () => {
      Object.assign(Meyda, { bufferSize: WINDOW, sampleRate: WIDE_HZ })
      return byWindows((window) => Meyda.extract('mfcc', window))
    }
  ],
  pitchy: [
    WIDE_HZ,
    () => {
      const detector = PitchDetector.forFloat32Array(WINDOW)
      return byWindows((window) => detector.findPitch(window, WIDE_HZ))
    }
  ]
}

let module
const listenings = {}

globalThis.onmessage = async ({ data }) => {
  if (data.bytes) {
    module = await WebAssembly.compile(data.bytes)
    globalThis.postMessage(Object.keys(WAYS))
    return
  }
  const [rate, make] = WAYS[data.way]
  const listen = (listenings[data.way] ??= make(module))
  const start_ms = performance.now()
  listen()
  const blocks = (rate * SECONDS) / BLOCK
  globalThis.postMessage({ us: (1000 * (performance.now() - start_ms)) / blocks })
}
