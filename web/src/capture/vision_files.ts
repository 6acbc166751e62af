import type { CameraTask } from './camera_task'
import type { PoseModelName } from './pose_protocol'
import { moduleOfTask } from './task_module'

/** Page to file worker. */
export interface FileRequest {
  name: PoseModelName
  withVision: boolean
}

/** A pose model, and the vision module where it was asked for. */
interface FetchedFiles {
  name: PoseModelName
  model: ArrayBuffer
  vision: WebAssembly.Module | null
}

/** File worker to page. */
export type FileReply =
  | { kind: 'progress'; progress: number }
  | ({ kind: 'files' } & FetchedFiles)
  | { kind: 'failed'; reason: string }

/** What the pose worker needs; it may not fetch. */
export interface VisionFiles {
  vision: WebAssembly.Module
  name: PoseModelName
  model: ArrayBuffer
}

/** 0..1 */
export type OnProgress = (progress: number) => void

/** Lets a worker fetch, so that megabytes arriving do not hold up the page. */
function fetchFiles(request: FileRequest, onprogress: OnProgress): Promise<FetchedFiles> {
  const worker = new Worker(new URL('./files.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<FetchedFiles>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FileReply>) => {
      if (data.kind === 'progress') onprogress(data.progress)
      else if (data.kind === 'files') resolve(data)
      else reject(new Error(data.reason))
    }
    worker.onerror = () => reject(new Error('the file worker did not start'))
    worker.postMessage(request)
  }).finally(() => worker.terminate())
}

/** Fetches another pose model. */
export async function fetchModel(name: PoseModelName): Promise<ArrayBuffer> {
  return (await fetchFiles({ name, withVision: false }, () => {})).model
}

interface Load {
  files: Promise<VisionFiles>
  progress: number
  onprogress: OnProgress
}

let waiting: Load | null = null
let preferred: PoseModelName = 'full'

/** From now on, until the page is closed, begin with this model: the device was measured. */
export function preferModel(name: PoseModelName): void {
  preferred = name
}

async function loadFiles(onprogress: OnProgress): Promise<VisionFiles> {
  const { name, model, vision } = await fetchFiles(
    { name: preferred, withVision: true },
    onprogress
  )
  if (!vision) throw new Error('the file worker left out the vision module')
  return { vision, name, model }
}

function load(): Load {
  const files = loadFiles((progress) => {
    started.progress = progress
    started.onprogress(progress)
  })
  const started: Load = { files, progress: 0, onprogress: () => {} }
  return started
}

/**
 * Begins to fetch what the camera needs, so that a person who is about to start does not wait.
 * Call it on intent (a break chosen, a button under the pointer); again is free.
 */
export function preload(kind: CameraTask['kind'] = 'exercise'): void {
  moduleOfTask(kind).catch(() => {}) // the camera asks again, and says so
  if (waiting) return
  const started = load()
  waiting = started
  started.files.catch(() => {
    if (waiting === started) waiting = null // the next one tries again
  })
}

/** The files, whether or not `preload` began them. The model's bytes are the caller's to give away. */
export async function takeVisionFiles(onprogress: OnProgress): Promise<VisionFiles> {
  const taken = waiting ?? load()
  waiting = null
  onprogress(taken.progress)
  taken.onprogress = onprogress
  return taken.files
}
