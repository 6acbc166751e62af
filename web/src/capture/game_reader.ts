import type { GameEngine, GameOptions, GameReport } from '../engine/game'
import type { CameraReport } from './camera_task'

/** What the game's clock is moved on by after the world stood still. */
const FRAME_MS = 33

/**
 * Steps a game's world by camera frames. Before the play begins it only says whether the player is
 * in view; while held the world and its clock stand still. Lives in the worker.
 */
export class GameReader {
  readonly #engine: GameEngine
  readonly #options: GameOptions
  #isPlaying = false
  #isHeld = false
  #last: GameReport | null = null
  #offset_ms = 0

  constructor(engine: GameEngine, options: GameOptions) {
    this.#engine = engine
    this.#options = options
    engine.start(options)
  }

  /** Begins anew; with `playing` the coming frame is the first of the play. */
  restart(playing: boolean): void {
    this.#isPlaying = playing
    this.#last = null
    this.#engine.start(this.#options)
  }

  hold(held: boolean): void {
    this.#isHeld = held
  }

  /** @param aspect the picture's width divided by its height */
  read(t_ms: number, body: Float32Array | null, aspect: number): CameraReport {
    const game = this.#isHeld && this.#last ? still(this.#last) : this.#step(t_ms, body, aspect)
    if (this.#isHeld) this.#offset_ms = t_ms - FRAME_MS - game.t_ms
    else this.#last = game
    return { task: 'game', landmarks: body, aspect, game: this.#isPlaying ? game : framing(game) }
  }

  #step(t_ms: number, body: Float32Array | null, aspect: number): GameReport {
    if (!this.#isPlaying && this.#last?.state === 'over') this.#engine.start(this.#options)
    return this.#engine.step(t_ms - this.#offset_ms, { body, aspect })
  }
}

const still = (report: GameReport): GameReport => ({ ...report, events: [] })

/** The world before its play: nothing but where the player and their hands are. */
function framing(report: GameReport): GameReport {
  const isSeen = report.state === 'measuring' || report.state === 'playing'
  return {
    ...report,
    state: isSeen ? 'measuring' : 'looking',
    score: 0,
    combo: 0,
    hits: 0,
    misses: 0,
    shapes: [],
    events: []
  }
}
