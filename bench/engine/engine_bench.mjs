// The engine's time for one frame: natively, and in a worker of Chromium as WebAssembly through the
// page's own door and as the same arithmetic in plain JavaScript, in one run on one recording.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

import { openWorker } from '../browser_worker.mjs'
import { flowRows } from '../recognition/flow_time.mjs'
import { median } from '../row.mjs'

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

const playNatively = () =>
  JSON.parse(
    execFileSync(at(NATIVE), [at(EXERCISE), at(RECORDING), String(LOOPS)], { encoding: 'utf8' })
  )

/** Nanoseconds a frame in each round, by the way to count; throws when two ways count differently. */
async function measured() {
  const worker = await openWorker(new URL('engine_worker.mjs', import.meta.url), {
    bytes: at(MODULE)
  })
  const ns = { native: [], wasm: [], bare: [], plain: [] }
  try {
    const text = readFileSync(at(EXERCISE), 'utf8')
    const recording = JSON.parse(readFileSync(at(RECORDING), 'utf8'))
    await worker.ask({ text, recording, loops: LOOPS }, ['bytes'])
    for (let round = 0; round < ROUNDS; round++) {
      const counts = []
      for (const [way, found] of Object.entries(ns)) {
        const result = way === 'native' ? playNatively() : await worker.ask({ way })
        found.push(result.ns)
        counts.push(result.count)
      }
      if (new Set(counts).size !== 1) throw new Error(`the engines disagree: ${counts.join(', ')}`)
    }
  } finally {
    await worker.close()
  }
  return ns
}

/** @returns {Promise<import('../row.mjs').Row[]>} */
export async function run() {
  const ns = await measured()
  const [native, wasm, bare, plain] = [ns.native, ns.wasm, ns.bare, ns.plain].map(median)
  const peer = { unit: 'ns', peer: 'plain JavaScript', peerValue: plain }
  return [
    {
      name: 'engine, one frame, WebAssembly',
      value: wasm,
      ...peer,
      ratio: plain / wasm,
      note: 'through the page’s own door, in a worker of Chromium; limit 20,000 ns'
    },
    {
      name: 'engine, one frame, WebAssembly alone',
      value: bare,
      ...peer,
      ratio: plain / bare,
      note: `${(bare / native).toFixed(2)} times native; like the peer, without making a report`
    },
    { name: 'engine, one frame, native', value: native, ...peer, ratio: plain / native },
    ...(await flowRows()),
    ...Object.entries(MODULES).map(([name, note]) => ({
      name: `${name} module`,
      value: brotliCompressSync(readFileSync(at(`build/wasm/engine/${name}.wasm`))).length / 1000,
      unit: 'kB brotli',
      note
    }))
  ]
}
