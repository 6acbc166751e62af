// Runs in a worker of a real browser, where the page recognises: plays a recording among all
// exercises, as often as it is told to.
import { FlowCounter } from '../../web/src/engine/flow.ts'
import { playWhenTold } from '../frame_worker.mjs'

const LANDMARK_FLOATS = 33 * 4

/** The module's own step, without the frame that the page makes of it. */
function bareStep(module, { texts }) {
  const flow = new WebAssembly.Instance(module, {}).exports
  flow._initialize()
  flow.liopep_flow_clear()
  for (const text of texts) {
    const bytes = new TextEncoder().encode(text)
    new Uint8Array(flow.memory.buffer, flow.liopep_flow_text()).set(bytes)
    if (flow.liopep_flow_add(bytes.length) !== 1) throw new Error('the engine refuses an exercise')
  }
  const input = new Float32Array(flow.memory.buffer, flow.liopep_flow_landmarks(), LANDMARK_FLOATS)
  return (t_ms, frame, aspect) => {
    input.set(frame)
    flow.liopep_flow_step(t_ms, 1, aspect)
  }
}

/** What makes a step, for each way to count. */
const WAYS = {
  async door(module, { texts }) {
    const flow = await FlowCounter.create(module, texts)
    return (t_ms, frame, aspect) => flow.step(t_ms, frame, aspect)
  },
  bare: bareStep
}

// To and fro, so that nobody leaps as where a clip begins anew.
playWhenTold(WAYS, (there) => [...there, ...there.toReversed()])
