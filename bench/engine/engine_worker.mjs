// Runs in a worker of a real browser, where the page has its engine: plays a recording through the
// engine and through the same arithmetic in plain JavaScript, as often as it is told to.
import { Engine } from '../../web/src/engine/engine.ts'
import { playWhenTold } from '../frame_worker.mjs'
import { PlainEngine } from './plain_engine.mjs'

const LANDMARK_FLOATS = 33 * 4
/** Where the count stands in WireReport of engine/wasm/exports.cc. */
const COUNT = 28

/** The module's own step, without the report that the page makes of it; returns the count. */
function bareStep(module, { text }) {
  const exports = new WebAssembly.Instance(module, {}).exports
  exports._initialize()
  const bytes = new TextEncoder().encode(text)
  new Uint8Array(exports.memory.buffer, exports.liopep_text()).set(bytes)
  if (exports.liopep_start(bytes.length) === 0) throw new Error('the engine refuses the exercise')
  const input = new Float32Array(exports.memory.buffer, exports.liopep_landmarks(), LANDMARK_FLOATS)
  return (t_ms, frame, aspect) => {
    input.set(frame)
    const report = new DataView(exports.memory.buffer, exports.liopep_step(t_ms, 1, aspect))
    return report.getUint32(COUNT, true)
  }
}

/** What makes a step, for each way to count. */
const WAYS = {
  async wasm(module, { text }) {
    const engine = await Engine.create(module)
    engine.start(text)
    return (t_ms, frame, aspect) => engine.step(t_ms, frame, aspect).tally.count
  },
  bare: bareStep,
  plain(_module, { text }) {
    const plain = new PlainEngine(JSON.parse(text))
    return (t_ms, frame, aspect) => plain.step(t_ms, frame, aspect).count
  }
}

playWhenTold(WAYS)
