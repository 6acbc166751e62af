// Runs in a worker of a real browser: plays a recording through every game and tells what came.
import { replayAll, type PlayRecording } from '../../../web/src/engine/game_fingerprint.ts'

interface Order {
  module: Uint8Array<ArrayBuffer>
  seed: number
  recording: PlayRecording
}

globalThis.onmessage = ({ data }: MessageEvent<Order>) => {
  void WebAssembly.compile(data.module)
    .then((module) => replayAll(module, data.seed, data.recording))
    .then((replayed) => postMessage(replayed))
}
