// How long a frame among all exercises takes, natively and as WebAssembly (in Node).
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

import { median } from '../row.mjs'

const NATIVE = 'build/release/engine/cli/liopep_engine_bench'
const MODULE = 'build/wasm/engine/liopep_recognition.wasm'
const EXERCISES = 'content/exercises'
const RECORDING = 'engine/recordings/squats.json'
const LANDMARK_FLOATS = 33 * 4
const LOOPS = 100
const ROUNDS = 5

async function openFlow(root) {
  const { instance } = await WebAssembly.instantiate(readFileSync(new URL(MODULE, root)), {})
  const flow = instance.exports
  flow._initialize()
  flow.liopep_flow_clear()
  for (const name of readdirSync(new URL(EXERCISES, root))) {
    const bytes = readFileSync(new URL(`${EXERCISES}/${name}`, root))
    new Uint8Array(flow.memory.buffer, flow.liopep_flow_text()).set(bytes)
    if (flow.liopep_flow_add(bytes.length) === 0) throw new Error(`the engine refuses ${name}`)
  }
  return flow
}

/** Nanoseconds a frame, the recording played to and fro, so that nobody leaps. */
function play(flow, { fps, frames, aspect }) {
  const input = new Float32Array(flow.memory.buffer, flow.liopep_flow_landmarks(), LANDMARK_FLOATS)
  flow.liopep_flow_restart()
  let t_ms = 0
  const start_ms = performance.now()
  for (let i = 0; i < LOOPS; i++) {
    for (const frame of frames) {
      input.set(frame)
      flow.liopep_flow_step(t_ms, 1, aspect)
      t_ms += 1000 / fps
    }
  }
  return (1e6 * (performance.now() - start_ms)) / (LOOPS * frames.length)
}

/** Medians in nanoseconds a frame, in turns. */
export async function flowTimes(root) {
  const flow = await openFlow(root)
  const recording = JSON.parse(readFileSync(new URL(RECORDING, root), 'utf8'))
  const there = recording.frames.map((frame) => new Float32Array(frame.flat()))
  const whole = { ...recording, frames: [...there, ...there.toReversed()] }
  const times = { native: [], wasm: [] }
  for (let round = 0; round < ROUNDS; round++) {
    const args = ['auto', RECORDING, String(LOOPS)]
    times.native.push(JSON.parse(execFileSync(NATIVE, args, { cwd: root, encoding: 'utf8' })).ns)
    times.wasm.push(play(flow, whole))
  }
  return { native: median(times.native), wasm: median(times.wasm) }
}
