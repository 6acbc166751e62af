/// <reference lib="webworker" />
import sizes from '../../generated-assets/sizes.json'
import fullUrl from '../../generated-assets/pose_landmarker_full.task?url'
import liteUrl from '../../generated-assets/pose_landmarker_lite.task?url'
import visionUrl from '../../generated-assets/vision_wasm.wasm?url'
import type { FileReply, FileRequest } from './vision_files'
import type { PoseModelName } from './pose_protocol'

/**
 * Fetches and compiles the large files, from the page's own origin, off the page's thread. It never
 * sees a picture: the worker that does may not fetch.
 */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope

const MODELS: Record<PoseModelName, { url: string; bytes: number }> = {
  full: { url: fullUrl, bytes: sizes['pose_landmarker_full.task'] },
  lite: { url: liteUrl, bytes: sizes['pose_landmarker_lite.task'] }
}

// Compressed, the vision module is about a fifth of all that is loaded.
const VISION_SHARE = 0.2

const tell = (reply: FileReply, transfer: Transferable[] = []) => scope.postMessage(reply, transfer)

async function fetchFile(url: string): Promise<Response> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return response
}

/** Progress counts unpacked bytes, whose sum is known from the build. */
async function fetchModel(name: PoseModelName, onprogress: (progress: number) => void) {
  const { url, bytes } = MODELS[name]
  const response = await fetchFile(url)
  if (!response.body) throw new Error(`${url}: empty`)
  const model = new Uint8Array(bytes)
  let received = 0
  for (let body = response.body.getReader(); ;) {
    const { done, value } = await body.read()
    if (done) break
    if (received + value.length > bytes) throw new Error(`${url}: longer than ${bytes} bytes`)
    model.set(value, received)
    received += value.length
    onprogress(received / bytes)
  }
  if (received !== bytes) throw new Error(`${url}: ${received} of ${bytes} bytes`)
  return model.buffer
}

/** Tells progress in whole percents: a message for each chunk would only keep the page busy. */
function progressTeller() {
  let told = 0
  return (progress: number) => {
    if (progress - told < 0.01) return
    told = progress
    tell({ kind: 'progress', progress })
  }
}

async function fetchAll({ name, withVision }: FileRequest): Promise<void> {
  const onprogress = progressTeller()
  const share = withVision ? VISION_SHARE : 0
  let model = 0
  let vision = 0
  const report = () => onprogress(model * (1 - share) + vision * share)
  const [bytes, module] = await Promise.all([
    fetchModel(name, (progress) => {
      model = progress
      report()
    }),
    // Compiled while it arrives; browsers keep the compiled code.
    withVision ? WebAssembly.compileStreaming(fetchFile(visionUrl)) : null
  ])
  vision = 1
  report()
  tell({ kind: 'files', name, model: bytes, vision: module }, [bytes])
}

scope.onmessage = ({ data }: MessageEvent<FileRequest>) => {
  fetchAll(data).catch((error: unknown) => tell({ kind: 'failed', reason: String(error) }))
}
