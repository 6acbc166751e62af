// Runs in a worker of a real browser, where the page recognises: plays a recording among all
// exercises, as often as it is told to.
import { FlowCounter } from '../../web/src/engine/flow.ts'

const LANDMARK_FLOATS = 33 * 4

/** The module's own step, without the frame that the page makes of it. */
function bareStep(module, texts) {
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
  async door(module, texts) {
    const flow = await FlowCounter.create(module, texts)
    return (t_ms, frame, aspect) => flow.step(t_ms, frame, aspect)
  },
  bare: bareStep
}

/** Nanoseconds a frame, the recording played `loops` times. */
function play(step, { fps, frames, aspect }, loops) {
  let t_ms = 0
  const start_ms = performance.now()
  for (let i = 0; i < loops; i++) {
    for (const frame of frames) {
      step(t_ms, frame, aspect)
      t_ms += 1000 / fps
    }
  }
  return (1e6 * (performance.now() - start_ms)) / (loops * frames.length)
}

let given

globalThis.onmessage = async ({ data }) => {
  if (data.bytes) {
    const there = data.recording.frames.map((frame) => new Float32Array(frame.flat()))
    // To and fro, so that nobody leaps as where a clip begins anew.
    const frames = [...there, ...there.toReversed()]
    given = { ...data, recording: { ...data.recording, frames } }
    given.module = await WebAssembly.compile(data.bytes)
    globalThis.postMessage('ready')
    return
  }
  const step = await WAYS[data.way](given.module, given.texts)
  globalThis.postMessage(play(step, given.recording, given.loops))
}
