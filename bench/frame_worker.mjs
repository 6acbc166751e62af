/** Nanoseconds a frame, the recording played `loops` times, and what the last step gave. */
function play(step, { fps, frames, aspect }, loops) {
  let t_ms = 0
  let count = 0
  const start_ms = performance.now()
  for (let i = 0; i < loops; i++) {
    for (const frame of frames) {
      count = step(t_ms, frame, aspect)
      t_ms += 1000 / fps
    }
  }
  return { ns: (1e6 * (performance.now() - start_ms)) / (loops * frames.length), count }
}

/**
 * Plays a recording in this worker whenever it is told to, in one of the ways to make a step:
 * `(module, given) => step(t_ms, frame, aspect)`, where `given` is what came with the recording.
 */
export function playWhenTold(ways, inOrder = (frames) => frames) {
  let given
  globalThis.onmessage = async ({ data }) => {
    if (data.bytes) {
      const frames = data.recording.frames.map((frame) => new Float32Array(frame.flat()))
      given = { ...data, recording: { ...data.recording, frames: inOrder(frames) } }
      given.module = await WebAssembly.compile(data.bytes)
      globalThis.postMessage('ready')
      return
    }
    const step = await ways[data.way](given.module, given)
    globalThis.postMessage(play(step, given.recording, given.loops))
  }
}
