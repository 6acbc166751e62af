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

/** @returns {Promise<import('../row.mjs').Row[]>} */
export async function run() {
  const text = readFileSync(at(EXERCISE), 'utf8')
  const recording = JSON.parse(readFileSync(at(RECORDING), 'utf8'))
  recording.frames = recording.frames.map((frame) => new Float32Array(frame.flat()))
  const bytes = readFileSync(at(MODULE))
  const engine = await Engine.create(await WebAssembly.compile(bytes))

  const ways = {
    native: () =>
      JSON.parse(
        execFileSync(at(NATIVE), [at(EXERCISE), at(RECORDING), String(LOOPS)], { encoding: 'utf8' })
      ),
    wasm: () => {
      engine.start(text)
      return play((t_ms, frame, aspect) => engine.step(t_ms, frame, aspect).tally.count, recording)
    },
    plain: () => {
      const plain = new PlainEngine(JSON.parse(text))
      return play((t_ms, frame, aspect) => plain.step(t_ms, frame, aspect).count, recording)
    }
  }
  const ns = { native: [], wasm: [], plain: [] }
  for (let round = 0; round < ROUNDS; round++) {
    const counts = Object.entries(ways).map(([name, way]) => {
      const result = way()
      ns[name].push(result.ns)
      return result.count
    })
    if (new Set(counts).size !== 1) throw new Error(`the engines disagree: ${counts.join(', ')}`)
  }
  const [native, wasm, plain] = [ns.native, ns.wasm, ns.plain].map(median)
  const peer = { unit: 'ns', peer: 'plain JavaScript', peerValue: plain }
  return [
    {
      name: 'engine, one frame, WebAssembly',
      value: wasm,
      ...peer,
      ratio: plain / wasm,
      note: 'through the page’s own door, in Node; limit 20,000 ns'
    },
    { name: 'engine, one frame, native', value: native, ...peer, ratio: plain / native },
    {
      name: 'engine module',
      value: brotliCompressSync(bytes).length / 1000,
      unit: 'kB brotli',
      note: 'limit 40 kB'
    }
  ]
}
