/// <reference lib="webworker" />
import { FrameReader } from './frame_reader'
import { WithoutWebGL } from './pose_model'
import type { FromWorker, ToWorker } from './pose_protocol'

/**
 * The worker in which pictures end. Its script is served with `connect-src 'none'`: it can reach no
 * server, and everything it needs comes by message (P10).
 */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope

function tell(message: FromWorker): void {
  const landmarks = message.kind === 'report' ? message.report.landmarks : null
  scope.postMessage(message, landmarks ? [landmarks.buffer] : [])
}

let reader: FrameReader | null = null

const reading = (): FrameReader => {
  if (!reader) throw new Error('a frame came before the models')
  return reader
}

async function take(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'load':
      reader = new FrameReader(message.vision, tell)
      await reader.useModel(message.name, message.model)
      return tell({ kind: 'loaded' })
    case 'model':
      return reading().changeModel(message.name, message.model)
    case 'task':
      return reading().follow(message)
    case 'hold':
      return reading().hold(message.held)
    case 'pause':
      reading().paused = message.paused
      return
    case 'stream':
      return readStream(message.frames)
    case 'frame':
      reading().read(message.picture, message.t_ms)
      return tell({ kind: 'idle' })
  }
}

/** Reads until the camera ends. The stream keeps only its newest frame while one is being read. */
async function readStream(frames: ReadableStream<VideoFrame>): Promise<void> {
  const stream = frames.getReader()
  for (;;) {
    const { done, value: frame } = await stream.read()
    if (done) return
    reading().read(frame, frame.timestamp / 1000)
  }
}

scope.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  take(data).catch((error: unknown) => {
    const problem = error instanceof WithoutWebGL ? 'unsupported' : 'failed'
    tell({ kind: 'failed', problem, reason: String(error) })
  })
}
