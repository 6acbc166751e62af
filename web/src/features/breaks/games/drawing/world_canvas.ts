import type { Arms, GameEvent, GameId, GameReport } from '../../../../engine/game'
import { Hands } from './hands'
import { Motion } from './motion'
import { placeIn, type Pen, type Place } from './pen'
import { Sparks } from './sparks'
import { drawWorld, tintOf } from './world'

/** More pixels than this for each of the page's are not seen but cost their time. */
const MOST_DENSITY = 2
const LONGEST_STEP_S = 0.1

/** The canvas of a game: draws the world at the display's rate from reports at the camera's. */
export class WorldCanvas {
  readonly #canvas: HTMLCanvasElement
  readonly #context: CanvasRenderingContext2D
  readonly #observer: ResizeObserver
  readonly #motion = new Motion()
  readonly #sparks = new Sparks()
  readonly #hands = new Hands()
  readonly #stillness = matchMedia('(prefers-reduced-motion: reduce)')
  #aspect = 4 / 3
  #tint: CanvasGradient | null = null
  #place: Place = { left: 0, top: 0, width: 0, height: 0 }
  #request = 0
  #last_ms = 0
  #world_ms = 0
  /** The world stands still and nothing flies about. */
  isHeld = false

  constructor(
    canvas: HTMLCanvasElement,
    readonly game: GameId,
    readonly arms: Arms
  ) {
    this.#canvas = canvas
    this.#context = canvas.getContext('2d')!
    this.#observer = new ResizeObserver(([entry]) => {
      const density = Math.min(MOST_DENSITY, devicePixelRatio)
      canvas.width = Math.round(entry!.contentRect.width * density)
      canvas.height = Math.round(entry!.contentRect.height * density)
      this.#settle()
    })
    this.#observer.observe(canvas)
    this.#request = requestAnimationFrame(this.#draw)
  }

  /** How long a camera frame takes, in the mean. */
  get frame_ms(): number {
    return this.#motion.frame_ms
  }

  /** @param aspect width of the camera's picture divided by its height */
  show(report: GameReport, events: readonly GameEvent[], aspect: number): void {
    if (aspect !== this.#aspect && aspect > 0) {
      this.#aspect = aspect
      this.#settle()
    }
    this.#motion.take(report, performance.now())
    for (const event of events) this.#sparks.happen(event, this.#stillness.matches)
  }

  stop(): void {
    this.#observer.disconnect()
    cancelAnimationFrame(this.#request)
  }

  #settle(): void {
    this.#place = placeIn(this.#canvas, this.#aspect)
    this.#tint = tintOf(this.#context, this.game, this.#canvas.height)
  }

  readonly #draw = (): void => {
    this.#request = requestAnimationFrame(this.#draw)
    const now_ms = performance.now()
    const dt_s = Math.min(LONGEST_STEP_S, (now_ms - this.#last_ms) / 1000)
    this.#last_ms = now_ms
    if (!this.isHeld) this.#world_ms += 1000 * dt_s
    this.#drawTint()
    const shown = this.#motion.at(now_ms)
    if (!shown || this.#place.width === 0) return
    const pen: Pen = {
      context: this.#context,
      place: this.#place,
      time_ms: this.#world_ms,
      calm: this.#stillness.matches
    }
    drawWorld(pen, this.game, shown.shapes)
    this.#hands.draw(pen, this.game, shown.hands, this.#played())
    this.#sparks.draw(pen, this.isHeld ? 0 : dt_s)
  }

  /** In place of what was drawn before. */
  #drawTint(): void {
    if (!this.#tint) return
    this.#context.globalCompositeOperation = 'copy'
    this.#context.fillStyle = this.#tint
    this.#context.fillRect(0, 0, this.#canvas.width, this.#canvas.height)
    this.#context.globalCompositeOperation = 'source-over'
  }

  #played(): readonly ('left' | 'right')[] {
    return this.arms === 'both' ? ['left', 'right'] : [this.arms]
  }
}
