import type { ToWorker } from './pose_protocol'

type Send = (message: ToWorker, transfer: Transferable[]) => void

/** Sends a camera's frames to the worker, the newest only, never two at a time. */
export interface FrameSource {
  /** The worker is done with a frame. */
  idle: () => void
  stop: () => void
}

/** Chromium; not yet in TypeScript's own types (MediaStreamTrack Insertable Media Processing). */
interface TrackProcessor {
  readable: ReadableStream<VideoFrame>
}
type TrackProcessorConstructor = new (init: {
  track: MediaStreamTrack
  maxBufferSize: number
}) => TrackProcessor

/** The camera's stream itself goes to the worker: no frame touches the page's thread. */
function streamFrames(
  Processor: TrackProcessorConstructor,
  track: MediaStreamTrack,
  send: Send
): FrameSource {
  const { readable: frames } = new Processor({ track, maxBufferSize: 1 })
  send({ kind: 'stream', frames }, [frames])
  return { idle() {}, stop() {} } // the stream ends with its track
}

/** Where tracks cannot be read as streams: a picture of each new frame, when the worker is idle. */
function pictureFrames(video: HTMLVideoElement, send: Send): FrameSource {
  let isIdle = true
  let request = 0
  const onFrame = async (now_ms: number, { captureTime }: VideoFrameCallbackMetadata) => {
    request = video.requestVideoFrameCallback(onFrame)
    if (!isIdle) return
    isIdle = false
    const stopped = request
    const picture = await createImageBitmap(video).catch(() => null)
    if (!picture) isIdle = true
    else if (stopped === 0) picture.close()
    else send({ kind: 'frame', picture, t_ms: captureTime ?? now_ms }, [picture])
  }
  request = video.requestVideoFrameCallback(onFrame)
  return {
    idle: () => (isIdle = true),
    stop: () => video.cancelVideoFrameCallback(request)
  }
}

export function sendFrames(track: MediaStreamTrack, video: HTMLVideoElement, send: Send) {
  const { MediaStreamTrackProcessor: Processor } = globalThis as {
    MediaStreamTrackProcessor?: TrackProcessorConstructor
  }
  return Processor ? streamFrames(Processor, track, send) : pictureFrames(video, send)
}
