import { closeCamera, endedProblem, openCamera, type Camera } from './camera'
import type { CameraViewProps } from './camera_view'
import { sendFrames, type FrameSource } from './frame_source'
import type { FromWorker, PictureProblem, PoseModelName, ToWorker } from './pose_protocol'
import type { CameraProblem, CameraState } from './problem'
import { numbersOnly } from './report_door'
import { isSupported } from './support'
import { moduleOfTask } from './task_module'
import { fetchModel, preferModel, preload, takeVisionFiles } from './vision_files'

/** A camera or a model that says nothing for so long has failed. */
const SILENCE_MS = 10_000
/** A glance at another tab keeps the camera; a longer absence turns it and its light off. */
const HIDDEN_GRACE_MS = 5_000

/**
 * A camera, its worker, and what they are up to, from the permission question to the last track
 * stopped.
 */
export class CameraSession {
  readonly #video: HTMLVideoElement
  readonly #props: CameraViewProps
  #worker: Worker | null = null
  #camera: Camera | null = null
  #source: FrameSource | null = null
  #state: CameraState = { kind: 'asking' }
  #progress = 0
  /** From start to stop. */
  #isOn = false
  #isLoaded = false
  #isRunning = false
  #isOpening = false
  #isVisible = true
  #problem: PictureProblem = null
  #silence: ReturnType<typeof setTimeout> | undefined
  #hidden: ReturnType<typeof setTimeout> | undefined
  /** Grows with every task that is to be sent. */
  #order = 0
  /** Grows with every start and stop; what was begun under an older one has no say any more. */
  #attempt = 0

  /** @param props read whenever they are needed, so they may change */
  constructor(video: HTMLVideoElement, props: CameraViewProps) {
    this.#video = video
    this.#props = props
  }

  /** Opens the camera and loads the models, side by side. */
  start(): void {
    const attempt = (this.#attempt += 1)
    this.#isOn = true
    this.#tell({ kind: 'asking' })
    if (!isSupported()) return this.#stopWith('unsupported')
    if (!this.#worker) void this.#load(attempt)
    void this.#open()
  }

  /** Turns everything off. */
  stop(): void {
    this.#attempt += 1
    this.#isOn = false
    this.#releaseCamera()
    this.#worker?.terminate()
    this.#worker = null
    this.#isLoaded = this.#isRunning = false
    clearTimeout(this.#hidden)
  }

  /** The task or its phase changed. */
  restartTask(): void {
    if (this.#isLoaded) void this.#sendTask((this.#order += 1))
  }

  /** The task as it is once its part of the engine is there; a later order makes this one void. */
  async #sendTask(order: number): Promise<void> {
    const engine = await moduleOfTask(this.#props.task.kind).catch(() => null)
    if (order !== this.#order || !this.#isLoaded) return
    if (!engine) return this.#stopWith('failed')
    const { task, counting } = this.#props
    this.#send({ kind: 'task', task, engine, counting })
    this.holdTask()
  }

  /** The world of a game is to stand still, or to go on. */
  holdTask(): void {
    if (this.#isLoaded) this.#send({ kind: 'hold', held: this.#props.held ?? false })
  }

  /** The page was hidden or shown again. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible
    clearTimeout(this.#hidden)
    if (this.#isLoaded) this.#send({ kind: 'pause', paused: !isVisible })
    if (this.#state.kind === 'stopped') return
    if (!isVisible) {
      clearTimeout(this.#silence)
      this.#hidden = setTimeout(() => this.#releaseCamera(), HIDDEN_GRACE_MS)
    } else if (!this.#camera) void this.#open()
    else if (this.#source) this.#expectReport()
  }

  async #load(attempt: number): Promise<void> {
    preload(this.#props.task.kind)
    try {
      const files = await takeVisionFiles((progress) => {
        this.#progress = progress
        this.#update()
      })
      if (attempt !== this.#attempt) return
      const worker = new Worker(new URL('./pose.worker.ts', import.meta.url), { type: 'module' })
      this.#worker = worker
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data)
      worker.onerror = () => this.#stopWith('failed')
      this.#send({ kind: 'load', ...files }, [files.model])
    } catch {
      if (attempt === this.#attempt) this.#stopWith('failed')
    }
  }

  async #open(): Promise<void> {
    if (this.#isOpening) return
    this.#isOpening = true
    const camera = await openCamera(navigator.mediaDevices)
    this.#isOpening = false
    // Stopped and started anew while the browser was asking: its answer is for the new start.
    const attempt = this.#attempt
    if (typeof camera === 'string') {
      if (this.#isOn) this.#stopWith(camera)
      return
    }
    if (!this.#isOn || !this.#isVisible) return closeCamera(camera)
    this.#camera = camera
    camera.track.onended = () => void this.#ended(attempt)
    this.#video.srcObject = camera.stream
    await this.#video.play().catch(() => {}) // a picture that is not shown is still understood
    if (attempt === this.#attempt) this.#connect()
  }

  /** Joins camera and model once both are there. */
  #connect(): void {
    this.#update()
    if (!this.#camera || !this.#isLoaded || this.#source) return
    this.#source = sendFrames(this.#camera.track, this.#video, (message, transfer) =>
      this.#send(message, transfer)
    )
    this.#expectReport()
  }

  #hear(message: FromWorker): void {
    switch (message.kind) {
      case 'loaded':
        this.#isLoaded = true
        this.restartTask()
        return this.#connect()
      case 'want_model':
        return void this.#changeModel(message.name)
      case 'running':
        this.#isRunning = true
        return this.#update()
      case 'idle':
        return this.#source?.idle()
      case 'picture':
        this.#problem = message.problem
        return this.#update()
      case 'report':
        if (!this.#camera) return
        this.#expectReport()
        return this.#props.onreport(numbersOnly(message.report))
      case 'failed':
        console.warn(`camera: ${message.reason}`)
        return this.#stopWith(message.problem)
    }
  }

  /** Without the other model the first one goes on: slow, but counting. */
  async #changeModel(name: PoseModelName): Promise<void> {
    const attempt = this.#attempt
    preferModel(name)
    const model = await fetchModel(name).catch(() => null)
    if (model && attempt === this.#attempt) this.#send({ kind: 'model', name, model }, [model])
  }

  async #ended(attempt: number): Promise<void> {
    const problem = await endedProblem(navigator.mediaDevices)
    if (attempt === this.#attempt) this.#stopWith(problem)
  }

  #expectReport(): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => this.#stopWith('failed'), SILENCE_MS)
  }

  #releaseCamera(): void {
    clearTimeout(this.#silence)
    this.#source?.stop()
    this.#source = null
    if (this.#camera) this.#camera.track.onended = null
    closeCamera(this.#camera)
    this.#camera = null
    this.#problem = null
    this.#video.srcObject = null
  }

  #stopWith(problem: CameraProblem): void {
    this.stop()
    this.#tell({ kind: 'stopped', problem })
  }

  #send(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker?.postMessage(message, transfer)
  }

  /** Says how far things have come, once the permission question is answered. */
  #update(): void {
    if (!this.#camera) return
    if (!this.#isLoaded) this.#tell({ kind: 'loading', progress: this.#progress })
    else if (!this.#isRunning) this.#tell({ kind: 'warming' })
    else this.#tell({ kind: 'running', problem: this.#problem })
  }

  #tell(state: CameraState): void {
    this.#state = state
    this.#props.onstate(state)
  }
}
