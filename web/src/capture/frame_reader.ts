import { brightnessOf, PictureWatch, THUMBNAIL } from './brightness'
import { FrameClock } from './frame_clock'
import { ModelChoice } from './model_choice'
import { PoseModel } from './pose_model'
import type { FromWorker, PoseModelName, ToWorker } from './pose_protocol'
import { taskReaderOf } from './reader_of_task'
import type { TaskReader } from './task_reader'

const BRIGHTNESS_INTERVAL_MS = 500
/** So many frames without a person, and the warm-up does not wait for one. */
const EMPTY_FRAMES = 5
/** A size that any camera has; what is drawn does not matter. */
const WARM_UP = { width: 640, height: 480 } as const

type TaskOrder = Extract<ToWorker, { kind: 'task' }>

const now_ms = () => performance.timeOrigin + performance.now()

/** Turns each camera frame into numbers and drops the frame. Lives in the worker. */
export class FrameReader {
  paused = false
  readonly #vision: WebAssembly.Module
  readonly #tell: (message: FromWorker) => void
  readonly #clock = new FrameClock()
  readonly #choice = new ModelChoice()
  readonly #watch = new PictureWatch()
  readonly #thumbnail: OffscreenCanvasRenderingContext2D
  #model: PoseModel | null = null
  #nextModel: (() => Promise<void>) | null = null
  #task = ''
  #taskReader: TaskReader | null = null
  #frames = 0
  #isRunning = false
  #isCounting = false
  #isHeld = false
  #nextBrightness_ms = 0

  constructor(vision: WebAssembly.Module, tell: (message: FromWorker) => void) {
    this.#vision = vision
    this.#tell = tell
    const canvas = new OffscreenCanvas(THUMBNAIL.width, THUMBNAIL.height)
    this.#thumbnail = canvas.getContext('2d', { willReadFrequently: true })!
    this.#thumbnail.imageSmoothingQuality = 'medium' // averages noise away
  }

  /** Changes the model, which costs a second of blindness: not while counting. */
  async changeModel(name: PoseModelName, bundle: ArrayBuffer): Promise<void> {
    this.#nextModel = () => this.useModel(name, bundle)
    await this.#changeWhenIdle()
  }

  async #changeWhenIdle(): Promise<void> {
    if (this.#isCounting || !this.#nextModel) return
    const change = this.#nextModel
    this.#nextModel = null
    await change()
  }

  /** Loads a model and lets it see one empty picture: the first one costs a second. */
  async useModel(name: PoseModelName, bundle: ArrayBuffer): Promise<void> {
    this.#model?.close()
    this.#model = null
    const model = await PoseModel.create(this.#vision, bundle)
    const empty = new OffscreenCanvas(WARM_UP.width, WARM_UP.height)
    empty.getContext('2d')!.fillRect(0, 0, WARM_UP.width, WARM_UP.height)
    const picture = empty.transferToImageBitmap()
    model.find(picture, 0)
    picture.close()
    this.#model = model
    if (name === 'lite') this.#choice.chosen = 'lite'
  }

  /** Takes up a task; with `counting` a new round begins and its tally starts at zero. */
  async follow({ task, engine, counting }: TaskOrder): Promise<void> {
    this.#isCounting = counting
    const wanted = JSON.stringify(task)
    if (wanted !== this.#task) {
      this.#task = wanted
      this.#taskReader = null
      const reader = await taskReaderOf(task, engine)
      if (wanted !== this.#task) return // another task came meanwhile
      this.#taskReader = reader
    }
    this.#taskReader?.restart(this.#isCounting)
    this.#taskReader?.hold?.(this.#isHeld)
    await this.#changeWhenIdle()
  }

  /** Lets the world of a game stand still, or go on. */
  hold(held: boolean): void {
    this.#isHeld = held
    this.#taskReader?.hold?.(held)
  }

  /** Understands one frame, reports it, and closes it. */
  read(frame: VideoFrame | ImageBitmap, camera_ms: number): void {
    const arrived_ms = now_ms()
    try {
      if (!this.paused && this.#model && this.#taskReader)
        this.#understand(this.#model, this.#taskReader, frame, camera_ms, arrived_ms)
    } finally {
      frame.close()
    }
  }

  #understand(
    model: PoseModel,
    task: TaskReader,
    frame: VideoFrame | ImageBitmap,
    camera_ms: number,
    arrived_ms: number
  ): void {
    const t_ms = this.#clock.next(camera_ms)
    const landmarks = model.find(frame, t_ms)
    const understood_ms = now_ms()
    const report = task.read(t_ms, landmarks, aspectOf(frame))
    const counted_ms = now_ms()
    const timing = { arrived_ms, understood_ms, counted_ms }
    this.#tell({ kind: 'report', report, timing })
    this.#watchPicture(frame, t_ms, landmarks !== null)
    this.#chooseModel(understood_ms - arrived_ms, landmarks !== null)
  }

  #chooseModel(inference_ms: number, personSeen: boolean): void {
    this.#frames += 1
    const before = this.#choice.chosen
    this.#choice.note(inference_ms, personSeen)
    if (!before && this.#choice.chosen === 'lite') this.#tell({ kind: 'want_model', name: 'lite' })
    if (this.#isRunning) return
    if (this.#choice.chosen || (!personSeen && this.#frames >= EMPTY_FRAMES)) {
      this.#isRunning = true
      this.#tell({ kind: 'running' })
    }
  }

  #watchPicture(frame: VideoFrame | ImageBitmap, t_ms: number, personSeen: boolean): void {
    if (t_ms < this.#nextBrightness_ms) return
    this.#nextBrightness_ms = t_ms + BRIGHTNESS_INTERVAL_MS
    const { width, height } = THUMBNAIL
    this.#thumbnail.drawImage(frame, 0, 0, width, height)
    const { data } = this.#thumbnail.getImageData(0, 0, width, height)
    const before = this.#watch.told
    const problem = this.#watch.note(t_ms, brightnessOf(data), personSeen)
    if (problem !== before) this.#tell({ kind: 'picture', problem })
  }
}

/** Width by height of the picture as shown. */
function aspectOf(frame: VideoFrame | ImageBitmap): number {
  return frame instanceof ImageBitmap
    ? frame.width / frame.height
    : frame.displayWidth / frame.displayHeight
}
