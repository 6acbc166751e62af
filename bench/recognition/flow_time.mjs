// How long a frame among all exercises takes: natively, and as WebAssembly in a worker of Chromium,
// alone and through the page's own door.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { openWorker } from '../browser_worker.mjs'
import { median } from '../row.mjs'

const ROOT = new URL('../../', import.meta.url)
const NATIVE = 'build/release/engine/cli/liopep_engine_bench'
const MODULE = 'build/wasm/engine/liopep_recognition.wasm'
const EXERCISES = new URL('content/exercises/', ROOT)
const RECORDING = 'engine/recordings/squats.json'
const LOOPS = 100
const ROUNDS = 5

const at = (path) => fileURLToPath(new URL(path, ROOT))
const playNatively = () =>
  JSON.parse(execFileSync(at(NATIVE), ['auto', at(RECORDING), String(LOOPS)], { encoding: 'utf8' }))
    .ns

/** Medians in nanoseconds a frame, in turns. */
async function flowTimes() {
  const worker = await openWorker(new URL('flow_worker.mjs', import.meta.url), {
    bytes: at(MODULE)
  })
  const ns = { native: [], bare: [], door: [] }
  try {
    const texts = readdirSync(EXERCISES).map((name) =>
      readFileSync(new URL(name, EXERCISES), 'utf8')
    )
    const recording = JSON.parse(readFileSync(at(RECORDING), 'utf8'))
    await worker.ask({ texts, recording, loops: LOOPS }, ['bytes'])
    for (let round = 0; round < ROUNDS; round++) {
      for (const [way, found] of Object.entries(ns)) {
        found.push(way === 'native' ? playNatively() : (await worker.ask({ way })).ns)
      }
    }
  } finally {
    await worker.close()
  }
  return { native: median(ns.native), bare: median(ns.bare), door: median(ns.door) }
}

/** @returns {Promise<import('../row.mjs').Row[]>} */
export async function flowRows() {
  const { native, bare, door } = await flowTimes()
  return [
    {
      name: 'flow, one frame among all exercises, WebAssembly',
      value: door,
      unit: 'ns',
      note: 'through the page’s own door, in a worker of Chromium; limit 20,000 ns'
    },
    {
      name: 'flow, one frame among all exercises, WebAssembly alone',
      value: bare,
      unit: 'ns',
      note: `${(bare / native).toFixed(2)} times native`
    },
    { name: 'flow, one frame among all exercises, native', value: native, unit: 'ns' }
  ]
}
