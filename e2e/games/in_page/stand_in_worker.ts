// Stands in for the camera's worker: the engine's own game, played by a simulated person. Put into
// the page before anything of it runs; the page, its camera and its drawing are the real ones.
import type { FromWorker, ToWorker } from '../../../web/src/capture/pose_protocol.ts'
import { GameReader } from '../../../web/src/capture/game_reader.ts'
import { GameEngine } from '../../../web/src/engine/game.ts'
import { StandInPlayer } from './stand_in_player.ts'
import type { StandIn } from './stand_in_wish.ts'

/** Set before this script. */
declare const standIn: StandIn

const PageWorker = globalThis.Worker

class PoseStandIn extends EventTarget {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null
  onerror: (() => void) | null = null
  #engine: Promise<GameEngine> | null = null
  #reader: GameReader | null = null
  #player: StandInPlayer | null = null
  #timer: ReturnType<typeof setInterval> | undefined
  #t_ms = 0
  #isPaused = false

  postMessage(message: ToWorker): void {
    if (message.kind === 'load') {
      this.#tell({ kind: 'loaded' })
    } else if (message.kind === 'task') {
      void this.#follow(message)
    } else if (message.kind === 'hold') {
      this.#reader?.hold(message.held)
    } else if (message.kind === 'pause') {
      this.#isPaused = message.paused
    } else if (message.kind === 'stream') {
      void message.frames.cancel()
      this.#timer = setInterval(() => this.#frame(), 1000 / standIn.fps)
      this.#tell({ kind: 'running' })
    }
  }

  terminate(): void {
    clearInterval(this.#timer)
  }

  async #follow(order: Extract<ToWorker, { kind: 'task' }>): Promise<void> {
    const { task, engine, counting } = order
    if (task.kind !== 'game') return
    this.#engine ??= GameEngine.create(engine)
    this.#reader ??= new GameReader(await this.#engine, task.options)
    this.#player ??= new StandInPlayer(task.options.game, standIn.aspect)
    this.#reader.restart(counting)
  }

  #last: Parameters<StandInPlayer['move']>[0] = null

  #frame(): void {
    if (!this.#reader || !this.#player || this.#isPaused) return
    const step_ms = (1000 / standIn.fps) * standIn.speed
    this.#t_ms += step_ms
    const body = this.#player.move(this.#last, step_ms / 1000)
    const report = this.#reader.read(this.#t_ms, body, standIn.aspect)
    if (report.task === 'game') this.#last = report.game
    const now = performance.timeOrigin + performance.now()
    const timing = { arrived_ms: now, understood_ms: now, counted_ms: now }
    this.#tell({ kind: 'report', report, timing })
  }

  #tell(data: FromWorker): void {
    this.onmessage?.(new MessageEvent('message', { data }))
  }
}

globalThis.Worker = new Proxy(PageWorker, {
  construct: (_target, [address, options]: [string | URL, WorkerOptions?]) =>
    String(address).includes('pose') ? new PoseStandIn() : new PageWorker(address, options)
})
