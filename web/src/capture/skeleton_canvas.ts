import { containedIn, drawSkeleton, type SkeletonStyle } from './skeleton'

/** Colours are read anew this often, so that a change of theme arrives. */
const STYLE_INTERVAL_MS = 1000

/** The canvas over the picture: at most one drawing a display frame, sizes read only when they change. */
export class SkeletonCanvas {
  readonly #canvas: HTMLCanvasElement
  readonly #video: HTMLVideoElement
  readonly #context: CanvasRenderingContext2D
  readonly #observer: ResizeObserver
  #landmarks: Float32Array | null = null
  #request = 0
  #style: SkeletonStyle = { line: '', joint: '' }
  #styleRead_ms = -Infinity

  constructor(canvas: HTMLCanvasElement, video: HTMLVideoElement) {
    this.#canvas = canvas
    this.#video = video
    this.#context = canvas.getContext('2d')!
    this.#observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect
      canvas.width = Math.round(width * devicePixelRatio)
      canvas.height = Math.round(height * devicePixelRatio)
      this.show(this.#landmarks)
    })
    this.#observer.observe(canvas)
  }

  show(landmarks: Float32Array | null): void {
    this.#landmarks = landmarks
    this.#request ||= requestAnimationFrame((t_ms) => this.#draw(t_ms))
  }

  stop(): void {
    this.#observer.disconnect()
    cancelAnimationFrame(this.#request)
  }

  #draw(t_ms: number): void {
    this.#request = 0
    const { videoWidth: width, videoHeight: height } = this.#video
    if (!width || !height) return
    if (t_ms - this.#styleRead_ms > STYLE_INTERVAL_MS) this.#readStyle(t_ms)
    const placement = containedIn(this.#canvas, { width, height })
    drawSkeleton(this.#context, this.#landmarks, placement, this.#style)
  }

  #readStyle(t_ms: number): void {
    const style = getComputedStyle(this.#canvas)
    this.#style = {
      line: style.getPropertyValue('--skeleton-line').trim() || 'rgb(255 255 255 / 70%)',
      joint: style.getPropertyValue('--skeleton-joint').trim() || 'rgb(255 255 255)'
    }
    this.#styleRead_ms = t_ms
  }
}
