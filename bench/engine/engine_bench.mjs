// The engine's time for one frame: natively, as WebAssembly through the page's own door, and the
// same arithmetic in plain JavaScript, in one run on one recording.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

import { Engine } from '../../web/src/engine/engine.ts'
import { median } from '../row.mjs'
import { PlainEngine } from './plain_engine.mjs'

const ROOT = new URL('../../', import.meta.url)
const NATIVE = 'build/release/engine/cli/liopep_engine_bench'
const MODULE = 'build/wasm/engine/liopep_engine.wasm'
const MODULES = {
  liopep_engine: 'exercises: all that a first break loads',
  liopep_recognition: 'flow, free move, lessons; has the counter again',
  liopep_game: 'the six games',
  liopep_movement: 'all of movement in one, which no page loads; limit 60 kB'
}
const EXERCISE = 'content/exercises/squat.json'
const RECORDING = 'engine/recordings/squats.json'

const LOOPS = 400
const ROUNDS = 7

const at = (path) => fileURLToPath(new URL(path, ROOT))

/** Plays the recording LOOPS times; nanoseconds a frame and the count at the end. */
function play(step, recording) {
  let t_ms = 0
  let count = 0
  const start = process.hrtime.bigint()
  for (let i = 0; i < LOOPS; i++) {
    for (const frame of recording.frames) {
      count = step(t_ms, frame, recording.aspect)
      t_ms += 1000 / recording.fps
    }
  }
  const ns = Number(process.hrtime.bigint() - start)
  return { ns: ns / (LOOPS * recording.frames.length), count }
}

/** The module's own step, without the report that the page makes of it. */
function bareStep(module, text) {
  const exports = new WebAssembly.Instance(module, {}).exports
  exports._initialize()
  const bytes = new TextEncoder().encode(text)
  new Uint8Array(exports.memory.buffer, exports.liopep_text()).set(bytes)
  if (exports.liopep_start(bytes.length) === 0) throw new Error('the engine refuses the exercise')
  const input = new Float32Array(exports.memory.buffer, exports.liopep_landmarks(), 33 * 4)
  return (t_ms, frame, aspect) => {
    input.set(frame)
    return new DataView(exports.memory.buffer, exports.liopep_step(t_ms, 1, aspect))
  }
}

/** @returns {Promise<import('../row.mjs').Row[]>} */
export async function run() {
  const text = readFileSync(at(EXERCISE), 'utf8')
  const recording = JSON.parse(readFileSync(at(RECORDING), 'utf8'))
  recording.frames = recording.frames.map((frame) => new Float32Array(frame.flat()))
  const module = await WebAssembly.compile(readFileSync(at(MODULE)))
  const engine = await Engine.create(module)

  const ways = {
    native: () =>
      JSON.parse(
        execFileSync(at(NATIVE), [at(EXERCISE), at(RECORDING), String(LOOPS)], { encoding: 'utf8' })
      ),
    wasm: () => {
      engine.start(text)
      return play((t_ms, frame, aspect) => engine.step(t_ms, frame, aspect).tally.count, recording)
    },
    bare: () => {
      const step = bareStep(module, text)
      const COUNT = 28 // of WireReport in engine/wasm/exports.cc
      return play(
        (t_ms, frame, aspect) => step(t_ms, frame, aspect).getUint32(COUNT, true),
        recording
      )
    },
    plain: () => {
      const plain = new PlainEngine(JSON.parse(text))
      return play((t_ms, frame, aspect) => plain.step(t_ms, frame, aspect).count, recording)
    }
  }
  const ns = { native: [], wasm: [], bare: [], plain: [] }
  for (let round = 0; round < ROUNDS; round++) {
    const counts = Object.entries(ways).map(([name, way]) => {
      const result = way()
      ns[name].push(result.ns)
      return result.count
    })
    if (new Set(counts).size !== 1) throw new Error(`the engines disagree: ${counts.join(', ')}`)
  }
  const [native, wasm, bare, plain] = [ns.native, ns.wasm, ns.bare, ns.plain].map(median)
  const peer = { unit: 'ns', peer: 'plain JavaScript', peerValue: plain }
  return [
    {
      name: 'engine, one frame, WebAssembly',
      value: wasm,
      ...peer,
      ratio: plain / wasm,
      note: 'through the page’s own door, in Node; limit 20,000 ns'
    },
    {
      name: 'engine, one frame, WebAssembly alone',
      value: bare,
      ...peer,
      ratio: plain / bare,
      note: `${(bare / native).toFixed(2)} times native; like the peer, without making a report`
    },
    { name: 'engine, one frame, native', value: native, ...peer, ratio: plain / native },
    ...Object.entries(MODULES).map(([name, note]) => ({
      name: `${name} module`,
      value: brotliCompressSync(readFileSync(at(`build/wasm/engine/${name}.wasm`))).length / 1000,
      unit: 'kB brotli',
      note
    }))
  ]
}
